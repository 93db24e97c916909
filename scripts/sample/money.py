"""Amounts as whole centavos, and how an act writes them."""

UNITS = ("", "UN", "DOS", "TRES", "CUATRO", "CINCO", "SEIS", "SIETE", "OCHO", "NUEVE", "DIEZ", "ONCE", "DOCE", "TRECE",
         "CATORCE", "QUINCE", "DIECISÉIS", "DIECISIETE", "DIECIOCHO", "DIECINUEVE", "VEINTE", "VEINTIÚN", "VEINTIDÓS",
         "VEINTITRÉS", "VEINTICUATRO", "VEINTICINCO", "VEINTISÉIS", "VEINTISIETE", "VEINTIOCHO", "VEINTINUEVE")
TENS = ("", "", "", "TREINTA", "CUARENTA", "CINCUENTA", "SESENTA", "SETENTA", "OCHENTA", "NOVENTA")
HUNDREDS = ("", "CIENTO", "DOSCIENTOS", "TRESCIENTOS", "CUATROCIENTOS", "QUINIENTOS", "SEISCIENTOS", "SETECIENTOS",
            "OCHOCIENTOS", "NOVECIENTOS")


def plain(centavos):
    return f"{centavos // 100}.{centavos % 100:02}"


def display(centavos):
    return f"${centavos // 100:,}.{centavos % 100:02}"


def share(centavos, numerator, denominator):
    """centavos × numerator ÷ denominator, half up."""
    return (2 * centavos * numerator + denominator) // (2 * denominator)


def _below_thousand(n):
    if n == 100:
        return ["CIEN"]
    words = [HUNDREDS[n // 100]]
    rest = n % 100
    words += [UNITS[rest]] if rest < 30 else [TENS[rest // 10], "Y" if rest % 10 else "", UNITS[rest % 10]]
    return words


def _below_million(n):
    words = _below_thousand(n // 1000) + ["MIL"] if n >= 1000 else []
    return words + _below_thousand(n % 1000)


def in_words(centavos):
    pesos = centavos // 100
    millions, rest = divmod(pesos, 1_000_000)
    words = _below_million(millions) + ["MILLÓN" if millions == 1 else "MILLONES"] if millions else []
    words += _below_million(rest) + (["CERO"] if pesos == 0 else [])
    words += ["DE"] if millions and not rest else []
    words += ["PESO" if pesos == 1 else "PESOS"]
    return " ".join(word for word in words if word) + f" {centavos % 100:02}/100 M.N."
