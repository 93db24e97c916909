#!/usr/bin/env python3
"""mail.py CHANNEL_TOOL PKI: avisos before a real postfix, and the bounces it sends back."""
import atexit
import email
import email.policy
import hashlib
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

tool, pki = sys.argv[1], pathlib.Path(sys.argv[2])
here = pathlib.Path(__file__).resolve().parent
failures = []


def check(what, good, detail=""):
    print(("ok    " if good else "FALLO ") + what + ("" if good else f": {detail}"), flush=True)
    if not good:
        failures.append(what)


def call(*arguments):
    done = subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True, check=False)
    facts = dict(line.split(": ", 1) for line in done.stdout.splitlines() if ": " in line)
    facts["transcript"] = done.stderr
    facts["exit"] = done.returncode
    return facts


def wait_for(something, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = something()
        if found:
            return found
        time.sleep(0.1)
    return None


folder = pathlib.Path(tempfile.mkdtemp(prefix="bz"))
folder.chmod(0o755)  # postfix's own user must reach what is inside
postfix = here.parent / "support/postfix.sh"
atexit.register(subprocess.run, [postfix, "stop", folder / "p"], check=False)
started = subprocess.run([postfix, "start", folder / "p", pki], stdout=subprocess.PIPE, text=True, check=True).stdout
server = dict(line.split("=", 1) for line in started.splitlines())
maildir = pathlib.Path(server["maildir"])
sender = "rebotes@buzon.example"


def mail(to, envid, password=None, ca=None):
    return call("mail", server["port"], ca or server["ca"], sender, to, envid, server["user"], password or server["password"])


good = mail("laura@patron.example", "3901-2026-0000123-K")
said = good["transcript"]
check("an aviso is accepted", (good.get("verdict"), good.get("code")) == ("delivered", "250/2.0.0"), good)
check("the evidence holds the server's own words",
      all(part in said for part in ("S: 220 correo.buzon.example ESMTP Postfix", "C: STARTTLS", "* SSL connection using TLSv1",
                                    "S: 235 2.7.0 Authentication successful", "S: 354 End data", "S: 250 2.0.0 Ok: queued as ")), said)
check("delivery reports were asked for",
      "RET=HDRS ENVID=3901-2026-0000123-K" in said and "NOTIFY=FAILURE,DELAY ORCPT=rfc822;laura@patron.example" in said, said)
check("the password is not in the evidence", "omitidas" in said and "cHJ1ZWJh" not in said and server["password"] not in said, said)

arrived = wait_for(lambda: list((maildir / "patron.example/laura/new").glob("*")))
check("it is in the recipient's mailbox", bool(arrived))
if arrived:
    raw = arrived[0].read_bytes()
    message = email.message_from_bytes(raw, policy=email.policy.default)
    check("Python reads subject, folio and both parts",
          message["Subject"] == "Tiene un documento por consultar, folio 3901-2026-0000123-K"
          and message["X-Buzon-Folio"] == "3901-2026-0000123-K" and message["Auto-Submitted"] == "auto-generated"
          and message["From"].addresses[0].display_name == "Buzón IMSS"
          and [p.get_content_type() for p in message.iter_parts()] == ["text/plain", "text/html"], message.items())
    text = message.get_body(("plain",)).get_content()
    check("a line of one dot arrives", text == "Estimado patrón:\n\n.\nTiene tres días.\n", repr(text))
    # What arrived begins with trace headers; after them come the very bytes whose digest is the evidence.
    sent = raw[raw.index(b"From: "):].replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    check("the digest in the evidence is that of the message", hashlib.sha256(sent).hexdigest() == good.get("sha256"), good)

for to, code, verdict, fault in (("nadie@patron.example", "550/5.1.1", "give_up", "recipient"),
                                 ("lento@patron.example", "450/4.2.0", "retry", "remote"),
                                 ("lleno@patron.example", "452/4.2.2", "retry", "recipient"),
                                 ("quien@ningun-lado.example", "550/5.1.2", "give_up", "recipient")):
    got = mail(to, "3901-2026-0000124-8")
    check(f"{to}: {code}, {verdict}", (got.get("code"), got.get("verdict"), got.get("fault")) == (code, verdict, fault), got)

got = mail("laura@patron.example", "x", password="otra")
check("a wrong password is ours to mend", (got.get("code"), got.get("verdict"), got.get("fault")) == ("535/5.7.8", "retry", "us"), got)
got = mail("laura@patron.example", "x", ca=pki / "tsa/root.crt")
check("a server of another authority gets no mail", (got.get("code"), got.get("attention")) == ("tls-untrusted", "alarm")
      and "AUTH" not in got["transcript"], got)

bounces = maildir / "buzon.example/rebotes"


def bounce():
    facts = call("bounce", bounces)
    return facts if facts["exit"] == 0 else None


got = mail("Contador+Sur@relevo.example", "3901-2026-0000125-6")
check("a recipient refused later is accepted now", got.get("verdict") == "delivered", got)
back = wait_for(bounce) or {}
check("its bounce says who, why and which aviso",
      (back.get("envid"), back.get("folio"), back.get("message-id")) == ("3901-2026-0000125-6",) * 2 + ("3901-2026-0000125-6@buzon.example",)
      and (back.get("action"), back.get("status")) == ("failed", "5.1.1")
      and (back.get("recipient") or "").lower() == "contador+sur@relevo.example" and back.get("original") == "Contador+Sur@relevo.example"
      and "No existe ese usuario" in back.get("diagnostic", ""), back)
check("a bounce is read once", bounce() is None)
subprocess.run([postfix, "stop", folder / "p"], check=False)
got = mail("laura@patron.example", "x")
check("a stopped server is tried again", (got.get("code"), got.get("verdict")) == ("cannot-connect", "retry"), got)

shutil.rmtree(folder, ignore_errors=True)
print(f"{len(failures)} fallos")
sys.exit(1 if failures else 0)
