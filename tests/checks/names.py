#!/usr/bin/env python3
"""Every state and event of the histories in C++ stands in the database's CHECK, and the other way round.

C++: the strings that name_of(Type) returns in core/act_history.cpp and core/bank_history.cpp.
SQL: the newest `CONSTRAINT <name> CHECK (column IN ('…', …))` of that name over db/sql/*.sql in order.
Usage: names.py ROOT
"""
import pathlib
import re
import sys

# type in C++ → file, constraint in SQL
PAIRS = {
    "ActEvent": ("core/act_history.cpp", "act_event_kind"),
    "ActState": ("core/act_history.cpp", "act_state"),
    "BankEvent": ("core/bank_history.cpp", "bank_event_kind"),
    "BankState": ("core/bank_history.cpp", "bank_state"),
}


def cpp_names(text, type_name):
    body = re.search(r"name_of\(" + type_name + r" \w+\)\s*\{(.*?)^\}", text, re.S | re.M)
    return set(re.findall(r'return "(\w+)";', body.group(1))) if body else set()


def sql_names(text, constraint):
    found = re.findall(r"CONSTRAINT\s+" + constraint + r"\s+CHECK\s*\(\s*\w+\s+IN\s*\((.*?)\)\s*\)", text, re.S | re.I)
    return set(re.findall(r"'(\w+)'", found[-1])) if found else set()


def main():
    root = pathlib.Path(sys.argv[1])
    sql = "\n".join(path.read_text(encoding="utf-8") for path in sorted((root / "db/sql").glob("*.sql")))
    red = 0
    for type_name, (file, constraint) in PAIRS.items():
        cpp, database = cpp_names((root / file).read_text(encoding="utf-8"), type_name), sql_names(sql, constraint)
        if not cpp or cpp != database:
            red = 1
            print(f"{type_name}: only in C++ {sorted(cpp - database)}, only in CHECK {constraint} {sorted(database - cpp)}")
        else:
            print(f"ok: {type_name}: {len(cpp)} names on both sides")
    sys.exit(red)


if __name__ == "__main__":
    main()
