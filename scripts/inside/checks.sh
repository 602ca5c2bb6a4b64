# shellcheck shell=bash disable=SC2034,SC2154,SC2317  # of those who source it, called by check and soon
# What the checks inside a system with systemd share. Sourced.
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
