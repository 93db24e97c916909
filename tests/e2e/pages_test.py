#!/usr/bin/env python3
"""The pages before Debian's Chromium and the real service: an employer enters with the e.firma, opens an act and reads it. What the
browser saw and sent is judged here; pages.mjs only walks. BUZON_PICTURES: a folder to keep the screenshots in."""
import base64
import http.client
import json
import os
import pathlib
import ssl
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import BUILD, ROOT, Desk, Efirma  # noqa: E402

FIRST_LOAD = 300_000
MINUTES = 30
CHUNK = 24


def plan_of(efirma, **more):
    password = pathlib.Path(efirma.password_file).read_text(encoding="utf-8").splitlines()[0]
    return {"cer": efirma.certificate, "key": efirma.key, "password": password, **more}


def traces(secret):
    """What any piece of these bytes may look like on the wire: as they are, in hexadecimal, in base64 at any alignment."""
    for at in range(0, len(secret) - CHUNK, CHUNK):
        piece = secret[at:at + CHUNK]
        yield piece
        yield piece.hex().encode()
        for shift in range(3):
            yield base64.b64encode(bytes(shift) + piece)[4:-4]


def shows(secret, sent):
    return any(trace in sent for trace in traces(secret))


class Pages(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.desk = Desk(acts=18, config={"http": {"pages": ROOT / "build/web", "session_minutes": MINUTES}})
        cls.addClassCleanup(cls.desk.close)
        cls.folios = cls.desk.issue()
        waiting = [act for act in cls.desk.acts if act["fate"] != "estrados"]
        for act in waiting:
            cls.desk.until(cls.folios[act["reference"]], "awaiting_opening")
        owners, chosen = set(), []
        for act in waiting:
            if act["rfc"] not in owners:
                owners.add(act["rfc"])
                chosen.append(act)
        cls.walked = dict(zip(("keyboard", "lost", "cut"), chosen))
        cls.pictures = pathlib.Path(os.environ.get("BUZON_PICTURES", cls.desk.work / "pictures"))
        cls.pictures.mkdir(parents=True, exist_ok=True)
        cls.answer = cls._walk(chosen)

    @classmethod
    def _walk(cls, acts):
        cls.owner = cls.desk.owner(acts[0])
        one, other = plan_of(cls.owner), plan_of(cls.desk.owner(acts[1]))
        special = cls.desk.pki / "special"
        plan = {
            "site": f"https://localhost:{cls.desk.port}",
            "pictures": str(cls.pictures),
            "minutes": MINUTES,
            "refused": {
                "contrasena": {**one, "password": "equivocada-1234"},
                "cambiados": {**one, "cer": one["key"], "key": one["cer"]},
                "no-es-clave": {**one, "key": str(cls.desk.config_file)},
                "otra-clave": {**one, "key": other["key"], "password": other["password"]},
                "vencida": plan_of(Efirma.beside(special / "expired")),
                "revocada": plan_of(Efirma.beside(special / "revoked")),
                "personal": plan_of(cls.desk.official(1)),
            },
            **{walk: {"folio": cls.folios[act["reference"]], "efirma": plan_of(cls.desk.owner(act))} for walk, act in cls.walked.items()},
        }
        cls.plan, files = plan, (cls.desk.work / "plan.json", cls.desk.work / "answer.json")
        files[0].write_text(json.dumps(plan), encoding="utf-8")
        subprocess.run([ROOT / "tests/interop/html/browser.sh", BUILD / "browser", ROOT / "tests/e2e/pages.mjs", *files], check=True,
                       timeout=600)
        return json.loads(files[1].read_text(encoding="utf-8"))

    def wire(self):
        """Everything that left the browser, in one."""
        parts = []
        for request in self.answer["requests"]:
            body = base64.b64decode(request["body"])
            # A body of JSON also as the texts in it: base64 there is not escaped, but passwords may be.
            parts += [request["url"].encode(), json.dumps(request["headers"]).encode(), body]
            if body.startswith(b"{"):
                parts += [value.encode() for value in json.loads(body).values()]
        return b"\n".join(parts)

    def test_every_page_is_accessible_and_nothing_broke(self):
        self.assertEqual("\n".join(self.answer["faults"]), "")
        self.assertGreaterEqual(len(self.answer["looked"]), 14)

    def test_list_says_what_by_when_and_what_if_not(self):
        said = self.answer["said"]["list"]
        folio = self.plan["keyboard"]["folio"]
        for words in ("sin abrir", folio, "Ábralo antes del", "Si no hace nada", "queda notificado aunque no lo haya abierto"):
            self.assertIn(words, said)
        self.assertNotIn("$", said, "an amount before the act was opened")
        self.assertIn("Lo más próximo", self.answer["said"]["notified"])
        self.assertIn("Último día para", self.answer["said"]["notified"])

    def test_list_and_act_make_sense_to_a_screen_reader(self):
        folio = self.plan["keyboard"]["folio"]
        for words in ('heading "Su buzón" [level=1]', 'heading "Necesitan de usted" [level=2]', 'term: Si no hace nada',
                      f'folio {folio}"', 'status'):
            self.assertIn(words, self.answer["said"]["listTree"])
        for words in ('heading "Sus plazos" [level=2]', 'heading "Último día para pagar" [level=3]', 'button "Descargar: Acuse de recibo"',
                      'heading "Historia" [level=2]', "iframe"):
            self.assertIn(words, self.answer["said"]["actTree"])

    def test_a_session_about_to_end_is_prolonged_or_ends_where_it_stood(self):
        self.assertIn("Su sesión terminó", self.answer["said"]["ended"])

    def test_what_is_wrong_with_an_efirma_is_said(self):
        for name, words in {
            "empty": "Falta el certificado", "contrasena": "La contraseña no abre esa clave privada",
            "cambiados": "En el lugar del certificado eligió la clave privada", "no-es-clave": "no es una clave privada",
            "otra-clave": "no son de la misma e.firma", "vencida": "ya venció", "revocada": "revocad", "personal": "personal del Instituto",
        }.items():
            self.assertIn(words, self.answer["said"][name])

    def test_deadlines_are_those_of_the_term_engine(self):
        for walk, act in self.walked.items():
            folio = self.folios[act["reference"]]
            tracked = self.desk.run("--json", "track", folio)
            happened = {event["suceso"]: event["ocurrido"] for event in tracked["historia"]}
            # What the act does not open is not shown (LSS 39 D is for cédulas by differences).
            opens = {one["id"] for one in tracked["plazos"]["deadlines"]}
            kind = "multa" if tracked["tipo"].startswith("multa") else "cuotas"
            terms = self.desk.run("term", "mailbox", "--json", "--aviso", happened["aviso_sent"], "--opened", happened["opened"], "--kind", kind)
            terms["deadlines"] = [one for one in terms["deadlines"] if one["id"] in opens]
            self.assertLessEqual({"inconformidad", "juicio"}, opens)
            shown = self.answer["acts"][folio]["deadlines"]
            self.assertEqual({name: one["date"] for name, one in shown.items()},
                             {one["id"]: one["date"] for one in terms["deadlines"]}, walk)
            for deadline in terms["deadlines"]:
                moved = deadline.get("moved", [])
                last = moved[0]["date"] if moved else deadline["date"]
                days = [day["date"] for day in terms["trace"] if day["date"] <= last] + [day["date"] for day in moved]
                self.assertEqual([day for day, _ in shown[deadline["id"]]["days"]], days, deadline["id"])
                self.assertTrue(any("día " in words for _, words in shown[deadline["id"]]["days"]))

    def test_a_lost_answer_makes_no_second_acuse(self):
        self.assertIn("no se sabe si quedó abierto", self.answer["said"]["lost"])
        for act in self.walked.values():
            history = self.desk.run("--json", "track", self.folios[act["reference"]])["historia"]
            self.assertEqual([event["suceso"] for event in history].count("opened"), 1)

    def test_papers_arrive_whole_and_verify(self):
        files = {pathlib.Path(path).name.split("-")[-1]: path for path in self.answer["downloads"]}
        self.assertEqual(set(files), {"acto_pdf.pdf", "acto_html.html", "acto_xml.xml", "acuse_pdf.pdf", "acuse_xml.xml"})
        for name in ("acto_pdf.pdf", "acuse_pdf.pdf", "acto_xml.xml"):
            self.desk.run("verify", files[name])
        self.assertIn("Signature is Valid", subprocess.run(["pdfsig", "-nocert", files["acuse_pdf.pdf"]], capture_output=True, text=True,
                                                           check=True).stdout)

    def test_document_is_shown_with_its_style(self):
        self.assertIn(self.plan["keyboard"]["folio"], self.answer["said"]["document"])
        self.assertEqual(self.answer["said"]["documentColour"], "rgb(19, 50, 43)")

    def test_private_key_and_password_never_leave(self):
        sent = self.wire()
        for name in ("keyboard", "lost", "cut"):
            efirma = self.plan[name]["efirma"]
            opened = subprocess.run(["openssl", "pkcs8", "-inform", "DER", "-in", efirma["key"], "-passin", "pass:" + efirma["password"],
                                     "-outform", "DER", "-nocrypt", "-topk8"], capture_output=True, check=True).stdout
            traditional = subprocess.run(["openssl", "rsa", "-inform", "DER", "-outform", "DER", "-traditional"], input=opened,
                                         capture_output=True, check=True).stdout
            # The public half is in the certificate, which is sent: the private exponent and the primes begin behind it.
            private = traditional[300:]
            for secret in (pathlib.Path(efirma["key"]).read_bytes(), private):
                self.assertFalse(shows(secret, sent), f"a piece of the key of {name} was sent")
            self.assertNotIn(efirma["password"].encode(), sent)
            self.assertNotIn(base64.b64encode(efirma["password"].encode()).rstrip(b"="), sent)
            # The same search finds what is meant to be sent.
            self.assertTrue(shows(pathlib.Path(efirma["cer"]).read_bytes(), sent))
        self.assertNotIn(b"PRIVATE KEY", sent)
        self.assertNotIn(b"equivocada-1234", sent)

    def test_nothing_is_kept_and_nobody_else_is_asked(self):
        kept = self.answer["kept"]
        self.assertEqual((kept["local"], kept["session"], kept["cookies"], kept["databases"], kept["caches"]), (0, 0, "", 0, 0))
        self.assertEqual(kept["address"], f"{self.plan['site']}/buzon/{self.plan['keyboard']['folio']}")
        for request in self.answer["requests"]:
            if not request["url"].startswith(("blob:", "data:")):
                self.assertTrue(request["url"].startswith(self.plan["site"] + "/"), request["url"])
            token = request["headers"].get("authorization", "").removeprefix("Bearer ")
            self.assertFalse(token and token in request["url"])
        closed = [request for request in self.answer["requests"] if request["method"] == "DELETE"]
        self.assertGreaterEqual(len(closed), 2, "sessions end on leaving and on reloading")
        self.assertEqual(self.answer["said"]["reloaded"], "Entrar con e.firma")

    def fetch(self, path, **headers):
        context = ssl.create_default_context(cafile=self.desk.pki / "tls/ca.crt")
        connection = http.client.HTTPSConnection("localhost", self.desk.port, context=context, timeout=30)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        got = response.status, dict(response.headers), response.read()
        connection.close()
        return got

    def test_first_load_is_small_and_policy_is_strict(self):
        status, headers, body = self.fetch("/buzon", **{"Accept-Encoding": "gzip"})
        self.assertEqual((status, headers["Content-Encoding"], headers["Cache-Control"]), (200, "gzip", "no-cache"))
        self.assertIn("default-src 'none'; script-src 'self'; style-src 'self';", headers["Content-Security-Policy"])
        self.assertNotIn("unsafe", headers["Content-Security-Policy"])
        self.assertEqual((headers["X-Content-Type-Options"], headers["Referrer-Policy"]), ("nosniff", "no-referrer"))
        self.assertIn("max-age=", headers["Strict-Transport-Security"])
        self.assertEqual(self.fetch("/buzon", **{"Accept-Encoding": "gzip", "If-None-Match": headers["ETag"]})[0], 304)
        total = len(body)
        assets = sorted((ROOT / "build/web/assets").iterdir())
        self.assertTrue(assets)
        for asset in assets:
            status, headers, body = self.fetch(f"/assets/{asset.name}", **{"Accept-Encoding": "gzip"})
            self.assertEqual((status, headers["Cache-Control"]), (200, "public, max-age=31536000, immutable"))
            total += len(body)
        self.assertLess(total, FIRST_LOAD)
        print(f"first load: {total} octets, everything of the pages included")

    def test_nothing_but_the_pages_is_served(self):
        for path in ("/../buzon.toml", "/assets/../../buzon.toml", "/%2e%2e/buzon.toml", "/assets/none.js", "/package.json", "/v1/none"):
            self.assertEqual(self.fetch(path)[0], 404, path)
        self.assertEqual(self.fetch("/v1/health/live")[1]["Content-Type"], "application/json; charset=utf-8")


if __name__ == "__main__":
    unittest.main(verbosity=2)
