#!/usr/bin/env bash
# Time, randomness and the environment each enter at one place, so that a test can hold them: the clock in
# core/clock, random numbers in signing/random, the environment in gateway/config, passwords that stand in it in
# gateway/unlock, which takes them out.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
found=$(mktemp)
trap 'rm -f "$found"' EXIT
mapfile -t sources < <(files $product -- '*.hpp' '*.cpp')
cd "$root"
# look PATTERN ALLOWED: the pattern only in the allowed files; what stands behind // does not count.
look() {
    for file in "${sources[@]}"; do
        [[ $file =~ ^($2)\.(cpp|hpp)$ ]] && continue
        sed 's,//.*,,' "$file" | grep -nE "$1" | sed "s,^,$file:," >>"$found" || [ $? -eq 1 ]
    done
}
look '\bsystem_clock\b.*\bnow\b|\bgettimeofday\b|\bclock_gettime\b|[^_a-z.:]time\((NULL|nullptr|0|&)' 'core/clock'
look '\b(localtime|gmtime|mktime)(_r)?\b' 'core/zona_centro'
look '\bgetenv\b|\bsetenv\b' 'gateway/(config|unlock)'
look '\b(s?rand|random|drand48)\(|std::(mt19937|random_device)|\bRAND_bytes\b' 'signing/random'
verdict "$found" "second sources of time, chance or environment"
