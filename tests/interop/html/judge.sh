#!/usr/bin/env bash
# judge.sh FOLDER CACHE: the HTML twins before axe and Chromium; packages of the lock file come from npm once.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$2"
cache=$(cd "$2" && pwd)
{
    flock 9
    stamp=$(cat "$here"/package-lock.json "$here"/judge.mjs | sha256sum)
    if [ "$(cat "$cache/stamp" 2>/dev/null)" != "$stamp" ]; then
        rm -f "$cache/stamp"
        cp "$here"/package.json "$here"/package-lock.json "$here"/judge.mjs "$cache"
        (cd "$cache" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
        echo "$stamp" >"$cache/stamp"
    fi
} 9>"$cache/lock"
exec node "$cache/judge.mjs" "$1"
