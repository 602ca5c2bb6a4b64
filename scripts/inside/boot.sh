#!/bin/bash
# boot.sh FOLDER SHARED: the first process of namespaces of its own; becomes systemd on FOLDER. Called by systemdroot.sh.
set -euo pipefail
folder=$1 shared=$2
mount --make-rprivate /
over=$shared/over # goes with it: the mount ends with these namespaces, a folder of the machine would not
mkdir -p "$over"
mount -t tmpfs tmpfs "$over" -o size=1g # so that it can be filled
mkdir "$over/upper" "$over/work" "$over/root"
new=$over/root
mount -t overlay overlay -o "lowerdir=$folder,upperdir=$over/upper,workdir=$over/work" "$new"
mount -t proc proc "$new/proc"
mount -t sysfs sysfs "$new/sys" -o ro
mount -t cgroup2 cgroup2 "$new/sys/fs/cgroup"
# Nothing of the machine's kernel is set from inside.
mount --bind "$new/proc/sys" "$new/proc/sys"
mount -o remount,bind,ro "$new/proc/sys"
mount -t tmpfs tmpfs "$new/dev" -o mode=755
mkdir -p "$new/dev/pts" "$new/dev/shm" "$new/dev/mqueue"
for device in null zero full random urandom tty; do
    touch "$new/dev/$device"
    mount --bind "/dev/$device" "$new/dev/$device"
done
ln -s /proc/self/fd "$new/dev/fd"
for i in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/${i%:*}" "$new/dev/${i#*:}"; done
mount -t devpts devpts "$new/dev/pts" -o newinstance,ptmxmode=0666,mode=620
ln -s pts/ptmx "$new/dev/ptmx"
mount -t tmpfs tmpfs "$new/dev/shm"
mount -t tmpfs tmpfs "$new/run" -o mode=755
mount -t tmpfs tmpfs "$new/tmp" -o mode=1777
mount --bind "$shared" "$new/mnt"
cat >"$new/etc/systemd/system/inside.service" <<'UNIT'
[Unit]
After=network.target
[Service]
Type=oneshot
ExecStart=/bin/bash -c '/bin/bash /mnt/inside.sh >/mnt/output 2>&1; echo $? >/mnt/code'
ExecStopPost=/bin/systemctl --no-block exit
TimeoutStartSec=infinity
UNIT
mkdir -p "$new/etc/systemd/system/multi-user.target.wants"
ln -sf ../inside.service "$new/etc/systemd/system/multi-user.target.wants/inside.service"
ln -sf /lib/systemd/system/multi-user.target "$new/etc/systemd/system/default.target"
mkdir "$new/oldroot"
cd "$new"
pivot_root . oldroot
umount -l /oldroot
exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin container=hearthbook LANG=C.UTF-8 /sbin/init
