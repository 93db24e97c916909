#!/usr/bin/env bash
# qr.sh SAMPLES VERAPDF CACHE: ZXing reads the codes off the printed page.
set -euo pipefail
samples=$1 verapdf=$2 cache=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
pdftoppm -r 150 -png "$samples/act.pdf" "$folder/act"
pdftoppm -r 150 -png "$samples/everything.pdf" "$folder/everything"
said=$("$verapdf/judge.sh" "$cache" QrJudge "$folder"/*.png)
for text in 'https://buzon.imss.gob.mx/v/IMSS-2026-000000123-7?c=7F3K-9QWX' 'https://example.mx/v/1'; do
    grep -qF "$text" <<<"$said" || { echo "not read: $text; read: $said"; exit 1; }
done
