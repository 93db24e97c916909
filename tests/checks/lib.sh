# Shared by the checks: which files are ours. Sourced, with the tree's root as first argument of the check.
root=$(cd "${1:?usage: $0 ROOT}" && pwd)
product="core db templates signing channels gateway"

# files FOLDER… -- PATTERN…: files of ours below the folders, relative to the root, sorted. A folder that is
# not there is an error: a check that looks at nothing must not pass.
files() {
    local folders=() names=()
    while [ "$1" != -- ]; do
        [ -d "$root/$1" ] || { echo "no such folder: $1" >&2; return 1; }
        folders+=("$1")
        shift
    done
    shift
    for pattern in "$@"; do names+=(-o -name "$pattern"); done
    (cd "$root" && find "${folders[@]}" \( -name build -o -name .git -o -name .run -o -name node_modules \
        -o -name __pycache__ \) -prune -o -type f \( "${names[@]:1}" \) -print | sed 's,^\./,,' | LC_ALL=C sort)
}

# verdict FILE MESSAGE: red when the file holds any line.
verdict() {
    if [ -s "$1" ]; then
        cat "$1"
        echo "FAILED: $2 ($(wc -l <"$1"))"
        exit 1
    fi
    echo "ok: $2: none"
}
