#!/usr/bin/env bash
# The house rules. clang-tidy and the headers need the configured release build, nothing compiled.
set -euo pipefail
. "$(dirname "$0")/../../scripts/lib.sh"
mkdir -p build
configure release
run_tests release checks -L checks -E '^check.tidy$'
