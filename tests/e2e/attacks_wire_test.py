#!/usr/bin/env python3
"""Below the API: requests with two readings, slow and huge ones, many connections, TLS, what every answer carries."""
import contextlib
import json
import pathlib
import socket
import ssl
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from contract import operations  # noqa: E402
from desk import ROOT, Api, Desk  # noqa: E402
from raw_http import Raw, answers  # noqa: E402
from rights_test import NAMES  # noqa: E402

THREADS = 8
OTHER = "127.0.0.2"
HEAD = b"Host: localhost\r\n"


class Wire(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        pages = {"pages": ROOT / "build/web"} if (ROOT / "build/web/index.html").exists() else {}
        cls.desk = Desk(acts=3, config={"http": {"threads": THREADS, **pages}})
        cls.addClassCleanup(cls.desk.close)

    def exchange(self, data, ends=False, **more):
        with Raw(self.desk, timeout=15, **more) as raw:
            raw.send(data)
            if ends:
                raw.end()
            return answers(raw.rest())

    def lives(self, source=OTHER, within=3.0):
        """Somebody else is served, and soon."""
        began = time.monotonic()
        with Raw(self.desk, source=source, timeout=within) as raw:
            raw.send(b"GET /v1/health/ready HTTP/1.1\r\n" + HEAD + b"Connection: close\r\n\r\n")
            self.assertEqual(answers(raw.rest())[0][0], 200)
        self.assertLess(time.monotonic() - began, within)

    # --- two readings ---------------------------------------------------------------------------------------------------------------

    def test_a_request_with_two_readings_is_refused_and_the_connection_closed(self):
        hidden = b"GET /v1/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
        chunked = b"0\r\n\r\n" + hidden
        shapes = {
            "length and chunked": b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked,
            "chunked and length": b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n" + chunked,
            "two lengths": b"Content-Length: 0\r\nContent-Length: %d\r\n\r\n" % len(hidden) + hidden,
            "two lengths in one": b"Content-Length: 0, %d\r\n\r\n" % len(hidden) + hidden,
            "a signed length": b"Content-Length: +0\r\n\r\n" + hidden,
            "a negative length": b"Content-Length: -1\r\n\r\n" + hidden,
            "a hexadecimal length": b"Content-Length: 0x0\r\n\r\n" + hidden,
            "an empty length": b"Content-Length: \r\n\r\n" + hidden,
            "another coding": b"Transfer-Encoding: xchunked\r\n\r\n" + chunked,
            "two codings": b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n" + chunked,
            "a coding after chunked": b"Transfer-Encoding: chunked, identity\r\n\r\n" + chunked,
            "a folded coding": b"Transfer-Encoding:\r\n chunked, identity\r\n\r\n" + chunked,
        }
        for name, rest in shapes.items():
            with self.subTest(name):
                got = self.exchange(b"POST /v1/challenges HTTP/1.1\r\n" + HEAD + rest)
                self.assertIn([status for status, _, _ in got], ([400], []))  # or hung up at once
        self.assertEqual([status for status, _, _ in self.exchange(
            b"POST /v1/challenges HTTP/1.0\r\n" + HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunked)], [400])

    def test_a_body_shorter_than_it_says_does_nothing(self):
        before = self.desk.sql("select count(*) from login_challenges")
        with Raw(self.desk) as raw:
            raw.send(b"POST /v1/challenges HTTP/1.1\r\n" + HEAD + b"Content-Type: application/json\r\nContent-Length: 10\r\n\r\n{}")
            raw.socket.shutdown(socket.SHUT_WR)
            raw.rest()
        time.sleep(0.3)
        self.lives()
        self.assertEqual(self.desk.sql("select count(*) from login_challenges"), before)

    def test_nothing_behind_a_body_that_was_not_understood_is_a_request(self):
        hidden = b"GET /v1/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
        for name, data in {"a body for a page": b"GET /buzon HTTP/1.1\r\n" + HEAD + b"Content-Length: %d\r\n\r\n" % len(hidden) + hidden,
                           "chunks for a page": b"GET /buzon HTTP/1.1\r\n" + HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden,
                           "a size that is none": b"POST /v1/sessions HTTP/1.1\r\n" + HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n" + hidden,
                           "a size too large": b"POST /v1/sessions HTTP/1.1\r\n" + HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
                                               b"FFFFFFFFFFFFFFFFF\r\n" + hidden}.items():
            with self.subTest(name):
                self.assertEqual(len(self.exchange(data)), 1)

    def test_a_post_without_a_length_has_no_body(self):
        got = self.exchange(b"POST /v1/challenges HTTP/1.1\r\n" + HEAD + b"\r\nGET /v1/none HTTP/1.1\r\n" + HEAD + b"Connection: close\r\n\r\n")
        self.assertEqual([status for status, _, _ in got], [201, 404])

    def test_two_requests_in_one_packet_get_their_own_answers(self):
        got = self.exchange(b"GET /v1/health/live HTTP/1.1\r\n" + HEAD + b"\r\nGET /v1/none HTTP/1.1\r\n" + HEAD + b"Connection: close\r\n\r\n")
        self.assertEqual([status for status, _, _ in got], [200, 404])

    def test_bare_line_feeds_and_folded_headers_hide_nothing(self):
        shapes = (b"GET /v1/mailbox HTTP/1.1\nHost: localhost\nConnection: close\n\n",
                  b"GET /v1/mailbox HTTP/1.1\r\n" + HEAD + b"X: a\r\n Authorization: Bearer x\r\nConnection: close\r\n\r\n",
                  b"GET /v1/mailbox HTTP/1.1\r\n" + HEAD + b"X: a\nAuthorization: Bearer x\r\nConnection: close\r\n\r\n")
        for shape in shapes:
            got = self.exchange(shape)
            self.assertEqual(len(got), 1)
            self.assertIn(got[0][0], (400, 401))

    def test_a_head_with_bytes_that_no_head_may_hold_is_refused_and_nothing_behind_it_is_a_request(self):
        """0xFF once ended the head for the library, and what followed was the next request."""
        hidden = b"GET /v1/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
        start = b"GET /v1/none HTTP/1.1\r\n" + HEAD
        for byte in (b"\xff", b"\x80", b"\xc3\xa9", b"\0", b"\x01", b"\x0b", b"\x7f", b"\r"):
            for name, head in {"before a line": start + byte + b"X: y\r\n\r\n",
                               "alone on a line": start + byte + b"\r\n\r\n",
                               "in a name": start + b"X" + byte + b"Y: y\r\n\r\n",
                               "in a value": start + b"X: a" + byte + b"b\r\n\r\n",
                               "at the end of a line": start + b"X: a" + byte + b"\r\n\r\n",
                               "before the end of the head": start + byte + b"\r\n",
                               "in the address": b"GET /v1/" + byte + b"none HTTP/1.1\r\n" + HEAD + b"\r\n",
                               "before the method": byte + start + b"\r\n"}.items():
                if byte == b"\r" and name in ("alone on a line", "at the end of a line", "before the end of the head", "before the method"):
                    continue  # \r\r\n is in the list below
                with self.subTest(f"{byte!r} {name}"):
                    statuses = [status for status, _, _ in self.exchange(head + hidden, ends=True)]
                    self.assertIn(statuses, ([400], []))
                    self.assertTrue(statuses or name in ("in the address", "before the method"), "no answer at all")
        self.assertEqual([status for status, _, _ in self.exchange(start + b"X: a\r\r\n\r\n" + hidden, ends=True)], [400])
        self.assertEqual([status for status, _, _ in self.exchange(start + b"X: a\tb\r\n\r\n" + hidden, ends=True)], [404, 200])
        self.lives()

    def test_a_head_with_such_a_byte_behind_a_good_request_is_refused_too(self):
        good = b"POST /v1/challenges HTTP/1.1\r\n" + HEAD + b"Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
        hidden = b"GET /v1/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
        bad = b"GET /v1/none HTTP/1.1\r\n" + HEAD + b"\xff\r\n\r\n"
        self.assertEqual([status for status, _, _ in self.exchange(good + good + bad + hidden)], [201, 201, 400])
        self.assertEqual([status for status, _, _ in self.exchange(good.replace(b"{}", b"\xff\xff") + good + b"\r\n" + bad)], [201, 201, 400])

    def test_a_head_that_ends_too_soon_is_no_request(self):
        before = self.desk.sql("select count(*) from login_challenges")
        for cut in (b"", HEAD, HEAD + b"Content-Le", HEAD + b"X: y\r\n"):
            with self.subTest(cut), Raw(self.desk, timeout=5) as raw:
                raw.send(b"POST /v1/challenges HTTP/1.1\r\n" + cut)
                raw.end()
                self.assertIn([status for status, _, _ in answers(raw.rest())], ([400], []))
        self.assertEqual(self.desk.sql("select count(*) from login_challenges"), before)

    # --- what is reflected ------------------------------------------------------------------------------------------------------------

    def test_line_ends_in_a_request_make_no_header_and_no_line_of_the_log(self):
        bad = "%0d%0aSet-Cookie:%20a=b%0d%0a%0d%0a%7b%22event%22:%22forged%22%7d"
        nasty = b"caf\xc3\xa9\"}\x1b[31m{\"event\":\"forged\"}"
        for target in (f"/v1/acts/{bad}", f"/v1/verification?folio={bad}&codigo={bad}", f"/verificacion?folio={bad}&codigo={bad}",
                       f"/v1/estrados?unidad={bad}", f"/{bad}", f"/v1/estrados/{bad}/document"):
            got = self.exchange(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
            self.assertEqual(len(got), 1)
            self.assertNotIn("Set-Cookie", got[0][1])
            self.assertLess(got[0][0], 500)
        for header in (b"Authorization: Bearer ", b"Idempotency-Key: ", b"X-Forwarded-For: ", b"User-Agent: ", b"Content-Type: "):
            got = self.exchange(b"GET /v1/mailbox HTTP/1.1\r\n" + HEAD + header + nasty + b"\r\nConnection: close\r\n\r\n")
            self.assertIn(got[0][0], (400, 401), header)
        self.exchange(b"G\"E\\T\x01 /v1/mailbox HTTP/1.1\r\n" + HEAD + b"Connection: close\r\n\r\n")
        lines = (self.desk.work / "serve.log").read_bytes().decode("utf-8").splitlines()
        self.assertTrue(lines)
        for line in lines:
            self.assertNotEqual(json.loads(line)["event"], "forged")

    def test_who_was_refused_is_in_the_log_without_who_it_was(self):
        Api(self.desk).ask("GET", "/v1/mailbox")
        entries = [json.loads(line) for line in (self.desk.work / "serve.log").read_text(encoding="utf-8").splitlines()]
        noted = [entry for entry in entries if entry["event"] == "access_decided" and entry["route"] == "/v1/mailbox"]
        self.assertTrue(noted)
        self.assertEqual(set(noted[-1]), {"at", "level", "event", "method", "route", "status"})

    def test_hostile_parameters_are_refused_not_broken(self):
        """Every parameter of every operation, with what a database or a parser could choke on."""
        hostile = ("%00", "%ff%fe", "%c0%af", "%ed%a0%80", "'", "%27%20or%201=1--", "9" * 40, "-1", "%7f", "a" * 4000, "%F0%9F%92%A9", "NaN")
        staff, owner = self.desk.caller(self.desk.official(1)), self.desk.caller(self.desk.owner(self.desk.acts[0]))
        asked = 0
        for method, pattern, operation in operations(self.desk.contract.document):
            if method != "GET":
                continue
            named = [self.desk.contract._deref(each) for each in operation.get("parameters", [])]
            api = owner if pattern.startswith("/v1/mailbox") else staff
            for value in hostile:
                for parameter in named:
                    if parameter["in"] == "path":
                        path = pattern.format(**{**NAMES, parameter["name"]: value})
                    else:
                        path = pattern.format(**NAMES) + f"?{parameter['name']}={value}"
                    status = api.ask(method, path)[0]
                    self.assertLess(status, 500, path)
                    asked += 1
        print(f"{asked} hostile parameters")
        for key in ("\x7f", "k" * 201, "\xc3"):
            self.assertEqual(staff.ask("POST", "/v1/acts", b"<acto/>", kind="application/xml", headers={"Idempotency-Key": key})[0], 400)
        for body in (b'{"nonce":"a\\u0000b","certificado":"QUE=","firma":"QUE="}', b'{"nonce":"\xff","certificado":"QUE=","firma":"QUE="}',
                     b'{"nonce":"\\ud800","certificado":"QUE=","firma":"QUE="}', b'{"\\u0000":1}', b"[" * 100_000, b'{"a":' * 50_000,
                     b"null", b"{}" * 3, b'{"nonce":1e999,"certificado":"","firma":""}', b'{"nonce":' + b"9" * 5000 + b"}"):
            self.assertEqual(staff.ask("POST", "/v1/sessions", body)[0], 422, body[:60])

    # --- huge and slow ----------------------------------------------------------------------------------------------------------------

    def test_huge_heads_are_refused(self):
        for name, head in {"address": b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n",
                           "one header": b"GET / HTTP/1.1\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
                           "many headers": b"GET / HTTP/1.1\r\n" + b"".join(b"X%d: a\r\n" % n for n in range(2000)) + b"\r\n"}.items():
            with self.subTest(name), Raw(self.desk, timeout=5) as raw:
                with contextlib.suppress(ConnectionError, ssl.SSLError):
                    raw.send(head)
                got = answers(raw.rest())
                self.assertTrue(not got or got[0][0] in (400, 414, 431), got)
        self.lives()

    def test_huge_bodies_are_refused_by_what_the_operation_takes(self):
        owner = self.desk.caller(self.desk.owner(self.desk.acts[0]))
        self.assertEqual(owner.ask("POST", "/v1/sessions", b"x" * ((1 << 20) + 1))[0], 413)
        self.assertEqual(owner.ask("POST", "/v1/mailbox/x/acuses", b"x" * (3 << 20))[0], 413)
        chunk = b"100000\r\n" + b"x" * (1 << 20) + b"\r\n"
        with Raw(self.desk) as raw:
            raw.send(b"POST /v1/sessions HTTP/1.1\r\n" + HEAD + b"Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n")
            for _ in range(3):
                raw.send(chunk)
            raw.send(b"0\r\n\r\n")
            self.assertEqual(answers(raw.rest())[0][0], 413)
        for size in (b"FFFFFFFFFFFFFFFFF", b"-1", b"zz"):
            with self.subTest(size):
                got = self.exchange(b"POST /v1/sessions HTTP/1.1\r\n" + HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + size + b"\r\nx\r\n0\r\n\r\n")
                self.assertTrue(not got or got[0][0] in (400, 413, 415, 422), got)
        self.lives()

    def test_compressed_bodies_are_not_unpacked(self):
        import gzip
        bomb = gzip.compress(b"{" + b" " * 50_000_000 + b"}")
        api = Api(self.desk)
        self.assertEqual(api.ask("POST", "/v1/sessions", bomb, headers={"Content-Encoding": "gzip"})[0], 422)

    def test_slow_heads_and_slow_bodies_hold_nobody_else_up_and_end(self):
        slow = [Raw(self.desk, timeout=60) for _ in range(3)]
        heads, bodies = slow[:2], slow[2:]
        try:
            for raw in heads:
                raw.send(b"GET /v1/health/live HTTP/1.1\r\nHost: local")
            for raw in bodies:
                raw.send(b"POST /v1/challenges HTTP/1.1\r\n" + HEAD + b"Content-Length: 1000\r\nContent-Type: application/json\r\n\r\n")
            began, stop = time.monotonic(), threading.Event()

            def trickle():
                while not stop.wait(1):
                    for raw in slow:
                        with contextlib.suppress(OSError, ssl.SSLError):
                            raw.send(b"h")

            feeder = threading.Thread(target=trickle, daemon=True)
            feeder.start()
            self.lives()
            for raw in heads:
                self.assertTrue(raw.closed())
            for raw in bodies:
                self.assertEqual(answers(raw.rest())[0][0], 408)
            self.assertLess(time.monotonic() - began, 35)
            stop.set()
            feeder.join()
        finally:
            for raw in slow:
                raw.close()

    def test_many_connections_of_one_address_leave_room_for_others(self):
        held = []
        try:
            for _ in range(3 * THREADS):
                with contextlib.suppress(OSError, ssl.SSLError):
                    raw = Raw(self.desk, timeout=1)
                    held.append(raw)
                    raw.send(b"GET /v1/health/live HTTP/1.1\r\nHost: ")
            for _ in range(5):
                self.lives()
        finally:
            for raw in held:
                raw.close()

    def test_idle_connections_make_way(self):
        """Everybody keeps a connection open, more than there are threads; who comes next need not wait for them to end."""
        held = []
        try:
            for number in range(2 * THREADS):
                raw = Raw(self.desk, source=f"127.0.1.{1 + number}", timeout=5)
                raw.send(b"GET /v1/health/live HTTP/1.1\r\n" + HEAD + b"\r\n")
                self.assertTrue(raw.socket.recv(4096).startswith(b"HTTP/1.1 200"))
                held.append(raw)
            self.lives(within=5)
        finally:
            for raw in held:
                raw.close()

    # --- TLS --------------------------------------------------------------------------------------------------------------------------

    def handshake(self, *options):
        return subprocess.run(["openssl", "s_client", "-connect", f"127.0.0.1:{self.desk.port}", "-CAfile", self.desk.pki / "tls/ca.crt",
                               *options], input=b"", capture_output=True, timeout=20)

    def test_old_protocols_and_weak_ciphers_are_refused(self):
        for accepted in (["-tls1_2"], ["-tls1_3"], ["-tls1_2", "-cipher", "ECDHE-ECDSA-AES256-GCM-SHA384"]):
            self.assertEqual(self.handshake(*accepted).returncode, 0, accepted)
        weak = ["-cipher", "ALL:@SECLEVEL=0"]
        for refused in (["-tls1", *weak], ["-tls1_1", *weak], ["-tls1_2", "-cipher", "AES128-SHA:AES256-SHA:AES128-GCM-SHA256:@SECLEVEL=0"],
                        ["-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA:ECDHE-ECDSA-AES256-SHA384:@SECLEVEL=0"],
                        ["-tls1_2", "-cipher", "aNULL:eNULL:3DES:RC4:@SECLEVEL=0"]):
            done = self.handshake(*refused)
            self.assertNotEqual(done.returncode, 0, refused)
        with self.assertRaises((ConnectionError, OSError)):
            import http.client
            plain = http.client.HTTPConnection("127.0.0.1", self.desk.port, timeout=5)
            plain.request("GET", "/v1/health/live")
            raise ConnectionError(plain.getresponse().status)

    # --- what every answer carries ------------------------------------------------------------------------------------------------------

    def test_every_answer_says_how_a_browser_must_treat_it(self):
        staff, nobody = self.desk.caller(self.desk.official(1)), Api(self.desk)
        paths = [(method, pattern.format(**NAMES)) for method, pattern, _ in operations(self.desk.contract.document)]
        folio = next(iter(self.desk.issue("multas.csv").values()))
        paths += [("GET", f"/v1/acts/{folio}/documents/acto_xml")]
        paths += [("GET", "/v1/none"), ("PUT", "/v1/acts"), ("GET", "/v1/%ff"), ("GET", "/buzon"), ("GET", "/assets/none.js")]
        for api in (nobody, staff):
            for method, path in paths:
                with self.subTest(f"{method} {path}"):
                    token = f"Authorization: Bearer {api.token}\r\n" if api.token else ""
                    status, said, body = self.exchange(f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{token}\r\n".encode())[0]
                    kind = said.get("Content-Type", "")
                    self.assertEqual(said["X-Content-Type-Options"], "nosniff")
                    self.assertEqual(said["Referrer-Policy"], "no-referrer")
                    self.assertIn("max-age=31536000", said["Strict-Transport-Security"])
                    self.assertIn("default-src 'none'", said["Content-Security-Policy"])
                    self.assertIn("frame-ancestors 'none'", said["Content-Security-Policy"])
                    self.assertNotIn("script-src 'unsafe", said["Content-Security-Policy"])
                    self.assertIn("geolocation=()", said["Permissions-Policy"])
                    self.assertEqual((said["Cross-Origin-Opener-Policy"], said["Cross-Origin-Resource-Policy"]), ("same-origin",) * 2)
                    self.assertTrue(said["Cache-Control"] == "no-store" or not path.startswith("/v1"), said["Cache-Control"])
                    self.assertNotIn("Server", said)
                    self.assertTrue(kind or not body)
                    if kind.startswith("text/") or "xml" in kind:
                        self.assertIn("charset=utf-8", kind)
                    if "json" in kind:
                        self.assertEqual(said["Content-Disposition"], 'attachment; filename="api.json"')

    def test_only_the_methods_of_the_contract_are_answered(self):
        for method in ("PUT", "PATCH", "TRACE", "CONNECT", "OPTIONS", "DELETE", "PROPFIND"):
            got = self.exchange(f"{method} /v1/acts HTTP/1.1\r\nHost: localhost\r\nX-HTTP-Method-Override: GET\r\nConnection: close\r\n\r\n".encode())
            self.assertEqual(got[0][0], 405, method)
            self.assertEqual(set(got[0][1]["Allow"].split(", ")), {"GET", "POST"})


if __name__ == "__main__":
    unittest.main(verbosity=2)
