# shellcheck shell=bash
# A system in a folder with systemd as its first process. Sourced after common.sh; needs root.

# boot_root FOLDER SHARED SECONDS: boots the system in FOLDER in namespaces of its own, over an overlay that is thrown away, runs
# /mnt/inside.sh (SHARED stands at /mnt), whose output goes to SHARED/output, and ends. Its exit code: that of inside.sh, else 1.
boot_root() {
    local folder=$1 shared=$2 seconds=$3 cgroup=/sys/fs/cgroup
    [[ -e $cgroup/cgroup.controllers ]] || cgroup=/sys/fs/cgroup/unified
    [[ -e $cgroup/cgroup.procs ]] || fail "this machine has no unified cgroups"
    cgroup=$cgroup/hearthbook-$$
    mkdir "$cgroup"
    rm -f "$shared/code"
    # shellcheck disable=SC2016,SC2154  # the inner shell's; root is of common.sh
    timeout --signal KILL "$seconds" bash -c 'echo $$ >"$0/cgroup.procs"
        exec unshare --mount --pid --net --uts --ipc --cgroup --fork --kill-child -- bash "$@"' \
        "$cgroup" "$root/scripts/inside/boot.sh" "$folder" "$shared" >"$shared/console" 2>&1 || true
    find "$cgroup" -depth -type d -exec rmdir {} + 2>/dev/null || true
    cat "$shared/output" 2>/dev/null || tail -n 20 "$shared/console"
    return "$(cat "$shared/code" 2>/dev/null || echo 1)"
}
