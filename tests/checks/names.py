#!/usr/bin/env python3
"""Every state and event of the histories in C++ stands in the database's CHECK, and the other way round.

C++: the strings that name_of(Type) returns in core/act_history.cpp and core/bank_history.cpp.
SQL: the newest list in db/sql/*.sql, in order: of the named constraint, or of the column's own CHECK, whose
name PostgreSQL makes of table and column (a later migration replaces it under that name, or adds to it by
widen(table, constraint, name)).
Usage: names.py ROOT
"""
import pathlib
import re
import sys

# type in C++ → file, constraint in SQL, and for a column's own CHECK its table and column
PAIRS = {
    "ActEvent": ("core/act_history.cpp", "act_event_kind", None),
    "ActState": ("core/act_history.cpp", "acts_state_check", ("acts", "state")),
    "BankEvent": ("core/bank_history.cpp", "bank_event_kind", None),
    "BankState": ("core/bank_history.cpp", "bank_orders_state_check", ("bank_orders", "state")),
}


def cpp_names(text, type_name):
    body = re.search(r"name_of\(" + type_name + r" \w+\)\s*\{(.*?)^\}", text, re.S | re.M)
    return set(re.findall(r'return "(\w+)";', body.group(1))) if body else set()


def sql_names(text, constraint, column):
    named = list(re.finditer(r"CONSTRAINT\s+" + constraint + r"\s+CHECK\s*\([^()]*\bIN\s*\((.*?)\)", text, re.S))
    if not named and column:
        table = re.search(r"CREATE TABLE " + column[0] + r" \((.*?)^\);", text, re.S | re.M)
        named = table and list(re.compile(r"CHECK \(" + column[1] + r" IN \((.*?)\)", re.S).finditer(text, *table.span(1)))
    if not named:
        return set()
    added = re.findall(r"widen\('\w+', '" + constraint + r"', '(\w+)'\)", text[named[-1].end():])
    return set(re.findall(r"'(\w+)'", named[-1].group(1))) | set(added)


def main():
    root = pathlib.Path(sys.argv[1])
    sql = "\n".join(path.read_text(encoding="utf-8") for path in sorted((root / "db/sql").glob("*.sql")))
    red = 0
    for type_name, (file, constraint, column) in PAIRS.items():
        cpp = cpp_names((root / file).read_text(encoding="utf-8"), type_name)
        database = sql_names(sql, constraint, column)
        if not cpp or cpp != database:
            red = 1
            print(f"{type_name}: only in C++ {sorted(cpp - database)}, only in {constraint} {sorted(database - cpp)}")
        else:
            print(f"ok: {type_name}: {len(cpp)} names on both sides")
    sys.exit(red)


if __name__ == "__main__":
    main()
