#!/usr/bin/env python3
"""A reader without our software: docs/verify.md, line by line, and pyHanko, over an act that the service issued."""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree as tree

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Api, Desk  # noqa: E402

HANKO = ROOT / "tests/support/pyhanko/pyhanko.sh"


def blocks_of_the_page():
    page = (ROOT / "docs/verify.md").read_text(encoding="utf-8")
    # Behind them stand the lines about a receipt of the log, which log_test has.
    seal, digest, twin, *_ = re.findall(r"```sh\n(.*?)```", page, re.S)
    return seal, digest, twin


class Reader(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desk = Desk(acts=10)
        cls.addClassCleanup(cls.desk.close)
        api = Api(cls.desk, "issuer-client")
        act = next(a for a in tree.parse(cls.desk.batch / "lote-cedulas.xml").getroot().findall("acto")
                   if a.find("autoridad").get("unidad") == "3901")
        status, _, body = api.ask("POST", "/v1/acts", tree.tostring(act, encoding="utf-8"), kind="application/xml")
        assert status == 201, body
        cls.folio = re.search(rb'"folio":"([^"]+)"', body)[1].decode()
        cls.folder = cls.desk.work / "lector"
        cls.folder.mkdir()
        cls.pdf = cls.folder / "acto.pdf"
        cls.pdf.write_bytes(api.ask("GET", f"/v1/acts/{cls.folio}/documents/acto_pdf")[2])
        (cls.folder / "acto.html").write_bytes(api.ask("GET", f"/v1/acts/{cls.folio}/documents/acto_html")[2])
        cls.pki = cls.desk.pki
        cls.cache = pathlib.Path(os.environ["BUZON_BUILD"]) / "pyhanko"

    def shell(self, text, folder):
        return subprocess.run(["bash", "-euo", "pipefail", "-c", text], cwd=folder, capture_output=True, text=True, check=False)

    def test_the_five_lines_of_the_page_find_the_sello_good(self):
        lines, digest, _ = blocks_of_the_page()
        self.assertEqual(len(lines.strip().splitlines()), 5)
        done = self.shell(lines, self.folder)
        self.assertEqual((done.returncode, done.stdout), (0, "Verified OK\n"), done.stderr)
        printed = self.shell(digest, self.folder).stdout.split()[0]
        cadena = (self.folder / "cadena.txt").read_text(encoding="utf-8")
        self.assertTrue(cadena.endswith(f"|{printed}||"), cadena)
        self.assertIn(f"|{self.folio}|", cadena)

    def test_the_five_lines_find_a_changed_amount(self):
        lines, digest, _ = blocks_of_the_page()
        forged = self.desk.work / "forjado"
        forged.mkdir()
        shutil.copy(self.pdf, forged)
        self.shell(lines, forged)
        data = (forged / "acto.xml").read_text(encoding="utf-8")
        changed = re.sub(r"(<total[^>]*>)\d", r"\g<1>9", data, count=1)
        self.assertNotEqual(data, changed)
        (forged / "acto.xml").write_text(changed, encoding="utf-8")
        printed = self.shell(digest, forged).stdout.split()[0]
        self.assertNotIn(printed, (forged / "cadena.txt").read_text(encoding="utf-8"))

    def test_the_page_for_screens_is_the_one_that_the_data_name(self):
        lines, _, twin = blocks_of_the_page()
        self.shell(lines, self.folder)
        done = self.shell(twin, self.folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"^acto\.html: [0-9a-f]{64}\n$")
        self.assertIn(done.stdout.split()[1], (self.folder / "cadena.txt").read_text(encoding="utf-8"))

    def test_a_changed_amount_in_the_page_is_found(self):
        lines, _, twin = blocks_of_the_page()
        forged = self.desk.work / "pagina-forjada"
        forged.mkdir()
        shutil.copy(self.pdf, forged)
        self.shell(lines, forged)
        page = (self.folder / "acto.html").read_text(encoding="utf-8")
        changed = re.sub(r'(class="amount">\$)\d', r"\g<1>9", page, count=1)
        self.assertNotEqual(page, changed)
        (forged / "acto.html").write_text(changed, encoding="utf-8")
        done = self.shell(twin, forged)
        self.assertEqual(done.returncode, 1)
        self.assertNotIn("acto.html", done.stdout)

    def hanko(self, pdf):
        done = subprocess.run([HANKO, self.cache, "sign", "validate", "--pretty-print", "--no-revocation-check", "--trust",
                               self.pki / "ca/root.crt", "--trust", self.pki / "tsa/root.crt", "--other-certs",
                               self.pki / "ca/issuing.crt", pdf], capture_output=True, text=True, check=False)
        return done.stdout + done.stderr

    def test_pyhanko_judges_the_signature_valid_and_the_time_stamp_trusted(self):
        said = self.hanko(self.pdf)
        for sentence in ("The signature is judged VALID", "The signature covers the entire file", "The signer's certificate is trusted",
                         "The TSA certificate is trusted"):
            self.assertIn(sentence, said)

    def test_pyhanko_refuses_a_changed_byte(self):
        changed = self.folder / "alterado.pdf"
        data = bytearray(self.pdf.read_bytes())
        at = data.index(b"stream\n") + 30
        data[at] ^= 1
        changed.write_bytes(data)
        self.assertNotIn("The signature is judged VALID", self.hanko(changed))


if __name__ == "__main__":
    unittest.main(verbosity=2)
