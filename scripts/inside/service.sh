#!/bin/bash
# What check-service.sh tries, inside a system whose first process is systemd.
# shellcheck disable=SC2317  # called by check and soon
set -uo pipefail
unit=hearthbookd.service
url=http://127.0.0.1:8006
failed=0

# check WHAT COMMAND…
check() {
    local what=$1
    shift
    if "$@"; then echo "ok      $what"; else echo "FAILED  $what"; failed=1; fi
}

# soon COMMAND…: within half a minute.
soon() {
    local tries
    for ((tries = 0; tries < 150; ++tries)); do
        if "$@" >/dev/null 2>&1; then return 0; fi
        sleep 0.2
    done
    return 1
}

property() { systemctl show "$unit" -p "$1" --value; }
is() { [[ $(property "$1") == "$2" ]]; }
ready() { curl -fsS -m 5 -o /dev/null "$url/readyz"; }
devices() { curl -fsS -m 5 "$url/api/devices?limit=1&total=1" | grep -q "\"total\":${count}[,}]"; }
status_of() { grep -E "^$1:" "/proc/$(property MainPID)/status" | awk '{ print $2 }'; }
restarted() { [[ $(property NRestarts) -ge 1 ]] && ready; }
limit() {
    mkdir -p "/run/systemd/system/$unit.d"
    printf '[Service]\n%s\n' "$@" >"/run/systemd/system/$unit.d/check.conf"
    systemctl daemon-reload
}

end() {
    if ((failed)); then journalctl -u "$unit" --no-pager | tail -n 40; fi
    exit "$failed"
}

install -m 755 /mnt/hearthbookd /usr/bin/
install -m 644 /mnt/hearthbookd.service /etc/systemd/system/
systemctl daemon-reload
check "the unit is valid" systemd-analyze verify --man=no "$unit"
check "exposure at most 2.0" systemd-analyze security --no-pager --threshold=20 --offline=true "/etc/systemd/system/$unit" >/mnt/security 2>&1
tail -n 2 /mnt/security

check "it starts, and systemd hears that it is ready" systemctl start "$unit"
if ((failed)); then end; fi
check "it answers" ready
check "no capability" test "$(status_of CapBnd)" = 0000000000000000
check "system calls are filtered" test "$(status_of Seccomp)" = 2
check "no new privileges" test "$(status_of NoNewPrivs)" = 1
check "not as root" test "$(status_of Uid)" != 0
check "its folder is its own" test "$(stat -L -c %a /var/lib/hearthbook)" = 700
count=$(curl -fsS -m 20 -H 'Content-Type: application/json' --data-binary @/mnt/devices.json "$url/internal/devices/bulk_upsert" |
    grep -oE '"inserted":[0-9]+' | grep -oE '[0-9]+')
check "$count devices are stored" devices

process=$(property MainPID)
check "reloading" systemctl reload "$unit"
check "the process is the same" test "$(property MainPID)" = "$process"
check "it still answers" ready

limit WatchdogSec=2 RestartSec=200ms
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
check "the write-ahead log is in the file" test ! -s /var/lib/private/hearthbook/metadata.db-wal
check "the file is whole" test "$(sqlite3 /var/lib/private/hearthbook/metadata.db 'PRAGMA integrity_check')" = ok
end
