#!/usr/bin/env python3
"""Orders to banks, from the first approval to the release, with simulated banks that behave well and badly."""
import json
import pathlib
import subprocess
import sys
import unittest
import xml.etree.ElementTree as tree

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Api, Desk, Refused  # noqa: E402

# Order n of the sample: the bank it goes to.
ENTITY = {1: "040012", 2: "040032", 3: "040012"}


class Order:
    """The n-th order of the sample, issued, and the officials of its unit."""

    def __init__(self, desk, number, mode=None):
        self.desk, self.number = desk, number
        file = desk.batch / f"ordenes/orden-{number}.xml"
        root = tree.parse(file).getroot()
        self.unit = root.find("autoridad").get("unidad")
        self.debtor = root.find("orden/persona").get("rfc")
        self.credits = [credit.get("numero") for credit in root.iter("credito")]
        self.cap = root.find("orden/tope").get("importe")
        if mode:
            file_of_modes = desk.modes[ENTITY[number]]
            modes = json.loads(file_of_modes.read_text()) if file_of_modes.exists() else {}
            file_of_modes.write_text(json.dumps({**modes, self.debtor: mode}, ensure_ascii=False))
        issued = desk.run("--json", "bank", "order", file)
        self.uuid, self.folio = issued["orden"], issued["folio"]
        first = 1 if self.unit == "3901" else 4
        self.officials = [desk.official(first + place) for place in range(3)]

    def approve(self, place, act=1):
        efirma = self.officials[place]
        api = self.desk.caller(efirma)
        path = f"/v1/bank-orders/{self.uuid}/acts/{act}"
        return api.post(path + "/approvals", efirma.body(api.get(path + "/approval-text")["cadena"]))

    def send(self, act=1):
        self.approve(0, act)
        return self.approve(1, act)

    def release(self, **what):
        return self.desk.caller(self.officials[0]).post(f"/v1/bank-orders/{self.uuid}/releases", what)

    def status(self):
        return self.desk.run("--json", "bank", "status", self.uuid)

    def until(self, *states):
        self.desk.wait(f"order {self.number} {states}", lambda: self.status()["estado"] in states)
        return self.status()

    def events(self):
        return [event["suceso"] for event in self.status()["historia"]]

    def flag(self, flag):
        """Something stands against collecting, from now on."""
        known = {credit["number"]: credit for credit in self.desk.registry["credits"]}
        self.desk.load_more(credits=[{**known[number], "flags": [flag]} for number in self.credits])


class BankOrders(unittest.TestCase):
    def refuses(self, status, identifier, work, *arguments, **named):
        with self.assertRaises(Refused) as caught:
            work(*arguments, **named)
        self.assertEqual((caught.exception.status, identifier in caught.exception.ids), (status, True), caught.exception)

    def test_two_officials_freeze_the_employer_is_told_and_the_release_goes_first(self):
        with Desk(acts=3) as desk:
            order = Order(desk, 1)
            self.assertEqual(order.approve(0), {"aprobaciones": 1, "estado": "checked"})
            self.refuses(409, "APROBACION-REPETIDA", order.approve, 0)
            self.assertEqual(desk.bank_journal("040012", "received"), [])
            self.assertEqual(order.approve(1)["aprobaciones"], 2)
            self.refuses(409, "APROBACION-COMPLETA", order.approve, 2)
            status = order.until("holding")
            self.assertEqual(status["inmovilizado"], order.cap)
            for event in ("approved", "signed", "sent", "l1_ok", "l2_accepted", "result_holding"):
                self.assertIn(event, order.events())
            self.assertIn("avisar-patron", {deadline["id"] for deadline in status["plazos"]["deadlines"]})
            notice = desk.wait("aviso-inmovilizacion", lambda: desk.sql("select folio from acts where type = 'aviso-inmovilizacion'"))
            self.assertEqual(desk.run("--json", "track", notice)["destinatario"], order.debtor)
            desk.until(notice, "awaiting_opening")

            asked = order.release(causa="PAID")
            act, document = asked["acto"], asked["folio"]
            self.assertEqual(act, 2)
            self.assertNotIn("hallazgos", asked)
            self.refuses(409, "LIBERACION-PENDIENTE", order.release, causa="PAID")
            order.approve(0, act)
            self.refuses(409, "APROBACION-REPETIDA", order.approve, 0, act)
            order.approve(2, act)
            status = order.until("released")
            self.assertEqual(status["liberado"], order.cap)
            kinds = desk.sql("select distinct kind || ' ' || lane from outbox where kind in ('bank_order', 'bank_release') order by 1")
            self.assertEqual(len(kinds.splitlines()), 2)
            self.refuses(422, "LIBERACION-NADA", order.release, causa="PAID")
            self.reads_as_a_release(desk, order, document)

    def reads_as_a_release(self, desk, order, document):
        """What the bank got with the message, and the officials approved: a document of its own that names the order it lifts."""
        self.assertEqual([act["folio"] for act in order.status()["actos"]], [order.folio, document])
        digest, oficio = desk.sql(f"select encode(pdf_sha, 'hex'), reference from acts where folio = '{document}'").split("|")
        self.assertEqual([got["oficio"] for got in desk.bank_journal(ENTITY[order.number], "liberación")], [oficio])
        desk.run("document", digest, "--out", desk.work)
        text = subprocess.run(["pdftotext", "-layout", desk.work / digest, "-"], check=True, capture_output=True, text=True).stdout
        for words in ("Orden de liberación", order.folio, "El crédito fue pagado.", order.debtor):
            self.assertIn(words, text)
        self.assertNotIn("Orden de inmovilización", text)

    def test_a_release_whose_document_cannot_be_issued_leaves_all_the_same(self):
        with Desk(acts=3) as desk:
            order = Order(desk, 1)
            order.send()
            order.until("holding")
            desk.sql("update official_competence set valid_to = valid_from where act_type = 'liberacion-inmovilizacion'")
            asked = order.release(causa="PAID")
            self.assertNotIn("folio", asked)
            self.assertIn("FIRMANTE-INCOMPETENTE", {finding["id"] for finding in asked["hallazgos"]})
            order.send(asked["acto"])
            self.assertEqual(order.until("released")["liberado"], order.cap)
            self.assertEqual({act["folio"] for act in order.status()["actos"]}, {order.folio})

    def test_the_command_line_approves_and_releases(self):
        with Desk(acts=3) as desk:
            order = Order(desk, 2)
            common = ["--ca", desk.pki / "tls/ca.crt"]
            desk.run("bank", "approve", order.folio, *common, *order.officials[0].options())
            desk.run("bank", "approve", order.folio, *common, *order.officials[0].options(), code=1)
            desk.run("bank", "approve", order.uuid, *common, *order.officials[1].options())
            order.until("holding")
            asked = desk.run("--json", "bank", "release", order.uuid, "--reason", "EXCESS", "--amount", "1000.00", *common,
                             *order.officials[0].options())
            for place in (1, 2):
                desk.run("bank", "approve", order.uuid, "--act", asked["acto"], *common, *order.officials[place].options())
            desk.wait("1000 released", lambda: order.status()["liberado"] == "1000.00")

    def test_a_bank_that_sends_rubbish_or_everything_twice_changes_nothing(self):
        with Desk(acts=3) as desk:
            twice, rubbish = Order(desk, 1, "twice"), Order(desk, 2, "garbage")
            twice.send()
            rubbish.send()
            twice.until("holding")
            self.assertEqual(twice.events().count("l2_accepted"), 1)
            self.assertEqual(twice.events().count("result_holding"), 1)
            rubbish.until("holding")
            self.assertEqual(len(desk.bank_journal("040032", "executed")), 1)

    def test_a_bank_that_answers_late_is_waited_for(self):
        with Desk(acts=3) as desk:
            order = Order(desk, 1, "late")
            order.send()
            order.until("holding")
            self.assertEqual(len(desk.bank_journal("040012", "executed")), 1)

    def test_a_bank_that_never_answers_gets_the_same_bytes_again(self):
        with Desk(acts=3) as desk:
            order = Order(desk, 2, "never")
            order.send()
            tries = desk.wait("second try", lambda: self._tries(desk, "040032", 2))
            self.assertEqual(len({(one["key"], one["sha256"], one["msg"]) for one in tries}), 1)
            self.assertEqual([int(one["resend"]) for one in tries], list(range(len(tries))))
            self.assertIn(order.status()["estado"], ("signed", "sent"))
            desk.modes["040032"].write_text("{}")
            desk.wait("held after all", lambda: order.status()["estado"] == "holding")
            self.assertEqual(len(desk.bank_journal("040032", "executed")), 1)

    def _tries(self, desk, entity, wanted):
        tries = desk.bank_journal(entity, "received")
        return tries if len(tries) >= wanted else None

    def test_a_stop_sign_keeps_the_second_approval_out(self):
        with Desk(acts=3) as desk:
            order = Order(desk, 1)
            order.approve(0)
            order.flag("paid")
            self.refuses(422, "V30", order.approve, 1)
            self.assertEqual(desk.bank_journal("040012", "received"), [])

    def test_a_stop_sign_after_the_approvals_cancels_before_anything_leaves(self):
        with Desk(acts=3) as desk:
            order = Order(desk, 1)
            desk.clock(f"{desk.day}T20:00")  # nothing leaves after hours
            order.send()
            order.flag("suspended")
            tomorrow = desk.day.fromordinal(desk.day.toordinal() + 1)
            desk.clock(f"{tomorrow}T10:00")
            status = order.until("cancelled")
            self.assertEqual(status["inmovilizado"], "0.00")
            self.assertEqual(desk.bank_journal("040012", "received"), [])

    def test_each_no_of_a_bank_is_a_state_of_its_own(self):
        with Desk(acts=3) as desk:
            orders = [Order(desk, 1, "none"), Order(desk, 2, "reject"), Order(desk, 3, "nack")]
            for order in orders:
                order.send()
            for order, state in zip(orders, ("nothing_held", "l2_rejected", "l1_nack")):
                self.assertEqual(order.until(state)["inmovilizado"], "0.00")
            self.assertEqual(desk.sql("select count(*) from acts where type = 'aviso-inmovilizacion'"), "0")

    def test_a_doubt_is_recorded_and_sums_that_do_not_add_up_are_not(self):
        with Desk(acts=3) as desk:
            doubt, sums, part = Order(desk, 1, "ambiguous"), Order(desk, 2, "contradiction"), Order(desk, 3, "partial")
            for order in (doubt, sums, part):
                order.send()
            doubt.until("ambiguous")
            held = float(part.until("holding")["inmovilizado"])
            self.assertAlmostEqual(held, float(part.cap) * 0.6, delta=0.01)
            desk.wait("the contradiction is on record", lambda: "inconsistent_result" in sums.events())
            self.assertEqual(sums.status()["estado"], "l2_accepted")
            self.assertIn('"code":"inconsistent_result"', desk.log())
            self.assertEqual(sums.status()["inmovilizado"], "0.00")

    def test_more_held_than_the_cap_raises_an_alarm(self):
        with Desk(acts=3) as desk:
            order = Order(desk, 1, "excess")
            order.send()
            status = order.until("holding")
            self.assertGreater(float(status["inmovilizado"]), float(order.cap))
            self.assertIn('"code":"exceso"', desk.log())
            desk.wait("the employer is told all the same",
                      lambda: desk.sql("select folio from acts where type = 'aviso-inmovilizacion'"))

    def test_an_order_that_waited_for_business_hours_leaves_as_the_first(self):
        with Desk(acts=3) as desk:
            order = Order(desk, 1)
            desk.clock(f"{desk.day}T20:00")
            order.send()
            desk.wait("put off", lambda: desk.sql("select 1 from delivery_attempts where code = 'fuera-de-horario'"))
            self.assertEqual(desk.bank_journal("040012", "received"), [])
            tomorrow = desk.day.fromordinal(desk.day.toordinal() + 1)
            desk.clock(f"{tomorrow}T10:00")
            order.until("holding")
            self.assertEqual([one["resend"] for one in desk.bank_journal("040012", "received")], ["0"])

    def test_a_bank_may_not_answer_for_another_nor_a_stranger_for_any(self):
        with Desk(acts=3) as desk:
            message = b"<Respuesta/>"
            bank = Api(desk, "bank-040012-client")
            self.refuses(401, "SESION", Api(desk).call, "POST", "/v1/banks/messages", message, kind="application/xml")
            with self.assertRaises(Refused) as caught:
                bank.call("POST", "/v1/banks/messages", message, kind="application/xml")
            self.assertIn(caught.exception.status, (403, 422))
            self.refuses(403, "FACULTAD", bank.get, "/v1/bank-orders")


if __name__ == "__main__":
    unittest.main(verbosity=2)
