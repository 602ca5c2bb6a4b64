#!/bin/bash
# Makes and tries everything that is delivered: the deb packages of both releases of Debian, the container image, the portable program on
# both, the Windows installer around a stand-in. Goes on after a failure, and counts what was tried, what failed and what this machine cannot try.
#   scripts/check-packages.sh
# The first run makes Debian roots and compiles in them, for an hour; later ones take what did not change. Needs root and debootstrap.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

((EUID == 0)) || fail "namespaces need root" "sudo $0"
mkdir -p "$root/build/logs"
summary=()
failed=0

# counted LOG PATTERN: how many lines of it begin so.
counted() { grep -cE "^ *(warning: )?$2" "$1" || true; }

# try COMMAND…
try() {
    local log result=passed started=$SECONDS
    log=$root/build/logs/$(basename "$1" .sh)${2:+-$2}.log
    "$root/scripts/$1" "${@:2}" 2>&1 | tee "$log" || result=FAILED failed=1
    summary+=("$* $result in $((SECONDS - started)) s: $(counted "$log" 'ok ') ok, $(counted "$log" 'FAILED ') failed, $(counted "$log" 'skipped') skipped")
}

try check-reproducible.sh
try check-debs.sh bookworm
try check-debs.sh trixie
try check-image.sh
try check-portable.sh bookworm
try check-portable.sh trixie
try check-windows.sh
say "What is delivered"
printf '%s\n' "${summary[@]}"
exit "$failed"
