#!/bin/bash
# Builds the container image and tries it: alone, with volumes of the old service, and by compose.yaml with a real Docker engine.
#   scripts/check-image.sh [FOLDER]
# FOLDER: where Debian 13 and the engine are put, build/image unless given; kept, with the layers of the image. Needs root, debootstrap
# and Debian's mirror, but no registry: debian:trixie-slim is made here. Nothing of the machine's own Docker or network is touched.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/debianroot.sh
source "$root/scripts/debianroot.sh"
# shellcheck source=scripts/dockerroot.sh
source "$root/scripts/dockerroot.sh"

((EUID == 0)) || fail "namespaces need root" "sudo $0 $*"
folder=$(realpath -m "${1:-$root/build/image}")
mkdir -p "$root/build/logs"
make_slim_root "$folder/base"
make_docker_root "$folder/engine"
shared=$(mktemp -d)
trap 'rm -rf "$shared"' EXIT

slim_tar "$folder/base" >"$shared/base.tar"
cat >"$shared/build.sh" <<INSIDE
set -e
if ! docker image inspect debian:trixie-slim >/dev/null 2>&1; then
    docker import -c 'CMD ["bash"]' /mnt/base.tar debian:trixie-slim >/dev/null
fi
docker build --network host --progress plain -f /tree/packaging/docker/Dockerfile -t hearthbook:$(tree_version) /tree
INSIDE
say "Building the image; the first time it takes some 20 minutes"
with_docker host "$folder/engine" "$shared" build.sh >"$root/build/logs/image-build.log" 2>&1 ||
    fail "the image cannot be built" "$(grep -vE '^$' "$root/build/logs/image-build.log" | tail -n 10)"
cp "$root/scripts/inside/image.sh" "$shared/"
say "Trying it"
with_docker own "$folder/engine" "$shared" image.sh 2>&1 | tee "$root/build/logs/image.log" ||
    fail "the image does not do what it should" "See build/logs/image.log."
say "The image does what it should"
