#!/usr/bin/env python3
"""The life of an act in the mailbox, over HTTPS, with a mail sink and the rehearsal clock."""
import base64
import hashlib
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import ROOT, Api, Desk, Efirma, Refused  # noqa: E402


class Mailbox(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        work = pathlib.Path(tempfile.mkdtemp(prefix="buzon-mailbox-"))
        cls.addClassCleanup(shutil.rmtree, work, ignore_errors=True)
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", work / "log.key"], check=True)
        cls.desk = Desk(acts=40, config={"ledger": {"origin": "buzon.example/log", "key": work / "log.key"}})
        cls.addClassCleanup(cls.desk.close)
        cls.folios = cls.desk.issue()
        cls.mailbox_acts = [act for act in cls.desk.acts if act["fate"] != "estrados"]
        for act in cls.mailbox_acts:
            cls.desk.until(cls.folios[act["reference"]], "awaiting_opening")
        cls.free = iter(cls.mailbox_acts)

    def refuses(self, status, identifier, work, *arguments):
        with self.assertRaises(Refused) as caught:
            work(*arguments)
        self.assertEqual((caught.exception.status, identifier in caught.exception.ids), (status, True), caught.exception)

    def fresh(self):
        """An act nobody has touched: its folio, its row, its owner's session and e.firma."""
        act = next(self.free)
        owner = self.desk.owner(act)
        return self.folios[act["reference"]], act, self.desk.caller(owner), owner

    def test_aviso_left_then_the_owner_opens_and_reads(self):
        folio, _, api, owner = self.fresh()
        mails = self.desk.sink.naming(folio)
        self.assertEqual(len(mails), 1)
        text = mails[0].get_body(("plain",)).get_content()
        self.assertNotIn("$", text)
        listed = [item for item in api.get("/v1/mailbox")["elementos"] if item["folio"] == folio]
        self.assertEqual(listed[0]["estado"], "awaiting_opening")
        self.assertIn("dia4", listed[0])
        self.assertNotIn("importe", listed[0])
        self.refuses(409, "APERTURA-PENDIENTE", api.get, f"/v1/mailbox/{folio}/documents/acto_pdf")

        opened = api.open(folio, owner)
        self.assertEqual(opened["plazos"]["notified"], {"date": str(self.desk.day), "by": "acuse"})
        shown = api.get(f"/v1/mailbox/{folio}")
        papers = {document["papel"] for document in shown["documentos"]}
        self.assertEqual(papers, {"acto_pdf", "acto_xml", "acto_html", "acuse_xml", "acuse_pdf"})
        for paper in papers:
            self.assertTrue(api.get(f"/v1/mailbox/{folio}/documents/{paper}"))
        file = self.desk.work / "acuse.pdf"
        file.write_bytes(api.get(f"/v1/mailbox/{folio}/documents/acuse_pdf"))
        said = subprocess.run(["pdfsig", "-nocert", file], capture_output=True, text=True, check=True).stdout
        self.assertIn("Signature is Valid", said)
        self.refuses(409, "APERTURA-YA", api.post, f"/v1/mailbox/{folio}/open-requests")

    def test_list_carries_the_next_deadline_of_the_term_engine_and_counts_the_whole_box(self):
        folio, _, api, owner = self.fresh()
        before = api.get("/v1/mailbox?estado=pendientes")
        self.assertIn(folio, [item["folio"] for item in before["elementos"]])
        opened = api.open(folio, owner)
        page = api.get("/v1/mailbox?estado=con_plazo")
        item = next(item for item in page["elementos"] if item["folio"] == folio)
        mine = sorted((one["date"], one["id"]) for one in opened["plazos"]["deadlines"] if one["who"] == "patron")
        self.assertEqual(item["proximo"]["fecha"], mine[0][0])
        self.assertEqual(item["ultimo_plazo"], mine[-1][0])
        self.assertEqual(page["totales"]["sin_abrir"], before["totales"]["sin_abrir"] - 1)
        self.assertEqual(page["totales"]["con_plazo"], before["totales"]["con_plazo"] + 1)
        tracked = self.desk.run("--json", "track", folio)
        self.assertEqual({one["id"]: one["date"] for one in tracked["plazos"]["deadlines"]},
                         {one["id"]: one["date"] for one in api.get(f"/v1/mailbox/{folio}")["plazos"]["deadlines"]})
        for found in (f"q={folio}", "q=" + tracked["referencia"], "tipo=" + item["tipo"], f"desde={self.desk.day}"):
            self.assertIn(folio, [one["folio"] for one in api.get("/v1/mailbox?" + found)["elementos"]], found)
        self.assertEqual(api.get("/v1/mailbox?tipo=no-hay-tal")["elementos"], [])

    def test_a_requirement_says_until_when_it_is_answered_and_what_follows_if_it_is_not(self):
        act = next(act for act in reversed(self.mailbox_acts) if act["type"] == "requerimiento-informacion")
        folio, owner = self.folios[act["reference"]], self.desk.owner(act)
        api = self.desk.caller(owner)
        opened = api.open(folio, owner)
        shown = api.get(f"/v1/mailbox/{folio}")
        days = shown["respuesta"]["dias"]
        sealed = api.get(f"/v1/mailbox/{folio}/documents/acto_xml").decode()
        for words in (f'<plazo dias="{days}"></plazo>', shown["respuesta"]["forma"], shown["respuesta"]["apercibimiento"]):
            self.assertIn(words, sealed)
        moments = {one["suceso"]: one["ocurrido"] for one in shown["historia"]}
        counted = self.desk.run("--json", "term", "mailbox", "--aviso", moments["aviso_sent"], "--opened", moments["opened"],
                                "--reply", str(days))
        date = next(one["date"] for one in counted["deadlines"] if one["id"] == "respuesta")
        answer = next(one for one in opened["plazos"]["deadlines"] if one["id"] == "respuesta")
        self.assertEqual((answer["date"], answer["who"], answer["rule"]), (date, "patron", "El propio documento, CFF 12"))
        self.assertEqual(shown["respuesta"]["hasta"], date)
        self.assertNotIn("pago", {one["id"] for one in opened["plazos"]["deadlines"]})
        item = next(one for one in api.get("/v1/mailbox?estado=con_plazo")["elementos"] if one["folio"] == folio)
        self.assertEqual((item["proximo"]["plazo"], item["proximo"]["fecha"]), ("respuesta", date))
        self.assertIn(f"{folio}-respuesta@buzon-imss", api.get(f"/v1/mailbox/{folio}/calendario").decode())

    def test_a_list_asked_for_wrongly_is_told_everything_that_is_wrong(self):
        api = self.desk.caller(self.desk.owner(self.mailbox_acts[0]))
        with self.assertRaises(Refused) as caught:
            api.get("/v1/mailbox?estado=otros&desde=ayer&antes=-1&limite=0&q=" + "x" * 101)
        self.assertEqual((caught.exception.status, set(caught.exception.ids)),
                         (422, {"BUZON-ESTADO", "BUZON-FECHA", "BUZON-BUSQUEDA", "PAGINA"}))
        self.refuses(400, "SOLICITUD", api.get, "/v1/mailbox?q=%FF%FE")
        self.refuses(400, "SOLICITUD", api.get, "/v1/mailbox?q=a%00b")
        self.refuses(403, "FACULTAD", api.get, "/v1/mailbox?rfc=CPB980821QT6")

    def test_an_unopened_act_tells_nothing_of_its_content(self):
        folio, act, api, _ = self.fresh()
        shown = api.get(f"/v1/mailbox/{folio}")
        self.assertEqual(shown["plazos"]["deadlines"], [], "which deadlines it opens says what it is")
        for hidden in ("tipo", "referencia", "creditos", "importe", "pago", "recursos", "documentos"):
            self.assertNotIn(hidden, shown)
        self.assertEqual(api.get("/v1/mailbox?q=" + act["reference"])["elementos"], [])
        for file in ("expediente", "calendario", "evidence/1"):
            self.refuses(409, "APERTURA-PENDIENTE", api.get, f"/v1/mailbox/{folio}/{file}")

    def test_an_opened_act_says_what_to_pay_how_to_object_and_what_proves_each_step(self):
        folio, _, api, owner = self.fresh()
        api.open(folio, owner)
        shown = api.get(f"/v1/mailbox/{folio}")
        sealed = api.get(f"/v1/mailbox/{folio}/documents/acto_xml").decode()
        dates = {one["id"]: one["date"] for one in shown["plazos"]["deadlines"]}
        self.assertEqual("pago" in shown, "<lineaCaptura" in sealed)
        if "pago" in shown:
            self.assertIn(f'vigencia="{shown["pago"]["vigencia"]}">{shown["pago"]["linea"]}<', sealed)
            self.assertEqual(shown["pago"]["hasta"], dates["pago"])
        self.assertEqual({one["clave"]: one["hasta"] for one in shown["recursos"]},
                         {key: dates[key] for key in ("inconformidad", "juicio")})
        for one in shown["recursos"]:
            self.assertIn(one["autoridad"], sealed)
        proofs = {event["suceso"]: event["pruebas"] for event in shown["historia"]}
        self.assertEqual({proof["papel"] for proof in proofs["opened"]}, {"acuse_xml", "acuse_pdf"})
        for proof in proofs["opened"] + proofs["issued"]:
            paper = api.get(f"/v1/mailbox/{folio}/documents/{proof['papel']}")
            self.assertEqual(hashlib.sha256(paper).hexdigest(), proof["sha256"])
        self.assertFalse(any(proof["suyo"] for proof in proofs["aviso_sent"]), "what the Institute keeps cannot be downloaded")

    def proven(self, api, folio):
        """The history of the act, once the log has the evidence of its last step."""
        return self.desk.wait("evidence", lambda: (shown := api.get(f"/v1/mailbox/{folio}")["historia"])
                              and shown[-1].get("comprobante") and shown)

    def test_each_legal_step_has_an_evidence_that_anybody_verifies(self):
        folio, _, api, owner = self.fresh()
        api.open(folio, owner)
        steps = [event for event in self.proven(api, folio) if "evidencia" in event]
        self.assertEqual([(step["suceso"], step["evidencia"]) for step in steps],
                         [("issued", 1), ("deposited", 2), ("aviso_sent", 3), ("opened", 4)])
        before = None
        for step in steps:
            file = self.desk.work / f"evidencia-{step['evidencia']}.xml"
            file.write_bytes(api.get(f"/v1/mailbox/{folio}/evidence/{step['evidencia']}"))
            found = self.desk.run("--json", "verify", file)["documentos"][0]
            self.assertEqual((found["veredicto"], found["folio"]), ("doubtful", folio))
            self.assertTrue(found["ensayo"])
            self.assertIn(step["texto"], found["relato"][0])
            receipt = file.with_suffix(".tlog-proof")
            receipt.write_bytes(api.get(f"/v1/mailbox/{folio}/evidence/{step['evidencia']}/receipt"))
            self.assertIn("EntryInLog", {reason["nombre"] for reason in self.desk.run("--json", "verify", receipt)["documentos"][0]["motivos"]})
            record = next(line for line in receipt.read_text(encoding="utf-8").splitlines() if line.startswith("extra "))
            self.assertEqual(base64.b64decode(base64.b64decode(record[6:]).splitlines()[3]), hashlib.sha256(file.read_bytes()).digest())
            if before:
                self.assertIn(hashlib.sha256(before.read_bytes()).hexdigest(), found["relato"][-1])
            before = file
        for path in ("5", "5/receipt"):
            self.refuses(404, "EVIDENCIA-INEXISTENTE", api.get, f"/v1/mailbox/{folio}/evidence/{path}")
        self.assertIn("evidencia 4", self.desk.run("track", folio))
        self.assertEqual(self.desk.run("--json", "track", folio)["historia"][0]["evidencia"], 1)

    def test_everything_in_one_zip_with_an_index_and_the_same_bytes_again(self):
        folio, _, api, owner = self.fresh()
        api.open(folio, owner)
        self.proven(api, folio)
        # Receipts follow the log, and the log grows until nothing waits any more.
        self.desk.wait("a quiet log", lambda: self.desk.sql("select (select count(*) from evidence_queue) + (select count(*) from log_queue)") == "0")
        data = api.get(f"/v1/mailbox/{folio}/expediente")
        self.assertEqual(data, api.get(f"/v1/mailbox/{folio}/expediente"))
        self.assertEqual(api.headers["Content-Disposition"], f'attachment; filename="expediente-{folio}.zip"')
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.assertIsNone(archive.testzip())
            names = archive.namelist()
            self.assertEqual(sorted(names)[:2], ["00-LEAME.txt", "00-indice.html"], "first in any file manager")
            index, read_me = archive.read("00-indice.html").decode(), archive.read("00-LEAME.txt").decode()
            out = self.desk.work / "expediente"
            archive.extractall(out)
            for document in api.get(f"/v1/mailbox/{folio}")["documentos"]:
                name = next(name for name in names if name.startswith(f"{folio}-{document['papel']}."))
                self.assertEqual(hashlib.sha256(archive.read(name)).hexdigest(), document["sha256"])
                for text in (index, read_me):
                    self.assertIn(name, text)
                    self.assertIn(document["sha256"], text)
        # What the index tells the reader to do, done.
        subprocess.run(["sha256sum", "--strict", "--check", "huellas.sha256"], cwd=out, check=True, capture_output=True)
        self.desk.run("verify", out / f"{folio}-acto_pdf.pdf")
        self.assertIn("evidencia-04-opened.xml", names)
        self.desk.run("verify", out / "evidencia-04-opened.xml")
        self.desk.run("verify", out / "evidencia-04-opened.tlog-proof")

    def test_calendar_is_what_another_program_reads(self):
        folio, _, api, owner = self.fresh()
        api.open(folio, owner)
        raw = api.get(f"/v1/mailbox/{folio}/calendario")
        self.assertTrue(all(line.endswith(b"\r\n") and len(line) <= 77 for line in raw.splitlines(keepends=True)))
        read = json.loads(subprocess.run(["/usr/bin/python3", ROOT / "tests/support/read_calendar.py"], input=raw, capture_output=True,
                                         check=True).stdout)
        deadlines = {f"{folio}-{one['id']}@buzon-imss": one["date"] for one in api.get(f"/v1/mailbox/{folio}")["plazos"]["deadlines"]
                     if one["who"] == "patron"}
        self.assertEqual({event["uid"]: event["start"] for event in read["events"]}, deadlines)
        for event in read["events"]:
            self.assertEqual((event["kind"], event["days"]), ("date", 1), "a whole day, no hour")
            self.assertEqual(event["stamp_offset"], 0)
            self.assertIn(folio, event["summary"])
            self.assertEqual(event["alarms"], [-(4 * 24 + 15) * 3600, -15 * 3600])
        self.assertEqual(read["name"], f"Plazos IMSS · {folio}")

    def test_representative_of_two_enters_each_and_only_them(self):
        mine, other = self.mailbox_acts[0], next(act for act in self.mailbox_acts if act["rfc"] != self.mailbox_acts[0]["rfc"])
        third = next(act for act in self.mailbox_acts if act["rfc"] not in (mine["rfc"], other["rfc"]))
        self.desk.sql("insert into representatives (rfc_represented, rfc, role, valid_from) values "
                      f"('{other['rfc']}', '{mine['rfc']}', 'representante', '{self.desk.day}') on conflict do nothing")
        api = self.desk.caller(self.desk.owner(mine))
        boxes = {box["rfc"]: box for box in api.get("/v1/mailboxes")["buzones"]}
        self.assertEqual({rfc: box["papel"] for rfc, box in boxes.items()}, {mine["rfc"]: "titular", other["rfc"]: "representante"})
        for rfc, box in boxes.items():
            page = api.get("/v1/mailbox?estado=pendientes&rfc=" + rfc.replace("&", "%26"))
            self.assertEqual(page["totales"], box["totales"])
            self.assertEqual(page["elementos"][0].get("dia4") or page["elementos"][0]["proximo"]["fecha"], box["proximo"]["fecha"])
        self.refuses(403, "FACULTAD", api.get, "/v1/mailbox?rfc=" + third["rfc"].replace("&", "%26"))
        self.refuses(404, "ACTO-INEXISTENTE", api.get, f"/v1/mailbox/{self.folios[third['reference']]}/expediente")

    def test_opening_by_another_rfc_is_refused(self):
        folio, act, _, _ = self.fresh()
        stranger = next(other for other in self.mailbox_acts if other["rfc"] != act["rfc"])
        efirma = self.desk.owner(stranger)
        api = self.desk.caller(efirma)
        self.refuses(404, "ACTO-INEXISTENTE", api.open, folio, efirma)
        self.refuses(404, "ACTO-INEXISTENTE", api.get, f"/v1/mailbox/{folio}")
        self.assertEqual(self.desk.state(folio), "awaiting_opening")

    def test_owner_session_with_anothers_signature_is_refused(self):
        folio, act, api, _ = self.fresh()
        stranger = next(other for other in self.mailbox_acts if other["rfc"] != act["rfc"])
        self.refuses(403, "APERTURA-AJENA", api.open, folio, self.desk.owner(stranger))

    def test_wrong_signature_is_refused_and_spends_the_nonce(self):
        folio, _, api, owner = self.fresh()
        request = api.post(f"/v1/mailbox/{folio}/open-requests")
        wrong = owner.body(request["cadena"] + " ", nonce=request["nonce"])
        self.refuses(422, "APERTURA-FIRMA", api.post, f"/v1/mailbox/{folio}/acuses", wrong)
        right = owner.body(request["cadena"], nonce=request["nonce"])
        self.refuses(422, "APERTURA-NONCE", api.post, f"/v1/mailbox/{folio}/acuses", right)
        self.assertEqual(self.desk.state(folio), "awaiting_opening")

    def test_login_challenge_is_good_for_one_use_and_one_signature(self):
        owner = self.desk.owner(self.mailbox_acts[0])
        api = Api(self.desk)
        challenge = api.post("/v1/challenges")
        self.refuses(422, "RETO-FIRMA", api.post, "/v1/sessions", owner.body("otro texto", nonce=challenge["nonce"]))
        self.refuses(422, "RETO-VENCIDO", api.post, "/v1/sessions", owner.body(challenge["texto"], nonce=challenge["nonce"]))

    def test_expired_certificate_is_refused(self):
        self.refuses(422, "EFIRMA-CertificateExpired", Api(self.desk).log_in, Efirma.beside(self.desk.pki / "special/expired"))

    def test_revoked_certificate_is_refused(self):
        self.refuses(422, "EFIRMA-CertificateRevoked", Api(self.desk).log_in, Efirma.beside(self.desk.pki / "special/revoked"))

    def test_login_with_a_password_protected_key_by_the_command_line(self):
        folio, _, _, owner = self.fresh()
        common = ["--ca", self.desk.pki / "tls/ca.crt", *owner.options()]
        listed = self.desk.run("--json", "mailbox", "list", *common)
        self.assertIn(folio, [item["folio"] for item in listed["elementos"]])
        self.desk.run("mailbox", "receipt", folio, "-o", self.desk.work / "out", *common, code=1)
        opened = self.desk.run("--json", "mailbox", "open", folio, *common)
        self.assertEqual(opened["plazos"]["notified"]["by"], "acuse")
        files = self.desk.run("--json", "mailbox", "receipt", folio, "-o", self.desk.work / "out", *common)["archivos"]
        self.assertEqual(len(files), 4)
        self.desk.run("verify", next(file for file in files if file.endswith("acuse_pdf.pdf")))

    def test_nobody_and_staff_have_no_mailbox(self):
        self.refuses(401, "SESION", Api(self.desk).get, "/v1/mailbox")
        self.refuses(403, "FACULTAD", self.desk.caller(self.desk.official(1)).get, "/v1/mailbox")

    def test_anybody_verifies_a_folio_only_with_its_code(self):
        folio, _, _, _ = self.fresh()
        code = self.desk.run("--json", "track", folio)["verificador"]
        api = Api(self.desk)
        found = api.get(f"/v1/verification?folio={folio}&codigo={code}")
        self.assertEqual((found["autentico"], found["ensayo"], found["folio"]), (False, True, folio))
        self.assertEqual(api.get(f"/v1/verification?folio={folio}&codigo=00000000"), {"autentico": False, "ensayo": False})
        page = api.get(f"/verificacion?folio={folio}&codigo={code}").decode()
        self.assertIn("Ensayo: sin efectos legales", page)

    def test_session_ends_when_it_is_closed(self):
        api = self.desk.caller(self.desk.owner(self.mailbox_acts[0]))
        self.assertEqual(api.ask("DELETE", "/v1/sessions/current")[0], 204)
        self.refuses(401, "SESION", api.get, "/v1/mailbox")

    def test_unknown_paths_and_methods_are_problems(self):
        api = Api(self.desk)
        self.assertEqual(api.ask("GET", "/v1/nada")[0], 404)
        self.assertEqual(api.ask("DELETE", "/v1/challenges")[0], 405)
        self.refuses(422, "CUERPO-JSON", api.call, "POST", "/v1/sessions", b"{")
        self.refuses(422, "CUERPO-CAMPO", api.post, "/v1/sessions", {"nonce": "x", "otro": "y"})


if __name__ == "__main__":
    unittest.main(verbosity=2)
