#!/usr/bin/env python3
"""Every configuration key of gateway/config.cpp stands in docs/configuration.md with its reason, and no other.

The page's table is made of the same list: configuration.py ROOT --write makes it anew.
Usage: configuration.py ROOT [--write]
"""
import pathlib
import re
import sys


def keys(root):
    """name → reason, from the one list of keys."""
    text = (root / "gateway/config.cpp").read_text(encoding="utf-8")
    entry = re.compile(r'\{"([a-z]+\.(?:\*\.)?[a-z_]+)",\s*\[\]\((?:Config|KeySettings)& [ck]\).*?;\s*\},\s*((?:"[^"]*"\s*)+)', re.S)
    return {name: "".join(re.findall(r'"([^"]*)"', reason)) for name, reason in entry.findall(text)}


def defaults(root):
    """name → default, from the struct that holds them."""
    text = (root / "gateway/config.hpp").read_text(encoding="utf-8")
    found = {}
    named = re.findall(r"struct KeySettings \{\n(.*?)\n\};", text, re.S)
    sections = re.findall(r"    struct \{\n(.*?)\n    \} (\w+);", text, re.S) + [(body, "key.*") for body in named]
    for body, section in sections:
        for line in body.splitlines():
            member = re.match(r"\s+[\w:]+ (\w+)(?: = (.*?))?;", line)
            if member and "using" not in line:
                found[f"{section}.{member.group(1)}"] = (member.group(2) or "").strip('"')
    return found


def main():
    root = pathlib.Path(sys.argv[1])
    code, values = keys(root), defaults(root)
    if "--write" in sys.argv:
        page = root / "docs/configuration.md"
        head = page.read_text(encoding="utf-8").split("|---|---|---|\n")[0]
        rows = [f"| `{name}` | {'`' + values[name] + '`' if values.get(name) else '—'} | {reason} |\n"
                for name, reason in code.items()]
        page.write_text(head + "|---|---|---|\n" + "".join(rows), encoding="utf-8")
        return
    page = (root / "docs/configuration.md").read_text(encoding="utf-8")
    listed = {name: (default.strip("`— "), reason) for name, default, reason in
              re.findall(r"^\| `([a-z]+\.(?:\*\.)?[a-z_]+)` \| (.*?) \| (.*?) \|$", page, re.M)}
    wrong = [f"{name}: not in docs/configuration.md" for name in code if name not in listed]
    wrong += [f"{name}: in docs/configuration.md, unknown to gateway/config.cpp" for name in listed if name not in code]
    wrong += [f"{name}: docs/configuration.md differs" for name in code
              if name in listed and listed[name] != (values.get(name, ""), code[name])]
    wrong += [f"{name}: in gateway/config.hpp, not in its list of keys" for name in values if name not in code]
    if not code:
        wrong.append("gateway/config.cpp: no key found")
    print("\n".join(wrong) or f"ok: {len(code)} keys documented")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
