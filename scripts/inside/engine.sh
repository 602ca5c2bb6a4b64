#!/bin/bash
# engine.sh NETWORK FOLDER SHARED TREE SCRIPT: the first process of namespaces of its own. Starts Docker in FOLDER, runs SCRIPT, and ends.
# Called by dockerroot.sh.
set -euo pipefail
network=$1 folder=$2 shared=$3 tree=$4 script=$5
mount --make-rprivate /
mount --bind "$folder" "$folder" # containers can only be rooted elsewhere where this is a mount
mount -t proc proc "$folder/proc"
mount --rbind /sys "$folder/sys"
# Beside the controllers of version 1 Docker takes an empty version 2 for all there is.
if mountpoint -q "$folder/sys/fs/cgroup/unified"; then umount "$folder/sys/fs/cgroup/unified"; fi
mount --rbind /dev "$folder/dev"
for place in run tmp; do mount -t tmpfs tmpfs "$folder/$place"; done
mount --bind "$shared" "$folder/mnt"
mount --bind "$tree" "$folder/tree"
mount -o remount,bind,ro "$folder/tree"
cd "$folder"
pivot_root . oldroot
umount -l /oldroot
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8

options=(--storage-driver overlay2 --cgroup-parent /hearthbook-docker --default-ulimit nofile=4096:4096 --default-ulimit nproc=4096:4096)
if [[ $network == own ]]; then
    ip link set lo up
else
    options+=(--bridge none --iptables=false --ip6tables=false --ip-forward=false --ip-masq=false)
fi
dockerd "${options[@]}" >/mnt/dockerd.log 2>&1 &
engine=$!
for ((tries = 0; tries < 150; ++tries)); do
    if docker info >/dev/null 2>&1; then break; fi
    kill -0 "$engine" 2>/dev/null || break
    sleep 0.2
done
if ! docker info >/dev/null; then
    tail -n 20 /mnt/dockerd.log >&2
    exit 1
fi
code=0
bash "$script" || code=$?
kill "$engine"
wait "$engine" || true
exit "$code"
