#!/usr/bin/env python3
"""An employer enables the mailbox over HTTPS: codes by mail and message, declarations with the e.firma, people, and what attackers try."""
import datetime
import hashlib
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Refused  # noqa: E402
from enrolment import Employer, enrolment_desk, forget  # noqa: E402


class Enrolment(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desk = enrolment_desk()
        cls.addClassCleanup(cls.desk.close)
        cls.companies = iter([row for row in cls.desk.employers if row["kind"] == "moral"])
        cls.people = iter([row for row in cls.desk.employers if row["kind"] == "fisica"])
        cls.now = datetime.datetime.combine(cls.desk.day, datetime.time(10))
        cls.mails = iter(range(1, 100))
        cls.mobiles = iter(f"+5255{number}" for number in range(20000001, 20000100))

    def fresh(self, kind="people", known=False):
        row = next(getattr(self, kind))
        if not known:
            forget(self.desk, row["rfc"])
        return Employer(self.desk, row)

    def mail(self):
        return f"patron{next(self.mails)}@patron.example"

    def setUp(self):
        self.start = self.now

    def at(self, hours):
        """So long after the test began."""
        type(self).now = self.start + datetime.timedelta(hours=hours)
        self.desk.clock(self.now.strftime("%Y-%m-%dT%H:%M"))

    def refuses(self, status, identifier, work, *arguments, **named):
        with self.assertRaises(Refused) as caught:
            work(*arguments, **named)
        self.assertEqual((caught.exception.status, identifier in caught.exception.ids), (status, True), caught.exception)

    def test_a_person_nobody_knew_enables_the_mailbox_and_keeps_the_acuses(self):
        who = self.fresh()
        state = who.state()
        self.assertEqual((state["nombre"], state["habilitado"], state["medios"]), (who.name, False, []))
        mail = self.mail()
        contact = who.register("correo", mail)
        code = who.code("correo", mail)
        sent = next(m for _, to, m in self.desk.sink.messages() if mail in to)
        self.assertEqual(sent["Auto-Submitted"], "auto-generated")
        self.assertNotIn("http", sent.get_body(("plain",)).get_content())
        self.assertNotIn(code, self.desk.sql("SELECT string_agg(k::text, ' ') FROM contact_codes k"))
        who.confirm(contact, code)
        who.declare("terminos")
        self.assertFalse(who.state()["habilitado"])  # no mobile yet
        mobile = next(self.mobiles)
        number = who.register("movil", mobile.removeprefix("+52"))
        who.confirm(number, who.code("movil", mobile))
        state = who.state()
        self.assertTrue(state["habilitado"])
        self.assertEqual(state["salud"], [])
        terms = who.api.get("/v1/enrolment/terms")
        self.assertEqual(hashlib.sha256(terms).hexdigest(), state["terminos"]["sha256"])
        self.assertEqual(self.desk.sql(f"SELECT encode(terms_sha, 'hex') FROM mailboxes WHERE rfc = '{who.rfc}'"),
                         state["terminos"]["sha256"])

        who.declare("solicitud-cedulas")
        self.refuses(409, "CEDULAS-YA", who.declare, "solicitud-cedulas")
        self.refuses(409, "TERMINOS-YA", who.declare, "terminos")
        history = who.state()["historia"]
        self.assertEqual([one["suceso"] for one in reversed(history)],
                         ["contact_added", "contact_confirmed", "terms_signed", "contact_added", "contact_confirmed", "enabled",
                          "cedulas_requested"])
        signed = next(one for one in history if one["suceso"] == "cedulas_requested")
        xml = who.api.get(f"/v1/enrolment/history/{signed['id']}/xml").decode()
        self.assertIn('clase="solicitud-cedulas"', xml)
        self.assertIn("artículo 40 de la Ley del Seguro Social", xml)
        file = self.desk.work / "acuse.pdf"
        file.write_bytes(who.api.get(f"/v1/enrolment/history/{signed['id']}/pdf"))
        said = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True, check=True).stdout
        self.assertIn("Signature is Valid", said)
        with self.assertRaises(subprocess.CalledProcessError):
            self.desk.sql("DELETE FROM mailbox_happenings")
        addressed = self.desk.sql(f"SELECT cedulas_request_at IS NOT NULL FROM mailboxes WHERE rfc = '{who.rfc}'")
        self.assertEqual(addressed, "t")

    def test_a_wrong_code_is_counted_and_a_used_one_serves_no_more(self):
        who = self.fresh()
        mail = self.mail()
        contact = who.register("correo", mail)
        code = who.code("correo", mail)
        wrong = "00000000" if code != "00000000" else "00000001"
        for _ in range(5):
            self.refuses(422, "CODIGO-INCORRECTO", who.confirm, contact, wrong)
        self.refuses(409, "CODIGO-AGOTADO", who.confirm, contact, code)
        again = f"/v1/enrolment/contacts/{contact}/codes"
        self.refuses(409, "CODIGO-ESPERE", who.api.post, again)
        self.at(0.1)
        who.api.post(again)
        newer = who.code("correo", mail, 2)
        if newer != code:
            self.refuses(422, "CODIGO-INCORRECTO", who.confirm, contact, code)
        who.confirm(contact, f"{newer[:4]} {newer[4:]}")
        self.refuses(409, "CONTACTO-YA", who.confirm, contact, newer)
        self.refuses(409, "CONTACTO-YA", who.api.post, again)
        # A bounce asks for a new code; the old one is spent.
        self.desk.sql(f"UPDATE contact_means SET bounced_at = confirmed_at + interval '1 second' WHERE id = {contact}")
        self.assertIn("SALUD-REBOTE", [one["id"] for one in who.state()["salud"]])
        self.refuses(409, "CODIGO-SIN-ENVIAR", who.confirm, contact, newer)
        for number, minute in ((3, 0.2), (4, 0.3), (5, 0.4)):
            self.at(minute)
            who.api.post(again)
            who.code("correo", mail, number)
        self.at(0.5)
        self.refuses(409, "CODIGO-DEMASIADOS", who.api.post, again)
        who.confirm(contact, who.code("correo", mail, 5))
        self.assertEqual(who.state()["salud"], [])

    def test_what_is_not_confirmed_in_72_hours_lapses(self):
        who = self.fresh()
        mail = self.mail()
        contact = who.register("correo", mail)
        code = who.code("correo", mail)
        self.at(71)
        who.api.log_in(who.efirma)
        self.assertEqual([one["id"] for one in who.state()["salud"]], ["SALUD-POR-VENCER"])
        self.at(73)
        self.desk.wait("lapsed", lambda: who.state()["historia"][0]["suceso"] == "contact_lapsed")
        self.assertEqual(who.state()["medios"], [])
        self.assertEqual(who.state()["historia"][0]["quien"], "buzon")
        self.refuses(409, "CONTACTO-VENCIDO", who.confirm, contact, code)
        again = who.register("correo", mail)
        newer = who.code("correo", mail, 2)
        if newer != code:
            self.refuses(422, "CODIGO-INCORRECTO", who.confirm, again, code)
        who.confirm(again, newer)

    def test_five_emails_one_mobile_and_the_last_email_stays(self):
        who = self.fresh()
        ids = [who.register("correo", f"m{number}@patron.example") for number in range(5)]
        self.refuses(409, "CONTACTO-MAXIMO", who.register, "correo", "m6@patron.example")
        self.refuses(409, "CONTACTO-YA", who.register, "correo", "m1@patron.example")
        who.register("movil", next(self.mobiles))
        self.refuses(409, "CONTACTO-MAXIMO", who.register, "movil", next(self.mobiles))
        who.confirm(ids[0], who.code("correo", "m0@patron.example"))
        self.refuses(409, "CONTACTO-ULTIMO", who.declare, "baja-medio", medio=ids[0])
        self.refuses(409, "CONTACTO-CONFIRMADO", who.api.call, "DELETE", f"/v1/enrolment/contacts/{ids[0]}")
        who.api.ask("DELETE", f"/v1/enrolment/contacts/{ids[4]}")
        self.refuses(404, "CONTACTO-INEXISTENTE", who.declare, "baja-medio", medio=ids[4])
        who.confirm(ids[1], who.code("correo", "m1@patron.example"))
        who.declare("baja-medio", medio=ids[0])
        newest = who.state()["historia"][0]
        self.assertEqual((newest["suceso"], newest["datos"]["direccion"], newest["acuse"]), ("contact_withdrawn", "m0@patron.example", True))
        self.assertNotIn("m0@patron.example", [one["direccion"] for one in who.state()["medios"]])

    def test_the_provider_says_no_is_silent_or_talks_nonsense(self):
        who = self.fresh()
        mobile = next(self.mobiles)
        self.desk.sms.modes[:] = ["refuse"]
        contact = who.register("movil", mobile)
        self.desk.wait("given up", lambda: who.state()["medios"][0]["codigo"] == "no-entregado")
        self.assertIn("http-422", self.desk.sql(f"SELECT reply FROM contact_codes WHERE contact = {contact}"))
        before = len(self.desk.sms.messages())
        self.desk.sms.modes[:] = ["break", "garbage", "silent"]
        self.at(0.1)
        who.api.post(f"/v1/enrolment/contacts/{contact}/codes")
        for number in range(1, 4):
            self.desk.wait(f"try {number}", lambda: len(self.desk.sms.messages()) >= before + number)
            self.desk.wait("settled", lambda: self.desk.sql(
                f"SELECT count(*) FROM contact_codes WHERE contact = {contact} AND leased_until IS NULL AND tries >= {number}") == "1")
            self.at(0.1 + 0.2 * number)
        who.confirm(contact, who.code("movil", mobile))
        sent = [m for m in self.desk.sms.messages() if m["to"] == mobile]
        self.assertEqual({m["reference"] for m in sent[1:]}, {sent[1]["reference"]})

    def test_a_company_names_people_who_see_what_their_role_allows(self):
        company, helper = self.fresh("companies"), self.fresh()
        company.enable("a@empresa.example", next(self.mobiles))
        today = str(self.now.date())
        power = {"instrumento": "Escritura 1234", "fecha_instrumento": "2020-05-04", "fedatario": "Notario 5 de Puebla"}
        self.refuses(422, "DECLARACION-CAMPO", company.declare, "solicitud-cedulas")
        company.declare("solicitud-cedulas", **power)
        person = {"persona_rfc": helper.rfc, "persona_nombre": "<script>alert(1)</script> | \\ Ñandú", "desde": today}
        self.refuses(422, "DECLARACION-CAMPO", company.declare, "alta-persona", papel="representante", **person)
        self.refuses(403, "HABILITACION-AJENA", helper.state, company.rfc)
        company.declare("alta-persona", papel="contador", **person)
        self.refuses(409, "PERSONA-YA", company.declare, "alta-persona", papel="autorizado", **person)
        self.refuses(403, "HABILITACION-AJENA", helper.state, company.rfc)
        self.assertEqual(helper.api.get(f"/v1/mailbox?rfc={company.rfc}")["elementos"], [])
        company.declare("baja-persona", persona_rfc=helper.rfc, desde=today)
        self.refuses(404, "PERSONA-INEXISTENTE", company.declare, "baja-persona", persona_rfc=helper.rfc, desde=today)
        company.declare("alta-persona", papel="representante", **person, **power)
        self.assertEqual(helper.state(company.rfc)["papel"], "representante")
        # Who has no mailbox of his own comes to that of the company first; his own may still be enabled.
        self.assertEqual([(box["rfc"], box["habilitado"]) for box in helper.api.get("/v1/mailboxes")["buzones"]],
                         [(company.rfc, True), (helper.rfc, False)])
        self.assertEqual(helper.state()["nombre"], helper.name)  # what another calls him is not his name
        made = company.state()["personas"]
        self.assertEqual([(one["rfc"], one["papel"]) for one in made], [(helper.rfc, "representante")])
        acuse = company.state()["historia"][0]["id"]
        xml = company.api.get(f"/v1/enrolment/history/{acuse}/xml").decode()
        self.assertIn("&lt;script&gt;", xml)
        self.assertIn(r"\| \\ Ñandú", xml)
        # Revoked between asking and signing: nothing is done.
        asked = helper.api.post(f"/v1/enrolment/declaration-requests?rfc={company.rfc}",
                                {"tipo": "alta-persona", "papel": "contador", "persona_rfc": self.desk.employers[-1]["rfc"],
                                 "persona_nombre": "Otra", "desde": today})
        company.declare("baja-persona", persona_rfc=helper.rfc, desde=today)
        self.refuses(403, "HABILITACION-AJENA", helper.api.post, "/v1/enrolment/declarations",
                     helper.efirma.body(asked["cadena"], nonce=asked["nonce"]))

    def test_attackers_get_nothing(self):
        victim, thief = self.fresh(), self.fresh()
        mail = self.mail()
        contact = victim.register("correo", mail)
        code = victim.code("correo", mail)
        self.refuses(404, "CONTACTO-INEXISTENTE", thief.confirm, contact, code)
        self.refuses(404, "CONTACTO-INEXISTENTE", thief.api.post, f"/v1/enrolment/contacts/{contact}/codes")
        self.refuses(404, "CONTACTO-INEXISTENTE", thief.api.call, "DELETE", f"/v1/enrolment/contacts/{contact}")
        self.refuses(403, "HABILITACION-AJENA", thief.api.get, f"/v1/enrolment?rfc={victim.rfc}")
        for address in ("a@b.example\r\nBcc: c@d.example", "a@b.example,c@d.example", "<a@b.example>", '"a b"@c.example', "á@b.example"):
            with self.assertRaises(Refused) as caught:
                thief.register("correo", address)
            self.assertEqual(caught.exception.status, 422)
        for number in ("55123456789", "0012345678", "+1 212 555 0100", "55 1234 567x", "+52" + "5" * 60):
            self.refuses(422, "MOVIL-FORMA", thief.register, "movil", number)
        asked = victim.api.post("/v1/enrolment/declaration-requests", {"tipo": "terminos"})
        self.refuses(422, "DECLARACION-NONCE", thief.api.post, "/v1/enrolment/declarations",
                     thief.efirma.body(asked["cadena"], nonce=asked["nonce"]))
        asked = victim.api.post("/v1/enrolment/declaration-requests", {"tipo": "terminos"})
        self.refuses(422, "DECLARACION-FIRMA", victim.api.post, "/v1/enrolment/declarations",
                     thief.efirma.body(asked["cadena"], nonce=asked["nonce"]))
        asked = victim.api.post("/v1/enrolment/declaration-requests", {"tipo": "terminos"})
        self.refuses(422, "DECLARACION-FIRMA", victim.api.post, "/v1/enrolment/declarations",
                     victim.efirma.body(asked["cadena"] + " ", nonce=asked["nonce"]))
        self.refuses(422, "DECLARACION-NONCE", victim.api.post, "/v1/enrolment/declarations",
                     victim.efirma.body(asked["cadena"], nonce=asked["nonce"]))
        self.assertEqual([one["suceso"] for one in victim.state()["historia"]], ["contact_added"])


if __name__ == "__main__":
    unittest.main()
