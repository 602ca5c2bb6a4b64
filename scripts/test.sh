#!/bin/bash
# Installs what is missing, builds everything and runs all tests; ends with CTest's summary.
#   scripts/test.sh [release|dev|asan|tsan] [flags of ctest, as -L unit or -R core/domain]
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

preset=release
if (($#)) && [[ $1 != -* ]]; then
    preset=$1
    shift
fi
case $preset in
release | dev | asan | tsan) ;;
*) fail "no preset '$preset'" "Usage: ${0##*/} [release|dev|asan|tsan] [flags of ctest]" ;;
esac

"$root/scripts/install-dependencies.sh" build test
configure "$preset"
build "$preset"
say "Testing $preset"
cd "$root"
exec ctest --preset "$preset" --no-tests=error "$@"
