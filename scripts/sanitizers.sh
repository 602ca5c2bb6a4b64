#!/bin/bash
# Builds and runs the tests under the sanitizers, one after the other: all of them under address, leak and undefined
# behaviour (preset asan), those labelled tsan under the thread sanitizer (preset tsan).
#   scripts/sanitizers.sh [asan] [tsan]
# Goes on after a failure, so that one run tells everything. CONTRIBUTING.md says why not all run under the thread sanitizer.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

presets=("$@")
if ((${#presets[@]} == 0)); then presets=(asan tsan); fi
for preset in "${presets[@]}"; do
    [[ $preset == asan || $preset == tsan ]] || fail "no sanitizers '$preset'" "Usage: ${0##*/} [asan] [tsan]"
done

mkdir -p "$root/build/logs"
summary=()
failed=0
for preset in "${presets[@]}"; do
    log=$root/build/logs/sanitizers-$preset.log
    started=$SECONDS
    if "$root/scripts/test.sh" "$preset" 2>&1 | tee "$log"; then result=clean; else result=FAILED failed=1; fi
    tests=$(grep -E '^[0-9]+% tests passed' "$log" || echo 'no tests were run')
    summary+=("$preset: $result after $((SECONDS - started)) s: $tests (build/logs/sanitizers-$preset.log)")
done
say "Sanitizers"
printf '%s\n' "${summary[@]}"
exit "$failed"
