#!/usr/bin/env bash
# attachment.sh SAMPLES: what poppler and qpdf take out is what was put in.
set -euo pipefail
out=$(mktemp)
trap 'rm -f "$out"' EXIT
for name in act annex everything; do
    for pdf in "$1/$name.pdf" "$1/$name.sealed.pdf"; do
        pdfdetach -savefile acto.xml -o "$out" "$pdf"
        cmp "$out" "$1/$name.source"
        qpdf --show-attachment=acto.xml "$pdf" | cmp - "$1/$name.source"
        listed=$(pdfdetach -list "$pdf")
        grep -q 'relación.csv' <<<"$listed"
    done
done
