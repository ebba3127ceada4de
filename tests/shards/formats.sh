#!/bin/sh
# Shards of a file of any format, cut anywhere, are together what a single run reads: no unit is lost, none comes twice.
# Usage: formats.sh PROGRAM SOURCE_DIR
. "$(dirname "$0")/scratch.sh"
examples=$source/docs/examples
paste "$examples/talks.en.txt" "$examples/talks.tr.txt" >pairs
for number in 1 2 3 4; do sed "s/\$/ $number/" pairs; done >rows
{ printf 'en\ttr\n'; cat rows; } >corpus.tsv
cut -f 1 rows >lines.txt
cut -f 2 rows >lines.tr.txt
sed 's/$/\r/' lines.txt >crlf.txt
tr '\n' '\r' <lines.txt >cr.txt
sed 's/"/\\"/g; s/\(.*\)\t\(.*\)/{"id": 7, "tr": "\2", "en": "\1"}/' rows >corpus.jsonl
{
    echo '<tmx version="1.4"><header srclang="en"/><body>'
    sed 's/&/\&amp;/g; s/</\&lt;/g; s/\(.*\)\t\(.*\)/<tu><tuv xml:lang="en"><seg>\1<\/seg><\/tuv>\n<tuv xml:lang="tr"><seg>\2<\/seg><\/tuv><\/tu>/' rows
    echo '</body></tmx>'
} >corpus.tmx
gzip -k corpus.tsv lines.txt
iconv -f utf-8 -t utf-16le lines.tr.txt >wide.txt
printf '\074\330\n\0' >>wide.txt # half a surrogate pair
iconv -f utf-8 -t cp1254 lines.tr.txt >legacy.txt
# So long that a shard need not read what is before it, with bytes that cannot be decoded.
for round in $(seq 300); do
    sed "s/\$/ $round/" lines.tr.txt
    printf '\303\n\200\200\377 \360\237\r'
done >long.txt
{ printf 'tr\tnumber\n'; sed 's/[\r\t]/ /g; s/$/\t7/' long.txt; } >long.tsv

expect_same() { # SUFFIX WORDS...
    suffix=$1
    shift
    "$program" prepare --quiet "$@" -o "whole$suffix"
    for shards in 2 3 7; do
        : >joined
        for shard in $(seq $shards); do
            "$program" prepare --quiet --shard "$shard/$shards" "$@" -o "part$suffix"
            cat "part$suffix" >>joined
        done
        cmp joined "whole$suffix" || { echo "$shards shards of $*"; exit 1; }
    done
}

expect_same .txt lines.txt
expect_same .txt lines.txt.gz
expect_same .txt crlf.txt
expect_same .txt cr.txt
expect_same .txt lines.txt lines.tr.txt crlf.txt
expect_same .tsv corpus.tsv
expect_same .tsv corpus.tsv.gz
expect_same .jsonl --langs en,tr corpus.jsonl
expect_same .tsv corpus.tmx
expect_same .jsonl --aligned en=lines.txt tr=lines.tr.txt
expect_same .txt --encoding utf-16le wide.txt
expect_same .txt --encoding cp1254 legacy.txt
expect_same .txt --encoding utf-16le wide.txt wide.txt
expect_same .txt long.txt
expect_same .txt long.txt lines.txt long.txt
expect_same .tsv long.tsv
expect_same .txt --strict lines.txt

# Shards are of one size in bytes of the file, whatever these are decoded.
for file in wide legacy; do
    "$program" prepare -q --encoding $([ $file = wide ] && echo utf-16le || echo cp1254) --shard 2/2 $file.txt -o half.txt
    [ "$(wc -l <half.txt)" -ge $(($(tr -d '\0' <$file.txt | wc -l) / 2 - 2)) ] || { echo "the second half of $file.txt is short"; exit 1; }
done
