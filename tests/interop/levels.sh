#!/usr/bin/env bash
# levels.sh TOOL PKI CACHE: EU DSS judges each level of PAdES and XAdES that signing/ makes, with the sample authorities
# as its only anchors and no network.
set -euo pipefail
tool=$(realpath "$1")
pki=$(realpath "$2")
mkdir -p "$3"
cache=$(realpath "$3")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() { echo "FAILED: $*" >&2; exit 1; }
dss() {
    "$here/dss/judge.sh" "$cache" --anchor "$pki/ca/root.crt" --anchor "$pki/tsa/root.crt" --known "$pki/ca/issuing.crt" "$@"
}
# Every line of judged.out that DSS did not pass ends the run; each expected line must be there.
expect() { grep -q -- "^$1\$" judged.out || { cat judged.out >&2; fail "«$1» is missing"; }; }

lists=()
for list in "$pki"/trust/crl/*.crl; do lists+=(--crl "$list"); done

echo "-- B-T: with the lists of the authorities at hand DSS passes both kinds"
"$tool" sign-pdf - officials/o1 t.pdf
"$tool" sign-xml - banks/040012 t.xml
dss "${lists[@]}" t.pdf t.xml > judged.out || { cat judged.out >&2; fail "B-T"; }
expect 't.pdf signature PAdES-BASELINE-T TOTAL_PASSED -'
expect 't.pdf timestamp SIGNATURE-TIMESTAMP PASSED -'
expect 't.xml signature XAdES-BASELINE-T TOTAL_PASSED -'

echo "-- B-T: without them nothing can be concluded, and a changed byte is a failure"
if dss t.pdf > judged.out; then fail "passed without revocation data"; fi
expect 't.pdf signature PAdES-BASELINE-T INDETERMINATE CERTIFICATE_CHAIN_GENERAL_FAILURE'
sed 's/MediaBox \[0 0 612/MediaBox [0 0 613/' t.pdf > changed.pdf
if dss "${lists[@]}" changed.pdf > judged.out; then fail "passed a changed file"; fi
expect 'changed.pdf signature PAdES-BASELINE-T TOTAL_FAILED HASH_FAILURE'

echo "ok"
