#!/bin/bash
# Makes the portable desktop program and tries it in a fresh Debian that has a display and nothing of Qt, under a window manager.
#   scripts/check-portable.sh [RELEASE [FOLDER]]
# RELEASE: bookworm unless given. FOLDER: the Debian root, build/portable-<release>; made at the first run and kept. A picture of the
# window is in build/portable/window.png afterwards. Needs root and debootstrap.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/debianroot.sh
source "$root/scripts/debianroot.sh"

((EUID == 0)) || fail "a chroot needs root" "sudo $0 $*"
release=${1:-bookworm}
folder=$(realpath -m "${2:-$root/build/portable-$release}")
"$root/scripts/portable.sh"
make_debian_root "$release" "$folder" xvfb x11-utils openbox xdotool imagemagick desktop-file-utils fonts-dejavu-core \
    libgl1 libegl1 libfontconfig1 libharfbuzz0b procps xz-utils

shared=$folder/srv/portable
rm -rf "$shared" "$folder/home/a user"
mkdir -p "$shared" "$folder/home/a user"
chroot "$folder" bash -c 'getent passwd tester >/dev/null || useradd --no-create-home --home-dir "/home/a user" tester'
cp "$root"/build/portable/hearthbook-*.tar.xz "$root"/build/portable/hearthbook-*.sh "$root"/scripts/inside/{checks,portable}.sh "$shared/"
chroot "$folder" chown -R tester: "/home/a user" /srv/portable
say "Trying it in $folder"
# shellcheck disable=SC2016  # of the inner shell
in_root "$folder" bash -c '
    set -e
    mount -t tmpfs tmpfs /tmp
    mount --bind /srv/portable /mnt
    mkdir -p /mnt/small
    mount -t tmpfs -o size=30m tmpfs /mnt/small
    chmod 1777 /tmp /mnt/small
    cd /mnt
    setpriv --reuid=tester --regid=tester --clear-groups bash portable.sh /mnt/*.tar.xz /mnt/hearthbook-*.sh /mnt/window.png' ||
    fail "the portable program does not do what it should"
cp "$shared/window.png" "$root/build/portable/window.png"
say "The portable program does what it should: build/portable/window.png"
