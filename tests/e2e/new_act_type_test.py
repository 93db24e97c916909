#!/usr/bin/env python3
"""docs/acts.md followed literally by somebody who only copies files and commands."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TYPE = "mi-catalogo/acts/invitacion-aclaracion/1.0"


class NewActType(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.work = pathlib.Path(tempfile.mkdtemp(prefix="buzon-acts-"))
        cls.addClassCleanup(shutil.rmtree, cls.work)
        shutil.copytree(ROOT / "templates", cls.work / "templates")
        (cls.work / "build/release").mkdir(parents=True)
        (cls.work / "build/release/buzon").symlink_to(pathlib.Path(os.environ["BUZON_BUILD"]) / "buzon")
        page = (ROOT / "docs/acts.md").read_text(encoding="utf-8")
        cls.commands = re.findall(r"```sh\n(.*?)```", page, re.S)
        cls.files = re.findall(r"^`([a-z.]+)`\n\n```xml\n(.*?)```", page, re.M | re.S)
        cls.run_block(cls.commands[0])
        for name, text in cls.files:
            (cls.work / TYPE / name).write_text(text, encoding="utf-8")

    @classmethod
    def run_block(cls, text):
        done = subprocess.run(["bash", "-eu", "-c", text], cwd=cls.work, capture_output=True, text=True, check=False)
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)
        return done.stdout + done.stderr

    def buzon(self, *arguments):
        return subprocess.run([self.work / "build/release/buzon", "--config", "mi-buzon.toml", *arguments], cwd=self.work,
                              capture_output=True, text=True, check=False)

    def test_the_page_gives_all_six_files(self):
        self.assertEqual(sorted(name for name, _ in self.files),
                         ["act.sch", "act.xml", "act.xsd", "act.xslt", "cadena.xslt", "sample.xml"])

    def test_its_commands_find_the_type_right_and_make_the_document(self):
        said = self.run_block(self.commands[1])
        self.assertIn("CONFIRMAR", said)
        self.assertIn("sin errores", said)
        text = subprocess.run(["pdftotext", self.work / "mi-acto.pdf", "-"], check=True, capture_output=True, text=True).stdout
        for words in ("Invitación a aclarar diferencias", "JOSÉ MARÍA ÁLVAREZ NÚÑEZ", "$185.26", "10 días hábiles"):
            self.assertIn(words, " ".join(text.split()))

    def test_its_rule_refuses_a_wrong_difference(self):
        wrong = (self.work / TYPE / "sample.xml").read_text(encoding="utf-8").replace("185.26", "185.27")
        (self.work / "malo.xml").write_text(wrong, encoding="utf-8")
        done = self.buzon("check", "malo.xml", "--json")
        found = json.loads(done.stdout)["actos"][0]["hallazgos"]
        self.assertEqual((done.returncode, [one["id"] for one in found]), (1, ["INVITACION-DIFERENCIA"]))

    def test_lint_names_file_and_line_of_a_mistake(self):
        file = self.work / TYPE / "act.xsd"
        good = file.read_text(encoding="utf-8")
        self.addCleanup(file.write_text, good, encoding="utf-8")
        file.write_text(good.replace('type="Periodo"', 'type="Peridoo"'), encoding="utf-8")
        done = self.buzon("catalogue", "lint", "invitacion-aclaracion")
        self.assertNotEqual(done.returncode, 0)
        self.assertRegex(done.stderr, r"CATALOGO-XSD")
        self.assertIn("act.xsd", done.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
