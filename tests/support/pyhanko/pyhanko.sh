#!/usr/bin/env bash
# pyhanko.sh CACHE ARGUMENTS…: pyHanko in an environment of its own, made once from the pinned list of this folder.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cache=$(cd "$1" && pwd)
shift
{
    flock 9
    stamp=$(sha256sum <"$here/requirements.txt")
    if [ "$(cat "$cache/stamp" 2>/dev/null)" != "$stamp" ]; then
        rm -rf "$cache/venv" "$cache/stamp"
        python3 -m venv "$cache/venv"
        "$cache/venv/bin/pip" install -q --disable-pip-version-check -r "$here/requirements.txt" >&2
        echo "$stamp" >"$cache/stamp"
    fi
} 9>"$cache/lock"
exec "$cache/venv/bin/python" "$here/hanko.py" "$@"
