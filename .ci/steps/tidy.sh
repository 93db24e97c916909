#!/usr/bin/env bash
# clang-tidy over every source: a quarter of an hour, so it is run by hand and not by scripts/test. What was clean is
# remembered in build/release/tidy.
set -euo pipefail
. "$(dirname "$0")/../../scripts/lib.sh"
mkdir -p build
build release
run_tests release tidy -R '^check.tidy$'
