"""Enabling a mailbox as an employer does it, for tests: a desk with a provider of messages, and one caller's steps."""
import csv
import re
import urllib.parse

from desk import Api, Desk, Efirma
from sms_sink import SmsSink

CODE = re.compile(r"\b(\d{4}) (\d{4})\b")


def enrolment_desk(**more):
    """A desk whose sample acts are not issued, which knows the employers and sends codes."""
    sms = SmsSink()
    config = {"enrolment": {"unit": "3901"}, "sms": {"url": sms.url, "timeout_seconds": 1, "sender": "IMSS"}}
    for section, values in more.pop("config", {}).items():
        config.setdefault(section, {}).update(values)
    desk = Desk(acts=1, config=config, **more)
    desk.sms = sms
    desk.closing.callback(sms.server_close)
    desk.closing.callback(sms.shutdown)
    with open(desk.pki / "employers.csv", encoding="utf-8", newline="") as listed:
        desk.employers = list(csv.DictReader(listed))
    return desk


def forget(desk, rfc):
    """Nobody has heard of this employer."""
    desk.sql(f"DELETE FROM contact_means WHERE rfc = '{rfc}'; DELETE FROM mailboxes WHERE rfc = '{rfc}';"
             f"DELETE FROM representatives WHERE rfc_represented = '{rfc}'; DELETE FROM credits WHERE rfc = '{rfc}';"
             f"DELETE FROM persons WHERE rfc = '{rfc}'")


def for_owner(rfc):
    return f"?rfc={urllib.parse.quote(rfc, safe='')}" if rfc else ""


class Employer:
    def __init__(self, desk, row):
        self.desk, self.rfc, self.name, self.kind = desk, row["rfc"], row["name"], row["kind"]
        self.efirma = Efirma.beside(desk.pki / row["cer"].removesuffix(".cer"))
        self.api = Api(desk)
        self.api.log_in(self.efirma)

    def state(self, owner=""):
        return self.api.get("/v1/enrolment" + for_owner(owner))

    def register(self, kind, address):
        return self.api.post("/v1/enrolment/contacts", {"tipo": kind, "direccion": address})["id"]

    def codes(self, kind, address):
        """Every code that left for this address, oldest first."""
        if kind == "movil":
            texts = [m["text"] for m in self.desk.sms.messages() if m["to"] == address and m["mode"] == "accept"]
        else:
            texts = [m.get_body(("plain",)).get_content() for m in self.desk.letters_to(address)]
        return ["".join(found.groups()) for text in texts if (found := CODE.search(text))]

    def code(self, kind, address, number=1):
        """The number-th code, once it is there and the service knows that it was taken."""
        self.desk.wait(f"code {number} for {kind}", lambda: len(self.codes(kind, address)) >= number)
        return self.codes(kind, address)[number - 1]

    def confirm(self, contact, code):
        return self.api.post(f"/v1/enrolment/contacts/{contact}/confirmations", {"codigo": code})

    def add(self, kind, address):
        """Registered and confirmed; its id."""
        contact = self.register(kind, address)
        self.confirm(contact, self.code(kind, address))
        return contact

    def declare(self, kind, owner="", **fields):
        request = self.api.post("/v1/enrolment/declaration-requests" + for_owner(owner), {"tipo": kind, **fields})
        return self.api.post("/v1/enrolment/declarations", self.efirma.body(request["cadena"], nonce=request["nonce"]))

    def enable(self, email, mobile):
        self.add("correo", email)
        self.add("movil", mobile)
        self.declare("terminos")
