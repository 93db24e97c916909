#!/usr/bin/env python3
"""The batch of 1,000 rows of which 37 are bad, each for a reason of its own: 963 are issued, 37 are named with that reason."""
import csv
import json
import pathlib
import shutil
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Desk  # noqa: E402


class BadBatch(unittest.TestCase):
    def test_the_good_rows_are_issued_and_every_bad_one_is_named(self):
        with Desk(acts=6) as desk:
            # Keys whose certificates ended or were revoked are at hand, so that only the certificates stand against them.
            for file in (desk.pki / "special").iterdir():
                shutil.copy(file, desk.pki / "officials")
            answer = desk.run("--json", "issue", desk.batch / "malo/lote.csv", code=1)["archivos"][0]
            with open(desk.batch / "malo/esperado.csv", encoding="utf-8", newline="") as file:
                expected = {int(row["line"]): (row["reference"], row["rule"]) for row in csv.DictReader(file)}
            refused = {act["linea"]: (act["referencia"], {found["id"] for found in act["hallazgos"]})
                       for act in answer["actos"] if "hallazgos" in act}
            self.assertEqual((len(expected), answer["emitidos"], answer["rechazados"]), (37, 963, 37), json.dumps(answer)[:2000])
            self.assertEqual(sorted(refused), sorted(expected))
            for line, (reference, rule) in expected.items():
                self.assertEqual(refused[line][0], reference)
                self.assertIn(rule, refused[line][1], f"line {line}")
            self.assertEqual(desk.sql("select count(*) from acts"), "963")
            references = ",".join(f"'{reference}'" for reference, _ in expected.values())
            self.assertEqual(desk.sql(f"select count(*) from acts where reference in ({references})"), "0")


if __name__ == "__main__":
    unittest.main()
