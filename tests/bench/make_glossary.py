#!/usr/bin/env python3
"""Makes a glossary of N terms in one language out of a text: two thirds phrases of two to four words that occur in it
and neither begin nor end with one of its 200 commonest words, one third single words that are not among its 500
commonest. The same text gives the same glossary.

    make_glossary.py LANG N < TEXT > GLOSSARY.tsv
"""
import collections
import random
import re
import sys

lang, wanted = sys.argv[1], int(sys.argv[2])
rng = random.Random(20240701)
counts, phrases = collections.Counter(), set()
word_pattern = re.compile(r"[^\W\d_]{3,24}")
for line in sys.stdin:
    found = word_pattern.findall(line)
    counts.update(found)
    for size in (2, 3, 4):
        if len(found) > size:
            at = rng.randrange(len(found) - size)
            phrases.add(tuple(found[at:at + size]))

def pick(pool, count):
    pool = sorted(pool)
    rng.shuffle(pool)
    return pool[:count]

ranked = [word for word, _ in counts.most_common()]
function_words = set(ranked[:200])
terms = pick(ranked[500:], wanted // 3)
phrases = [p for p in phrases if p[0] not in function_words and p[-1] not in function_words]
terms += [" ".join(p) for p in pick(phrases, wanted - len(terms))]
print("concept\tlang\tterm")
for number, term in enumerate(terms):
    print(f"t{number}\t{lang}\t{term}")
