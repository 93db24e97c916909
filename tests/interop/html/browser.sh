#!/usr/bin/env bash
# browser.sh CACHE SCRIPT ARGUMENT…: runs SCRIPT.mjs with node beside playwright-core and axe, which come from npm once, as
# the lock file here says.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cache=$(cd "$1" && pwd)
script=$2
shift 2
{
    flock 9
    stamp=$(sha256sum <"$here/package-lock.json")
    if [ "$(cat "$cache/stamp" 2>/dev/null)" != "$stamp" ]; then
        rm -f "$cache/stamp"
        cp "$here"/package.json "$here"/package-lock.json "$cache"
        (cd "$cache" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
        echo "$stamp" >"$cache/stamp"
    fi
    # Modules are looked for beside the script: those of npm, and its own neighbours. Another run may be reading them.
    for module in "$(dirname "$script")"/*.mjs; do
        cmp -s "$module" "$cache/$(basename "$module")" || cp "$module" "$cache"
    done
} 9>"$cache/lock"
exec node "$cache/$(basename "$script")" "$@"
