#!/bin/bash
# Makes the portable desktop program of the release build: an archive, an installer for one user and, where
# appimagetool is, an AppImage; in build/portable.
#   scripts/portable.sh
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
cd "$root"

scripts/install-dependencies.sh build portable
configure release
build release hearthbook hearthbookd

pin_dates
version=$(tree_version)
bundle=build/portable/bundle/hearthbook
rm -rf build/portable
mkdir -p build/portable build/logs
say "Bundling"
qtpaths=/usr/lib/qt6/bin/qtpaths
cmake -D "BUILD=$root/build/release" -D "OUT=$root/$bundle" -D "PLUGINS=$($qtpaths --query QT_INSTALL_PLUGINS)" \
    -D "TRANSLATIONS=$($qtpaths --query QT_INSTALL_TRANSLATIONS)" -P packaging/portable/bundle.cmake
find "$bundle" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
glibc=$(getconf GNU_LIBC_VERSION)
if [[ $glibc != "glibc 2.36" ]]; then warn "this runs where $glibc or newer is: what shall run from 2.36 on is made on Debian 12"; fi
say "Packing"
cpack --config packaging/portable/cpack.cmake -G "TXZ;STGZ" \
    -D "CPACK_PACKAGE_FILE_NAME=hearthbook-$version-linux-$(uname -m)" -D "CPACK_INSTALLED_DIRECTORIES=$root/$bundle;." \
    -B "$root/build/portable" >build/logs/portable.log 2>&1 || fail "packing failed" "$(tail -n 5 build/logs/portable.log)"
rm -rf build/portable/_CPack_Packages
if command -v appimagetool >/dev/null; then
    ARCH=$(uname -m) appimagetool --no-appstream "$bundle" "build/portable/hearthbook-$version-linux-$(uname -m).AppImage" \
        >>build/logs/portable.log 2>&1 || fail "no AppImage" "$(tail -n 5 build/logs/portable.log)"
else
    warn "skipped: AppImage: appimagetool is not here"
fi
find build/portable -maxdepth 1 -type f -exec ls -l {} +
