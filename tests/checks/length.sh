#!/usr/bin/env bash
# A file over 500 lines needs a reason, written in long_files.txt; a reason no longer needed is struck out.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
limit=500
found=$(mktemp)
trap 'rm -f "$found"' EXIT
reasons=$root/tests/checks/long_files.txt
while read -r file; do
    lines=$(wc -l <"$root/$file")
    listed=$(grep -c "^$file  *." "$reasons" || true)
    if [ "$lines" -gt $limit ] && [ "$listed" -eq 0 ]; then
        echo "$file: $lines lines, no reason in tests/checks/long_files.txt" >>"$found"
    elif [ "$lines" -le $limit ] && [ "$listed" -gt 0 ]; then
        echo "$file: $lines lines, its reason in tests/checks/long_files.txt is not needed" >>"$found"
    fi
done < <(files $product tests scripts -- '*.cpp' '*.hpp' '*.py' '*.sh' '*.sql' '*.xslt' '*.sch')
verdict "$found" "files over $limit lines"
