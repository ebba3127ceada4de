#!/bin/sh
# No function is longer than 70 lines. With `list` as second argument, prints the twenty longest instead.
# Usage: functions.sh SOURCE_DIR [list]
set -eu
cd "$1"
measured=$(find src tests -name '*.[ch]' | LC_ALL=C sort | xargs awk '
    FNR == 1 { start = 0 }
    /^[A-Za-z_].*\(/ && !/;[ \t]*$/ { name = $0; head = FNR }
    /^\{/ { start = FNR }
    /^}[ \t]*$/ && start {
        sub(/\(.*/, "", name)
        sub(/.*[ *]/, "", name)
        print FNR - head + 1, FILENAME ":" head ": " name
        start = 0
    }')
if [ "${2:-}" = list ]; then
    echo "$measured" | sort -rn | head -n 20
    exit 0
fi
long=$(echo "$measured" | awk '$1 > 70 { print $2, $3, "is", $1, "lines long" }')
[ -z "$long" ] && exit 0
echo "$long"
exit 1
