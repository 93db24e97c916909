#!/usr/bin/env bash
# Unit and integration tests under the thread sanitizer.
set -euo pipefail
. "$(dirname "$0")/../../scripts/lib.sh"
export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1
build tsan
run_tests tsan tsan -L 'unit|integration'
