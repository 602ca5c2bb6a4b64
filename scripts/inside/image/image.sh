# shellcheck shell=bash disable=SC2034,SC2154,SC2317  # of those who source it
# What the image is.
size=$(value "$image" '{{.Size}}')
check "at most 200 MB ($((size / 1000000)) MB)" test "$size" -lt 200000000
check "not as root" test "$(value "$image" '{{.Config.User}}')" = 10001:10001
check "a health check" test "$(value "$image" '{{json .Config.Healthcheck.Test}}')" = '["CMD","hearthbookd","healthcheck"]'
check "/app/data is a volume" test "$(value "$image" '{{json .Config.Volumes}}')" = '{"/app/data":{}}'
check "port 8006" test "$(value "$image" '{{json .Config.ExposedPorts}}')" = '{"8006/tcp":{}}'
gui() { docker run --rm --entrypoint dpkg-query "$image" -W -f '${Package}\n' | grep -E '^(libqt6gui6|libqt6widgets6|libx11-6|libgl1|g\+\+|cmake)$'; }
check "neither graphical libraries nor compilers" test -z "$(gui)"
version_of() { docker run --rm --entrypoint dpkg-query "$image" -W -f '${Version}' "$1"; }
check "SQLite 3.45 or newer ($(version_of libsqlite3-0))" dpkg --compare-versions "$(version_of libsqlite3-0)" ge 3.45
check "Qt 6.8 ($(version_of libqt6core6t64))" dpkg --compare-versions "$(version_of libqt6core6t64)" ge 6.8
check "Debian 13" docker run --rm --entrypoint grep "$image" -q VERSION_ID=.13 /etc/os-release
