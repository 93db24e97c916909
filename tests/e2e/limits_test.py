#!/usr/bin/env python3
"""What anybody may ask is counted by where it comes from, over HTTPS; the minutes pass on the rehearsal clock."""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Api, Desk, Refused  # noqa: E402

LOGINS, VERIFICATIONS = 6, 3
VERIFY = "/v1/verification?folio=3901-2026-000000001-K&codigo=00000000"


class Limits(unittest.TestCase):
    def desk(self, **http):
        desk = Desk(acts=3, config={"http": {"logins_per_minute": LOGINS, "verifications_per_minute": VERIFICATIONS, **http}})
        self.addCleanup(desk.close)
        return desk

    def refused(self, api, method, path, body=None, **more):
        """Refused with 429, the same number of seconds in the header and in the remedy: that number."""
        status, kind, data = api.ask(method, path, body, **more)
        self.assertEqual((status, kind.split(";")[0]), (429, "application/problem+json"), data)
        finding = json.loads(data)["hallazgos"][0]
        self.assertEqual(finding["id"], "SOLICITUDES-EXCESO")
        seconds = int(api.headers["Retry-After"])
        self.assertIn(f"Espere {seconds} segundo", finding["remedio"])
        return seconds

    def test_logins_over_the_limit_wait_and_then_go_on(self):
        desk = self.desk()
        api, owner = Api(desk), desk.owner(desk.acts[0])
        challenges = [api.post("/v1/challenges") for _ in range(LOGINS)]
        rows = desk.sql("select count(*) from login_challenges")
        self.assertLessEqual(self.refused(api, "POST", "/v1/challenges", {}), 60 / LOGINS)
        signed = owner.body(challenges[0]["texto"], nonce=challenges[0]["nonce"])
        self.refused(api, "POST", "/v1/sessions", signed)
        self.assertEqual(desk.sql("select count(*) from login_challenges"), rows)
        api.get(VERIFY)

        desk.clock(f"{desk.day}T10:03")
        api.token = api.post("/v1/sessions", signed)["token"]
        api.get("/v1/mailbox")
        api.log_in(owner)

    def test_verifications_over_the_limit_wait_and_then_go_on(self):
        desk = self.desk()
        api = Api(desk)
        for _ in range(VERIFICATIONS):
            self.assertEqual(api.get(VERIFY), {"autentico": False, "ensayo": False})
        self.refused(api, "GET", VERIFY)
        self.refused(api, "GET", VERIFY.replace("/v1/verification", "/verificacion"))
        self.refused(api, "POST", "/v1/verification", b"%PDF-1.7", kind="application/pdf")
        api.log_in(desk.owner(desk.acts[0]))

        desk.clock(f"{desk.day}T10:03")
        self.assertEqual(api.get(VERIFY), {"autentico": False, "ensayo": False})

    def test_time_is_stamped_for_anybody_so_often_and_for_acts_always(self):
        desk = self.desk(timestamps_per_minute=2)
        api = Api(desk)
        for _ in range(2):
            self.assertEqual(api.ask("POST", "/v1/timestamps", b"x", kind="application/timestamp-query")[0], 200)
        self.refused(api, "POST", "/v1/timestamps", b"x", kind="application/timestamp-query")
        self.assertEqual(len(desk.issue()), 3)

    def test_only_a_trusted_proxy_says_for_whom_it_asks(self):
        for trusted in ("127.0.0.1", "192.0.2.1"):
            with self.subTest(trusted=trusted):
                api = Api(self.desk(trusted_proxy=trusted))
                for _ in range(VERIFICATIONS):
                    api.call("GET", VERIFY, headers={"X-Forwarded-For": "198.51.100.7, 203.0.113.9"})
                self.refused(api, "GET", VERIFY, headers={"X-Forwarded-For": "198.51.100.8, 203.0.113.9"})
                other = {"X-Forwarded-For": "203.0.113.10"}
                if trusted == "127.0.0.1":
                    api.call("GET", VERIFY, headers=other)
                else:
                    self.assertRaises(Refused, api.call, "GET", VERIFY, headers=other)


if __name__ == "__main__":
    unittest.main(verbosity=2)
