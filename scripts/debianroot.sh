# shellcheck shell=bash
# shellcheck disable=SC2154  # root is of common.sh
# Fresh Debian systems in folders, from the mirror of this machine. Sourced after common.sh; needs root and debootstrap.

# The releases of Debian that this is made for.
debian_releases=(bookworm trixie)

# This machine's release, as "bookworm"; empty where it has none.
debian_release() {
    # shellcheck disable=SC1091
    (source /etc/os-release && echo "${VERSION_CODENAME-}")
}

# The mirror that this machine's apt takes Debian from.
debian_mirror() {
    local codename
    codename=$(debian_release)
    # shellcheck disable=SC2016  # apt fills these in
    apt-get indextargets --format '$(SITE) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
        awk -v codename="$codename" '$3 == "main" && ($2 == codename || $2 == "stable") { print $1; exit }'
}

# make_debian_root RELEASE FOLDER [PACKAGE…]: a minimal system, unless it is there already; the names of hosts are this machine's. It is
# this script's alone until that ends.
make_debian_root() {
    local release=$1 folder=$2 from packages lock
    shift 2
    [[ " ${debian_releases[*]} " == *" $release "* ]] || fail "no release '$release'" "One of: ${debian_releases[*]}"
    mkdir -p "$folder"
    exec {lock}<"$folder"
    flock --nonblock "$lock" || fail "another run uses $folder" "Wait for its end, or name another folder."
    if [[ ! -e $folder/.complete ]]; then
        command -v debootstrap >/dev/null || fail "debootstrap is missing" "apt-get install debootstrap"
        from=$(debian_mirror)
        [[ -n $from ]] || fail "apt's configuration names no Debian mirror" "See: apt-get indextargets"
        say "Making Debian $release in $folder"
        mkdir -p "$root/build/logs"
        packages=$(IFS=,; echo "$*")
        if ! debootstrap --variant=minbase ${packages:+"--include=$packages"} "$release" "$folder" "$from" \
            >"$root/build/logs/debootstrap.log" 2>&1; then
            tail -n 5 "$root/build/logs/debootstrap.log" >&2
            fail "debootstrap failed" "Its output is in build/logs/debootstrap.log; remove $folder before the next try."
        fi
        # Proxies and date checks of this machine hold inside too.
        apt-config dump | grep -E '^Acquire::([a-z]+::Proxy|Check-)' >"$folder/etc/apt/apt.conf.d/90machine" || true
        touch "$folder/.complete"
    fi
    cp -L /etc/resolv.conf /etc/hosts "$folder/etc/"
}

# in_root FOLDER COMMAND…: runs it as root of that system; its mounts end with it, whatever happens. This machine's compiler cache is
# there too where CCACHE_DIR is set.
in_root() {
    # shellcheck disable=SC2016
    unshare --mount --propagation private -- bash -c '
        set -e
        folder=$1 cache=$2
        shift 2
        mount -t proc proc "$folder/proc"
        mount --bind /dev "$folder/dev"
        mount -t tmpfs tmpfs "$folder/dev/shm"
        kept=()
        if [[ -n $cache ]]; then
            mkdir -p "$cache" "$folder/var/cache/ccache"
            mount --bind "$cache" "$folder/var/cache/ccache"
            kept+=(CCACHE_DIR=/var/cache/ccache)
        fi
        for name in SOURCE_DATE_EPOCH CMAKE_BUILD_PARALLEL_LEVEL; do
            if [[ -v $name ]]; then kept+=("$name=${!name}"); fi
        done
        cd /
        exec env -i HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
            "${kept[@]}" chroot "$folder" "$@"' in_root "$1" "${CCACHE_DIR-}" "${@:2}"
}

# in_tree_of FOLDER COMMAND…: copies the tree into that system and runs a command there. The folder build of a former copy stays.
in_tree_of() {
    local folder=$1 tree=$1/src/hearthbook
    shift
    say "Copying the tree"
    mkdir -p "$tree"
    find "$tree" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
    (cd "$root" && tree_files '*' | tar -c --files-from=-) | tar -x -C "$tree"
    in_root "$folder" env -C /src/hearthbook "$@"
}
