# shellcheck shell=bash disable=SC2034,SC2154,SC2317  # of those who source it
# Started, filled, stopped, started again, exchanged.
run book -v book:/app/data -p 127.0.0.1:8006:8006 --health-interval 1s
check "it runs read-only, without a capability" soon ready
if ! ready; then
    docker logs book
    exit 1
fi
check "its health check finds it healthy" soon healthy book
check "user 10001" test "$(status_of Uid book)" = 10001
check "no capability" test "$(status_of CapBnd book)$(status_of CapEff book)" = 00000000000000000000000000000000
check "no new privileges" test "$(status_of NoNewPrivs book)" = 1
touched() { docker exec book touch /app/here 2>&1; }
check "nothing but its folder can be written" grep -qi 'read-only' <<<"$(touched)"
check "data that lasts is not warned of" test -z "$(docker logs book 2>&1 | grep 'will not last')"

count=$(curl -fsS -m 20 -H 'Content-Type: application/json' --data-binary @/tree/resources/demo/devices.json "$url/internal/devices/bulk_upsert" |
    grep -oE '"inserted":[0-9]+' | grep -oE '[0-9]+')
check "$count devices are stored" devices

# A stream that stays open, and a request that never becomes whole.
key=$(docker exec book hearthbookd keys add stream --scope read | tail -n 1)
curl -sN -m 100 -H "Authorization: Bearer $key" "$url/api/events" >/tmp/stream 2>&1 &
exec 7<>/dev/tcp/127.0.0.1/8006
printf 'POST /internal/devices/bulk_upsert HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n[' >&7
soon grep -q . /tmp/stream
begun=$(date +%s%N)
docker stop book >/dev/null
took=$((($(date +%s%N) - begun) / 1000000))
exec 7>&-
check "stopped within 10 s, though two clients did not leave ($took ms)" test "$took" -lt 10000
check "by itself" test "$(value book '{{.State.ExitCode}}')" = 0
check "the write-ahead log is in the file" test ! -s "$(place_of book)/metadata.db-wal"
check "the file is whole" test "$(sqlite3 "$(place_of book)/metadata.db" 'PRAGMA integrity_check')" = ok
begun=$(date +%s%N)
docker start book >/dev/null
check "started again" soon ready
echo "        in $((($(date +%s%N) - begun) / 1000000)) ms"
check "the data are there" devices
begun=$(date +%s%N)
docker stop book >/dev/null
took=$((($(date +%s%N) - begun) / 1000000))
check "stopped without clients ($took ms)" test "$took" -lt 5000
docker rm book >/dev/null
run book -v book:/app/data -p 127.0.0.1:8006:8006 --health-interval 1s --health-retries 1
check "another container on the same volume" soon ready
check "has the data" devices
soon healthy book # from then on a failure counts
mv "$(place_of book)/metadata.db" /tmp/away.db
check "without its database it is unhealthy" soon unhealthy book
docker kill book >/dev/null
mv /tmp/away.db "$(place_of book)/metadata.db"
docker start book >/dev/null
check "killed and started" soon ready
check "nothing was lost" devices
docker rm -f book >/dev/null

# As docs/install.md says it, with keys.
docker run -d --name hearthbook --restart unless-stopped --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
    -v hearthbook-data:/app/data -p 127.0.0.1:8006:8006 -e TZ=Europe/Berlin "$image" >/dev/null
check "not in drop-in mode" soon ready
check "a key is needed" answers 401 "$url/api/devices"
key=$(docker exec hearthbook cat /app/data/metadata.db.admin-key)
check "that of the administrator was made" answers 200 -H "Authorization: Bearer $key" "$url/api/keys"
check "the doctor finds no error" docker exec hearthbook hearthbookd doctor >/tmp/doctor
zone() { docker exec hearthbook date +%Z; }
check "the zone is that which was set" grep -qE '^CES?T$' <<<"$(zone)"
taken() { docker run --rm -p 127.0.0.1:8006:8006 "$image" 2>&1; }
check "a published port that is taken is named by Docker" grep -q 'port is already allocated' <<<"$(taken)"
check "and by whom" test "$(docker ps --filter publish=8006 --format '{{.Names}}')" = hearthbook
docker rm -f hearthbook >/dev/null

# Names are looked up at a server that says nothing: what is sent to 10.1.2.3 is lost.
ip link add lost type veth peer name found && ip addr add 10.9.9.1/24 dev lost && ip link set lost up && ip link set found up
ip route add 10.1.2.3 dev lost && ip neigh add 10.1.2.3 lladdr 02:00:00:00:00:01 dev lost
run lookups -v lookups:/app/data --dns 10.1.2.3 -e INFLUXDB_URL=http://influxdb:8086 -e INFLUXDB_TOKEN=none
check "with a name server that is silent it runs" soon says lookups 'listening on'
begun=$(date +%s%N)
docker stop lookups >/dev/null
took=$((($(date +%s%N) - begun) / 1000000))
check "and stops ($took ms)" test "$took" -lt 5000
check "by itself" test "$(value lookups '{{.State.ExitCode}}')" = 0
check "with its file whole" test ! -s "$(place_of lookups)/metadata.db-wal"
docker rm -f lookups >/dev/null
