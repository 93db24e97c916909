#!/usr/bin/env python3
"""A representative of twelve companies before the pages in Debian's Chromium: whose mailbox, what ends first, filters, an act, ZIP and
calendar, by keyboard; a mailbox of many notices. What a screen reader hears of list and act is kept as text in
tests/data/transcripts; BUZON_TRANSCRIPTS=write writes it anew, to be read before it is committed."""
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import BUILD, ROOT, Desk  # noqa: E402
from pages_test import plan_of  # noqa: E402

COMPANIES = 12
MANY = 1_200
TRANSCRIPTS = ROOT / "tests/data/transcripts"


def folio_of(unit, number):
    """A folio nobody issues, with its check character (ISO 7064 MOD 37,36)."""
    digits, product = f"{unit}2031{number:07}", 36
    for digit in digits:
        product = ((product + int(digit)) % 36 or 36) * 2 % 37
    return f"{unit}-2031-{number:07}-{'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'[(37 - product) % 36]}"


def said_the_same(tree):
    """Without what differs from one run to the next: folios, digests, days, names, amounts."""
    months = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    for pattern, word in ((r"\b\d{4}-\d{4}-\d{7}-\w\b", "FOLIO"), (r"\b[0-9a-f]{64}\b", "HUELLA"),
                          (rf"(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo) \d+ de (?:{months}) de \d{{4}}", "DÍA"),
                          (rf"\b\d+ de (?:{months}) de \d{{4}}(?:(?:,| a las) \d\d:\d\d h \(hora del centro\))?", "MOMENTO"),
                          (r"\ben \d+ días\b|\bmañana\b|\bhoy\b|\bhace \d+ días\b|\bayer\b", "DISTANCIA"),
                          (r"\$[\d,]+\.\d\d", "IMPORTE"), (r"\b\d{9}\b", "CRÉDITO"), (r"\b\d+ KB\b", "TAMAÑO"),
                          (r"\b[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}\b", "RFC")):
        tree = re.sub(pattern, word, tree)
    return tree


class TwelveCompanies(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.desk = Desk(acts=18, config={"http": {"pages": ROOT / "build/web"}})
        cls.addClassCleanup(cls.desk.close)
        folios = cls.desk.issue("lote-cedulas.xml", "multas.csv")
        waiting = [act for act in cls.desk.acts if act["fate"] != "estrados" and act["reference"] in folios]
        for act in waiting:
            cls.desk.until(folios[act["reference"]], "awaiting_opening")
        by_owner = {}
        for act in waiting:
            by_owner.setdefault(act["rfc"], []).append(act)
        # The company that is looked at has a notified act and, taken over from somebody else, one that is never opened here.
        (company, (opened, *_)), (person, _), (_, (unopened, *_)) = list(by_owner.items())[:3]
        cls.desk.sql(f"update acts set addressee_rfc = '{company}' where folio = '{folios[unopened['reference']]}'")
        owner = cls.desk.owner(opened)
        cls.desk.caller(owner).open(folios[opened["reference"]], owner)
        cls.desk.wait("every evidence", lambda: cls.desk.sql("select count(*) from evidence_queue") == "0")
        cls.represent(person, company, opened)
        cls.names = dict(line.split("|") for line in cls.desk.sql("select rfc || '|' || name from persons").splitlines())
        cls.pictures = pathlib.Path(os.environ.get("BUZON_PICTURES", cls.desk.work / "pictures"))
        cls.pictures.mkdir(parents=True, exist_ok=True)
        cls.plan = {"site": f"https://localhost:{cls.desk.port}", "pictures": str(cls.pictures),
                    "efirma": plan_of(cls.desk.owner(by_owner[person][0])),
                    "company": {"word": company[:9].lower(), "name": cls.names[company], "rfc": company},
                    "many": {"name": "MUCHOS AVISOS"},
                    "notified": folios[opened["reference"]], "unopened": folios[unopened["reference"]]}
        files = cls.desk.work / "plan.json", cls.desk.work / "answer.json"
        files[0].write_text(json.dumps(cls.plan), encoding="utf-8")
        subprocess.run([ROOT / "tests/interop/html/browser.sh", BUILD / "browser", ROOT / "tests/e2e/mailbox_pages.mjs", *files],
                       check=True, timeout=600)
        cls.answer = json.loads(files[1].read_text(encoding="utf-8"))

    @classmethod
    def represent(cls, person, company, act):
        """Eleven companies for the person: the one with acts, one of many notices, and nine of which nothing is waited for."""
        day = cls.desk.day
        cls.desk.sql(f"insert into representatives (rfc_represented, rfc, role, valid_from) values "
                     f"('{company}', '{person}', 'representante', '{day}')")
        cls.desk.sql(f"""
            insert into persons (rfc, name) select 'EMP0101' || lpad(n::text, 2, '0') || 'AA' || chr(64 + n),
                case n when 1 then 'MUCHOS AVISOS, S.A. DE C.V.' else 'COMERCIALIZADORA NÚMERO ' || n || ', S.A. DE C.V.' end
                from generate_series(1, {COMPANIES - 2}) n;
            insert into representatives (rfc_represented, rfc, role, valid_from)
                select rfc, '{person}', case when rfc like '%E' then 'autorizado' else 'representante' end, '{day}' from persons where rfc like 'EMP%';
            insert into mailboxes (rfc, enabled_at, terms_sha) select rfc, now(), sha256('x') from persons where rfc like 'EMP%' and rfc not like '%C'""")
        cls.desk.sql(f"""
            insert into acts (folio, unit, reference, type, version, addressee_rfc, official_rfc, channel, lane, total_centavos, state,
                due_on, check_code, issued_at, input_sha, xml_sha, pdf_sha, html_sha, credits, grants)
            select f.folio, a.unit, 'muchos-' || f.n, a.type, a.version, 'EMP010101AAA', a.official_rfc, 'buzon', 'bulk', 100, 'awaiting_opening',
                date '{day}' + 3 + (f.n % 9)::int, a.check_code, a.issued_at, a.input_sha, a.xml_sha, a.pdf_sha, a.html_sha, '', 'juicio'
            from acts a, unnest(array[{",".join(repr(folio_of(act["unit"], number + 1)) for number in range(MANY))}]) with ordinality f (folio, n)
            where a.reference = '{act["reference"]}'""")

    def test_every_state_is_accessible_and_nothing_broke(self):
        self.assertEqual("\n".join(self.answer["faults"]), "")
        self.assertEqual(self.answer["looked"], ["empresas", "empresas-una", "buzon-de-otra", "buzon-todos", "buzon-nada", "buzon-filtro-mal",
                                                 "confirmar-de-otra", "acto-de-otra"])

    def test_companies_say_what_each_needs_and_by_when(self):
        said = self.answer["said"]["companies"]
        self.assertIn(f"De {COMPANIES} buzones, 3 necesitan de usted", said)
        self.assertIn("No está habilitado", said)
        self.assertIn("Está autorizado para recibir sus notificaciones", said)
        self.assertIn("1,200 sin abrir", said)

    def test_whose_mailbox_is_said_in_header_and_title(self):
        name, rfc = self.plan["company"]["name"], self.plan["company"]["rfc"]
        for words in (name, f"RFC {rfc}", "Cambiar de empresa (12)", "Entró"):
            self.assertIn(words, self.answer["said"]["header"])
        for title in ("title", "actTitle"):
            self.assertIn(f"{name} ({rfc})", self.answer["said"][title])
        self.assertIn(name, self.answer["said"]["confirm"])

    def test_no_rfc_stands_in_an_address_of_the_browser(self):
        pages = [asked for asked in self.answer["asked"] if "/v1/" not in asked]
        self.assertFalse([asked for asked in pages if self.plan["company"]["rfc"] in asked])

    def test_list_is_asked_for_once_and_no_act_of_it_one_by_one(self):
        entered = self.answer["asked"].index(next(asked for asked in self.answer["asked"] if "estado=pendientes" in asked))
        left = self.answer["asked"].index(next(asked for asked in self.answer["asked"] if "estado=todos" in asked))
        self.assertEqual([asked for asked in self.answer["asked"][entered + 1:left] if "/v1/" in asked], [])

    def test_confirmation_says_which_terms_begin_and_what_the_hour_means(self):
        for words in ("Qué plazos pueden empezar", "A qué hora cuenta", "9:30 a 18:00", "el día hábil siguiente", "Sus plazos empiezan igual"):
            self.assertIn(words, self.answer["said"]["confirm"])

    def test_act_says_what_to_pay_and_how_to_object(self):
        for words in ("Qué pagar y cómo", "Línea de captura", "Dónde", "Cómo inconformarse", "Consejo Consultivo", "Tribunal Federal"):
            self.assertIn(words, self.answer["said"]["act"])

    def test_a_wrong_filter_is_said_with_its_remedy(self):
        self.assertIn("El último día es anterior al primero", self.answer["said"]["wrong"])

    def test_papers_arrive(self):
        with zipfile.ZipFile(self.answer["zip"]) as archive:
            self.assertIsNone(archive.testzip())
        self.assertTrue(pathlib.Path(self.answer["calendar"]).read_bytes().startswith(b"BEGIN:VCALENDAR\r\n"))

    def test_many_items_are_counted_truthfully_and_stay_quick(self):
        self.assertIn("1,200 de 1,200 documentos necesitan de usted", self.answer["said"]["many"])
        self.assertTrue(self.answer["said"]["focusAfterMore"], "after more were read the focus is on the first of them")
        self.assertEqual(self.answer["shown"], 25 * 17)
        print(f"{self.answer['shown']} items: layout anew {self.answer['layout']:.0f} ms, a letter typed {self.answer['typed']:.0f} ms")
        self.assertLess(self.answer["layout"], 1000)
        self.assertLess(self.answer["typed"], 250)

    def test_what_a_screen_reader_hears_is_what_was_read_and_found_good(self):
        for name in ("list", "act"):
            heard = said_the_same(self.answer["trees"][name].replace(self.plan["company"]["name"], "EMPRESA")) + "\n"
            file = TRANSCRIPTS / f"{name}.txt"
            if os.environ.get("BUZON_TRANSCRIPTS") == "write":
                file.parent.mkdir(exist_ok=True)
                file.write_text(heard, encoding="utf-8")
            self.assertEqual(heard, file.read_text(encoding="utf-8"), name)


if __name__ == "__main__":
    unittest.main(verbosity=2)
