#!/bin/bash
# Builds the container image and tries it: alone, with volumes of the old service, and by compose.yaml with a real Docker engine.
#   scripts/check-image.sh [FOLDER]
# FOLDER: of scripts/image.sh, which builds it; needs what that does.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/dockerroot.sh
source "$root/scripts/dockerroot.sh"

((EUID == 0)) || fail "namespaces need root" "sudo $0 $*"
folder=$(realpath -m "${1:-$root/build/image}")
"$root/scripts/image.sh" "$folder"
shared=$(mktemp -d)
trap 'rm -rf "$shared"' EXIT
cp "$root/scripts/inside/image.sh" "$shared/"
say "Trying it"
with_docker own "$folder/engine" "$shared" image.sh 2>&1 | tee "$root/build/logs/image.log" ||
    fail "the image does not do what it should" "See build/logs/image.log."
say "The image does what it should"
