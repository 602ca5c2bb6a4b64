#!/bin/bash
# Makes the deb packages and tries them: lintian, then installed, started, upgraded from an older build, removed and purged under a real
# systemd.
#   scripts/check-debs.sh [bookworm|trixie [FOLDER]]
# For this machine's release of Debian unless another is named: that one's packages are built in a root of it, build/<release>. FOLDER: the
# root in which they are tried, build/packages-<release> unless given. Roots are made at the first run and kept. Needs root and debootstrap.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/debianroot.sh
source "$root/scripts/debianroot.sh"
# shellcheck source=scripts/former.sh
source "$root/scripts/former.sh"
# shellcheck source=scripts/systemdroot.sh
source "$root/scripts/systemdroot.sh"

((EUID == 0)) || fail "namespaces need root" "sudo $0 $*"
here=$(debian_release)
release=${1:-$here}
[[ $release == bookworm || $release == trixie ]] || fail "no release '$release'" "Usage: ${0##*/} [bookworm|trixie [FOLDER]]"
mkdir -p "$root/build/logs" "$root/build/packages"
folder=$(realpath -m "${2:-$root/build/packages-$release}")
shared=$(mktemp -d)
trap 'rm -rf "$shared"' EXIT

packages=$root/build/packages
elsewhere='' # a package that does not fit this release
if [[ $release != "$here" ]]; then
    elsewhere=$(find "$packages" -maxdepth 1 -name 'hearthbook-server_*.deb')
    packages+=/$release
fi
"$root/scripts/pack.sh" "$release"
server=$(echo "$packages"/hearthbook-server_*.deb)
desktop=$(echo "$packages"/hearthbook_*.deb)

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

make_debian_root "$release" "$folder" systemd systemd-sysv dbus curl sqlite3 zsh
say "What the packages need is installed by apt"
cp "$server" "$folder/srv/server.deb"
cp "$desktop" "$folder/srv/desktop.deb"
cp "$root"/scripts/inside/{checks,apt}.sh "$folder/srv/"
if [[ -n $elsewhere ]]; then cp "$elsewhere" "$folder/srv/elsewhere.deb"; fi
in_root "$folder" bash /srv/apt.sh ${elsewhere:+/srv/elsewhere.deb} || fail "apt does not install the packages as it should"

cp "$server" "$shared/server.deb"
cp "$desktop" "$shared/desktop.deb"
if ! former_package "$release" "$root/build/$release" "$shared/former.deb"; then
    echo "skipped an older build: its commit is not in this clone; this build with a lower number takes its place"
    cp "$server" "$shared/former.deb"
fi
repacked "$shared/former.deb" former.deb sed -i 's/^Version: .*/Version: 0.0.1-1/' DEBIAN/control
repacked "$server" foreign.deb sed -i 's/^Architecture: .*/Architecture: s390x/' DEBIAN/control
cp "$root/resources/demo/devices.json" "$root"/scripts/inside/{checks,service}.sh "$shared/"
cp "$root/scripts/inside/debs.sh" "$shared/inside.sh"
say "Booting systemd in $folder"
boot_root "$folder" "$shared" 240 || fail "the packages do not do what they should" "$(tail -n 5 "$shared/console")"
say "The packages do what they should"
