#!/usr/bin/env python3
"""weasyprint_engine.py ACT.xhtml OUT.pdf: WeasyPrint in process, PDF/UA-1 tags, its own style sheet for pages."""
import logging
import pathlib
import sys

import content
import stopwatch
import weasyprint
from weasyprint.text.fonts import FontConfiguration

xhtml, out = sys.argv[1:]
XHTML = pathlib.Path(xhtml).read_text()
PAGE = "@page { size: letter; margin: 48pt 60pt 70pt 64pt; @bottom-right { content: counter(page) } } body { font-size: 9.5pt }"


def main():
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    fonts = FontConfiguration()
    style = weasyprint.CSS(string=PAGE, font_config=fonts)

    def make(number):
        page = weasyprint.HTML(string=content.variant(XHTML, number))
        return page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")

    pathlib.Path(out).write_bytes(stopwatch.report("weasyprint", make, 2))


main()
