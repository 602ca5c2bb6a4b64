#!/bin/bash
# Checks the scripts with shellcheck and the C++ files of a built tree with clang-tidy 19.
#   scripts/lint.sh [--preset NAME] [FILE…]    all files of app, core, server and ui, unless some are named
# What was clean stays clean: a file is checked again only when it, a header of ours that it includes, its compile
# command, .clang-tidy or an installed development package changed. The answers are kept for all clones of this user, as
# ccache keeps objects: in HEARTHBOOK_TIDY_CACHE, else ~/.cache/hearthbook-tidy. Tests are compiled with warnings, not tidied.
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
    scripts+=(packaging/debian/server/{postinst,prerm,postrm} packaging/portable/AppRun)
    shellcheck -x "${scripts[@]}" || fail "shellcheck found something" "See above."
fi

# clang cannot read GCC's precompiled headers, and each header shall stand on its own anyway.
tidy=build/.tidy
cache=${HEARTHBOOK_TIDY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/hearthbook-tidy}
mkdir -p "$tidy" "$cache"
sed -E 's/ -(fpch-preprocess|Winvalid-pch)//g; s/ -include [^ ]*cmake_pch\.hxx//g' "$commands" >"$tidy/compile_commands.json"

# What every answer depends on: the checks, the tool, and the headers of the system, by their packages' versions.
fixed=$({
    cat .clang-tidy scripts/tidy/ownscope.cpp
    clang-tidy-19 --version
    dpkg-query -W '*-dev' clang-tidy-19
} | sha256sum | cut -c1-32)

# The plug-in that leaves the headers of the system out of the walk: they would be nine tenths of it.
plugin=$cache/ownscope-$fixed.so
if [[ ! -e $plugin ]]; then
    g++ -shared -fPIC -fno-rtti -std=c++20 -isystem /usr/lib/llvm-19/include scripts/tidy/ownscope.cpp -o "$plugin.$$" ||
        fail "clang-tidy's plug-in does not compile" "scripts/install-dependencies.sh lint"
    mv "$plugin.$$" "$plugin"
fi
tidy_with() { clang-tidy-19 -load "$plugin" --checks=hearthbook-own-scope "$@"; }
tidy_with --list-checks | grep hearthbook-own-scope >/dev/null || fail "clang-tidy does not load its plug-in" "$plugin"

wanted=()
if (($#)); then
    for file in "$@"; do wanted+=("$(realpath --relative-to="$root" "$file")"); done
else
    mapfile -t wanted < <(tree_files 'app/*.cpp' 'core/*.cpp' 'server/*.cpp' 'ui/*.cpp')
fi

# key of each wanted file: what clang-tidy's answer depends on. ninja knows the headers from the last build, by paths that
# begin at the root or, through ccache, at the build folder.
declare -A command_of=() key_of=()
while IFS=$'\t' read -r file command; do command_of[$file]=$command; done < <(
    sed -nE "s|$root/|./|g; s|^ *\"command\": \"(.* -c \./([^ \"]*))\",?\$|\2\t\1|p" "$tidy/compile_commands.json"
)
for file in "${wanted[@]}"; do key_of[$file]=''; done
while read -r -a files; do
    if [[ ! -v "key_of[${files[0]}]" ]]; then continue; fi
    key=$({
        printf '%s\n' "$fixed" "${command_of[${files[0]}]}"
        cat -- "${files[@]}"
    } | sha256sum)
    key_of[${files[0]}]=${key:0:32}
done < <(ninja -C "build/$preset" -t deps | awk -v root="$root/" '
    /^[^ ].*: #deps/ { files = ""; next }
    /^$/ { if (files != "") print files; files = ""; next }
    index($1, root) == 1 || index($1, "../../") == 1 {
        name = substr($1, index($1, root) == 1 ? length(root) + 1 : 7)
        if (name !~ /^build\// || files == "") files = files (files == "" ? "" : " ") name
    }')

stale=() unknown=()
for file in "${wanted[@]}"; do
    key=${key_of[$file]-}
    if [[ -z $key ]]; then
        unknown+=("$file")
    elif [[ ! -e $cache/$key ]]; then
        stale+=("$file")
    fi
done

# A check that silently has nothing to check would always pass.
if ((${#unknown[@]})); then fail "not part of the built tree, so not checked: ${unknown[*]}" "Build first: scripts/test.sh $preset"; fi

check() {
    local output
    if output=$(tidy_with -p "$tidy" --quiet "$2" 2>&1); then
        : >"$cache/$1"
        printf '    %s\n' "$2" >&2
    else
        printf '%s\n' "$output" | grep -v -E '^[0-9]+ warnings? (generated|treated)' >&2
        return 1
    fi
}
export -f check tidy_with
export tidy cache plugin

say "clang-tidy: ${#stale[@]} of ${#wanted[@]} files to check"
failed=0
for file in "${stale[@]}"; do printf '%s %s\n' "${key_of[$file]}" "$file"; done |
    xargs -r -P "${TIDY_JOBS:-$(nproc)}" -L 1 bash -c 'check "$@"' check || failed=1
find "$cache" -type f -mtime +30 -delete
if ((failed)); then fail "clang-tidy found something" "See above; what is right as it is takes a // NOLINT(check) with the reason."; fi
say "Lint: clean"
