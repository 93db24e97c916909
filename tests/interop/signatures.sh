#!/usr/bin/env bash
# signatures.sh TOOL PKI: pdfsig, qpdf, xmlsec1 and openssl judge what signing/ makes, and signing/ judges what
# they make. Each step prints its name; the first that fails ends the run.
set -euo pipefail
tool=$(realpath "$1")
pki=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
responder=
trap '[ -z "$responder" ] || kill "$responder" 2>/dev/null || true; rm -rf "$work"' EXIT
cd "$work"

step() { echo "-- $*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
expect() { grep -q -- "$1" "$2" || { cat "$2" >&2; fail "«$1» is missing"; }; }
refused() { if "$@" > refused.out 2>&1; then cat refused.out >&2; fail "accepted: $*"; fi; }

cat "$pki/ca/root.crt" "$pki/ca/issuing.crt" > chain.pem
openssl x509 -inform DER -in "$pki/officials/o1.cer" -out official.pem

step "PAdES: pdfsig finds a valid signature over the whole file, by a trusted certificate"
"$tool" sign-pdf - officials/o1 act.pdf
mkdir nss
certutil -N -d sql:nss --empty-password
certutil -A -d sql:nss -n root -t CT,C,C -i "$pki/ca/root.crt"
certutil -A -d sql:nss -n issuing -t ,, -i "$pki/ca/issuing.crt"
pdfsig -nssdir sql:nss act.pdf > pdfsig.out
expect 'Signature Validation: Signature is Valid' pdfsig.out
expect 'Certificate Validation: Certificate is Trusted' pdfsig.out
expect 'Total document signed' pdfsig.out
expect 'Signature Type: ETSI.CAdES.detached' pdfsig.out

step "PAdES: qpdf finds no error"
qpdf --check act.pdf > qpdf.out

step "PAdES: openssl cms -cades accepts the signature, openssl ts its time-stamp"
python3 - <<'P'
import re
pdf = open('act.pdf', 'rb').read()
a, b, c = map(int, re.search(rb'/ByteRange \[0 (\d+) (\d+) (\d+)', pdf).groups())
assert b + c == len(pdf)
open('signed.bin', 'wb').write(pdf[:a] + pdf[b:])
blob = bytes.fromhex(pdf[a + 1:b - 1].decode())
length = 4 + int.from_bytes(blob[2:4], 'big')
assert blob[:2] == b'\x30\x82' and not blob[length:].strip(b'\0')
open('sig.der', 'wb').write(blob[:length])
P
openssl cms -verify -cades -inform DER -in sig.der -content signed.bin -binary -CAfile chain.pem -out /dev/null 2> cms.out
expect 'CAdES Verification successful' cms.out
openssl cms -cmsout -print -noout -inform DER -in sig.der > cms.txt
if grep -q signingTime cms.txt; then fail "a signingTime attribute"; fi
python3 - <<'P'
# The token is the SEQUENCE in the attribute 1.2.840.113549.1.9.16.2.14; the imprint is over the signature value,
# the last 256-byte OCTET STRING before it.
der = open('sig.der', 'rb').read()
at = der.index(bytes.fromhex('060b2a864886f70d010910020e')) + 13
assert der[at] == 0x31
at += 4
token = der[at:at + 4 + int.from_bytes(der[at + 2:at + 4], 'big')]
open('token.der', 'wb').write(token)
mark = der.rindex(b'\x04\x82\x01\x00', 0, at)
open('value.bin', 'wb').write(der[mark + 4:mark + 4 + 256])
P
openssl ts -verify -in token.der -token_in -data value.bin -CAfile "$pki/tsa/root.crt" 2> ts.err > ts.out
expect 'Verification: OK' ts.out

step "PAdES: a changed byte is refused by pdfsig too"
sed 's/MediaBox \[0 0 612/MediaBox [0 0 613/' act.pdf > changed.pdf
pdfsig -nssdir sql:nss changed.pdf > changed.out || true
if grep -q 'Signature is Valid' changed.out; then fail "pdfsig accepted a changed file"; fi
refused "$tool" verify-pdf changed.pdf
expect ContentAltered refused.out

step "PAdES: a signature made by openssl over the same placeholder verifies here"
"$tool" blank-pdf blank.pdf
openssl pkcs8 -inform DER -in "$pki/officials/o2.key" -passin file:"$pki/officials/o2.password.txt" -out o2.pem
openssl x509 -inform DER -in "$pki/officials/o2.cer" -out o2.crt
cat > fill.py <<'P'
import re, subprocess, sys
pdf = bytearray(open('blank.pdf', 'rb').read())
a = pdf.index(b'/Contents <') + 10
b = pdf.index(b'>', a) + 1
r = re.search(rb'\[0 9+ 9+ 9+\]', pdf)
array = b'[0 %d %d %d' % (a, b, len(pdf) - b)
pdf[r.start():r.end()] = array.ljust(len(r.group()) - 1) + b']'
open('content.bin', 'wb').write(pdf[:a] + pdf[b:])
subprocess.run(['openssl', 'cms', '-sign', '-cades', '-binary', '-in', 'content.bin', '-signer', 'o2.crt', '-inkey', 'o2.pem',
                '-outform', 'DER', '-out', 'theirs.der', '-md', 'sha256', '-nosmimecap'], check=True)
hexa = open('theirs.der', 'rb').read().hex().encode()
pdf[a + 1:a + 1 + len(hexa)] = hexa
open('theirs.pdf', 'wb').write(pdf)
P
python3 fill.py
refused "$tool" verify-pdf theirs.pdf
expect SignatureIntact refused.out
expect ChainTrusted refused.out
# openssl always adds a signingTime, which the profile forbids.
expect AttributesForbidden refused.out

step "XAdES: xmlsec1 accepts both references against the sample root"
"$tool" sign-xml - banks/040012 order.xml
xmlsec1 --verify --id-attr:Id http://uri.etsi.org/01903/v1.3.2#:SignedProperties --enabled-reference-uris empty,same-doc \
    --trusted-pem "$pki/ca/root.crt" --untrusted-pem "$pki/ca/issuing.crt" order.xml > xmlsec.out 2>&1
expect 'SignedInfo References (ok/all): 2/2' xmlsec.out
sed 's/1500.00/1500.01/' order.xml > changed.xml
refused xmlsec1 --verify --id-attr:Id http://uri.etsi.org/01903/v1.3.2#:SignedProperties --trusted-pem "$pki/ca/root.crt" \
    --untrusted-pem "$pki/ca/issuing.crt" changed.xml
"$tool" verify-xml order.xml > /dev/null
refused "$tool" verify-xml changed.xml

step "Evidence: xmllint finds it valid, xmlsec1 its signature, openssl ts its time-stamp"
"$tool" seal-xml "$here/../data/evidence/aviso.xml" evidence.xml
xmllint --noout --nonet --schema "$here/../../templates/erds/evidence.xsd" evidence.xml 2> xmllint.out
xmlsec1 --verify --id-attr:Id http://uri.etsi.org/01903/v1.3.2#:SignedProperties --enabled-reference-uris empty,same-doc \
    --trusted-pem "$pki/ca/root.crt" --untrusted-pem "$pki/ca/issuing.crt" evidence.xml > xmlsec.out 2>&1
expect 'SignedInfo References (ok/all): 2/2' xmlsec.out
sed 's/lugar="3"/lugar="2"/' evidence.xml > changed.xml
refused xmlsec1 --verify --id-attr:Id http://uri.etsi.org/01903/v1.3.2#:SignedProperties --trusted-pem "$pki/ca/root.crt" \
    --untrusted-pem "$pki/ca/issuing.crt" changed.xml
"$tool" verify-xml evidence.xml > /dev/null
python3 - <<'P'
import base64, re
xml = open('evidence.xml', encoding='utf-8').read()
open('value.c14n', 'w').write(re.search(r'<ds:SignatureValue.*?</ds:SignatureValue>', xml, re.S).group(0))
token = re.search(r'<xades:EncapsulatedTimeStamp>(.*?)</xades:EncapsulatedTimeStamp>', xml, re.S).group(1)
open('xml-token.der', 'wb').write(base64.b64decode(token))
P
openssl ts -verify -in xml-token.der -token_in -data value.c14n -CAfile "$pki/tsa/root.crt" 2> ts.err > ts.out
expect 'Verification: OK' ts.out

step "XAdES: openssl ts accepts its time-stamp over the canonical SignatureValue"
python3 - <<'P'
import base64, re
xml = open('order.xml', encoding='utf-8').read()
value = re.search(r'<ds:SignatureValue>(.*?)</ds:SignatureValue>', xml, re.S).group(1)
canonical = '<ds:SignatureValue xmlns:ds="http://www.w3.org/2000/09/xmldsig#">' + value + '</ds:SignatureValue>'
open('value.c14n', 'wb').write(canonical.encode())
token = re.search(r'<xades:EncapsulatedTimeStamp>(.*?)</xades:EncapsulatedTimeStamp>', xml, re.S).group(1)
open('xml-token.der', 'wb').write(base64.b64decode(token))
P
openssl ts -verify -in xml-token.der -token_in -data value.c14n -CAfile "$pki/tsa/root.crt" 2> ts.err > ts.out
expect 'Verification: OK' ts.out

step "XAdES: a document signed by xmlsec1 from our own template verifies here"
python3 - <<'P'
import re
xml = open('order.xml', encoding='utf-8').read()
for name in ('DigestValue', 'SignatureValue'):
    start = xml.index('<ds:SignedInfo>')
    end = xml.index('</ds:SignatureValue>') + len('</ds:SignatureValue>')
    part = re.sub(rf'(<ds:{name}>)[^<]*(</ds:{name}>)', r'\1\2', xml[start:end])
    xml = xml[:start] + part + xml[end:]
xml = re.sub(r'<xades:UnsignedProperties>.*</xades:UnsignedProperties>', '', xml, flags=re.S)
open('template.xml', 'w', encoding='utf-8').write(xml)
P
openssl pkcs8 -inform DER -in "$pki/banks/040012.key" -passin file:"$pki/banks/040012.password.txt" -out bank.pem
xmlsec1 --sign --id-attr:Id http://uri.etsi.org/01903/v1.3.2#:SignedProperties --privkey-pem bank.pem --output theirs.xml template.xml 2> xmlsec.err
"$tool" verify-xml theirs.xml > theirs.out || true
expect SignatureIntact theirs.out
expect NoTimestamp theirs.out

step "RFC 3161: openssl ts accepts our responses, with and without nonce and certificate"
echo contenido > data.bin
for options in '-cert' '-cert -no_nonce' '-sha512 -cert' '-sha384 -cert' '-tspolicy 0.4.0.2023.1.1 -cert'; do
    # shellcheck disable=SC2086
    openssl ts -query -data data.bin -sha256 $options -out q.tsq 2> ts.err
    "$tool" respond q.tsq r.tsr
    openssl ts -verify -queryfile q.tsq -in r.tsr -CAfile "$pki/tsa/root.crt" > ts.out 2>> ts.err
    expect 'Verification: OK' ts.out
done
openssl ts -query -data data.bin -sha256 -out q.tsq 2> ts.err
"$tool" respond q.tsq r.tsr
openssl ts -verify -queryfile q.tsq -in r.tsr -CAfile "$pki/tsa/root.crt" -untrusted "$pki/tsa/unit.crt" > ts.out 2> ts.err
expect 'Verification: OK' ts.out
for options in '-sha1' '-sha256 -tspolicy 1.2.3.4'; do
    # shellcheck disable=SC2086
    openssl ts -query -data data.bin $options -out q.tsq 2> ts.err
    "$tool" respond q.tsq r.tsr
    openssl ts -reply -in r.tsr -text > ts.out 2> ts.err
    expect 'Status: Rejected' ts.out
done
# Another nonce than the one asked with.
openssl ts -query -data data.bin -sha256 -cert -out q1.tsq 2> ts.err
openssl ts -query -data data.bin -sha256 -cert -out q2.tsq 2> ts.err
"$tool" respond q1.tsq r.tsr
refused openssl ts -verify -queryfile q2.tsq -in r.tsr -CAfile "$pki/tsa/root.crt"

step "RFC 3161: a token made by openssl verifies here"
cat > tsa.cnf <<C
[tsa]
default_tsa = unit
[unit]
serial = $work/serial
signer_cert = $pki/tsa/unit.crt
signer_key = $pki/tsa/unit.key
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
ess_cert_id_alg = sha256
C
echo 01 > serial
openssl ts -query -data data.bin -sha256 -cert -out q.tsq 2> ts.err
openssl ts -reply -config tsa.cnf -queryfile q.tsq -token_out -out theirs.tst 2> ts.err
"$tool" verify-token theirs.tst data.bin > token.out
expect TimestampTrusted token.out
echo otro > other.bin
refused "$tool" verify-token theirs.tst other.bin
expect ContentAltered refused.out
openssl ts -reply -config tsa.cnf -queryfile q.tsq -token_out -out v1.tst 2> ts.err
"$tool" verify-token v1.tst data.bin > token.out

step "sello digital: openssl dgst accepts it"
printf '||3901-2026-0000123-K|ÑAN641020SX5|1500.00||' > cadena.txt
"$tool" sello cadena.txt officials/o1 | base64 -d > sello.bin
openssl x509 -in official.pem -pubkey -noout > official.pub
openssl dgst -sha256 -verify official.pub -signature sello.bin cadena.txt > dgst.out
expect 'Verified OK' dgst.out

step "a key in a token: pdfsig, xmlsec1 and openssl accept what it signs, and the sello is the file key's, byte by byte"
"$tool" sign-pdf - token:officials/o1 token.pdf
pdfsig -nssdir sql:nss token.pdf > token-pdfsig.out
expect 'Signature Validation: Signature is Valid' token-pdfsig.out
expect 'Certificate Validation: Certificate is Trusted' token-pdfsig.out
"$tool" sign-xml - token:banks/040012 token.xml
xmlsec1 --verify --id-attr:Id http://uri.etsi.org/01903/v1.3.2#:SignedProperties --enabled-reference-uris empty,same-doc \
    --trusted-pem "$pki/ca/root.crt" --untrusted-pem "$pki/ca/issuing.crt" token.xml > token-xmlsec.out 2>&1
"$tool" sello cadena.txt token:officials/o1 | base64 -d > token-sello.bin
openssl dgst -sha256 -verify official.pub -signature token-sello.bin cadena.txt > token-dgst.out
expect 'Verified OK' token-dgst.out
cmp sello.bin token-sello.bin

step "OCSP: the responder of openssl answers us over HTTP"
# A free port, asked from the kernel.
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
"$here/../../certs-sample/ocsp.sh" "$pki" "$port" > ocsp.log 2>&1 &
responder=$!
for _ in $(seq 100); do
    if curl -s -o /dev/null "http://127.0.0.1:$port/"; then break; fi
    read -r -t 0.1 < <(:) || true
    kill -0 "$responder" || { cat ocsp.log >&2; fail "the responder ended"; }
done
"$tool" ocsp employers/e001.cer "http://127.0.0.1:$port/" > ocsp.out
expect NotRevokedOcsp ocsp.out
refused "$tool" ocsp special/revoked.cer "http://127.0.0.1:$port/"
expect CertificateRevoked refused.out
kill "$responder"
wait "$responder" 2> /dev/null || true
responder=
refused "$tool" ocsp employers/e001.cer "http://127.0.0.1:$port/"
expect OcspUnavailable refused.out

echo "ok"
