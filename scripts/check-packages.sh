#!/bin/bash
# Makes the deb packages and tries them: lintian, then installed, started, upgraded, removed and purged under a real systemd.
#   scripts/check-packages.sh [FOLDER]
# FOLDER: a Debian root, build/packages-root unless given; made at the first run and kept. Needs root and debootstrap.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/debianroot.sh
source "$root/scripts/debianroot.sh"
# shellcheck source=scripts/systemdroot.sh
source "$root/scripts/systemdroot.sh"

((EUID == 0)) || fail "namespaces need root" "sudo $0 $*"
folder=$(realpath -m "${1:-$root/build/packages-root}")
"$root/scripts/install-dependencies.sh" build packages
pin_dates # CMake writes the date into the changelog
rm -f "$root/build/release/.configured"
configure release
build release
shared=$(mktemp -d)
trap 'rm -rf "$shared"' EXIT

say "Packing"
(cd "$root/build/release" && rm -f ./*.deb && cpack -G DEB) >"$root/build/logs/cpack.log" 2>&1 ||
    fail "packing failed" "$(tail -n 5 "$root/build/logs/cpack.log")"
server=$(echo "$root"/build/release/hearthbook-server_*.deb)
desktop=$(echo "$root"/build/release/hearthbook_*.deb)
lintian --allow-root --fail-on error,warning "$server" "$desktop" || fail "lintian has something to say"

# repacked DEB NAME COMMAND…: DEB under another name, after a command ran in its unpacked folder.
repacked() {
    local deb=$1 name=$2 unpacked
    shift 2
    unpacked=$(mktemp -d -p "$shared")
    dpkg-deb -R "$deb" "$unpacked"
    (cd "$unpacked" && "$@")
    dpkg-deb --root-owner-group -b "$unpacked" "$shared/$name" >/dev/null
    rm -rf "$unpacked"
}

# shellcheck disable=SC1091
release=$(source /etc/os-release && echo "$VERSION_CODENAME")
make_debian_root "$release" "$folder" systemd systemd-sysv dbus curl sqlite3 zsh
say "What the packages need is installed by apt"
cp "$server" "$folder/server.deb"
cp "$desktop" "$folder/desktop.deb"
# shellcheck disable=SC2016  # dpkg-query fills it in
in_root "$folder" bash -c '
    set -e
    apt-get -qq autoremove -y --purge # what a former run installed beside the packages
    apt-get -qq update
    apt-get -qq install -y --no-install-recommends /server.deb
    if dpkg-query -W -f "\${Package}\n" | grep -E "^(libqt6gui6|libqt6widgets6|libx11-6|libgl1)$"; then exit 3; fi
    apt-get -qq install -y --no-install-recommends /desktop.deb
    dpkg -P hearthbook hearthbook-server' >"$root/build/logs/apt.log" 2>&1 ||
    fail "apt cannot install the packages, or the server needs a graphical library" "$(tail -n 5 "$root/build/logs/apt.log")"
cp "$server" "$shared/server.deb"
cp "$desktop" "$shared/desktop.deb"
repacked "$server" former.deb sed -i 's/^Version: .*/Version: 0.0.1-1/' DEBIAN/control
repacked "$server" foreign.deb sed -i 's/^Architecture: .*/Architecture: s390x/' DEBIAN/control
cp "$root/resources/demo/devices.json" "$root"/scripts/inside/{checks,service}.sh "$shared/"
cp "$root/scripts/inside/packages.sh" "$shared/inside.sh"
say "Booting systemd in $folder"
boot_root "$folder" "$shared" 240 || fail "the packages do not do what they should" "$(tail -n 5 "$shared/console")"
say "The packages do what they should"
