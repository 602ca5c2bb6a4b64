# shellcheck shell=bash disable=SC2034,SC2154  # of checks.sh
# How the service does: fenced in, reloaded, hung, killed, stopped. Sourced after checks.sh, while it runs; leaves it stopped.

check "the unit is valid" systemd-analyze verify --man=no "$unit"
check "exposure at most 2.0" systemd-analyze security --no-pager --threshold=20 --offline=true "/usr/lib/systemd/system/$unit" >/mnt/security 2>&1
tail -n 2 /mnt/security

check "it answers" ready
if ((failed)); then end; fi
check "no capability" test "$(status_of CapBnd)" = 0000000000000000
check "system calls are filtered" test "$(status_of Seccomp)" = 2
check "no new privileges" test "$(status_of NoNewPrivs)" = 1
check "not as root" test "$(status_of Uid)" != 0
check "its folder is its own" test "$(stat -L -c %a /var/lib/hearthbook)" = 700

process=$(property MainPID)
check "reloading" systemctl reload "$unit"
check "the process is the same" test "$(property MainPID)" = "$process"
check "it still answers" ready

limit WatchdogSec=2 RestartSec=200ms
systemctl reset-failed "$unit" 2>/dev/null # and the count of starts before
systemctl restart "$unit"
check "restarted with a short watchdog" soon ready
kill -STOP "$(property MainPID)"
check "a hung process is started anew" soon restarted
check "by the watchdog" sh -c "journalctl -u $unit --no-pager | grep -q 'Watchdog timeout'"
check "nothing was lost" devices

limit WatchdogSec=60 RestartSec=200ms
systemctl reset-failed "$unit"
systemctl restart "$unit"
soon ready
kill -KILL "$(property MainPID)"
check "a killed process is started anew" soon restarted
check "nothing was lost" devices

curl -sN -m 100 "$url/api/events" >/mnt/stream 2>&1 &
soon grep -q . /mnt/stream
begun=$SECONDS
check "it stops" systemctl stop "$unit"
check "within 20 s, though a stream was open ($((SECONDS - begun)) s)" test $((SECONDS - begun)) -le 20
check "without an error" is Result success
check "the write-ahead log is in the file" test ! -s /var/lib/hearthbook/metadata.db-wal
check "the file is whole" test "$(sqlite3 /var/lib/hearthbook/metadata.db 'PRAGMA integrity_check')" = ok
rm -r "/run/systemd/system/$unit.d"
systemctl daemon-reload
