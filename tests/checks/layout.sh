#!/usr/bin/env bash
# The top level is the map of the README: every folder there is named in it, and nothing else lies about.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
found=$(mktemp)
trap 'rm -f "$found"' EXIT
cd "$root"
for entry in * .[a-z]*; do
    case $entry in
        build | .git | .run | .ci) ;;
        README.md | CMakeLists.txt | CMakePresets.json | .clang-format | .clang-tidy | .gitignore | .gitattributes) ;;
        *)
            if [ ! -d "$entry" ]; then
                echo "$entry: a file at the top level" >>"$found"
            elif ! grep -qE "^$entry/" README.md; then
                echo "$entry/: not in the map of README.md" >>"$found"
            fi
            ;;
    esac
done
verdict "$found" "top-level entries the README does not know"
