#!/bin/bash
# Makes the Windows installer of packaging/windows and tries it under Wine: installs, upgrades, removes, always silently.
#   scripts/check-windows.sh [FOLDER]
# What is tried is the installer, not Hearthbook: Debian has no Qt for Windows, so the program in it is a stand-in of a few lines of C,
# laid out as windeployqt lays out the real one. Wine is not Windows either: no question for the administrator's consent, no virus scanner.
# FOLDER: the Debian root, build/windows-root; made at the first run and kept (3.6 GB). The installer of the stand-in is in build/windows
# afterwards. Needs root and debootstrap.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/debianroot.sh
source "$root/scripts/debianroot.sh"

((EUID == 0)) || fail "a chroot needs root" "sudo $0 $*"
folder=$(realpath -m "${1:-$root/build/windows-root}")
make_debian_root bookworm "$folder"
if [[ ! -e $folder/.windows ]]; then
    say "Installing NSIS, MinGW and Wine in it"
    log=$root/build/logs/windows-root.log
    mkdir -p "$root/build/logs"
    # wine32 of the other architecture: NSIS makes installers of 32 bits, whatever they install.
    in_root "$folder" bash -c '
        set -e
        dpkg --add-architecture i386
        apt-get -qq update
        apt-get -qq install -y --no-install-recommends nsis cmake gcc-mingw-w64-x86-64-win32 \
            xvfb xauth wine wine32:i386 wine64
        apt-get clean' >"$log" 2>&1 || fail "they could not be installed" "$(tail -n 5 "$log")" "The whole output is in $log."
    touch "$folder/.windows"
fi

shared=$folder/srv/windows
rm -rf "$shared"
mkdir -p "$shared"
(cd "$root" && cp --parents LICENSE CMakeLists.txt packaging/{cmake,windows}/* resources/icons/hearthbook.ico "$shared/")
cp "$root"/scripts/inside/{checks,windows}.sh "$shared/"
say "Trying it in $folder"
# shellcheck disable=SC2016  # of the inner shell
in_root "$folder" bash -c '
    set -e
    mount -t tmpfs tmpfs /tmp
    mount --bind /srv/windows /mnt
    cd /mnt
    xvfb-run -a bash windows.sh "$1"' inner "$(tree_version)" || fail "the installer does not do what it should"
mkdir -p "$root/build/windows"
cp "$shared"/made/*"-$(tree_version)-"*.exe "$root/build/windows/"
say "The installer does what it should, around a stand-in: build/windows"
