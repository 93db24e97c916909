#!/usr/bin/env bash
# The benchmarks run and print; their figures are read by people, no limit is enforced here.
set -euo pipefail
. "$(dirname "$0")/../../scripts/lib.sh"
[ -d tests/bench ] || { echo "no benchmarks"; exit 0; }
build release
run_tests release bench -L bench
