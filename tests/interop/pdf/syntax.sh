#!/usr/bin/env bash
# syntax.sh SAMPLES: qpdf reads every file without a word, and all fonts are embedded with their Unicode.
set -euo pipefail
for pdf in "$1"/*.pdf; do
    said=$(qpdf --check "$pdf" 2>&1)
    grep -q '^No syntax or stream encoding errors' <<<"$said" || { echo "$pdf: $said"; exit 1; }
    ! grep -qi 'warning' <<<"$said" || { echo "$pdf: $said"; exit 1; }
    fonts=$(pdffonts "$pdf" | tail -n +3)
    [ -n "$fonts" ]
    # Windows-1252 is Unicode enough (ISO 19005-3, 6.2.11.7.2).
    bad=$(awk '{ n = NF; if ($(n - 4) != "yes" || $(n - 3) != "yes" || ($(n - 2) != "yes" && $(n - 5) != "WinAnsi")) print }' <<<"$fonts")
    [ -z "$bad" ] || { echo "$pdf: not embedded, not a subset or without Unicode: $bad"; exit 1; }
done
