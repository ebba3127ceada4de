#!/bin/sh
# A job in shards that is killed again and again, at moments that have nothing to do with what it does, goes on where it was and
# ends with the bytes of a single run. Under xargs, and under GNU parallel where there is one.
# Usage: killed.sh PROGRAM SOURCE_DIR
. "$(dirname "$0")/scratch.sh"
DRAGOMAN=$program
export DRAGOMAN
for round in 1 2 3 4 5 6 7 8; do
    paste "$source/docs/examples/talks.en.txt" "$source/docs/examples/talks.tr.txt" | sed "s/\$/ $((round % 5))/"
done | { printf 'en\ttr\n'; cat; } >corpus.tsv
cut -f 1 corpus.tsv >corpus.en.txt
terms=$source/docs/examples/terms.tsv

kill_at() { # HUNDREDTHS ENGINE
    setsid sh job.sh "$2" >/dev/null 2>&1 &
    group=$!
    sleep "0.$1"
    kill -KILL "-$group" 2>/dev/null || true
    wait "$group" 2>/dev/null || true
}

# RESULT COMMAND...: killed, done again, and compared with what the command writes by itself.
goes_on() {
    result=$1
    shift
    "$DRAGOMAN" "$@" -o "$result"
    mkdir -p single
    mv "$result" single
    [ ! -e side.jsonl ] || mv side.jsonl single
    for engine in xargs parallel; do
        command -v $engine >/dev/null || continue
        rm -rf shards
        "$DRAGOMAN" cluster local --shards 8 --parts 3 -o job.sh -- "$@" -o "$result"
        for moment in 03 07 11 16 23 31 42; do
            kill_at $moment $engine
        done
        sh job.sh $engine
        for file in single/*; do
            cmp "$file" "$(basename "$file")" || { echo "$1 under $engine: $file is another one"; exit 1; }
            rm "$(basename "$file")"
        done
    done
    rm -r single
}

goes_on result.jsonl prepare --quiet --langs en,tr --filter empty --dedupe text corpus.tsv
goes_on found.jsonl find --quiet -g "$terms" corpus.en.txt
goes_on marked.txt annotate --quiet -g "$terms" --src en --tgt tr --side side.jsonl corpus.en.txt
goes_on normal.txt normalize --quiet --for mt corpus.en.txt
