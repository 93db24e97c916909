#!/usr/bin/env bash
# Unit and integration tests under the address and undefined-behaviour sanitizers.
set -euo pipefail
. "$(dirname "$0")/../../scripts/lib.sh"
export ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1
build asan unit_core unit_db unit_templates unit_signing unit_channels unit_gateway integration_db integration_tokens integration_gateway
run_tests asan asan -L 'unit|integration'
