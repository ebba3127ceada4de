#!/usr/bin/env python3
"""Measures the matcher against the gold annotation of corpora/news.*.txt.

  corpora.py SPANS ROOT [--show]     SPANS is the program drg_spans, ROOT the folder that holds glossaries/ and corpora/

Runs SPANS over every language with the shipped glossaries merged into one file, prints precision, recall and F1 of
exact spans, and fails when an F1 is under its floor. A floor may only rise. Checks first that the annotation and the
list of errors in the drafts agree with their texts. --show lists what differs.
"""
import os
import subprocess
import sys
import tempfile

GLOSSARIES = ("diplomacy.tsv", "places.tsv")
FLOORS = {"en": 0.998, "tr": 0.999, "ar": 0.995, "ru": 0.999}


def read_lines(path):
    with open(path, encoding="utf-8", newline="\n") as f:
        return f.read().removesuffix("\n").split("\n")


def read_spans(path, texts):
    """{lang: {(segment, concept, start, end)}} of a gold or an ignore file."""
    spans = {lang: set() for lang in FLOORS}
    for n, line in enumerate(read_lines(path)[1:], 2):
        segment, lang, concept, start, end, surface = line.split("\t")[:6]
        span = (int(segment), concept, int(start), int(end))
        if texts[lang][span[0] - 1].encode()[span[2]:span[3]] != surface.encode():
            sys.exit(f"{path}:{n}: segment {segment} does not have '{surface}' at bytes {start} to {end}")
        if span in spans[lang]:
            sys.exit(f"{path}:{n}: the span is listed twice")
        spans[lang].add(span)
    return spans


def check_drafts(folder):
    """Every planted error stands in its line, once."""
    path = os.path.join(folder, "errors.tsv")
    for n, row in enumerate(read_lines(path)[1:], 2):
        name, line, _, _, surface = row.split("\t")[:5]
        target = read_lines(os.path.join(folder, name))[int(line) - 1].split("\t")[-1]
        if target.count(surface) != 1:
            sys.exit(f"{path}:{n}: line {line} of {name} has '{surface}' {target.count(surface)} times, expected once")


def merge_glossaries(root, path):
    """One file out of glossaries that share a header line."""
    lines = [read_lines(os.path.join(root, "glossaries", name)) for name in GLOSSARIES]
    if any(each[0] != lines[0][0] for each in lines):
        sys.exit("corpora: the glossaries differ in their columns: " + ", ".join(GLOSSARIES))
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        f.write("\n".join(lines[0][:1] + [row for each in lines for row in each[1:]]) + "\n")


def predict(spans_program, glossary, lang, segments):
    text = "".join(f"{n}\t{segment}\n" for n, segment in enumerate(segments, 1))
    run = subprocess.run([spans_program, glossary, lang], input=text.encode(), stdout=subprocess.PIPE, check=True)
    found = set()
    for line in run.stdout.decode().splitlines():
        segment, concept, start, end = line.split("\t")[:4]
        found.add((int(segment), concept, int(start), int(end)))
    return found


def score(gold, ignored, found):
    """Precision, recall and F1. A hit on an ignored span counts neither way."""
    found = found - ignored
    right = len(gold & found)
    precision = right / len(found) if found else 0.0
    recall = right / len(gold) if gold else 0.0
    f1 = 2 * right / (len(gold) + len(found)) if gold or found else 0.0
    return precision, recall, f1


def show(lang, segments, gold, found):
    for kind, spans in (("missed", gold - found), ("false", found - gold)):
        for segment, concept, start, end in sorted(spans):
            surface = segments[segment - 1].encode()[start:end].decode()
            print(f"  {lang} {segment} {kind}: {concept} '{surface}'")


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    spans_program, root = arguments[:2]
    folder = os.path.join(root, "corpora")
    texts = {lang: read_lines(os.path.join(folder, f"news.{lang}.txt")) for lang in FLOORS}
    gold = read_spans(os.path.join(folder, "news.gold.tsv"), texts)
    ignored = read_spans(os.path.join(folder, "news.ignore.tsv"), texts)
    check_drafts(os.path.join(folder, "drafts"))
    failed = False
    with tempfile.TemporaryDirectory() as scratch:
        glossary = os.path.join(scratch, "glossary.tsv")
        merge_glossaries(root, glossary)
        for lang, floor in FLOORS.items():
            found = predict(spans_program, glossary, lang, texts[lang])
            precision, recall, f1 = score(gold[lang], ignored[lang], found)
            verdict = "" if f1 >= floor else f"  under its floor of {floor:.4f}"
            failed = failed or bool(verdict)
            print(f"{lang}  P {precision:.4f}  R {recall:.4f}  F1 {f1:.4f}  of {len(gold[lang])} spans{verdict}")
            if "--show" in arguments:
                show(lang, texts[lang], gold[lang], found - ignored[lang])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
