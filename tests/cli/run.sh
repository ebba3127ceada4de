#!/bin/sh
# Runs the program as people do and compares what it prints with what it should.
#
# A case is a folder with `cmd` (a shell line or several), files it needs, and what comes of it: `stdout`, `stderr` (none:
# empty) and `exit` (none: 0). It runs in a copy, over the files of shared/. A case with `.known` holds what we want
# but do not do yet: it must still fail. DRG_BLESS=1 writes what came of it as what should.
# Usage: run.sh PROGRAM CASES_DIR [COMMAND[/CASE]...]
set -u
program=$(realpath "$1")
cases=$(realpath "$2")
shift 2
[ -x "$program" ] || {
    echo "run.sh: there is no program '$program'" >&2
    exit 2
}
scratch=$(mktemp -d)
trap 'chmod -R u+rwx "$scratch"; rm -rf "$scratch"' EXIT
mkdir "$scratch/bin" "$scratch/got"
ln -s "$program" "$scratch/bin/dragoman"
PATH=$scratch/bin:$PATH
LC_ALL=C.UTF-8 TZ=UTC TERM=xterm
export PATH LC_ALL TZ TERM
unset NO_COLOR COLUMNS
got=$scratch/got

run() { # CASE_DIR
    rm -rf "$scratch/here"
    mkdir "$scratch/here"
    cp -r "$cases"/shared/. "$1"/. "$scratch/here"
    (cd "$scratch/here" && rm -f cmd stdout stderr exit .known && sh "$1/cmd" >"$got/stdout" 2>"$got/stderr" </dev/null)
    echo $? >"$got/exit"
}

compare() { # CASE_DIR
    same=0
    for stream in stdout stderr exit; do
        expected=$1/$stream
        if [ ! -f "$expected" ]; then
            expected=$scratch/default
            : >"$expected"
            [ $stream = exit ] && echo 0 >"$expected"
        fi
        diff -u --label "expected $stream" --label "$stream" "$expected" "$got/$stream" || same=1
    done
    return $same
}

bless() { # CASE_DIR
    for stream in stdout stderr exit; do
        cp "$got/$stream" "$1/$stream"
        [ -s "$1/$stream" ] || rm -f "$1/$stream"
    done
    [ "$(cat "$1/exit")" != 0 ] || rm -f "$1/exit"
}

failed=0 count=0
[ $# -gt 0 ] || set -- "$cases"/*/
for name in "$@"; do
    for cmd in $(find "$cases/${name#"$cases/"}" -name cmd | LC_ALL=C sort); do
        case_dir=${cmd%/cmd}
        case_name=${case_dir#"$cases/"}
        count=$((count + 1))
        run "$case_dir"
        if [ "${DRG_BLESS:-}" = 1 ] && [ ! -f "$case_dir/.known" ]; then
            bless "$case_dir"
        elif compare "$case_dir" >"$scratch/difference"; then
            [ ! -f "$case_dir/.known" ] && continue
            echo "FAIL $case_name: passes now; remove its .known"
            failed=$((failed + 1))
        elif [ ! -f "$case_dir/.known" ]; then
            echo "FAIL $case_name"
            cat "$scratch/difference"
            failed=$((failed + 1))
        fi
    done
done
echo "$count cases, $failed failed"
[ "$count" -gt 0 ] && [ "$failed" = 0 ]
