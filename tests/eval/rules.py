#!/usr/bin/env python3
"""Measures the rules of check that are not about terms.

  rules.py PROGRAM PARALLEL

Alarms: what the rules say of good translations, in findings per hundred segments, in all directions. Planted: one fault in
each of many good translations; caught are those about which the rule says one thing."""
import collections
import csv
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

PROGRAM, PARALLEL = sys.argv[1], pathlib.Path(sys.argv[2])
LANGS = ["en", "tr", "ar", "ru"]
PAIRS = [("en", "tr"), ("en", "ar"), ("en", "ru"), ("tr", "ru"), ("ru", "ar")]
TWINS = {"а": "a", "е": "e", "о": "o", "с": "c", "р": "p", "a": "а", "e": "е", "o": "о", "c": "с", "p": "р"}


def check(src, tgt, rows, rules):
    """The rules that speak of each row, [rule, ...]."""
    with tempfile.TemporaryDirectory() as folder:
        job, terms = pathlib.Path(folder, "job.tsv"), pathlib.Path(folder, "none.csv")
        terms.write_text("en,tr,ar,ru\n")
        with open(job, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([(src, tgt), *rows])
        done = subprocess.run([PROGRAM, "check", "-q", "-g", terms, "--from", "tsv", "--src", src, "--rules", rules,
                               "--format", "jsonl", job], capture_output=True, text=True)
    if done.returncode > 1:
        sys.exit(done.stderr)
    found = [[] for _ in rows]
    for line in done.stdout.splitlines():
        finding = json.loads(line)
        found[finding["line"] - 2].append(finding["rule"])
    return found


def lines(name):
    texts = [(PARALLEL / name / f"{lang}.txt").read_text(encoding="utf-8").split("\n") for lang in LANGS]
    rows = [dict(zip(LANGS, row)) for row in zip(*texts) if all(row)]
    return [(s, t, [(r[s], r[t]) for r in rows]) for s in LANGS for t in LANGS if s != t]


def tldr():
    rows = collections.defaultdict(list)
    for line in (PARALLEL / "tldr/pages.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        _, lang, _, en, xx = line.split("\t")
        rows[lang].append((en, xx))
    return [("en", lang, pairs) for lang, pairs in rows.items()]


def tico():
    sets = []
    for lang in ("ar", "ru"):
        tree = xml.etree.ElementTree.parse(PARALLEL / f"tico19/all.en-{lang}.tmx")
        units = [[seg.text or "" for seg in unit.iter("seg")] for unit in tree.iter("tu")]
        flat = [tuple(re.sub(r"\s+", " ", s) for s in unit) for unit in units]
        sets.append(("en", lang, [unit for unit in flat if len(unit) == 2 and all(unit)]))
    return sets


def alarms(name, sets):
    counts, segments = collections.Counter(), 0
    for src, tgt, rows in sets:
        segments += len(rows)
        for rules in check(src, tgt, rows, "all,-term-missing"):
            counts.update(rules)
    shown = ", ".join(f"{rule} {100 * n / segments:.2f}" for rule, n in counts.most_common())
    print(f"{name}: {segments} segments: {shown or 'nothing'}")


# ---- Faults: each makes another translation of a good one, or None ------------------------------------------------


def change_digit(text):
    places = [m for m in re.finditer(r"(?<![\d.,:])\d{2,}(?![\d.,:]\d)", text) if text.count(m[0]) == 1]
    if not places:
        return None
    place = random.choice(places)
    at = random.randrange(place.start(), place.end())
    return text[:at] + random.choice([d for d in "123456789" if int(d) != int(text[at])]) + text[at + 1:]


def drop_number(text):
    places = [m for m in re.finditer(r"(?<![\w.,:])\d{2,}(?![\w.,:])", text) if text.count(m[0]) == 1]
    return text.replace(random.choice(places)[0], "", 1) if places else None


def in_word(text, change):
    places = [m for m in re.finditer(r"[^\W\d_]{5,}", text)]
    if not places:
        return None
    place = random.choice(places)
    changed = change(place[0])
    return text[:place.start()] + changed + text[place.end():] if changed else None


def swap_letter(word):
    at = [i for i, c in enumerate(word) if c in TWINS]
    return word[:at[0]] + TWINS[word[at[0]]] + word[at[0] + 1:] if at and len(at) < len(word) else None


def planted(src, tgt, rows):
    holder = [(a + " {name}", b) for a, b in rows]
    return {
        "numbers": (change_digit, rows),
        "numbers ": (drop_number, rows),
        "homoglyph": (lambda t: in_word(t, swap_letter), rows if tgt != "ar" else []),
        "control": (lambda t: in_word(t, lambda w: w[:2] + "\u200b" + w[2:]), rows),
        "bidi": (lambda t: in_word(t, lambda w: "\u202e" + w), rows),
        "placeholders": (lambda t: t + " {ad}", holder),
        "urls": (lambda t: t + " https://example.org/b", [(a + " https://example.org/a", b) for a, b in rows]),
        "untranslated": (lambda t: " ", rows),
        "identical": (None, rows),
        "wrong-script": (lambda t: in_word(t, lambda w: "дело" if tgt != "ru" else "قضية"), rows if src != "ru" else []),
    }


def plant(src, tgt, rows):
    for name, (fault, good) in planted(src, tgt, rows).items():
        bad = [(a, fault(b) if fault else a) for a, b in good]
        bad = [(a, b) for a, b in bad if b is not None]
        bad = random.sample(bad, min(len(bad), 300))
        if not bad:
            continue
        found = check(src, tgt, bad, "none," + name.strip())
        once = sum(len(rules) == 1 for rules in found)
        what = {"numbers": "a digit changed", "numbers ": "a number dropped"}.get(name, name)
        print(f"{src}-{tgt} {what}: {once} of {len(bad)}, {100 * once / len(bad):.1f} %")


random.seed(7)
news = lines("ntrex")
alarms("news", news)
alarms("encyclopedia, by paragraphs", lines("xquad"))
alarms("medical", tico())
alarms("manual pages", tldr())
for src, tgt, rows in news:
    if (src, tgt) in PAIRS:
        plant(src, tgt, rows)
