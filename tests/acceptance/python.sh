#!/bin/sh
# The Python package, installed by pip into an environment of its own: its tests, and the example for Spark, whose answer has to
# be the program's own. Spark is left out where there is no Java.
# Usage: python.sh PROGRAM SOURCE_DIR
set -eu
program=$(realpath "$1")
source=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/env" 2>/dev/null || {
    echo "skipped: this needs python3-venv and python3-dev"
    exit 77
}
PATH=$work/env/bin:$PATH
pip install -q "$source" pytest 'pyarrow>=14' pandas 2>"$work/log" || {
    tail -n 30 "$work/log"
    exit 1
}
(cd "$source" && python -m pytest -q -p no:cacheprovider)
if ! command -v java >/dev/null || ! pip install -q pyspark 2>"$work/log"; then
    echo "Spark is left out: this needs Java and pyspark"
    exit 0
fi

# What the program finds, line by line, in the example's columns.
for lang in tr ru; do
    corpus=$source/corpora/news.$lang.txt
    glossary=$source/glossaries/diplomacy.tsv
    SPARK_LOCAL_IP=127.0.0.1 spark-submit --master 'local-cluster[2,1,1024]' --conf spark.ui.enabled=false \
        --conf spark.driver.host=127.0.0.1 "$source/python/examples/spark_terms.py" "$glossary" $lang "file://$corpus" \
        "file://$work/found.$lang" >"$work/log" 2>&1 || {
        tail -n 30 "$work/log"
        exit 1
    }
    cat "$work/found.$lang"/part-* >"$work/spark.$lang"
    python - "$program" "$glossary" $lang "$corpus" >"$work/own.$lang" <<'P'
import json, subprocess, sys

program, glossary, lang, corpus = sys.argv[1:]
rows = []
for number, line in enumerate(open(corpus, "rb").read().split(b"\n"), 1):
    if not line.strip():
        continue
    out = subprocess.run([program, "find", "-g", glossary, "--lang", lang, "-f", "jsonl", "--no-project", "-q", "-"],
                         input=line, capture_output=True).stdout
    for found in map(json.loads, out.splitlines()):
        rows.append((number, found["start"], found["end"], found["concept"], found["grade"]))
for row in sorted(rows, key=lambda row: (row[0], row[1], row[3])):
    print(*row, sep="\t")
P
    [ -s "$work/own.$lang" ] || {
        echo "the program found nothing in $corpus"
        exit 1
    }
    diff "$work/own.$lang" "$work/spark.$lang" >"$work/diff" || {
        head -n 20 "$work/diff"
        exit 1
    }
    echo "Spark and the program agree on $(wc -l <"$work/own.$lang") terms of news.$lang.txt"
done
