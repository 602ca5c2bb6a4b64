#!/bin/bash
# Formats the C++ files of the tree with clang-format 19, or those named.
#   scripts/format.sh [--check] [FILE…]        --check changes nothing, lists what differs and fails
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

check=false
if [[ ${1-} == --check ]]; then
    check=true
    shift
fi
command -v clang-format-19 >/dev/null || fail "clang-format-19 is missing" "scripts/install-dependencies.sh lint"
if (($#)); then
    files=()
    for file in "$@"; do
        case $file in
        *.cpp | *.h) files+=("$file") ;;
        *) fail "not a C++ file: $file" ;;
        esac
    done
else
    cd "$root"
    mapfile -t files < <(tree_files '*.cpp' '*.h')
fi
if ((${#files[@]} == 0)); then exit 0; fi

if ! $check; then
    clang-format-19 -i "${files[@]}"
    exit 0
fi
if output=$(printf '%s\0' "${files[@]}" | xargs -0 -P "$(nproc)" -n 32 clang-format-19 --dry-run --Werror 2>&1); then
    say "Format: ${#files[@]} files are well formatted"
    exit 0
fi
mapfile -t wrong < <(sed -n 's/^\(.*\):[0-9]*:[0-9]*: error: .*/\1/p' <<<"$output" | sort -u)
if ((${#wrong[@]} == 0)); then fail "clang-format failed" "$output"; fi
fail "${#wrong[@]} files are not formatted as .clang-format says" "${wrong[@]}" "Run: scripts/format.sh"
