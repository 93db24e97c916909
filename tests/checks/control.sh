#!/usr/bin/env bash
# Plants a violation of one rule in a copy of the sources and expects its check to see it; without the
# violation the same check on the same copy must be green. control.sh ROOT CHECK
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$1" && pwd)
check=$2
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
tar -C "$root" --exclude=./build --exclude=./.git --exclude=./.run --exclude=node_modules --exclude=__pycache__ \
    -cf - . | tar -C "$copy" -xf -

# red PLANTED COMMAND…: the command fails and names what was planted.
red() {
    local planted=$1 output
    shift
    if output=$("$@" 2>&1); then
        echo "control $check: the planted violation ($planted) went unseen"
        exit 1
    elif ! grep -qF "$planted" <<<"$output"; then
        echo "control $check: red, but not for what was planted ($planted):"
        echo "$output" | tail -20
        exit 1
    fi
    echo "ok: $check sees $planted"
}

case $check in
    layers)
        "$here/layers.sh" "$copy" >/dev/null
        mkdir -p "$copy/signing"
        printf '#include "db/pool.hpp"\n' >"$copy/signing/planted.hpp"
        red signing/planted.hpp "$here/layers.sh" "$copy"
        printf '#include "core/xml.hpp"\n' >"$copy/templates/planted.hpp" && rm "$copy/signing/planted.hpp"
        red templates/planted.hpp "$here/layers.sh" "$copy"
        rm -r "$copy/templates/planted.hpp" "$copy/channels"
        red 'no such folder: channels' "$here/layers.sh" "$copy"
        ;;
    layout)
        "$here/layout.sh" "$copy" >/dev/null
        mkdir "$copy/planted"
        red planted/ "$here/layout.sh" "$copy"
        ;;
    words)
        "$here/words.sh" "$copy" >/dev/null
        printf '// %s: later\n' TO''DO >"$copy/core/planted.hpp"
        red core/planted.hpp "$here/words.sh" "$copy"
        printf '{"resolved": "https://npm.example.net/a.tgz"}\n' >"$copy/core/planted.hpp"
        red core/planted.hpp "$here/words.sh" "$copy"
        ;;
    length)
        "$here/length.sh" "$copy" >/dev/null
        printf '// line\n%.0s' {1..501} >"$copy/core/planted.cpp"
        red core/planted.cpp "$here/length.sh" "$copy"
        ;;
    one_source)
        "$here/one_source.sh" "$copy" >/dev/null
        printf 'auto t = std::chrono::system_clock::now();\n' >"$copy/channels/planted.cpp"
        red channels/planted.cpp "$here/one_source.sh" "$copy"
        ;;
    names)
        "$here/names.py" "$copy" >/dev/null
        sed -i 's/return "aviso_bounced"/return "planted_event"/' "$copy/core/act_history.cpp"
        red planted_event "$here/names.py" "$copy"
        ;;
    configuration)
        "$here/configuration.py" "$copy" >/dev/null
        sed -i 's/database\.pool_size/database.planted_key/' "$copy/gateway/config.cpp"
        red database.planted_key "$here/configuration.py" "$copy"
        ;;
    readme)
        "$here/readme.py" "$copy" >/dev/null
        printf '\n```sh\nscripts/planted\n```\n' >>"$copy/README.md"
        red scripts/planted "$here/readme.py" "$copy"
        ;;
    openapi_routes)
        "$here/openapi_routes.py" "$copy" >/dev/null
        sed -i 's,/v1/estrados:,/v1/planted:,' "$copy/gateway/http/openapi.yaml"
        red /v1/planted "$here/openapi_routes.py" "$copy"
        ;;
    asvs)
        "$here/asvs.py" "$copy" >/dev/null
        sed -i '/^| 4\.2\.1 /d' "$copy/docs/security.md"
        red 4.2.1 "$here/asvs.py" "$copy"
        ;;
    format)
        printf 'int  f( ){return 1 ;}\n' >"$copy/core/planted.cpp"
        red core/planted.cpp "$here/format.sh" "$copy"
        ;;
    headers)
        # The core module alone with one header that forgot an include, in a build of its own.
        rm "$copy"/core/*.hpp "$copy"/core/*.cpp
        printf '#pragma once\nstruct Planted\n{\n    std::string text;\n};\n' >"$copy/core/planted.hpp"
        printf '#include <cstddef>\n' >"$copy/core/planted.cpp"
        cmake -S "$copy" -B "$copy/build" -G Ninja -DCMAKE_BUILD_TYPE=Debug -DBUZON_TESTS=OFF >/dev/null
        red planted.hpp cmake --build "$copy/build" --target buzon_core_verify_interface_header_sets
        ;;
    tidy)
        printf 'int planted_naming(int Argument);\nint planted_naming(int Argument)\n{\n    return Argument;\n}\n' \
            >"$copy/core/planted.cpp"
        mkdir "$copy/build"
        printf '[{"directory":"%s","file":"core/planted.cpp","command":"c++ -std=c++20 -c core/planted.cpp"}]\n' "$copy" \
            >"$copy/build/compile_commands.json"
        red "parameter 'Argument'" "$here/tidy.py" "$copy" "$copy/build"
        ;;
    *)
        echo "control: no such check: $check" >&2
        exit 2
        ;;
esac
