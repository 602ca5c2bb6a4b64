# shellcheck shell=bash disable=SC2034,SC2154,SC2317  # of those who source it
# Where the data would go with the container, the log says so.
run nameless
check "without a volume of its own it warns" soon says nameless 'The data will not last: /app/data is on a volume without a name'
check "and runs" soon says nameless 'listening on'
run memory --tmpfs /app/data:uid=10001,mode=700
check "in memory it warns" soon says memory 'The data will not last: /app/data is in memory'
docker run -d --name inside -e HEARTHBOOK_DATABASE=/tmp/book/metadata.db "$image" >/dev/null
check "in the container itself it warns" soon says inside 'The data will not last: /tmp/book is in the container itself'
docker run -d --name readonly --read-only -e HEARTHBOOK_DATABASE=/srv/metadata.db "$image" >/dev/null
soon ended readonly
check "where nothing can be written it says why" says readonly '/srv is mounted read-only: a database needs a folder that can be written, in a container that of a volume'
docker rm -f nameless memory inside readonly >/dev/null
