#!/bin/sh
# run.sh - the matcher's speed with and without inflection, one thread, text in memory.
#   run.sh BUILD_DIR [TEXTS]   TEXTS holds en.txt, tr.txt, ar.txt, ru.txt, or the same packed by xz
# The same terms under a language tag without rules ("zz") are matched as they are written: that is the exact work.
# Without TEXTS (or DRG_BULK) the news corpus is used, repeated to some size: it shows the tool, not the speed of real
# text, whose vocabulary is far larger.
set -eu
build=$1
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
texts=${2:-${DRG_BULK:-$root/../shared/bulk}}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

text_of() {
    if [ -f "$texts/$1.txt" ]; then
        cat "$texts/$1.txt"
    elif [ -f "$texts/$1.txt.xz" ]; then
        xz -dc "$texts/$1.txt.xz"
    else
        for round in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do cat "$root/corpora/news.$1.txt"; done
    fi
}

speed() {
    "$build/tests/drg_bench_scan" "$1" "$2" "$3" 3 | sort -t' ' -k1,1 -g -r | sed -n 's/ MB.*//p' | head -n 1
}

printf '%-4s %9s %12s %12s %8s\n' lang terms 'exact MB/s' 'inflected' ratio
for lang in en tr ar ru; do
    text_of "$lang" > "$work/$lang.txt"
    for terms in ${DRG_BENCH_TERMS:-1500 10000 100000}; do
        python3 "$root/tests/bench/make_glossary.py" "$lang" "$terms" < "$work/$lang.txt" > "$work/rules.tsv"
        sed "1!s/	$lang	/	zz	/" "$work/rules.tsv" > "$work/exact.tsv"
        exact=$(speed "$work/exact.tsv" zz "$work/$lang.txt")
        inflected=$(speed "$work/rules.tsv" "$lang" "$work/$lang.txt")
        printf '%-4s %9s %12s %12s %8s\n' "$lang" "$terms" "$exact" "$inflected" \
            "$(awk -v a="$exact" -v b="$inflected" 'BEGIN { printf "%.2f", a / b }')"
    done
done
