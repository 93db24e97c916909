#!/usr/bin/env bash
# judge.sh FOLDER CACHE: the HTML twins before axe and Chromium.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
exec "$here/browser.sh" "$2" "$here/judge.mjs" "$1"
