"""Cédulas de liquidación: an annex of workers, its cuotas by concept, surcharges, totals."""

import datetime
import xml.etree.ElementTree as tree

from . import instances, money

UMA = 11731  # daily, centavos
FACTOR, RATE = 10061, 29400  # actualización and recargos, four decimals
# ramo, description, cuota in millionths of its base, whether the base is the UMA
CONCEPTS = (
    ("EM", "Enfermedades y maternidad, cuota fija", 204000, True),
    ("EM", "Enfermedades y maternidad, prestaciones en dinero", 9500, False),
    ("EM", "Enfermedades y maternidad, pensionados", 14250, False),
    ("RT", "Riesgos de trabajo", 5436, False),
    ("IV", "Invalidez y vida", 23750, False),
    ("GPS", "Guarderías y prestaciones sociales", 10000, False),
)
HOUSING = ("INF", "Aportaciones de vivienda", 50000, False)

FIRST = ("ANA SOFÍA", "JOSÉ MARÍA", "XÓCHITL", "ÍÑIGO", "LUCÍA", "RAÚL", "MARÍA DEL CARMEN", "JUAN PABLO", "BEGOÑA", "ÓSCAR",
         "GUADALUPE", "HÉCTOR", "ITZEL", "ULISES", "MARTÍN", "SOFÍA", "ÁNGEL", "CONCEPCIÓN", "FERMÍN", "ROCÍO")
LAST = ("NÚÑEZ", "PEÑA", "MUÑOZ", "O'FARRILL", "D'ANGELO", "HERNÁNDEZ", "GÜEMES", "YÁÑEZ", "LÓPEZ-PORTILLO", "DE LA O",
        "BALAM", "CHÁVEZ", "IBÁÑEZ", "QUIÑONES", "ZÁRATE", "ÁLVAREZ", "CASTAÑEDA", "ORDÓÑEZ", "URIBE", "VILLASEÑOR")
# Sizes every batch has, so that the extremes are always seen; the rest are small.
FIXED_SIZES = (2000, 1, 1500, 640, 2, 320)


def size(number, random):
    if number < len(FIXED_SIZES):
        return FIXED_SIZES[number]
    return min(2000, max(1, round(random.lognormvariate(2.1, 1.1))))


def worker(random, days_of_month, concepts):
    days = days_of_month if random.random() < 0.85 else random.randrange(1, days_of_month)
    sbc = random.randrange(31504, 293275)  # minimum wage to 25 UMA
    cuotas = [money.share(UMA * days if uma else sbc * days, rate, 1_000_000) for _, _, rate, uma in concepts]
    return {
        "nss": "".join(random.choice("0123456789") for _ in range(11)),
        "nombre": f"{random.choice(LAST)} {random.choice(LAST)}, {random.choice(FIRST)}",
        "dias": days, "sbc": sbc, "cuotas": cuotas,
    }


def make(number, people, employer, reference, today, random):
    unit = employer["unit"]
    root = instances.new_instance("cedula-cuotas", unit, people.signer(unit, "cedula-cuotas"))
    instances.address_to(root, employer)
    instances.text(root, "referencia", reference)
    month = instances.month_before(today, random.randrange(3, 14))
    due = instances.due_day(month)
    days_of_month = (instances.month_before(month, -1) - month).days
    housing = number % 20 == 7
    concepts = CONCEPTS + ((HOUSING,) if housing else ())
    workers = [worker(random, days_of_month, concepts) for _ in range(size(number, random))]
    _texts(root, employer, month, due, today, len(workers))
    cedula = root.find("cedula")
    credit = f"{today.year % 100:02}{3000000 + number:07}"
    for path, value in (("credito", credit), ("periodo", month.isoformat()[:7]), ("exigibleDesde", _next(due)),
                        ("calculadaAl", today.isoformat()), ("factorActualizacion", f"{FACTOR // 10000}.{FACTOR % 10000:04}"),
                        ("tasaRecargos", f"{RATE // 10000}.{RATE % 10000:04}")):
        instances.text(cedula, path, value)
    total = _amounts(cedula, concepts, workers)
    line = cedula.find("pago/lineaCaptura")
    line.text = f"{unit}{credit}{month:%Y%m}" + "".join(random.choice("ACEHKMNQTWXZ0123456789") for _ in range(12))
    line.set("vigencia", (today + datetime.timedelta(days=90)).isoformat())
    if number % 5 == 2:
        _as_differences(root, cedula)
    if housing:
        _as_joint(root, cedula, employer)
    return root, total


def _next(day):
    return (day + datetime.timedelta(days=1)).isoformat()


def _texts(root, employer, month, due, today, workers):
    registro = instances.registro_display(employer["registro"])
    label = instances.long_month(month)
    instances.text(root, "asunto", "Determinar en cantidad líquida las cuotas obrero patronales omitidas del periodo de "
                                   f"{label}, su actualización y sus recargos.")
    paragraphs = root.findall("motivo/parrafo")
    paragraphs[0].text = (
        f"De la consulta a los sistemas del Instituto se conoció que el patrón con registro {registro} tuvo inscritos durante "
        f"{label} a {'un trabajador, que se relaciona' if workers == 1 else f'{workers} trabajadores, que se relacionan'} en "
        "el anexo, con el salario base de cotización que él mismo comunicó.")
    paragraphs[1].text = (
        f"El patrón debía determinar y enterar las cuotas de ese mes a más tardar el {instances.long_date(due)} (artículo 39 "
        f"de la Ley del Seguro Social). Al {instances.long_date(today)} no existe pago registrado por los conceptos que se "
        "liquidan.")


def _amounts(cedula, concepts, workers):
    sums = [0, 0, 0]
    target = cedula.find("conceptos")
    for child in list(target):
        target.remove(child)
    for index, (ramo, description, _, uma) in enumerate(concepts):
        base = sum(UMA * w["dias"] if uma else w["sbc"] * w["dias"] for w in workers)
        cuota = sum(w["cuotas"][index] for w in workers)
        update = money.share(cuota, FACTOR - 10000, 10000)
        surcharge = money.share(cuota + update, RATE, 1_000_000)
        element = tree.SubElement(target, "concepto", ramo=ramo)
        tree.SubElement(element, "descripcion").text = description
        for name, amount in (("base", base), ("cuota", cuota), ("actualizacion", update), ("recargos", surcharge),
                             ("importe", cuota + update + surcharge)):
            tree.SubElement(element, name).text = money.plain(amount)
        sums = [sums[0] + cuota, sums[1] + update, sums[2] + surcharge]
    for name, amount in zip(("cuotas", "actualizacion", "recargos"), sums):
        instances.text(cedula, "totales/" + name, money.plain(amount))
    total = cedula.find("total")
    total.text = money.plain(sum(sums))
    total.set("letra", money.in_words(sum(sums)))
    annex = cedula.find("trabajadores")
    annex.clear()
    annex.set("numero", str(len(workers)))
    for w in sorted(workers, key=lambda each: each["nombre"]):
        tree.SubElement(annex, "trabajador", nss=w["nss"], nombre=w["nombre"], dias=str(w["dias"]), sbc=money.plain(w["sbc"]),
                        importe=money.plain(sum(w["cuotas"])))
    return sum(sums)


def _as_differences(root, cedula):
    """Differences found in what was paid: the clarification of LSS 39 D is open, and is told."""
    instances.text(cedula, "origen", "diferencias")
    remedies = root.find("recursos")
    remedy = tree.Element("recurso", clave="aclaracion")
    tree.SubElement(remedy, "nombre").text = "Aclaración administrativa"
    tree.SubElement(remedy, "plazo", dias="5")
    tree.SubElement(remedy, "autoridad").text = "la " + root.find("autoridad/nombre").text
    tree.SubElement(tree.SubElement(remedy, "fundamento"), "cita", ley="LSS", articulo="39 D")
    remedies.insert(0, remedy)


def _as_joint(root, cedula, employer):
    """Housing contributions in the same document: the agreement is cited and their own remedy told (LSS 251, LINF 52)."""
    agreement = tree.Element("convenioInfonavit", acuerdo="Convenio de coordinación Instituto-Infonavit (prueba)",
                             fecha="2024-03-01", autoridad="Gerencia de Recaudación Fiscal del Infonavit")
    cedula.insert(list(cedula).index(cedula.find("trabajadores")), agreement)
    remedy = tree.SubElement(root.find("recursos"), "recurso", clave="inconformidad-infonavit")
    tree.SubElement(remedy, "nombre").text = "Recurso de inconformidad ante el Infonavit"
    tree.SubElement(remedy, "plazo", dias="15")
    tree.SubElement(remedy, "autoridad").text = "la Comisión de Inconformidades y de Valuación del Infonavit"
    tree.SubElement(tree.SubElement(remedy, "fundamento"), "cita", ley="LINF", articulo="52")
