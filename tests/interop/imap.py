#!/usr/bin/env python3
"""imap.py CHANNEL_TOOL PKI: the mailbox of bounces before a real dovecot."""
import atexit
import hashlib
import imaplib
import os
import pathlib
import shutil
import ssl
import subprocess
import sys
import tempfile

tool, pki = sys.argv[1], pathlib.Path(sys.argv[2])
here = pathlib.Path(__file__).resolve().parent
dovecot = here.parent / "support/dovecot.sh"
user = "rebotes@buzon.example"
failures = []


def check(what, good, detail=""):
    print(("ok    " if good else "FALLO ") + what + ("" if good else f": {detail}"), flush=True)
    if not good:
        failures.append(what)


folder = pathlib.Path(tempfile.mkdtemp(prefix="bz"))
folder.chmod(0o755)
(folder / "mail").mkdir()
if os.geteuid() == 0:
    shutil.chown(folder / "mail", "nobody", "nogroup")
atexit.register(subprocess.run, [dovecot, "stop", folder / "d"], check=False)
started = subprocess.run([dovecot, "start", folder / "d", pki, folder / "mail", user], stdout=subprocess.PIPE, text=True, check=True)
server = dict(line.split("=", 1) for line in started.stdout.splitlines())


def read(*mark, scheme="imaps", ca=None, password=None):
    done = subprocess.run([tool, "imap", scheme, server[scheme], ca or server["ca"], user, password or server["password"], *mark],
                          capture_output=True, text=True, check=False)
    facts = dict(line.split(": ", 1) for line in done.stdout.splitlines() if ": " in line)
    return {**facts, "exit": done.returncode, "said": done.stderr}


def session():
    one = imaplib.IMAP4("localhost", int(server["imap"]))
    one.starttls(ssl.create_default_context(cafile=server["ca"]))
    one.login(user, server["password"])
    return one


def holds(name):
    one = session()
    status, told = one.select(f'"{name}"', readonly=True)
    one.logout()
    return int(told[0]) if status == "OK" else 0


def deliver(text):
    one = session()
    one.append("INBOX", None, None, text)
    one.logout()


first, second = (f"Subject: {n}\r\n\r\nmensaje {n}\r\n".encode() for n in (1, 2))
check("an empty mailbox has nothing", read()["exit"] == 1)
deliver(first)
deliver(second)
got = read()
check("the oldest comes first, byte by byte", got.get("sha256") == hashlib.sha256(first).hexdigest(), got)
check("unmarked it comes again, as after a crash", read() == got, got)
check("the same over STARTTLS", read(scheme="imap") == got)
one = session()
one.select("INBOX")
one.store("1", "+FLAGS", "\\Seen")
one.logout()
check("a person who looked at it changes nothing", read() == got)

check("recorded, it is in its folder and nowhere else", (read("recorded")["exit"], holds("INBOX"), holds("Registrados")) == (0, 1, 1))
check("marking it again, as another process would, is no error", read("recorded", got["name"])["exit"] == 0 and holds("Registrados") == 1)
left = read("for-person")
check("what persons must read is in theirs", (left.get("sha256"), holds("Por revisar"), holds("INBOX"))
      == (hashlib.sha256(second).hexdigest(), 1, 0), left)

big = b"Subject: grande\r\n\r\n" + b"x" * 70 + b"\r\n" + (b"y" * 76 + b"\r\n") * 20000
deliver(big)
got = read()
check("a huge message is cut at a MiB", (got["exit"], got.get("bytes")) == (0, str(1 << 20)), got)
check("and can be put away", (read("for-person")["exit"], holds("INBOX")) == (0, 0))

deliver(first)
name = read()["name"]
other = f"{int(name.split('.')[0]) + 1}.{name.split('.')[1]}"
check("a name of another UIDVALIDITY moves nothing", (read("recorded", other)["exit"], holds("INBOX")) == (0, 1))

got = read(ca=pki / "tsa/root.crt")
check("a server of another authority is not believed", got["exit"] == 3 and "tls-untrusted" in got.get("broken", ""), got)
got = read(password="otra")
check("a wrong password is our failure and says so", got["exit"] == 3 and "login-denied" in got.get("broken", "")
      and "otra" not in got["broken"], got)
subprocess.run([dovecot, "stop", folder / "d"], check=False)
got = read()
check("a stopped server is our failure", got["exit"] == 3 and "cannot-connect" in got.get("broken", ""), got)

shutil.rmtree(folder, ignore_errors=True)
print(f"{len(failures)} fallos")
sys.exit(1 if failures else 0)
