#!/usr/bin/env python3
"""clang-tidy with the allow-list of .clang-tidy over the product's sources, two at a time.

A source whose text, project headers, rules and compile command have not changed since it was last clean is
not looked at again; the stamps live in BUILD/tidy. Usage: tidy.py ROOT BUILD [SOURCE…]
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

TIDY = "clang-tidy-19"
FOLDERS = ("core", "db", "templates", "signing", "channels", "gateway")
# Not looked at: libdtl's header is refused by clang 19 (an unused const member that assigns), not by gcc.
SKIPPED = {"templates/catalogue_diff.cpp"}
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.M)


def closure(root, source):
    """The source and every project header it can see."""
    seen, todo = set(), [source]
    while todo:
        path = todo.pop()
        if path in seen or not (root / path).is_file():
            continue
        seen.add(path)
        todo += INCLUDE.findall((root / path).read_text(encoding="utf-8"))
    return sorted(seen)


def key(root, source, command, rules):
    digest = hashlib.sha256(rules + command.encode())
    for path in closure(root, source):
        digest.update(path.encode() + b"\0" + (root / path).read_bytes())
    return digest.hexdigest()


def main():
    root, build = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    rules = subprocess.check_output([TIDY, "--version"]) + (root / ".clang-tidy").read_bytes()
    commands = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = os.path.relpath(os.path.join(entry["directory"], entry["file"]), root)
        if path.startswith(FOLDERS) and path not in SKIPPED:
            commands[path] = entry["command"].replace(str(root), ".")
    wanted = sys.argv[3:] or sorted(commands)
    unknown = [path for path in wanted if path not in commands]
    if unknown or not wanted:
        sys.exit(f"tidy: not in compile_commands.json: {unknown or 'any source'}")

    stamps = build / "tidy"
    stamps.mkdir(exist_ok=True)

    def look(path):
        stamp = stamps / key(root, path, commands[path], rules)
        if stamp.exists():
            return None
        run = subprocess.run([TIDY, "--quiet", "-p", str(build), str(root / path)],
                             capture_output=True, text=True)
        if run.returncode == 0:
            stamp.touch()
            return ""
        return run.stdout + run.stderr

    looked = red = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        for path, result in zip(wanted, pool.map(look, wanted)):
            looked += result is not None
            if result:
                red += 1
                print(result, flush=True)
    print(f"tidy: {len(wanted)} sources, {looked} looked at, {red} red")
    sys.exit(1 if red else 0)


if __name__ == "__main__":
    main()
