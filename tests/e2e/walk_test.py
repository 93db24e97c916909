#!/usr/bin/env python3
"""One walk through all of it in Debian's Chromium, before the real service, PostgreSQL, postfix and dovecot. A new employer enables the
mailbox (codes read by IMAP and from the provider of messages), the aviso arrives by IMAP, the act is opened with e.firma, its acuse holds
before tools of others, and its deadlines are those of `buzon term`. A second act is not opened: day 4. An aviso that comes back is work for
staff and a mark in the employer's page. An employer without mailbox: estrados, until the eleventh day. walk.mjs walks at 390 px and, from
day 4 on, at 1280 px, and asks this file for what happens outside the browser. BUZON_PICTURES: a folder to keep the screenshots in."""
import contextlib
import csv
import datetime
import http.server
import json
import os
import pathlib
import re
import subprocess
import sys
import threading
import traceback
import unittest
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import BUILD, ROOT, Desk  # noqa: E402
from dovecot import Dovecot  # noqa: E402
from enrolment import CODE  # noqa: E402
from pages_test import plan_of  # noqa: E402
from postfix import Postfix  # noqa: E402
from sms_sink import SmsSink  # noqa: E402

ACTS = 80  # the first of them that the sample addresses by estrados is among these
UNIT = "3901"
RETURN_PATH = "rebotes@buzon.example"
LAURA, NOMINAS = "laura@patron.example", "nominas@patron.example"
LATER = "contador@relevo.example"  # taken, then sent back
MOBILE = "+525520304050"


class Town(Desk):
    """With a mail server, a provider of messages, and four people: who is new, whose address bounces, who has no mailbox."""

    def __init__(self):
        pki = BUILD / "sample-pki"
        self.servers = contextlib.ExitStack()
        postfix = self.servers.enter_context(Postfix(pki, everybody=False))
        self.mailboxes = self.servers.enter_context(Dovecot(postfix, pki, RETURN_PATH, LAURA, NOMINAS))
        self.sms = SmsSink()
        self.servers.callback(self.sms.server_close)
        self.servers.callback(self.sms.shutdown)
        super().__init__(acts=ACTS, mail=postfix, registry=self._choose, config={
            "http": {"pages": ROOT / "build/web"},
            "smtp": {"return_path": RETURN_PATH, "from": "Buzón IMSS <avisos@buzon.example>"},
            "enrolment": {"unit": UNIT}, "sms": {"url": self.sms.url, "timeout_seconds": 1, "sender": "IMSS"},
            "bounces": self.mailboxes.bounces(RETURN_PATH)})

    def close(self):
        super().close()
        self.servers.close()

    def _choose(self, registry):
        """The registry does not know who is new; the aviso to the other one comes back from one of two addresses."""
        with open(self.batch / "acts.csv", encoding="utf-8", newline="") as listed:
            acts = list(csv.DictReader(listed))
        fines = [act for act in acts if act["type"] == "multa" and act["fate"] != "estrados" and act["unit"] == UNIT]
        cedulas = {act["rfc"]: act for act in acts if act["type"] == "cedula-cuotas"}
        owing = {credit["debtor"] for credit in registry["credits"]}
        self.fine, other = [act for act in fines if act["rfc"] in cedulas and act["rfc"] not in owing][:2]
        self.cedula, self.bouncing = cedulas[self.fine["rfc"]], other
        self.unreachable = next(act for act in cedulas.values() if act["fate"] == "estrados")
        registry["employers"] = [one for one in registry["employers"] if one["rfc"] != self.fine["rfc"]]
        employer = next(one for one in registry["employers"] if one["rfc"] == other["rfc"])
        employer["mailbox"]["emails"] = [{"address": address, "confirmed_at": "2026-01-05T10:00"} for address in (NOMINAS, LATER)]

    def letters_to(self, address):
        return self.mailboxes.messages(address)

    def issue_one(self, act):
        """This act of the sample batch and no other; its folio."""
        name = self.batch / f"uno-{act['reference'].replace('/', '-')}"
        if act["type"] == "cedula-cuotas":
            name = name.with_suffix(".xml")
            acts = re.findall(r"<acto\b.*?</acto>", (self.batch / "lote-cedulas.xml").read_text(encoding="utf-8"), re.DOTALL)
            chosen, = (one for one in acts if f">{act['reference']}<" in one)
            name.write_text(f"<lote>{chosen}</lote>\n", encoding="utf-8")
        else:
            name = name.with_suffix(".csv")
            with open(self.batch / "multas.csv", encoding="utf-8", newline="") as listed:
                rows = list(csv.DictReader(listed))
            with open(name, "w", encoding="utf-8", newline="") as out:
                writer = csv.DictWriter(out, rows[0].keys())
                writer.writeheader()
                writer.writerows(row for row in rows if row["referencia"] == act["reference"])
        return self.issue(name.name)[act["reference"]]


class Stage:
    """What happens while the browser waits: GET /WHAT?key=value calls the method, whose answer goes back as JSON."""

    def __init__(self, desk):
        self.desk = desk

    def code(self, kind, address):
        """The newest code, from the mailbox it arrived in or the telephone."""
        def texts():
            if kind == "movil":
                return [message["text"] for message in self.desk.sms.messages() if message["to"] == address]
            return [message.get_body(("plain",)).get_content() for message in self.desk.letters_to(address)]
        found = self.desk.wait(f"code for {kind}", lambda: [code for text in texts() if (code := CODE.search(text))])
        return "".join(found[-1].groups())

    def issue(self, what):
        return self.desk.issue_one(getattr(self.desk, what))

    def aviso(self, folio, address):
        """The text of the aviso, as it arrived by IMAP."""
        self.desk.until(folio, "awaiting_opening")
        message, = self.desk.wait("an aviso", lambda: [one for one in self.desk.letters_to(address) if one["X-Buzon-Folio"] == folio])
        return message.get_body(("plain",)).get_content()

    def state(self, folio, state):
        self.desk.until(folio, state)

    def work(self, folio, kind):
        """The number of the work item, once there is one."""
        clerk = self.desk.caller(self.desk.official(1))
        item, = self.desk.wait("a work item", lambda: clerk.get(f"/v1/work-items?folio={folio}&tipo={kind}")["elementos"])
        common = ["--ca", self.desk.pki / "tls/ca.crt", *self.desk.official(1).options()]
        return self.desk.run("work", "show", item["pendiente"], *common)

    def day(self, folio):
        """The day this act is notified if nobody does anything; nothing moves."""
        return self.desk.run("--json", "track", folio)["plazos"]["notified"]["date"]

    def until(self, day, at):
        """Every day to this one, with estrados seen on each."""
        eve = datetime.date.fromisoformat(day) - datetime.timedelta(days=1)
        self.desk.day_by_day(eve)
        self.desk.clock(f"{day}T{at}")


def serve(stage, faults):
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked = urllib.parse.urlsplit(self.path)
            try:
                answer, status = getattr(stage, asked.path.lstrip("/"))(**dict(urllib.parse.parse_qsl(asked.query))), 200
            except Exception:  # pylint: disable=broad-except
                answer, status = traceback.format_exc(), 500
                faults.append(answer)
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Walk(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.desk = desk = cls.enterClassContext(Town())
        cls.pictures = pathlib.Path(os.environ.get("BUZON_PICTURES", desk.work / "pictures"))
        cls.pictures.mkdir(parents=True, exist_ok=True)
        cls.outside = []
        server = serve(Stage(desk), cls.outside)
        cls.addClassCleanup(server.server_close)
        cls.addClassCleanup(server.shutdown)
        plan = {"site": f"https://localhost:{desk.port}", "pictures": str(cls.pictures),
                "stage": f"http://127.0.0.1:{server.server_address[1]}", "email": LAURA, "mobile": MOBILE, "bounced": LATER,
                "new": plan_of(desk.owner(desk.fine)), "bouncing": plan_of(desk.owner(desk.bouncing)),
                "unreachable": plan_of(desk.owner(desk.unreachable)), "sought": desk.unreachable["rfc"]}
        files = desk.work / "plan.json", desk.work / "answer.json"
        files[0].write_text(json.dumps(plan), encoding="utf-8")
        subprocess.run([ROOT / "tests/interop/html/browser.sh", BUILD / "browser", ROOT / "tests/e2e/walk.mjs", *files], check=True,
                       timeout=600)
        cls.answer = json.loads(files[1].read_text(encoding="utf-8"))
        cls.said, cls.folios = cls.answer["said"], cls.answer["folios"]

    def setUp(self):
        if self.answer["faults"] and self._testMethodName != "test_nothing_broke_and_every_page_is_accessible":
            self.skipTest("the walk broke: see the other test")

    def test_nothing_broke_and_every_page_is_accessible(self):
        self.assertEqual("\n".join([*self.answer["faults"], *self.outside]), "")
        self.assertEqual(len(self.answer["looked"]), 13)

    # --- what the page shows is what the calculator says -----------------------------------------------------------------------

    def counted(self, shown, *arguments, kind="cuotas"):
        """The page's deadlines are lines of `buzon term`, word for word, and so is every day of their counts."""
        lines = [" ".join(line.split()) for line in self.desk.run("term", *arguments, "--kind", kind).splitlines()]
        dated = [line.split(maxsplit=1) for line in lines if re.match(r"\d{4}-\d\d-\d\d ", line)]
        put_off = {(date, said.removeprefix("se recorre: ")) for date, said in dated if said.startswith("se recorre: ")}
        days = {date: f"no cuenta: {said[2:]}" if said.startswith("- ") else f"día {said}"
                for date, said in dated if not said.startswith("se recorre: ")}
        self.assertIn(f"Surte efectos {shown['effective']} CFF 135", lines)
        self.assertTrue(any(line.startswith(f"Notificado {shown['notified']} ") for line in lines), (shown["notified"], lines))
        self.assertIn(shown["calendar"], lines)
        self.assertGreaterEqual(len(shown["deadlines"]), 3)
        for one in shown["deadlines"]:
            self.assertIn(f"{one['name']} {one['date']} {one['rule']}", lines)
            told = [tuple(day) for count, listed in one["counts"] if count != "Se recorre" for day in listed]
            self.assertEqual(told, [(date, said) for date, said in days.items() if date <= told[-1][0]], one["name"])
            moved = {tuple(day) for count, listed in one["counts"] if count == "Se recorre" for day in listed}
            self.assertLessEqual(moved, put_off)

    def moment(self, folio, kind):
        events = self.desk.run("--json", "track", folio)["historia"]
        return next(event["ocurrido"] for event in events if event["suceso"] == kind)

    def test_deadlines_of_an_opened_act_are_those_of_the_calculator(self):
        folio = self.folios["cedula"]
        self.counted(self.answer["opened"], "mailbox", "--aviso", self.moment(folio, "aviso_sent"), "--opened", self.moment(folio, "opened"))

    def test_deadlines_of_an_act_nobody_opened_are_those_of_the_calculator(self):
        self.counted(self.answer["fallen"], "mailbox", "--aviso", self.moment(self.folios["fine"], "aviso_sent"), kind="multa")
        self.assertIn("Cuarto día sin consulta; constancia de notificación", self.said["fallen"])

    def test_deadlines_after_estrados_are_those_of_the_calculator(self):
        published = self.desk.sql(f"select published_on from estrados_publications p join acts a on a.id = p.act_id where folio = "
                                  f"'{self.folios['estrados']}'")
        self.counted(self.answer["posted"], "estrados", "--published", published)

    def test_a_text_message_says_that_the_aviso_was_sent_and_the_history_says_so(self):
        """A courtesy: the folio and its check code, nothing private, after t0 (law.md 6.2, 13.3)."""
        folio = self.folios["fine"]
        sent, = [one for one in self.desk.sms.messages() if one["to"] == MOBILE and folio in one["text"]]
        code = self.desk.sql(f"select check_code from acts where folio = '{folio}'")
        self.assertEqual(sent["text"], f"ENSAYO, sin efectos. IMSS: documento por abrir. Folio {folio}, clave {code}. Entre con "
                         f"e.firma: https://localhost:{self.desk.port} Este mensaje no cambia plazos.")
        self.assertIn("Se avisó también por mensaje al móvil; no cambia ningún plazo", self.said["fallen"])
        self.assertLessEqual(self.moment(folio, "aviso_sent"), self.moment(folio, "aviso_texted"))

    # --- papers ------------------------------------------------------------------------------------------------------------------

    def holds(self, stem):
        """`buzon verify` offline, poppler and xmlsec1 agree; one byte changed and they refuse."""
        pdf, xml = self.answer["papers"][f"{stem}_pdf"], self.answer["papers"][f"{stem}_xml"]
        for file in (pdf, xml):
            self.desk.run("verify", file, "--trust", self.desk.pki / "trust")
        said = subprocess.run(["pdfsig", "-nocert", pdf], capture_output=True, text=True, check=True).stdout
        self.assertIn("Signature is Valid", said)
        self.assertEqual(self.xmlsec(xml), 0)
        changed = self.desk.work / "cambiado.xml"
        whole = pathlib.Path(xml).read_text(encoding="utf-8")
        changed.write_text(whole.replace(self.folios["cedula"], self.folios["fine"]) if stem == "acuse" else
                           whole.replace(self.folios["fine"], self.folios["cedula"]), encoding="utf-8")
        self.assertNotEqual(self.xmlsec(changed), 0)
        self.desk.run("verify", changed, "--trust", self.desk.pki / "trust", code=1)

    def xmlsec(self, file):
        ca = self.desk.pki / "ca"
        return subprocess.run(["xmlsec1", "--verify", "--id-attr:Id", "http://uri.etsi.org/01903/v1.3.2#:SignedProperties",
                               "--enabled-reference-uris", "empty,same-doc", "--trusted-pem", ca / "root.crt", "--untrusted-pem",
                               ca / "issuing.crt", file], capture_output=True, check=False).returncode

    def test_acuse_downloaded_from_the_page_holds_before_tools_of_others(self):
        self.holds("acuse")

    def test_constancia_downloaded_from_the_page_holds_before_tools_of_others(self):
        self.holds("constancia")

    # --- what was said -----------------------------------------------------------------------------------------------------------

    def test_bounce_is_work_for_staff_and_a_mark_for_the_employer(self):
        self.assertIn("c…@relevo.example", self.said["work"])
        self.assertNotIn(LATER, self.said["work"])
        self.assertIn(LATER, self.said["health"])
        self.assertIn("Revise este buzón", self.said["health"])
        self.assertEqual(self.desk.state(self.folios["bounced"]), "notified", "the clock of the act did not notice")

    def test_estrados_are_read_by_everybody_until_the_eleventh_day(self):
        self.assertIn("El anexo contiene datos que la ley protege", self.said["board"])
        self.assertIn("se retiró al terminar sus diez días hábiles", self.said["gone"])
        self.assertEqual(self.desk.run("--json", "track", self.folios["estrados"])["plazos"]["notified"]["by"], "estrados")
        self.assertIn("ya corren sus plazos", self.said["gone"])

    def test_who_has_no_mailbox_hears_of_estrados_on_entering(self):
        for page in ("recorrido-habilitar-en-estrados", "unreachable"):
            self.assertIn("Publicados en estrados", self.said[page])
            self.assertIn(self.folios["estrados"], self.said[page])
        self.assertIn("aún no está habilitado", self.said["unreachable"])
        self.assertIn("Aquí no hay documentos.", self.said["unreachable"])

    def test_sample_mailbox_has_no_other_mark_than_its_bounce(self):
        self.assertNotIn("versión anterior de los términos", self.said["health"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
