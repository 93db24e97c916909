#!/usr/bin/env python3
"""bank.py CHANNEL_TOOL PKI: our orders before the simulated bank, and its answers before us, in every mode."""
import atexit
import hashlib
import http.server
import json
import pathlib
import ssl
import subprocess
import sys
import tempfile
import threading
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


class Inbox:
    """Our end of the callback: keeps what the bank posts; may refuse the first few, as a service that restarts does."""

    def __init__(self):
        inbox = self
        self.messages = []
        self.refuse = 0

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *arguments):
                pass

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                refused = inbox.refuse > 0
                inbox.refuse -= refused
                if not refused:
                    inbox.messages.append(body)
                self.send_response(503 if refused else 202)
                self.send_header("Content-Length", "0")
                self.end_headers()

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pki / "tls/gateway.crt", pki / "tls/gateway.key")
        context.load_verify_locations(pki / "tls/ca.crt")
        context.verify_mode = ssl.CERT_REQUIRED
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"https://localhost:{self.server.server_address[1]}/v1/banks/messages"

    def wait(self, count, seconds=20):
        end = time.monotonic() + seconds
        while len(self.messages) < count and time.monotonic() < end:
            time.sleep(0.05)
        return self.messages[:]


class Bank:
    def __init__(self, work, inbox, mode, journal=None):
        self.journal = journal or work / f"{mode}.jsonl"
        self.process = subprocess.Popen(
            [here.parent / "support/bank_simulator.py", "--pki", pki, "--state", self.journal, "--callback", inbox.url, "--mode", mode,
             "--late", "1", "--retry", "0.2", "--silence", "3", "--status-port", "0"], stdout=subprocess.PIPE, text=True)
        atexit.register(self.process.kill)
        ports = json.loads(self.process.stdout.readline())
        self.url = f"https://localhost:{ports['port']}/v1/ordenes"
        self.status = f"http://127.0.0.1:{ports['status_port']}"

    def lines(self, what):
        return [x for x in map(json.loads, self.journal.read_text(encoding="utf-8").splitlines()) if x["what"] == what]

    def stop(self):
        self.process.terminate()
        self.process.wait()


def kinds(work, messages):
    """What our side reads in each message; a refused one is "?"."""
    out = []
    for number, message in enumerate(messages):
        file = work / f"message-{number}.xml"
        file.write_bytes(message)
        facts = call("read", file)
        out.append((facts.get("kind", "?"), facts))
    return out


def one_order(work, mode, expected_code, expected_kinds, seconds=20):
    inbox = Inbox()
    bank = Bank(work, inbox, mode)
    order = work / f"{mode}.xml"
    call("freeze", f"3901-{mode}", pdf, order)
    sent = call("send", bank.url, order, pdf, f"k:{mode}", 0)
    check(f"{mode}: L1 is {expected_code}", sent.get("code") == expected_code, sent)
    got = kinds(work, inbox.wait(len(expected_kinds), seconds))
    check(f"{mode}: then {' '.join(expected_kinds) or 'nothing'}", [k for k, _ in got] == expected_kinds, got)
    return inbox, bank, order, sent, dict(got)


with tempfile.TemporaryDirectory() as name:
    work = pathlib.Path(name)
    pdf = work / "oficio.pdf"
    pdf.write_bytes(b"%PDF-1.7\n% el documento firmado de una prueba\n%%EOF\n")

    inbox, bank, order, sent, got = one_order(work, "normal", "L1", ["BusinessAck", "FreezeResult"])
    check("normal: delivered, with the time", sent.get("verdict") == "delivered" and sent.get("accepted") != "-", sent)
    check("normal: the whole cap is held", got["FreezeResult"].get("total") == "1500000.00", got)
    check("normal: signature of the answer is trusted", all(code in got["FreezeResult"]["signature"] for code in ("SignatureIntact", "CoversWhole", "ChainTrusted", "NotRevokedCrl")), got)
    check("normal: the evidence holds TLS and the key, no body",
          "SSL connection using TLSv1" in sent["transcript"] and "Idempotency-Key: k:normal" in sent["transcript"]
          and "<Orden" not in sent["transcript"], sent["transcript"])
    again = call("send", bank.url, order, pdf, "k:normal", 1)
    check("the same bytes again: E103, delivered", (again.get("code"), again.get("verdict")) == ("E103", "delivered"), again)
    check("the same bytes again: executed once", len(bank.lines("executed")) == 1)
    other = work / "other.xml"
    call("freeze", "3901-otra", pdf, other)
    clash = call("send", bank.url, other, pdf, "k:normal", 0)
    check("the same key with other bytes: E104, give up, alarm",
          (clash.get("code"), clash.get("verdict"), clash.get("attention")) == ("E104", "give_up", "alarm"), clash)
    tampered = work / "tampered.xml"
    tampered.write_bytes(order.read_bytes().replace(b'centavos="150000000"', b'centavos="950000000"', 1))
    refused = call("send", bank.url, tampered, pdf, "k:tampered", 0)
    check("an altered order: E101", refused.get("code") == "E101", refused)
    swapped = work / "swapped.pdf"
    swapped.write_bytes(b"%PDF-1.7 otro")
    refused = call("send", bank.url, other, swapped, "k:swapped", 0)
    check("another document: E112", refused.get("code") == "E112", refused)
    release = work / "release.xml"
    call("release", "3901-normal", pdf, release)
    call("send", bank.url, release, pdf, "k:normal:2", 0)
    got = dict(kinds(work, inbox.wait(4)))
    check("release: everything is released", (got["ReleaseResult"].get("outcome"), got["ReleaseResult"].get("released")) == ("L01", "1500000.00"), got)
    page = subprocess.run(["curl", "-s", bank.status + "/estado"], capture_output=True, text=True, check=True).stdout
    check("the page for people names the order", "Inmovilizado" in page and "$1,500,000.00" in page, page[:300])
    bank.stop()
    bank = Bank(work, inbox, "normal")
    again = call("send", bank.url, order, pdf, "k:normal", 2)
    check("after the bank's restart: still E103", again.get("code") == "E103", again)

    no_client = call("send", bank.url, order, pdf, "k:x", 0, pki / "tls/ca.crt", "no-existe")
    check("without our certificate: ours to mend", (no_client.get("code"), no_client.get("verdict")) == ("tls-own-certificate", "retry"), no_client)
    stranger = call("send", bank.url, order, pdf, "k:x", 0, pki / "tsa/root.crt")
    check("a server of another authority: alarm, nothing sent",
          (stranger.get("code"), stranger.get("attention")) == ("tls-untrusted", "alarm") and "POST" not in stranger["transcript"], stranger)
    bank.stop()
    closed = call("send", bank.url, order, pdf, "k:x", 0)
    check("nobody there: try again", (closed.get("code"), closed.get("verdict")) == ("cannot-connect", "retry"), closed)

    inbox = Inbox()
    bank = Bank(work, inbox, "normal", work / "early.jsonl")
    call("release", "3901-early", pdf, release)
    call("freeze", "3901-early", pdf, order)
    call("send", bank.url, release, pdf, "k:early:2", 0)
    inbox.wait(2)
    call("send", bank.url, order, pdf, "k:early:1", 0)
    got = [k for k, _ in kinds(work, inbox.wait(3))]
    check("a release that overtakes: the freeze is not executed", got == ["BusinessAck", "ReleaseResult", "BusinessReject"]
          and not bank.lines("executed") and len(bank.lines("tombstone")) == 1, got)
    bank.stop()

    inbox, bank, *_ , got = one_order(work, "partial", "L1", ["BusinessAck", "FreezeResult"])
    check("partial: 60 %", got["FreezeResult"].get("total") == "900000.00", got)
    bank.stop()
    inbox, bank, *_, got = one_order(work, "none", "L1", ["BusinessAck", "FreezeResult"])
    check("none: P00", got["FreezeResult"].get("person") == "P00", got)
    bank.stop()
    inbox, bank, *_, got = one_order(work, "excess", "L1", ["BusinessAck", "FreezeResult"])
    check("excess: a fact, and a breach", (got["FreezeResult"].get("breach"), got["FreezeResult"].get("inconsistencies")) == ("yes", "0"), got)
    bank.stop()
    inbox, bank, *_, got = one_order(work, "contradiction", "L1", ["BusinessAck", "FreezeResult"])
    check("contradiction: told", int(got["FreezeResult"].get("inconsistencies", 0)) > 0, got)
    bank.stop()
    for mode, code, expected in (("nack", "E112", []), ("reject", "L1", ["BusinessReject"]), ("ambiguous", "L1", ["BusinessAck", "Ambiguity"]),
                                 ("homonym", "L1", ["BusinessAck", "Ambiguity"]), ("silent", "L1", []),
                                 ("late", "L1", ["BusinessAck", "FreezeResult"])):
        bank = one_order(work, mode, code, expected)[1]
        check(f"{mode}: as many answers as expected were sent", len(bank.lines("answer")) == len(expected), bank.lines("answer"))
        bank.stop()

    inbox, bank, order, sent, _ = one_order(work, "garbage", "http-200", ["?", "BusinessAck", "FreezeResult"])
    check("garbage: not delivered, tried again", sent.get("verdict") == "retry", sent)
    check("garbage: the repetition finds it held", call("send", bank.url, order, pdf, "k:garbage", 1).get("code") == "E103")
    bank.stop()
    inbox, bank, *_ = one_order(work, "twice", "L1", ["BusinessAck"] * 2 + ["FreezeResult"] * 2)
    copies = [hashlib.sha256(m).hexdigest() for m in inbox.messages]
    check("twice: the same bytes", len(set(copies)) == 2, copies)
    bank.stop()

    inbox = Inbox()
    inbox.refuse = 3
    bank = Bank(work, inbox, "normal", work / "stubborn.jsonl")
    call("freeze", "3901-stubborn", pdf, order)
    call("send", bank.url, order, pdf, "k:stubborn", 0)
    check("answers are repeated until they are taken", sorted(k for k, _ in kinds(work, inbox.wait(2))) == ["BusinessAck", "FreezeResult"])
    bank.stop()

    bank = Bank(work, Inbox(), "never")
    begun = time.monotonic()
    never = call("send", bank.url, order, pdf, "k:never", 0, pki / "tls/ca.crt", "gateway-client", 1500)
    check("never: timed out, tried again", (never.get("code"), never.get("verdict")) == ("timed-out", "retry"), never)
    check("never: no longer than the timeout", time.monotonic() - begun < 4)
    check("never: nothing was executed", not bank.lines("executed"))
    bank.stop()

print(f"{len(failures)} fallos")
sys.exit(1 if failures else 0)
