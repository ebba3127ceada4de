#!/bin/sh
# docs/notes.md lists every code of a note in the source, and nothing else.
# Usage: notes.sh SOURCE_DIR
set -eu
cd "$1"
in_source=$(for file in $(find src -name '*.c'); do tr '\n' ' ' <"$file"; done |
    grep -oE '([^a-z_]note\([^;"]*|[.]code = )"[a-z0-9]+\.[a-z-]+"' | sed 's/.*"\(.*\)"/\1/' | LC_ALL=C sort -u)
in_docs=$(sed -n 's/^| `\([a-z0-9]*\.[a-z-]*\)` .*/\1/p' docs/notes.md | LC_ALL=C sort -u)
status=0
for code in $in_source; do
    echo "$in_docs" | grep -qx "$code" || {
        echo "docs/notes.md lacks $code"
        status=1
    }
done
for code in $in_docs; do
    echo "$in_source" | grep -qx "$code" || {
        echo "docs/notes.md lists $code, which no source reports"
        status=1
    }
done
exit $status
