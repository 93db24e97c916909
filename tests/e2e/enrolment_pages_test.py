#!/usr/bin/env python3
"""The pages that enable a mailbox, by keyboard alone, before Debian's Chromium and the real service. BUZON_PICTURES: a folder to keep the
screenshots in."""
import http.server
import json
import os
import pathlib
import subprocess
import sys
import threading
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import BUILD, ROOT, Efirma  # noqa: E402
from enrolment import Employer, enrolment_desk, forget  # noqa: E402
from pages_test import plan_of  # noqa: E402


def serve_codes(employer):
    """An address of this process that answers with the newest code sent: /correo?a%40b.example."""
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            kind, address = self.path.lstrip("/").split("?", 1)
            code = employer.code(kind, urllib.parse.unquote(address)).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(code)))
            self.end_headers()
            self.wfile.write(code)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class EnrolmentPages(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.desk = desk = enrolment_desk(config={"http": {"pages": ROOT / "build/web"}})
        cls.addClassCleanup(desk.close)
        rows = [row for row in desk.employers if row["kind"] == "fisica"]
        company = next(row for row in desk.employers if row["kind"] == "moral")
        for one in (company, rows[1]):  # the accountant has no mailbox of his own
            forget(desk, one["rfc"])
        cls.employer = Employer(desk, company)
        codes = serve_codes(cls.employer)
        cls.addClassCleanup(codes.server_close)
        cls.addClassCleanup(codes.shutdown)
        pictures = pathlib.Path(os.environ.get("BUZON_PICTURES", desk.work / "pictures"))
        pictures.mkdir(parents=True, exist_ok=True)
        cls.pictures = pictures
        efirma = cls.employer.efirma
        accountant = Efirma.beside(desk.pki / rows[1]["cer"].removesuffix(".cer"))
        plan = {"site": f"https://localhost:{desk.port}", "pictures": str(pictures), "codes": f"http://127.0.0.1:{codes.server_address[1]}",
                "efirma": plan_of(efirma), "accountant": plan_of(accountant), "company": company["name"], "email": "avisos@patron.example",
                "other": "otro.correo.bastante.largo.de.la.contadora@despacho-de-contadores.example", "mobile": "+525520304050",
                "person": {"rfc": rows[1]["rfc"], "name": "<img src=x onerror=alert(1)> Ñandú"},
                "agent": {"rfc": rows[2]["rfc"], "name": "Begoña Güitrón"}}
        files = desk.work / "plan.json", desk.work / "answer.json"
        files[0].write_text(json.dumps(plan), encoding="utf-8")
        subprocess.run([ROOT / "tests/interop/html/browser.sh", BUILD / "browser", ROOT / "tests/e2e/enrolment_pages.mjs", *files], check=True,
                       timeout=600)
        cls.plan, cls.answer = plan, json.loads(files[1].read_text(encoding="utf-8"))

    def test_every_page_is_accessible_and_nothing_broke(self):
        self.assertEqual("\n".join(self.answer["faults"]), "")
        self.assertEqual(len(self.answer["looked"]), 13)

    def test_what_is_missing_and_what_is_wrong_is_said(self):
        said = self.answer["said"]
        self.assertIn("le falta confirmar un correo, confirmar su móvil, firmar los términos", said["lead"])
        self.assertIn("le falta confirmar su móvil, firmar los términos", said["back"])
        self.assertIn("Le quedan 4 intentos", said["code"])
        self.assertTrue(said["address"])
        for field in ("RFC de la persona", "Nombre de la persona"):
            self.assertIn(field, said["person"])

    def test_an_accountant_without_a_mailbox_of_his_own_sees_that_of_the_company(self):
        said = self.answer["said"]["accountant"]
        self.assertIn("Ve su lista y sus plazos como contador", said)
        self.assertNotIn("no está habilitado", said)
        self.assertNotIn("Medios de contacto", self.answer["said"]["accountantHeader"])

    def test_who_speaks_for_others_may_enable_a_mailbox_of_his_own(self):
        self.assertIn("le falta confirmar un correo, confirmar su móvil, firmar los términos", self.answer["said"]["own"])
        self.assertNotIn(self.plan["company"], self.answer["said"]["own"])

    def test_what_was_done_is_in_the_service_and_in_the_history(self):
        state = self.employer.state()
        self.assertTrue(state["habilitado"])
        self.assertIn("cedulas", state)
        self.assertEqual([one["direccion"] for one in state["medios"] if one["tipo"] == "correo"], [self.plan["other"]])
        self.assertEqual([(one["rfc"], one["papel"], one["nombre"]) for one in state["personas"]],
                         [(self.plan["person"]["rfc"], "contador", self.plan["person"]["name"])])
        self.assertIn(self.plan["person"]["name"], self.answer["said"]["people"])
        self.assertIn("Representante legal", self.answer["said"]["agent"])
        self.assertNotIn(f"Revocar\na {self.plan['agent']['name']}", self.answer["said"]["people"])
        happened = [one["suceso"] for one in reversed(state["historia"]) if one["suceso"].startswith("person_")]
        self.assertEqual(happened, ["person_granted", "person_revoked", "person_granted"])
        self.assertIn("Se dio de baja avisos@patron.example.", self.answer["said"]["history"])
        said = subprocess.run(["pdfsig", "-nocert", self.pictures / "acuse.pdf"], capture_output=True, text=True, check=True).stdout
        self.assertIn("Signature is Valid", said)


if __name__ == "__main__":
    unittest.main()
