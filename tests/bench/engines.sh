#!/usr/bin/env bash
# engines.sh [BUILD_DIR]: the same act by us and by others, each warm and in process, one after the other on one core.
# Prints the processor's milliseconds and the bytes of a document. By hand; Python and npm packages go to
# build/engines, and Debian's come first: apt-get install libpango1.0-dev python3-venv chromium
set -euo pipefail
here=$(cd "$(dirname "$0")/engines" && pwd -P)
root=$(cd "$here/../../.." && pwd -P)
build=${1:-$root/build/release}
work=$root/build/engines
mkdir -p "$work/fonts"
[ -x "$work/python/bin/pip" ] || python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet --requirement "$here/requirements.txt"
[ -d "$work/node_modules/puppeteer-core" ] || npm install --silent --no-save --prefix "$work" puppeteer-core@23.11.1
cp "$here/chromium_engine.mjs" "$work"
cp /usr/share/fonts/truetype/noto/NotoSans-{Regular,Bold,Italic,BoldItalic}.ttf "$work/fonts"
cc -O2 -o "$work/pango_engine" "$here/pango_engine.c" $(pkg-config --cflags --libs pangocairo)
cmake --build "$build" --target bench_render >/dev/null

on_one_core() { taskset -c 0 "$@"; }
cd "$work"
on_one_core "$build/tests/bench/bench_render" "$root/templates" 200 "$work" >ours.txt
python3 "$here/pango_lines.py" act.xhtml >act.lines
{
    awk -F'\t' '$1 == "ours"' ours.txt
    on_one_core ./pango_engine act.lines pango.pdf
    PYTHONPATH=$here on_one_core python/bin/python "$here/typst_engine.py" act.xhtml act.xml fonts typst.pdf
    PYTHONPATH=$here on_one_core python/bin/python "$here/weasyprint_engine.py" act.xhtml weasyprint.pdf
    on_one_core node chromium_engine.mjs act.xhtml chromium.pdf
} | awk -F'\t' '
    NR == 1 { ours = $2; printf "%-14s %12s %12s %12s\n", "engine", "CPU ms", "ours/theirs", "bytes" }
    { printf "%-14s %12.2f %12s %12d\n", $1, $2, NR == 1 ? "" : sprintf("1/%.1f", $2 / ours), $3; fflush() }'
grep '^one RSA' ours.txt
