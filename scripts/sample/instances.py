"""Instances: the catalogue's sample.xml with other people, dates and amounts. The legal texts stay the catalogue's."""

import copy
import datetime
import pathlib
import xml.etree.ElementTree as tree

from .people import UNITS

MONTHS = ("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre",
          "diciembre")
CATALOGUE = pathlib.Path(__file__).resolve().parents[2] / "templates/acts"


def long_date(day):
    return f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"


def long_month(month):
    return f"{MONTHS[month.month - 1]} de {month.year}"


def month_before(today, months):
    index = today.year * 12 + today.month - 1 - months
    return datetime.date(index // 12, index % 12 + 1, 1)


def due_day(month):
    """The 17th of the month after: last day to pay its cuotas (LSS 39)."""
    return month_before(month, -1).replace(day=17)


def registro_display(registro):
    return f"{registro[:3]}-{registro[3:8]}-{registro[8:10]}-{registro[10]}"


def text(root, path, value):
    root.find(path).text = value


def new_instance(act_type, unit, signer):
    """The sample of a type, of this unit and signer, addressed to nobody yet."""
    root = copy.deepcopy(_sample(act_type))
    data = UNITS[unit]
    root.find("autoridad").set("unidad", unit)
    for path, value in (("nombre", data["name"]), ("ooad", data["ooad_name"]), ("lugar", data["place"]),
                        ("domicilio", data["address"]), ("contacto/correo", data["email"])):
        text(root, "autoridad/" + path, value)
    firmante = root.find("firmante")
    firmante.set("rfc", signer["rfc"])
    text(firmante, "nombre", signer["name"])
    text(firmante, "cargo", f"{signer['title']} {data['name'].removeprefix('Subdelegación ')}"
         if signer["title"].endswith("Subdelegación") else f"{signer['title']} de la {data['name']}")
    firmante.find("cargo").set("clave", signer["post"])
    council = root.find("recursos/recurso[@clave='inconformidad']/autoridad")
    if council is not None:
        council.text = "el Consejo Consultivo del " + data["ooad_name"]
    representative = root.find("destinatario/representante")
    if representative is not None:
        root.find("destinatario").remove(representative)
    return root


def address_to(root, employer):
    who = root.find("destinatario")
    who.set("rfc", employer["rfc"])
    who.set("registroPatronal", employer["registro"])
    text(who, "nombre", employer["name"])
    text(who, "domicilio", employer["address"])
    text(root, "canal", "buzon" if employer["mailbox"] else "estrados")


def write(root, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b'<?xml version="1.0" encoding="UTF-8"?>\n' + tree.tostring(root, encoding="utf-8") + b"\n")


_samples = {}


def _sample(act_type):
    if act_type not in _samples:
        _samples[act_type] = tree.parse(CATALOGUE / act_type / "1.0/sample.xml").getroot()
    return _samples[act_type]
