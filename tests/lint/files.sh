#!/bin/sh
# Each source file says at its top why it exists; none holds a path of somebody's machine, an unfinished mark, a tab,
# trailing space or a lost final newline.
# Usage: files.sh SOURCE_DIR
set -eu
cd "$1"
status=0
wrong() {
    echo "$1"
    status=1
}
sources=$(find CMakeLists.txt CMakePresets.json Makefile cmake include scripts src tests .ci -type f \
    \( -name '*.[ch]' -o -name '*.inc' -o -name '*.sh' -o -name '*.awk' -o -name '*.cmake' -o -name CMakeLists.txt \
    -o -name Makefile -o -name run \) | LC_ALL=C sort)
for file in $sources; do
    case $file in
    *.[ch] | *.inc) mark='/*' ;;
    *) mark='#' ;;
    esac
    first=$(head -n 1 "$file")
    case $first in
    '#!'*) first=$(sed -n 2p "$file") ;;
    esac
    case $first in
    "$mark"*) ;;
    *) wrong "$file:1: no comment that says why this file exists" ;;
    esac
    [ "$(tail -c 1 "$file" | wc -l)" = 1 ] || wrong "$file: no newline at the end"
    case $file in
    *.[ch])
        ! grep -n "$(printf '\t')" "$file" | sed "s|^|$file:|; s|\$|    [tab]|" | grep . || status=1
        ;;
    esac
    ! grep -nE '[[:space:]]+$' "$file" | sed "s|^|$file:|; s|\$|    [trailing space]|" | grep . || status=1
done
# The marks are split here so that this file does not find itself.
marks='TO''DO|FIX''ME|/wo''rk/|/ho''me/[a-z]|/ro''ot/'
everything="$sources $(find . -maxdepth 1 -name '*.md') $(find docs glossaries corpora -type f 2>/dev/null || true)"
! grep -nE "$marks" $everything || status=1
exit $status
