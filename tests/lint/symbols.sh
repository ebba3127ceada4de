#!/bin/sh
# The shared library exports drg_* and nothing else, all that the headers declare, under a versioned name.
# Usage: symbols.sh LIBRARY INCLUDE_DIR
set -eu
exported=$(nm -D --defined-only --format=posix "$1" | awk '$2 != "A" { print $1 }' | LC_ALL=C sort)
others=$(echo "$exported" | grep -v '^drg_' || true)
declared=$(cat "$2"/dragoman/*.h | tr '\n' ' ' | grep -oE 'DRG_API [^;]*' | grep -oE 'drg_[a-z0-9_]+ *\(' | tr -d ' (' | LC_ALL=C sort -u)
status=0
if [ -n "$others" ]; then
    echo "exported besides drg_*:" $others
    status=1
fi
for name in $declared; do
    echo "$exported" | grep -qx "$name" || {
        echo "declared, not exported: $name"
        status=1
    }
done
for name in $exported; do
    echo "$declared" | grep -qx "$name" || {
        echo "exported, not declared: $name"
        status=1
    }
done
objdump -p "$1" | grep -qE 'SONAME +libdragoman\.so\.[0-9]+$' || {
    echo "no versioned soname"
    status=1
}
exit $status
