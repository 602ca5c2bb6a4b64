# shellcheck shell=bash disable=SC2154  # root is of common.sh
# A Docker engine in a folder of its own. Sourced after common.sh and debianroot.sh; needs root.

# make_docker_root FOLDER: Debian 13 with Docker, its builder and compose.
make_docker_root() { make_debian_root trixie "$1" docker.io docker-cli docker-buildx docker-compose iptables iproute2 curl sqlite3; }

# make_slim_root FOLDER: Debian 13 as the image debian:trixie-slim has it, without what that leaves out.
make_slim_root() {
    local folder=$1 path
    make_debian_root trixie "$folder"
    {
        for path in doc man groff info locale lintian linda; do echo "path-exclude /usr/share/$path/*"; done
        echo 'path-include /usr/share/doc/*/copyright'
    } >"$folder/etc/dpkg/dpkg.cfg.d/docker"
    cat >"$folder/etc/apt/apt.conf.d/docker-clean" <<'CONF'
DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/archives/partial/*.deb /var/cache/apt/*.bin || true"; };
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
CONF
}

# slim_tar FOLDER: what make_slim_root made, as a tar file on standard output.
slim_tar() {
    local left_out=() path
    for path in doc man groff info locale lintian linda; do left_out+=("--exclude=./usr/share/$path/*"); done
    tar -C "$1" --one-file-system "${left_out[@]}" --exclude='./var/lib/apt/lists/*' --exclude='./var/cache/apt/*' \
        --exclude='./var/log/*' --exclude=./.complete -c .
}

# with_docker NETWORK FOLDER SHARED SCRIPT: runs SHARED/SCRIPT (SHARED stands at /mnt, this tree at /tree) beside a Docker engine in
# FOLDER, in namespaces that end with it. NETWORK is `host`, for builds that download packages, or `own`: bridges, rules and published
# ports are then none of the machine's.
with_docker() {
    local network=$1 folder=$2 shared=$3 script=$4 own=() lock code=0
    if [[ $network == own ]]; then own=(--net); fi
    mkdir -p "$folder/tree" "$folder/oldroot"
    exec {lock}>"$folder/.lock"
    flock --nonblock "$lock" || fail "another run uses $folder" "Wait for its end, or name another folder."
    unshare --mount --pid --uts --ipc "${own[@]}" --fork --kill-child -- \
        bash "$root/scripts/inside/engine.sh" "$network" "$folder" "$shared" "$root" "/mnt/$script" {lock}>&- &
    # shellcheck disable=SC2064  # unshare itself takes no notice of an interruption
    trap "kill -KILL $!" INT TERM
    wait $! || code=$?
    trap - INT TERM
    exec {lock}>&-
    find /sys/fs/cgroup -depth -type d -path '*/hearthbook-docker*' -exec rmdir {} + 2>/dev/null || true
    return "$code"
}
