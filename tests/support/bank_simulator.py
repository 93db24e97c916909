#!/usr/bin/env python3
"""A bank that receives orders over mutual TLS and answers them, well or badly. Python's standard library, openssl and xmlsec1:
none of the gateway's code, so that it can judge it.

  bank_simulator.py --pki DIR --entity 040032 --port 9443 --state FILE --callback https://localhost:8443/v1/banks/messages

POST /v1/ordenes takes multipart/form-data with the parts "orden" (signed XML) and "documento" (signed PDF) and the header
Idempotency-Key. L1 is the answer; L2 and L3 are posted to --callback, again and again until it takes them. FILE is the journal
(bank_ledger.py). With --status-port the page /estado and the journal /bitacora are served over plain HTTP on 127.0.0.1.

Modes (--mode for all; --modes FILE, JSON {"oficio, order id or RFC": "mode"}, read anew for every order):
  normal         freezes the whole cap                 partial     freezes 60 % of it, one account exempt
  none           not a customer (P00)                  excess      freezes more than the cap
  nack           L1 NACK E112                          reject      L2 B05
  ambiguous      RFC known, another name (P03)         homonym     two persons (P02)
  contradiction  accounts that do not add up           twice       every answer is sent twice
  late           L1 late and answers later still       garbage     HTML instead of L1, then rubbish before the answers
  silent         L1, then nothing                      never       takes the bytes and never says anything
"""
import argparse
import email.parser
import email.policy
import hashlib
import http.client
import http.server
import json
import pathlib
import queue
import signal
import socketserver
import ssl
import sys
import tempfile
import threading
import time
import urllib.parse
from datetime import datetime, timezone

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from bank_answers import Answers
from bank_ledger import Ledger
from bank_order_reader import Order
from bank_status_page import page
from bank_xades import Seal, Verifier

MODES = ("normal", "partial", "none", "excess", "nack", "reject", "ambiguous", "homonym", "contradiction", "twice", "late", "garbage",
         "silent", "never")
MAX_BODY = 64 << 20


def rfc3339(moment):
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def make_clock(file):
    """The system's clock, or the one of a rehearsal: a file with "<simulated> <system> [<speed>]", read anew each time."""
    def parse(text):
        return datetime.fromisoformat(text.replace("Z", "+00:00"))

    def now():
        real = datetime.now(timezone.utc)
        if not file:
            return rfc3339(real)
        simulated, system, *speed = pathlib.Path(file).read_text(encoding="ascii").split()
        return rfc3339(parse(simulated) + (real - parse(system)) * int(speed[0] if speed else 1))
    return now


class Bank:
    def __init__(self, options, work):
        self.options = options
        self.clock = make_clock(options.clock)
        self.ledger = Ledger(options.state, self.clock)
        self.seal = Seal(options.pki, options.entity, work)
        self.verifier = Verifier(options.pki, work)
        self.answers = Answers(options.entity, options.environment, self.clock)
        self.outbox = queue.Queue()
        for name in list(self.ledger.pending):
            self.outbox.put((0.0, name))
        self.name = options.entity
        for line in (pathlib.Path(options.pki) / "banks.csv").read_text(encoding="utf-8").splitlines():
            if line.startswith(options.entity + ","):
                self.name = line.split('"')[1] if '"' in line else line.split(",")[2]

    def mode_of(self, order):
        if self.options.modes and pathlib.Path(self.options.modes).exists():
            chosen = json.loads(pathlib.Path(self.options.modes).read_text(encoding="utf-8"))
            for key in (order.oficio, order.order_id, order.rfc):
                if key in chosen:
                    return chosen[key]
        return self.options.mode

    # --- L1 -----------------------------------------------------------------------------------------------------------------

    def take(self, key, resend_no, order_bytes, document):
        """(HTTP status, body or None for no answer at all)."""
        sha256 = hashlib.sha256(order_bytes).hexdigest()
        try:
            order = Order(order_bytes)
        except Exception as problem:  # whatever is wrong with a stranger's bytes is E100
            self.ledger.write("refused", key=key, sha256=sha256, detail=f"E100 {problem}")
            return 400, self._l1(None, ("00000000-0000-0000-0000-000000000000", sha256), "NACK", [("E100", str(problem))])
        self.ledger.write("received", key=key, sha256=sha256, order=order.order_id, act=order.act, msg=order.msg_id,
                          oficio=order.oficio, resend=resend_no, detail="liberación" if order.is_release else "inmovilización")
        answered = (order.msg_id, sha256)
        mode = self.mode_of(order)
        if mode == "never":
            return 0, None
        with self.ledger.lock:  # two copies of one order at the same moment are one order
            known = self.ledger.received.get(key)
            if known and known["sha256"] != sha256:
                self.ledger.write("refused", key=key, sha256=sha256, order=order.order_id, oficio=order.oficio, detail="E104")
                return 409, self._l1(order, answered, "NACK", [("E104", "misma clave, otro contenido")])
            if known:
                return 200, self._l1(order, answered, "DUPLICATE", [])
            errors = self._errors(order, order_bytes, document, mode)
            if errors:
                self.ledger.write("refused", key=key, sha256=sha256, order=order.order_id, oficio=order.oficio,
                                  detail=" ".join(code for code, _ in errors))
                return 400, self._l1(order, answered, "NACK", errors)
            ack = self._l1(order, answered, "OK", [])
            self.ledger.write("accepted", key=key, sha256=sha256, order=order.order_id, oficio=order.oficio, ack=True)
            if mode != "silent":
                self._act(order, answered, mode)
        if mode == "late":
            time.sleep(self.options.late)
        if mode == "garbage":
            return 200, b"<html><body><h1>It works!</h1>"
        return 200, ack

    def _errors(self, order, order_bytes, document, mode):
        errors = []
        if order.environment != self.options.environment or (order.rehearsal and self.options.environment == "PROD"):
            errors.append(("E105", order.environment or ""))
        if order.entity != self.options.entity:
            errors.append(("E106", order.entity))
        if not order.version.startswith("1."):
            errors.append(("E111", order.version))
        problem = self.verifier.error(order_bytes)
        if problem:
            errors.append(("E101", problem))
        if hashlib.sha256(document).hexdigest() != order.document_sha256 or not document.startswith(b"%PDF-"):
            errors.append(("E112", "el documento no es el que ampara la orden"))
        if mode == "nack":
            errors.append(("E112", "no se pudo abrir el documento"))
        return errors

    def _l1(self, order, answered, result, errors):
        body = self.answers.technical(result, answered[1], errors)
        return self.seal.sign(self.answers.wrap(order, answered, body)[1], self.clock())

    # --- L2, L3 -------------------------------------------------------------------------------------------------------------

    def _act(self, order, answered, mode):
        reference = f"B-{order.order_id[-8:]}-{order.act}"
        bodies = self._release(reference, order) if order.is_release else self._freeze(reference, order, mode)
        delay = self.options.late if mode == "late" else 0.0
        if mode == "garbage":
            bodies.insert(0, None)
        for body in bodies:
            if body is None:
                name, xml = hashlib.sha256(answered[1].encode()).hexdigest()[:32], b"\x00<Respuesta>" + b"\xff" * 100
            else:
                name, text = self.answers.wrap(order, answered, body)
                xml = self.seal.sign(text, self.clock())
            for copy in range(2 if mode == "twice" else 1):
                self.ledger.write("answer", id=f"{name}/{copy}", order=order.order_id, oficio=order.oficio, xml=xml.decode("latin-1"))
                self.outbox.put((delay, f"{name}/{copy}"))
            delay += self.options.late if mode == "late" else 0.0

    def _freeze(self, reference, order, mode):
        if mode == "reject":
            return [self.answers.rejected(reference, "B05", "El documento y los datos difieren.")]
        if self.ledger.tombstones.get(order.order_id, 0) > order.act:
            return [self.answers.rejected(reference, "B10", "Una liberación posterior llegó antes.")]
        accepted = self.answers.accepted(reference, order)
        if mode in ("ambiguous", "homonym"):
            person, others = ("P03", ["EL MISMO RFC, OTRO NOMBRE"]) if mode == "ambiguous" else ("P02", [order.name, order.name + " (2)"])
            return [accepted, self.answers.ambiguous(reference, person, others)]
        result = self._result(order, mode)
        if order.order_id not in self.ledger.executed:
            self.ledger.write("executed", order=order.order_id, act=order.act, oficio=order.oficio, total=result["total"],
                              accounts=[a[0] for a in result["accounts"]], detail=mode)
        return [accepted, self.answers.frozen(reference, order, result)]

    def _result(self, order, mode):
        if mode == "none":
            return {"person": "P00", "total": 0, "stated": 0, "accounts": []}
        share = {"partial": order.cap * 6 // 10, "excess": order.cap + 1_000_000}.get(mode, order.cap)
        account = order.accounts[0] if order.accounts else "int:" + order.order_id[-6:]
        accounts = [(account, 101, 22, share, "A02" if share < order.cap else "A01", None)]
        if mode == "partial":
            accounts.append(("int:nomina", 106, 21, 0, "A08", "PAYROLL"))
        return {"person": "P01", "total": share, "stated": share + (1 if mode == "contradiction" else 0), "accounts": accounts}

    def _release(self, reference, order):
        held = self.ledger.executed.get(order.order_id)
        accepted = self.answers.accepted(reference, order)
        if held is None:
            self.ledger.write("tombstone", order=order.order_id, act=order.act, oficio=order.oficio)
            return [accepted, self.answers.released(reference, "L03", 0, 0)]
        left = held["total"] - held["released"]
        asked = left if order.kind == "FULL" else order.amount
        amount = min(asked, left)
        outcome = "L05" if left == 0 else "L04" if asked > left else "L01" if amount == left else "L02"
        self.ledger.write("released", order=order.order_id, act=order.act, oficio=order.oficio, amount=amount, detail=outcome)
        return [accepted, self.answers.released(reference, outcome, amount, left - amount)]

    # --- delivery to the gateway ----------------------------------------------------------------------------------------------

    def deliver_forever(self):
        while True:
            delay, name = self.outbox.get()
            if delay:
                threading.Timer(delay, self.outbox.put, ((0.0, name),)).start()
            elif name in self.ledger.pending and not self._deliver(name):
                threading.Timer(self.options.retry, self.outbox.put, ((0.0, name),)).start()

    def _deliver(self, name):
        if not self.options.callback:
            return False
        url = urllib.parse.urlsplit(self.options.callback)
        try:
            connection = http.client.HTTPSConnection(url.hostname, url.port or 443, context=self._client_context(), timeout=20)
            connection.request("POST", url.path, self.ledger.pending[name].encode("latin-1"),
                               {"Content-Type": "application/xml", "Idempotency-Key": name.split("/")[0]})
            answer = connection.getresponse()
            answer.read()
            connection.close()
        except (OSError, http.client.HTTPException):
            return False
        # What the gateway can never take is not sent again; what it could not take now is.
        if answer.status < 300 or (400 <= answer.status < 500 and answer.status not in (401, 403, 404, 408, 409, 425, 429)):
            self.ledger.write("taken", id=name, status=answer.status, detail=str(answer.status))
            return True
        return False

    def _client_context(self):
        tls = pathlib.Path(self.options.pki) / "tls"
        context = ssl.create_default_context(cafile=tls / "ca.crt")
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_cert_chain(tls / f"bank-{self.options.entity}-client.crt", tls / f"bank-{self.options.entity}-client.key")
        return context


class Quiet(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def reply(self, status, kind, body):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def orders_handler(bank):
    class Handler(Quiet):
        timeout = 120

        def do_POST(self):
            length = int(self.headers.get("Content-Length") or 0)
            if self.path != "/v1/ordenes" or not 0 < length <= MAX_BODY:
                return self.reply(404, "text/plain", b"")
            form = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(
                b"Content-Type: " + self.headers["Content-Type"].encode() + b"\r\n\r\n" + self.rfile.read(length))
            parts = {p.get_param("name", header="content-disposition"): p.get_payload(decode=True) for p in form.iter_parts()}
            key = self.headers.get("Idempotency-Key") or ""
            if not key or "orden" not in parts or "documento" not in parts:
                return self.reply(400, "text/plain", b"")
            status, body = bank.take(key, self.headers.get("X-Buzon-Reenvio") or "0", parts["orden"], parts["documento"])
            if body is None:
                time.sleep(bank.options.silence)
                self.close_connection = True
                return None
            return self.reply(status, "application/xml", body)
    return Handler


def status_handler(bank):
    class Handler(Quiet):
        def do_GET(self):
            if self.path == "/estado":
                return self.reply(200, "text/html; charset=utf-8", page(bank.options.entity, bank.name, bank.ledger).encode())
            if self.path == "/bitacora":
                return self.reply(200, "application/x-ndjson", pathlib.Path(bank.options.state).read_bytes())
            return self.reply(404, "text/plain", b"")
    return Handler


class TlsServer(http.server.ThreadingHTTPServer):
    """The handshake happens in the connection's own thread: a client that says nothing holds up nobody."""
    daemon_threads = True

    def __init__(self, address, handler, context):
        super().__init__(address, handler)
        self.context = context

    def finish_request(self, request, client_address):
        request.settimeout(30)
        try:
            secure = self.context.wrap_socket(request, server_side=True)
        except (OSError, ssl.SSLError):
            return
        with secure:
            super().finish_request(secure, client_address)

    def handle_error(self, request, client_address):
        pass


def server_context(options):
    tls = pathlib.Path(options.pki) / "tls"
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(tls / f"bank-{options.entity}-server.crt", tls / f"bank-{options.entity}-server.key")
    context.load_verify_locations(tls / "ca.crt")
    context.verify_mode = ssl.CERT_REQUIRED
    return context


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pki", required=True, help="folder made by certs-sample/make.sh")
    parser.add_argument("--entity", default="040032")
    parser.add_argument("--port", type=int, default=0, help="0: any; printed when listening")
    parser.add_argument("--status-port", type=int, help="plain HTTP on 127.0.0.1 for people; 0: any")
    parser.add_argument("--state", required=True, help="journal; kept between runs")
    parser.add_argument("--callback", default="", help="where L2 and L3 go")
    parser.add_argument("--mode", default="normal", choices=MODES)
    parser.add_argument("--modes", help="JSON file with a mode for one oficio, order or RFC")
    parser.add_argument("--environment", default="TEST", choices=("TEST", "PROD"))
    parser.add_argument("--clock", help="file of a rehearsal's clock")
    parser.add_argument("--late", type=float, default=3.0, help="seconds of the mode late")
    parser.add_argument("--retry", type=float, default=1.0, help="seconds between tries of the callback")
    parser.add_argument("--silence", type=float, default=60.0, help="seconds the mode never keeps a connection")
    options = parser.parse_args()
    socketserver.TCPServer.request_queue_size = 128
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # the opened key in the temporary folder goes with us
    with tempfile.TemporaryDirectory() as work:
        bank = Bank(options, work)
        server = TlsServer(("127.0.0.1", options.port), orders_handler(bank), server_context(options))
        threading.Thread(target=bank.deliver_forever, daemon=True).start()
        ports = {"port": server.server_address[1]}
        if options.status_port is not None:
            status = http.server.ThreadingHTTPServer(("127.0.0.1", options.status_port), status_handler(bank))
            threading.Thread(target=status.serve_forever, daemon=True).start()
            ports["status_port"] = status.server_address[1]
        print(json.dumps(ports), flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass


if __name__ == "__main__":
    main()
