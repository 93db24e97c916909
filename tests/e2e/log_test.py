#!/usr/bin/env python3
"""The Merkle log over HTTPS: Go's golang.org/x/mod/sumdb verifies what is fetched of it, so does tessera's fsck where a Go of its age
is there; a witness cosigns it and refuses forks; it survives kill -9; a log that was cut and signed again is found."""
import hashlib
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import BUILD, PROGRAM, ROOT, Api, Desk  # noqa: E402
from tlog import COSIGNATURE, Key, checkpoint, leaf, paths, question  # noqa: E402

ORIGIN = "buzon.example/log"
# Debian's: the judge needs nothing but its packages.
GO = "/usr/lib/go-1.19/bin/go" if pathlib.Path("/usr/lib/go-1.19/bin/go").exists() else "go"
# As db/log.cpp hands entries in.
HAND_IN = """with added as (insert into log_entries (entry) select convert_to(e, 'utf8') from {source}
             on conflict do nothing returning id) insert into log_queue (entry_id) select id from added"""


class Log(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.work = pathlib.Path(tempfile.mkdtemp(prefix="buzon-log-"))
        cls.addClassCleanup(shutil.rmtree, cls.work, ignore_errors=True)
        cls.key = Key(cls.work / "log.key", ORIGIN)
        cls.witness = Key(cls.work / "witness.key", "testigo.example/w1", COSIGNATURE)
        cls.other = Key(cls.work / "other.key", "otro.example/log")
        cls.policy, watched = cls.work / "policy.txt", cls.work / "watched.txt"
        cls.policy.write_text(f"log {cls.key.vkey}\nquorum none\n", encoding="utf-8")
        watched.write_text(f"log {cls.key.vkey}\nlog {cls.other.vkey}\nquorum none\n", encoding="utf-8")
        cls.desk = Desk(acts=1, config={
            "ledger": {"origin": ORIGIN, "key": cls.work / "log.key", "policy": cls.policy, "ca_file": BUILD / "sample-pki/tls/ca.crt"},
            "witness": {"name": cls.witness.name, "key": cls.work / "witness.key", "policy": watched}})
        cls.addClassCleanup(cls.desk.close)
        # Only now is the port known under which this very service is asked as a witness.
        cls.policy.write_text(f"log {cls.key.vkey}\nwitness w {cls.witness.vkey} https://localhost:{cls.desk.port}/witness\nquorum w\n",
                              encoding="utf-8")
        cls.desk.stop()
        cls.desk.start()
        cls.api = Api(cls.desk)
        judge = {**os.environ, "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": "", "GOCACHE": str(cls.work / "gocache")}
        subprocess.run([GO, "build", "-o", cls.work / "judge", ROOT / "tests/interop/tlog/judge.go"], check=True, env=judge)

    # --- helpers ----------------------------------------------------------------------------------------------------------------

    def size(self):
        return int(self.desk.sql("select coalesce(max(size), 0) from log_checkpoints"))

    def hand_in(self, first, count):
        self.desk.sql(HAND_IN.format(source=f"generate_series({first}, {first + count - 1}) n, lateral (select 'registro ' || n) x(e)"))

    def sequenced(self):
        self.desk.wait("every entry in its place", lambda: self.desk.sql("select count(*) from log_queue") == "0")

    def witnessed(self):
        self.desk.wait("a cosigned checkpoint", lambda: int(self.desk.sql(
            "select coalesce(max(size), 0) from log_cosignatures")) == self.size())

    def get(self, path):
        status, _, data = self.api.ask("GET", path)
        self.assertEqual(status, 200, path)
        return data

    def receipt(self, entry):
        return self.get(f"/v1/log/receipts/{hashlib.sha256(bytes(1) + entry.encode()).hexdigest()}")

    def fetch(self, entries):
        """A copy of the log as files."""
        copy = self.work / f"copy-{random.randrange(1 << 30)}"
        (copy / "receipts").mkdir(parents=True)
        (copy / "checkpoints").mkdir()
        note = self.get("/log/checkpoint")
        (copy / "checkpoint").write_bytes(note)
        size = int(note.split(b"\n")[1])
        for path in paths(size):
            file = copy / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(self.get("/log/" + path))
        for place, entry in enumerate(entries):
            (copy / "receipts" / f"{place}.entry").write_text(entry, encoding="utf-8")
            (copy / "receipts" / f"{place}.tlog-proof").write_bytes(self.receipt(entry))
        return copy, size

    def judge(self, copy, *more, good=True):
        done = subprocess.run([self.work / "judge", copy, self.key.vkey, *more], capture_output=True, text=True)
        self.assertEqual(done.returncode == 0, good, done.stdout + done.stderr)
        return done.stdout

    # --- what happens -------------------------------------------------------------------------------------------------------------

    def test_1_go_verifies_what_is_served(self):
        older = []
        for first, count in ((0, 1), (1, 300), (301, 400)):
            self.hand_in(first, count)
            self.sequenced()
            older.append(self.get("/log/checkpoint"))
        self.witnessed()
        copy, size = self.fetch(["registro 0", "registro 255", "registro 256", "registro 700"])
        self.assertEqual(size, 701)
        for place, note in enumerate(older):
            (copy / "checkpoints" / str(place)).write_bytes(note)
        print("judge:", self.judge(copy, self.witness.vkey).strip())
        self.assertIn("immutable", self.cache("/log/tile/0/000"))
        self.assertEqual(self.cache("/log/checkpoint"), "public, max-age=1")
        for path in ("/log/tile/0/003", "/log/tile/0/002.p/190", "/log/tile/2/000.p/1", "/log/tile/0/../checkpoint", "/log/tile/0/2",
                     "/log/nada"):
            self.assertEqual(self.api.ask("GET", path)[0], 404, path)
        # The judge is one: a byte of an entry, of a tile, of the checkpoint.
        for path in ("tile/entries/000", "tile/0/001", "checkpoint", "receipts/2.entry"):
            file = copy / path
            kept = file.read_bytes()
            file.write_bytes(kept[:20] + bytes([kept[20 % len(kept)] ^ 1]) + kept[21:] if len(kept) > 20 else b"x" + kept[1:])
            self.judge(copy, good=False)
            file.write_bytes(kept)
        self.judge(copy)

    def test_2_tessera_s_fsck_audits_it(self):
        fsck = os.environ.get("TESSERA_FSCK") or shutil.which("fsck-tessera")
        if not fsck:
            self.skipTest("no fsck of tessera: tests/interop/tlog/fsck.sh builds it where a Go of its age and its proxy are")
        copy, _ = self.fetch(["registro 0"])
        vkey = self.work / "log.vkey"
        vkey.write_text(self.key.vkey, encoding="utf-8")
        done = subprocess.run([fsck, "--storage_url", f"file://{copy}/", "--origin", ORIGIN, "--public_key", vkey, "--ui=false"],
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def cache(self, path):
        self.get(path)
        return self.api.headers["Cache-Control"]

    def test_3_a_receipt_is_verified_offline(self):
        self.hand_in(0, 10)
        self.sequenced()
        self.witnessed()
        file, entry = self.work / "x.tlog-proof", self.work / "x.entry"
        file.write_bytes(self.receipt("registro 5"))
        entry.write_text("registro 5", encoding="utf-8")

        def verify(*more, code=0):
            done = subprocess.run([PROGRAM, "--json", "verify", "--log-policy", self.policy, file, *more], cwd=self.work,
                                  capture_output=True, text=True)
            self.assertEqual(done.returncode, code, done.stdout + done.stderr)
            return done.stdout

        self.assertIn('"EntryInLog"', verify("--entry", entry))
        self.assertIn('"LogWitnessed"', verify())
        entry.write_text("registro 6", encoding="utf-8")
        self.assertIn('"EntryDiffers"', verify("--entry", entry, code=1))
        made = self.desk.run("log", "receipt", self.written("registro 5"))
        self.assertEqual(made.encode(), file.read_bytes())
        self.desk.run("log", "receipt", self.written("nunca"), code=1)

    def written(self, text):
        file = self.work / "entry.txt"
        file.write_text(text, encoding="utf-8")
        return file

    def test_4_a_witness_refuses_what_does_not_continue(self):
        def ask(old, leaves, key=self.other, origin=self.other.name, proof_of=None):
            body = question(old, proof_of or leaves, checkpoint(origin, leaves, key))
            return self.api.ask("POST", "/witness/add-checkpoint", body.encode(), kind="text/plain")

        leaves = [leaf(str(i).encode()) for i in range(20)]
        fork = [leaf(b"x")] + leaves[1:]
        self.assertEqual(ask(0, leaves[:5])[0], 200)
        self.assertEqual(ask(0, leaves[:6])[::2], (409, b"5\n"))
        self.assertEqual(ask(5, fork[:5])[::2], (409, b"5\n"))
        self.assertEqual(ask(5, fork)[0], 422)
        self.assertEqual(ask(5, leaves, proof_of=fork)[0], 422)
        self.assertEqual(ask(5, leaves[:4])[0], 400)
        self.assertEqual(ask(5, leaves, key=self.key)[0], 403)
        stranger = Key(self.work / "stranger.key", "nadie.example/log")
        self.assertEqual(ask(5, leaves, key=stranger, origin=stranger.name)[0], 404)
        self.assertEqual(self.api.ask("POST", "/witness/add-checkpoint", b"old 5\n", kind="text/plain")[0], 400)
        self.assertEqual(self.desk.sql(f"select size from witnessed_logs where origin = '{self.other.name}'"), "5")
        self.assertEqual(ask(5, leaves)[0], 200)
        self.assertEqual(ask(20, leaves)[0], 200)

    def test_5_killed_at_any_moment_it_goes_on(self):
        moments = random.Random(20261127)
        before = self.get("/log/checkpoint")
        for kill in range(5):
            self.hand_in(10_000 + 1000 * kill, 1000)
            self.desk.wait("a moment", lambda: moments.random() < 0.1)
            self.desk.service.kill()
            self.desk.service.wait()
            self.desk.start()
        self.sequenced()
        self.witnessed()
        self.assertEqual(self.desk.sql("select count(*) from log_leaves"), self.desk.sql("select count(*) from log_entries"))
        copy, size = self.fetch(["registro 10000", "registro 14999"])
        (copy / "checkpoints/before").write_bytes(before)
        print("judge:", self.judge(copy, self.witness.vkey).strip())
        found = self.desk.run("log", "check", "--json")
        self.assertEqual((found["defectos"], found["tamano"]), ([], size))
        self.assertEqual(self.desk.run("log", "status", "--json")["tamano"], size)

    def test_6_a_log_that_was_cut_and_signed_again_is_found(self):
        self.hand_in(0, 10)
        self.sequenced()
        self.witnessed()
        kept = self.work / "kept.tlog-proof"
        kept.write_bytes(self.receipt("registro 3"))
        self.desk.run("log", "check", "--checkpoint", kept)
        self.desk.stop()
        # Whoever owns the database and the log's key: the last entries go, the rest is sequenced anew under the right key.
        self.desk.sql("""set session_replication_role = replica;
            delete from log_cosignatures; delete from log_checkpoints; delete from log_tiles; delete from log_leaves;
            delete from log_entries where id > (select count(*) - 5 from log_entries);
            insert into log_queue select id from log_entries""")
        self.desk.start()
        self.sequenced()
        self.desk.run("log", "check")
        found = self.desk.run("log", "check", "--checkpoint", kept, "--json", code=1)
        self.assertEqual({defect["codigo"] for defect in found["defectos"]}, {"LogInconsistent"})
        # And the witness, who has seen more, is asked for nothing less.
        self.desk.wait("the alarm", lambda: "log_forked" in (self.desk.work / "serve.log").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
