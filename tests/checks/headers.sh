#!/usr/bin/env bash
# Every public header compiles alone (CMake's verification of the modules' header sets).
# headers.sh ROOT BUILD
set -euo pipefail
cmake --build "${2:?}" --target all_verify_interface_header_sets -- -k 0
