#!/usr/bin/env bash
# Tests that run threads, under the thread sanitizer. Two suites of one thread each would take a quarter of its time.
set -euo pipefail
. "$(dirname "$0")/../../scripts/lib.sh"
export TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1
build tsan unit_templates unit_signing unit_channels unit_gateway integration_db integration_tokens integration_gateway
run_tests tsan tsan -L 'threads|integration' -E '^(EveryActType|ABoxOfManyNotices)\.'
