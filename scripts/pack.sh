#!/bin/bash
# Makes the deb packages, and has lintian judge them.
#   scripts/pack.sh [bookworm|trixie [FOLDER]]
# For this machine's release of Debian unless another is named; in build/packages. Those for another release are built in a root of it and
# come into build/packages/<release>; the root is FOLDER, build/<release> unless given, made at the first run and kept, which needs root
# and debootstrap. The same commit makes the same bytes. A copy without .git is dated by SOURCE_DATE_EPOCH.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/debianroot.sh
source "$root/scripts/debianroot.sh"

here=$(debian_release)
release=${1:-$here}
packages=$root/build/packages
pin_dates # CMake writes the date into the changelog

pack() {
    "$root/scripts/install-dependencies.sh" build packages
    rm -f "$root/build/release/.configured"
    configure release
    build release packaging

    say "Packing"
    (cd "$root/build/release" && cpack -G DEB -B "$packages") >"$root/build/logs/cpack.log" 2>&1 ||
        fail "packing failed" "$(tail -n 5 "$root/build/logs/cpack.log")"
    rm -rf "$packages/_CPack_Packages"
    lintian --allow-root --fail-on error,warning "$packages"/*.deb || fail "lintian has something to say"
}

pack_elsewhere() {
    local folder=$1
    ((EUID == 0)) || fail "a root of Debian needs root" "sudo $0 $release"
    make_debian_root "$release" "$folder"
    in_tree_of "$folder" scripts/pack.sh
    cp "$folder"/src/hearthbook/build/packages/*.deb "$packages/"
}

if [[ $release != "$here" ]]; then packages+=/$release; fi
mkdir -p "$packages"
rm -f "$packages"/*.deb
if [[ $release == "$here" ]]; then pack; else pack_elsewhere "$(realpath -m "${2:-$root/build/$release}")"; fi
ls -l "$packages"/*.deb
