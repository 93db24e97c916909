"""A provider of text messages that keeps what it is given and answers as it is told (channels/sms.hpp).

As a program: sms_sink.py PORT FILE writes each message into the file, a line of JSON."""
import http.server
import json
import sys
import threading
import time


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        sink = self.server
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with sink.lock:
            mode = sink.modes.pop(0) if sink.modes else "accept"
            sink.seen.append({"mode": mode, "authorization": self.headers.get("Authorization", ""), **body})
            if sink.file:
                with open(sink.file, "a", encoding="utf-8") as out:
                    print(json.dumps(body, ensure_ascii=False), file=out)
        if mode == "silent":
            time.sleep(sink.silence)
        status = {"accept": 202, "refuse": 422, "break": 503, "garbage": 200, "silent": 202}[mode]
        answer = b"<html>portal</html>" if mode == "garbage" else json.dumps({"id": f"m{len(sink.seen)}"}).encode()
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)
        except ConnectionError:
            pass  # the client gave up

    def log_message(self, *_):
        pass


class SmsSink(http.server.ThreadingHTTPServer):
    """`modes`: how the next messages are answered, then "accept"."""
    daemon_threads = True

    def __init__(self, silence=3, port=0, file=None):
        super().__init__(("127.0.0.1", port), _Handler)
        self.file = file
        self.lock, self.modes, self.seen, self.silence = threading.Lock(), [], [], silence
        self.url = f"http://127.0.0.1:{self.server_address[1]}/mensajes"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def messages(self):
        with self.lock:
            return list(self.seen)


if __name__ == "__main__":
    SmsSink(port=int(sys.argv[1]), file=sys.argv[2])
    threading.Event().wait()
