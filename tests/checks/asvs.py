#!/usr/bin/env python3
"""docs/security.md names every requirement of the standard once (tests/checks/asvs.txt), says met, not or n/a and how, counts them
rightly, and names only tests that exist. Usage: asvs.py ROOT
"""
import collections
import pathlib
import re
import sys

STANDINGS = ("met", "not", "n/a")


def wanted(file):
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        section, *numbers = line.split()
        for each in numbers:
            first, _, last = each.partition("-")
            yield from (f"{section}.{number}" for number in range(int(first), int(last or first) + 1))


def main():
    root = pathlib.Path(sys.argv[1])
    page = (root / "docs/security.md").read_text(encoding="utf-8")
    rows = [re.split(r" *\| *", line)[1:-1] for line in page.splitlines() if re.match(r"\| \d", line)]
    ids = list(wanted(root / "tests/checks/asvs.txt"))
    found = collections.Counter(row[0] for row in rows)
    red = [f"docs/security.md does not have {each}" for each in ids if each not in found]
    red += [f"docs/security.md has {each} {times} times" for each, times in found.items() if times > 1]
    red += [f"docs/security.md has {each}, the standard does not" for each in found if each not in ids]
    for row in rows:
        if len(row) != 4 or row[2] not in STANDINGS or not row[1] or not row[3]:
            red.append(f"docs/security.md: {row[0]} needs a paraphrase, {', '.join(STANDINGS)}, and how or why")
    tests = {f"e2e.{file.stem}" for file in (root / "tests/e2e").glob("*_test.py")}
    red += [f"docs/security.md: no such test: {name}" for name in sorted(set(re.findall(r"\be2e\.\w+", page)) - tests)]
    counts = collections.Counter(row[2] for row in rows if len(row) == 4)
    said = f"Of {len(rows)} requirements {counts['met']} are met, {counts['not']} are not, {counts['n/a']} do not apply."
    if said not in page:
        red.append(f"docs/security.md does not say: {said}")
    print("\n".join(red + [f"{len(rows)} requirements, {len(red)} wrong"]))
    sys.exit(1 if red else 0)


if __name__ == "__main__":
    main()
