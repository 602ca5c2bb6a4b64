#!/bin/bash
# Builds the fuzzing targets of tests/fuzz with clang and runs each for a while: scripts/fuzz.sh [SECONDS] [TARGET…]
# 30 seconds each and all targets unless told otherwise. Begins with the seeds of tests/fuzz/corpus; what is found on the
# way is kept in build/fuzz/corpus, so that the next run goes on from there. A finding ends its target: the input is then
# in build/fuzz/findings, and `build/fuzz/fuzz/fuzz_TARGET FILE` repeats it.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

seconds=30
if (($#)) && [[ $1 =~ ^[0-9]+$ ]]; then
    seconds=$1
    shift
fi
known=()
for file in "$root"/tests/fuzz/fuzz_*.cpp; do
    name=${file##*/fuzz_}
    known+=("${name%.cpp}")
done
targets=("$@")
if ((${#targets[@]} == 0)); then targets=("${known[@]}"); fi
for target in "${targets[@]}"; do
    [[ -f $root/tests/fuzz/fuzz_$target.cpp ]] ||
        fail "no target '$target'" "Usage: ${0##*/} [SECONDS] [TARGET…]; targets: ${known[*]}"
done

# The longest input, in bytes: long enough for what the target can read.
longest() {
    case $1 in
    olddatabase) echo 65536 ;;
    jsonbody | importers | registrymessages) echo 8192 ;;
    *) echo 4096 ;;
    esac
}

"$root/scripts/install-dependencies.sh" build fuzz
configure fuzz
build fuzz "${targets[@]/#/fuzz_}"

export ASAN_OPTIONS=detect_leaks=0:strict_string_checks=1 # a look for leaks after each input would take most of the time
export UBSAN_OPTIONS=print_stacktrace=1
folder=$root/build/fuzz
mkdir -p "$folder/findings" "$root/build/logs"

# fuzz TARGET: a line of what it did.
fuzz() {
    local target=$1 kept=$folder/corpus/$1 log=$root/build/logs/fuzz-$1.log words=$root/tests/fuzz/corpus/$1.dict
    local arguments=("-max_total_time=$seconds" "-max_len=$(longest "$target")" -rss_limit_mb=1024 -timeout=20
        "-artifact_prefix=$folder/findings/$target-" -print_final_stats=1)
    mkdir -p "$kept"
    if [[ -f $words ]]; then arguments+=("-dict=$words"); fi
    if ! "$folder/fuzz/fuzz_$target" "${arguments[@]}" "$kept" "$root/tests/fuzz/corpus/$target" >"$log" 2>&1; then
        grep -m 1 -A 30 -E 'ERROR|runtime error|does not hold|ASSERT' "$log" >&2 || tail -n 30 "$log" >&2
        fail "fuzzing found something in $target" "The whole output is in build/logs/fuzz-$target.log."
    fi
    awk -v target="$target" '
        /stat::number_of_executed_units/ { units = $2 }
        /stat::average_exec_per_sec/ { speed = $2 }
        /stat::peak_rss_mb/ { memory = $2 }
        match($0, /cov: [0-9]+/) { edges = substr($0, RSTART + 5, RLENGTH - 5) }
        match($0, /corp: [0-9]+/) { inputs = substr($0, RSTART + 6, RLENGTH - 6) }
        END { printf "%-18s %10d executions, %6d a second, %6d edges covered, %5d inputs, %4d MiB\n",
              target, units, speed, edges, inputs, memory }' "$log"
}

# One on each processor.
failed=0
running=0
for target in "${targets[@]}"; do
    if ((running == $(nproc))); then
        wait -n || failed=1
        running=$((running - 1))
    fi
    fuzz "$target" &
    running=$((running + 1))
done
while ((running-- > 0)); do wait -n || failed=1; done
exit "$failed"
