#!/usr/bin/env python3
"""The mailbox as an employer asks for it, at a size: the list and an act by GET, an act's opening by POST, beside nginx serving a file
of the same size over the same TLS in the same run. See mailbox.sh."""
import json
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/e2e"))
from desk import BUILD, Api, Desk  # noqa: E402

HERE = pathlib.Path(__file__).parent
BOXES, ROWS = int(os.environ.get("BOXES", 1000)), int(os.environ.get("ROWS", 20_000))
SECONDS, OPENS = int(os.environ.get("SECONDS_EACH", 2)), int(os.environ.get("OPENS", 6))
CONNECTIONS = [int(each) for each in os.environ.get("CONNECTIONS", "16").split()]
SESSIONS = min(BOXES, 20_000)
CLUSTER = BUILD / "bench-pg"


class BenchDesk(Desk):
    """On a cluster of its own, as an operator would set it up for this size."""

    def _make_database(self):
        pg = ROOT / "scripts/pg"
        start = [pg, "start", CLUSTER]
        url = subprocess.run(start, check=True, capture_output=True, text=True).stdout.strip()
        self.closing.callback(subprocess.run, [pg, "remove", CLUSTER], check=False, stdout=subprocess.DEVNULL)
        big = ROWS > 1_000_000
        for key, value in {"shared_buffers": "4GB" if big else "256MB", "max_wal_size": "16GB" if big else "1GB"}.items():
            subprocess.run(["psql", "-XAtq", "-d", url, "-c", f"ALTER SYSTEM SET {key} = '{value}'"], check=True)
        subprocess.run([pg, "stop", CLUSTER], check=True, capture_output=True)
        self.database = subprocess.run(start, check=True, capture_output=True, text=True).stdout.strip()


class Nginx:
    """Serves files of given sizes over TLS with the desk's certificate."""

    def __init__(self, desk, files):
        self.desk, self.port, self.home = desk, desk._free_port(), desk.work / "nginx"
        (self.home / "www").mkdir(parents=True)
        for name, data in files.items():
            (self.home / "www" / name).write_bytes(data)
        self.home.chmod(0o755)
        tls = desk.pki / "tls"
        conf = self.home / "nginx.conf"
        user = "user root;\n" if os.geteuid() == 0 else ""
        conf.write_text(f"""daemon off; worker_processes 2; pid {self.home}/pid; error_log {self.home}/error.log;
{user}events {{ worker_connections 1024; }}
http {{ access_log off; default_type application/json; keepalive_requests 1000000000; client_body_temp_path {self.home}/b;
proxy_temp_path {self.home}/p; fastcgi_temp_path {self.home}/f; uwsgi_temp_path {self.home}/u; scgi_temp_path {self.home}/s;
server {{ listen 127.0.0.1:{self.port} ssl; ssl_certificate {tls}/gateway.crt; ssl_certificate_key {tls}/gateway.key;
ssl_protocols TLSv1.2 TLSv1.3; root {self.home}/www; }} }}
""", encoding="utf-8")
        self.process = subprocess.Popen([shutil.which("nginx") or "/usr/sbin/nginx", "-p", self.home, "-c", conf], stderr=subprocess.DEVNULL)
        desk.closing.callback(self._end)
        desk.wait("nginx", lambda: self._answers())

    def _answers(self):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def _end(self):
        self.process.terminate()
        self.process.wait()


def wrk(desk, port, cases, connections):
    """(requests a second, p50 ms, p99 ms)."""
    done = subprocess.run(["wrk", "-t1", f"-c{connections}", f"-d{SECONDS}s", "--timeout", "30s", "-s", HERE / "mailbox.lua",
                           f"https://127.0.0.1:{port}"], check=True, capture_output=True, text=True, env={**os.environ, "CASES": str(cases)})
    rate, half, most, wrong = next(line for line in done.stdout.splitlines() if line.startswith("RESULT")).split()[1:]
    assert wrong == "0", done.stdout
    return float(rate), float(half), float(most)


def load(desk):
    sample = desk.sql("SELECT unit, official_rfc, type, version FROM acts WHERE type = 'multa' ORDER BY id LIMIT 1").split("|")
    named = dict(zip(("unit", "official", "type", "version"), sample), boxes=BOXES, rows=ROWS, sessions=SESSIONS, day=desk.day)
    began = time.monotonic()
    variables = [part for name, value in named.items() for part in ("-v", f"{name}={value}")]
    subprocess.run(["psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-d", desk.database, *variables, "-f", HERE / "mailbox.sql"], check=True,
                   stdout=subprocess.DEVNULL)
    wrong = subprocess.run(["psql", "-XAtq", "-d", desk.database, "-f", HERE / "mailbox_check.sql"], check=True, capture_output=True,
                           text=True).stdout.strip()
    assert wrong == "0", f"{wrong} rows are not consistent"
    size = desk.sql("SELECT pg_size_pretty(pg_database_size(current_database()))")
    print(f"{BOXES} boxes, {ROWS} notices, {desk.sql('SELECT count(*) FROM events')} events, {size}: made in {time.monotonic() - began:.0f} s")


def cases_of(desk, query, name):
    file = desk.work / name
    file.write_text("\n".join(line.replace("|", " ") for line in desk.sql(query).splitlines()) + "\n", encoding="utf-8")
    return file


def reads(desk):
    owned = ("FROM generate_series(0, %d - 1) n JOIN bench_boxes b ON b.box = (n::bigint * 7919) %% %d" % (SESSIONS, BOXES))
    lists = cases_of(desk, f"SELECT '/v1/mailbox', 'bench-' || n {owned}", "lists")
    act = "JOIN LATERAL (SELECT folio FROM acts a WHERE a.addressee_rfc = b.rfc AND a.state = %s ORDER BY id DESC LIMIT 1) f ON true"
    kinds = {"list": lists,
             "act, notified": cases_of(desk, f"SELECT '/v1/mailbox/' || folio, 'bench-' || n {owned} " + act % "'notified'", "notified"),
             "act, waiting": cases_of(desk, f"SELECT '/v1/mailbox/' || folio, 'bench-' || n {owned} " + act % "'awaiting_opening'", "waiting")}
    api, files, statics = Api(desk), {}, {}
    for kind, cases in kinds.items():
        lines = cases.read_text(encoding="utf-8").split("\n")[:-1]
        if not lines or not lines[0]:
            raise SystemExit(f"no case for {kind}: more ROWS")
        path, api.token = lines[0].split()
        status, _, body = api.ask("GET", path)
        assert status == 200, (body, desk.log())
        name = kind.replace(", ", "-") + ".json"
        files[name] = body
        statics[kind] = desk.work / (name + ".cases")
        statics[kind].write_text(f"/{name}\n", encoding="utf-8")
    nginx = Nginx(desk, files)
    print(f"{'':14} {'conn':>5} {'bytes':>6} | {'buzon/s':>8} {'p50 ms':>7} {'p99 ms':>8} | {'nginx/s':>8} {'p50 ms':>7} {'p99 ms':>8} | buzon/nginx")
    for kind, cases in kinds.items():
        for connections in CONNECTIONS:
            wrk(desk, desk.port, cases, connections)  # warms caches and prepared statements
            ours, static = wrk(desk, desk.port, cases, connections), wrk(desk, nginx.port, statics[kind], connections)
            size = len(files[kind.replace(", ", "-") + ".json"])
            print(f"{kind:14} {connections:5} {size:6} | {ours[0]:8.0f} {ours[1]:7.2f} {ours[2]:8.2f} | {static[0]:8.0f} {static[1]:7.2f} {static[2]:8.2f}"
                  f" | {ours[0] / static[0]:.3f}")


def opens(desk, folios):
    """Opening one after the other: the POST that verifies, seals, stamps and commits; the person's own signing is not counted."""
    taken = []
    for act in [act for act in desk.acts if act["fate"] != "estrados"][:OPENS]:
        owner = desk.owner(act)
        api, folio = desk.caller(owner), folios[act["reference"]]
        desk.until(folio, "awaiting_opening")
        request = api.post(f"/v1/mailbox/{folio}/open-requests")
        body = owner.body(request["cadena"], nonce=request["nonce"])
        began = time.perf_counter()
        api.post(f"/v1/mailbox/{folio}/acuses", body)
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    print(f"opening        one at a time, {len(taken)} acts: p50 {statistics.median(taken):.1f} ms, p99 {taken[int(len(taken) * 0.99)]:.1f} ms"
          f" ({1000 / statistics.mean(taken):.0f}/s)")


def main():
    limits = {"logins_per_minute": 0, "threads": max(64, 2 * max(CONNECTIONS))}
    with BenchDesk(acts=2 * OPENS + 6, config={"http": limits, "database": {"pool_size": 16}}) as desk:
        folios = desk.issue()
        desk.wait("every aviso", lambda: desk.sql("SELECT count(*) FROM outbox WHERE done_at IS NULL") == "0")
        desk.stop()  # its workers would read tables whose indexes are made last
        load(desk)
        desk.start()
        reads(desk)
        opens(desk, folios)
        print(json.dumps({"boxes": BOXES, "rows": ROWS, "cores": os.cpu_count(), "load": os.getloadavg()[0]}))


if __name__ == "__main__":
    main()
