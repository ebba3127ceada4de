#!/bin/sh
# Shards of what is found, normalised and annotated are together what a single run writes, wherever a file is cut: in the midst of
# paragraphs, between CR and LF, in other encodings. What one shard annotated can be restored by itself, and all of it at once.
# Usage: lines.sh PROGRAM SOURCE_DIR
. "$(dirname "$0")/scratch.sh"
examples=$source/docs/examples
terms=$examples/terms.tsv
# Paragraphs of three languages and of none; some end by their length alone.
for round in $(seq 12); do
    cat "$examples/talks.en.txt"
    printf '\n42 %s\n \n' $round
    cat "$examples/talks.tr.txt"
    printf '\r\n\r\nTurkey\r\r%s\n\n' $round
    cat "$examples/talks.ru.txt"
done >mixed.txt
for round in $(seq 300); do sed "s/\$/ $round/" "$examples/talks.tr.txt"; done >long.txt
sed 's/$/\r/' long.txt | head -n 40 >crlf.tr.txt
printf 'Ankara\rand Ankara\r\rAnkara ⟦7⟧\nno end: Ankara' >odd.en.txt
head -n 30 long.txt | iconv -f utf-8 -t utf-16 >wide.tr.txt
head -n 30 long.txt | iconv -f utf-8 -t cp1254 >legacy.tr.txt
gzip -k mixed.txt
printf '<html><body><p>Talks in Ankara.<p>Turkey</html>' >page.html

expect_same() { # SHARDS COMMAND...: without the output
    count=$1
    shift
    "$program" "$@" -o whole || [ $? -eq 1 ]
    : >joined
    for shard in $(seq "$count"); do
        "$program" "$@" --shard "$shard/$count" -o part || [ $? -eq 1 ]
        cat part >>joined
    done
    cmp joined whole || { echo "$count shards of $*"; exit 1; }
}

for shards in 2 7; do
    for file in mixed.txt long.txt crlf.tr.txt odd.en.txt wide.tr.txt legacy.tr.txt mixed.txt.gz; do
        expect_same $shards find -q -g "$terms" -f jsonl --offsets all $file
        expect_same $shards find -q -g "$terms" -f tsv --lines $file
        expect_same $shards normalize -q --for mt $file
        expect_same $shards normalize -q --style "$terms" $file
    done
    expect_same $shards find -q -g "$terms" -f tsv page.html mixed.txt odd.en.txt
    expect_same $shards normalize -q page.html mixed.txt odd.en.txt
done
expect_same 40 find -q -g "$terms" -f jsonl odd.en.txt
expect_same 40 normalize -q odd.en.txt
[ "$("$program" find -q -g "$terms" -f jsonl mixed.txt | wc -l)" -gt 50 ] || { echo 'too little is found to compare'; exit 1; }

# Text, records, and what is restored of them.
for file in mixed.txt odd.en.txt wide.tr.txt; do
    lang=$(case $file in *.tr.*) echo tr ;; *) echo en ;; esac)
    set -- annotate -q -g "$terms" --src $lang --tgt ru --max-segments 70 --seed 3 $file
    "$program" "$@" -o whole --side whole.side
    "$program" restore -q --side whole.side whole -o whole.back || [ $? -eq 1 ]
    for shards in 3 11; do
        : >joined >joined.side >joined.back >records
        for shard in $(seq $shards); do
            "$program" "$@" --shard "$shard/$shards" -o part --side part.side
            "$program" restore -q --side part.side part -o part.back || [ $? -eq 1 ]
            "$program" check -q --side part.side part >part.counts
            cat part >>joined
            cat part.back >>joined.back
            cat part.side >>joined.side
            tail -n +2 part.side >>records
        done
        cmp joined whole
        cmp joined.back whole.back
        tail -n +2 whole.side | cmp records -
        "$program" restore -q --side joined.side joined -o back || [ $? -eq 1 ]
        cmp back whole.back
        "$program" check -q --side joined.side joined >counts
        sed 's/joined/whole/' counts >counts.named
        "$program" check -q --side whole.side whole | cmp counts.named -
    done
done

# What cannot be put together again is refused.
refuse() { # PATTERN COMMAND...
    pattern=$1
    shift
    if "$program" "$@" >said 2>&1; then echo "taken: $*"; exit 1; fi
    grep -q "$pattern" said || { echo "said of $*: $(cat said)"; exit 1; }
}
refuse 'jsonl and tsv' find -g "$terms" --shard 1/2 mixed.txt
refuse 'jsonl and tsv' find -g "$terms" -f json --shard 1/2 mixed.txt
refuse 'whole files' find -g "$terms" -f tsv --count --shard 1/2 mixed.txt
refuse 'whole files' normalize -i --shard 1/2 mixed.txt
refuse 'whole files' normalize --report jsonl --shard 1/2 mixed.txt
refuse 'standard input' annotate -g "$terms" --src en --tgt ru --shard 1/2 -
[ "$("$program" find -g "$terms" --plan 3 mixed.txt)" = "$("$program" annotate -g "$terms" --src en --tgt ru --plan 3 mixed.txt)" ]
