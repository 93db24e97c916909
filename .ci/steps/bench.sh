#!/usr/bin/env bash
# The benchmark runs and prints; its figures are read by people, no limit is enforced here. BENCH_ACTS (300).
set -euo pipefail
. "$(dirname "$0")/../../scripts/lib.sh"
build release bench_issue
tests/bench/issue.sh "$PWD/build/release" "${BENCH_ACTS:-300}"
