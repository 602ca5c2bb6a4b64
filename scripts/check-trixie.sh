#!/bin/bash
# Builds and tests the tree on Debian 13: check-debian.sh for that release.
#   scripts/check-trixie.sh [FOLDER]
exec "$(dirname "${BASH_SOURCE[0]}")/check-debian.sh" trixie "$@"
