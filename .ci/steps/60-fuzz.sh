#!/usr/bin/env bash
# Every parser: its corpus again, then a short search. FUZZ_SECONDS for each target (10).
set -euo pipefail
. "$(dirname "$0")/../../scripts/lib.sh"
[ -d tests/fuzz ] || { echo "no fuzz targets"; exit 0; }
export BUZON_FUZZ_SECONDS=${FUZZ_SECONDS:-10}
build fuzz fuzz_targets
run_tests fuzz fuzz -L fuzz
