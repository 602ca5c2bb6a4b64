#!/bin/bash
# Checks the scripts with shellcheck and the C++ files of a built tree with clang-tidy 19.
#   scripts/lint.sh [--preset NAME] [FILE…]    all files of app, core, server and ui, unless some are named
# What was clean stays clean: a file is checked again only when it, a header of ours that it includes, its compile
# command or .clang-tidy changed. The answers are in build/.tidy-cache; tests are compiled with warnings, not tidied.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root"

preset=release
if [[ ${1-} == --preset ]]; then
    preset=${2:?--preset needs a name}
    shift 2
fi
for tool in clang-tidy-19 run-clang-tidy-19 shellcheck; do
    command -v "$tool" >/dev/null || fail "$tool is missing" "scripts/install-dependencies.sh lint"
done
commands=build/$preset/compile_commands.json
[[ -f $commands ]] || fail "$commands is missing" "Build first: scripts/test.sh $preset"

if (($# == 0)); then
    mapfile -t scripts < <(tree_files '*.sh')
    if [[ -f .ci/run ]]; then scripts+=(.ci/run); fi
    shellcheck -x "${scripts[@]}" || fail "shellcheck found something" "See above."
fi

# clang cannot read GCC's precompiled headers, and each header shall stand on its own anyway.
tidy=build/.tidy-cache
mkdir -p "$tidy"
sed -E 's/ -(fpch-preprocess|Winvalid-pch)//g; s/ -include [^ ]*cmake_pch\.hxx//g' "$commands" >"$tidy/compile_commands.json"

# key of each compiled file: what clang-tidy's answer depends on. ninja knows the headers from the last build, by paths that
# begin at the root or, through ccache, at the build folder.
keys() {
    local fixed
    fixed=$(cat .clang-tidy <(clang-tidy-19 --version) | sha256sum)
    ninja -C "build/$preset" -t deps | awk -v root="$root/" '
        /^[^ ].*: #deps/ { files = ""; next }
        /^$/ { if (files != "") print files; files = ""; next }
        index($1, root) == 1 || index($1, "../../") == 1 {
            name = substr($1, index($1, root) == 1 ? length(root) + 1 : 7)
            if (name !~ /^build\// || files == "") files = files (files == "" ? "" : " ") name
        }' | while read -r -a files; do
        case ${files[0]} in
        build/*) continue ;;
        esac
        printf '%s %s\n' "$({
            echo "$fixed"
            grep -F -- "-c $root/${files[0]}\"" "$tidy/compile_commands.json"
            cat -- "${files[@]}"
        } 2>/dev/null | sha256sum | cut -c1-32)" "${files[0]}"
    done
}

declare -A key_of=()
while read -r key file; do key_of[$file]=$key; done < <(keys)
wanted=()
if (($#)); then
    for file in "$@"; do wanted+=("$(realpath --relative-to="$root" "$file")"); done
else
    mapfile -t wanted < <(tree_files 'app/*.cpp' 'core/*.cpp' 'server/*.cpp' 'ui/*.cpp')
fi

stale=() unknown=()
for file in "${wanted[@]}"; do
    key=${key_of[$file]-}
    if [[ -z $key ]]; then
        unknown+=("$file")
    elif [[ ! -e $tidy/$key ]]; then
        stale+=("$file")
    fi
done

# A check that silently has nothing to check would always pass.
if ((${#unknown[@]})); then fail "not part of the built tree, so not checked: ${unknown[*]}" "Build first: scripts/test.sh $preset"; fi

check() {
    local output
    if output=$(clang-tidy-19 -p "$tidy" --quiet "$2" 2>&1); then
        : >"$tidy/$1"
        printf '    %s\n' "$2" >&2
    else
        printf '%s\n' "$output" | grep -v -E '^[0-9]+ warnings? (generated|treated)' >&2
        return 1
    fi
}
export -f check
export tidy

say "clang-tidy: ${#stale[@]} of ${#wanted[@]} files to check"
failed=0
for file in "${stale[@]}"; do printf '%s %s\n' "${key_of[$file]}" "$file"; done |
    xargs -r -P "${TIDY_JOBS:-$(nproc)}" -L 1 bash -c 'check "$@"' check || failed=1
find "$tidy" -type f -not -name '*.json' -mtime +30 -delete
if ((failed)); then fail "clang-tidy found something" "See above; what is right as it is takes a // NOLINT(check) with the reason."; fi
say "Lint: clean"
