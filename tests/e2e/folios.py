"""Folios as an attacker would make them: the check character (ISO 7064, MOD 37,36) is no secret."""
ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def folio_of(unit, year, number):
    product = 36
    for character in f"{unit:>04}{year}{number:07}":
        product = ((product + ALPHABET.index(character)) % 36 or 36) * 2 % 37
    return f"{unit:>04}-{year}-{number:07}-{ALPHABET[(37 - product) % 36]}"


def absent(like):
    """A well-formed folio of the same unit and year that nobody was given."""
    return folio_of(like[:4], like[5:9], 9_000_000)
