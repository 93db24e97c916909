#!/usr/bin/env bash
# Issues a batch on a durable private cluster and prints its rates beside the machine's RSA-2048 rate.
#   tests/bench/issue.sh [BUILD_DIR] [ACTS]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd -P)
build=${1:-$root/build/release}
acts=${2:-2000}
cluster=$(mktemp -d)
trap '"$root/scripts/pg" remove "$cluster" >/dev/null; rm -rf "$cluster"' EXIT
[ -e "$build/sample-pki/complete" ] || "$root/certs-sample/make.sh" "$build/sample-pki"
url=$("$root/scripts/pg" start "$cluster")
"$build/tests/bench/bench_issue" "$url" "$acts"
