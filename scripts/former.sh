# shellcheck shell=bash disable=SC2154  # root is of common.sh
# The server's package of an older build, from which upgrades are tried. Sourced after common.sh and debianroot.sh; needs root.

# The first commit with a build of the server alone.
former_commit=123c3f46445160b2ace58cfeecb127b7a936f045

# former_package RELEASE FOLDER DEB: makes it at the first run, for another release of Debian than this machine's in the root FOLDER, where
# the tree's own packages were made before; keeps it in build/former and copies it to DEB. False where this clone has no such commit.
former_package() {
    local release=$1 folder=$2 deb=$3 kept=$root/build/former/$1.deb within=() tree=$root/build/former/tree
    git -C "$root" cat-file -e "$former_commit^{commit}" 2>/dev/null || return 1
    if [[ ! -e $kept ]]; then
        say "Building the former version for $release"
        if [[ $release != "$(debian_release)" ]]; then
            tree=$folder/src/former
            within=(in_root "$folder" env -C /src/former)
        fi
        mkdir -p "$tree" "${kept%/*}"
        git -C "$root" archive "$former_commit" | tar -x -C "$tree"
        (cd "$tree" && "${within[@]}" bash -c 'cmake --preset server && cmake --build --preset server && cd build/server && cpack -G DEB') \
            >"$root/build/logs/former.log" 2>&1 || fail "the former version cannot be built" "$(tail -n 5 "$root/build/logs/former.log")"
        cp "$tree"/build/server/hearthbook-server_*.deb "$kept"
    fi
    cp "$kept" "$deb"
}
