#!/usr/bin/env python3
"""Avisos before a real postfix and a real dovecot: what arrives, what comes back, what people must do about it."""
import base64
import contextlib
import csv
import datetime
import email.utils
import html
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import BUILD, ROOT, Desk, Refused  # noqa: E402
from dovecot import Dovecot  # noqa: E402
from postfix import Postfix  # noqa: E402

RETURN_PATH = "rebotes@buzon.example"
LAURA, NOMINAS = "laura@patron.example", "nominas@patron.example"
NOBODY = "nadie@patron.example"    # 550 at once
LATER = "contador@relevo.example"  # taken, then sent back
UNIT = "3901"
MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
          "diciembre")


class Office(Desk):
    """With a mail server of its own. `addresses`: the e-mails of the first employers of the unit that have a mailbox, one list each."""

    def __init__(self, *addresses):
        pki = BUILD / "sample-pki"
        self.servers = contextlib.ExitStack()
        postfix = self.servers.enter_context(Postfix(pki, everybody=False))
        self.mailboxes = self.servers.enter_context(Dovecot(postfix, pki, RETURN_PATH, LAURA, NOMINAS))
        self.addresses = addresses
        self.chosen = []
        super().__init__(acts=24, mail=postfix, registry=self.give_addresses, config={
            "smtp": {"return_path": RETURN_PATH, "from": "Buzón IMSS <avisos@buzon.example>"},
            "bounces": self.mailboxes.bounces(RETURN_PATH)})

    def close(self):
        super().close()
        self.servers.close()

    def reports(self, folder):
        return self.mailboxes.raw(RETURN_PATH, folder)

    def reminders(self, user, folio):
        return [message for message in naming(self.mailboxes.messages(user), folio)
                if message["Message-ID"].startswith("<recordatorio.")]

    def give_addresses(self, registry):
        with open(self.batch / "acts.csv", encoding="utf-8", newline="") as listed:
            acts = [act for act in csv.DictReader(listed) if act["fate"] != "estrados" and act["unit"] == UNIT]
        employers = {employer["rfc"]: employer for employer in registry["employers"]}
        for employer in registry["employers"]:
            if "mailbox" in employer:
                employer["mailbox"]["emails"] = [{"address": LAURA, "confirmed_at": "2026-01-05T10:00"}]
        for addresses in self.addresses:
            act = next(act for act in acts if act["rfc"] not in {one["rfc"] for one in self.chosen})
            self.chosen.append(act)
            employers[act["rfc"]]["mailbox"]["emails"] = [
                {"address": address, "confirmed_at": "2026-01-05T10:00"} for address in addresses]

    def issue_chosen(self):
        folios = self.issue()
        return [(folios[act["reference"]], act) for act in self.chosen]

    def work_items(self, caller, folio, kind, state=""):
        query = f"/v1/work-items?folio={folio}&tipo={kind}" + (f"&estado={state}" if state else "")
        return caller.get(query)["elementos"]

    def confirm(self, act, address):
        """The employer registers this address and confirms it now."""
        employer = next(one for one in self.registry["employers"] if one["rfc"] == act["rfc"])
        mailbox = {**employer["mailbox"], "emails": [{"address": address, "confirmed_at": f"{self.day}T10:30"}]}
        self.load_more(employers=[{**employer, "mailbox": mailbox}])


    def work_file(self, name, content):
        file = self.work / name
        file.write_bytes(content)
        return file


def naming(messages, folio):
    return [message for message in messages if message["X-Buzon-Folio"] == folio]


def body(message, kind="plain"):
    return message.get_body((kind,)).get_content()


class OnItsDay(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desk = cls.enterClassContext(Office([LAURA, NOMINAS], [NOMINAS, LATER], [NOBODY], [LAURA, NOBODY], [NOBODY]))
        (cls.both, cls.bounced, cls.failed, cls.half, cls.forsaken) = cls.desk.issue_chosen()
        cls.clerk = cls.desk.caller(cls.desk.official(1))

    def refuses(self, status, identifier, work, *arguments):
        with self.assertRaises(Refused) as caught:
            work(*arguments)
        self.assertEqual((caught.exception.status, identifier in caught.exception.ids), (status, True), caught.exception)

    def avisos(self, folio):
        return {one["correo"]: one for one in self.clerk.get(f"/v1/acts/{folio}")["avisos"]}

    def arrived(self, user, folio):
        return self.desk.wait(f"aviso of {folio} at {user}", lambda: naming(self.desk.mailboxes.messages(user), folio))

    def test_aviso_arrives_by_imap_and_its_owner_opens_the_act(self):
        folio, act = self.both
        self.desk.until(folio, "awaiting_opening")
        for user in (LAURA, NOMINAS):
            self.assertEqual(len(self.arrived(user, folio)), 1)
        standing = self.avisos(folio)
        self.assertEqual({address: one["estado"] for address, one in standing.items()}, {LAURA: "aceptado", NOMINAS: "aceptado"})
        self.assertTrue(all(one["codigo"] == "250/2.0.0" and "queued as" in one["motivo"] for one in standing.values()), standing)
        owner = self.desk.owner(act)
        api = self.desk.caller(owner)
        api.open(folio, owner)
        shown = api.get(f"/v1/mailbox/{folio}")
        self.assertEqual([one["correo"] for one in shown["avisos"]], [LAURA, NOMINAS])
        file = self.desk.work_file("acuse.pdf", api.get(f"/v1/mailbox/{folio}/documents/acuse_pdf"))
        self.desk.run("verify", file)
        sent = max(one["momento"] for one in standing.values())
        t0 = next(one["ocurrido"] for one in shown["historia"] if one["suceso"] == "aviso_sent")
        self.assertEqual(t0, sent, "t0 is the acceptance of the last address")
        opened = next(one["ocurrido"] for one in shown["historia"] if one["suceso"] == "opened")
        counted = self.desk.run("--json", "term", "mailbox", "--aviso", t0, "--opened", opened)
        for key in ("notified", "effective", "dia4", "calendar"):
            self.assertEqual(shown["plazos"][key], counted[key], key)
        dates = {one["id"]: one["date"] for one in counted["deadlines"]}
        for one in shown["plazos"]["deadlines"]:
            self.assertEqual(one["date"], dates.get(one["id"], one["date"]), one)
        self.assertTrue({one["id"] for one in shown["plazos"]["deadlines"]} & set(dates), shown["plazos"])

    def test_aviso_says_what_the_law_asks_and_nothing_private(self):
        """law.md 6.2, field by field (TFJA IX-J-1aS-7)."""
        folio, act = self.both
        message, = self.arrived(LAURA, folio)
        known = self.clerk.get(f"/v1/acts/{folio}")
        employer = next(one for one in self.desk.registry["employers"] if one["rfc"] == act["rfc"])
        moments = {one["suceso"]: one["ocurrido"] for one in known["historia"]}
        text, page = body(message).replace("\n", " "), body(message, "html")
        squeezed = " ".join(text.split())
        counted = self.desk.run("--json", "term", "mailbox", "--aviso", moments["aviso_sent"])
        day = {one["day"]: one["date"] for one in counted["trace"] if one["count"] == "notificacion" and one["counts"]}
        wanted = {"addressee": employer["name"], "RFC": act["rfc"], "folio of the act": folio, "check code": known["verificador"],
                  "when the document was left": spanish_day(moments["issued"][:10]), "every address": f"{LAURA}, {NOMINAS}",
                  "three days": "tres días hábiles", "day 3": spanish_day(day[3]), "day 4": spanish_day(counted["dia4"]),
                  "day 4 notifies": "se tendrá por realizada el cuarto día", "unit": known["unidad"], "calendar": counted["calendar"],
                  "cadena original": f"||aviso-electronico|1.0|{folio}|{known['verificador']}|{act['rfc']}|",
                  "where to check": "/verificacion"}
        for what, part in wanted.items():
            self.assertIn(part, squeezed, what)
            self.assertIn(escaped(part), " ".join(page.split()), what)
        self.assertIn("Sello digital", text)
        self.seal_is_of_the_institute(text)
        private = [known.get("total"), employer.get("curp"), "NSS", "token", "$"]
        for word in filter(None, private):
            self.assertNotIn(word, text)
            self.assertNotIn(word, page)
        for link in re.findall(r"https?://[^\s\"<>]+", text + page):
            self.assertRegex(link, r"^https://localhost:\d+(/verificacion)?/?[.]?$")

    def seal_is_of_the_institute(self, text):
        """The sello verifies over the cadena with openssl and the Institute's certificate."""
        cadena = re.search(r"\|\|aviso-electronico.*?\|\|", text).group().encode()
        value = re.search(r"Sello digital:?\s+([A-Za-z0-9+/=\s]+)", text).group(1)
        with tempfile.TemporaryDirectory() as folder:
            at = pathlib.Path(folder)
            subprocess.run(["openssl", "x509", "-inform", "DER", "-in", self.desk.pki / "imss/sello.cer", "-noout", "-pubkey", "-out",
                            at / "key.pem"], check=True)
            (at / "cadena").write_bytes(cadena)
            (at / "sello").write_bytes(base64.b64decode("".join(value.split())))
            subprocess.run(["openssl", "dgst", "-sha256", "-verify", at / "key.pem", "-signature", at / "sello", at / "cadena"],
                           check=True, capture_output=True)

    def test_headers_are_those_of_an_automatic_message_that_relays_leave_alone(self):
        folio, _ = self.both
        message, = self.arrived(LAURA, folio)
        self.assertEqual(message["From"].addresses[0].addr_spec, "avisos@buzon.example")
        self.assertEqual(message["Return-Path"].strip("<> "), RETURN_PATH, "the same domain as From: aligned")
        self.assertEqual(message["To"].addresses[0].addr_spec, LAURA)
        self.assertEqual(message["Auto-Submitted"], "auto-generated")
        self.assertEqual(message["List-Id"], "<avisos.buzon.example>")
        self.assertEqual(message["Feedback-ID"], "aviso:buzon-imss")
        self.assertRegex(message["Message-ID"], rf"^<aviso\.{folio}\.\d+\.{self.desk.day}@buzon\.example>$")
        sent = email.utils.parsedate_to_datetime(message["Date"])
        self.assertEqual(sent.strftime("%Y-%m-%d %H:%M %z"), f"{self.desk.day} 10:00 -0600")
        self.assertEqual([part.get_content_type() for part in message.iter_parts()], ["text/plain", "text/html"])
        for part in message.iter_parts():
            self.assertEqual(part["Content-Transfer-Encoding"], "quoted-printable")
        raw = next(raw for raw in self.desk.mailboxes.raw(LAURA) if folio.encode() in raw)
        own = raw[raw.index(b"From: "):]
        self.assertLessEqual(max(map(len, own.split(b"\r\n"))), 78, "RFC 5322 2.1.1")
        self.assertTrue(own.isascii())
        self.assertNotRegex(own, rb"[ \t]\r\n", "no trailing blanks: a relay may strip them")

    def test_signature_of_the_message_as_sent_holds_on_what_arrives(self):
        """DKIM (RFC 6376) with the canonicalization that forgives nothing, made by a tool of others over the bytes handed over."""
        folio, _ = self.bounced
        self.arrived(NOMINAS, folio)
        arrived = next(raw for raw in self.desk.mailboxes.raw(NOMINAS) if folio.encode() in raw)
        sent = self.as_sent(folio, NOMINAS)
        self.assertEqual(self.signature_holds(sent, arrived), 0)
        self.assertIn(b"D=C3=ADa 4", arrived)
        self.assertEqual(self.signature_holds(sent, arrived.replace(b"D=C3=ADa 4", b"D=C3=ADa 5")), 1)

    def signature_holds(self, sent, arrived):
        files = self.desk.work_file("sent.eml", sent), self.desk.work_file("arrived.eml", arrived)
        return subprocess.run([ROOT / "tests/support/dkim_check.py", *files], check=False).returncode

    def as_sent(self, folio, address):
        """The stored bytes of the aviso to this address, whose digest is the evidence."""
        sha = self.desk.sql(f"select o.payload->>'mime' from outbox o join acts a on a.id = o.act_id where a.folio = '{folio}'"
                            f" and o.payload->>'address' = '{address}'")
        self.desk.run("document", sha, "-o", self.desk.work)
        return (self.desk.work / sha).read_bytes()

    def test_bounce_is_work_for_a_person_and_stops_no_clock(self):
        folio, act = self.bounced
        self.desk.until(folio, "awaiting_opening")
        due = self.desk.sql(f"select due_on from acts where folio = '{folio}'")
        item, = self.desk.wait("a work item", lambda: self.desk.work_items(self.clerk, folio, "aviso_bounced"))
        self.assertEqual(self.desk.state(folio), "awaiting_opening")
        self.assertEqual(self.desk.sql(f"select due_on from acts where folio = '{folio}'"), due)
        standing = self.avisos(folio)
        self.assertEqual((standing[LATER]["estado"], standing[LATER]["codigo"], standing[NOMINAS]["estado"]),
                         ("devuelto", "5.1.1", "aceptado"))
        self.assertNotIn("bounced_at", self.desk.log())
        self.assertEqual(self.desk.sql(f"select count(*) from contact_means where address = '{LATER}' and bounced_at is not null"), "1")
        self.desk.wait("the report is put away", lambda: naming_report(self.desk.reports("Registrados"), folio))
        self.assertEqual(naming_report(self.desk.reports("INBOX"), folio), [])

        shown = self.clerk.get(f"/v1/work-items/{item['pendiente']}")
        self.assertIn("no detiene ni reinicia el plazo", shown["que_dice_la_ley"])
        self.assertIn(due, shown["que_hacer"])
        self.assertIn("c…@relevo.example", shown["que_paso"])
        self.assertNotIn(LATER, str(shown))
        path = f"/v1/work-items/{item['pendiente']}"
        self.refuses(422, "TRABAJO-NOTA", self.clerk.post, path + "/closing")
        taken = self.clerk.post(path + "/taking", {"nota": "Llamo hoy."})
        self.assertEqual((taken["estado"], len(taken["pasos"])), ("taken", 1))
        self.assertEqual(len(self.clerk.post(path + "/taking")["pasos"]), 1, "taken once")
        other = self.desk.caller(self.desk.official(4))
        self.refuses(404, "TRABAJO-INEXISTENTE", other.get, path)
        self.refuses(404, "TRABAJO-INEXISTENTE", other.post, path + "/closing", {"nota": "x"})
        self.refuses(403, "FACULTAD", self.desk.caller(self.desk.owner(act)).get, path)
        closed = self.clerk.post(path + "/closing", {"nota": "Confirmó otro correo."})
        self.assertEqual((closed["estado"], closed["pasos"][-1]["nota"]), ("done", "Confirmó otro correo."))
        self.refuses(409, "TRABAJO-CERRADO", self.clerk.post, path + "/taking")
        self.assertEqual(self.desk.work_items(self.clerk, folio, "aviso_bounced"), [])
        self.assertEqual(len(self.desk.work_items(self.clerk, folio, "aviso_bounced", "done")), 1)

    def test_what_is_no_report_goes_to_a_folder_for_persons_and_is_work_once(self):
        note = b"From: alguien@patron.example\r\nTo: rebotes@buzon.example\r\nSubject: Fuera de la oficina\r\n\r\nVuelvo el lunes.\r\n"
        session = self.desk.mailboxes.session(RETURN_PATH)
        self.addCleanup(session.logout)
        session.append("INBOX", None, None, note)
        aside = self.desk.wait("set aside", lambda: [raw for raw in self.desk.reports("Por revisar") if raw == note])
        self.assertEqual(len(aside), 1)
        unmatched = "/v1/work-items?tipo=dsn_unmatched"
        item, = self.clerk.get(unmatched)["elementos"]
        self.assertNotIn("folio", item)
        session.append("INBOX", None, None, note)
        self.desk.wait("set aside again", lambda: len(self.desk.reports("Por revisar")) == 2)
        self.assertEqual(self.clerk.get(unmatched)["elementos"], [item], "the same message is the same work")

    def test_one_refused_address_does_not_keep_the_others_from_starting_the_term(self):
        folio, _ = self.half
        self.desk.until(folio, "awaiting_opening")
        standing = self.avisos(folio)
        self.assertEqual({address: one["estado"] for address, one in standing.items()}, {LAURA: "aceptado", NOBODY: "rechazado"})
        self.assertIn("5.1.1", standing[NOBODY]["codigo"])

    def test_new_aviso_leaves_once_the_employer_confirms_another_address(self):
        folio, act = self.failed
        self.desk.until(folio, "contact_failed")
        api = self.desk.caller(self.desk.owner(act))
        self.refuses(404, "ACTO-INEXISTENTE", api.get, f"/v1/mailbox/{folio}")
        item, = self.desk.work_items(self.clerk, folio, "contact_failed")
        shown = self.clerk.get(f"/v1/work-items/{item['pendiente']}")
        self.assertIn("LSS 286 M", shown["que_dice_la_ley"])
        self.assertTrue(shown["puede_reenviar"])
        self.desk.confirm(act, NOMINAS)
        self.desk.until(folio, "awaiting_opening")
        message, = self.arrived(NOMINAS, folio)
        self.assertNotIn(NOBODY, body(message), "only the addresses of this aviso")
        moments = [one["suceso"] for one in self.clerk.get(f"/v1/acts/{folio}")["historia"]]
        self.assertEqual(moments.count("aviso_sent"), 1)
        closed, = self.desk.wait("the item closes", lambda: self.desk.work_items(self.clerk, folio, "contact_failed", "done"))
        self.assertEqual(closed["a_cargo"], "buzon")
        self.refuses(409, "TRABAJO-CERRADO", self.clerk.post, f"/v1/work-items/{item['pendiente']}/avisos")

    def test_staff_send_the_aviso_again_and_there_is_never_a_second_one(self):
        folio, _ = self.forsaken
        self.desk.until(folio, "contact_failed")
        first, = self.desk.work_items(self.clerk, folio, "contact_failed")
        efirma = self.desk.official(1)
        common = ["--ca", self.desk.pki / "tls/ca.crt", *efirma.options()]
        listed = self.desk.run("--json", "work", "list", "--folio", folio, *common)["elementos"]
        self.assertEqual([one["pendiente"] for one in listed], [first["pendiente"]])
        self.assertIn("Qué dice la ley", self.desk.run("work", "show", first["pendiente"], *common))
        sent = self.desk.run("--json", "work", "resend", first["pendiente"], "--note", "Dice que ya funciona", *common)
        self.assertEqual(sent["pasos"][-1]["paso"], "aviso_renewed")
        again = self.desk.wait("refused again", lambda: len(self.desk.work_items(self.clerk, folio, "contact_failed")) == 2)
        self.assertTrue(again)
        self.assertEqual(len(self.clerk.get(f"/v1/acts/{folio}")["avisos"]), 2)
        self.assertEqual(self.desk.state(folio), "contact_failed")


class InTheDaysAfter(unittest.TestCase):
    def test_reminder_on_day_two_then_nobody_opens_and_day_four_notifies(self):
        with Office([LAURA, LATER], [NOMINAS]) as desk:
            (folio, act), (read, reader) = desk.issue_chosen()
            for one in (folio, read):
                desk.until(one, "awaiting_opening")
            efirma = desk.owner(reader)
            desk.caller(efirma).open(read, efirma)
            clerk = desk.caller(desk.official(1))
            desk.wait("the bounce", lambda: desk.work_items(clerk, folio, "aviso_bounced"))
            acts = clerk.get(f"/v1/acts/{folio}")
            sent = next(one["ocurrido"] for one in acts["historia"] if one["suceso"] == "aviso_sent")
            counted = desk.run("--json", "term", "mailbox", "--aviso", sent)
            day = {one["day"]: one["date"] for one in counted["trace"] if one["count"] == "notificacion" and one["counts"]}
            due = desk.sql(f"select due_on from acts where folio = '{folio}'")

            desk.clock(f"{day[2]}T08:00")
            self.assertEqual(desk.reminders(LAURA, folio), [])
            desk.clock(f"{day[2]}T10:00")
            desk.stop()
            desk.start()
            reminder, = desk.wait("a reminder", lambda: desk.reminders(LAURA, folio))
            text = " ".join(body(reminder).split())
            self.assertIn("No es el aviso electrónico que prevé la ley", text)
            self.assertIn("no cambia ningún plazo", text)
            self.assertIn(spanish_day(day[3]), text)
            self.assertEqual(reminder["Auto-Submitted"], "auto-generated")
            clerk.log_in(desk.official(1))
            shown = clerk.get(f"/v1/acts/{folio}")
            self.assertEqual([(one["correo"], one["estado"]) for one in shown["recordatorios"]], [(LAURA, "aceptado")])
            self.assertEqual([one["suceso"] for one in shown["historia"]].count("aviso_reminded"), 1)
            self.assertEqual((shown["estado"], shown["plazos"]["dia4"]), ("awaiting_opening", counted["dia4"]))
            self.assertEqual(desk.sql(f"select due_on from acts where folio = '{folio}'"), due)
            self.assertNotIn("recordatorios", clerk.get(f"/v1/acts/{read}"))

            desk.clock(f"{counted['dia4']}T00:01")
            desk.until(folio, "notified")
            self.assertEqual(len(desk.reminders(LAURA, folio)), 1, "once")
            api = desk.caller(desk.owner(act))
            paper = desk.work_file("constancia.pdf", api.get(f"/v1/mailbox/{folio}/documents/constancia_pdf"))
            desk.run("verify", paper)
            self.assertEqual(api.get(f"/v1/mailbox/{folio}")["plazos"]["notified"], counted["notified"])


def naming_report(raws, folio):
    return [raw for raw in raws if folio.encode() in raw]


def spanish_day(iso):
    date = datetime.date.fromisoformat(iso)
    return f"{date.day} de {MONTHS[date.month - 1]} de {date.year}"


def escaped(text):
    return html.escape(text).replace("&#x27;", "&#39;")




if __name__ == "__main__":
    unittest.main(verbosity=2)
