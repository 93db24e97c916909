# Shared by scripts/test and the steps of .ci: where we are, how we build, how we test. Sourced.
cd "$(dirname "${BASH_SOURCE[0]}")/.."
: "${CCACHE_DIR:=$PWD/build/ccache}"
: "${JOBS:=$(nproc)}"
export CCACHE_DIR CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1

say() { printf '\n== %s\n' "$*"; }

# configure PRESET
configure() { cmake --preset "$1" -G Ninja >"build/configure-$1.log" 2>&1 || { cat "build/configure-$1.log"; return 1; }; }

# build PRESET [TARGET…]
build() {
    local preset=$1
    shift
    mkdir -p build
    configure "$preset"
    cmake --build "build/$preset" -j "$JOBS" ${*:+--target "$@"}
}

# run_tests PRESET NAME [CTEST-OPTION…]: its counts are added to the closing lines of scripts/test. Tests meet real
# servers with real patience: one that fails on a machine that had no time for it is run once more, and CTest says so.
run_tests() {
    local preset=$1 name=$2
    shift 2
    mkdir -p build/results
    rm -f "build/results/$name.xml"
    ctest --preset "$preset" -j "$JOBS" --repeat until-pass:2 \
        --output-junit "$PWD/build/results/$name.xml" "$@"
}
