#!/usr/bin/env bash
# search.sh TARGET CORPUS: every seed once, then BUZON_FUZZ_SECONDS (10) of search from them. New inputs stay in
# the build; one that breaks the target is printed, to be kept in CORPUS under the name of what it broke.
set -euo pipefail
target=$1 corpus=$2
[ -n "$(ls -A "$corpus" 2>/dev/null)" ] || { echo "no seeds in $corpus"; exit 1; }
"$target" -runs=0 "$corpus"
found=$target.found
mkdir -p "$found"
"$target" -max_total_time="${BUZON_FUZZ_SECONDS:-10}" -timeout=10 -rss_limit_mb=4096 -print_final_stats=1 \
    -artifact_prefix="$found/broke-" "$found" "$corpus"
