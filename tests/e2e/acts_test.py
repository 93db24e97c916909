#!/usr/bin/env python3
"""Units and issuing systems: acts by the API, keys of idempotency, whose unit, and the outside sources of time and events."""
import json
import pathlib
import subprocess
import sys
import unittest
import xml.etree.ElementTree as tree

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Api, Desk, Refused  # noqa: E402


class Acts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desk = Desk(acts=40)
        cls.addClassCleanup(cls.desk.close)
        acts = tree.parse(cls.desk.batch / "lote-cedulas.xml").getroot().findall("acto")
        cls.ours = iter([act for act in acts if act.find("autoridad").get("unidad") == "3901"])
        cls.theirs = next(act for act in acts if act.find("autoridad").get("unidad") == "1402")
        cls.system = next(s for s in cls.desk.registry["issuing_systems"] if s["unit"] == "3901")
        cls.api = Api(cls.desk, "issuer-client")

    def refuses(self, status, identifier, work, *arguments, **named):
        with self.assertRaises(Refused) as caught:
            work(*arguments, **named)
        self.assertEqual((caught.exception.status, identifier in caught.exception.ids), (status, True), caught.exception)

    def issue(self, act, key=None, api=None):
        body = act if isinstance(act, bytes) else tree.tostring(act, encoding="utf-8")
        return (api or self.api).ask("POST", "/v1/acts", body, kind="application/xml", headers={"Idempotency-Key": key} if key else {})

    def test_same_key_gets_the_first_answer(self):
        act = next(self.ours)
        first = self.issue(act, "clave-1")
        self.assertEqual(first[0], 201)
        self.assertEqual(self.issue(act, "clave-1"), first)
        other = self.issue(next(self.ours), "clave-1")
        self.assertEqual(other[0], 409)
        self.assertIn(b"IDEMPOTENCIA", other[2])

    def test_same_reference_without_a_key_is_a_replay_or_a_conflict(self):
        act = next(self.ours)
        self.assertEqual(self.issue(act)[0], 201)
        self.assertEqual(self.issue(act)[0], 200)
        act.find("asunto").text += " (otro)"
        self.assertEqual(self.issue(act)[0], 409)

    def test_a_refused_act_answers_all_its_findings_and_stores_nothing(self):
        act = next(self.ours)
        act.find("firmante").set("rfc", "OOBF940204393")
        recursos = act.find("recursos")
        act.remove(recursos)
        before = self.desk.sql("select count(*) from acts")
        status, kind, body = self.issue(act, "clave-mala")
        self.assertEqual(status, 422)
        self.assertGreater(body.count(b'"id"'), 1)
        self.assertEqual(self.issue(act, "clave-mala"), (status, kind, body))
        self.assertEqual(self.desk.sql("select count(*) from acts"), before)

    def test_another_units_act_is_denied_even_when_a_comment_names_ours(self):
        disguised = b'<!-- unidad="3901" -->' + tree.tostring(self.theirs, encoding="utf-8")
        self.assertEqual(self.issue(disguised)[0], 403)
        file = self.desk.work / "ajeno.xml"
        file.write_bytes(tree.tostring(self.theirs, encoding="utf-8"))
        folio = self.desk.run("issue", "--json", file)["archivos"][0]["actos"][0]["folio"]
        self.refuses(404, "ACTO-INEXISTENTE", self.api.get, f"/v1/acts/{folio}")
        self.refuses(404, "ACTO-INEXISTENTE", self.api.get, f"/v1/acts/{folio}/documents/acto_pdf")

    def test_entities_and_rubbish_are_refused(self):
        for body in (b"", b"no es XML", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><acto>&x;</acto>'):
            self.assertEqual(self.issue(body)[0], 422)

    def test_employers_and_nobody_issue_nothing(self):
        self.assertEqual(self.issue(b"<acto/>", api=Api(self.desk))[0], 401)
        owner = self.desk.caller(self.desk.owner(self.desk.acts[0]))
        self.assertEqual(self.issue(b"<acto/>", api=owner)[0], 403)

    def test_pages_of_the_units_acts_follow_each_other(self):
        for _ in range(3):
            self.issue(next(self.ours))
        seen, before = [], ""
        while True:
            page = self.api.get("/v1/acts?limite=2" + (f"&antes={before}" if before else ""))
            seen += [item["folio"] for item in page["elementos"]]
            before = page.get("siguiente")
            if not before:
                break
        self.assertEqual(len(seen), len(set(seen)))
        self.assertEqual(len(seen), int(self.desk.sql("select count(*) from acts where folio like '3901-%'")))
        self.refuses(422, "PAGINA", self.api.get, "/v1/acts?limite=0")

    def test_time_stamps_convince_openssl(self):
        work = self.desk.work
        (work / "dato").write_text("dato")
        subprocess.run(["openssl", "ts", "-query", "-data", work / "dato", "-sha256", "-cert", "-out", work / "dato.tsq"], check=True,
                       capture_output=True)
        stamp = Api(self.desk).call("POST", "/v1/timestamps", (work / "dato.tsq").read_bytes(), kind="application/timestamp-query")
        (work / "dato.tsr").write_bytes(stamp)
        said = subprocess.run(["openssl", "ts", "-verify", "-data", work / "dato", "-in", work / "dato.tsr", "-CAfile",
                               self.desk.pki / "tsa/root.crt"], capture_output=True, text=True)
        self.assertIn("Verification: OK", said.stdout)

    def test_anybody_has_a_document_verified(self):
        folio = json.loads(self.issue(next(self.ours))[2])["folio"]
        pdf = self.api.get(f"/v1/acts/{folio}/documents/acto_pdf")
        judged = Api(self.desk).call("POST", "/v1/verification", pdf, kind="application/pdf")
        self.assertEqual((judged["veredicto"], judged["resultado"]), ("Válida con reservas", "ensayo"))
        broken = pdf.replace(b"%PDF-1.7", b"%PDF-1.6", 1)
        self.assertEqual(Api(self.desk).call("POST", "/v1/verification", broken, kind="application/pdf")["veredicto"], "No válida")

    def test_the_service_tells_how_it_is(self):
        api = Api(self.desk)
        self.assertEqual(api.get("/v1/health/live"), {"estado": "vivo", "ensayo": True})
        self.assertEqual(api.get("/v1/health/ready"), {"estado": "listo", "ensayo": True})
        self.assertTrue(api.get("/v1/openapi.yaml").startswith(b"openapi: 3.1"))



class Service(unittest.TestCase):
    def test_two_processes_share_the_work_and_every_aviso_leaves_once(self):
        with Desk(acts=30) as desk:
            first = desk.service
            desk.start("--workers-only")
            folios = desk.issue()
            addresses = {employer["rfc"]: sorted(email["address"] for email in employer["mailbox"]["emails"])
                         for employer in desk.registry["employers"] if "mailbox" in employer}
            for act in desk.acts:
                if act["fate"] != "estrados":
                    folio = folios[act["reference"]]
                    desk.until(folio, "awaiting_opening")
                    self.assertEqual(sorted(mail["To"] for mail in desk.sink.naming(folio)), addresses[act["rfc"]])
            self.assertEqual(desk.stop(), 0)
            desk.service = first
            self.assertEqual(desk.stop(), 0)

    def test_what_ran_out_is_forgotten(self):
        with Desk(acts=3) as desk:
            api = desk.caller(desk.owner(desk.acts[0]))
            api.post("/v1/challenges")
            rows = "select (select count(*) from login_challenges) + (select count(*) from sessions)"
            self.assertGreater(int(desk.sql(rows)), 0)
            desk.clock(f"{desk.day.fromordinal(desk.day.toordinal() + 2)}T10:00")
            desk.wait("forgotten", lambda: desk.sql(rows) == "0")
            with self.assertRaises(Refused) as caught:
                api.get("/v1/mailbox")
            self.assertEqual(caught.exception.status, 401)


if __name__ == "__main__":
    unittest.main(verbosity=2)
