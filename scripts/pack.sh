#!/bin/bash
# Makes the deb packages for this machine's release of Debian, in build/packages, and has lintian judge them.
#   scripts/pack.sh
# The same commit makes the same bytes. A copy without .git is dated by SOURCE_DATE_EPOCH.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

"$root/scripts/install-dependencies.sh" build packages
pin_dates # CMake writes the date into the changelog
rm -f "$root/build/release/.configured"
configure release
build release packaging

say "Packing"
packages=$root/build/packages
rm -rf "$packages"
mkdir -p "$packages"
(cd "$root/build/release" && cpack -G DEB -B "$packages") >"$root/build/logs/cpack.log" 2>&1 ||
    fail "packing failed" "$(tail -n 5 "$root/build/logs/cpack.log")"
rm -rf "$packages/_CPack_Packages"
lintian --allow-root --fail-on error,warning "$packages"/*.deb || fail "lintian has something to say"
ls -l "$packages"
