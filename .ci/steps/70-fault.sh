#!/usr/bin/env bash
# The program under kill -9, lost answers and silent peers.
set -euo pipefail
. "$(dirname "$0")/../../scripts/lib.sh"
[ -d tests/fault ] || { echo "no fault tests"; exit 0; }
build release
run_tests release fault -L fault
