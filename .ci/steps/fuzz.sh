#!/usr/bin/env bash
# Every parser: its corpus again, then a short search. FUZZ_SECONDS for each target (5).
set -euo pipefail
. "$(dirname "$0")/../../scripts/lib.sh"
export BUZON_FUZZ_SECONDS=${FUZZ_SECONDS:-5}
build fuzz fuzz_targets
run_tests fuzz fuzz -L fuzz
