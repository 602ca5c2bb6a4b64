#!/bin/bash
# Builds the container image of the tree with a Docker engine of its own, as hearthbook:VERSION.
#   scripts/image.sh [FOLDER [ARCHIVE]]
# FOLDER: where Debian 13 and the engine are put, build/image unless given; kept, with the layers of the image. ARCHIVE: the image is put
# there too, for `docker load`. Needs root, debootstrap and Debian's mirror, but no registry: debian:trixie-slim is made here. Nothing of
# the machine's own Docker or network is touched. Where Docker is, `docker build -f packaging/docker/Dockerfile .` does as well.
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
if [[ -n "${2-}" ]]; then docker save hearthbook:$(tree_version) >/mnt/image.tar; fi
INSIDE
say "Building the image; the first time it takes some 20 minutes"
with_docker host "$folder/engine" "$shared" build.sh >"$root/build/logs/image-build.log" 2>&1 ||
    fail "the image cannot be built" "$(grep -vE '^$' "$root/build/logs/image-build.log" | tail -n 10)"
if [[ -n ${2-} ]]; then gzip -9nc "$shared/image.tar" >"$2"; fi
