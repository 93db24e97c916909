#!/usr/bin/env bash
# The benchmarks run and print; their figures are read by people, no limit is enforced here. BENCH_ACTS (300).
set -euo pipefail
. "$(dirname "$0")/../../scripts/lib.sh"
build release bench_render bench_issue
build/release/tests/bench/bench_render templates
tests/bench/issue.sh "$PWD/build/release" "${BENCH_ACTS:-300}"
tests/bench/mailbox.sh "$PWD/build/release"
