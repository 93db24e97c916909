#!/usr/bin/env python3
"""When the clocks go wrong: a week of downtime, a clock that steps back, two processes at the same term, an accord that comes late,
a failure of the platform. Right dates, one constancia, one notification, everything told."""
import datetime
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import PROGRAM, Api, Desk  # noqa: E402


class Hall(Desk):
    """With a calendar of its own that takes accords."""

    def __init__(self, acts=12, config=None):
        super().__init__(acts=acts, config={"calendar": {"dir": "calendario"}, **(config or {})})

    def _write_config(self, more):
        self.calendar = self.work / "calendario"
        self.calendar.mkdir()
        (self.calendar / "calendario.conf").write_text("nombre: prueba\nbase: legal\n", encoding="utf-8")
        super()._write_config({**more, "calendar": {"dir": self.calendar}})

    def accord(self, number, *dates):
        """A publication that declares these days inhábiles; a running service does not know it."""
        lines = [f"fuente: ACDO.{number}", f"cita: Acuerdo ACDO.{number}", "tipo: acuerdo", f"publicado: {self.day}",
                 "ambito: nacional", ""]
        lines += [f"inhabil | {date} | Suspensión de labores" for date in dates]
        (self.calendar / f"acuerdo-{number}.cal").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def correction(self, number, published, *dates):
        """What an accord took is given back."""
        lines = [f"fuente: ACDO.{number}", f"cita: Fe de erratas del acuerdo ACDO.{number}", "tipo: acuerdo", f"publicado: {published}",
                 "ambito: nacional", "", *(f"habil | {date} | No se suspenden" for date in dates)]
        (self.calendar / f"acuerdo-{number}-fe-de-erratas.cal").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def standing_on_the_newest(self, *folios):
        rules = self.run("--json", "calendar", "status")["rige"]
        listed = ", ".join(f"'{folio}'" for folio in folios)
        return self.sql(f"select count(*) from acts where folio in ({listed}) and terms_calendar = '{rules}'") == str(len(folios))

    def term(self, *arguments):
        return self.run("--json", "term", *arguments, "--calendar", self.calendar)

    def restart(self):
        assert self.stop() == 0, self.log()
        self.start()

    def shown(self, folio):
        return self.run("--json", "track", folio)

    def step_back(self, hours):
        """What an operator or a broken time source does; the command line refuses to."""
        simulated, system = self.clock_file.read_text(encoding="utf-8").split()
        back = datetime.datetime.fromisoformat(simulated.replace("Z", "+00:00")) - datetime.timedelta(hours=hours)
        fresh = self.clock_file.with_suffix(".back")
        fresh.write_text(f"{back.isoformat()} {system}\n", encoding="utf-8")
        fresh.rename(self.clock_file)

    def waiting(self, act, count=None):
        """Folios of acts with a mailbox whose aviso was accepted."""
        folios = self.issue()
        chosen = [row for row in self.acts if row["fate"] != "estrados" and row["reference"] in folios][:count]
        for row in chosen:
            self.until(folios[row["reference"]], "awaiting_opening")
        return [(folios[row["reference"]], row) for row in chosen]


def events(shown, kind):
    return [event for event in shown["historia"] if event["suceso"] == kind]


def papers(shown, role):
    return [paper for paper in shown["documentos"] if paper["papel"] == role]


class Downtime(unittest.TestCase):
    def closed_once(self, desk, folio, day):
        shown = desk.shown(folio)
        self.assertEqual(shown["notificacion"]["fecha"], day)
        self.assertEqual(len(events(shown, "day_four_elapsed")), 1)
        self.assertEqual((len(papers(shown, "constancia_xml")), len(papers(shown, "constancia_pdf"))), (1, 1))
        return shown

    def test_a_week_of_downtime_over_holidays_changes_no_date(self):
        with Hall() as desk:
            first = desk.day + datetime.timedelta(days=1)
            desk.accord(1, first, first + datetime.timedelta(days=1))
            desk.restart()
            waiting = desk.waiting(desk, 3)
            t0 = events(desk.shown(waiting[0][0]), "aviso_sent")[0]["ocurrido"]
            day4 = desk.term("mailbox", "--aviso", t0)["dia4"]
            self.assertEqual(desk.stop(), 0)
            desk.clock(f"{datetime.date.fromisoformat(day4) + datetime.timedelta(days=7)}T03:00")
            desk.start()
            for folio, _ in waiting:
                desk.until(folio, "notified")
                shown = self.closed_once(desk, folio, day4)
                (event,) = events(shown, "day_four_elapsed")
                self.assertEqual(event["ocurrido"], f"{day4}T06:00:00Z", "when the term ended")
                self.assertGreater(event["conocido"], f"{day4}T23:59", "when it was noticed")

    def test_a_clock_that_steps_back_closes_nothing_early_and_nothing_twice(self):
        with Hall() as desk:
            ((folio, act),) = desk.waiting(desk, 1)
            day4 = desk.shown(folio)["plazos"]["dia4"]
            eve = datetime.date.fromisoformat(day4) - datetime.timedelta(days=1)
            desk.clock(f"{eve}T23:50")
            desk.step_back(1)
            self.assertEqual(desk.state(folio), "awaiting_opening")
            desk.clock(f"{day4}T00:00:05")
            desk.until(folio, "notified")
            before = self.closed_once(desk, folio, day4)
            desk.step_back(1)  # 23:00 of the eve: the clock says that the term still runs
            owner = desk.owner(act)
            api = desk.caller(owner)
            status, _, body = api.ask("POST", f"/v1/mailbox/{folio}/open-requests")
            self.assertEqual(status, 409, body)
            self.assertIn(b"APERTURA-YA", body)
            desk.restart()
            desk.clock(f"{day4}T00:30")
            self.assertEqual(desk.shown(folio)["historia"], before["historia"])
            (event,) = events(before, "day_four_elapsed")
            self.assertEqual(event["ocurrido"], f"{day4}T06:00:00Z")
            self.assertTrue(event["conocido"].startswith(f"{day4}T06:00:"), event)

    def test_two_processes_at_one_term_close_it_once(self):
        with Hall() as desk:
            waiting = desk.waiting(desk, 2)
            day4 = desk.shown(waiting[0][0])["plazos"]["dia4"]
            desk.start("--workers-only")
            listed = ", ".join(f"'{folio}'" for folio, _ in waiting)
            # Both have read the act and made a constancia when the row is let go.
            holder = subprocess.Popen(["psql", "-XAtq", "-d", desk.database], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            try:
                holder.stdin.write(f"begin; select 'held' from acts where folio in ({listed}) for update limit 2;\n")
                holder.stdin.flush()
                self.assertEqual(holder.stdout.readline().strip(), "held")
                desk.clock(f"{day4}T00:00:01")
                desk.wait("both processes at the row", lambda: int(desk.sql(
                    "select count(distinct a.pid) from pg_stat_activity a join pg_locks l on l.pid = a.pid"
                    " where a.datname = current_database() and not l.granted")) >= 2)
            finally:
                holder.communicate("commit;\n", timeout=30)
            for folio, _ in waiting:
                desk.until(folio, "notified")
                self.closed_once(desk, folio, day4)


class Accords(unittest.TestCase):
    def changed(self, shown):
        (change,) = shown["cambios_de_fechas"]
        self.assertEqual(change["causa"], "calendario")
        self.assertIn("ACDO.", change["motivo"])
        return {one["plazo"]: (one["antes"], one["ahora"]) for one in change["fechas"]}

    def test_an_accord_before_day_four_puts_it_off_and_everybody_is_told(self):
        with Hall() as desk:
            ((folio, act),) = desk.waiting(desk, 1)
            shown = desk.shown(folio)
            day4 = shown["plazos"]["dia4"]
            desk.accord(7, day4)
            standing = desk.run("--json", "calendar", "status")
            self.assertNotEqual(standing["cargado"], standing["rige"])
            desk.restart()
            desk.wait("told", lambda: events(desk.shown(folio), "change_told"))
            t0 = events(shown, "aviso_sent")[0]["ocurrido"]
            counted = desk.term("mailbox", "--aviso", t0)
            shown = desk.shown(folio)
            self.assertGreater(counted["dia4"], day4)
            self.assertEqual(shown["plazos"]["dia4"], counted["dia4"])
            self.assertEqual(self.changed(shown)["notified"], (day4, counted["dia4"]))
            self.assertEqual(len(events(shown, "terms_recomputed")), 1)
            api = desk.caller(desk.owner(act))
            told = api.get(f"/v1/mailbox/{folio}")
            self.assertEqual(self.changed(told)["notified"], (day4, counted["dia4"]))
            self.assertEqual(told["dia4"], counted["dia4"])
            mail = next(mail for mail in desk.sink.naming(folio) if mail["Subject"].startswith("[Ensayo: sin efectos legales] Cambiaron fechas"))
            text = mail.get_body(("plain",)).get_content()
            self.assertIn(folio, text)
            for private in (day4, counted["dia4"], act["rfc"]):
                self.assertNotIn(private, text)
            standing = desk.run("--json", "calendar", "status")
            self.assertEqual(standing["cargado"], standing["rige"])
            self.assertEqual([one["actos"] > 0 for one in standing["versiones"]], [False, True], standing)
            # Counted again by every later start, it stays once.
            desk.restart()
            desk.clock(f"{day4}T12:00")
            self.assertEqual(desk.state(folio), "awaiting_opening")
            desk.clock(f"{counted['dia4']}T00:00:01")
            desk.until(folio, "notified")
            shown = desk.shown(folio)
            self.assertEqual(shown["notificacion"]["fecha"], counted["dia4"])
            self.assertEqual(len(events(shown, "terms_recomputed")), 1)
            self.assertEqual(len(events(shown, "day_four_elapsed")), 1)

    def test_an_accord_after_the_constancia_leaves_its_date_and_moves_what_follows(self):
        with Hall() as desk:
            ((folio, act),) = desk.waiting(desk, 1)
            day4 = desk.shown(folio)["plazos"]["dia4"]
            desk.clock(f"{day4}T10:00")
            desk.until(folio, "notified")
            before = desk.shown(folio)
            deadlines = {one["id"]: one["date"] for one in before["plazos"]["deadlines"]}
            effective = before["notificacion"]["surte_efectos"]
            third = next(one["date"] for one in before["plazos"]["trace"] if one.get("day") == 3)
            desk.accord(8, third, effective)
            desk.restart()
            desk.wait("told", lambda: events(desk.shown(folio), "change_told"))
            shown = desk.shown(folio)
            self.assertEqual(shown["notificacion"], before["notificacion"])
            self.assertEqual(shown["plazos"]["notified"], {"date": day4, "by": "dia4"})
            self.assertGreater(shown["plazos"]["effective"], effective)
            changed = self.changed(shown)
            for one in shown["plazos"]["deadlines"]:
                self.assertGreater(one["date"], deadlines[one["id"]])
                self.assertEqual(changed[one["id"]], (deadlines[one["id"]], one["date"]))
            self.assertNotIn("notified", changed)
            self.assertEqual(len(events(shown, "day_four_elapsed")), 1)
            self.assertEqual(len(papers(shown, "constancia_pdf")), 1)
            clerk = desk.caller(desk.official(1 if folio.startswith("3901") else 4))
            (item,) = clerk.get(f"/v1/work-items?folio={folio}&tipo=accord_after_closing")["elementos"]
            whole = clerk.get(f"/v1/work-items/{item['pendiente']}")
            self.assertIn("ACDO.8", str(whole))
            told = desk.caller(desk.owner(act)).get(f"/v1/mailbox/{folio}")
            self.assertEqual(self.changed(told), changed)

    def test_a_correction_leaves_lists_and_pages_at_the_dates_that_were_told(self):
        with Hall() as desk:
            (opened, act), (untouched, other) = [one for one in desk.waiting(desk) if one[0].startswith("3901")][:2]
            owner = desk.owner(act)
            desk.caller(owner).open(opened, owner)
            first = desk.shown(opened)["plazos"]
            days = [day["date"] for day in first["trace"] if day["count"] == "plazos" and day["counts"]]
            desk.accord(3, *days[1:3])
            desk.restart()
            desk.wait("moved", lambda: events(desk.shown(opened), "terms_recomputed"))
            told = {one["id"]: one["date"] for one in desk.shown(opened)["plazos"]["deadlines"] if one["who"] == "patron"}
            for one in first["deadlines"]:
                if one["who"] == "patron":
                    self.assertGreater(told[one["id"]], one["date"])
            desk.correction(3, desk.day + datetime.timedelta(days=1), *days[1:3])
            desk.restart()
            desk.wait("counted again", lambda: desk.standing_on_the_newest(opened, untouched))
            soonest = min(told.values())
            api = desk.caller(owner)
            self.assertEqual({one["id"]: one["date"] for one in api.get(f"/v1/mailbox/{opened}")["plazos"]["deadlines"] if one["who"] == "patron"},
                             told)
            for state in ("con_plazo", "pendientes", "notificados", "todos"):
                listed = {one["folio"]: one for one in api.get(f"/v1/mailbox?estado={state}")["elementos"]}[opened]
                self.assertEqual((listed["proximo"]["fecha"], listed["ultimo_plazo"]), (soonest, max(told.values())), state)
            box, = api.get("/v1/mailboxes")["buzones"]
            self.assertEqual(box["proximo"]["fecha"], min(soonest, desk.shown(untouched)["plazos"]["dia4"]) if other["rfc"] == act["rfc"] else soonest)
            # Who opens now was told nothing else: the corrected calendar gives the dates.
            reader = desk.owner(other)
            api = desk.caller(reader)
            api.open(untouched, reader)
            now = {one["id"]: one["date"] for one in desk.shown(untouched)["plazos"]["deadlines"] if one["who"] == "patron"}
            listed = {one["folio"]: one for one in api.get("/v1/mailbox?estado=con_plazo")["elementos"]}[untouched]
            self.assertEqual(listed["proximo"]["fecha"], min(now.values()))
            # On the last day that was told it is still among what needs the reader.
            desk.clock(f"{soonest}T10:00")
            listed = {one["folio"]: one for one in desk.caller(owner).get("/v1/mailbox?estado=con_plazo")["elementos"]}[opened]
            self.assertEqual(listed["proximo"]["fecha"], soonest)

    def test_an_accord_that_takes_the_day_of_the_aviso_itself_counts_from_the_next(self):
        with Hall() as desk:
            ((folio, _),) = desk.waiting(desk, 1)
            shown = desk.shown(folio)
            t0, day4 = events(shown, "aviso_sent")[0]["ocurrido"], shown["plazos"]["dia4"]
            first = shown["plazos"]["trace"][0]["date"]
            desk.accord(5, desk.day)
            desk.restart()
            desk.wait("counted again", lambda: events(desk.shown(folio), "terms_recomputed"))
            later = desk.term("mailbox", "--aviso", f"{first}T10:00")["dia4"]
            self.assertGreater(later, day4)
            self.assertEqual(desk.shown(folio)["plazos"]["dia4"], later)
            desk.clock(f"{later}T00:00:01")
            desk.until(folio, "notified")
            shown = desk.shown(folio)
            self.assertEqual(shown["notificacion"]["fecha"], later)
            self.assertEqual(events(shown, "aviso_sent")[0]["ocurrido"], t0)

    def test_a_process_with_the_earlier_calendar_closes_nothing(self):
        with Hall() as desk:
            ((folio, _),) = desk.waiting(desk, 1)
            day4 = desk.shown(folio)["plazos"]["dia4"]
            old = desk.service
            desk.accord(9, day4)
            desk.start("--workers-only")  # with the accord, beside the one without
            desk.wait("counted again", lambda: events(desk.shown(folio), "terms_recomputed"))
            later = desk.shown(folio)["plazos"]["dia4"]
            new = desk.service
            new.terminate()
            self.assertEqual(new.wait(timeout=30), 0)
            desk.clock(f"{later}T00:00:01")
            desk.wait("it says so", lambda: "superseded calendar" in desk.log())
            self.assertEqual(desk.state(folio), "awaiting_opening")
            desk.service = old
            desk.restart()
            desk.until(folio, "notified")
            self.assertEqual(desk.shown(folio)["notificacion"]["fecha"], later)


class Failures(unittest.TestCase):
    def declare(self, desk, begin, end, functions="acceso,buzon", **more):
        official = desk.sql("select rfc from officials where post = 'titular-subdelegacion' and unit = '3901' limit 1")
        options = [part for name, value in more.items() for part in ("--" + name, value)]
        return desk.run("--json", "failure", "declare", "--official", official, "--from", begin, "--to", end, "--functions", functions,
                        "--reason", "Corte de energía en el centro de datos", *options)

    def test_a_failure_reopens_the_term_with_a_new_aviso_and_everybody_sees_why(self):
        with Hall() as desk:
            waiting = desk.waiting(desk)
            (opened, its), (folio, act) = waiting[0], next(one for one in waiting[1:] if one[0].startswith("3901"))
            day4 = desk.shown(folio)["plazos"]["dia4"]
            owner = desk.owner(its)
            desk.caller(owner).open(opened, owner)
            second = datetime.date.fromisoformat(desk.shown(folio)["plazos"]["trace"][0]["date"])
            desk.clock(f"{second}T13:00")
            mails = len(desk.sink.messages())
            declared = self.declare(desk, f"{second}T10:00", f"{second}T12:00", accord="ACDO.1", dof=str(second))
            self.assertEqual(declared["reabiertos"], len(waiting) - 1)
            self.assertEqual((declared["por_revisar"], declared["prorrogados"]), (0, 0))
            self.assertNotIn("fallas", desk.shown(opened), "who opened lost nothing")
            desk.wait("a new aviso", lambda: len(events(desk.shown(folio), "aviso_sent")) == 2)
            shown = desk.shown(folio)
            t0 = events(shown, "aviso_sent")[-1]["ocurrido"]
            counted = desk.term("mailbox", "--aviso", t0)
            self.assertEqual(shown["plazos"]["dia4"], counted["dia4"])
            self.assertGreater(counted["dia4"], day4)
            (failure,) = shown["fallas"]
            self.assertEqual((failure["efecto"], failure["minutos"], failure["antes"], failure["ahora"], failure["acuerdo"]),
                             ("reabierto", 120, day4, counted["dia4"], "ACDO.1"))
            (change,) = shown["cambios_de_fechas"]
            self.assertEqual(change["causa"], "falla")
            self.assertIn("Corte de energía", change["motivo"])
            told = desk.caller(desk.owner(act)).get(f"/v1/mailbox/{folio}")
            # Which deadlines an act opens says what it is: until it is opened only the notification is told.
            known = [one for one in change["fechas"] if one["plazo"] in ("notified", "effective")]
            self.assertEqual((told["fallas"], told["cambios_de_fechas"], told["dia4"]),
                             ([failure], [{**change, "fechas": known}], counted["dia4"]))
            self.assertGreater(len(desk.sink.messages()), mails)
            clerk = desk.caller(desk.official(1))
            self.assertEqual([one["folio"] for one in clerk.get("/v1/failures")["elementos"]], [declared["folio"]])
            listed = {one["folio"]: one for one in clerk.get(f"/v1/failures/{declared['folio']}")["actos"]}
            self.assertEqual(listed[folio]["efecto"], "reabierto")
            record = desk.work / "falla.pdf"
            record.write_bytes(clerk.get(f"/v1/acts/{folio}/documents/falla_pdf"))
            desk.run("verify", record)
            text = subprocess.run(["pdftotext", record, "-"], check=True, capture_output=True, text=True).stdout
            self.assertIn("Corte de energía", text)
            # Declared again it would be another failure; finishing this one again changes nothing.
            desk.run("failure", "apply", declared["folio"])
            self.assertEqual(desk.shown(folio)["historia"], shown["historia"])
            desk.clock(f"{day4}T12:00")
            self.assertEqual(desk.state(folio), "awaiting_opening")
            desk.clock(f"{counted['dia4']}T00:00:01")
            desk.until(folio, "notified")
            shown = desk.shown(folio)
            self.assertEqual(shown["notificacion"]["fecha"], counted["dia4"])
            file = desk.work / "constancia.pdf"
            clerk = desk.caller(desk.official(1))  # days have passed
            file.write_bytes(clerk.get(f"/v1/acts/{folio}/documents/constancia_pdf"))
            text = " ".join(subprocess.run(["pdftotext", file, "-"], check=True, capture_output=True, text=True).stdout.split())
            self.assertIn("se había comunicado para el", text)
            self.assertIn("Corte de energía", text)

    def test_a_failure_known_after_day_four_changes_no_date_and_is_work_for_a_person(self):
        with Hall() as desk:
            folio, _ = next(one for one in desk.waiting(desk) if one[0].startswith("3901"))
            shown = desk.shown(folio)
            day4, second = shown["plazos"]["dia4"], shown["plazos"]["trace"][0]["date"]
            desk.clock(f"{day4}T10:00")
            desk.until(folio, "notified")
            before = desk.shown(folio)
            declared = self.declare(desk, f"{second}T10:00", f"{second}T10:45")
            self.assertGreater(declared["por_revisar"], 0)
            self.assertEqual(declared["reabiertos"], 0)
            after = desk.shown(folio)
            self.assertEqual((after["notificacion"], after["historia"]), (before["notificacion"], before["historia"]))
            self.assertEqual(after["fallas"][0]["efecto"], "por_revisar")
            clerk = desk.caller(desk.official(1))
            (item,) = clerk.get(f"/v1/work-items?folio={folio}&tipo=failure_after_closing")["elementos"]
            self.assertIn("45 minutos", str(clerk.get(f"/v1/work-items/{item['pendiente']}")))

    def test_what_is_too_short_or_out_of_hours_moves_nothing_and_what_is_wrong_is_refused(self):
        with Hall() as desk:
            ((folio, _),) = desk.waiting(desk, 1)
            second = desk.shown(folio)["plazos"]["trace"][0]["date"]
            desk.clock(f"{second}T22:00")
            before = desk.shown(folio)
            night = self.declare(desk, f"{second}T18:30", f"{second}T21:00")
            self.assertEqual((night["reabiertos"], night["sin_cambio"]), (0, 0))
            short = self.declare(desk, f"{second}T10:00", f"{second}T10:20")
            self.assertEqual(short["reabiertos"], 0)
            self.assertGreater(short["sin_cambio"], 0)
            after = desk.shown(folio)
            self.assertEqual(after["plazos"], before["plazos"])
            self.assertEqual(after["fallas"][0]["efecto"], "sin_cambio")
            official = desk.sql("select rfc from officials where post <> 'titular-subdelegacion' and post <> 'notificador' limit 1")
            refused = desk.run("--json", "failure", "declare", "--official", official, "--from", f"{second}T23:00", "--to",
                               f"{second}T21:00", "--functions", "buzon,buzon", "--reason", "corto", "--dof", second, code=1)
            self.assertEqual({one["id"] for one in refused["hallazgos"]},
                             {"FALLA-PERIODO", "FALLA-FUNCIONES", "FALLA-MOTIVO", "FALLA-ACUERDO", "FALLA-FIRMANTE"})
            self.assertEqual(len(desk.run("--json", "failure", "list")["elementos"]), 2)


if __name__ == "__main__":
    unittest.main(verbosity=2)
