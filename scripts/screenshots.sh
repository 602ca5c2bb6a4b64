#!/bin/bash
# Renders each page of the desktop program on the demo home, in light and in dark, to docs/screenshots.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

"$root/scripts/install-dependencies.sh" build test screenshots
configure release
build release screenshots
say "Rendering docs/screenshots"
rm -f "$root"/docs/screenshots/*.png
cd "$root"
QT_QPA_PLATFORM=offscreen build/release/bin/screenshots resources/demo docs/screenshots
