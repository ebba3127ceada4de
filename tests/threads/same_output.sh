#!/bin/sh
# The program prints the same bytes in any number of threads, from files and from a pipe.
# Usage: same_output.sh PROGRAM SOURCE_DIR
set -eu
program=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Large enough for two batches, in four languages, some paragraphs without a language of their own.
for round in 1 2 3 4 5 6 7 8; do
    cat "$source"/corpora/news.en.txt "$source"/corpora/news.tr.txt "$source"/corpora/news.ar.txt "$source"/corpora/news.ru.txt
    printf '\nSyria\n\nSuriye\n\n'
done >eight.txt
size=$(wc -c <eight.txt)
total=0
while [ "$total" -lt 1300000 ]; do
    cat eight.txt
    total=$((total + size))
done >large.txt
mkdir small
for number in $(seq 100 160); do
    head -c "$((number * 37))" eight.txt | iconv -c -f UTF-8 -t UTF-8 >"small/$number.txt"
done
printf '<p lang=tr>Suriye</p>\n' >small/130.html

find_terms() { # THREADS OPTIONS...
    threads=$1
    shift
    "$program" find -q -g "$source/glossaries/places.tsv" -g "$source/glossaries/diplomacy.tsv" --threads "$threads" "$@"
}

same() { # WHAT
    cmp -s one "$1" || {
        echo "differs from one thread: $1"
        exit 1
    }
}

find_terms 1 -f jsonl --offsets all large.txt >one
[ "$(wc -l <one)" -gt 1000 ] || { echo 'too few hits to tell anything'; exit 1; }
for threads in 2 5; do
    find_terms $threads -f jsonl --offsets all large.txt >many
    same many
done
sed 's/"file":"large.txt"/"file":"standard input"/' one >piped
mv piped one
cat large.txt | find_terms 3 -f jsonl --offsets all - >many
same many

find_terms 1 -f json small/* nowhere.txt >one 2>/dev/null || true
for threads in 2 3 8; do
    find_terms $threads -f json small/* nowhere.txt >many 2>/dev/null || true
    same many
done
find_terms 1 -c small/* >one
find_terms 4 -c small/* >many
same many
find_terms 1 -C 1 --explain small/* >one
find_terms 4 -C 1 --explain small/* >many
same many
