#!/usr/bin/env python3
"""Makes a glossary of N terms in one language out of a text: two thirds phrases of two to four words that occur in it,
one third single words, so that matches are as dense as with a large term base. The same text gives the same glossary.

    make_glossary.py LANG N < TEXT > GLOSSARY.tsv
"""
import random
import re
import sys

lang, wanted = sys.argv[1], int(sys.argv[2])
rng = random.Random(20240701)
words, phrases = set(), set()
word_pattern = re.compile(r"[^\W\d_]{3,24}")
for line in sys.stdin:
    found = word_pattern.findall(line)
    words.update(found)
    for size in (2, 3, 4):
        if len(found) > size:
            at = rng.randrange(len(found) - size)
            phrases.add(" ".join(found[at:at + size]))

def pick(pool, count):
    pool = sorted(pool)
    rng.shuffle(pool)
    return pool[:count]

terms = pick(words, wanted // 3)
terms += pick(phrases, wanted - len(terms))
print("concept\tlang\tterm")
for number, term in enumerate(terms):
    print(f"t{number}\t{lang}\t{term}")
