#!/usr/bin/env bash
# seal.sh SAMPLES: the files sealed by openssl hold one whole-document signature for poppler.
set -euo pipefail
for pdf in "$1"/*.sealed.pdf; do
    said=$(pdfsig -nocert "$pdf" || true)
    for line in 'Signature is Valid' 'Total document signed' 'ETSI.CAdES.detached'; do
        grep -q "$line" <<<"$said" || { echo "$pdf: no «$line» in: $said"; exit 1; }
    done
done
# One changed byte breaks it.
changed=$(mktemp --suffix=.pdf)
trap 'rm -f "$changed"' EXIT
sed '0,/MediaBox/s/MediaBox\[0 0 612/MediaBox[0 0 613/' "$1/act.sealed.pdf" >"$changed"
if cmp -s "$changed" "$1/act.sealed.pdf"; then echo "nothing was changed" && exit 1; fi
said=$(pdfsig -nocert "$changed" || true)
if grep -q 'Signature is Valid' <<<"$said"; then echo "a changed file is still valid" && exit 1; fi
