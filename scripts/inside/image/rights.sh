# shellcheck shell=bash disable=SC2034,SC2154,SC2317  # of those who source it
# The volume of the old service, which ran as root: refused with what helps, handed over, adopted.
docker volume create ha-ingestor_sqlite-data >/dev/null
old=$(place_of ha-ingestor_sqlite-data)
sqlite3 "$old/metadata.db" </tree/scripts/inside/image/old-data-api.sql >/dev/null
chmod 644 "$old/metadata.db"
run old -v ha-ingestor_sqlite-data:/app/data -p 127.0.0.1:8006:8006
soon ended old
check "a folder of somebody else: whose it is" says old '/app/data belongs to root (user 0), and this is user 10001'
check "and what to do" says old 'chown 10001:10001 /app/data /app/data/metadata.db\*, as root'
check "in one line" test "$(docker logs old 2>&1 | wc -l)" -eq 1
check "with the exit code of a database that cannot be used" test "$(value old '{{.State.ExitCode}}')" = 6
chown 10001:10001 "$old"
docker start old >/dev/null
check "a file of somebody else: whose it is" soon says old '/app/data/metadata.db belongs to root (user 0)'
soon ended old
# As docs/install.md says it.
docker run --rm --user 0 --cap-drop ALL --cap-add CHOWN --cap-add DAC_READ_SEARCH --network none --entrypoint chown \
    -v ha-ingestor_sqlite-data:/app/data "$image" -hR 10001:10001 /app/data
docker start old >/dev/null
check "handed over, it is adopted" soon ready
count=2
check "with the old devices" devices
check "and the old times" curl -fsS "$url/api/devices/d1" -o /tmp/device
check "in full" grep -q '"timestamp":"2025-10-14T17:00:05.123456+00:00"' /tmp/device
copies() { find "$old" -maxdepth 1 -type f -name 'metadata.db?*' ! -name '*-wal' ! -name '*-shm' ! -name '*.lock' ! -name '*.key' ! -name '*-key'; }
check "what it was before lies beside it" test "$(copies | wc -l)" -eq 1
check "as it was" test "$(sqlite3 "$(copies)" 'SELECT version_num FROM alembic_version')" = 003
docker rm -f old >/dev/null
