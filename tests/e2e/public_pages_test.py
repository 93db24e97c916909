#!/usr/bin/env python3
"""The pages for everybody before Debian's Chromium and the real service: verification and estrados. public_pages.mjs walks, this judges.
BUZON_PICTURES: a folder to keep the screenshots and the printed verdict in."""
import http.client
import json
import os
import pathlib
import ssl
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import BUILD, ROOT, Api, Desk  # noqa: E402

REHEARSAL = "Es un documento de ensayo: sin efectos legales"
FIRST_LOAD = 300_000


class PublicPages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desk = desk = Desk(acts=80, config={"http": {"pages": ROOT / "build/web"}})
        cls.addClassCleanup(desk.close)
        folios = desk.issue("lote-cedulas.xml")
        cls.posted = next(act for act in desk.acts if act["fate"] == "estrados" and act["reference"] in folios)
        waiting = next(act for act in desk.acts if act["fate"] != "estrados" and act["reference"] in folios)
        cls.posted_folio, cls.folio, cls.person = folios[cls.posted["reference"]], folios[waiting["reference"]], waiting
        desk.until(cls.posted_folio, "in_estrados")
        desk.until(cls.folio, "awaiting_opening")
        cls.pictures = pathlib.Path(os.environ.get("BUZON_PICTURES", desk.work / "pictures"))
        cls.pictures.mkdir(parents=True, exist_ok=True)
        files = cls.papers()
        cls.plan = {
            "site": f"https://localhost:{desk.port}", "pictures": str(cls.pictures), "folio": cls.folio,
            "code": desk.run("--json", "track", cls.folio)["verificador"], "files": files, "large": str(cls.file("grande.pdf", b"x" * 21_000_000)),
            "posted": {"folio": cls.posted_folio, "rfc": cls.posted["rfc"]},
        }
        plan, answer = desk.work / "plan.json", desk.work / "answer.json"
        plan.write_text(json.dumps(cls.plan), encoding="utf-8")
        subprocess.run([ROOT / "tests/interop/html/browser.sh", BUILD / "browser", ROOT / "tests/e2e/public_pages.mjs", plan, answer],
                       check=True, timeout=600)
        cls.answer = json.loads(answer.read_text(encoding="utf-8"))

    @classmethod
    def file(cls, name, data):
        path = cls.desk.work / name
        path.write_bytes(data)
        return path

    @classmethod
    def papers(cls):
        staff = cls.desk.caller(cls.desk.official(1 if cls.folio.startswith("3901") else 4))
        pdf = staff.get(f"/v1/acts/{cls.folio}/documents/acto_pdf")
        xml = staff.get(f"/v1/acts/{cls.folio}/documents/acto_xml")
        spoilt = bytearray(pdf)
        spoilt[len(spoilt) // 3] ^= 1
        return {
            "ensayo": {"file": str(cls.file("acto.pdf", pdf)), "title": REHEARSAL},
            "xml": {"file": str(cls.file("acto.xml", xml)), "title": REHEARSAL},
            "alterado": {"file": str(cls.file("alterado.pdf", bytes(spoilt))), "title": "Está alterado"},
            "sin-firma": {"file": str(cls.file("hoja.xml", b"<hoja>Pague hoy</hoja>")), "title": "No es del Instituto"},
            "foto": {"file": str(cls.file("foto.jpg", b"\xff\xd8\xff\xe0 una foto")), "title": "No se puede saber"},
        }

    def test_every_page_is_accessible_and_nothing_broke(self):
        self.assertEqual("\n".join(self.answer["faults"]), "")
        self.assertGreaterEqual(len(self.answer["looked"]), 14)
        self.assertLess(self.answer["loaded"], FIRST_LOAD)
        self.assertEqual([url for url in self.answer["requests"] if not url.startswith((self.plan["site"], "blob:", "data:"))], [])

    def test_verdict_says_what_was_examined_and_nothing_of_the_person(self):
        said = self.answer["said"]
        for words in (REHEARSAL, "no obliga a nada", "Firma: Bien", "Documento completo: Sin comprobar del todo", "Quién firmó: Bien",
                      "Certificado: Bien", "Sello de tiempo", self.folio):
            self.assertIn(words, said["verificacion-ensayo"])
        self.assertIn("El contenido cambió", said["verificacion-alterado"])
        self.assertIn("El documento no está firmado.", said["verificacion-sin-firma"])
        self.assertIn("una foto, un escaneo o una impresión no llevan la firma", said["verificacion-foto"])
        self.assertIn("el máximo es 20 MB", said["verificacion-grande"])
        self.assertIn("No hay comunicación", said["offline"])
        self.assertIn("Espere un minuto", said["often"])
        self.assertIn("no se guarda", said["verificacion"])
        name = next(one["name"] for one in self.desk.registry["employers"] if one["rfc"] == self.person["rfc"])
        for page, text in said.items():
            if page.startswith(("verificacion", "printed")):
                self.assertNotIn(self.person["rfc"], text, page)
                self.assertNotIn(name, text, page)

    def test_verdict_and_board_make_sense_to_a_screen_reader(self):
        for words in (f'heading "{REHEARSAL}" [level=2]', 'heading "Qué se comprobó" [level=3]', 'heading "Firma: Bien" [level=4]'):
            self.assertIn(words, self.answer["said"]["tree"])
        for words in ('heading "Documentos publicados" [level=2]', 'search "Buscar en estrados"', f"con folio {self.posted_folio}"):
            self.assertIn(words, self.answer["said"]["boardTree"])

    def test_print_is_the_verdict_alone(self):
        printed = self.answer["said"]["printed"]
        self.assertIn(REHEARSAL, printed)
        for words in ("Imprimir este resultado", "Con el folio", "Qué pasa con su archivo"):
            self.assertNotIn(words, printed)

    def test_board_has_no_names_and_the_document_no_worker(self):
        said = self.answer["said"]
        owner = next(one for one in self.desk.registry["employers"] if one["rfc"] == self.posted["rfc"])
        self.assertNotIn(owner["name"], said["estrados"])
        self.assertNotIn(owner["rfc"], said["estrados"])
        self.assertIn("El anexo contiene datos que la ley protege", said["document"])
        self.assertIn(owner["rfc"], said["document"])

    def test_nothing_is_to_be_indexed_and_the_upload_is_not_kept(self):
        context = ssl.create_default_context(cafile=self.desk.pki / "tls/ca.crt")
        for path in ("/robots.txt", "/estrados", "/verificacion", f"/estrados/{self.posted_folio}", "/v1/estrados"):
            connection = http.client.HTTPSConnection("localhost", self.desk.port, context=context)
            connection.request("GET", path)
            got = connection.getresponse()
            body = got.read()
            connection.close()
            self.assertEqual(got.status, 200, path)
            self.assertIn("noindex", got.headers["X-Robots-Tag"], path)
            if path == "/robots.txt":
                self.assertIn(b"Disallow: /", body)
        before = self.desk.sql("select count(*) from documents")
        Api(self.desk).call("POST", "/v1/verification", b"<hoja>Pague hoy, dijo la voz</hoja>", kind="application/xml")
        self.assertEqual(self.desk.sql("select count(*) from documents"), before)
        self.assertNotIn("Pague hoy", (self.desk.work / "serve.log").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
