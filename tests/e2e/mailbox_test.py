#!/usr/bin/env python3
"""The life of an act in the mailbox, over HTTPS, with a mail sink and the rehearsal clock."""
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Api, Desk, Efirma, Refused  # noqa: E402


class Mailbox(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desk = Desk(acts=18)
        cls.addClassCleanup(cls.desk.close)
        cls.folios = cls.desk.issue()
        cls.mailbox_acts = [act for act in cls.desk.acts if act["fate"] != "estrados"]
        for act in cls.mailbox_acts:
            cls.desk.until(cls.folios[act["reference"]], "awaiting_opening")
        cls.free = iter(cls.mailbox_acts)

    def refuses(self, status, identifier, work, *arguments):
        with self.assertRaises(Refused) as caught:
            work(*arguments)
        self.assertEqual((caught.exception.status, identifier in caught.exception.ids), (status, True), caught.exception)

    def fresh(self):
        """An act nobody has touched: its folio, its row, its owner's session and e.firma."""
        act = next(self.free)
        owner = self.desk.owner(act)
        return self.folios[act["reference"]], act, self.desk.caller(owner), owner

    def test_aviso_left_then_the_owner_opens_and_reads(self):
        folio, _, api, owner = self.fresh()
        mails = self.desk.sink.naming(folio)
        self.assertEqual(len(mails), 1)
        text = mails[0].get_body(("plain",)).get_content()
        self.assertNotIn("$", text)
        listed = [item for item in api.get("/v1/mailbox")["elementos"] if item["folio"] == folio]
        self.assertEqual(listed[0]["estado"], "awaiting_opening")
        self.assertIn("dia4", listed[0])
        self.assertNotIn("importe", listed[0])
        self.refuses(409, "APERTURA-PENDIENTE", api.get, f"/v1/mailbox/{folio}/documents/acto_pdf")

        opened = api.open(folio, owner)
        self.assertEqual(opened["plazos"]["notified"], {"date": str(self.desk.day), "by": "acuse"})
        shown = api.get(f"/v1/mailbox/{folio}")
        papers = {document["papel"] for document in shown["documentos"]}
        self.assertEqual(papers, {"acto_pdf", "acto_xml", "acto_html", "acuse_xml", "acuse_pdf"})
        for paper in papers:
            self.assertTrue(api.get(f"/v1/mailbox/{folio}/documents/{paper}"))
        file = self.desk.work / "acuse.pdf"
        file.write_bytes(api.get(f"/v1/mailbox/{folio}/documents/acuse_pdf"))
        said = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True, check=True).stdout
        self.assertIn("Signature is Valid", said)
        self.refuses(409, "APERTURA-YA", api.post, f"/v1/mailbox/{folio}/open-requests")

    def test_opening_by_another_rfc_is_refused(self):
        folio, act, _, _ = self.fresh()
        stranger = next(other for other in self.mailbox_acts if other["rfc"] != act["rfc"])
        efirma = self.desk.owner(stranger)
        api = self.desk.caller(efirma)
        self.refuses(404, "ACTO-INEXISTENTE", api.open, folio, efirma)
        self.refuses(404, "ACTO-INEXISTENTE", api.get, f"/v1/mailbox/{folio}")
        self.assertEqual(self.desk.state(folio), "awaiting_opening")

    def test_owner_session_with_anothers_signature_is_refused(self):
        folio, act, api, _ = self.fresh()
        stranger = next(other for other in self.mailbox_acts if other["rfc"] != act["rfc"])
        self.refuses(403, "APERTURA-AJENA", api.open, folio, self.desk.owner(stranger))

    def test_wrong_signature_is_refused_and_spends_the_nonce(self):
        folio, _, api, owner = self.fresh()
        request = api.post(f"/v1/mailbox/{folio}/open-requests")
        wrong = owner.body(request["cadena"] + " ", nonce=request["nonce"])
        self.refuses(422, "APERTURA-FIRMA", api.post, f"/v1/mailbox/{folio}/acuses", wrong)
        right = owner.body(request["cadena"], nonce=request["nonce"])
        self.refuses(422, "APERTURA-NONCE", api.post, f"/v1/mailbox/{folio}/acuses", right)
        self.assertEqual(self.desk.state(folio), "awaiting_opening")

    def test_login_challenge_is_good_for_one_use_and_one_signature(self):
        owner = self.desk.owner(self.mailbox_acts[0])
        api = Api(self.desk)
        challenge = api.post("/v1/challenges")
        self.refuses(422, "RETO-FIRMA", api.post, "/v1/sessions", owner.body("otro texto", nonce=challenge["nonce"]))
        self.refuses(422, "RETO-VENCIDO", api.post, "/v1/sessions", owner.body(challenge["texto"], nonce=challenge["nonce"]))

    def test_expired_certificate_is_refused(self):
        self.refuses(422, "EFIRMA-CertificateExpired", Api(self.desk).log_in, Efirma.beside(self.desk.pki / "special/expired"))

    def test_revoked_certificate_is_refused(self):
        self.refuses(422, "EFIRMA-CertificateRevoked", Api(self.desk).log_in, Efirma.beside(self.desk.pki / "special/revoked"))

    def test_login_with_a_password_protected_key_by_the_command_line(self):
        folio, _, _, owner = self.fresh()
        common = ["--ca", self.desk.pki / "tls/ca.crt", *owner.options()]
        listed = self.desk.run("--json", "mailbox", "list", *common)
        self.assertIn(folio, [item["folio"] for item in listed["elementos"]])
        self.desk.run("mailbox", "receipt", folio, "-o", self.desk.work / "out", *common, code=1)
        opened = self.desk.run("--json", "mailbox", "open", folio, *common)
        self.assertEqual(opened["plazos"]["notified"]["by"], "acuse")
        files = self.desk.run("--json", "mailbox", "receipt", folio, "-o", self.desk.work / "out", *common)["archivos"]
        self.assertEqual(len(files), 4)
        self.desk.run("verify", next(file for file in files if file.endswith("acuse_pdf.pdf")))

    def test_nobody_and_staff_have_no_mailbox(self):
        self.refuses(401, "SESION", Api(self.desk).get, "/v1/mailbox")
        self.refuses(403, "FACULTAD", self.desk.caller(self.desk.official(1)).get, "/v1/mailbox")

    def test_anybody_verifies_a_folio_only_with_its_code(self):
        folio, _, _, _ = self.fresh()
        code = self.desk.run("--json", "track", folio)["verificador"]
        api = Api(self.desk)
        self.assertEqual(api.get(f"/v1/verification?folio={folio}&codigo={code}")["autentico"], True)
        self.assertEqual(api.get(f"/v1/verification?folio={folio}&codigo=00000000"), {"autentico": False})
        page = api.get(f"/verificacion?folio={folio}&codigo={code}").decode()
        self.assertIn("Auténtico", page)

    def test_session_ends_when_it_is_closed(self):
        api = self.desk.caller(self.desk.owner(self.mailbox_acts[0]))
        self.assertEqual(api.ask("DELETE", "/v1/sessions/current")[0], 204)
        self.refuses(401, "SESION", api.get, "/v1/mailbox")

    def test_unknown_paths_and_methods_are_problems(self):
        api = Api(self.desk)
        self.assertEqual(api.ask("GET", "/v1/nada")[0], 404)
        self.assertEqual(api.ask("DELETE", "/v1/challenges")[0], 405)
        self.refuses(422, "CUERPO-JSON", api.call, "POST", "/v1/sessions", b"{")
        self.refuses(422, "CUERPO-CAMPO", api.post, "/v1/sessions", {"nonce": "x", "otro": "y"})


if __name__ == "__main__":
    unittest.main(verbosity=2)
