#!/bin/bash
# Installs what is missing, builds the server and starts it on http://127.0.0.1:8006 with ./data/metadata.db.
#   scripts/run.sh [--demo] [flags of hearthbookd serve, as --listen 127.0.0.1:8007]
# --demo loads the demo home of resources/demo too. HEARTHBOOK_PORT=8007 changes the port alone.
# What a flag, the environment or a configuration file says goes before the address and database above.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
server=$root/build/release/bin/hearthbookd

demo=false
flags=()
for flag in "$@"; do
    case $flag in
    --demo) demo=true ;;
    -h | --help)
        sed -n '2,5s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
        exit 0
        ;;
    *) flags+=("$flag") ;;
    esac
done

# given NAME: the value of the flag --NAME among the flags.
given() {
    local i
    for ((i = 0; i < ${#flags[@]}; ++i)); do
        case ${flags[i]} in
        "--$1") printf '%s' "${flags[i + 1]-}" && return 0 ;;
        "--$1="*) printf '%s' "${flags[i]#*=}" && return 0 ;;
        esac
    done
    return 1
}

# The flags of `serve` in front of the user's: only what nobody else has said.
defaults=()
if ! given listen >/dev/null; then
    if [[ -n ${HEARTHBOOK_PORT-} ]]; then
        [[ $HEARTHBOOK_PORT =~ ^[0-9]+$ ]] || fail "HEARTHBOOK_PORT is no number: $HEARTHBOOK_PORT"
        defaults+=(--listen "127.0.0.1:$HEARTHBOOK_PORT")
    elif [[ -z ${HEARTHBOOK_LISTEN-}${DATA_API_HOST-}${DATA_API_PORT-} ]] && ! given config >/dev/null; then
        defaults+=(--listen 127.0.0.1:8006)
    fi
fi
if ! given database >/dev/null && ! given config >/dev/null &&
    [[ -z ${HEARTHBOOK_DATABASE-}${DATABASE_URL-}${SQLITE_DATABASE_URL-} ]]; then
    defaults+=(--database sqlite:///./data/metadata.db)
    mkdir -p -m 700 data
fi
flags=("${defaults[@]}" "${flags[@]}")

# A port in use is the most frequent reason that a server does not start: say it before its own message does.
check_port() {
    local listen port host
    listen=$(given listen) || return 0
    port=${listen##*:}
    host=${listen%:*}
    host=${host#[}
    host=${host%]}
    if [[ $host == 0.0.0.0 || -z $host ]]; then host=127.0.0.1; fi
    if [[ ! $port =~ ^[0-9]+$ ]] || ((port == 0)); then return 0; fi
    if (exec 3<>"/dev/tcp/$host/$port") 2>/dev/null; then
        fail "port $port is in use" "Something answers at $host:$port; is a Hearthbook running already?" \
            "Another port: scripts/run.sh --listen $host:$((port + 1))"
    fi
}

"$root/scripts/install-dependencies.sh" build
configure release
build release hearthbookd
check_port
say "Starting hearthbookd serve ${flags[*]}"
if ! $demo; then exec "$server" serve "${flags[@]}"; fi

# With the demo home the server runs beside this script, which ends with the server's exit code.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkfifo "$scratch/output"
set -m # a process group of its own: Ctrl+C reaches the server once, through us
"$server" serve "${flags[@]}" >"$scratch/output" &
pid=$!
set +m
exec 3<"$scratch/output"
trap 'kill -TERM $pid 2>/dev/null || true' TERM HUP
trap 'kill -INT $pid 2>/dev/null || true' INT

# The server's exit code; a signal to us only interrupts the waiting.
finish() {
    local code=0
    while true; do
        code=0
        wait "$pid" || code=$?
        if ! kill -0 "$pid" 2>/dev/null; then break; fi
    done
    exit "$code"
}

url=''
while IFS= read -r line <&3; do
    printf '%s\n' "$line"
    if [[ $line == "listening on "* ]]; then
        url=${line#listening on }
        break
    fi
done
[[ -n $url ]] || finish
cat <&3 &
url=${url/0.0.0.0/127.0.0.1}

# load WHAT: posts resources/demo/WHAT.json, prints what the server made of it.
load() {
    local answer=$scratch/answer status auth=()
    if [[ -n ${API_KEY-} ]]; then auth=(-H "Authorization: Bearer $API_KEY"); fi
    if ! status=$(curl -sS -o "$answer" -w '%{http_code}' --max-time 60 "${auth[@]}" \
        -H 'Content-Type: application/json' --data-binary "@$root/resources/demo/$1.json" \
        "$url/internal/$1/bulk_upsert") || [[ $status != 200 ]]; then
        warn "the demo $1 were not loaded: HTTP ${status:-without answer} from $url/internal/$1/bulk_upsert"
        head -c 500 "$answer" >&2 2>/dev/null && echo >&2
        kill -TERM "$pid" 2>/dev/null || true
        wait "$pid" || true
        exit 1
    fi
    note "$1: $(sed -E 's/"(rejected)":\[\]/"\1":0/; s/[{}"]//g; s/success:true,//; s/,?timestamp:[^,]*//; s/,/, /g' "$answer")"
}

say "Loading the demo home"
load devices
load entities
say "Ready. Try:"
note "curl $url/health"
note "curl '$url/api/devices?limit=5'"
note "curl '$url/api/entities?domain=light'"
note "Ctrl+C stops the server."
finish
