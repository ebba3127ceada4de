#!/usr/bin/env python3
"""Makes src/lang/data/pieces-{latin,cyrillic,arabic}.txt: what pieces of words say for the language of a text.

  train_languages.py TEXTS TERMS... -o FOLDER

TEXTS holds sentences, TAG.txt for each language of LANGUAGES below, one a line, and und-latin.txt, und-cyrillic.txt and
und-arabic.txt with sentences of many others. TERMS are glossaries with columns en, tr, ar and ru, whose terms teach names.
Needs numpy and scipy; takes some minutes.

Snippets of one to twenty words are drawn from the texts, some with names put in, which in English and Turkish have endings
behind an apostrophe, some in capitals, or, of Turkish, typed in ASCII. The pieces that tell languages apart best become the
features of a multinomial logistic regression, which begins at a quarter of their log-likelihood ratios and is trained by
Adam. A capitalised word that is not the first counts half up to its apostrophe, as it does in src/lang/identity.c; words
are cut as in src/lang/running_words.c. Letters that no text of a language has count against it."""
import argparse
import collections
import pathlib
import random
import re
import unicodedata

import numpy as np
import scipy.sparse as sparse

LANGUAGES = {
    "latin": "en tr az uz crh tk ku de fr es pt it nl sv da nb fi et lv lt pl cs sk sl hr hu ro sq ca id vi und-latin",
    "cyrillic": "ru uk be bg sr mk kk ky tt tg mn cv sah uz-Cyrl und-cyrillic",
    "arabic": "ar fa ur ug ckb ps pnb und-arabic",
}
CODES = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab"}
PIECES = {"latin": 20000, "cyrillic": 9000, "arabic": 4000}
# Letters that words are made of; those of `small` are looked at one by one for what no text of a language has.
LETTERS = {"latin": [(0x41, 0x2B0), (0x1E00, 0x1F00)], "cyrillic": [(0x400, 0x530)], "arabic": [(0x600, 0x780)]}
SMALL = {"latin": [(0xDF, 0x2B0), (0x1E00, 0x1F00)], "cyrillic": [(0x430, 0x530)],
         "arabic": [(0x620, 0x64B), (0x66E, 0x6D4), (0x6FA, 0x700), (0x750, 0x780)]}
FOUR = {"en", "tr", "ar", "ru"}
NEIGHBOURS = {"az", "uz", "crh", "tk", "kk", "uk", "bg", "sr", "fa", "ur", "mk", "be", "de", "fr", "nl", "es"}
SIZES = (1, 3, 4)        # of pieces, in symbols
EDGE, APOSTROPHE = 1, 39
CAPITALISED = 0.5        # what such a word counts, up to its apostrophe
NAMED, ENDED = .25, .5   # share of Latin snippets that names are put into; of English and Turkish ones of them, with an ending
VOWELS = "aeıioöuü"
LIKELIER = {"tr": 3.4, "en": 2.5, "ar": 2.5, "ru": 2.5}  # than their share of the snippets, in logarithms
UNIT, NOTHING = 8, ord("W")  # of what is written: eighths, counted from this sign
EPOCHS, BATCH = 6, 2048
PLAIN = str.maketrans("çğıöşüâîûÇĞİÖŞÜ", "cgiosuaiuCGIOSU")

rnd = random.Random(1)


# ---- Snippets -------------------------------------------------------------------------------------------------------


def read_terms(path, tag):
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    columns = [i for i, name in enumerate(rows[0]) if name in (tag, tag + ".admitted")]
    return [term for row in rows[1:] for i in columns if i < len(row) for term in row[i].split("|") if term]


def foreign_names(texts):
    return [word for line in (texts / "en.txt").read_text(encoding="utf-8").split("\n") for word in line.split()[1:]
            if word[:1].isupper() and word.isalpha() and len(word) > 2 and not word.isupper()]


def joint(name):
    """What Turkish chooses an ending by: the last vowel, and whether it comes last."""
    vowels = [char for char in name.lower() if char in VOWELS]
    return (vowels[-1], name[-1].lower() in VOWELS) if vowels else None


def turkish_endings(texts):
    """joint -> endings behind apostrophes, as often as they occur."""
    endings = collections.defaultdict(list)
    for name, ending in re.findall(r"(?<!\S)([A-ZÇĞİÖŞÜ]\w*)['’](\w+)", (texts / "tr.txt").read_text(encoding="utf-8")):
        endings[joint(name)].append(ending)
    return endings


def put_names(tag, words, names, endings):
    put = [rnd.choice(names) for _ in range(rnd.choice([1, 1, 1, 2, 2]))]
    own = ["s"] if tag == "en" else endings.get(joint(put[-1])) if tag == "tr" else None
    if own and rnd.random() < ENDED:
        put[-1] += rnd.choice("'’") + rnd.choice(own)
    at = rnd.randrange(len(words) + 1)
    return words[:at] + put + words[at:]


def how_many(tag):
    if tag in FOUR:
        return 60000 if tag in ("en", "tr") else 40000
    return 20000 if tag == "und-latin" else 12000 if tag in NEIGHBOURS or tag[:3] == "und" else 6000


def noise():
    """Letters that are no words."""
    return ["".join(rnd.choice("bcdfghjklmnpqrstvwxyzaeiou") for _ in range(rnd.randrange(2, 9))) for _ in range(6)]


def snippet(tag, script, sentence, names, endings):
    length = min(len(sentence), rnd.choice([1, 2, 3, 3, 4, 5, 6, 8, 10, 14, 20]))
    start = 0 if rnd.random() < .35 else rnd.randrange(len(sentence) - length + 1)
    words = sentence[start:start + length]
    if script == "latin" and rnd.random() < NAMED:
        words = put_names(tag, words, names, endings)
    text, chance = " ".join(words), rnd.random()
    if chance < .03:
        return text.upper()
    if chance < .05:
        return text.title()
    return text.translate(PLAIN) if tag == "tr" and chance < .13 else text


def snippets(tag, script, texts, glossaries, names, endings):
    sentences = [line.split() for line in (texts / (tag + ".txt")).read_text(encoding="utf-8").split("\n") if line.strip()]
    terms = [term for path in glossaries for term in read_terms(path, tag)] if tag in FOUR else []
    if tag == "und-latin":
        sentences += [noise() for _ in range(300)]
    return [rnd.choice(terms) if terms and rnd.random() < .1 else snippet(tag, script, rnd.choice(sentences), names, endings)
            for _ in range(how_many(tag))]


# ---- Pieces ---------------------------------------------------------------------------------------------------------


def symbol(char):
    """0 ends a word; -1 is passed over."""
    if char in "'’ʼ‘´`′＇ʻ":
        return APOSTROPHE
    if char == "İ":
        return ord(char)
    category = unicodedata.category(char)
    if category[0] == "L" and char not in "ʾʿـ":
        return ord(char.lower()[0]) if ord(char.lower()[0]) <= 0xFFFF else 0
    return -1 if category[0] == "M" or category == "Cf" or char in "ʾʿـ" else 0


def read_symbols(texts):
    """Symbols of all texts in a row, words parted by one 0; the number of the text, and the weight, of each."""
    codes = np.frombuffer(("\n".join(texts) + "\n").encode("utf-32-le"), np.uint32)
    kinds = {int(code): symbol(chr(code)) for code in np.unique(codes)}
    table = np.zeros(int(codes.max()) + 1, np.int64)
    capital = np.zeros(len(table), bool)
    for code, kind in kinds.items():
        table[code], capital[code] = kind, chr(code).isupper()
    ends = codes == 10
    number = np.cumsum(ends) - ends
    kept = table[codes] >= 0
    symbols = np.concatenate(([0], table[codes][kept], [0]))
    number = np.concatenate(([0], number[kept], number[-1:]))
    capitals = np.concatenate(([False], capital[codes][kept], [False]))
    lone = symbols == APOSTROPHE
    inner = lambda a: (a != 0) & (a != APOSTROPHE)
    lone[1:-1] &= ~(inner(symbols[:-2]) & inner(symbols[2:]))
    symbols[lone] = 0
    once = np.ones(len(symbols), bool)
    once[1:] = (symbols[1:] != 0) | (symbols[:-1] != 0)
    symbols, number, capitals = symbols[once], number[once], capitals[once]
    starts = np.flatnonzero(symbols == 0)
    letters = np.minimum(starts + 1, len(symbols) - 1)
    later = np.concatenate(([False], number[letters][1:] == number[letters][:-1]))
    weights, word = np.where(capitals[letters] & later, CAPITALISED, 1), np.cumsum(symbols == 0) - 1
    apostrophes = np.cumsum(symbols == APOSTROPHE)
    is_ending = apostrophes > apostrophes[starts][word]
    return symbols, number, np.where(is_ending, 1, weights[word]).astype(np.float32)


def read_pieces(symbols):
    """Keys of all pieces, 16 bits a symbol, and the place of a letter of each."""
    edged = np.where(symbols == 0, EDGE, symbols).astype(np.uint64)
    keys, places = [], []
    for size in SIZES:
        count = len(symbols) - size + 1
        key, good = np.zeros(count, np.uint64), np.ones(count, bool)
        for i in range(size):
            part = edged[i:count + i]
            key = key << np.uint64(16) | part
            if 0 < i < size - 1 or size == 1:
                good &= part != EDGE
        place = np.flatnonzero(good)
        keys.append(key[good])
        places.append(place + (symbols[place] == 0))
    return np.concatenate(keys), np.concatenate(places)


def of_script(keys, script):
    """Whether pieces are made of the script's letters; single ones are not ASCII."""
    good = keys >= 128
    for shift in (0, 16, 32, 48):
        part = keys >> np.uint64(shift) & np.uint64(0xFFFF)
        inside = (part == 0) | (part == EDGE) | (part == APOSTROPHE)
        for first, end in LETTERS[script]:
            inside |= (part >= first) & (part < end)
        good &= inside
    return good


def choose(keys, texts, weights, labels, languages, script):
    """The pieces that tell most; rows, columns and values of what they count; where to begin."""
    known, index, counts = np.unique(keys, return_inverse=True, return_counts=True)
    table = sparse.coo_matrix((weights, (index, labels[texts])), shape=(len(known), languages)).toarray().astype(np.float32)
    total = table.sum(0)
    probable = (table + .02) / total
    telling = (probable * np.log(probable / probable.mean(1, keepdims=True))).sum(1)
    telling[(counts < 12) | ~of_script(known, script)] = 0
    best = np.argsort(-telling)[:PIECES[script]]
    best = best[telling[best] > 0]
    column = np.full(len(known), -1, np.int64)
    column[best] = np.arange(len(best))
    used = column[index] >= 0
    begin = np.log((table[best] + .3) / total)
    return known[best], texts[used], column[index][used], weights[used], begin - begin.mean(1, keepdims=True)


# ---- Training -------------------------------------------------------------------------------------------------------


class Adam:
    def __init__(self, value):
        self.value, self.mean, self.square, self.step = value, np.zeros_like(value), np.zeros_like(value), 0

    def move(self, gradient, rate):
        self.step += 1
        self.mean = .9 * self.mean + .1 * gradient
        self.square = .999 * self.square + .001 * gradient * gradient
        self.value -= rate * (self.mean / (1 - .9 ** self.step)) / (np.sqrt(self.square / (1 - .999 ** self.step)) + 1e-7)


def fit(features, labels, begin):
    start = .25 * begin.astype(np.float32)
    weights, prior = Adam(start.copy()), Adam(np.zeros(begin.shape[1], np.float32))
    order, steps = np.random.default_rng(1), EPOCHS * (len(labels) / BATCH + 1)
    for _ in range(EPOCHS):
        shuffled = order.permutation(len(labels))
        for at in range(0, len(labels), BATCH):
            batch = shuffled[at:at + BATCH]
            rows = features[batch]
            odds = rows @ weights.value + prior.value
            odds = np.exp(odds - odds.max(1, keepdims=True))
            odds /= odds.sum(1, keepdims=True)
            odds[np.arange(len(batch)), labels[batch]] -= 1
            rate = .03 * (1 - (weights.step + 1) / steps) + .0005
            weights.move(rows.T @ odds / len(batch) + 1e-6 * (weights.value - start), rate)
            prior.move(odds.mean(0), rate)
    return weights.value, prior.value


# ---- Letters --------------------------------------------------------------------------------------------------------


def count_letters(tags, texts):
    counts = [collections.Counter((texts / (tag + ".txt")).read_text(encoding="utf-8").lower()) for tag in tags]
    return counts, [sum(n for char, n in count.items() if char.isalpha()) for count in counts]


def forbid_letters(keys, weights, tags, counts, totals):
    """A letter that is common in one language and in hardly any text of another leaves no doubt."""
    for row, key in enumerate(keys):
        char = chr(int(key)) if key <= 0xFFFF else ""
        if not char or char == "İ" or max(count[char] / total for count, total in zip(counts, totals)) < 1e-3:
            continue
        most = weights[row].max()
        for i, tag in enumerate(tags):
            if counts[i][char] / totals[i] < 1e-5 and totals[i] > 15000 and tag[:3] != "und":
                weights[row, i] = min(weights[row, i], most - (9 if tag in FOUR else 5))


def rare_letters(keys, script, tags, counts):
    """Letters that are no piece yet: of some other language, most likely."""
    rows = {}
    for first, end in SMALL[script]:
        for code in range(first, end):
            char = chr(code)
            if code not in keys and char.isalpha() and char == char.lower() and unicodedata.category(char) != "Lm":
                rows[code] = [4 if tag[:3] == "und" else 1 if count[char] else -5 if tag in FOUR else -3
                              for tag, count in zip(tags, counts)]
    return rows


# ---- Writing --------------------------------------------------------------------------------------------------------

HEAD = """# What pieces of words say for languages; gen_pieces.c tells how lines are read.
#
# Learnt by scripts/train_languages.py of sentences of Common Voice (Mozilla and contributors, CC0 1.0, commit
# 168898f413d7deb17d0ed665e8159abe877c7f19), translations of www.mozilla.org (Mozilla and contributors, MPL 2.0) and of the
# Universal Declaration of Human Rights (United Nations, as Unicode publishes it), and the terms of glossaries/. No text is
# kept here.
"""


def signs(row):
    return "".join(chr(NOTHING + max(-54, min(39, round(float(value) * UNIT)))) for value in row)


def spell(key):
    return "".join("_" if part == EDGE else chr(part) for part in (key >> shift & 0xFFFF for shift in (48, 32, 16, 0)) if part)


def write(path, script, tags, keys, weights, prior):
    weights = weights - np.median(weights, axis=1, keepdims=True)
    prior = prior + np.array([LIKELIER.get(tag, 0) for tag in tags])
    rows = sorted((spell(int(key)), signs(row)) for key, row in zip(keys, weights))
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD)
        file.write("script %s\nlanguages %s\n" % (CODES[script], " ".join(tag.split("-")[0] if tag[:3] == "und" else tag for tag in tags)))
        file.write("prior %s\n" % signs(prior - prior.max() + 4.8))
        file.writelines("%s\t%s\n" % row for row in rows)


def learn(script, texts, glossaries, folder):
    tags, names, endings = LANGUAGES[script].split(), foreign_names(texts), turkish_endings(texts)
    lines, labels = [], []
    for i, tag in enumerate(tags):
        own = snippets(tag, script, texts, glossaries, names, endings)
        lines += own
        labels += [i] * len(own)
    labels = np.array(labels)
    symbols, number, weight = read_symbols(lines)
    keys, places = read_pieces(symbols)
    keys, rows, columns, values, begin = choose(keys, number[places], weight[places], labels, len(tags), script)
    features = sparse.csr_matrix((values, (rows, columns)), shape=(len(labels), len(keys)))
    weights, prior = fit(features, labels, begin)
    counts, totals = count_letters(tags, texts)
    forbid_letters(keys, weights, tags, counts, totals)
    rare = rare_letters(set(keys.tolist()), script, tags, counts)
    weights = np.vstack([weights, *([np.array(list(rare.values()))] if rare else [])])
    write(folder / ("pieces-%s.txt" % script), script, tags, keys.tolist() + list(rare), weights, prior)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=pathlib.Path)
    parser.add_argument("terms", nargs="*", type=pathlib.Path)
    parser.add_argument("-o", dest="folder", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    for script in LANGUAGES:
        learn(script, arguments.texts, arguments.terms, arguments.folder)


if __name__ == "__main__":
    main()
