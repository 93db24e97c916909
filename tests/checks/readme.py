#!/usr/bin/env python3
"""Every command in a fenced sh block of README.md, docs/ and the modules' pages exists.

A path must be there and be executable; a word or option given to the program must be known to gateway/cli, one
given to a script must stand in that script. Usage: readme.py ROOT
"""
import pathlib
import re
import shutil
import sys

PROGRAM = "build/release/buzon"


def commands(page):
    """(line number, command) of every line of the page's sh blocks; continued lines joined."""
    inside, joined, start = False, "", 0
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("```"):
            inside = line.strip() == "```sh"
            continue
        if not inside:
            continue
        start, joined = (start, joined + line) if joined else (number, line)
        if joined.endswith("\\"):
            joined = joined[:-1]
            continue
        text, joined = re.sub(r"(^|\s)#.*", "", joined).strip(), ""
        for command in re.split(r"\s*(?:&&|\|\||\||;)\s*", text):
            if command:
                yield start, command


def wrong_with(root, known, command):
    words = [word for word in command.split() if not re.fullmatch(r"[A-Z_]+=\S*", word)]
    name, rest = words[0], words[1:]
    options = [word.split("=")[0] for word in rest if word.startswith("--")]
    if name in (PROGRAM, "buzon"):
        verbs = [word for word in rest[:2] if re.fullmatch(r"[a-z]+", word)]
        return [word for word in verbs[:1] + options if f'"{word}' not in known and f",{word}" not in known
                and word != "--help"]
    if "/" in name:
        path = root / name
        if not (path.is_file() and path.stat().st_mode & 0o111):
            return [name]
        text = path.read_text(encoding="utf-8")
        return [word for word in options if word not in text]
    return [] if shutil.which(name) or name in ("cd", "export", ".") else [name]


def main():
    root = pathlib.Path(sys.argv[1])
    known = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "gateway/cli").glob("*.cpp")))
    pages = sorted([root / "README.md", *root.glob("docs/**/*.md"), *root.glob("*/README.md")])
    looked, red = 0, 0
    for page in pages:
        for line, command in commands(page):
            looked += 1
            for word in wrong_with(root, known, command):
                red += 1
                print(f"{page.relative_to(root)}:{line}: {word}: does not exist ({command})")
    if not looked:
        sys.exit("no command found in any page")
    print(f"{looked} commands, {red} wrong")
    sys.exit(1 if red else 0)


if __name__ == "__main__":
    main()
