# What scripts/run is made of: the services, the clock, and what people do with them. Sourced after scripts/lib.sh.
run=$PWD/.run
: "${BUZON_PORT:=8443}" "${MAIL_PORT:=1025}" "${MAIL_PAGE:=1080}" "${SMS_PORT:=1090}" "${BANK_PORT:=9443}" "${BANK_PAGE:=9453}"
site=https://localhost:$BUZON_PORT

buzon() { build/release/buzon --config "$run/buzon.toml" "$@"; }

# field FILE EXPRESSION: a value of a JSON file; d is the file's content.
field() { python3 -c 'import json,sys; d=json.load(open(sys.argv[1])); print(eval(sys.argv[2]))' "$1" "$2"; }

# --- processes ------------------------------------------------------------------------------------

# start NAME COMMAND…: in the background, on its own, its words in .run/log/NAME.log.
start() {
    local name=$1
    shift
    setsid nohup "$@" >"$run/log/$name.log" 2>&1 </dev/null &
    echo $! >"$run/pid/$name"
}

# Only processes of ours: the recorded number must still run what its file says.
stop_services() {
    local file pid
    for file in "$run"/pid/*; do
        [ -e "$file" ] || continue
        pid=$(cat "$file")
        if tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF "$run"; then
            kill "$pid" 2>/dev/null || true
            for _ in $(seq 100); do
                kill -0 "$pid" 2>/dev/null || break
                sleep 0.1
            done
        fi
        rm -f "$file"
    done
}

free_ports() {
    local port
    for port in "$@"; do
        if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            echo "run: el puerto $port está ocupado; elija otros (vea el principio de scripts/run)" >&2
            return 1
        fi
    done
}

# wait_for SECONDS WHAT COMMAND…
wait_for() {
    local limit=$((SECONDS + $1)) what=$2
    shift 2
    until "$@" >/dev/null 2>&1; do
        if [ $SECONDS -ge $limit ]; then
            echo "run: $what no responde; vea .run/log" >&2
            return 1
        fi
        sleep 0.2
    done
}

# Two officials sign every version of the catalogue: without that no act can be issued.
approve_catalogue() {
    local cer
    for cer in $(ls "$run"/pki/officials/*.cer | head -2); do
        buzon catalogue approve --all --cer "$cer" --key "${cer%.cer}.key" --password-file "${cer%.cer}.password.txt" >/dev/null
    done
}

start_mail() {
    start mail scripts/maildev/node_modules/.bin/maildev --smtp "$MAIL_PORT" --web "$MAIL_PAGE" --ip 127.0.0.1 \
        --mail-directory "$run/mail"
    wait_for 30 "el buzón de correo" curl -sf "http://127.0.0.1:$MAIL_PAGE/healthz"
}

# Text messages to mobiles: each a line of .run/mensajes.jsonl.
start_sms() {
    : >"$run/mensajes.jsonl"
    start sms python3 tests/support/sms_sink.py "$SMS_PORT" "$run/mensajes.jsonl"
}

# start_bank ENTITY PORT PAGE
start_bank() {
    start "bank-$1" python3 tests/support/bank_simulator.py --pki "$run/pki" --entity "$1" --port "$2" \
        --status-port "$3" --state "$run/banks/$1.json" --callback "$site/v1/banks/messages" --clock "$run/clock"
    wait_for 30 "el banco $1" curl -sf "http://127.0.0.1:$3/estado"
}

start_gateway() {
    start gateway build/release/buzon --config "$run/buzon.toml" serve
    wait_for 30 "el servicio" curl -sf --cacert "$run/pki/tls/ca.crt" "$site/v1/health/ready"
}

# write_configuration DATABASE-URL
write_configuration() {
    [ -e "$run/pki/log.key" ] || openssl genpkey -algorithm ed25519 -out "$run/pki/log.key"
    cat >"$run/buzon.toml" <<TOML
[clock]
mode = "file"
file = "clock"

[database]
url = "$1"

[http]
port = $BUZON_PORT
tls_certificate = "pki/tls/gateway.crt"
tls_key = "pki/tls/gateway.key"
client_ca = "pki/tls/ca.crt"
pages = "../build/web"

[site]
base_url = "$site"

[estrados]
ca_file = "pki/tls/ca.crt"

[signing]
officials = "keys"
trust = "pki/trust"
seal_certificate = "pki/imss/sello.cer"
seal_key = "pki/imss/sello.key"
seal_password_file = "pki/imss/sello.password.txt"
tsa_certificate = "pki/tsa/unit.crt"
tsa_key = "pki/tsa/unit.key"

[ledger]
origin = "localhost:$BUZON_PORT/log"
key = "pki/log.key"

# The sink of this rehearsal cannot encrypt; on a network the default holds: required.
[smtp]
url = "smtp://127.0.0.1:$MAIL_PORT"
tls = "none"

[sms]
url = "http://127.0.0.1:$SMS_PORT/mensajes"

[enrolment]
unit = "3901"

[banks]
client_certificate = "pki/tls/gateway-client.crt"
client_key = "pki/tls/gateway-client.key"
ca_file = "pki/tls/ca.crt"
TOML
}

# --- the clock ------------------------------------------------------------------------------------

# The next day, after the given one, on which an aviso may leave: the calendar itself says so.
next_business_day() {
    local day=$1
    for _ in $(seq 15); do
        day=$(date -d "$day + 1 day" +%F)
        if buzon term mailbox --aviso "${day}T10:00" >/dev/null 2>&1; then
            echo "$day"
            return
        fi
    done
    echo "run: no hay un día hábil después del $1" >&2
    return 1
}

# move_to DAY: ten in the morning of that day, and everything that it makes due is done.
move_to() {
    buzon clock set "${1}T10:00" >/dev/null
    wait_idle
    printf '  %s: %s\n' "$1" "$(psql -XAtq -d "$url" -c \
        "select string_agg(state || ' ' || n, ', ' order by state) from (select state, count(*) n from acts group by state) s")"
}

# Nothing left to send that could leave now, no term that ran out.
wait_idle() {
    local now limit=$((SECONDS + 180))
    while :; do
        now=$(simulated_now)
        [ "$(psql -XAtq -d "$url" -c "
            select (select count(*) from outbox where done_at is null and (not_before <= '$now' or leased_by is not null))
                 + (select count(*) from acts where due_on <= ('$now'::timestamptz at time zone 'America/Mexico_City')::date)
                 + (select count(*) from estrados_publications
                    where removed_at is null and settled_on < ('$now'::timestamptz at time zone 'America/Mexico_City')::date)")" != 0 ] ||
            return 0
        if [ $SECONDS -ge $limit ]; then
            echo "run: sigue trabajando después de tres minutos; vea .run/log/gateway.log" >&2
            return 1
        fi
        sleep 0.3
    done
}

simulated_now() {
    python3 - "$run/clock" <<'PY'
import datetime, sys
first, second, *speed = open(sys.argv[1]).read().split()
simulated, system = (datetime.datetime.fromisoformat(word.replace("Z", "+00:00")) for word in (first, second))
print((simulated + (datetime.datetime.now(datetime.timezone.utc) - system) * int(speed[0] if speed else 1)).isoformat())
PY
}

# --- what people do -------------------------------------------------------------------------------

summary_of_issue() {
    python3 - "$1" <<'PY'
import json, sys
for file in json.load(open(sys.argv[1]))["archivos"]:
    print(f"  {file['archivo'].rsplit('/', 1)[1]}: {file['emitidos']} emitidos, {file['rechazados']} rechazados")
    for act in file["actos"]:
        for found in act.get("hallazgos", []):
            print(f"    línea {act['linea']} {act['referencia']}: {found}")
PY
}

# approve_order FILE: issues it and lets two officials of its unit, neither of them alone, approve it.
approve_order() {
    local folio unit official
    buzon --json bank order "$1" >"$run/order.json"
    folio=$(field "$run/order.json" 'd["folio"]')
    unit=${folio%%-*}
    grep ",$unit," "$run/pki/officials.csv" | head -2 | sed 's/.*,\(officials[^,]*\)\.cer,.*/\1/' | while read -r official; do
        buzon bank approve "$folio" --ca "$run/pki/tls/ca.crt" --cer "$run/pki/$official.cer" \
            --key "$run/pki/$official.key" --password-file "$run/pki/$official.password.txt"
    done
}

# open_acts FATE: the employers open what the sample says they open that day.
open_acts() {
    local opened=0 folio cer key password
    while IFS=$'\t' read -r folio cer key password; do
        buzon mailbox open "$folio" --ca "$run/pki/tls/ca.crt" --cer "$cer" --key "$key" --password-file "$password" >/dev/null
        opened=$((opened + 1))
    done < <(fated "$1")
    echo "  abiertos por sus destinatarios: $opened"
}

# fated FATE: folio, certificate, key and password file of the acts of that fate.
fated() {
    python3 - "$run" "$1" <<'PY'
import csv, json, sys
run, fate = sys.argv[1:]
folios = {act["referencia"]: act["folio"] for file in json.load(open(f"{run}/issued.json"))["archivos"]
          for act in file["actos"] if "folio" in act}
for act in csv.DictReader(open(f"{run}/batch/acts.csv", encoding="utf-8")):
    if act["fate"] == fate and act["reference"] in folios:
        print("\t".join((folios[act["reference"]], act["cer"], act["key"], act["password-file"])))
PY
}

# One act that was opened and one that fell due, with their proofs, as their employers get them.
save_proofs() {
    local fate folio cer key password
    for fate in abrir-1 dia4; do
        IFS=$'\t' read -r folio cer key password <<<"$(fated "$fate" | sed -n 1p)"
        buzon mailbox receipt "$folio" --ca "$run/pki/tls/ca.crt" --cer "$cer" --key "$key" --password-file "$password" \
            -o "$run/proofs" | sed 's/^/  /'
    done
}

states() {
    printf '\nActos por estado:\n'
    psql -XAtq -F ' ' -d "$url" -c "select '  ', count(*), type, state, coalesce(notified_by, '') from acts group by 3, 4, 5 order by 3, 4, 5"
    printf 'Órdenes a bancos:\n'
    buzon bank status | sed 's/^/  /'
}

where_to_look() {
    local act acuse cer password
    IFS=$'\t' read -r _ cer _ password <<<"$(fated abrir-1 | sed -n 1p)"
    act=$(ls "$run"/proofs/*acto_pdf.pdf | head -1)
    acuse=$(ls "$run"/proofs/*acuse_xml.xml | head -1)
    cat <<TEXT

Dónde mirar (siguen en marcha):
  buzón             $site   con ${cer#"$PWD/"}, su .key y la contraseña $(cat "$password")
  correo            http://127.0.0.1:$MAIL_PAGE   mensajes a móviles: .run/mensajes.jsonl
  bancos            http://127.0.0.1:$BANK_PAGE/estado  http://127.0.0.1:$((BANK_PAGE + 1))/estado
  verificación      $site/verificacion   (autoridad TLS de prueba: .run/pki/tls/ca.crt)
  API               $site/v1/openapi.yaml   estrados: $site/estrados
  un acto           build/release/buzon --config .run/buzon.toml track $(basename "$act" | cut -d- -f1-4)
  bitácoras         .run/log

Cómo comprobar con herramientas ajenas (todo de una vez: scripts/judge):
  mkdir -p .run/nss && certutil -N -d sql:.run/nss --empty-password
  certutil -A -d sql:.run/nss -n raiz -t CT,C,C -i .run/pki/ca/root.crt
  certutil -A -d sql:.run/nss -n emisora -t ,, -i .run/pki/ca/issuing.crt
  pdfsig -nssdir sql:.run/nss ${act#"$PWD/"}
  qpdf --check ${act#"$PWD/"}
  xmlsec1 --verify --id-attr:Id http://uri.etsi.org/01903/v1.3.2#:SignedProperties \\
      --enabled-reference-uris empty,same-doc --trusted-pem .run/pki/ca/root.crt --untrusted-pem .run/pki/ca/issuing.crt \\
      ${acuse#"$PWD/"}
  openssl ts -query -data README.md -sha256 -out .run/q.tsq && curl -s --cacert .run/pki/tls/ca.crt \\
      -H 'Content-Type: application/timestamp-query' --data-binary @.run/q.tsq $site/v1/timestamps -o .run/q.tsr &&
      openssl ts -verify -in .run/q.tsr -queryfile .run/q.tsq -CAfile .run/pki/tsa/root.crt -untrusted .run/pki/tsa/unit.crt

Detener todo: scripts/run --stop
TEXT
}
