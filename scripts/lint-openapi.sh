#!/bin/bash
# Checks the OpenAPI document that the built hearthbookd serves with @redocly/cli; every finding is an error.
#   scripts/lint-openapi.sh [--preset NAME]
# npm fetches the tool once for each state of scripts/openapi/package-lock.json and keeps it for all clones of this user, in
# HEARTHBOOK_REDOCLY_CACHE, else ~/.cache/hearthbook-redocly.
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

preset=release
if [[ ${1-} == --preset ]]; then preset=${2:?--preset needs a name}; fi
server=$root/build/$preset/bin/hearthbookd
[[ -x $server ]] || fail "$server is missing" "Build first: scripts/test.sh $preset"
for tool in node npm curl; do
    command -v "$tool" >/dev/null || fail "$tool is missing" "scripts/install-dependencies.sh test lint"
done

source=$root/scripts/openapi
cache=${HEARTHBOOK_REDOCLY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/hearthbook-redocly}
tool=$cache/$(sha256sum <"$source/package-lock.json" | cut -c1-32)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Made beside its place and moved there: what was interrupted is never taken for whole.
if [[ ! -d $tool ]]; then
    say "Fetching @redocly/cli"
    mkdir -p "$cache"
    making=$(mktemp -d "$cache/making.XXXXXX")
    cp "$source/package.json" "$source/package-lock.json" "$making"
    if ! (cd "$making" && npm ci --ignore-scripts --omit=optional --no-audit --no-fund --prefer-offline) \
        >"$scratch/npm.log" 2>&1; then
        rm -rf "$making"
        fail "npm cannot fetch @redocly/cli, so the OpenAPI document is not checked" "$(tail -n 5 "$scratch/npm.log")"
    fi
    mv -T "$making" "$tool" 2>/dev/null || rm -rf "$making"
    find "$cache" -mindepth 1 -maxdepth 1 -mtime +30 -not -path "$tool" -exec rm -rf {} +
fi

touch "$scratch/output" # the server may begin later than it is looked for
"$server" serve --listen 127.0.0.1:0 --database "sqlite:///$scratch/metadata.db" >"$scratch/output" 2>"$scratch/errors" &
pid=$!
trap 'kill "$pid" 2>/dev/null || true; rm -rf "$scratch"' EXIT
for ((tries = 0; tries < 200; ++tries)); do
    url=$(sed -n 's/^listening on //p' "$scratch/output")
    if [[ -n $url ]] || ! kill -0 "$pid" 2>/dev/null; then break; fi
    sleep 0.1
done
[[ -n $url ]] || fail "hearthbookd does not start" "$(tail -n 5 "$scratch/errors")"
curl -fsS --max-time 30 "$url/openapi.json" -o "$scratch/openapi.json" || fail "$url/openapi.json is not served"
kill "$pid"
wait "$pid" || true

say "Checking /openapi.json with @redocly/cli"
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
if ! node "$tool/node_modules/@redocly/cli/bin/cli.js" lint --config "$source/redocly.yaml" --format=stylish \
    "$scratch/openapi.json" >"$scratch/findings" 2>&1; then
    cat "$scratch/findings" >&2
    fail "the OpenAPI document is not clean" "See above; it follows from the routes and resources/openapi."
fi
# A tool that ends well without having looked would always pass.
grep -qF 'openapi.json: validated' "$scratch/findings" || fail "redocly checked nothing" "$(tail -n 5 "$scratch/findings")"
say "OpenAPI: clean"
