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
if (($# < 1 || $# > 2)); then
    fail "usage: ${0##*/} [--prepare] bookworm|trixie [FOLDER]"
fi
release=$1
folder=$(realpath -m "${2:-$root/build/$release}")
((EUID == 0)) || fail "a chroot needs root" "sudo $0 $*"

make_debian_root "$release" "$folder"

if $prepare; then
    in_tree_of "$folder" scripts/install-dependencies.sh
    say "Ready: chroot $folder"
    exit 0
fi
in_tree_of "$folder" scripts/test.sh
