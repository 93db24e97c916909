#!/usr/bin/env python3
"""Being taken for somebody else: replayed logins, swapped certificates, foreign acuses, sessions and objects."""
import json
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Api, Desk, Efirma, Refused  # noqa: E402
from folios import absent  # noqa: E402
from forged import Forge, Mixed  # noqa: E402

BASE64 = "QUFBQQ=="


class Identity(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desk = Desk(acts=18)
        cls.addClassCleanup(cls.desk.close)
        cls.folios = cls.desk.issue()
        waiting = [act for act in cls.desk.acts if act["fate"] != "estrados"]
        for act in waiting:
            cls.desk.until(cls.folios[act["reference"]], "awaiting_opening")
        cls.free = iter(waiting)
        cls.forge = Forge(cls.desk.pki)
        cls.victim = cls.desk.owner(waiting[0])
        cls.other = cls.desk.owner(next(act for act in waiting if act["rfc"] != waiting[0]["rfc"]))

    def refused(self, work, *arguments):
        """(status, ids) of a refusal."""
        with self.assertRaises(Refused) as caught:
            work(*arguments)
        return caught.exception.status, set(caught.exception.ids)

    def pair(self):
        """Two acts nobody has touched, of two owners: (folio, e.firma, caller) of each."""
        first = next(self.free)
        second = next(act for act in self.free if act["rfc"] != first["rfc"])
        return [(self.folios[act["reference"]], self.desk.owner(act), self.desk.caller(self.desk.owner(act))) for act in (first, second)]

    # --- logging in -----------------------------------------------------------------------------------------------------------------

    def test_a_recorded_login_opens_nothing_a_second_time(self):
        api = Api(self.desk)
        challenge = api.post("/v1/challenges")
        recorded = self.victim.body(challenge["texto"], nonce=challenge["nonce"])
        api.post("/v1/sessions", recorded)
        sessions = self.desk.sql("select count(*) from sessions")
        self.assertEqual(self.refused(Api(self.desk).post, "/v1/sessions", recorded), (422, {"RETO-VENCIDO"}))
        self.assertEqual(self.desk.sql("select count(*) from sessions"), sessions)

    def test_a_signature_fits_its_own_challenge_only(self):
        api = Api(self.desk)
        mine, theirs = api.post("/v1/challenges"), api.post("/v1/challenges")
        self.assertNotEqual(mine["nonce"], theirs["nonce"])
        crossed = self.victim.body(mine["texto"], nonce=theirs["nonce"])
        self.assertEqual(self.refused(api.post, "/v1/sessions", crossed), (422, {"RETO-FIRMA"}))
        invented = self.victim.body(mine["texto"].replace(mine["nonce"], "A" * 43), nonce="A" * 43)
        self.assertEqual(self.refused(api.post, "/v1/sessions", invented), (422, {"RETO-VENCIDO"}))

    def test_a_challenge_of_another_site_is_not_ours(self):
        api = Api(self.desk)
        challenge = api.post("/v1/challenges")
        self.assertIn(f"https://localhost:{self.desk.port}", challenge["texto"])
        elsewhere = challenge["texto"].replace(f"localhost:{self.desk.port}", "buzon.example")
        self.assertEqual(self.refused(api.post, "/v1/sessions", self.victim.body(elsewhere, nonce=challenge["nonce"])), (422, {"RETO-FIRMA"}))

    def test_swapped_and_forged_certificates_open_no_session(self):
        special = self.desk.pki / "special"
        cases = {
            "signed by A, certificate of B": (Mixed(self.victim, self.other), {"RETO-FIRMA"}),
            "an authority with the same names": (self.forge.of_another_authority(self.victim), None),
            "signed by itself": (self.forge.signed_by_itself(self.victim), None),
            "signed by a taxpayer": (self.forge.signed_by_a_taxpayer(self.victim, self.other), None),
            "expired": (Efirma.beside(special / "expired"), {"EFIRMA-CertificateExpired"}),
            "revoked": (Efirma.beside(special / "revoked"), {"EFIRMA-CertificateRevoked"}),
            "a seal certificate": (self.forge.csd(self.desk.acts[0]["rfc"]), {"EFIRMA-TIPO"}),
        }
        before = self.desk.sql("select count(*) from sessions")
        for name, (efirma, wanted) in cases.items():
            with self.subTest(name):
                status, ids = self.refused(Api(self.desk).log_in, efirma)
                self.assertEqual(status, 422)
                if wanted:
                    self.assertEqual(ids, wanted)
                else:
                    self.assertTrue(all(each.startswith("EFIRMA-") for each in ids), ids)
        self.assertEqual(self.desk.sql("select count(*) from sessions"), before)

    # --- acuses ---------------------------------------------------------------------------------------------------------------------

    def test_an_acuse_opens_the_act_it_was_asked_for_only(self):
        (folio, efirma, api), (foreign, _, _) = self.pair()
        mine = [self.folios[act["reference"]] for act in self.desk.acts
                if act["rfc"] == next(a["rfc"] for a in self.desk.acts if self.folios[a["reference"]] == folio)]
        for other in [foreign, *(each for each in mine if each != folio)]:
            request = api.post(f"/v1/mailbox/{folio}/open-requests")
            body = efirma.body(request["cadena"], nonce=request["nonce"])
            before = self.desk.state(other)
            status, ids = self.refused(api.post, f"/v1/mailbox/{other}/acuses", body)
            self.assertIn(status, (404, 409, 422), ids)
            self.assertEqual(self.desk.state(other), before)
        self.assertEqual(self.desk.state(folio), "awaiting_opening")

    def test_a_nonce_of_another_person_is_worth_nothing(self):
        (folio, owner, api), (foreign, stranger, theirs) = self.pair()
        request = api.post(f"/v1/mailbox/{folio}/open-requests")
        stolen = stranger.body(request["cadena"], nonce=request["nonce"])
        self.assertEqual(self.refused(theirs.post, f"/v1/mailbox/{folio}/acuses", stolen), (404, {"ACTO-INEXISTENTE"}))
        self.assertEqual(self.refused(theirs.post, f"/v1/mailbox/{foreign}/acuses", stolen), (422, {"APERTURA-NONCE"}))
        self.assertEqual(self.desk.state(foreign), "awaiting_opening")
        self.assertEqual(self.desk.state(folio), "awaiting_opening")
        api.open(folio, owner)

    def test_a_stolen_session_without_the_key_opens_nothing(self):
        (folio, owner, api), (_, stranger, _) = self.pair()
        for efirma in (stranger, Mixed(owner, stranger), self.forge.signed_by_itself(owner)):
            status, ids = self.refused(api.open, folio, efirma)
            self.assertIn(status, (403, 422), ids)
            self.assertEqual(self.desk.state(folio), "awaiting_opening")

    # --- sessions -------------------------------------------------------------------------------------------------------------------

    def test_a_token_is_ours_to_make_and_dies_when_it_is_closed(self):
        api = Api(self.desk)
        api.token = "elegido-por-quien-ataca-0000000000000000000"
        challenge = api.post("/v1/challenges")
        session = api.post("/v1/sessions", self.victim.body(challenge["texto"], nonce=challenge["nonce"]))
        self.assertNotEqual(session["token"], api.token)
        self.assertGreaterEqual(len(session["token"]), 43)
        self.assertEqual(self.refused(api.get, "/v1/mailbox")[0], 401)
        api.token = session["token"]
        again = self.desk.caller(self.victim)
        self.assertNotEqual(again.token, api.token)
        self.assertEqual(api.ask("DELETE", "/v1/sessions/current")[0], 204)
        self.assertEqual(self.refused(api.get, "/v1/mailbox")[0], 401)
        self.assertEqual(again.ask("GET", "/v1/mailbox")[0], 200)

    def test_the_token_is_nowhere_but_in_the_answer(self):
        api = self.desk.caller(self.victim)
        api.get("/v1/mailbox")
        stored = self.desk.sql("select string_agg(encode(token_sha, 'hex'), ',') from sessions")
        self.assertNotIn(api.token, stored)
        self.assertNotIn(api.token.encode().hex(), stored)
        self.assertNotIn(api.token, (self.desk.work / "serve.log").read_text(encoding="utf-8"))

    def test_no_token_but_the_one_in_authorization_counts(self):
        token = self.desk.caller(self.victim).token
        for path, headers in ((f"/v1/mailbox?token={token}&access_token={token}", {}), ("/v1/mailbox", {"Cookie": f"token={token}"}),
                              ("/v1/mailbox", {"Authorization": f"Basic {token}"}), ("/v1/mailbox", {"X-Authorization": f"Bearer {token}"})):
            self.assertEqual(Api(self.desk).ask("GET", path, headers=headers)[0], 401, (path, headers))

    # --- other origins --------------------------------------------------------------------------------------------------------------

    def test_no_other_origin_is_ever_allowed_and_no_cookie_set(self):
        api = self.desk.caller(self.victim)
        evil = {"Origin": "https://malo.example", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
        for method, path in (("OPTIONS", "/v1/mailbox"), ("GET", "/v1/mailbox"), ("GET", "/v1/estrados"), ("POST", "/v1/challenges")):
            api.ask(method, path, headers=evil)
            names = {name.lower() for name in api.headers}
            self.assertEqual({name for name in names if name.startswith("access-control-") or name == "set-cookie"}, set(), path)

    def test_a_form_of_another_origin_moves_nothing_even_with_a_certificate(self):
        """What a browser sends without asking first: three kinds of content, its client certificate, no token."""
        banks = Api(self.desk, "bank-040012-client")
        system = Api(self.desk, "issuer-client")
        folio = next(iter(self.folios.values()))
        owner = self.desk.caller(self.victim)
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
            with self.subTest(kind):
                self.assertEqual(system.ask("POST", "/v1/acts", b"<acto/>", kind=kind)[0], 415)
                self.assertEqual(banks.ask("POST", "/v1/banks/messages", b"<x/>", kind=kind)[0], 415)
                body = json.dumps({"nonce": "x", "certificado": BASE64, "firma": BASE64}).encode()
                self.assertEqual(Api(self.desk).ask("POST", "/v1/sessions", body, kind=kind)[0], 415)
                self.assertEqual(owner.ask("POST", f"/v1/mailbox/{folio}/acuses", body, kind=kind)[0], 415)

    # --- objects --------------------------------------------------------------------------------------------------------------------

    def test_what_is_anothers_answers_as_what_does_not_exist(self):
        folio = next(self.folios[act["reference"]] for act in self.desk.acts if self.desk.owner(act).certificate == self.victim.certificate)
        none = absent(folio)
        stranger = self.desk.caller(self.other)
        body = self.other.body("||", nonce="x")
        for method, path, sent in (("GET", "/v1/mailbox/{}", None), ("GET", "/v1/mailbox/{}/documents/acto_pdf", None),
                                   ("GET", "/v1/mailbox/{}/documents/acuse_xml", None), ("POST", "/v1/mailbox/{}/open-requests", None),
                                   ("POST", "/v1/mailbox/{}/acuses", body)):
            theirs, unknown = (stranger.ask(method, path.format(each), sent) for each in (folio, none))
            self.assertEqual(theirs, unknown, path)
            self.assertEqual(theirs[0], 404, path)
        self.assertEqual(stranger.ask("GET", f"/v1/mailbox?rfc={self.desk.acts[0]['rfc']}")[0], 403)
        self.assertEqual(stranger.ask("GET", "/v1/mailbox?rfc=XAXX010101000")[0], 403)

    def test_another_units_acts_and_orders_do_not_exist_for_staff(self):
        root = self.desk.batch / "ordenes/orden-1.xml"
        issued = self.desk.run("--json", "bank", "order", root)
        unit = issued["folio"][:4]
        there = self.desk.official(1 if unit != "3901" else 4)
        api = self.desk.caller(there)
        folio = next(each for each in self.folios.values() if each[:4] == unit)
        none = absent(folio)
        nil = "00000000-0000-4000-8000-000000000000"
        for path in (f"/v1/acts/{folio}", f"/v1/acts/{folio}/documents/acto_pdf", f"/v1/acts/{folio}/documents/instancia",
                     f"/v1/bank-orders?folio={issued['folio']}"):
            theirs, unknown = api.ask("GET", path), api.ask("GET", path.replace(folio, none).replace(issued["folio"], none))
            self.assertEqual((theirs[0], theirs), (404, unknown), path)
        signed = there.body("||")
        for method, path, body in (("GET", "", None), ("GET", "/acts/1/approval-text", None), ("POST", "/acts/1/approvals", signed),
                                   ("POST", "/releases", {"causa": "PAGO"})):
            theirs, unknown = (api.ask(method, f"/v1/bank-orders/{order}{path}", body) for order in (issued["orden"], nil))
            self.assertEqual((theirs[0], theirs), (404, unknown), path)
        self.assertNotIn(issued["orden"], json.dumps(api.get("/v1/bank-orders")))
        self.assertEqual({act["folio"][:4] for act in api.get("/v1/acts?limite=200")["elementos"]} & {unit}, set())


if __name__ == "__main__":
    unittest.main(verbosity=2)
