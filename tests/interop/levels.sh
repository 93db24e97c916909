#!/usr/bin/env bash
# levels.sh TOOL PKI SAMPLES CACHE: EU DSS judges each level of PAdES and XAdES that signing/ makes, with the sample
# authorities as its only anchors and no network; pyHanko judges PAdES B-LTA too; veraPDF, pdfsig, qpdf and
# xmlsec1 look at what was appended. SAMPLES holds a
# page of the renderer (act.pdf), CACHE a folder for each judge.
set -euo pipefail
tool=$(realpath "$1")
pki=$(realpath "$2")
samples=$(realpath "$3")
mkdir -p "$4"
cache=$(realpath "$4")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() { echo "FAILED: $*" >&2; exit 1; }
dss() {
    "$here/dss/judge.sh" "$cache/dss" --anchor "$pki/ca/root.crt" --anchor "$pki/tsa/root.crt" --known "$pki/ca/issuing.crt" "$@"
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

echo "-- B-LT, B-LTA: DSS passes them with the roots alone; so it does what is renewed"
"$tool" sign-pdf "$samples/act.pdf" officials/o1 act-t.pdf
for base in t act-t; do
    "$tool" extend-pdf $base.pdf lt ${base%t}lt.pdf
    "$tool" extend-pdf $base.pdf lta ${base%t}lta.pdf
    "$tool" extend-pdf ${base%t}lta.pdf lta ${base%t}renewed.pdf
done
dss lt.pdf lta.pdf renewed.pdf act-lt.pdf act-lta.pdf act-renewed.pdf > judged.out || { cat judged.out >&2; fail "LT, LTA"; }
"$tool" extend-xml t.xml lt lt.xml
"$tool" extend-xml t.xml lta lta.xml
"$tool" extend-xml lta.xml lta renewed.xml
dss lt.xml lta.xml renewed.xml >> judged.out || { cat judged.out >&2; fail "XAdES LT, LTA"; }
expect 'lt.xml signature XAdES-BASELINE-LT TOTAL_PASSED -'
expect 'lta.xml signature XAdES-BASELINE-LTA TOTAL_PASSED -'
expect 'lta.xml timestamp ARCHIVE-TIMESTAMP PASSED -'
expect 'renewed.xml signature XAdES-BASELINE-LTA TOTAL_PASSED -'
for base in '' act-; do
    expect "${base}lt.pdf signature PAdES-BASELINE-LT TOTAL_PASSED -"
    expect "${base}lta.pdf signature PAdES-BASELINE-LTA TOTAL_PASSED -"
    expect "${base}lta.pdf timestamp DOCUMENT-TIMESTAMP PASSED -"
    expect "${base}renewed.pdf signature PAdES-BASELINE-LTA TOTAL_PASSED -"
done

echo "-- B-LT, B-LTA: each revision stays PDF/A-3a and PDF/UA-1, and poppler and qpdf read it"
"$here/verapdf/judge.sh" "$cache/verapdf" Judge 3a,ua1 act-t.pdf act-lt.pdf act-lta.pdf act-renewed.pdf
mkdir nss
certutil -N -d sql:nss --empty-password
certutil -A -d sql:nss -n root -t CT,C,C -i "$pki/ca/root.crt"
certutil -A -d sql:nss -n issuing -t ,, -i "$pki/ca/issuing.crt"
for pdf in act-lt.pdf act-lta.pdf act-renewed.pdf; do
    qpdf --check "$pdf" > qpdf.out
    pdfsig -nssdir sql:nss "$pdf" > pdfsig.out || true
    grep -q 'Signature Validation: Signature is Valid' pdfsig.out || { cat pdfsig.out >&2; fail "pdfsig: $pdf"; }
done

echo "-- B-LTA: pyHanko follows EN 319 102-1 to the same verdict, xmlsec1 sees no harm in what was added"
"$here/../support/pyhanko/pyhanko.sh" "$cache/pyhanko" sign adesverify --executive-summary --trust-replace \
    --trust "$pki/ca/root.crt" --trust "$pki/tsa/root.crt" act-lta.pdf > hanko.out 2> hanko.err || { cat hanko.err >&2; fail "pyHanko"; }
grep -q '^Sello:.*:VALID$' hanko.out || { cat hanko.out >&2; fail "pyHanko"; }
for xml in lt.xml lta.xml renewed.xml; do
    xmlsec1 --verify --id-attr:Id http://uri.etsi.org/01903/v1.3.2#:SignedProperties --enabled-reference-uris empty,same-doc \
        --trusted-pem "$pki/ca/root.crt" --untrusted-pem "$pki/ca/issuing.crt" "$xml" > xmlsec.out 2>&1 || { cat xmlsec.out >&2; fail "xmlsec1: $xml"; }
done

echo "-- B-LTA: a byte changed in the validation data is found by DSS and by us"
python3 - <<'P'
pdf = bytearray(open('lta.pdf', 'rb').read())
at = pdf.index(b'/DSS')
pdf[at + 5] ^= 1
open('changed.pdf', 'wb').write(pdf)
P
if dss changed.pdf > judged.out; then fail "passed a changed file"; fi
if "$tool" verify-pdf changed.pdf > ours.out; then fail "accepted a changed file"; fi

echo "ok"
