#!/usr/bin/env python3
"""typst_engine.py ACT.xhtml ACT.xml FONTS OUT.pdf: Typst in process, PDF/A-3a and PDF/UA-1, the XML attached."""
import pathlib
import random
import sys

import content
import stopwatch
import typst

xhtml, xml, fonts, out = sys.argv[1:]
XHTML = pathlib.Path(xhtml).read_text()
STYLE = """#set document(title: "Cédula")
#set page("us-letter", margin: (left: 64pt, right: 60pt, top: 48pt, bottom: 70pt), numbering: "1 de 1")
#set text(font: "Noto Sans", size: 9.5pt, lang: "es", region: "mx")
#show table.cell: set text(size: 8.4pt)
"""


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def cells(rows):
    return ", ".join(quoted(cell) for row in rows for cell in row)


def table(caption, head, body, foot, right):
    columns = len(body[0])
    align = ", ".join("right" if i in right else "left" for i in range(columns))
    footer = f"table.footer(repeat: false, {cells(foot)})," if foot else ""
    return (f"#strong({quoted(caption)})\n#table(columns: {columns}, stroke: 0.5pt, align: ({align}),\n"
            f"table.header({cells(head)}),\n{cells(body)},\n{footer})\n")


def markup(block):
    kind, *rest = block
    if kind == "heading":
        return f"#heading(level: {rest[0]}, {quoted(rest[1])})\n"
    if kind == "paragraph":
        return f"#par({quoted(rest[0])})\n"
    if kind == "pairs":
        return "".join(f"#terms.item({quoted(key)}, {quoted(value)})\n" for key, value in rest[0])
    if kind == "list":
        return f"#list({cells([rest[0]])})\n"
    if kind == "break":
        return "#pagebreak(weak: true)\n"
    return table(*rest)


def source(number):
    attached = f'#pdf.attach("{pathlib.Path(xml).name}", relationship: "source", mime-type: "text/xml", description: "XML")\n'
    blocks = content.other_figures(content.read(XHTML), random.Random(number))
    body = "".join(markup(block) for block in blocks)
    return (STYLE + attached + body).encode()


def main():
    compiler = typst.Compiler(root=pathlib.Path(xml).parent,
                              font_paths=typst.Fonts(include_system_fonts=False, font_paths=[fonts]))
    sources = [source(number) for number in range(91)]
    pdf = stopwatch.report("typst", lambda n: compiler.compile(sources[n], pdf_standards=["a-3a", "ua-1"], timestamp=0), 30)
    pathlib.Path(out).write_bytes(pdf)


main()
