#!/usr/bin/env python3
"""What moves an act that is in estrados: an accord that declares días inhábiles, one that is taken back, a declared failure of the platform,
a mailbox that is enabled but may not take a cédula. Right dates, never earlier, told to everybody."""
import csv
import datetime
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from clocks_test import Hall, events  # noqa: E402
from desk import PROGRAM, Api  # noqa: E402

ACTS = 80  # the first of them that the sample addresses by estrados are among these


def day_of(text):
    return datetime.date.fromisoformat(text)


class Moves(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desk = cls.enterClassContext(Hall(acts=ACTS))
        cls.waiting = [act for act in cls.desk.acts if act["fate"] == "estrados"]

    def staff(self, folio):
        return self.desk.caller(self.desk.official(1 if folio.startswith("3901") else 4))

    def board(self, folio):
        """What the public reads of it today; nothing when it is not there."""
        return next(iter(Api(self.desk).get(f"/v1/estrados?folio={folio}")["elementos"]), None)

    def test_days_are_declared_inhabiles_and_given_back_then_the_platform_fails_and_the_eleventh_day_is_right(self):
        desk = self.desk
        cedula = next(act for act in self.waiting if act["type"] == "cedula-cuotas")
        folio = desk.issue("lote-cedulas.xml")[cedula["reference"]]
        fine = self.fine(next(act for act in self.waiting if act["type"] == "requerimiento-informacion" and act["unit"] == "3901"))
        for one in (folio, fine):
            desk.until(one, "in_estrados")
        published = desk.day
        first = desk.shown(folio)["plazos"]
        eleventh = first["notified"]["date"]
        self.assertEqual(eleventh, desk.term("estrados", "--published", published)["notified"]["date"])
        told = {kind: desk.term("estrados", "--published", published, "--kind", kind) for kind in ("cuotas", "multa")}
        counted = {day["day"]: day["date"] for day in first["trace"] if day["count"] == "notificacion" and day["counts"]}

        # A calendar that changes nothing of an act says nothing about it.
        desk.day_by_day(day_of(counted[2]))
        desk.accord(1, f"{desk.day.year + 1}-11-24")
        desk.restart()
        desk.wait("counted again", lambda: desk.standing_on_the_newest(folio, fine))
        for one in (folio, fine):
            self.assertEqual(events(desk.shown(one), "terms_recomputed"), [])

        # Two of the ten days are taken: the end moves, and everybody reads which days and why.
        desk.accord(2, counted[5], counted[6])
        desk.restart()
        desk.wait("moved", lambda: events(desk.shown(folio), "terms_recomputed") and events(desk.shown(fine), "terms_recomputed"))
        by_accord = desk.term("estrados", "--published", published)
        later = by_accord["notified"]["date"]
        self.assertEqual(later, str(self.nth_after(by_accord, counted[10], 3)), "two days more")
        for one, kind in ((folio, "cuotas"), (fine, "multa")):
            shown = desk.shown(one)
            known = desk.term("estrados", "--published", published, "--kind", kind)
            self.assertEqual(shown["plazos"]["notified"], {"date": later, "by": "estrados"})
            dates = {deadline["id"]: deadline["date"] for deadline in known["deadlines"]}
            for deadline in shown["plazos"]["deadlines"]:
                self.assertEqual(deadline["date"], dates[deadline["id"]], one)
            (change,) = shown["cambios_de_fechas"]
            self.assertEqual(change["causa"], "calendario")
            self.assertIn("ACDO.2", change["motivo"])
            moved = {item["plazo"]: (item["antes"], item["ahora"]) for item in change["fechas"]}
            self.assertEqual(moved["notified"], (eleventh, later))
            before = {deadline["id"]: deadline["date"] for deadline in told[kind]["deadlines"]}
            for deadline in shown["plazos"]["deadlines"]:
                self.assertEqual(moved[deadline["id"]], (before[deadline["id"]], deadline["date"]))
        self.assertEqual(self.board(folio)["permanece_hasta"], self.day_before(later))

        # The accord is corrected: what was told is not brought forward, neither for the addressee nor on the board.
        desk.correction(2, counted[2], counted[5], counted[6])
        desk.restart()
        desk.wait("counted again", lambda: desk.standing_on_the_newest(folio, fine))
        desk.day_by_day(day_of(counted[4]))
        self.assertEqual(desk.shown(folio)["plazos"]["notified"]["date"], later)
        self.assertEqual(self.board(folio)["permanece_hasta"], self.day_before(later))

        # A morning without the page of estrados: a business day more, told with its reason.
        desk.clock(f"{counted[4]}T14:00")
        official = desk.sql("select rfc from officials where post = 'titular-subdelegacion' and unit = '3901' limit 1")
        declared = desk.run("--json", "failure", "declare", "--official", official, "--from", f"{counted[4]}T10:00", "--to",
                            f"{counted[4]}T12:00", "--functions", "estrados", "--reason", "Corte de energía en el centro de datos")
        self.assertGreaterEqual(declared["prorrogados"], 2)
        last = str(self.nth_after(desk.term("estrados", "--published", published), later, 1))
        for one in (folio, fine):
            shown = desk.shown(one)
            (failure,) = shown["fallas"]
            self.assertEqual((failure["efecto"], failure["antes"], failure["ahora"]), ("prorrogado", later, last))
            self.assertEqual(shown["plazos"]["notified"], {"date": last, "by": "estrados"})
        self.assertEqual(self.board(folio)["permanece_hasta"], self.day_before(last))

        # It hangs there, is looked at, and is notified on that day and no earlier.
        for day in (later, self.day_before(last)):
            desk.day_by_day(day_of(day))
            self.assertEqual(desk.state(folio), "in_estrados", day)
            self.assertEqual(self.board(folio)["permanece_hasta"], self.day_before(last))
            self.assertTrue(Api(desk).get(f"/v1/estrados/{folio}/document"))
        desk.clock(f"{last}T00:00:05")
        for one in (folio, fine):
            desk.until(one, "notified")
            shown = desk.shown(one)
            self.assertEqual(shown["notificacion"]["fecha"], last)
        paper = desk.work / "constancia.pdf"
        paper.write_bytes(self.staff(folio).get(f"/v1/acts/{folio}/documents/constancia_pdf"))
        desk.run("verify", paper, "--trust", desk.pki / "trust")
        text = " ".join(subprocess.run(["pdftotext", paper, "-"], check=True, capture_output=True, text=True).stdout.split())
        for day in (10, 11):
            self.assertIn(f" {day} Hábil", text)
        self.assertIn("No cuenta: ya se había comunicado", text)
        shown = desk.shown(folio)
        self.assertEqual(len(events(shown, "estrados_elapsed")), 1)
        # What moved it stays beside it: the accord, its correction that moved nothing, the failure.
        self.assertEqual([change["causa"] for change in shown["cambios_de_fechas"]], ["calendario", "falla"])
        for part, change in zip(("ACDO.2", "Corte de energía"), shown["cambios_de_fechas"]):
            self.assertIn(part, change["motivo"])

    def day_before(self, day):
        """The last business day before it: until then the document hangs. The statutory calendar knows weekends and holidays."""
        before = day_of(day)
        while True:
            before -= datetime.timedelta(days=1)
            if subprocess.run([PROGRAM, "term", "mailbox", "--aviso", f"{before}T10:00"], capture_output=True).returncode == 0:
                return str(before)

    @staticmethod
    def nth_after(counted, day, number):
        return [one["date"] for one in counted["trace"] if one["date"] > day and one["counts"]][number - 1]

    def fine(self, request):
        """A fine of the sample, addressed by estrados to whom this request is addressed."""
        with open(self.desk.batch / "requerimientos.csv", encoding="utf-8", newline="") as listed:
            whom = next(row for row in csv.DictReader(listed) if row["referencia"] == request["reference"])
        with open(self.desk.batch / "multas.csv", encoding="utf-8", newline="") as listed:
            row = next(row for row in csv.DictReader(listed) if row["plantilla"].endswith("-3901.xml"))
        for column in ("canal", *(name for name in row if name.startswith("destinatario"))):
            row[column] = whom[column]
        with open(self.desk.batch / "multa-estrados.csv", "w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, row.keys())
            writer.writeheader()
            writer.writerow(row)
        return self.desk.issue("multa-estrados.csv")[row["referencia"]]


class Withheld(unittest.TestCase):
    def test_a_mailbox_enabled_after_the_order_without_the_request_of_cedulas_takes_neither_route(self):
        with Hall(acts=ACTS) as desk:
            desk.clock(f"{desk.day}T20:00")  # nothing is published at this hour
            act = next(act for act in desk.acts if act["fate"] == "estrados" and act["type"] == "cedula-cuotas")
            folio = desk.issue("lote-cedulas.xml")[act["reference"]]
            order = desk.run("--json", "estrados", "order", folio, "--hypothesis", "no-habilitado")["acuerdo"]
            employer = next(one for one in desk.registry["employers"] if one["rfc"] == act["rfc"])
            enabled = f"{desk.day}T20:05"
            desk.load_more(employers=[{**employer, "mailbox": {
                "enabled_at": enabled, "terms_sha256": "0" * 64, "cedulas_request_at": None,
                "emails": [{"address": "nuevo@prueba.invalid", "confirmed_at": enabled}], "mobiles": []}}])
            following = desk.day + datetime.timedelta(days=1)
            desk.clock(f"{following}T10:00")
            clerk = desk.caller(desk.official(1 if folio.startswith("3901") else 4))
            (item,) = desk.wait("a work item", lambda: clerk.get(f"/v1/work-items?folio={folio}")["elementos"])
            whole = clerk.get(f"/v1/work-items/{item['pendiente']}")
            self.assertIn("no pidió recibir cédulas", whole["que_paso"])
            self.assertIn("LSS 40", whole["que_paso"])
            self.assertIn("en persona", whole["que_hacer"])
            file = clerk.get(f"/v1/acts/{folio}/estrados")["orden"]
            self.assertEqual((file["acuerdo"], file["resultado"]), (order, "withheld"))
            # Neither here nor there: no term runs, nobody is told of a document, the public sees none.
            self.assertEqual(desk.state(folio), "issued")
            self.assertNotIn("plazos", desk.shown(folio))
            self.assertEqual(desk.sink.naming(folio), [])
            self.assertEqual(Api(desk).get(f"/v1/estrados?folio={folio}")["elementos"], [])
            owner = desk.owner(act)
            self.assertEqual(desk.caller(owner).get("/v1/mailbox")["elementos"], [])
            # Two weeks later it still is.
            desk.clock(f"{following + datetime.timedelta(days=20)}T10:00")
            self.assertEqual(desk.state(folio), "issued")


if __name__ == "__main__":
    unittest.main(verbosity=2)
