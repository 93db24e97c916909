#!/usr/bin/env python3
"""required_fields.py SAMPLES: every field that the law requires of an act (CFF 38; LFDC 23; the grounds of the electronic route) is in
the sealed XML and in the text that a reader takes out of the PDF, for every type of the catalogue.

Text is compared without white space: a line may break anywhere between words and inside a cadena original.
"""
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()


def same(value):
    return value


def day(value):
    return f"{int(value[8:10])} de {MONTHS[int(value[5:7]) - 1]} de {value[:4]}"


def pesos(value):
    whole, cents = value.split(".")
    return f"${int(whole):,}.{cents}"


def employer(value):
    return f"{value[:3]}-{value[3:8]}-{value[8:10]}-{value[10:]}"


# what, where in the XML (element path, attribute), how it reads on paper, whether every type has it
FIELDS = [
    ("autoridad que emite (CFF 38-II)", "autoridad/nombre", None, same, True),
    ("OOAD (CFF 38-II)", "autoridad/ooad", None, same, True),
    ("unidad", "autoridad", "unidad", same, True),
    ("domicilio de la autoridad", "autoridad/domicilio", None, same, True),
    ("competencia material (CFF 38-IV)", "autoridad/competencia/material/cita", "articulo", same, True),
    ("competencia territorial (CFF 38-IV)", "autoridad/competencia/territorial/cita", "articulo", same, True),
    ("competencia por grado (CFF 38-IV)", "autoridad/competencia/grado/cita", "articulo", same, True),
    ("lugar (CFF 38-III)", "emision", "lugar", same, True),
    ("fecha (CFF 38-III)", "emision", "fecha", day, True),
    ("folio", "emision", "folio", same, True),
    ("oficio", "referencia", None, same, True),
    ("dirección de verificación", "emision", "verificacion", same, True),
    ("objeto (CFF 38-IV)", "asunto", None, same, True),
    ("fundamento (CFF 38-IV)", "fundamento/cita", "articulo", same, True),
    ("motivo (CFF 38-IV)", "motivo/parrafo", None, same, True),
    ("destinatario (CFF 38-V)", "destinatario/nombre", None, same, True),
    ("RFC del destinatario", "destinatario", "rfc", same, True),
    ("domicilio del destinatario", "destinatario/domicilio", None, same, True),
    ("registro patronal", "destinatario", "registroPatronal", employer, False),
    ("representante", "destinatario/representante", None, same, False),
    ("causa de la responsabilidad solidaria (CFF 38)", "destinatario/causaSolidaria", None, same, False),
    ("número de crédito", ".//credito", None, same, False),
    ("número de crédito", ".//credito", "numero", same, False),
    ("total", ".//total", None, pesos, False),
    ("total con letra", ".//total", "letra", same, False),
    ("línea de captura", ".//lineaCaptura", None, same, False),
    ("medio de defensa (LFDC 23)", "recursos/recurso/nombre", None, same, False),
    ("plazo del medio de defensa (LFDC 23)", "recursos/recurso/plazo", "dias", same, False),
    ("autoridad del medio de defensa (LFDC 23)", "recursos/recurso/autoridad", None, same, False),
    ("fundamento del medio de defensa (LFDC 23)", "recursos/recurso/fundamento/cita", "articulo", same, False),
    ("vía electrónica (CFF 17-C)", "rutaElectronica/cita", "articulo", same, True),
    ("Lineamientos", "rutaElectronica/lineamientos", "acuerdo", same, False),
    ("publicación de los Lineamientos", "rutaElectronica/lineamientos", "dof", day, False),
    ("firmante (CFF 38-V)", "firmante/nombre", None, same, True),
    ("cargo del firmante (CFF 38-V)", "firmante/cargo", None, same, True),
    ("certificado (CFF 38-V)", "sello/certificado", "numero", same, True),
    ("titular del certificado", "sello/certificado", "titular", same, True),
    ("RFC del certificado", "sello/certificado", "rfc", same, True),
    ("vigencia del certificado, desde", "sello/certificado", "desde", day, True),
    ("vigencia del certificado, hasta", "sello/certificado", "hasta", day, True),
    ("sello digital (CFF 38-V)", "sello/valor", None, same, True),
    ("cadena original", "sello/cadena", None, same, True),
]


def run(*command):
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")


def squeezed(text):
    return re.sub(r"\s+", "", text)


def missing_of(pdf):
    act = tree.fromstring(run("qpdf", "--show-attachment=acto.xml", str(pdf)))
    if act.tag != "acto":
        return act.tag, []
    text = squeezed(run("pdftotext", "-raw", str(pdf), "-"))
    missing = []
    for what, path, attribute, form, always in FIELDS:
        found = [node.get(attribute) if attribute else (node.text or "").strip() for node in act.iterfind(path)]
        found = [value for value in found if value]
        if always and not found:
            missing.append(f"{what}: no está en el XML")
        missing += [f"{what}: «{form(value)}» no está en el texto" for value in found if squeezed(form(value)) not in text]
    for wrong in ("NaN", "undefined", "\ufb01", "\ufb02"):
        if wrong in text:
            missing.append(f"el texto dice «{wrong}»")
    return act.get("tipo"), missing


def main(folder):
    bad = seen = 0
    files = [pdf for stem in ("tipo", "estres") for pdf in sorted(pathlib.Path(folder).glob(f"{stem}-*.pdf"))]
    for pdf in files:
        if pdf.name.endswith(".sealed.pdf"):
            continue
        kind, missing = missing_of(pdf)
        if kind in ("constancia", "acuse"):
            continue
        seen += 1
        bad += bool(missing)
        print(f"{kind}: {'todo' if not missing else len(missing)}")
        for line in missing:
            print(f"  {line}")
    print(f"{seen} tipos, {bad} con faltas")
    return 1 if bad or seen < 5 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
