#!/usr/bin/env bash
# conformance.sh SAMPLES VERAPDF CACHE: PDF/A-3a and PDF/UA-1, sealed, as the addressee gets them.
# The bare document fails 3a only for the signature that it does not have yet.
set -euo pipefail
samples=$1 verapdf=$2 cache=$3
"$verapdf/judge.sh" "$cache" Judge 3a,ua1 "$samples"/*.sealed.pdf
"$verapdf/judge.sh" "$cache" Judge ua1 "$samples/act.pdf"
said=$("$verapdf/judge.sh" "$cache" Judge 3a "$samples/act.pdf" || true)
grep -q 'NOT compliant' <<<"$said"
! grep -E '^  ' <<<"$said" | grep -vE '^  6\.(4\.3|1\.13)-' || { echo "$said"; exit 1; }
