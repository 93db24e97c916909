#!/usr/bin/env bash
# The mailbox's list, an act and its opening at a size, beside nginx serving as many bytes over TLS in the same run.
#   tests/bench/mailbox.sh [BUILD_DIR]
#   BOXES=1000000 ROWS=20000000 SECONDS_EACH=15 CONNECTIONS="2 16 64" OPENS=60 tests/bench/mailbox.sh    the full size: some 30 GB, half an hour
# BOXES (1000), ROWS (20000): boxes and notices; SECONDS_EACH (2): of each measurement; CONNECTIONS (16): a row each; OPENS (6).
# Its PostgreSQL cluster is made in BUILD_DIR/bench-pg and removed.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd -P)
build=${1:-$root/build/release}
for tool in wrk nginx; do
    PATH=$PATH:/usr/sbin command -v $tool >/dev/null || { echo "mailbox.sh: falta $tool (scripts/setup lo instala)" >&2; exit 1; }
done
[ -e "$build/sample-pki/complete" ] || "$root/certs-sample/make.sh" "$build/sample-pki"
BUZON_BUILD=$build exec python3 "$root/tests/bench/mailbox.py"
