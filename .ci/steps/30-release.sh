#!/usr/bin/env bash
# What is installed: optimised and hardened, with every test but the house rules (20) and the faults (70).
set -euo pipefail
. "$(dirname "$0")/../../scripts/lib.sh"
build release
run_tests release release -LE 'checks|fault|bench'
