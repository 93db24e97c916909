#!/usr/bin/env python3
"""What the clock closes: day four of the mailbox, the eleventh day of estrados; and what nobody sees before the aviso."""
import datetime
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Api, Desk, Refused  # noqa: E402


class Terms(unittest.TestCase):
    def pdf_is_signed(self, desk, folio):
        listed = {document["papel"] for document in desk.run("--json", "track", folio)["documentos"]}
        self.assertLessEqual({"constancia_pdf", "constancia_xml"}, listed)
        api = desk.caller(desk.official(1 if folio.startswith("3901") else 4))
        file = desk.work / "constancia.pdf"
        file.write_bytes(api.get(f"/v1/acts/{folio}/documents/constancia_pdf"))
        said = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True, check=True).stdout
        self.assertIn("Signature is Valid", said)

    def test_day_four_closes_what_nobody_opened(self):
        with Desk(acts=6) as desk:
            folios = desk.issue()
            act = next(act for act in desk.acts if act["fate"] != "estrados")
            folio = folios[act["reference"]]
            desk.until(folio, "awaiting_opening")
            day4 = desk.run("--json", "track", folio)["plazos"]["dia4"]
            desk.clock(f"{day4}T00:00:01")
            desk.until(folio, "notified")
            shown = desk.run("--json", "track", folio)
            self.assertEqual(shown["notificacion"]["fecha"], day4)
            self.assertEqual(shown["plazos"]["notified"], {"date": day4, "by": "dia4"})
            self.pdf_is_signed(desk, folio)
            owner = desk.owner(act)
            api = desk.caller(owner)
            with self.assertRaises(Refused) as caught:
                api.open(folio, owner)
            self.assertIn("APERTURA-YA", caught.exception.ids)
            self.assertTrue(api.get(f"/v1/mailbox/{folio}/documents/acto_pdf").startswith(b"%PDF-"))
            self.assertEqual(desk.stop(), 0)

    def test_before_the_aviso_the_act_does_not_exist_for_its_addressee(self):
        with Desk(acts=6) as desk:
            desk.clock(f"{desk.day}T20:00")  # avisos leave in business hours only
            folios = desk.issue()
            act = next(act for act in desk.acts if act["fate"] != "estrados")
            folio = folios[act["reference"]]
            owner = desk.owner(act)
            api = desk.caller(owner)
            for work in (lambda: api.get(f"/v1/mailbox/{folio}"), lambda: api.post(f"/v1/mailbox/{folio}/open-requests"),
                         lambda: api.get(f"/v1/mailbox/{folio}/documents/acto_pdf")):
                with self.assertRaises(Refused) as caught:
                    work()
                self.assertEqual((caught.exception.status, caught.exception.ids), (404, ["ACTO-INEXISTENTE"]))
            self.assertEqual(api.get("/v1/mailbox")["elementos"], [])
            self.assertEqual(desk.sink.messages(), [])

    def test_eleventh_day_of_estrados_notifies_and_takes_the_page_down(self):
        # The batch addresses by estrados whom the sample leaves without a mailbox: take enough acts to have one.
        with Desk(acts=80) as desk:
            act = next(act for act in desk.acts if act["fate"] == "estrados")
            folio = desk.issue("lote-cedulas.xml")[act["reference"]]
            desk.until(folio, "in_estrados")
            api = Api(desk)
            published = {item["folio"]: item for item in api.get("/v1/estrados")["elementos"]}
            self.assertIn(folio, published)
            self.assertTrue(api.get(f"/v1/estrados/{folio}/document"))
            plazos = desk.run("--json", "track", folio)["plazos"]
            eleventh = plazos["notified"]["date"]
            desk.day_by_day(datetime.date.fromisoformat(eleventh) - datetime.timedelta(days=1))
            desk.clock(f"{eleventh}T00:00:01")
            desk.until(folio, "notified")
            shown = desk.run("--json", "track", folio)
            self.assertEqual(shown["plazos"]["notified"], {"date": eleventh, "by": "estrados"})
            self.pdf_is_signed(desk, folio)
            with self.assertRaises(Refused) as caught:
                api.get(f"/v1/estrados/{folio}/document")
            self.assertEqual(caught.exception.status, 410)


if __name__ == "__main__":
    unittest.main(verbosity=2)
