#!/usr/bin/env python3
"""pango_lines.py ACT.xhtml: the act's blocks, one a line, as pango_engine.c reads them."""
import pathlib
import sys

import content


def lines(blocks):
    for kind, *rest in blocks:
        if kind == "heading":
            yield f"H{rest[0]}\t{rest[1]}"
        elif kind == "paragraph":
            yield "P\t" + rest[0]
        elif kind == "pairs":
            yield from (f"D\t{key}\t{value}" for key, value in rest[0])
        elif kind == "list":
            yield from ("P\t•  " + item for item in rest[0])
        elif kind == "break":
            yield "B"
        elif kind == "table":
            caption, head, body, foot, right = rest
            yield "H3\t" + caption
            yield "T\t" + "\t".join("r" if i in right else "l" for i in range(len(body[0])))
            for letter, rows in (("TH", head), ("TR", body), ("TF", foot)):
                yield from (letter + "\t" + "\t".join(row) for row in rows)


print("\n".join(lines(content.read(pathlib.Path(sys.argv[1]).read_text()))))
