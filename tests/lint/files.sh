#!/bin/sh
# Each source file says at its top why it exists and ends in a newline; none holds a tab, trailing space, a path of
# somebody's machine or an unfinished mark; nor do documents, glossaries and corpora hold the last two.
# Usage: files.sh SOURCE_DIR
set -eu
cd "$1"
sources=$(find CMakeLists.txt Makefile cmake include scripts src tests .ci -type f \
    \( -name '*.[ch]' -o -name '*.inc' -o -name '*.sh' -o -name '*.awk' -o -name '*.cmake' -o -name CMakeLists.txt \
    -o -name Makefile -o -name run \) ! -path 'tests/cli/*/*' | LC_ALL=C sort)
status=0
echo "$sources" | xargs awk '
    function wrong(why) {
        printf "%s:%d: %s\n", FILENAME, FNR, why
        bad = 1
    }
    FNR == 1 {
        is_c = FILENAME ~ /\.([ch]|inc)$/
        seen = 0
    }
    !seen && !/^#!/ {
        if (is_c ? $0 !~ /^\/\*/ : $0 !~ /^(#|\.\\")/)
            wrong("no comment that says why this file exists")
        seen = 1
    }
    is_c && /\t/ { wrong("tab") }
    /[ \t]$/ { wrong("trailing space") }
    END { exit bad }
' || status=1
for file in $sources; do
    case $(tail -c 1 "$file") in
    '') ;;
    *)
        echo "$file: no newline at the end"
        status=1
        ;;
    esac
done
# The marks are split here so that this file does not find itself.
marks='TO''DO|FIX''ME|/wo''rk/|/ho''me/[a-z]|/ro''ot/'
everything="$sources $(find . -maxdepth 1 -name '*.md') $(find docs glossaries corpora -type f 2>/dev/null || true)"
! grep -nE "$marks" $everything || status=1
exit $status
