#!/bin/bash
# Makes all artefacts of a release out of a clean clone of what is committed, with sums and a list of what is in them.
#   scripts/release.sh [FOLDER]
# FOLDER: build/dist, which is made anew, unless another is given, which must be empty. The version is that of CMakeLists.txt. What this
# machine cannot make is skipped with a line that says so, and counted. Packages of the other release of Debian and the container image are
# built in roots of it, build/<release> and build/image, as root, with the mirror.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=scripts/debianroot.sh
source "$root/scripts/debianroot.sh"
cd "$root"

dist=$(realpath -m "${1:-build/dist}")
version=$(tree_version)
commit=$(git rev-parse HEAD)
pin_dates
[[ -z ${1-} || ! -e $dist || -z $(ls -A "$dist") ]] || fail "$dist is not empty" "What is in it would be lost: name another folder"
[[ -z $(git status --porcelain) ]] || fail "something is not committed" "A release is made of a commit: git status"
grep -qF "## [$version]" CHANGELOG.md || fail "CHANGELOG.md says nothing of $version"

skipped=0
skip() {
    skipped=$((skipped + 1))
    warn "skipped: $1: $2"
}
# What is built in a root of Debian needs both.
has_roots() { ((EUID == 0)) && command -v debootstrap >/dev/null; }

say "Releasing $version of ${commit:0:12}"
clone=$root/build/release-clone
rm -rf "$dist" "$clone"
mkdir -p "$dist"
git clone --quiet "$root" "$clone"
git -C "$clone" checkout --quiet "$commit"
git archive --prefix="hearthbook-$version/" --format=tar "$commit" | gzip -9n >"$dist/hearthbook-$version.tar.gz"

"$clone/scripts/pack.sh"
"$clone/scripts/portable.sh"
cp "$clone"/build/packages/*.deb "$clone"/build/portable/hearthbook-* "$dist/"
compgen -G "$dist/*.AppImage" >/dev/null || skipped=$((skipped + 1)) # portable.sh said why

for other in "${debian_releases[@]}"; do
    if [[ $other == "$(debian_release)" ]]; then continue; fi
    if ! has_roots; then
        skip "packages of Debian $other" "they are built in a root of it, which needs root and debootstrap"
        continue
    fi
    "$clone/scripts/pack.sh" "$other" "$root/build/$other"
    cp "$clone/build/packages/$other"/*.deb "$dist/"
done

if has_roots; then
    "$clone/scripts/image.sh" "$root/build/image" "$dist/hearthbook-$version-image.tar.gz"
else
    skip "container image" "it is built with an engine in a root of Debian, which needs root and debootstrap"
fi
skip "Windows and macOS" "they are made on those systems: docs/install.md"

say "Sums"
folder=$(/usr/lib/qt6/bin/qtpaths --query QT_INSTALL_PLUGINS)
mapfile -t plugins < <(cd "$clone/build/portable/bundle/hearthbook/usr/plugins" && find . -name '*.so' -printf "$folder/%P\n" | sort)
"$clone/scripts/sbom.py" "$version" "$commit" "$clone"/build/release/bin/{hearthbook,hearthbookd} "${plugins[@]}" >"$dist/hearthbook-$version.spdx.json"
(cd "$dist" && sha256sum -- * >SHA256SUMS && sha256sum --quiet -c SHA256SUMS)
rm -rf "$clone"
(cd "$dist" && ls -l)
say "$(find "$dist" -type f | wc -l) files in $dist; $skipped artefacts skipped"
