"""Multas and requerimientos as rows of a CSV laid over a plantilla (docs/batch-format.md)."""

import csv
import datetime

from . import instances, money

MULTA = "multa"
REQUERIMIENTO = "requerimiento-informacion"

HEADINGS = {
    MULTA: ["plantilla", "referencia", "canal", "destinatario/@rfc", "destinatario/@registroPatronal", "destinatario/nombre",
            "destinatario/domicilio", "asunto", "motivo/parrafo[1]", "multa/credito", "multa/infraccion/@fecha",
            "multa/infraccion/@periodo", "multa/infraccion/hechos/parrafo[1]", "multa/infraccion/hechos/parrafo[2]",
            "multa/sancionPorcentaje/@conceptoOmitido", "multa/sancionPorcentaje/@porcentaje",
            "multa/individualizacion/elemento[2]", "multa/total", "multa/total/@letra", "multa/pago/lineaCaptura",
            "multa/pago/lineaCaptura/@vigencia"],
    REQUERIMIENTO: ["plantilla", "referencia", "canal", "destinatario/@rfc", "destinatario/@registroPatronal",
                    "destinatario/nombre", "destinatario/domicilio", "motivo/parrafo[1]", "requerimiento/objeto",
                    "requerimiento/periodo/@desde", "requerimiento/periodo/@hasta"],
}


def plantillas(people, folder, units):
    """One per type and unit; returns nothing, the rows name them by plantilla_of()."""
    for act_type in HEADINGS:
        for unit in units:
            instances.write(instances.new_instance(act_type, unit, people.signer(unit, act_type)),
                            folder / plantilla_of(act_type, unit))


def plantilla_of(act_type, unit):
    return f"plantillas/{act_type}-{unit}.xml"


def _common(act_type, employer, reference):
    return {"plantilla": plantilla_of(act_type, employer["unit"]), "referencia": reference,
            "canal": "buzon" if employer["mailbox"] else "estrados", "destinatario/@rfc": employer["rfc"],
            "destinatario/@registroPatronal": employer["registro"], "destinatario/nombre": employer["name"],
            "destinatario/domicilio": employer["address"]}


def multa(number, employer, reference, today, random):
    month = instances.month_before(today, random.randrange(3, 20))
    due = instances.due_day(month)
    omitted = random.randrange(80_000, 90_000_000)
    percent = random.randrange(4000, 10001, 250)
    total = money.share(omitted, percent, 10000)
    registro = instances.registro_display(employer["registro"])
    label = instances.long_month(month)
    credit = f"{today.year % 100:02}{8000000 + number:07}"
    row = _common(MULTA, employer, reference)
    row.update({
        "asunto": f"Imponer una multa por la omisión en el pago de las cuotas obrero patronales del periodo de {label}.",
        "motivo/parrafo[1]": f"El patrón no enteró a más tardar el {instances.long_date(due)} las cuotas obrero patronales de "
                             f"{label}, que el Instituto determinó en cédula de liquidación notificada al patrón.",
        "multa/credito": credit,
        "multa/infraccion/@fecha": (due + datetime.timedelta(days=1)).isoformat(),
        "multa/infraccion/@periodo": month.isoformat()[:7],
        "multa/infraccion/hechos/parrafo[1]":
            f"El {instances.long_date(due + datetime.timedelta(days=1))}, día siguiente al último para el pago, no existía en "
            f"los sistemas del Instituto entero alguno por las cuotas de {label} del registro patronal {registro}.",
        "multa/infraccion/hechos/parrafo[2]":
            f"Las cuotas omitidas ascienden a {money.display(omitted)}. El patrón no las pagó antes de que el Instituto le "
            "notificara la cédula.",
        "multa/sancionPorcentaje/@conceptoOmitido": money.plain(omitted),
        "multa/sancionPorcentaje/@porcentaje": money.plain(percent),
        "multa/individualizacion/elemento[2]": f"El patrón tuvo {random.randrange(2, 400)} trabajadores en el periodo y "
                                               "capacidad económica acorde con la nómina que comunicó.",
        "multa/total": money.plain(total), "multa/total/@letra": money.in_words(total),
        "multa/pago/lineaCaptura": f"{employer['unit']}{credit}{month:%Y%m}" +
                                   "".join(random.choice("ACEHKMNQTWXZ0123456789") for _ in range(12)),
        "multa/pago/lineaCaptura/@vigencia": (today + datetime.timedelta(days=90)).isoformat(),
    })
    return row, total


def requerimiento(employer, reference, today, random):
    since, months = random.randrange(8, 24), random.randrange(2, 7)
    first, last = instances.month_before(today, since), instances.month_before(today, since - months + 1)
    row = _common(REQUERIMIENTO, employer, reference)
    row.update({
        "motivo/parrafo[1]":
            "De la comparación de los salarios comunicados al Instituto con los comprobantes de nómina del mismo periodo se "
            f"advierten diferencias en {random.randrange(2, 90)} trabajadores del registro patronal "
            f"{instances.registro_display(employer['registro'])}.",
        "requerimiento/objeto":
            f"Se requiere a {employer['name']} que exhiba la información y documentación siguiente, relativa a los "
            "trabajadores a su servicio en el periodo que se indica.",
        "requerimiento/periodo/@desde": first.isoformat()[:7],
        "requerimiento/periodo/@hasta": last.isoformat()[:7],
    })
    return row, None


def write(path, headings, found):
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, headings, restval="")
        writer.writeheader()
        writer.writerows(found)
