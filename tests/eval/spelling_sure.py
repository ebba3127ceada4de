"""How often the corrections that --fix makes are right.

Usage: spelling_sure.py GOLD_FOLDER < what `drg_spelling sure` printed
GOLD_FOLDER has LANG.tsv: a misspelt word, a tab, what was meant."""
import collections
import sys

LANGS = ("en", "tr", "ru", "ar")


def read_gold(folder, lang):
    gold = collections.defaultdict(set)
    with open(f"{folder}/{lang}.tsv", encoding="utf-8") as lines:
        for line in lines:
            wrong, right = line.rstrip("\n").split("\t")[:2]
            gold[wrong].add(right.casefold())
    return gold


def main():
    gold = {lang: read_gold(sys.argv[1], lang) for lang in LANGS}
    made, right = collections.Counter(), collections.Counter()
    for lang, word, meant in {tuple(line.rstrip("\n").split("\t")) for line in sys.stdin}:
        made[lang] += 1
        right[lang] += meant.casefold() in gold[lang][word]
    print("lang  words  corrected  of them right")
    for lang in LANGS:
        words = len(gold[lang])
        print(f"{lang:4} {words:6} {100 * made[lang] / words:9.1f}%"
              f" {100 * right[lang] / max(1, made[lang]):13.1f}%")


main()
