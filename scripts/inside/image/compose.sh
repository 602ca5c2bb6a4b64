# shellcheck shell=bash disable=SC2034,SC2154,SC2317  # of those who source it
# compose.yaml as it is shipped, with the old volume.
mkdir -p /tmp/compose && cp /tree/packaging/docker/compose.yaml /tmp/compose/
cd /tmp/compose || exit 1
# As docs/install.md says it.
install -d -m 700 secrets
for name in influxdb_token influxdb_password; do head -c 24 /dev/urandom | base64 >"secrets/$name"; done
chmod 444 secrets/*
docker volume create homeiq_sqlite-data >/dev/null
sqlite3 "$(place_of homeiq_sqlite-data)/metadata.db" </tree/scripts/inside/image/old-data-api.sql >/dev/null
export HEARTHBOOK_VOLUME=homeiq_sqlite-data

check "compose.yaml is valid" docker compose config -q
services=(hearthbook)
if docker image inspect influxdb:2.7 >/dev/null 2>&1; then
    services=()
else
    skip "InfluxDB beside it: its image is not here, and no registry either"
fi
docker compose up -d --no-build "${services[@]}" >/tmp/compose.log 2>&1 || tail -n 5 /tmp/compose.log
container=$(docker compose ps -aq hearthbook)
check "it is up" soon ready
if ! ready; then docker compose logs; fi
check "healthy, by its own check" docker exec "$container" hearthbookd healthcheck
check "the volume of the old service was handed over and adopted" devices
check "the one who did so has ended well" test "$(value "$(docker compose ps -aq owner)" '{{.State.ExitCode}}')" = 0
check "published on 127.0.0.1 alone" test "$(docker port "$container")" = "8006/tcp -> 127.0.0.1:8006"
check "nowhere else" test "$(ss -Hltn 'sport = :8006' | awk '{ print $4 }')" = 127.0.0.1:8006
check "read-only" test "$(value "$container" '{{.HostConfig.ReadonlyRootfs}}')" = true
check "no capability" test "$(status_of CapBnd "$container")" = 0000000000000000
check "no secret among its variables" test -z "$(value "$container" '{{.Config.Env}}' | grep -F -f secrets/influxdb_token -f secrets/influxdb_password)"
check "the token was read" test "$(docker exec "$container" hearthbookd config show --origin | grep -c 'influxdb.token.*INFLUXDB_TOKEN_FILE')" -eq 1
known() { docker exec "$container" hearthbookd config show --origin | grep -qE "environment (.* and )?$1( |$)"; }
for name in DATA_API_HOST DATA_API_PORT DATABASE_URL SQLITE_TIMEOUT SQLITE_CACHE_SIZE ENABLE_AUTH INFLUXDB_URL INFLUXDB_ORG INFLUXDB_BUCKET CORS_ORIGINS LOG_LEVEL; do
    check "what the old compose file set: $name" known "$name"
done
check "drop-in mode: the old routes need no key" answers 200 "$url/api/devices"
check "the log warns of it" says "$container" 'DATA_API_ALLOW_ANONYMOUS is on'
check "all else needs one" answers 401 "$url/api/keys"
check "old clients find it by its old name" docker run --rm --network hearthbook_default --entrypoint hearthbookd "$image" healthcheck --listen data-api:8006
docker network create ha-ingestor_ha-ingestor-network >/dev/null
docker network connect --alias data-api ha-ingestor_ha-ingestor-network hearthbook-hearthbook-1
check "and from their own network" docker run --rm --network ha-ingestor_ha-ingestor-network --entrypoint hearthbookd "$image" healthcheck --listen data-api:8006
docker network disconnect ha-ingestor_ha-ingestor-network hearthbook-hearthbook-1
key=$(docker compose exec -T hearthbook hearthbookd keys add "kitchen tablet" --scope read | tail -n 1)
check "a key that was made there opens what is new" answers 200 -H "Authorization: Bearer $key" "$url/api/changes"

begun=$(date +%s%N)
docker compose down >/dev/null 2>&1
took=$((($(date +%s%N) - begun) / 1000000))
check "down ($took ms)" test "$took" -lt 15000
sed -i -e '/DATA_API_ALLOW_ANONYMOUS: /d' -e 's/"127.0.0.1:8006:8006"/"8006:8006"/' compose.yaml
docker compose up -d --no-build "${services[@]}" >/tmp/compose.log 2>&1 || tail -n 5 /tmp/compose.log
check "opened as compose.yaml says" soon ready
check "everybody needs a key" answers 401 "$url/api/devices"
check "the one from before is still good" answers 200 -H "Authorization: Bearer $key" "$url/api/devices"
check "on all addresses" test -n "$(ss -Hltn 'sport = :8006' | grep -F '0.0.0.0:8006')"
key=$(head -c 24 /dev/urandom | base64)
API_KEY=$key docker compose up -d --no-build --force-recreate hearthbook >/dev/null 2>&1
check "the key of an old .env is one" soon answers 200 -H "Authorization: Bearer $key" "$url/api/devices"
check "and a wrong one is none" answers 401 -H "Authorization: Bearer none" "$url/api/devices"
chmod 600 secrets/influxdb_token && chown 0 secrets/influxdb_token
docker compose up -d --no-build --force-recreate hearthbook >/dev/null 2>&1
container=$(docker compose ps -aq hearthbook)
check "a secret that its user cannot read is named" soon says "$container" '/run/secrets/influxdb_token'
docker compose down -v >/dev/null 2>&1
cd / || exit 1
