#!/usr/bin/env bash
# Packages: installed when missing.
set -euo pipefail
"$(dirname "$0")/../../scripts/setup"
