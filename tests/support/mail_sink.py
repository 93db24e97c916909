"""A mail server that keeps what it is given, so that a test can count and read it. Plain SMTP on a loopback port (RFC 5321)."""
import email
import email.policy
import socketserver
import threading


class _Session(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(line.encode("ascii") + b"\r\n")

    def handle(self):
        try:
            self.converse()
        except ConnectionError:
            pass  # the client was killed

    def converse(self):
        self.say("220 sink.example ESMTP")
        sender, recipients = "", []
        while line := self.rfile.readline():
            verb = line.decode("utf-8", "replace").strip()
            upper = verb.upper()
            if upper.startswith("EHLO"):
                self.wfile.write(b"250-sink.example\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-DSN\r\n250 SIZE 50000000\r\n")
            elif upper.startswith("MAIL FROM:"):
                sender, recipients = verb[10:], []
                self.say("250 2.1.0 OK")
            elif upper.startswith("RCPT TO:"):
                address = verb[8:].strip().split(">")[0].lstrip("<")
                if address in self.server.refused:
                    self.say("550 5.1.1 No existe ese buzon")
                else:
                    recipients.append(address)
                    self.say("250 2.1.5 OK")
            elif upper == "DATA":
                if not recipients:
                    self.say("503 5.5.1 RCPT first")
                    continue
                self.say("354 End with .")
                lines = []
                while (data := self.rfile.readline()) != b".\r\n":
                    if not data:
                        return  # hung up in the middle: nothing was taken (RFC 5321 section 4.1.1.4)
                    lines.append(data[1:] if data.startswith(b".") else data)
                self.server.keep(sender, recipients, b"".join(lines))
                self.say("250 2.0.0 Queued as 0000000001")
            elif upper == "QUIT":
                self.say("221 2.0.0 Bye")
                return
            else:
                self.say("250 OK")


class MailSink(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Session)
        self.port = self.server_address[1]
        self.smtp = {"url": f"smtp://127.0.0.1:{self.port}", "tls": "none"}
        self.refused = set()
        self._lock = threading.Lock()
        self._messages = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def keep(self, sender, recipients, data):
        message = email.message_from_bytes(data, policy=email.policy.default)
        with self._lock:
            self._messages.append((sender, recipients, message))

    def messages(self):
        with self._lock:
            return list(self._messages)

    def naming(self, folio):
        """The messages whose text names this folio."""
        return [m for _, _, m in self.messages() if folio in m.get_body(("plain",)).get_content()]
