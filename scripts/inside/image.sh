#!/bin/bash
# What check-image.sh tries, beside a Docker engine in a network of its own: the image of the tree's version, and compose.yaml.
# shellcheck disable=SC2317  # called by check and soon
set -uo pipefail
# shellcheck source=scripts/inside/checks.sh
source /tree/scripts/inside/checks.sh
# shellcheck source=scripts/common.sh
source /tree/scripts/common.sh
image=hearthbook:$(tree_version)
skipped=0

skip() { echo "skipped $1"; skipped=$((skipped + 1)); }
value() { docker inspect -f "$2" "$1"; }
says() { grep -q -- "$2" <<<"$(docker logs "$1" 2>&1)"; }
ended() { [[ $(value "$1" '{{.State.Running}}') == false ]]; }
healthy() { [[ $(value "$1" '{{.State.Health.Status}}') == healthy ]]; }
unhealthy() { [[ $(value "$1" '{{.State.Health.Status}}') == unhealthy ]]; }
status_of() { awk -v name="$1:" '$1 == name { print $2; exit }' "/proc/$(value "$2" '{{.State.Pid}}')/status"; }
answers() { [[ $(curl -s -m 5 -o /dev/null -w '%{http_code}' "${@:2}") == "$1" ]]; }
place_of() { docker volume inspect -f '{{.Mountpoint}}' "$1"; }

# run NAME [OPTION…] [-- ARGUMENT…]: as docs/install.md says it, in drop-in mode.
run() {
    local name=$1 options=()
    shift
    while (($#)) && [[ $1 != -- ]]; do
        options+=("$1")
        shift
    done
    docker run -d --name "$name" --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
        -e DATA_API_ALLOW_ANONYMOUS=true "${options[@]}" "$image" "${@:2}" >/dev/null
}

docker ps -aq | xargs -r docker rm -fv >/dev/null # what an interrupted run left
docker volume prune -af >/dev/null
docker network prune -f >/dev/null
for part in image running passing rights ports compose; do
    echo "-- $part"
    # shellcheck source=/dev/null
    source "/tree/scripts/inside/image/$part.sh"
done
if ((failed)); then
    for container in $(docker ps -aq); do
        docker inspect -f '{{.Name}}' "$container"
        docker logs --tail 10 "$container"
    done
fi
echo "$skipped skipped"
exit "$failed"
