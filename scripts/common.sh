# shellcheck shell=bash
# What the scripts share. Sourced, not run; the caller has set -euo pipefail.

# shellcheck disable=SC2034  # used by those who source this
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Progress goes to standard error: standard output belongs to the program that is started, or to CTest.
say() { printf '==> %s\n' "$*" >&2; }
note() { printf '    %s\n' "$*" >&2; }
warn() { printf 'warning: %s\n' "$*" >&2; }

# fail MESSAGE [WHAT TO DO …]
fail() {
    printf 'error: %s\n' "$1" >&2
    shift
    if (($#)); then printf '       %s\n' "$@" >&2; fi
    exit 1
}

# The version of the tree, which stands in CMakeLists.txt alone.
tree_version() { sed -n 's/^project(hearthbook VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt"; }

# What is packed bears the time of the commit, unless somebody says another: the same commit makes the same bytes, whenever it is packed.
pin_dates() {
    SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || date +%s)}
    export SOURCE_DATE_EPOCH
}

# tree_files PATTERN…: the files of the tree that match, one a line. A copy without .git has only what was copied.
tree_files() {
    if git -C "$root" rev-parse --is-inside-work-tree >/dev/null 2>&1; then
        git -C "$root" ls-files --cached --others --exclude-standard -- "$@" | while IFS= read -r file; do
            if [[ -f $root/$file ]]; then printf '%s\n' "$file"; fi
        done
    else
        local pattern names=()
        for pattern in "$@"; do names+=(-o -name "$pattern"); done
        (cd "$root" && find . \( -path ./build -o -path ./data \) -prune -o -type f \( "${names[@]:1}" \) -print) |
            sed 's|^\./||'
    fi | sort
}

# configure PRESET: skipped while the configured tree is current; ninja itself runs CMake again when a CMake file changed.
configure() {
    local preset=$1 folder=$root/build/$1
    local cache=$folder/CMakeCache.txt made=$folder/.configured
    if [[ -f $cache ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
        note "build/$preset was made for another place: made anew"
        rm -rf "$cache" "$folder/CMakeFiles"
    fi
    if [[ -f $made && -f $folder/build.ninja && ! $root/CMakePresets.json -nt $made ]]; then return 0; fi
    say "Configuring $preset"
    mkdir -p "$root/build/logs"
    local log=$root/build/logs/configure-$preset.log
    if ! (cd "$root" && cmake --preset "$preset") >"$log" 2>&1; then
        grep -A12 'CMake Error' "$log" >&2 || tail -n 20 "$log" >&2
        fail "configuring failed" "The whole output is in build/logs/configure-$preset.log." \
            "A library that is not found: scripts/install-dependencies.sh build" \
            "Anything else after an upgrade of the system: remove build/$preset and try again."
    fi
    touch "$made"
}

# build PRESET [TARGET…]: all targets without a name. Keeps the output in build/logs, shows it too.
build() {
    local preset=$1
    shift
    local log=$root/build/logs/build-$preset.log targets=()
    if (($#)); then targets=(--target "$@"); fi
    say "Building $preset${*:+: $*}"
    mkdir -p "$root/build/logs"
    if ! (cd "$root" && cmake --build --preset "$preset" "${targets[@]}") 2>&1 | tee "$log" >&2; then
        if grep -q 'Killed signal' "$log"; then
            fail "the build ran out of memory" "CMAKE_BUILD_PARALLEL_LEVEL=1 $0 needs less."
        fi
        fail "the build failed" "The first errors, out of build/logs/build-$preset.log:" \
            "$(grep -m 5 -E '(error:|undefined reference|CMake Error)' "$log" || tail -n 5 "$log")"
    fi
}
