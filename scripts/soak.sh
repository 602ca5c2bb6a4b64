#!/bin/bash
# Mixed load on the built server for MINUTES (60); small caches, which are full soon;
# fails where its memory goes on growing, a request fails or the file is not whole.
#   scripts/soak.sh [MINUTES]        HEARTHBOOK_PRESET=asan for another build
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

minutes=${1:-60}
program=$root/build/${HEARTHBOOK_PRESET:-release}/bin/hearthbookd
[[ $minutes =~ ^[0-9]+(\.[0-9]+)?$ ]] || fail "'$minutes' is no number of minutes"
[[ -x $program ]] || fail "$program is not built"
folder=$(mktemp -d)
"$program" serve --listen 127.0.0.1:0 --database "sqlite:///$folder/metadata.db" \
    --sqlite-cache-size -8000 --answer-cache "2 MiB" >"$folder/out" 2>"$folder/log" &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
for _ in {1..100}; do
    grep -q '^listening on ' "$folder/out" && break
    sleep 0.1
done
address=$(sed -n 's/^listening on //p' "$folder/out")
[[ $address ]] || fail "the server did not start" "$(cat "$folder/log")"
python3 "$root/tests/bench/soak.py" "$server" "$address" "$folder/metadata.db" "$minutes"
kill "$server"
wait "$server" || fail "the server ended with $?"
state=$(sqlite3 "$folder/metadata.db" 'PRAGMA integrity_check')
[[ $state == ok ]] || fail "the file is not whole: $state"
say "integrity ok"
