# shellcheck shell=bash disable=SC2034,SC2154,SC2317  # of those who source it
# A port that is taken.
run first --network host -v book:/app/data
check "in the machine's own network" soon ready
run second --network host -v other:/app/data
soon ended second
check "a port that is taken: which" says second 'Cannot listen on 0.0.0.0:8006'
check "and what to do" says second 'stop that one, or choose another port in server.listen'
check "in one line of its own" test "$(docker logs second 2>&1 | grep -c '^hearthbookd: ')" -eq 1
check "with exit code 1" test "$(value second '{{.State.ExitCode}}')" = 1
docker rm -f second >/dev/null
run second --network host -v book:/app/data -e DATA_API_PORT=8007
soon ended second
check "a book that another container serves" says second 'metadata.db is in use by another hearthbookd'
docker rm -f second >/dev/null
run second --network host -v other:/app/data -e DATA_API_PORT=8007 --health-interval 1s
check "another port, by its old name" soon answers 200 http://127.0.0.1:8007/readyz
check "which the health check knows" soon healthy second
docker rm -f first second >/dev/null
