"""The act's XHTML as a list of blocks that any typesetter can be told.

("heading", level, text), ("paragraph", text), ("pairs", [(key, value)]), ("list", [text]),
("table", caption, [[head]], [[row]], [[foot]], {columns to the right}), ("break",).
"""
import re
import xml.etree.ElementTree as tree

XHTML = "{http://www.w3.org/1999/xhtml}"


def text_of(node):
    return " ".join("".join(node.itertext()).split())


def tag_of(node):
    return node.tag.removeprefix(XHTML)


def rows_of(table, part):
    group = table.find(XHTML + part)
    return [] if group is None else [[text_of(cell) for cell in row] for row in group]


def table_of(node):
    body = node.find(XHTML + "tbody")
    right = {i for i, cell in enumerate(body[0]) if "num" in cell.get("class", "")}
    caption = node.find(XHTML + "caption")
    foot = rows_of(node, "tfoot")
    for row in foot:  # what one cell spans
        row[1:1] = [""] * (len(body[0]) - len(row))
    return ("table", text_of(caption), rows_of(node, "thead"), rows_of(node, "tbody"), foot, right)


def pairs_of(node):
    pairs = []
    for child in node:
        if tag_of(child) == "dt":
            pairs.append([text_of(child), ""])
        else:
            pairs[-1][1] = " ".join(filter(None, (pairs[-1][1], text_of(child))))
    return ("pairs", pairs)


def blocks(node):
    for child in node:
        tag = tag_of(child)
        if "page-break-before" in child.get("class", ""):
            yield ("break",)
        if tag in ("h1", "h2", "h3"):
            yield ("heading", int(tag[1]), text_of(child))
        elif tag == "p":
            yield ("paragraph", text_of(child))
        elif tag == "dl":
            yield pairs_of(child)
        elif tag in ("ul", "ol"):
            yield ("list", [text_of(item) for item in child])
        elif tag == "table":
            yield table_of(child)
        else:
            yield from blocks(child)


def read(xhtml):
    """The blocks of an XHTML text; a QR code is left out."""
    return list(blocks(tree.fromstring(xhtml).find(XHTML + "body")))


def variant(xhtml, number):
    """The same act under another folio, so that no engine finds the last result ready."""
    return xhtml.replace("3901-2026-0000001", f"3901-2026-{number:07}")


def other_figures(part, random):
    """Blocks with every digit drawn anew: of two acts of one type the prose is the same, the figures are not."""
    if isinstance(part, str):
        return re.sub(r"\d", lambda _: str(random.randrange(10)), part)
    if isinstance(part, (list, tuple)):
        return type(part)(other_figures(one, random) for one in part)
    return part
