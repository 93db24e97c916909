#!/usr/bin/env python3
"""Estrados over HTTPS: nothing is published without the order of an official, each of the ten days is proven at the public address, a day
that is not is no day, and an employer who can be reached by now is not published. A web server of ours stands where the public reads and
can be told to lie or to be silent."""
import datetime
import http.server
import pathlib
import ssl
import sys
import threading
import unittest
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from desk import Api, Desk, Refused  # noqa: E402

ACTS = 80  # the first of them that the sample addresses by estrados is among these


class Front:
    """The public address: passes on what the service shows, unless `mode` says otherwise."""

    def __init__(self):
        front = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                if front.mode == "silent":
                    return self.close_connection
                with urllib.request.urlopen(front.behind + self.path, context=front.trust) as answer:
                    body = answer.read()
                if front.mode == "altered":
                    body = body.replace(b"</body>", b"<p>Nada debe pagarse.</p></body>")
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.mode, self.behind, self.trust = "honest", None, None
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def before(self, desk):
        self.behind = f"https://localhost:{desk.port}"
        self.trust = ssl.create_default_context(cafile=desk.pki / "tls/ca.crt")

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def day_of(text):
    return datetime.date.fromisoformat(text)


class Estrados(unittest.TestCase):
    def setUp(self):
        self.front = Front()
        self.addCleanup(self.front.close)
        self.desk = Desk(acts=ACTS, config={"estrados": {"address": self.front.address}})
        self.addCleanup(self.desk.close)
        self.front.before(self.desk)

    def staff(self, folio):
        """Logged in now: sessions end as the clock moves."""
        return self.desk.caller(self.desk.official(1 if folio.startswith("3901") else 4))

    def kinds(self, folio):
        return [event["suceso"] for event in self.desk.run("--json", "track", folio)["historia"]]

    def verified(self, folio, name, data, kind):
        """By the program offline, and by the public endpoint."""
        file = self.desk.work / name
        file.write_bytes(data)
        self.desk.run("verify", file, "--trust", self.desk.pki / "trust")
        public = Api(self.desk).call("POST", "/v1/verification", data, kind=kind)
        self.assertEqual(public["resultado"], "ensayo", public)
        return public

    def published(self):
        act = next(act for act in self.desk.acts if act["fate"] == "estrados")
        folio = self.desk.issue("lote-cedulas.xml")[act["reference"]]
        self.desk.until(folio, "in_estrados")
        return act, folio

    def test_ten_days_seen_and_one_that_was_not(self):
        desk = self.desk
        act, folio = self.published()
        kinds = self.kinds(folio)
        self.assertLess(kinds.index("estrados_ordered"), kinds.index("estrados_published"))
        public = Api(desk)

        # The order is a signed paper with its ground and the facts that show it.
        file = self.staff(folio).get(f"/v1/acts/{folio}/estrados")
        self.assertEqual((file["orden"]["supuesto"], file["orden"]["resultado"]), ("no-habilitado", "published"))
        self.assertIn("no tiene su buzón habilitado", file["orden"]["hechos"][0])
        accord = self.staff(folio).get(f"/v1/acts/{folio}/documents/estrados_acuerdo")
        self.assertEqual(self.verified(folio, "acuerdo.pdf", accord, "application/pdf")["folio"], file["orden"]["acuerdo"])

        # What the public sees: the document, not to be indexed nor kept; found by RFC, but without a name in the list.
        listed = public.get(f"/v1/estrados?rfc={act['rfc']}")["elementos"]
        self.assertIn(folio, [item["folio"] for item in listed])
        self.assertNotIn(act["rfc"], str(listed))
        self.assertEqual([item["folio"] for item in public.get(f"/v1/estrados?folio={folio}&fecha={desk.day}")["elementos"]], [folio])
        self.assertEqual(public.get("/v1/estrados?fecha=2001-01-01")["elementos"], [])
        with self.assertRaises(Refused) as caught:
            public.get("/v1/estrados?folio=1&rfc=2&fecha=3")
        self.assertEqual(caught.exception.ids, ["ESTRADOS-BUSQUEDA"] * 3)
        page = public.get(f"/v1/estrados/{folio}/document")
        self.assertIn("noindex", public.headers["X-Robots-Tag"])
        self.assertEqual(public.headers["Cache-Control"], "no-store")
        self.assertIn(b"El anexo contiene datos que la ley protege", page)

        # One proof a day, until the public address lies on one day and is silent on another.
        first = day_of(file["publicacion"]["publicado"])
        tenth = day_of(file["publicacion"]["permanece_hasta"])
        desk.day_by_day(first + datetime.timedelta(days=1))
        self.front.mode = "altered"
        bad = next(day for day in (first + datetime.timedelta(days=n) for n in range(2, 9)) if day.weekday() < 5
                   and desk.run("term", "mailbox", "--aviso", f"{day}T10:00"))
        desk.clock(f"{bad}T10:00")
        desk.wait("another page seen", lambda: "differs" in str(self.staff(folio).get("/v1/missed-estrados-days")))
        self.front.mode = "honest"
        desk.stop()
        desk.clock(f"{bad + datetime.timedelta(days=1)}T10:00")  # the day went by
        desk.start()
        missed = self.staff(folio).get("/v1/missed-estrados-days")["elementos"]
        self.assertEqual([(item["folio"], item["dia"], item["hallazgo"]) for item in missed if item["folio"] == folio],
                         [(folio, str(bad), "differs")])
        desk.day_by_day(tenth)

        # The eleventh day closes nothing: the list would not be true. The document stays until staff begin anew.
        eleventh = day_of(desk.run("--json", "track", folio)["plazos"]["notified"]["date"])
        desk.clock(f"{eleventh}T10:00")
        desk.wait("the clock to say why it is stuck", lambda: "has no proof; publish it again" in desk.log())
        self.assertEqual(desk.state(folio), "in_estrados")
        self.assertEqual(public.get(f"/v1/estrados/{folio}/document"), page)
        self.assertEqual(self.staff(folio).post(f"/v1/acts/{folio}/estrados/publications"), {"publicado": str(eleventh)})
        with self.assertRaises(Refused) as caught:
            self.staff(folio).post(f"/v1/acts/{folio}/estrados/publications")
        self.assertEqual(caught.exception.ids, ["ESTRADOS-PROBADO"])

        # The second ten days, each seen; the constancia of the eleventh lists them.
        again = self.staff(folio).get(f"/v1/acts/{folio}/estrados")["publicacion"]
        eleventh = day_of(desk.run("--json", "track", folio)["plazos"]["notified"]["date"])
        desk.day_by_day(eleventh - datetime.timedelta(days=1))
        self.assertEqual(desk.state(folio), "in_estrados")
        desk.clock(f"{eleventh}T00:00:01")
        desk.until(folio, "notified")
        self.assertEqual(desk.run("--json", "track", folio)["plazos"]["notified"], {"date": str(eleventh), "by": "estrados"})
        days = self.staff(folio).get(f"/v1/acts/{folio}/estrados")["dias"]
        seen = [day for day in days if day["hallazgo"] == "seen" and again["publicado"] < day["dia"] <= again["permanece_hasta"]]
        self.assertEqual(len(seen), 10)
        self.assertEqual({day["huella"] for day in seen}, {again["huella"]})
        self.assertEqual(desk.sql("select count(*) from (select act_id, day from estrados_days where finding = 'seen' group by 1, 2"
                                  " having count(*) > 1) twice"), "0")
        constancia = self.staff(folio).get(f"/v1/acts/{folio}/documents/constancia_xml")
        for day in seen:
            self.assertIn(f'cuenta="{seen.index(day) + 1}" fecha="{day["dia"]}" huella="{day["huella"]}"'.encode(), constancia)
        self.assertEqual(constancia.count(b"visto="), 10)
        self.assertIn(file["orden"]["acuerdo"].encode(), constancia)
        self.verified(folio, "constancia.xml", constancia, "application/xml")
        self.verified(folio, "constancia.pdf", self.staff(folio).get(f"/v1/acts/{folio}/documents/constancia_pdf"), "application/pdf")
        proof = self.staff(folio).get(f"/v1/acts/{folio}/estrados/proofs/{seen[4]['dia']}")
        told = self.verified(folio, "prueba.xml", proof, "application/xml")
        self.assertEqual((told["folio"], told["situacion"]), (folio, "notificado"))
        self.assertIn(again["huella"].encode(), proof)

        # Gone from the public page, and said so.
        with self.assertRaises(Refused) as caught:
            public.get(f"/v1/estrados/{folio}/document")
        self.assertEqual(caught.exception.status, 410)
        self.assertEqual(public.get(f"/v1/estrados?folio={folio}")["elementos"], [])

    def test_employer_who_enabled_the_mailbox_meanwhile_is_not_published(self):
        desk = self.desk
        desk.clock(f"{desk.day}T20:00")  # nothing is published at this hour
        act = next(act for act in desk.acts if act["fate"] == "estrados")
        folio = desk.issue("lote-cedulas.xml")[act["reference"]]
        self.assertEqual(self.kinds(folio), ["issued"])
        employer = next(one for one in desk.registry["employers"] if one["rfc"] == act["rfc"])
        enabled = f"{desk.day}T20:05"
        desk.load_more(employers=[{**employer, "mailbox": {
            "enabled_at": enabled, "terms_sha256": "0" * 64, "cedulas_request_at": enabled,
            "emails": [{"address": "nuevo@prueba.invalid", "confirmed_at": enabled}], "mobiles": []}}])
        following = desk.day + datetime.timedelta(days=1)
        desk.clock(f"{following}T10:00")
        desk.until(folio, "awaiting_opening")
        self.assertEqual(sorted(self.kinds(folio)), ["aviso_sent", "deposited", "issued"])
        self.assertEqual(desk.sql(f"select detail->>'motivo' from events e join acts a on a.id = e.act_id where folio = '{folio}'"
                                  " and kind = 'deposited'"),
                         "El destinatario puede ser avisado en su buzón: no se publica.")
        with self.assertRaises(Refused) as caught:
            Api(desk).get(f"/v1/estrados/{folio}/document")
        self.assertEqual(caught.exception.status, 404)
        owner = desk.owner(act)
        self.assertIn(folio, [item["folio"] for item in desk.caller(owner).get("/v1/mailbox")["elementos"]])

    def test_act_whose_avisos_failed_is_ordered_by_staff_with_its_reasons(self):
        desk = self.desk
        act = next(act for act in desk.acts if act["fate"] != "estrados")
        employer = next(one for one in desk.registry["employers"] if one["rfc"] == act["rfc"])
        addresses = [email["address"] for email in employer["mailbox"]["emails"]]
        desk.sink.refused.update(addresses)
        folio = desk.issue("lote-cedulas.xml")[act["reference"]]
        desk.until(folio, "contact_failed")
        staff = self.staff(folio)
        orders = f"/v1/acts/{folio}/estrados/orders"
        for asked, ids in (({"supuesto": "no-habilitado"}, ["ESTRADOS-SUPUESTO"]),
                           ({"supuesto": "no-localizable"}, ["ESTRADOS-HECHOS"]),
                           ({"supuesto": "datos-erroneos", "funcionario": act["rfc"]}, ["ESTRADOS-FIRMANTE"])):
            with self.assertRaises(Refused) as caught:
                staff.post(orders, asked)
            self.assertEqual(caught.exception.ids, ids)
        # An act that waits to be opened keeps its route.
        other = next(row for row in desk.acts if row["fate"] != "estrados" and row["rfc"] != act["rfc"])
        waiting = desk.sql(f"select folio from acts where reference = '{other['reference']}'")
        if waiting:
            desk.until(waiting, "awaiting_opening")
            desk.run("estrados", "order", waiting, "--hypothesis", "datos-erroneos", code=1)
        given = desk.run("--json", "estrados", "order", folio, "--hypothesis", "datos-erroneos", "--fact",
                         "Recordatorio telefónico del 2 de marzo, sin respuesta.")
        desk.until(folio, "in_estrados")
        order = staff.get(f"/v1/acts/{folio}/estrados")["orden"]
        self.assertEqual(order["acuerdo"], given["acuerdo"])
        self.assertIn(f"El aviso a {addresses[0]} no pudo entregarse.", order["hechos"])
        self.assertIn("Recordatorio telefónico del 2 de marzo, sin respuesta.", order["hechos"])
        with self.assertRaises(Refused) as caught:
            staff.post(orders, {"supuesto": "datos-erroneos"})
        self.assertEqual(set(caught.exception.ids), {"ESTRADOS-ESTADO", "ESTRADOS-ORDENADO"})
        with self.assertRaises(Refused) as caught:
            desk.caller(desk.official(4 if folio.startswith("3901") else 1)).post(orders, {"supuesto": "datos-erroneos"})
        self.assertEqual(caught.exception.status, 404)


if __name__ == "__main__":
    unittest.main(verbosity=2)
