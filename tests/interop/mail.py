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


def mail(to, envid, password=None, ca=None, copies_to=None):
    return call("mail", server["port"], ca or server["ca"], sender, to, envid, server["user"], password or server["password"],
                *([copies_to] if copies_to else []))


def in_mailbox(name, message_id):
    """The messages of DOMAIN/USER with this Message-ID, once the server has delivered all it took."""
    wait_for(lambda: subprocess.run([postfix, "queued", folder / "p"], capture_output=True, text=True, check=True).stdout.strip() == "0")
    found = [path.read_bytes() for path in (maildir / name).glob("new/*")]
    return [raw for raw in found if email.message_from_bytes(raw)["Message-ID"] == f"<{message_id}>"]


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

# The second recipient of the same transaction: our own mailbox of copies.
copies, envid = "copias@buzon.example", "3901-2026-0000126-4"
got = mail("laura@patron.example", envid, copies_to=copies)
check("an aviso with a copy is accepted", got.get("code") == "250/2.0.0" and f"RCPT TO:<{copies}> NOTIFY=NEVER" in got["transcript"], got)
theirs, ours = (in_mailbox(name, f"{envid}@buzon.example") for name in ("patron.example/laura", "buzon.example/copias"))
check("one message in the recipient's mailbox, one copy in ours", (len(theirs), len(ours)) == (1, 1), (len(theirs), len(ours)))
check("nothing that the recipient gets shows the copy", all(b"copias" not in raw for raw in theirs), theirs)
box = maildir / "buzon.example/copias"
check("the copy is found by its id and its digest",
      "Received: from" in call("copy", box, f"{envid}@buzon.example", got.get("sha256"))["transcript"], got)
check("a copy of other bytes is none", call("copy", box, f"{envid}@buzon.example", "0" * 64)["exit"] == 1)
for refused in ("nadie@buzon.example", "lleno@patron.example"):
    envid = f"3901-2026-0000127-{refused[0]}"
    got = mail("laura@patron.example", envid, copies_to=refused)
    check(f"a refused copy does not stop the mail ({refused})", got.get("verdict") == "delivered", got)
    check("it arrives once", len(in_mailbox("patron.example/laura", f"{envid}@buzon.example")) == 1)
got = mail("nadie@patron.example", "3901-2026-0000128-0", copies_to=copies)
check("a refused recipient leaves no copy", got.get("code") == "550/5.1.1" and copies not in got["transcript"]
      and in_mailbox("buzon.example/copias", "3901-2026-0000128-0@buzon.example") == [], got)

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
