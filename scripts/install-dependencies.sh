#!/bin/bash
# Installs the Debian packages of scripts/packages.txt that are missing: all groups, or those named.
#   scripts/install-dependencies.sh [build] [server] [test] [lint] [fuzz] [screenshots] [packages] [portable]
# Asks dpkg first and touches nothing when all is there. Works as root or with sudo.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
list=$root/scripts/packages.txt

# The packages of the groups named, each once.
packages_of() {
    awk -v wanted=" $* " '
        { sub(/#.*/, ""); sub(/\r/, "") }
        /^\[/ {
            inside = 0
            gsub(/[][]/, "")
            for (i = 1; i <= NF; i++) if (index(wanted, " " $i " ")) inside = 1
            next
        }
        inside && NF && !seen[$1]++ { print $1 }' "$list"
}

# Those of the names given that are not installed, and that no installed package provides, as some builds of nodejs do npm.
missing_of() {
    dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' 2>/dev/null |
        awk -v names="$*" '
            sub(/^installed /, "") {
                n = split($0, given, /, */)
                for (i = 1; i <= n; i++) { sub(/[ :].*/, "", given[i]); there[given[i]] = 1 }
            }
            END { n = split(names, name, " "); for (i = 1; i <= n; i++) if (!(name[i] in there)) print name[i] }'
}

# Those of the names given that apt has neither a version of nor a package that provides it, as Debian 13's qt6-base-dev does what were
# packages of their own in 12.
unknown_to_apt() {
    { LC_ALL=C apt-cache policy "$@" && LC_ALL=C apt-cache showpkg "$@"; } 2>/dev/null | awk -v names="$*" '
        /^[^ ].*:$/ { package = substr($0, 1, length($0) - 1) }
        /^  Candidate:/ && $2 != "(none)" { known[package] = 1 }
        /^Package: / { provided = $2; inside = 0; next }
        /^Reverse Provides:/ { inside = 1; next }
        inside && NF { known[provided] = 1 }
        END { n = split(names, name, " "); for (i = 1; i <= n; i++) if (!(name[i] in known)) print name[i] }'
}

check_system() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        fail "this system has no apt" "The scripts install on Debian 12 and 13. Elsewhere install by hand what" \
            "scripts/packages.txt lists, then: cmake --preset release && cmake --build --preset release"
    fi
    local ID='' VERSION_ID='' PRETTY_NAME='an unknown system'
    # shellcheck disable=SC1091
    if [[ -r /etc/os-release ]]; then source /etc/os-release; fi
    if [[ $ID != debian || ( $VERSION_ID != 12 && $VERSION_ID != 13 ) ]]; then
        warn "this is $PRETTY_NAME; Hearthbook is built on Debian 12 and 13. Trying, package names may differ."
    fi
}

log=''
as_root=()

# Of apt's many lines: what it downloads, how far it is, what went wrong. All of them are in $log.
progress() {
    local tty=0
    if [[ -t 2 ]]; then tty=1; fi
    awk -v tty=$tty '
        / newly installed/ { total = $3 }
        /^(Need to get|Err:|E:|W:)/ { print "    " $0; fflush() }
        /^(Unpacking|Setting up) / && total {
            if (tty) printf "\r    step %d of %d ", ++done, 2 * total
            else if (++done % 50 == 0 || done == 2 * total) print "    step " done " of " 2 * total
            fflush()
        }
        END { if (tty && done) print "" }' >&2
}

apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" \
        2>&1 | tee -a "$log" | progress
}

# apt's own wait covers dpkg's lock only, not the one of the package lists.
update_lists() {
    local tries
    say "Reading the package lists (apt-get update)"
    for ((tries = 0; tries < 60; ++tries)); do
        : >"$log"
        if apt -q update; then return 0; fi
        grep -q 'Could not get lock' "$log" || break
        note "another program is using apt; waiting"
        sleep 5
    done
    fail "apt-get update failed: $(grep -m 1 '^E:' "$log" || echo 'see above')" \
        "Is there a network, and does /etc/apt name a mirror that answers?"
}

mapfile -t all < <(sed -n 's/^\[\(.*\)\].*/\1/p' "$list" | tr -s ' ' '\n' | awk '!seen[$0]++')
groups=("$@")
if ((${#groups[@]} == 0)); then groups=("${all[@]}"); fi
for group in "${groups[@]}"; do
    [[ " ${all[*]} " == *" $group "* ]] || fail "no group '$group' in scripts/packages.txt" "Usage: ${0##*/} [GROUP…], of: ${all[*]}"
done

mapfile -t packages < <(packages_of "${groups[@]}")
command -v dpkg-query >/dev/null || check_system
mapfile -t missing < <(missing_of "${packages[@]}")
if ((${#missing[@]} == 0)); then exit 0; fi

check_system
if ((EUID != 0)); then
    command -v sudo >/dev/null ||
        fail "packages are missing, and installing them needs root: there is no sudo" \
            "As root run: apt-get install --no-install-recommends ${missing[*]}"
    as_root=(sudo)
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT

say "Installing ${#missing[@]} packages from Debian: ${missing[*]}"
mapfile -t unknown < <(unknown_to_apt "${missing[@]}")
if ((${#unknown[@]} > 0)); then
    update_lists
    mapfile -t unknown < <(unknown_to_apt "${missing[@]}")
    if ((${#unknown[@]} > 0)); then
        fail "apt knows no package ${unknown[*]}" "Is the component 'main' of Debian 12 or 13 in /etc/apt/sources.list.d?"
    fi
fi

install_missing() {
    : >"$log"
    apt -q -y --no-install-recommends install "${missing[@]}"
}
if ! install_missing; then
    # Lists that are some weeks old name files that the mirror no longer has.
    if grep -qE '404|Failed to fetch' "$log"; then
        update_lists
        install_missing || true
    fi
fi
mapfile -t missing < <(missing_of "${packages[@]}")
if ((${#missing[@]} > 0)); then
    fail "not installed: ${missing[*]}" "apt said: $(grep -m 3 '^E:' "$log" | tr '\n' ' ')" \
        "Repair apt (often: apt-get -f install) and run ${0##*/} again."
fi
say "Installed"
