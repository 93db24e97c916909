#!/usr/bin/env bash
# Bytes that one act takes in PostgreSQL, table by table, indexes and TOAST included, over acts as different
# as those of scripts/sample-batch.
#   tests/bench/storage.sh [BUILD_DIR] [ACTS]    issues them on a private cluster (10000 unless told)
#   tests/bench/storage.sh --of URL              of a database there is, as of .run after scripts/run: what
#                                                delivery, opening and certifying add is included
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd -P)

# sizes URL: name and bytes of every table.
sizes() {
    psql -XAtq -F ' ' -d "$1" -c "SELECT relname, pg_total_relation_size(oid) FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname"
}

# per_act ACTS <BEFORE+AFTER: growth over all acts; a table named once is counted whole.
per_act() {
    awk -v acts="$1" '
        { grown[$1] = $2 - grown[$1] }
        END {
            for (table in grown) { all += grown[table] }
            printf "%-24s %8.0f\n", "bytes an act", all / acts
            for (table in grown) if (grown[table] >= acts) printf "  %-22s %8.0f\n", table, grown[table] / acts | "sort -k2nr"
        }'
}

count() { psql -XAtq -d "$1" -c "SELECT count(*) FROM acts"; }

if [ "${1:-}" = --of ]; then
    sizes "$2" | per_act "$(count "$2")"
    exit
fi

build=${1:-$root/build/release}
acts=${2:-10000}
work=$(mktemp -d)
trap '"$root/scripts/pg" remove "$work/pg" >/dev/null; rm -rf "$work"' EXIT
[ -e "$build/sample-pki/complete" ] || "$root/certs-sample/make.sh" "$build/sample-pki"
cp -r "$build/sample-pki" "$work/pki"
url=$("$root/scripts/pg" start "$work/pg")
cat >"$work/buzon.toml" <<TOML
[clock]
mode = "file"
file = "clock"

[database]
url = "$url"

[site]
base_url = "https://buzon.example"

[signing]
officials = "pki/officials"
trust = "pki/trust"
seal_certificate = "pki/imss/sello.cer"
seal_key = "pki/imss/sello.key"
seal_password_file = "pki/imss/sello.password.txt"
tsa_certificate = "pki/tsa/unit.crt"
tsa_key = "pki/tsa/unit.key"
evidence_certificate = "pki/evidence/seal.crt"
evidence_key = "pki/evidence/seal.key"
TOML
. "$root/scripts/services.sh"
run=$work
buzon() { "$build/buzon" --config "$work/buzon.toml" "$@"; }
buzon clock set 2026-11-10T10:00 >/dev/null
buzon migrate >/dev/null
"$root/scripts/sample-batch" "$work/pki" "$work/batch" --date 2026-11-10 --acts "$acts" \
    --bank 040012=https://localhost:1 --bank 040032=https://localhost:1 >/dev/null
buzon registry load "$work/pki/registro.json" >/dev/null
approve_catalogue
sizes "$url" >"$work/before"
buzon --json issue "$work"/batch/lote-cedulas.xml "$work"/batch/multas.csv "$work"/batch/requerimientos.csv >/dev/null
sizes "$url" | cat "$work/before" - | per_act "$(count "$url")"
