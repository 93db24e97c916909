#!/usr/bin/env bash
# One outside world a folder: gateway → channels, templates, signing, db → core, and the four in the middle do
# not know each other. Every C library is included by its own folder alone.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

openssl='<openssl/'
postgres='<(libpq|postgresql/|pg_)'
curl='<curl/'
gmime='<gmime/'
xmlsec='<xmlsec/'
xslt='<lib(e?)xslt/'
draw='<(hb|harfbuzz/|qrencode|libdeflate)'
web='<(Poco|CLI)/'
xml='<libxml/'
toml='<toml'
side='"(db|templates|signing|channels)/'

# folder | what its files must not include
table=$(
    cat <<TABLE
core|$openssl|$postgres|$curl|$gmime|$xmlsec|$xslt|$draw|$web|$toml|$side|"gateway/
db|$openssl|$curl|$gmime|$xmlsec|$xslt|$draw|$web|$toml|$xml|"(templates|signing|channels|gateway)/
templates|$openssl|$postgres|$curl|$gmime|$xmlsec|$web|$toml|"(db|signing|channels|gateway)/
signing|$postgres|$curl|$gmime|$xslt|$draw|$web|$toml|"(db|templates|channels|gateway)/
channels|$openssl|$postgres|$xmlsec|$xslt|$draw|$web|$toml|"(db|templates|signing|gateway)/
gateway|$openssl|$postgres|$curl|$gmime|$xmlsec|$xslt|$draw
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

# libxml2 is every folder's through core/xml.hpp, but never part of a contract.
headers=$(files $product -- '*.hpp' | grep -vE '^(core/xml|core/xml_errors|signing/xmlsec)\.hpp$' || true)
(cd "$root" && grep -nE '#include ("core/xml\.hpp"|<libxml/)' $headers /dev/null) >>"$found" || [ $? -eq 1 ]
verdict "$found" "includes against the layers"
