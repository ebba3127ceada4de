#!/bin/sh
# run.sh - measures every part against its benchmark: matching, decoding and repair, sentences and languages, checks, readers of
# bilingual files, duplicates, names and spelling.
#   run.sh BUILD_DIR [BENCHMARKS]   BENCHMARKS holds inflect/, aligned/, paradigms/, parallel/, names/ and the score*.py
# Says so and succeeds when the benchmarks are not there: they are not part of the project.
set -eu
build=$1
data=${2:-${DRG_EVAL:-../shared/eval}}
if [ ! -d "$data/inflect" ]; then
    echo "eval: no benchmarks at $data (set DRG_EVAL to their folder): skipped"
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "== inflected terms in running text"
mkdir "$work/inflect"
for lang in en tr ar ru; do
    mkdir "$work/inflect/$lang"
    { printf 'concept\tlang\tterm\n'; cat "$data/inflect/$lang/glossary.tsv"; } > "$work/$lang.tsv"
    "$build/tests/drg_spans" "$work/$lang.tsv" "$lang" < "$data/inflect/$lang/text.tsv" > "$work/inflect/$lang.tsv"
    echo "-- $lang"
    python3 "$data/score.py" "$data/inflect/$lang/gold.tsv" "$work/inflect/$lang.tsv"
done

echo "== concepts across four languages"
{ printf 'concept\tsubject\ten\ttr\tar\tru\n'; cat "$data/aligned/concepts.tsv"; } > "$work/concepts.tsv"
"$build/tests/drg_spans" "$work/concepts.tsv" < "$data/aligned/text.tsv" > "$work/aligned.tsv"
python3 "$data/score.py" --aligned "$data/aligned" "$work/aligned.tsv"

echo "== paradigms"
python3 "$data/score_paradigms.py" pairs "$data/paradigms" > "$work/pairs.tsv"
"$build/tests/drg_paradigms" < "$work/pairs.tsv" > "$work/accepted.tsv"
python3 "$data/score_paradigms.py" score "$data/paradigms" "$work/accepted.tsv"

here=$(dirname "$0")
source=$here/../..
echo "== encodings told"
python3 "$here/detect.py" "$build/tests/drg_repairs" "$data/parallel"
echo "== misread encodings undone, in every tenth line"
python3 "$here/repair.py" "$build/tests/drg_repairs" "$data/parallel" 0 10
echo "== sentences found in paragraphs"
python3 "$here/sentences.py" "$build/dragoman" "$data/parallel" --least 0.99
echo "== letters of Turkish restored"
python3 "$here/restore.py" "$build/tests/drg_repairs" "$data/parallel"

echo "== languages told"
python3 "$here/langid.py" "$build/dragoman" "$data/parallel" ${DRG_NTREX:+"$DRG_NTREX"}

echo "== checks of terms"
python3 "$here/check.py" "$build" "$here/../../glossaries" "$here/../../corpora" "$data/parallel"
echo "== bilingual files of other programs"
python3 "$here/samples.py" "$build/dragoman" "$build/tests/drg_bitexts" "$data/../samples"
python3 "$here/catalogues.py" "$build/tests/drg_bitexts" "$data/../samples/po"
python3 "$here/catalogues.py" "$build/tests/drg_bitexts" --every 100 /usr/share/locale

echo "== names"
python3 "$data/score_names.py" pairs "$data/names" > "$work/names.tsv"
"$build/tests/drg_names" < "$work/names.tsv" > "$work/same.tsv"
cut -f 1,2 "$work/same.tsv" > "$work/decided.tsv"
python3 "$data/score_names.py" score "$data/names" "$work/decided.tsv"

echo "== terms through simulated engines"
"$build/tests/drg_engine_damage" "$here/../.." 100000

echo "== near duplicates"
python3 "$here/near_duplicates.py" "$build/tests/bench/drg_dedupe_lines" "$source"/corpora/news.*.txt --lines 2000

echo "== rules of check that are not about terms"
python3 "$here/rules.py" "$build/dragoman" "$data/parallel"

echo "== spelling: which words are misspelt, and what was meant"
if [ -d "$data/spell" ]; then
    python3 "$data/score_spell.py" words "$data/spell" > "$work/words.tsv"
    "$build/tests/drg_spelling" words "$source/wordlists" < "$work/words.tsv" > "$work/spelt.tsv"
    python3 "$data/score_spell.py" score "$data/spell" "$work/spelt.tsv"
    echo "-- Hunspell and aspell on the same words"
    python3 "$here/spelling_peers.py" "$work/words.tsv" > "$work/peers.tsv"
    for peer in hunspell aspell; do
        grep "^$peer" "$work/peers.tsv" | cut -f 2- > "$work/$peer.tsv" || continue
        echo "-- $peer"
        python3 "$data/score_spell.py" score "$data/spell" "$work/$peer.tsv"
    done
    echo "-- false alarms on clean text"
    "$build/dragoman" glossary merge -q -o "$work/shipped.tsv" "$source/glossaries/places.tsv" "$source/glossaries/diplomacy.tsv"
    for lang in tr ar ru en; do
        python3 "$here/spelling_alarms.py" "$build/tests/drg_spelling" "$source/wordlists" "$lang" "$data/parallel" \
            "$work/shipped.tsv"
    done
    echo "-- corrections that --fix makes"
    "$build/tests/drg_spelling" sure "$source/wordlists" < "$work/words.tsv" |
        python3 "$here/spelling_sure.py" "$data/spell"
    echo "-- microseconds of suggestions: median, 99 in 100, worst"
    for lang in tr ar ru en; do
        cut -f 1 "$data/spell/$lang.tsv" | sort -u | awk -v lang="$lang" 'NR % 10 == 0 { print lang "\t" $0 }' |
            "$build/tests/drg_spelling" time "$source/wordlists" | cut -f 2 | sort -n |
            awk -v lang="$lang" '{ n[NR] = $1 } END { print lang, n[int(NR / 2)], n[int(NR * 0.99)], n[NR] }'
    done
fi
