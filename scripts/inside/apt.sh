#!/bin/bash
# apt.sh [DEB]: what check-debs.sh tries with apt, in a root of Debian: its packages with all that they need, and without what they do not.
# DEB: the server's package of another release.
# shellcheck disable=SC2317  # called by check
set -uo pipefail
# shellcheck source=scripts/inside/checks.sh
source /srv/checks.sh
export DEBIAN_FRONTEND=noninteractive

quietly() { "$@" >/tmp/apt.log 2>&1 || { tail -n 5 /tmp/apt.log && false; }; }
installs() { quietly apt-get -q install -y --no-install-recommends "$1"; }
graphical() { dpkg-query -W -f '${Package}\n' | grep -E '^(libqt6gui6|libqt6widgets6|libx11-6|libgl1)$'; }
refused() { ! apt-get -q install -s "$1" >/tmp/apt.log 2>&1 && grep -q 'libqt6httpserver6' /tmp/apt.log; }

quietly apt-get -q autoremove -y --purge # what a former run installed beside the packages
quietly apt-get -q update
check "apt installs the server" installs /srv/server.deb
check "without a graphical library" test -z "$(graphical)"
check "apt installs the desktop program" installs /srv/desktop.deb
check "what is installed can be removed" quietly dpkg -P hearthbook hearthbook-server
if (($#)); then
    check "apt refuses a server for another release, whose Qt is another" refused "$1"
else
    echo "skipped a server for another release: none was made here before"
fi
exit "$failed"
