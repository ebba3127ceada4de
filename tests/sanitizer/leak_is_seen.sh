#!/bin/sh
# The program that leaks on purpose must end in failure and print what ctest's expression looks for.
# Usage: leak_is_seen.sh PROGRAM
set -u
output=$("$1" 2>&1)
status=$?
[ "$status" != 0 ] || {
    echo "the leak did not fail the program"
    exit 1
}
case $output in
*'ERROR: LeakSanitizer'*) echo "the leak was seen, exit code $status" ;;
*)
    echo "no report of the leak"
    exit 1
    ;;
esac
