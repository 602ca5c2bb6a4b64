#!/bin/bash
# Builds and tests the tree on a fresh Debian, in a chroot. Needs root, debootstrap and Debian's mirror.
#   scripts/check-debian.sh [--prepare] bookworm|trixie [FOLDER]
# FOLDER: build/<release> unless given; kept, so that a second run is quick. --prepare stops when the packages are installed. CCACHE_DIR is used inside too, where it is set.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/debianroot.sh
source "$root/scripts/debianroot.sh"

prepare=false
if [[ ${1-} == --prepare ]]; then
    prepare=true
    shift
fi
if (($# < 1 || $# > 2)) || [[ ! $1 =~ ^(bookworm|trixie)$ ]]; then
    fail "usage: ${0##*/} [--prepare] bookworm|trixie [FOLDER]"
fi
release=$1
folder=$(realpath -m "${2:-$root/build/$release}")
((EUID == 0)) || fail "a chroot needs root" "sudo $0 $*"

# Everything inside runs in mounts of its own, which end with it: nothing is left mounted, whatever happens.
inside() {
    # shellcheck disable=SC2016
    unshare --mount --propagation private -- bash -c '
        set -e
        folder=$1 cache=$2
        shift 2
        mount -t proc proc "$folder/proc"
        mkdir -p "$folder/dev/shm"
        mount -t tmpfs tmpfs "$folder/dev/shm"
        if [[ -n $cache ]]; then
            mkdir -p "$cache" "$folder/var/cache/ccache"
            mount --bind "$cache" "$folder/var/cache/ccache"
            export CCACHE_DIR=/var/cache/ccache
        fi
        export HOME=/root LANG=C.UTF-8 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
        exec chroot "$folder" "$@"' inside "$folder" "${CCACHE_DIR-}" "$@"
}

make_debian_root "$release" "$folder"

say "Copying the tree"
tree=$folder/src/hearthbook
mkdir -p "$tree"
find "$tree" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
(cd "$root" && tree_files '*' | tar -c --files-from=-) | tar -x -C "$tree"

inside /src/hearthbook/scripts/install-dependencies.sh
if $prepare; then
    say "Ready: chroot $folder"
    exit 0
fi
inside /src/hearthbook/scripts/test.sh
