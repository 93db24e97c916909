#!/usr/bin/env bash
# One outside world a folder: gateway → channels, templates, signing, db → core, and the four in the middle do
# not know each other. Every C library is included by its own folder alone.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

openssl='<openssl/'
postgres='<(libpq|postgresql/|pg_)'
zstd='<zstd'
curl='<curl/'
gmime='<gmime/'
xmlsec='<xmlsec/'
xslt='<lib(e?)xslt/'
draw='<(hb|harfbuzz/)'
deflate='<libdeflate'
web='<(Poco|CLI)/'
xml='<libxml/'
toml='<toml'
side='"(db|templates|$zstd|signing|$zstd|channels)/'

# folder | what its files must not include
table=$(
    cat <<TABLE
core|$zstd|$deflate|$openssl|$postgres|$curl|$gmime|$xmlsec|$xslt|$draw|$web|$toml|$side|"gateway/
db|$deflate|$openssl|$curl|$gmime|$xmlsec|$xslt|$draw|$web|$toml|$xml|"(templates|signing|channels|gateway)/
templates|$zstd|$openssl|$postgres|$curl|$gmime|$xmlsec|$web|$toml|"(db|signing|channels|gateway)/
signing|$zstd|$postgres|$curl|$gmime|$xslt|$draw|$web|$toml|"(db|templates|channels|gateway)/
channels|$zstd|$deflate|$openssl|$postgres|$xmlsec|$xslt|$draw|$web|$toml|"(db|templates|signing|gateway)/
gateway|$zstd|$deflate|$openssl|$postgres|$curl|$gmime|$xmlsec|$xslt|$draw
TABLE
)
found=$(mktemp)
trap 'rm -f "$found"' EXIT
while IFS='|' read -r folder rest; do
    sources=$(files "$folder" -- '*.hpp' '*.cpp')
    [ -n "$sources" ] || continue
    pattern="^[[:space:]]*#[[:space:]]*include[[:space:]]+(${rest})"
    (cd "$root" && grep -nE "$pattern" $sources /dev/null) >>"$found" || [ $? -eq 1 ]
done <<<"$table"

# libxml2 is every folder's through core/xml.hpp, but never part of a contract: only headers that their module
# names in PRIVATE_HEADERS, and core's own XML headers, may show it.
private='^core/(xml|xml_errors|child_reader)\.hpp$'
for folder in $product; do
    for header in $(grep -oE '[a-z_0-9]+\.hpp' "$root/$folder/CMakeLists.txt" || true); do
        private+="|^$folder/${header%.hpp}\.hpp$"
    done
done
headers=$(files $product -- '*.hpp' | grep -vE "$private" || true)
(cd "$root" && grep -nE '#include ("core/(xml|child_reader)\.hpp"|"[a-z]+/libxml\.hpp"|<libxml/)' $headers /dev/null) \
    >>"$found" || [ $? -eq 1 ]
verdict "$found" "includes against the layers"
