#!/usr/bin/env python3
"""Measures the terminology check.

  check.py BUILD_DIR GLOSSARIES CORPORA PARALLEL

Shares: of the glossary targets that medical and software translations should have, how many are found, by a search for
whole words and by the matcher. Planted: in aligned news, one term of a segment is taken out, replaced, misspelt or put as
the glossary forbids it; one finding is due in that segment, and none in those left alone. `show` as last argument prints
what went wrong."""
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

BUILD, GLOSSARIES, CORPORA, PARALLEL = (pathlib.Path(a) for a in sys.argv[1:5])
SHOW = "show" in sys.argv[5:]
PAIRS = [("en", "tr"), ("en", "ar"), ("en", "ru"), ("tr", "ru"), ("ru", "ar")]
NEUTRAL = {"en": "that", "tr": "bunu", "ar": "ذلك", "ru": "это"}
NAMES = {"country", "city", "person", "region", "sea", "organisation"}


def run(*args, text=None):
    done = subprocess.run([str(a) for a in args], input=text, capture_output=True, text=True)
    if done.returncode > 1:
        sys.exit(f"{args[0]}: {done.stderr}")
    return done.stdout


def spans(glossary, lang, lines):
    """For each line, the (concept, start byte, end byte) that stand in it."""
    found = [[] for _ in lines]
    text = "".join(f"{i}\t{line}\n" for i, line in enumerate(lines))
    for row in run(BUILD / "tests/drg_spans", glossary, lang, text=text).splitlines():
        i, concept, start, end = row.split("\t")
        found[int(i)].append((concept, int(start), int(end)))
    return found


# ---- Shares ---------------------------------------------------------------------------------------------------------


def clean_targets(target):
    """What a cell offers: the term without what stands in brackets, and what stands in them."""
    target = target.split(" : ")[0]
    inner = re.findall(r"\((.*?)\)", target)
    outer = re.sub(r"\s*\[.*?\]|\s*\(.*?\)", "", target)
    return {t.strip() for part in [outer, *inner] for t in re.split(r"[;/،]", part) if t.strip()}


def occurrences(text, sources):
    """Source terms that stand in the text, the longest ones where they overlap."""
    taken, found = [], []
    for src, pattern in sources:
        for place in pattern.finditer(text):
            if all(place.end() <= s or place.start() >= e for s, e in taken):
                taken.append(place.span())
                found.append(src)
    return sorted(set(found))


def tico(lang, work):
    tree = xml.etree.ElementTree.parse(PARALLEL / f"tico19/all.en-{lang}.tmx")
    tag = "{http://www.w3.org/XML/1998/namespace}lang"
    rows = []
    for unit in tree.iter("tu"):
        cell = {t.get(tag)[:2]: " ".join("".join(t.find("seg").itertext()).split()) for t in unit.iter("tuv")}
        if "en" in cell and lang in cell:
            rows.append((cell["en"], cell[lang]))
    targets = collections.defaultdict(set)
    for name in (f"g_en_{lang}.csv", f"f_en-{lang}_{lang.upper()}.csv"):
        name = PARALLEL / "tico19" / name
        for file in [name] if name.exists() else (PARALLEL / "tico19").glob(f"f_en-{lang}_*.csv"):
            with open(file, encoding="utf-8-sig") as data:
                for row in csv.DictReader(data):
                    targets[row["sourceString"].strip()] |= clean_targets(row["targetString"])
    glossary, ids = work / "terms.csv", {src: f"c{i}" for i, src in enumerate(sorted(targets))}
    with open(glossary, "w", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(["concept", "en", lang])
        for src, number in ids.items():
            writer.writerow([number, src, "|".join(sorted(t for t in targets[src] if t))])
    there = [{c for c, _, _ in row} for row in spans(glossary, lang, [tgt for _, tgt in rows])]
    (work / "job.tsv").write_text(f"en\t{lang}\n" + "".join(f"{a}\t{b}\n".replace('"', "'") for a, b in rows), encoding="utf-8")
    sources = [(s, re.compile(rf"(?<!\w){re.escape(s)}(?!\w)", re.I)) for s in sorted(targets, key=lambda s: (-len(s), s))]
    asked = exact = found = 0
    missed = collections.Counter()
    for n, (src, tgt) in enumerate(rows):
        for term in occurrences(src, sources):
            asked += 1
            exact += any(re.search(rf"(?<!\w){re.escape(t)}(?!\w)", tgt, re.I) for t in targets[term] if t)
            found += ids[term] in there[n]
            if ids[term] not in there[n]:
                missed[term] += 1
    out = run(BUILD / "dragoman", "check", "--no-progress", "-q", "-g", glossary, "--from", "tsv", work / "job.tsv")
    reported = sum("is not rendered" in line or "no spelling" in line for line in out.splitlines())
    print(f"tico19 en-{lang}: {asked} asked for, whole words {100 * exact / asked:.1f} %, found {100 * found / asked:.1f} %, "
          f"not reported {100 * (1 - reported / asked):.1f} %")
    if SHOW:
        for term, count in missed.most_common(40):
            print(f"   missed {count} {term}: {sorted(targets[term])}")


def wmt(work):
    asked = exact = found = 0
    with open(PARALLEL / "wmt25/segments.jsonl", encoding="utf-8") as data:
        segments = [json.loads(line) for line in data]
    terms = sorted({t["ru"] for s in segments for t in s["terms"]})
    glossary = work / "terms.tsv"
    glossary.write_text("concept\tru\n" + "".join(f"c{i}\t{t}\n" for i, t in enumerate(terms)), encoding="utf-8")
    there = spans(glossary, "ru", [" ".join(s["reference"].split()) for s in segments])
    for segment, row in zip(segments, there):
        for term in segment["terms"]:
            asked += 1
            exact += bool(re.search(rf"(?<!\w){re.escape(term['ru'])}(?!\w)", segment["reference"], re.I))
            found += f"c{terms.index(term['ru'])}" in {c for c, _, _ in row}
    print(f"wmt25 en-ru: {asked} asked for, whole words {100 * exact / asked:.1f} %, found {100 * found / asked:.1f} %")


# ---- Planted errors ---------------------------------------------------------------------------------------------------


def read_glossary():
    terms = {}
    for file in ("places.tsv", "diplomacy.tsv"):
        with open(GLOSSARIES / file, encoding="utf-8") as data:
            for row in csv.DictReader(data, delimiter="\t", quoting=csv.QUOTE_NONE):
                terms[row["concept"]] = row
    return terms


def misspell(word, dice):
    """A letter inside replaced, left out or changed about with its neighbour."""
    letters = "абвгдеиклмнопрст" if "а" <= word[-1].lower() <= "я" else "بتجحدرسعفقكلمنهو" if word[-1] >= "ء" else "aeiklmnoprstu"
    at = dice.randrange(2, max(3, len(word) // 2 + 1))
    kind = dice.randrange(3)
    if kind == 0:
        return word[:at] + dice.choice([c for c in letters if c != word[at].lower()]) + word[at + 1:]
    if kind == 1 or word[at] == word[at + 1]:
        return word[:at] + word[at + 1:]
    return word[:at] + word[at + 1] + word[at] + word[at + 2:]


def plant(kind, concept, surface, tgt, terms, dice):
    """What stands in place of the surface, or None."""
    row = terms[concept]
    if kind == "missing":
        return NEUTRAL[tgt]
    if kind == "deprecated":
        bad = row.get(f"{tgt}.deprecated") or ""
        return bad.split("|")[0] or None
    if kind == "entity":
        others = [r for r in terms.values() if r["subject"] == row["subject"] and r["concept"] != concept and r[tgt] and
                  not set(r[tgt].split()) & set(row[tgt].split())]
        return dice.choice(others)[tgt] if row["subject"] in NAMES else None
    word = surface.split()[0]
    if row["subject"] not in NAMES or len(word) < 6 or not word.isalpha() or word.isupper():
        return None
    return misspell(word, dice) + surface[len(word):]


def findings(rows, src, tgt, work):
    """Messages by row."""
    job = work / "job.tsv"
    job.write_text(f"{src}\t{tgt}\n" + "".join(f"{a}\t{b}\n" for a, b in rows), encoding="utf-8")
    out = run(BUILD / "dragoman", "check", "--no-progress", "-q", "-g", GLOSSARIES / "places.tsv", "-g", GLOSSARIES / "diplomacy.tsv", "--from",
              "tsv", "--rules", "none,term-missing,term-misspelt,term-deprecated,term-case,term-untranslated", job)
    found = collections.defaultdict(list)
    for line in out.splitlines():
        place = re.match(r".*job\.tsv:(\d+):\d+: (.*)", line)
        if place:
            found[int(place[1]) - 2].append(place[2])
    return found


def once(list_of_spans):
    count = collections.Counter(c for c, _, _ in list_of_spans)
    return {c: (s, e) for c, s, e in list_of_spans if count[c] == 1}


def read_rows(src, tgt):
    rows = []
    for folder, name in ((CORPORA, "news.{}.txt"), (PARALLEL / "ntrex", "{}.txt"), (PARALLEL / "xquad", "{}.txt")):
        sides = [[" ".join(line.replace('"', "").split()) for line in open(folder / name.format(lang), encoding="utf-8")] for lang in (src, tgt)]
        rows += [row for row in zip(*sides) if len(row[1]) < 600]
    return rows


def measure(src, tgt, terms, work):
    dice = random.Random(f"{src}-{tgt}")
    merged = work / "merged.tsv"
    merged.write_text(run(BUILD / "dragoman", "glossary", "merge", "-f", "tsv", GLOSSARIES / "places.tsv",
                          GLOSSARIES / "diplomacy.tsv"), encoding="utf-8")
    rows = read_rows(src, tgt)
    clean = findings(rows, src, tgt, work)
    sides = [spans(merged, lang, [row[i] for row in rows]) for i, lang in enumerate((src, tgt))]
    made, what = [], []
    for kind in ("missing", "entity", "misspelt", "deprecated"):
        wanted = list(range(len(rows)))
        dice.shuffle(wanted)
        done = 0
        for i in wanted:
            both = sorted(set(once(sides[0][i])) & set(once(sides[1][i])))
            both = [c for c in both if c in terms and sum(1 for _, s, e in sides[1][i] if s < once(sides[1][i])[c][1] and once(sides[1][i])[c][0] < e) == 1]
            if clean.get(i) or not both or done == 100:
                continue
            concept = dice.choice(both)
            text = rows[i][1].encode()
            start, end = once(sides[1][i])[concept]
            other = plant(kind, concept, text[start:end].decode(), tgt, terms, dice)
            if other and other != text[start:end].decode():
                made.append((rows[i][0], (text[:start] + other.encode() + text[end:]).decode()))
                what.append((kind, concept, text[start:end].decode(), other))
                done += 1
    found = findings(made, src, tgt, work)
    right = collections.Counter()
    total = collections.Counter(w[0] for w in what)
    extra = 0
    for i, (kind, concept, surface, other) in enumerate(what):
        right[kind] += bool(found[i])
        extra += max(len(found[i]) - 1, 0)
        if SHOW and len(found[i]) != 1:
            print(f"   {kind} {concept}: {surface} -> {other}\n      {made[i][0]}\n      {made[i][1]}\n      {found[i]}")
    kinds = ", ".join(f"{k} {right[k]}/{total[k]}" for k in total)
    print(f"planted {src}-{tgt}: {kinds}; recall {100 * sum(right.values()) / len(what):.1f} %, second findings {extra}, "
          f"one finding each in {100 * sum(right.values()) / max(1, sum(right.values()) + extra):.1f} %")


def main():
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        tico("ar", work)
        tico("ru", work)
        wmt(work)
        terms = read_glossary()
        for src, tgt in PAIRS:
            measure(src, tgt, terms, work)


main()
