#!/usr/bin/env python3
"""Makes the terms of a benchmark glossary in one language out of a text, one term a line; the same input gives the same
terms, and the first N lines are the glossary of N terms. Of ten terms

    2 are names of countries, regions, languages, scripts and currencies (iso-codes, and the columns of --seed),
    5 are phrases of two to four words of the text that neither begin nor end with one of its 200 commonest words,
    3 are words, by turns mid-frequency words of the text and words of a Hunspell dictionary.

Words have four letters at least and names three: shorter ones stand inside so many others that they would measure
substring engines at their worst. Names that run out leave their places to phrases and words by turns; words that run out are followed by pairs of them,
and so are phrases.

    make_glossary.py LANG COUNT [--seed WIDE_TSV] < TEXT > TERMS
"""
import argparse
import collections
import gettext
import itertools
import json
import random
import re
import sys
from pathlib import Path

STOP_WORDS = 200        # no phrase begins or ends with one of these
COMMON_WORDS = 500      # no single word is one of these
MIDDLE_WORDS = 20_000   # those up to this rank come before all rarer ones
WORD_LETTERS, NAME_LETTERS = 4, 3
PATTERN = "nppwpnpwpw"  # ten terms: names, phrases, words
DICTIONARIES = {"en": "en_US", "tr": "tr_TR", "ar": "ar", "ru": "ru_RU"}
RUN = re.compile(r"[\w\u064b-\u065f\u0670]+(?: [\w\u064b-\u065f\u0670]+)*")
ISO = Path("/usr/share/iso-codes/json")


def words_and_phrases(lines):
    """The words of the text, commonest first, and its phrases."""
    counts = collections.Counter()
    runs = []
    for line in lines:
        for run in RUN.findall(line):
            words = run.split(" ")
            counts.update(words)
            if len(words) > 1:
                runs.append(words)
    ranked = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if word.isalpha()]
    stop = set(ranked[:STOP_WORDS]) | {word.capitalize() for word in ranked[:STOP_WORDS]}
    edges = {word for word in ranked if word not in stop and len(word) > 1}
    phrases = set()
    for words in runs:
        for start, word in enumerate(words):
            if word in edges:
                for end in range(start + 2, min(start + 4, len(words)) + 1):
                    if words[end - 1] in edges:
                        phrases.add(" ".join(words[start:end]))
    return ranked, phrases


def iso_names(lang):
    if not ISO.is_dir():
        return
    for path in sorted(ISO.glob("iso_*.json")):
        try:
            translate = gettext.translation(path.stem, languages=[lang]).gettext
        except OSError:
            translate = None
        for entries in json.loads(path.read_text(encoding="utf-8")).values():
            for entry in entries if isinstance(entries, list) else []:
                name = entry.get("name", "")
                wanted = name if lang == "en" or not translate else translate(name)
                if wanted and (lang == "en" or wanted != name):
                    yield from (part.strip() for part in wanted.split(";"))


def seed_names(lang, path):
    if not path:
        return
    header, *rows = Path(path).read_text(encoding="utf-8").splitlines()
    column = header.split("\t").index(lang)
    for row in rows:
        yield from row.split("\t")[column].split("|")


def dictionary_words(lang):
    path = Path("/usr/share/hunspell") / f"{DICTIONARIES.get(lang, lang)}.dic"
    if not path.exists():
        return []
    lines = path.read_text(encoding="utf-8", errors="ignore").splitlines()[1:]
    return [word for word in (re.split(r"[/\t ]", line)[0] for line in lines) if len(word) >= WORD_LETTERS]


def shuffled(rng, pool):
    pool = sorted(set(pool))
    rng.shuffle(pool)
    return pool


def by_turns(first, second):
    for pair in itertools.zip_longest(first, second):
        yield from (item for item in pair if item is not None)


def pairs_of(words):
    """Pairs of words, each once: steps ever longer around the list."""
    for step in range(1, len(words)):
        for at, word in enumerate(words):
            yield f"{word} {words[(at + step) % len(words)]}"


def terms_of(lang, lines, seed):
    rng = random.Random(20240701)
    ranked, phrases = words_and_phrases(lines)
    middle, rare = (shuffled(rng, (word for word in part if len(word) >= WORD_LETTERS))
                    for part in (ranked[COMMON_WORDS:MIDDLE_WORDS], ranked[MIDDLE_WORDS:]))
    words = list(by_turns(middle + rare, shuffled(rng, dictionary_words(lang))))
    names = [name for name in shuffled(rng, itertools.chain(iso_names(lang), seed_names(lang, seed)))
             if len(name) >= NAME_LETTERS]
    pairs = pairs_of(shuffled(rng, words))
    pools = {"n": iter(names), "p": iter(shuffled(rng, phrases)), "w": itertools.chain(words, pairs)}
    heirs = itertools.cycle("ppw")
    for kind in itertools.cycle(PATTERN):
        term = next(pools[kind], None)
        if term is None:
            term = next(pools[next(heirs)], None) or next(pairs, None)
        if term is None:
            return
        yield term


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("lang")
    parser.add_argument("count", type=int)
    parser.add_argument("--seed")
    args = parser.parse_args()
    lines = sys.stdin.buffer.read().decode("utf-8", errors="replace").splitlines()
    seen = set()
    out = open(sys.stdout.fileno(), "w", encoding="utf-8", newline="\n", buffering=1 << 20, closefd=False)
    for term in terms_of(args.lang, lines, args.seed):
        if len(seen) >= args.count:
            break
        if term and term not in seen and not any(sign in term for sign in "\t|\"\n"):
            seen.add(term)
            out.write(term + "\n")
    out.close()


if __name__ == "__main__":
    main()
