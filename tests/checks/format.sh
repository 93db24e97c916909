#!/usr/bin/env bash
# Every C++ file as .clang-format says, by the pinned version of the tool.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
mapfile -t sources < <(files $product tests -- '*.hpp' '*.cpp')
cd "$root" && clang-format-19 --dry-run -Werror "${sources[@]}"
echo "ok: ${#sources[@]} files formatted"
