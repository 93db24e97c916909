#!/usr/bin/env bash
# make.sh DIR [--fast]: a sample PKI with the field layout of the real ones. Everything in it is worthless:
# invented people, keys whose password stands beside them. See README.md.
# --fast: the first 8 employers only. Does nothing when DIR is complete.
set -euo pipefail
export LC_ALL=C.UTF-8

usage() { echo "uso: $0 DIR [--fast]" >&2; exit 2; }
[ $# -ge 1 ] && [ $# -le 2 ] || usage
employers=1000
if [ $# -eq 2 ]; then [ "$2" = --fast ] || usage; employers=8; fi

here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$(dirname "$1")"
dir=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
exec 9>"$dir.lock"
flock 9
if [ -e "$dir/complete" ]; then exit 0; fi
if [ -e "$dir" ]; then
    rmdir "$dir" 2>/dev/null || { echo "$dir existe y no es una PKI de muestra completa: bórrelo" >&2; exit 1; }
fi
work=$dir.partial
rm -rf "$work"
mkdir -p "$work"
cd "$work"
mkdir -p ca req employers officials special imss banks tls tsa ocsp \
    trust/anchors trust/intermediates trust/tsa trust/crl

conf=$here/openssl.cnf
password=prueba-sin-valor
from=$(date -u -d '2 years ago' +%y%m%d000000Z)
until=$(date -u -d '4 years' +%y%m%d000000Z)
ca_from=$(date -u -d '5 years ago' +%y%m%d000000Z)
ca_until=$(date -u -d '12 years' +%y%m%d000000Z)
expired_from=$(date -u -d '6 years ago' +%y%m%d000000Z)
expired_until=$(date -u -d '2 years ago' +%y%m%d000000Z)
crl_from=$(date -u -d yesterday +%y%m%d000000Z)
revoked_at=$(date -u -d '6 months ago' +%y%m%d000000Z)

# Text for openssl's -subj, where / and + and \ have a meaning.
escaped() { local s=${1//\\/\\\\}; s=${s//\//\\/}; printf '%s' "${s//+/\\+}"; }

# --- what is to be made: one line "file algorithm" in keys, one folder of request data a leaf -----------
: > req/keys
plan() { echo "$1 $2" >> req/keys; printf '%s' "$3" > "req/$(basename "$1").subj"; }

# e.firma FILE RFC REP_RFC CURP NAME: SAT's order of attributes. CN and O hold 64 characters at most.
plan_efirma() {
    local unique=$2 serial=$4
    if [ -n "$3" ]; then unique="$2 / $3"; serial=" / $4"; fi
    plan "$1" rsa "/CN=$(escaped "${5:0:64}")/name=$(escaped "$5")/O=$(escaped "${5:0:64}")/C=MX/emailAddress=$(basename "$1")@prueba.invalid/x500UniqueIdentifier=$(escaped "$unique")/serialNumber=$(escaped "$serial")"
}

csv() { local s=${1//\"/\"\"}; printf '"%s"' "$s"; }

echo 'rfc,name,kind,curp,cer,key,password-file' > employers.csv
n=0
while IFS='|' read -r kind rfc rep curp name; do
    [[ $kind = \#* ]] && continue
    n=$((n + 1)); [ "$n" -le "$employers" ] || break
    f=employers/$(printf 'e%03d' "$n")
    plan_efirma "$f" "$rfc" "$rep" "$curp" "$name"
    echo "$(csv "$rfc"),$(csv "$name"),$kind,$curp,$f.cer,$f.key,$f.password.txt" >> employers.csv
done < "$here/people/employers.psv"

echo 'rfc,name,post,unit,cer,key,password-file' > officials.csv
n=0
while IFS='|' read -r unit post rfc curp name; do
    [[ $unit = \#* ]] && continue
    n=$((n + 1)); f=officials/o$n
    plan_efirma "$f" "$rfc" "" "$curp" "$name"
    echo "$(csv "$rfc"),$(csv "$name"),$(csv "$post"),$unit,$f.cer,$f.key,$f.password.txt" >> officials.csv
done < "$here/people/officials.psv"

while IFS='|' read -r kind rfc rep curp name; do
    [[ $kind = \#* ]] && continue
    plan_efirma "special/$kind" "$rfc" "$rep" "$curp" "$name"
done < "$here/people/special.psv"

plan_efirma imss/sello IMS421231I45 "" "" "Instituto Mexicano del Seguro Social (PRUEBA)"

echo 'code,rfc,name,cer,key,password-file,tls-client,tls-server' > banks.csv
while IFS='|' read -r code rfc rep curp name; do
    [[ $code = \#* ]] && continue
    plan_efirma "banks/$code" "$rfc" "$rep" "$curp" "$name"
    plan "tls/bank-$code-client" ec "/C=MX/O=$(escaped "${name:0:64}")/CN=$code"
    plan "tls/bank-$code-server" ec "/C=MX/O=$(escaped "${name:0:64}")/CN=localhost"
    echo "$code,$rfc,$(csv "$name"),banks/$code.cer,banks/$code.key,banks/$code.password.txt,tls/bank-$code-client.crt,tls/bank-$code-server.crt" >> banks.csv
done < "$here/people/banks.psv"

plan tls/gateway ec '/C=MX/O=Buzón de prueba/CN=localhost'
plan tls/gateway-client ec '/C=MX/O=Buzón de prueba/CN=buzon'
plan tls/issuer-client ec '/C=MX/O=Sistema emisor de prueba/CN=sisco'
plan tsa/unit ec '/C=MX/O=Buzón de prueba/CN=Unidad de sello de tiempo (PRUEBA)'
plan tsa/later ec '/C=MX/O=Buzón de prueba/CN=Unidad de sello de tiempo siguiente (PRUEBA)'
plan ocsp/responder rsa '/C=MX/O=Servicio de Administración Tributaria (PRUEBA)/CN=OCSP de prueba'
plan ca/root rsa-ca '/CN=Autoridad raíz de prueba (SIN VALOR)/O=Banco de México (PRUEBA)/C=MX'
plan ca/issuing rsa-ca '/CN=A.C. de prueba del Servicio de Administración Tributaria/O=Servicio de Administración Tributaria (PRUEBA)/OU=SAT-IES Authority/emailAddress=ac@prueba.invalid/street=Av. Hidalgo 77/postalCode=06300/C=MX/ST=CIUDAD DE MEXICO/L=CUAUHTEMOC/x500UniqueIdentifier=SAT970701NN3/unstructuredName=Responsable: ADMINISTRACION DE PRUEBA'
plan ca/tls ec '/C=MX/O=Buzón de prueba/CN=Autoridad TLS de prueba (SIN VALOR)'
plan ca/tsa ec '/C=MX/O=Buzón de prueba/CN=Autoridad de sellos de tiempo de prueba (SIN VALOR)'

# --- keys, requests and SAT-style .key files, on every core ---------------------------------------------
one_key() {
    local file=$1 kind=$2 name
    name=$(basename "$file")
    case $kind in
        rsa) openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "req/$name.pem" ;;
        rsa-ca) openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out "req/$name.pem" ;;
        ec) openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "req/$name.pem" ;;
    esac
    openssl req -new -utf8 -config "$conf" -key "req/$name.pem" -subj "$(cat "req/$name.subj")" -out "req/$name.csr"
    case $file in
        employers/* | officials/* | special/* | imss/* | banks/*)
            openssl pkcs8 -topk8 -in "req/$name.pem" -outform DER -out "$file.key" \
                -v2 des3 -v2prf hmacWithSHA1 -iter 2048 -passout "pass:$password"
            printf '%s' "$password" > "$file.password.txt" ;;
        *) cp "req/$name.pem" "$file.key" ;;
    esac
}
export -f one_key
export conf password
xargs -P "$(nproc)" -L 1 bash -c 'set -euo pipefail; one_key "$@"' one_key < req/keys 2> req/log || { cat req/log >&2; exit 1; }

# --- certificates ------------------------------------------------------------------------------------------
ca_database() {  # NAME
    mkdir -p "ca/$1-db"
    : > "ca/$1-db/index.txt"
    echo 'unique_subject = no' > "ca/$1-db/index.txt.attr"
    echo 1000 > "ca/$1-db/crlnumber"
}
issue() {  # CA SECTION REQUEST OUT FROM UNTIL [-selfsign]
    openssl ca -batch -notext -preserveDN -utf8 -config "$conf" -name "$1" -extensions "$2" -in "req/$3.csr" -out "$4" \
        -startdate "$5" -enddate "$6" "${@:7}" > req/log 2>&1 || { cat req/log >&2; exit 1; }
}
serial() { echo "$2" > "ca/$1-db/serial"; }
sat_number=23685
sat_serial() {  # SAT's serial: 20 digits written in ASCII
    sat_number=$((sat_number + 1))
    printf '3000100000050%07d' "$sat_number" | od -An -v -tx1 | tr -d ' \n' > ca/issuing-db/serial
    echo >> ca/issuing-db/serial
}
efirma() {  # FILE [FROM UNTIL]
    sat_serial
    issue issuing efirma "$(basename "$1")" req/leaf.crt "${2:-$from}" "${3:-$until}"
    openssl x509 -in req/leaf.crt -outform DER -out "$1.cer"
}

for name in root issuing tls tsa; do ca_database "$name"; done
for name in root tls tsa; do
    serial "$name" 01
    issue "$name" authority "$name" "ca/$name.crt" "$ca_from" "$ca_until" -selfsign -keyfile "ca/$name.key"
done
issue root issuing_authority issuing ca/issuing.crt "$ca_from" "$ca_until"

while read -r file kind; do
    case $file in
        special/expired) efirma "$file" "$expired_from" "$expired_until" ;;
        employers/* | officials/* | special/* | imss/* | banks/*) efirma "$file" ;;
    esac
done < req/keys

serial issuing 20
issue issuing ocsp_responder responder ocsp/responder.crt "$from" "$until"
serial tsa 02
issue tsa timestamp_unit unit tsa/unit.crt "$from" "$until"
issue tsa timestamp_unit later tsa/later.crt "$(date -u -d '3 years' +%y%m%d000000Z)" "$(date -u -d '9 years' +%y%m%d000000Z)"
serial tls 02
while read -r file kind; do
    case $file in
        tls/*-client) issue tls tls_client "$(basename "$file")" "$file.crt" "$from" "$until" ;;
        tls/*) issue tls tls_server "$(basename "$file")" "$file.crt" "$from" "$until" ;;
    esac
done < req/keys
cp ca/tls.crt tls/ca.crt
cp ca/tsa.crt tsa/root.crt

# --- revocation ----------------------------------------------------------------------------------------------
openssl x509 -inform DER -in special/revoked.cer -out req/revoked.crt
openssl ca -config "$conf" -name issuing -revoke req/revoked.crt -crl_reason keyCompromise > req/log 2>&1 || { cat req/log >&2; exit 1; }
sed -i "s/^R\t\([^\t]*\)\t[0-9]*Z/R\t\1\t$revoked_at/" ca/issuing-db/index.txt
for name in issuing root tsa; do
    openssl ca -config "$conf" -name "$name" -gencrl -crl_lastupdate "20$crl_from" -crldays 1500 -out req/crl.pem > req/log 2>&1 || { cat req/log >&2; exit 1; }
    openssl crl -in req/crl.pem -outform DER -out "trust/crl/$name.crl"
done
# A list that is no longer in force, for tests.
openssl ca -config "$conf" -name issuing -gencrl -crl_lastupdate "20$(date -u -d '60 days ago' +%y%m%d000000Z)" \
    -crl_nextupdate "20$(date -u -d '30 days ago' +%y%m%d000000Z)" -out req/crl.pem > req/log 2>&1 || { cat req/log >&2; exit 1; }
openssl crl -in req/crl.pem -outform DER -out special/stale.crl

# --- what a gateway is given to trust ------------------------------------------------------------------------
openssl x509 -in ca/root.crt -outform DER -out trust/anchors/raiz.cer
openssl x509 -in ca/issuing.crt -outform DER -out trust/intermediates/ac-emisora.cer
cp ca/tsa.crt trust/tsa/raiz-tsa.crt
cp "$here/openssl.cnf" ca/openssl.cnf

rm -rf req
find . -name '*.key' -exec chmod 600 {} +
date -u +%FT%TZ > complete
mv "$work" "$dir"
