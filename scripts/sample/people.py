"""Who there is: the people of the sample PKI (certs-sample), and what the gateway's registry knows of them."""

import csv
import datetime
import hashlib
import json
import pathlib
import subprocess
import unicodedata

UNITS = {
    "3901": {
        "name": "Subdelegación Del Valle",
        "ooad_name": "Órgano de Operación Administrativa Desconcentrada Sur de la Ciudad de México",
        "place": "Ciudad de México",
        "address": "Av. Universidad 1200, Col. Del Valle, C.P. 03100, Alcaldía Benito Juárez, Ciudad de México",
        "email": "subdelegacion.delvalle@prueba.invalid",
    },
    "1402": {
        "name": "Subdelegación Juárez",
        "ooad_name": "Órgano de Operación Administrativa Desconcentrada Estatal Jalisco",
        "place": "Guadalajara, Jalisco",
        "address": "Calzada Independencia Sur 580, Col. Centro, C.P. 44100, Guadalajara, Jalisco",
        "email": "subdelegacion.juarez@prueba.invalid",
    },
}
POSTS = {
    "Titular de la Subdelegación": "titular-subdelegacion",
    "Jefe del Departamento de Cobranza": "jefe-cobranza",
    "Jefe del Departamento de Auditoría a Patrones": "jefe-auditoria",
    "Jefe de la Oficina de Emisión y Pago Oportuno": "jefe-emision",
}
# What each post signs: the act types whose act.xml names it.
COMPETENCE = {
    "titular-subdelegacion": ("cedula-cuotas", "multa", "requerimiento-informacion", "inmovilizacion",
                              "aviso-inmovilizacion", "liberacion-inmovilizacion"),
    "jefe-cobranza": ("cedula-cuotas", "multa"),
    "jefe-auditoria": ("requerimiento-informacion",),
    "jefe-emision": (),
}
WITHOUT_MAILBOX = (36, 40)  # employers, by number: their acts go to estrados (LSS 286 M)
WITHOUT_REQUEST = (38,)     # mailbox, but no request of LSS 40: no cédulas nor multas by it

# The terms and conditions that the service shows unless it is told otherwise (enrolment.terms).
TERMS = pathlib.Path(__file__).resolve().parents[2] / "templates/terms/1.0.txt"

STREETS = ("Av. Insurgentes Sur", "Calle Pilares", "Calz. de Tlalpan", "Av. Coyoacán", "Calle Adolfo Prieto",
           "Av. División del Norte", "Calle Xochicalco", "Av. Río Churubusco", "Calle Heriberto Frías")
PLACES = {"3901": "Alcaldía Benito Juárez, C.P. 03100, Ciudad de México", "1402": "C.P. 44100, Guadalajara, Jalisco"}


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def certificate_number(path):
    """SAT's twenty digits, as openssl reads them."""
    out = subprocess.check_output(["openssl", "x509", "-inform", "DER", "-in", path, "-noout", "-serial"], text=True)
    return bytes.fromhex(out.strip().split("=")[1]).decode("ascii")


class People:
    def __init__(self, pki, random):
        self.pki = pathlib.Path(pki)
        self.employers = []
        for number, row in enumerate(rows(self.pki / "employers.csv"), 1):
            unit = "1402" if number % 3 == 0 else "3901"
            self.employers.append({
                "number": number, "rfc": row["rfc"], "kind": row["kind"], "name": row["name"].upper(),
                "curp": row["curp"], "unit": unit, "registro": self._registro(random),
                "address": f"{random.choice(STREETS)} {random.randrange(12, 2400)}, "
                           f"Col. {random.choice(('Narvarte', 'Del Valle', 'Portales', 'Nápoles', 'Álamos'))}, {PLACES[unit]}",
                "mailbox": number not in WITHOUT_MAILBOX, "request": number not in WITHOUT_MAILBOX + WITHOUT_REQUEST,
                "files": {key: row[key] for key in ("cer", "key", "password-file")},
            })
        self.officials = []
        for row in rows(self.pki / "officials.csv"):
            self.officials.append({"rfc": row["rfc"], "name": row["name"], "title": row["post"], "unit": row["unit"],
                                   "post": POSTS[row["post"]], "cer": row["cer"]})
        self.banks = rows(self.pki / "banks.csv")

    @staticmethod
    def _registro(random):
        return random.choice("ABCYZEFH") + "".join(random.choice("0123456789") for _ in range(7)) + "10" + \
            random.choice("0123456789")

    def signer(self, unit, act_type):
        """The official of the unit who signs this type; the head when nobody below does."""
        able = [official for official in self.officials
                if official["unit"] == unit and act_type in COMPETENCE[official["post"]]]
        return min(able, key=lambda official: len(COMPETENCE[official["post"]]))

    def refused_signers(self):
        """Officials whose e.firma ended or was revoked: registered, so that only the certificate stands against them."""
        found = []
        for kind in ("expired", "revoked"):
            subject = subprocess.check_output(
                ["openssl", "x509", "-inform", "DER", "-in", self.pki / f"special/{kind}.cer", "-noout", "-subject",
                 "-nameopt", "utf8,sep_multiline,lname"], text=True)
            fields = dict(line.strip().split("=", 1) for line in subject.splitlines()[1:])
            found.append({"rfc": fields["x500UniqueIdentifier"].strip(), "name": fields["commonName"].strip(),
                          "title": "Titular de la Subdelegación", "unit": "3901", "post": "titular-subdelegacion",
                          "cer": f"special/{kind}.cer", "kind": kind})
        return found


def ascii_name(text):
    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in plain if not unicodedata.combining(c)).strip("-")


def registry(people, today, credits, bank_urls):
    """What `buzon registry load` reads; paths relative to the PKI's folder, where the file is written."""
    year = datetime.date(today.year - 1, 1, 2).isoformat()
    enabled = f"{today.year - 1}-02-03T10:00"
    terms = hashlib.sha256(TERMS.read_bytes()).hexdigest()

    def official(who):
        roles = ["firmante"] if COMPETENCE[who["post"]] else ["operador"]
        return {"rfc": who["rfc"], "name": who["name"], "post": who["post"], "unit": who["unit"],
                "grade": "subdelegacion", "roles": roles + ["aprobador", "juridico"],
                "certificate_number": certificate_number(people.pki / who["cer"]), "from": year, "to": None,
                "competence": [{"act_type": act_type, "from": year, "to": None, "grounds": "RIIMSS 150 y 155"}
                               for act_type in COMPETENCE[who["post"]]]}

    def employer(who):
        found = {"rfc": who["rfc"], "name": who["name"], "registro_patronal": who["registro"]}
        if who["kind"] == "fisica":
            found["curp"] = who["curp"]
        if who["mailbox"]:
            addresses = [f"e{who['number']:03}@prueba.invalid"] + (["contador@prueba.invalid"] if who["number"] == 3 else [])
            found["mailbox"] = {
                "enabled_at": enabled, "terms_sha256": terms,
                "cedulas_request_at": enabled if who["request"] else None,
                "emails": [{"address": address, "confirmed_at": enabled} for address in addresses],
                "mobiles": [{"number": f"55{10000000 + who['number']}", "confirmed_at": enabled}]}
        return found

    return {
        "units": [{"code": code, "name": unit["name"], "ooad": code[:2], "sub": code[2:], "address": unit["address"],
                   "calendar_scope": f"{code[:2]}/{code[2:]}", "phone": "800 623 2323"}
                  for code, unit in UNITS.items()],
        "officials": [official(who) for who in people.officials + people.refused_signers()],
        "employers": [employer(who) for who in people.employers],
        "banks": [{"entity": bank["code"], "name": bank["name"], "rfc": bank["rfc"],
                   "base_url": bank_urls.get(bank["code"], "https://localhost:9443"),
                   "client_certificate": bank["tls-client"], "signing_certificate": bank["cer"], "calendar": "nacional"}
                  for bank in people.banks],
        "issuing_systems": [{"name": "SISCOB", "unit": "3901", "client_certificate": "tls/issuer-client.crt"}],
        "credits": credits,
    }


def write_registry(path, content):
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
