# Parts from npm. Sourced.

# npm_parts FOLDER WHAT: the lock file of the folder is the version; it is installed again only when it changed.
npm_parts() {
    local folder=$1 what=$2 lock_sum
    lock_sum=$(sha256sum <"$folder/package-lock.json")
    [ "$(cat "$folder/node_modules/.lock-sum" 2>/dev/null)" != "$lock_sum" ] || return 0
    echo "setup: instala $what (npm)"
    (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
    echo "$lock_sum" >"$folder/node_modules/.lock-sum"
}
