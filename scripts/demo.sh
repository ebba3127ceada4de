#!/bin/sh
# The main job on our own news text: the table of four languages, in the terminal and as a page. demo.sh PROGRAM
set -eu
program=$1
mkdir -p out
set -- -g glossaries/diplomacy.tsv -g glossaries/places.tsv --aligned \
    corpora/news.en.txt corpora/news.tr.txt corpora/news.ar.txt corpora/news.ru.txt
"$program" table "$@" -o out/demo.html
"$program" table "$@" --format terminal >out/demo.txt
head -n 24 out/demo.txt
rows=$("$program" table "$@" --format jsonl | wc -l)
echo
echo "The terms of the news sample in four languages, $rows rows: open out/demo.html"
echo "The same by hand: $program table -g glossaries/diplomacy.tsv corpora/news.en.txt"
