#!/usr/bin/env bash
# ocsp.sh DIR PORT: OCSP responder of the sample authority on PORT, until stopped. For tests.
set -euo pipefail
[ $# -eq 2 ] || { echo "uso: $0 DIR PUERTO" >&2; exit 2; }
cd "$1"
exec openssl ocsp -index ca/issuing-db/index.txt -CA ca/issuing.crt -rsigner ocsp/responder.crt \
    -rkey ocsp/responder.key -port "$2" -ignore_err
