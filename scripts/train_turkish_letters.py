#!/usr/bin/env python3
"""Makes src/lang/data/tr-letters.txt: which letters Turkish words typed in plain ASCII had.

train_turkish_letters.py COUNTS [WORDS] > tr-letters.txt

COUNTS is a table of Turkish words and the decimal logarithm of their frequency, a tab between; the WORDS (250000)
commonest count. Each letter that may stand for two (c g i o s u) asks its surroundings one letter after another, nearest
first, until what was learnt leaves no doubt; only answers that differ from the shorter question's are kept. The letters
before it are asked as restored, those after it as typed."""
import collections
import re
import sys

PLAIN = str.maketrans("çğıöşüâîû", "cgiosuaiu")
TWO = {"c": "cç", "g": "gğ", "i": "iı", "o": "oö", "s": "sş", "u": "uü"}
VOWELS = set("aeıioöuü")


def questions(left, key, at):
    """What is asked, in order: for a vowel first the vowel before it, which harmony goes by."""
    def before(n):
        return left[-n] if len(left) >= n else "^"

    def after(n):
        return key[at + n] if at + n < len(key) else "$"
    if key[at] in "iou":
        vowel = next((c for c in reversed(left) if c in VOWELS), "^")
        rest = [vowel, after(1), before(1), after(2), before(2)]
    else:
        rest = [before(1), after(1), before(2), after(2)]
    for n in range(3, 9):
        rest += [after(n), before(n)]
    return key[at] + "".join(rest)


def read_words(path, limit):
    best = {}
    for line in open(path, encoding="utf-8"):
        word, logarithm = line.rstrip("\n").split("\t")
        word = word.replace("I", "ı").replace("İ", "i").lower()
        word = re.sub("(?<=[a-zçğıöşüâîû])'", "", word).translate(str.maketrans("âîû", "aiu"))
        if not re.fullmatch("[a-zçğıöşü]{2,40}", word):
            continue
        key, weight = word.translate(PLAIN), 10 ** float(logarithm)
        forms = best.setdefault(key, {})
        forms[word] = forms.get(word, 0) + weight
    words = []
    for key, forms in best.items():
        word = max(sorted(forms), key=forms.get)
        words.append((sum(forms.values()), word, key))
    words.sort(key=lambda w: (-w[0], w[1]))
    return words[:limit]


def build(nodes, items, depth, inherited, prefix):
    counts = [0, 0]
    for _, answer, weight in items:
        counts[answer] += weight
    answer = inherited if counts[0] == counts[1] else int(counts[1] > counts[0])
    if answer != inherited:
        nodes.append((prefix, answer))
    if not counts[0] or not counts[1]:
        return
    groups = collections.defaultdict(list)
    for item in items:
        if len(item[0]) > depth:
            groups[item[0][depth]].append(item)
    for letter in sorted(groups):
        build(nodes, groups[letter], depth + 1, answer, prefix + letter)


def main():
    words = read_words(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 250000)
    groups = collections.defaultdict(list)
    for weight, word, key in words:
        weight = max(1, round((weight * 1e7) ** 0.5))
        for at, letter in enumerate(key):
            if letter in TWO:
                asked = questions(word[:at], key, at)
                groups[letter].append((asked, TWO[letter].index(word[at]), weight))
    nodes = []
    for letter in sorted(groups):
        build(nodes, groups[letter], 1, 0, letter)
    for prefix, answer in nodes:
        print("%s %s" % (prefix, TWO[prefix[0]][answer]))


if __name__ == "__main__":
    main()
