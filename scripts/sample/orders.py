"""Orders to freeze, and the credits behind them. The gateway itself tells the employers once a bank has answered."""

import datetime
import xml.etree.ElementTree as tree

from . import instances, money

# employer's number, bank's place in the list, how the order finds the accounts
ORDERS = ((9, 0, "KNOWN_THEN_ALL"), (17, 1, "ALL_IN_ENTITY"), (8, 0, "KNOWN_THEN_ALL"))
COMPANY_FORMS = (", S.A. DE C.V.", ", S. DE R.L. DE C.V.", ", S.A.P.I. DE C.V.")


def clabe(bank, account):
    """Bank 3, place 3, account 11 and the check digit (weights 3, 7, 1)."""
    digits = f"{bank}180{account:011}"
    return digits + str(-sum(int(d) * w % 10 for d, w in zip(digits, (3, 7, 1) * 6)) % 10)


def make(people, today, random):
    """[(instance, debtor)], and the credits as the registry knows them."""
    made, credits = [], []
    for number, (employer_number, bank_number, mode) in enumerate(ORDERS, 1):
        employer, bank = people.employers[employer_number - 1], people.banks[bank_number]
        owed = [_credit(number, part, today, random) for part in (1, 2)]
        firm = today - datetime.timedelta(days=60)
        credits += [{"unit": employer["unit"], "number": one["numero"], "debtor": employer["rfc"], "flags": [],
                     "firm_on": firm.isoformat()} for one in owed]
        made.append((_order(number, people, employer, bank, mode, owed, firm, today), employer))
    return made, credits


def _credit(number, part, today, random):
    month = instances.month_before(today, 12 + part)
    amounts = {"principal": random.randrange(9_000_000, 90_000_000)}
    amounts["actualizacion"] = money.share(amounts["principal"], 3, 100)
    amounts["recargos"] = money.share(amounts["principal"], 1764, 10000)
    amounts["multas"] = 0
    amounts["gastos"] = money.share(amounts["principal"], 2, 100)
    return {"numero": f"{(today.year - 1) % 100:02}{3000000 + number * 100 + part:07}", "tipo": "Cuotas obrero patronales",
            "periodo": month.isoformat()[:7], "notificado": (today - datetime.timedelta(days=150 + part)).isoformat(),
            **amounts, "total": sum(amounts.values())}


def _credits(parent, owed, today):
    parent.clear()
    parent.set("actualizadosAl", today.isoformat())
    parent.set("total", money.plain(sum(one["total"] for one in owed)))
    for one in owed:
        tree.SubElement(parent, "credito",
                        {key: money.plain(value) if isinstance(value, int) else value for key, value in one.items()})


def _order(number, people, employer, bank, mode, owed, firm, today):
    unit = employer["unit"]
    root = instances.new_instance("inmovilizacion", unit, people.signer(unit, "inmovilizacion"))
    instances.text(root, "referencia", f"{unit}/PAE/{today.year}/{number:06}")
    who = root.find("destinatario")
    who.set("rfc", bank["rfc"])
    instances.text(who, "nombre", bank["name"].upper())
    instances.text(root, "asunto", f"Ordenar la inmovilización de depósitos, cuentas e inversiones de {employer['name']}, "
                                   "hasta por el importe de los créditos firmes a su cargo.")
    numbers = " y ".join(one["numero"] for one in owed)
    paragraphs = root.findall("motivo/parrafo")
    paragraphs[0].text = (f"Los créditos {numbers} fueron notificados y el patrón no los pagó ni los impugnó dentro de los "
                          "plazos legales, por lo que quedaron firmes.")
    order = root.find("orden")
    order.find("entidad").set("clave", bank["code"])
    order.find("entidad").set("nombre", bank["name"].split(",")[0])
    order.find("procedimiento").set("expediente", f"PAE-{unit}-{today.year}-{number:05}")
    order.find("procedimiento").set("inicio", (today - datetime.timedelta(days=30)).isoformat())
    order.find("firmeza").set("desde", firm.isoformat())
    instances.text(order, "firmeza/evidencia", f"Constancias de notificación de los créditos {numbers}; certificación de no "
                                               f"interposición de medios de defensa, oficio {unit}/SJ/{today.year}/{number:04}.")
    _debtor(order.find("persona"), employer)
    _credits(order.find("creditos"), owed, today)
    total = sum(one["total"] for one in owed)
    cap = order.find("tope")
    for key, value in (("importe", money.plain(total)), ("letra", money.in_words(total)), ("al", today.isoformat()),
                       ("grupo", f"G-{unit}-{today.year}-{number:05}"), ("importeGrupo", money.plain(total))):
        cap.set(key, value)
    targets = order.find("objetivos")
    targets.set("modo", mode)
    for account in targets.findall("cuenta") + targets.findall("excluye"):
        targets.remove(account)
    found = [] if mode == "ALL_IN_ENTITY" else [tree.Element("cuenta", clabe=clabe(bank["code"][3:], 1000 * number + n))
                                                for n in (1, 2)]
    excluded = ("PAYROLL", "PENSION", "AFORE", "SAVINGS_LIC60") if employer["kind"] == "fisica" else ("PAYROLL", "AFORE", "TRUST")
    for product in excluded:
        element = tree.Element("excluye")
        element.text = product
        found.append(element)
    for place, element in enumerate(found):
        targets.insert(place, element)
    return root


def _debtor(person, employer):
    rfc = employer["rfc"]
    person.clear()
    person.set("rfc", rfc)
    person.set("papel", "PAT")
    born = rfc[-9:-3]
    century = 1900 if int(born[:2]) > 30 else 2000
    day = datetime.date(century + int(born[:2]), int(born[2:4]), int(born[4:6]))
    if employer["kind"] == "fisica":
        person.set("tipo", "FISICA")
        person.set("curp", employer["curp"])
        *given, paternal, maternal = employer["name"].split(" ")
        for name, value in (("paterno", paternal), ("materno", maternal), ("nombre", " ".join(given))):
            tree.SubElement(person, name).text = value
    else:
        person.set("tipo", "MORAL")
        form = next((each for each in COMPANY_FORMS if employer["name"].endswith(each)), "")
        tree.SubElement(person, "denominacion").text = employer["name"].removesuffix(form)
        if form:
            tree.SubElement(person, "regimen").text = form.removeprefix(", ")
    tree.SubElement(person, "nacimientoConstitucion").text = day.isoformat()
    tree.SubElement(person, "registroPatronal").text = employer["registro"]
    tree.SubElement(person, "domicilio").text = employer["address"]
