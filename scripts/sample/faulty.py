"""A batch of 1,000 rows of which 37 must be refused, each for a reason of its own; the other 963 are good."""

import datetime

from . import instances, money, rows

ROWS = 1000
NOBODY = "GODE561231GR8"  # a valid key that no register knows


class Case:
    """One bad row: the rule that must name it, and what is done to a good row or to its plantilla."""

    def __init__(self, rule, change, act_type=rows.MULTA, plantilla=None):
        self.rule, self.change, self.act_type, self.plantilla = rule, change, act_type, plantilla


def cases(people, today):
    unit = "3901"
    by_number = {who["number"]: who for who in people.employers}
    refused = {who["kind"]: who for who in people.refused_signers()}
    auditor = next(who for who in people.officials if who["post"] == "jefe-auditoria")
    elsewhere = next(who for who in people.officials if who["unit"] != unit and who["post"] == "titular-subdelegacion")
    far_ahead = (today + datetime.timedelta(days=3650)).isoformat()
    yesterday = (today - datetime.timedelta(days=1)).isoformat()

    def cell(name, value):
        return lambda row: row.__setitem__(name, value)

    def addressed_to(employer, channel):
        return lambda row: row.update({"destinatario/@rfc": employer["rfc"], "destinatario/nombre": employer["name"],
                                       "destinatario/@registroPatronal": employer["registro"], "canal": channel})

    def fine_of(omitted, percent):
        total = money.share(omitted, percent, 10000)
        return lambda row: row.update({
            "multa/sancionPorcentaje/@conceptoOmitido": money.plain(omitted),
            "multa/sancionPorcentaje/@porcentaje": money.plain(percent),
            "multa/total": money.plain(total), "multa/total/@letra": money.in_words(total)})

    def without(parent, child):
        def change(root):
            target = root.find(parent) if parent else root
            target.remove(target.find(child))
        return change

    def signed_by(who, post=None):
        def change(root):
            root.find("firmante").set("rfc", who["rfc"])
            instances.text(root, "firmante/nombre", who["name"])
            instances.text(root, "firmante/cargo", who["title"])
            root.find("firmante/cargo").set("clave", post or who["post"])
        return change

    def put(path, value, attribute=None):
        def change(root):
            if attribute:
                (root.find(path) if path else root).set(attribute, value)
            else:
                instances.text(root, path, value)
        return change

    def cleared(path):
        return lambda root: root.find(path).clear()

    def too_wide(row):
        row["destinatario/nombre"] = "Ñ" * 251

    unchanged = cell("canal", "buzon")
    somebody = {"rfc": NOBODY, "name": "Emilio González Desconocido", "title": "Titular de la Subdelegación",
                "post": "titular-subdelegacion"}
    return [
        Case("RFC-FORMA", cell("destinatario/@rfc", "PEMA711332SJ1")),
        Case("DESTINATARIO-DESCONOCIDO", cell("destinatario/@rfc", NOBODY)),
        Case("REGISTRO-FALTA", cell("destinatario/@registroPatronal", ""),
             plantilla=lambda root: root.find("destinatario").attrib.pop("registroPatronal")),
        Case("XSD", too_wide),
        Case("TIPO-DESCONOCIDO", unchanged, plantilla=put("", "multa-desconocida", "tipo")),
        Case("ARCHIVO-ILEGIBLE", cell("plantilla", "plantillas/no-existe.xml")),
        Case("XML-DOCTYPE", cell("plantilla", "plantillas/entidad-externa.xml")),
        Case("LOTE-RUTA", cell("requerimiento/objeto", "No cabe en una multa")),
        Case("MULTA-IMPORTE", lambda row: row.update({"multa/total": "1.00", "multa/total/@letra": money.in_words(100)})),
        Case("LSS304-PORCENTAJE", fine_of(10_000_000, 3500)),
        Case("LETRA", cell("multa/total/@letra", "UN PESO 00/100 M.N.")),
        Case("TOTAL-CERO", fine_of(0, 5000)),
        Case("MULTA-FECHA", cell("multa/infraccion/@fecha", far_ahead)),
        Case("PAGO-LINEA", cell("multa/pago/lineaCaptura/@vigencia", yesterday)),
        Case("PAGO-PLAZO", unchanged, plantilla=put("multa/pago", "10", "plazoDias")),
        Case("LSS304C", unchanged, plantilla=put("multa/cumplimientoEspontaneo", "si")),
        Case("LSS304B-GRAVEDAD", unchanged, plantilla=put("multa/individualizacion/elemento", "circunstancias", "clave")),
        Case("LFDC23-PIE", unchanged, plantilla=without("", "recursos")),
        Case("REMEDIO-FALTA", unchanged, plantilla=without("recursos", "recurso[@clave='juicio']")),
        Case("REMEDIO-PLAZO", unchanged, plantilla=put("recursos/recurso[@clave='inconformidad']/plazo", "10", "dias")),
        Case("REMEDIO-AUTORIDAD", unchanged,
             plantilla=put("recursos/recurso[@clave='inconformidad']/autoridad", "la Dirección Jurídica")),
        Case("RUTA-LSS-286M", unchanged, plantilla=without("rutaElectronica", "cita[@articulo='286 M']")),
        Case("CFF38-IV-FUNDAMENTO", unchanged, plantilla=cleared("fundamento")),
        Case("CFF38-IV-MOTIVO", cell("motivo/parrafo[1]", ""), plantilla=cleared("motivo")),
        Case("CFF38-V-FIRMA", unchanged, plantilla=without("", "firmante")),
        Case("FIRMANTE-DESCONOCIDO", unchanged, plantilla=signed_by(somebody)),
        Case("EFIRMA-CertificateExpired", unchanged, plantilla=signed_by(refused["expired"])),
        Case("EFIRMA-CertificateRevoked", unchanged, plantilla=signed_by(refused["revoked"])),
        Case("FIRMANTE-TERRITORIO", unchanged, plantilla=signed_by(elsewhere)),
        Case("FIRMANTE-CARGO", unchanged, plantilla=signed_by(auditor)),
        Case("BUZON-SIN-SOLICITUD", addressed_to(by_number[38], "buzon")),
        Case("BUZON-NO-HABILITADO", addressed_to(by_number[36], "buzon")),
        Case("ESTRADOS-IMPROCEDENTE", cell("canal", "estrados")),
        Case("CANAL-TIPO", cell("canal", "banco")),
        Case("COMP-SUPLENCIA", unchanged, plantilla=put("firmante", "si", "ausencia")),
        Case("REQ-PERIODO", lambda row: row.update({"requerimiento/periodo/@desde": "2026-06",
                                                    "requerimiento/periodo/@hasta": "2026-01"}), rows.REQUERIMIENTO),
        Case("REQ-NUMERACION", unchanged, rows.REQUERIMIENTO,
             plantilla=put("requerimiento/documentos/documento", "7", "numero")),
    ]


def make(people, folder, today, random):
    """Writes lote.csv, its plantillas and esperado.csv; returns [(line, reference, rule)] of the bad rows."""
    good = [who for who in people.employers if who["request"] and who["unit"] == "3901"]
    bad = cases(people, today)
    places = sorted(random.sample(range(ROWS), len(bad)))
    rows.plantillas(people, folder, ["3901"])
    headings = rows.HEADINGS[rows.MULTA] + [name for name in rows.HEADINGS[rows.REQUERIMIENTO]
                                            if name not in rows.HEADINGS[rows.MULTA]]
    found, expected = [], []
    for number in range(ROWS):
        case = bad[places.index(number)] if number in places else None
        act_type = case.act_type if case else (rows.MULTA if number % 10 < 7 else rows.REQUERIMIENTO)
        employer = good[number % len(good)]
        reference = f"3901/LM/{today.year}/{number + 1:06}"
        row = (rows.multa(number, employer, reference, today, random) if act_type == rows.MULTA
               else rows.requerimiento(employer, reference, today, random))[0]
        if case:
            if case.plantilla:
                root = instances.new_instance(act_type, "3901", people.signer("3901", act_type))
                case.plantilla(root)
                row["plantilla"] = f"plantillas/malo-{case.rule.lower()}.xml"
                instances.write(root, folder / row["plantilla"])
            case.change(row)
            expected.append((number + 2, reference, case.rule))
        found.append(row)
    (folder / "plantillas/entidad-externa.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE acto [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n'
        '<acto tipo="multa" version="1.0"><referencia>&e;</referencia></acto>\n', encoding="utf-8")
    rows.write(folder / "lote.csv", headings, found)
    with open(folder / "esperado.csv", "w", encoding="utf-8") as file:
        file.write("line,reference,rule\n" + "".join(f"{line},{reference},{rule}\n" for line, reference, rule in expected))
    return expected
