#!/usr/bin/env bash
# judge.sh CACHE ARGUMENTS…: EU DSS's verdict (see DssJudge.java); libraries come from Maven Central once.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cache=$(cd "$1" && pwd)
shift
{
    flock 9
    stamp=$(cat "$here"/pom.xml "$here"/*.java | sha256sum)
    if [ "$(cat "$cache/stamp" 2>/dev/null)" != "$stamp" ]; then
        rm -rf "$cache/lib" "$cache/classes" "$cache/stamp"
        mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies -DoutputDirectory="$cache/lib" >&2
        javac -cp "$cache/lib/*" -d "$cache/classes" "$here"/*.java
        echo "$stamp" >"$cache/stamp"
    fi
} 9>"$cache/lock"
exec java -Xshare:auto -XX:TieredStopAtLevel=1 -cp "$cache/classes:$cache/lib/*" DssJudge --edits "$here/policy-edits.txt" "$@"
