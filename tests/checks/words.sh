#!/usr/bin/env bash
# What must not be written anywhere: unfinished work without a home, paths of one machine, addresses of one
# network's package registry, keys that are not marked worthless.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
found=$(mktemp)
trap 'rm -f "$found"' EXIT
mapfile -t all < <(files . -- '*' | grep -vE '^tests/(checks|data)/|\.(pdf|png|der|p12|icc|ttf|otf)$')
cd "$root"
look() { grep -nIE "$1" "${all[@]}" /dev/null >>"$found" || [ $? -eq 1 ]; }
look '\b(TODO|FIXME|XXX|HACK)\b'
look '(^|[^A-Za-z0-9_.])/(home|work|root|Users|mnt)/[A-Za-z]'
look '/tmp/(wt|tmp\.)'
look '"resolved": *"https?://'
look '\b(registry|mirror|proxy|artifactory|nexus)\.[a-z0-9.-]+\.(com|net|org|internal|local)\b'
look 'BEGIN (RSA |EC |ENCRYPTED |)PRIVATE KEY'
verdict "$found" "forbidden words"
