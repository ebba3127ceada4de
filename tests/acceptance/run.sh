#!/bin/sh
# Runs all acceptance tests: other people's programs and what we write for them. One that finds no such program is skipped.
# Usage: run.sh PROGRAM SOURCE_DIR
set -u
failed=0
for test in "$2"/tests/acceptance/*.sh; do
    [ "${test##*/}" != run.sh ] || continue
    status=0
    echo "== ${test##*/}"
    sh "$test" "$1" "$2" || status=$?
    [ "$status" = 0 ] || [ "$status" = 77 ] || failed=$((failed + 1))
done
[ "$failed" = 0 ]
