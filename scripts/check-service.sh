#!/bin/bash
# Runs the built server under a real systemd, by its unit: started, fenced in, reloaded, hung, killed, stopped.
#   scripts/check-service.sh [FOLDER]
# FOLDER: a Debian root, build/service-root unless given; made at the first run and kept. Needs root and debootstrap.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/debianroot.sh
source "$root/scripts/debianroot.sh"
# shellcheck source=scripts/systemdroot.sh
source "$root/scripts/systemdroot.sh"

((EUID == 0)) || fail "namespaces need root" "sudo $0 $*"
folder=$(realpath -m "${1:-$root/build/service-root}")
program=$root/build/release/bin/hearthbookd
configure release
build release hearthbookd

# The packages that the program's libraries are in, and SQLite's driver of Qt, which is loaded by name.
libraries() {
    ldd "$program" | awk '$3 ~ "^/" { print $3 }' | xargs -n1 realpath | sed 's|^/usr||' |
        while IFS= read -r file; do dpkg-query -S "*$file" 2>/dev/null | head -n 1; done |
        sed -E 's/:.*//' | sort -u
    echo libqt6sql6-sqlite
}

# shellcheck disable=SC1091
release=$(source /etc/os-release && echo "$VERSION_CODENAME")
# shellcheck disable=SC2046
make_debian_root "$release" "$folder" systemd systemd-sysv dbus procps curl sqlite3 $(libraries)
shared=$(mktemp -d)
trap 'rm -rf "$shared"' EXIT
cp "$program" "$root/packaging/systemd/hearthbookd.service" "$root/resources/demo/devices.json" "$shared/"
cp "$root/scripts/inside/service.sh" "$shared/inside.sh"
say "Booting systemd in $folder"
boot_root "$folder" "$shared" 180 || fail "the service does not do what it should" "$(tail -n 5 "$shared/console")"
say "The service does what it should"
