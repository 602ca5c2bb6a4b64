#!/bin/bash
# Makes the deb packages of what is committed twice, in two places and the second time without the compiler cache, and compares them byte
# by byte.
#   scripts/check-reproducible.sh
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

[[ -z $(git -C "$root" status --porcelain) ]] || fail "something is not committed" "What is compared is a commit: git status"
elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT

say "Here"
"$root/scripts/pack.sh"
say "And elsewhere"
git clone --quiet "$root" "$elsewhere/another tree"
CCACHE_DISABLE=1 "$elsewhere/another tree/scripts/pack.sh"

failed=0
for package in "$root"/build/packages/*.deb; do
    name=${package##*/}
    if cmp "$package" "$elsewhere/another tree/build/packages/$name"; then echo "ok      $name is the same"; else echo "FAILED  $name"; failed=1; fi
done
((failed == 0)) || fail "the same commit made other bytes" "diffoscope shows what differs"
