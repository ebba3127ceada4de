#!/usr/bin/env python3
"""Makes wordlists/LANG.txt: the commonest right words of a language and how common they are.

make_word_lists.py LANG COUNTS [--words N] [--common FILE [--proper FILE]] [--names FILE] > LANG.txt

COUNTS is a table of words and their Zipf frequency (decimal logarithm of occurrences in a billion words), a tab between;
the N (400000) commonest right ones are kept. A word is right when an installed Hunspell dictionary knows it, or when it
begins with a word of --common and no name of --proper, and is nobody's slip (+). One that is only known with a capital, or not at all but is common and nobody's slip, is kept as a
name (^), an acronym as one (!). Arabic has no capitals: there such a word is kept as it is (+).
--names gives a word list of another language in the same letters, whose names are added. Needs libhunspell and the
dictionaries of the language."""
import argparse
import collections
import ctypes
import ctypes.util
import math
import re
import sys
import unicodedata

DICTIONARIES = {"en": ["en_US", "en_GB"], "tr": ["tr_TR"], "ar": ["ar"], "ru": ["ru_RU"]}
LETTERS = {"en": "a-zéèêëàâäáçñöôóüûïîí'", "tr": "a-zçğıöşüâîû'", "ar": "ء-غف-ي", "ru": "а-яё"}
# Letters that slips take for one another: a rarer word that differs only in them is a slip.
CLASSES = {"en": "", "tr": "cç gğ ıiî oö sş uüû aâ", "ar": "اأإآٱ هة يىئ وؤ", "ru": "её"}
# Rarer words that no dictionary has are left out; so are those of which a right word, a letter away, is so much commoner.
NAME_FROM = {"en": 1.6, "tr": 2.4, "ar": 1.7, "ru": 1.7}
SLIP = {"en": 1.4, "tr": 1.0, "ar": 1.3, "ru": 1.3}
SLIP_SMALL = 0.4  # the same for words of --common
# Words that are run together where they stand before one another, and whole runs: common, and no names for all that.
RUN_FIRST = set("of in on at to for from by with and or as is if all so do that it".split())
RUN_LAST = set("the this that these those their your his you was what".split())
RUNS = set("alot atleast eachother infact everytime alittle ofcourse eventhough youcan youare theyare hasbeen wouldbe".split())


class Dictionary:
    def __init__(self, name):
        self.lib = ctypes.CDLL(ctypes.util.find_library("hunspell-1.7"))
        self.lib.Hunspell_create.restype = ctypes.c_void_p
        self.lib.Hunspell_spell.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
        path = "/usr/share/hunspell/" + name
        self.handle = self.lib.Hunspell_create((path + ".aff").encode(), (path + ".dic").encode())

    def __contains__(self, word):
        return bool(self.lib.Hunspell_spell(self.handle, word.encode()))


def lower(word, lang):
    if lang == "tr":
        word = word.replace("I", "ı").replace("İ", "i")
    return word.lower()


def title(word, lang):
    head = {"i": "İ", "ı": "I"}.get(word[0]) if lang == "tr" else None
    return (head or word[0].upper()) + word[1:]


def read_counts(path, lang):
    """Small letters, with what all spellings of a word in capitals add up to."""
    sums = collections.defaultdict(float)
    pattern = re.compile("[%s]{2,30}" % LETTERS[lang])
    for line in open(path, encoding="utf-8"):
        word, zipf = line.rstrip("\n").split("\t")
        word = lower(unicodedata.normalize("NFC", word), lang).replace("’", "'")
        if pattern.fullmatch(word) and word[0] != "'" and word[-1] != "'":
            sums[word] += 10 ** float(zipf)
    return sums


def known(word, lang, dictionaries):
    """As it is written there: "" small, "^" with a capital, "!" in capitals; None: not at all."""
    if any(word in d for d in dictionaries):
        return ""
    if lang == "ar":
        return None
    if any(title(word, lang) in d for d in dictionaries):
        return "^"
    upper = word.replace("i", "İ").upper() if lang == "tr" else word.upper()
    return "!" if any(upper in d for d in dictionaries) else None


def deletes(word):
    return {word[:i] + word[i + 1:] for i in range(len(word))}


def is_near(a, b):
    """One letter other, missing or too much, or two turned round."""
    if len(a) > len(b):
        a, b = b, a
    at = next((i for i in range(len(a)) if a[i] != b[i]), len(a))
    if len(a) < len(b):
        return len(a) + 1 == len(b) and a[at:] == b[at + 1:]
    return a[at + 1:] == b[at + 1:] or (a[at:at + 2] == b[at:at + 2][::-1] and a[at + 2:] == b[at + 2:])


def read_words(path):
    return {line.split("\t")[0].strip() for line in open(path, encoding="utf-8")} if path else set()


def is_common(word, common, proper):
    """Begins with a common word, and with no name that is as long."""
    for n in range(len(word), 3, -1):
        if word[:n] in proper:
            return False
        if word[:n] in common:
            return n == len(word) or n >= 5
    return False


def is_run_together(word):
    """ofthe, inthis: words that lack their space. Which names look so is told by dictionaries: Bethe, Toby."""
    return word in RUNS or any(word[:n] in RUN_FIRST and word[n:] in RUN_LAST for n in range(2, len(word) - 1))


def lacks_apostrophe(word, dictionaries):
    """dont, isnt."""
    return word.endswith("nt") and any(word[:-1] + "'t" in d for d in dictionaries)


class Right:
    """Right words, and whether another one would be a slip for one of them."""

    def __init__(self, lang):
        self.lang, self.words, self.folded, self.near = lang, {}, {}, {}
        self.classes = str.maketrans({c: group[0] for group in CLASSES[lang].split() for c in group})

    def add(self, word, zipf, how):
        self.words[word] = (zipf, how)
        key = word.translate(self.classes)
        self.folded[key] = max(self.folded.get(key, 0), zipf)
        if len(word) < 4 or "'" in word or zipf < NAME_FROM[self.lang] + SLIP[self.lang]:
            return
        for piece in deletes(word) | {word}:
            neighbours = self.near.setdefault(piece, [])
            neighbours.append((-zipf, word))
            neighbours.sort()
            del neighbours[6:]

    def is_slip(self, word, zipf, margin=None):
        if self.folded.get(word.translate(self.classes), 0) >= zipf - (0.6 if self.lang == "ar" else 0.3):
            return True
        if len(word) < 5:
            return zipf < NAME_FROM[self.lang] + 1.2
        margin = SLIP[self.lang] if margin is None else margin
        return any(-minus >= zipf + margin and is_near(word, other)
                   for piece in deletes(word) | {word} for minus, other in self.near.get(piece, ()))


def add_foreign_names(right, path):
    pattern = re.compile("[%s]{3,30}" % LETTERS[right.lang])
    for line in open(path, encoding="utf-8"):
        word, mark = line.rstrip("\n").split("\t")
        zipf = int(mark.rstrip("^!+")) / 10 - 1
        if mark[-1] in "^!" and zipf >= 0.9 and word not in right.words and pattern.fullmatch(word) and "'" not in word:
            if right.folded.get(word.translate(right.classes), 0) < zipf:
                right.words[word] = (zipf, mark[-1])


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("lang", choices=sorted(DICTIONARIES))
    ap.add_argument("counts")
    ap.add_argument("--words", type=int, default=400000)
    ap.add_argument("--common", metavar="FILE")
    ap.add_argument("--proper", metavar="FILE")
    ap.add_argument("--names", metavar="FILE")
    args = ap.parse_args()
    lang, common, proper = args.lang, read_words(args.common), read_words(args.proper)
    dictionaries = [Dictionary(name) for name in DICTIONARIES[lang]]
    right, unknown = Right(lang), []
    for word, count in read_counts(args.counts, lang).items():
        zipf = math.log10(count)
        how = known(word, lang, dictionaries)
        if how is None:
            unknown.append((word, zipf))
        else:
            right.add(word, zipf, how)
    names = [(word, zipf) for word, zipf in unknown
             if zipf >= NAME_FROM[lang] and len(word) > 2 and "'" not in word and not right.is_slip(word, zipf)
             and not (lang == "en" and (is_run_together(word) or lacks_apostrophe(word, dictionaries)))]
    for word, zipf in names:
        is_small = lang == "ar" or (is_common(word, common, proper) and not right.is_slip(word, zipf, SLIP_SMALL))
        right.words[word] = (zipf, "+" if is_small else "^")
    if args.names:
        add_foreign_names(right, args.names)
    kept = sorted(right.words.items(), key=lambda item: (-item[1][0], item[0]))[:args.words]
    for word, (zipf, how) in sorted(kept):
        print("%s\t%d%s" % (word, max(1, round(zipf * 10)), how))
    print("%s: %d words, %d of no dictionary" % (lang, len(kept), len(names)), file=sys.stderr)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
