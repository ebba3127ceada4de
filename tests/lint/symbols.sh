#!/bin/sh
# The shared library exports drg_* and nothing else, all that the headers declare, under a versioned name; and every symbol that
# debian/libdragoman0.symbols lists is still there. DRG_BLESS=1 adds new ones to the list; none is ever taken off it.
# Usage: symbols.sh LIBRARY SOURCE_DIR
set -eu
list=$2/debian/libdragoman0.symbols
status=0
complain() {
    echo "$@"
    status=1
}

exported=$(nm -D --defined-only --format=posix "$1" | awk '$2 != "A" { sub(/@.*/, "", $1); print $1 }' | LC_ALL=C sort)
others=$(echo "$exported" | grep -v '^drg_' || true)
declared=$(cat "$2"/include/dragoman/*.h | tr '\n' ' ' | grep -oE 'DRG_API [^;]*' | grep -oE 'drg_[a-z0-9_]+ *\(' | tr -d ' (' | LC_ALL=C sort -u)
[ -z "$others" ] || complain "exported besides drg_*:" $others
for name in $declared; do
    echo "$exported" | grep -qx "$name" || complain "declared, not exported: $name"
done
for name in $exported; do
    echo "$declared" | grep -qx "$name" || complain "exported, not declared: $name"
done
objdump -p "$1" | grep -qE 'SONAME +libdragoman\.so\.[0-9]+$' || complain "no versioned soname"

# " name@VERSION 0.1.0", sorted; the nodes of versions are symbols as well.
version=$(sed -n 's/^project(dragoman VERSION \([0-9.]*\).*/\1/p' "$2/CMakeLists.txt")
today=$(nm -D --defined-only --format=posix "$1" | awk -v v="$version" '{ if ($2 == "A") $1 = $1 "@" $1; sub(/@@/, "@", $1); print " " $1 " " v }')
if [ "${DRG_BLESS:-}" ]; then
    {
        echo 'libdragoman.so.0 libdragoman0 #MINVER#'
        { sed 1d "$list" 2>/dev/null; echo "$today"; } | LC_ALL=C sort -u -k 1,1
    } >"$list.new"
    mv "$list.new" "$list"
fi
known=$(sed -n 's/^ \([^ ]*\) .*/\1/p' "$list")
now=$(echo "$today" | awk '{ print $1 }')
for name in $known; do
    echo "$now" | grep -qxF "$name" || complain "gone from the library: $name; programs that use it break, which takes a new soname"
done
for name in $now; do
    echo "$known" | grep -qxF "$name" || complain "not in debian/libdragoman0.symbols: $name; add it with DRG_BLESS=1"
done
exit $status
