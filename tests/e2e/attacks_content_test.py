#!/usr/bin/env python3
"""Hostile content: markup in names, paths, folios tried one by one, XML and PDF made to break who reads them."""
import base64
import csv
import html.parser
import json
import os
import pathlib
import socket
import statistics
import sys
import time
import unittest
import urllib.parse
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import ROOT, Api, Desk  # noqa: E402
from folios import absent  # noqa: E402
from raw_http import Raw, answers  # noqa: E402

MARKUP = """"><img src=x onerror=alert(1)></p><script>alert(1)</script>'-alert(1)-' ]]><svg/onload=alert(1)> {{7*7}} ${7*7} &lt;b&gt;"""
SCRIPTED = {"script", "img", "svg", "iframe", "object", "embed", "link", "base", "form", "meta"}
SOON = 5.0
MEMORY = 600 << 20


class Elements(html.parser.HTMLParser):
    """Elements and attributes as a browser's parser would find them, and the text."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.names, self.handlers, self.addresses, self.words = [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.names.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.addresses += [value for name, value in attrs if name in ("href", "src", "action", "formaction", "xlink:href")]

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self):
        return "".join(self.words)


class Content(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.desk = Desk(acts=12, config={"http": {"pages": ROOT / "build/web"}} if (ROOT / "build/web/index.html").exists() else {})
        cls.addClassCleanup(cls.desk.close)
        cls.evil = {}
        rows = cls._rows("multas.csv")
        boxed = next(row for row in rows if row["canal"] == "buzon")
        posted = next((row for row in cls._rows("multas.csv") + cls._rows("requerimientos.csv") if row["canal"] == "estrados"), None)
        cls.boxed, cls.posted = boxed["referencia"], posted and posted["referencia"]
        for row in filter(None, (boxed, posted)):
            cls.evil[row["destinatario/@rfc"]] = row
        cls.desk.load_more(employers=[{**who, "name": MARKUP} for who in cls.desk.registry["employers"] if who["rfc"] in cls.evil],
                           units=[{**unit, "name": "Subdelegación " + MARKUP, "phone": unit["phone"]} for unit in cls.desk.registry["units"]])
        for name in ("multas.csv", "requerimientos.csv"):
            cls._rewrite(name)
        cls.folios = cls.desk.issue("multas.csv", "requerimientos.csv")
        cls.folio = cls.folios[cls.boxed]
        cls.desk.until(cls.folio, "awaiting_opening")
        cls.act = cls.desk.act(reference=cls.boxed)
        cls.efirma = cls.desk.owner(cls.act)

    @classmethod
    def _rows(cls, name):
        with open(cls.desk.batch / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @classmethod
    def _rewrite(cls, name):
        rows = cls._rows(name)
        for row in rows:
            if row["destinatario/@rfc"] in cls.evil:
                row["destinatario/nombre"] = MARKUP
                for key in ("asunto", "destinatario/domicilio", "motivo/parrafo[1]", "multa/infraccion/hechos/parrafo[1]", "requerimiento/objeto"):
                    if key in row:
                        row[key] += " " + MARKUP
        with open(cls.desk.batch / name, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)

    def opened(self, api):
        if self.desk.state(self.folio) != "notified":
            api.open(self.folio, self.efirma)

    def harmless(self, page, allowed=()):
        found = Elements(page)
        self.assertEqual(found.handlers, [])
        self.assertEqual(set(found.names) & (SCRIPTED - set(allowed)), set())
        self.assertEqual([each for each in found.addresses if each and each.strip().lower().startswith(("javascript:", "data:text"))], [])
        return found

    # --- markup -----------------------------------------------------------------------------------------------------------------------

    def test_markup_in_names_stays_text_everywhere(self):
        api = self.desk.caller(self.efirma)
        listed = json.dumps(api.get("/v1/mailbox"), ensure_ascii=False)
        self.assertIn("onerror", listed)  # as a text of JSON, which pages show as text
        mail = self.desk.sink.naming(self.folio)[0]
        self.harmless(mail.get_body(("html",)).get_content(), allowed=("meta", "img"))
        self.opened(api)
        twin = api.get(f"/v1/mailbox/{self.folio}/documents/acto_html").decode()
        found = self.harmless(twin, allowed=("meta", "img", "svg"))
        self.assertIn("<img src=x onerror=alert(1)>", found.text)
        self.assertIn("<script>alert(1)</script>", found.text)
        self.assertNotIn("49", found.text.split("{{")[1][:12])
        if self.posted:
            folio = self.folios[self.posted]
            self.desk.until(folio, "in_estrados")
            status, kind, data = Api(self.desk).ask("GET", f"/v1/estrados/{folio}/document")
            self.assertEqual(status, 200)
            if "html" in kind:
                self.harmless(data.decode(), allowed=("meta", "img", "svg"))
            self.assertIn("onerror", json.dumps(Api(self.desk).get("/v1/estrados")))
        api = self.desk.caller(self.desk.official(1 if self.folio[:4] == "3901" else 4))
        self.assertIn("json", api.ask("GET", f"/v1/acts/{self.folio}")[1])

    def test_nothing_of_an_address_is_in_the_verification_page_as_it_is_served(self):
        as_it_is = Api(self.desk).get("/verificacion")
        for value in (MARKUP, "'\"><script>alert(1)</script>", "</style><script>", "\" autofocus onfocus=alert(1) x=\""):
            for name in ("folio", "codigo", "c"):
                page = Api(self.desk).get(f"/verificacion?folio={self.folio}&{name}=" + urllib.parse.quote(value))
                self.assertEqual(page, as_it_is)

    def test_markup_in_a_refusal_is_json_never_markup(self):
        api = Api(self.desk)
        status, kind, data = api.ask("POST", "/v1/sessions", {MARKUP: MARKUP})
        self.assertEqual((status, kind), (422, "application/problem+json; charset=utf-8"))
        self.assertEqual((api.headers["X-Content-Type-Options"], api.headers["Content-Disposition"]), ("nosniff", 'attachment; filename="api.json"'))

    def test_line_ends_in_names_and_addresses_reach_no_mail(self):
        for more in ({"emails": [{"address": "a@prueba.invalid\r\nBcc: malo@prueba.invalid", "confirmed_at": "2025-02-03T10:00"}]},
                     {"emails": [{"address": "a@prueba.invalid> NOTIFY=NEVER", "confirmed_at": "2025-02-03T10:00"}]},
                     {"emails": [{"address": "malo@prueba.invalid,otro@prueba.invalid", "confirmed_at": "2025-02-03T10:00"}]}):
            who = dict(self.desk.registry["employers"][1])
            who["mailbox"] = {**who["mailbox"], **more}
            file = self.desk.pki / "injected.json"
            file.write_text(json.dumps({"employers": [who]}), encoding="utf-8")
            self.desk.run("registry", "load", file, code=1)
        for mail in self.desk.sink.naming(self.folio):
            self.assertEqual((mail["Bcc"], len(mail.get_all("Subject")), len(mail.get_all("To"))), (None, 1, 1))

    # --- paths ------------------------------------------------------------------------------------------------------------------------

    def test_no_path_leads_out(self):
        api = self.desk.caller(self.efirma)
        dots = ("../acto_pdf", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "..%5c..%5cetc", "%252e%252e%252fetc", "acto_pdf%00",
                "acto_pdf/../instancia", "....//....//etc/passwd", "%c0%ae%c0%ae/etc", "instancia", "aviso_mime", "smtp_transcript", "ACTO_PDF", "acto_pdf;x")
        for dot in dots:
            for path in (f"/v1/mailbox/{self.folio}/documents/{dot}", f"/v1/acts/{self.folio}/documents/{dot}", f"/v1/mailbox/{dot}",
                         f"/v1/estrados/{dot}/document", f"/{dot}", f"/assets/{dot}"):
                status, kind, data = self.fetch(path, api.token)
                if "html" in kind:  # what is no path of the API is the pages' own first page
                    self.assertEqual(data, self.fetch("/", api.token)[2], path)
                    continue
                self.assertIn(status, (400, 403, 404), path)
                self.assertNotIn(b"root:", data)
                self.assertNotIn(b"%PDF", data)

    def fetch(self, path, token):
        with Raw(self.desk) as raw:
            raw.send(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer {token}\r\n\r\n".encode())
            status, headers, data = answers(raw.rest())[0]
            return status, headers.get("Content-Type", ""), data

    # --- folios -----------------------------------------------------------------------------------------------------------------------

    def test_a_folio_without_its_code_tells_nothing(self):
        api = Api(self.desk)
        none = absent(self.folio)
        right = self.desk.run("--json", "track", self.folio)["verificador"]
        answers = {api.ask("GET", f"/v1/verification?folio={folio}&codigo={code}")
                   for folio in (self.folio, none, self.folio[:-1] + "_", "x") for code in ("00000000", "", right[:-1], right.lower()[:-1] + "_")}
        answers.add(api.ask("GET", f"/v1/verification?folio={none}&codigo={right}"))
        self.assertEqual(len(answers), 1)
        self.assertEqual(next(iter(answers))[0], 200)

    def test_time_tells_no_folio_that_is_there_from_one_that_is_not(self):
        stranger = next(act for act in self.desk.acts if act["rfc"] != self.act["rfc"] and act["fate"] != "estrados")
        api = self.desk.caller(self.desk.owner(stranger))
        for path in ("/v1/mailbox/{}", "/v1/verification?codigo=00000000&folio={}"):
            times = {self.folio: [], absent(self.folio): []}
            for round in range(60):
                for folio, taken in list(times.items())[::1 if round % 2 else -1]:
                    began = time.perf_counter()
                    api.ask("GET", path.format(folio))
                    taken.append(time.perf_counter() - began)
            there, gone = (statistics.median(taken) for taken in times.values())
            print(f"{path}: there {there * 1000:.2f} ms, not there {gone * 1000:.2f} ms")
            self.assertLess(max(there, gone) / min(there, gone), 2, path)

    # --- documents --------------------------------------------------------------------------------------------------------------------

    def memory(self):
        status = pathlib.Path(f"/proc/{self.desk.service.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmHWM:")[1].split()[0]) * 1024

    def judged(self, body, kind="application/octet-stream"):
        """The answer of the verification, which is soon there, right or wrong."""
        began = time.monotonic()
        status, _, data = Api(self.desk).ask("POST", "/v1/verification", body, kind=kind)
        self.assertLess(time.monotonic() - began, SOON)
        self.assertLess(status, 500, data)
        return status, data

    def test_hostile_xml_is_refused_by_all_who_read_xml(self):
        with socket.socket() as trap:
            trap.bind(("127.0.0.1", 0))
            trap.listen()
            trap.settimeout(0.5)
            there = f"http://127.0.0.1:{trap.getsockname()[1]}/x"
            laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
            bombs = {
                "file": '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><acto>&x;</acto>',
                "network": f'<!DOCTYPE a [<!ENTITY x SYSTEM "{there}">]><acto>&x;</acto>',
                "external subset": f'<!DOCTYPE acto SYSTEM "{there}"><acto/>',
                "parameter entity": f'<!DOCTYPE a [<!ENTITY % p SYSTEM "{there}"> %p;]><acto/>',
                "laughs": f'<!DOCTYPE a [<!ENTITY a0 "ja">{laughs}]><acto>&a11;</acto>',
                "include": f'<acto xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{there}"/><xi:include href="/etc/passwd" parse="text"/></acto>',
                "schema": f'<acto xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="{there}"/>',
                "stylesheet": f'<?xml-stylesheet href="{there}" type="text/xsl"?><acto/>',
                "deep": "<a>" * 200_000,
                "wide": "<acto " + " ".join(f'a{n}="x"' for n in range(50_000)) + "/>",
                "key": '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo><Reference URI="' + there + '"/></SignedInfo><KeyInfo>'
                       f'<RetrievalMethod URI="{there}"/></KeyInfo></Signature>',
                "encoding": b'<?xml version="1.0" encoding="UTF-7"?>+ADw-acto/+AD4-',
            }
            system, bank = Api(self.desk, "issuer-client"), Api(self.desk, "bank-040012-client")
            for name, bomb in bombs.items():
                with self.subTest(name):
                    body = bomb if isinstance(bomb, bytes) else bomb.encode()
                    for api, path in ((system, "/v1/acts"), (bank, "/v1/banks/messages")):
                        began = time.monotonic()
                        status, _, data = api.ask("POST", path, body, kind="application/xml")
                        self.assertLess(time.monotonic() - began, SOON)
                        self.assertIn(status, (400, 403, 422), data)
                        self.assertNotIn(b"root:", data)
                    status, data = self.judged(body)
                    self.assertNotIn(b"root:", data)
            with self.assertRaises(TimeoutError):
                trap.accept()
        self.assertLess(self.memory(), MEMORY)

    def test_hostile_pdfs_are_judged_soon_and_never_valid(self):
        api = self.desk.caller(self.efirma)
        self.opened(api)
        genuine = api.get(f"/v1/mailbox/{self.folio}/documents/acto_pdf")
        self.assertIn(b'"veredicto"', self.judged(genuine)[1])
        right = json.loads(self.judged(genuine)[1])["veredicto"]
        bomb = zlib.compress(b"\0" * (1 << 28), 9)
        stream = b"1 0 obj<</Length %d/Filter/FlateDecode>>stream\n" % len(bomb) + bomb + b"\nendstream endobj\n"
        nested = zlib.compress(zlib.compress(b"\0" * (1 << 28), 9), 9)
        deep = b"\x30\x80" * 20_000
        at = genuine.index(b"/ByteRange")
        end = genuine.index(b"]", at)
        contents = genuine.index(b"/Contents", at - 2000) if b"/Contents" in genuine[at - 2000:at + 2000] else genuine.index(b"/Contents")
        hexes = genuine.index(b"<", contents) + 1
        forged = {
            "a stream of 256 MiB": b"%PDF-1.7\n" + stream + b"startxref\n0\n%%EOF",
            "packed twice": b"%%PDF-1.7\n1 0 obj<</Filter[/FlateDecode/FlateDecode]/Length %d>>stream\n" % len(nested) + nested + b"\nendstream endobj\n%%EOF",
            "a table that names itself": b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF",
            "deep arrays": b"%PDF-1.7\n1 0 obj" + b"[" * 1_000_000 + b"endobj\nstartxref\n9\n%%EOF",
            "many objects": b"%PDF-1.7\n" + b"".join(b"%d 0 obj<</Type/Sig/ByteRange[0 1 2 3]>>endobj\n" % n for n in range(100_000)) + b"%%EOF",
            "many ranges": b"%PDF-1.7\n" + b"/ByteRange [0 1 2 3] " * 200_000 + b"%%EOF",
            "rubbish": b"%PDF-1.7\n" + os.urandom(4 << 20),
            "cut": genuine[:len(genuine) // 2],
            "longer": genuine + b"\n% more",
            "appended": genuine + b"\n9999 0 obj<<>>endobj\ntrailer<</Prev 0>>\nstartxref\n0\n%%EOF",
            "one byte": genuine[:200] + bytes([genuine[200] ^ 1]) + genuine[201:],
            "negative range": genuine[:at] + b"/ByteRange [0 -1 -5 99]".ljust(end + 1 - at) + genuine[end + 1:],
            "huge range": genuine[:at] + b"/ByteRange [0 9999999999999999999 1 1]".ljust(end + 1 - at)[:end + 1 - at] + genuine[end + 1:],
            "overlapping range": genuine[:at] + b"/ByteRange [0 100 50 100]".ljust(end + 1 - at)[:end + 1 - at] + genuine[end + 1:],
            "deep signature": genuine[:hexes] + deep[:2000].hex().encode() + genuine[hexes + 4000:],
        }
        for name, body in forged.items():
            with self.subTest(name):
                status, data = self.judged(body, "application/pdf")
                self.assertNotEqual(json.loads(data).get("veredicto"), right, data)
        self.assertLess(self.memory(), MEMORY)
        print(f"most memory: {self.memory() >> 20} MiB")

    def test_hostile_certificates_and_signatures_are_refused(self):
        der = pathlib.Path(self.efirma.certificate).read_bytes()
        for name, certificate in {"empty": b"", "deep": b"\x30\x80" * 100_000, "long length": b"\x30\x84\xff\xff\xff\xff" + der,
                                  "twice": der + der, "rubbish": os.urandom(3000), "pem with two": b"-----BEGIN CERTIFICATE-----\nQUE=\n" * 1000}.items():
            with self.subTest(name):
                challenge = Api(self.desk).post("/v1/challenges")
                body = {"nonce": challenge["nonce"], "certificado": base64.b64encode(certificate).decode(), "firma": "A" * 200_000}
                self.assertEqual(Api(self.desk).ask("POST", "/v1/sessions", body)[0], 422)


if __name__ == "__main__":
    unittest.main(verbosity=2)
