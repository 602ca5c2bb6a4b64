#!/bin/bash
# The long forms of the fault tests, whose short ones every run of the tests contains: 200 kills, a lock of 60 s, 10,000 connections.
#   scripts/faults.sh [release|dev|asan]
set -euo pipefail
# shellcheck source=scripts/common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

tests=$root/build/${1:-release}/tests
[[ -x $tests/tst_fault_mixedwrites ]] || fail "the tests are not built" "scripts/test.sh ${1:-release}"
ulimit -n "$(ulimit -Hn)"
failed=()

# long TEST TIME_LIMIT_MINUTES VARIABLE=VALUE
long() {
    say "$1 with $3"
    env "$3" QTEST_FUNCTION_TIMEOUT=$(($2 * 60000)) "$tests/tst_fault_$1" || failed+=("$1")
}

long mixedwrites 60 HEARTHBOOK_KILLS=200
long lockedfile 5 HEARTHBOOK_LOCKED_SECONDS=60
long manyconnections 10 HEARTHBOOK_CONNECTIONS=10000
if ((${#failed[@]})); then fail "failed: ${failed[*]}"; fi
