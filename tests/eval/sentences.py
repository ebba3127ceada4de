#!/usr/bin/env python3
"""Precision, recall and F1 of sentence ends found in paragraphs that were joined out of sentences.

sentences.py DRAGOMAN PARALLEL [--show N] [--peer PROGRAM] [--least F1]
PARALLEL holds ntrex/{en,tr,ar,ru}.txt, a sentence a line. Lines that end without a stop (headlines) are left out, in all
languages, and so are those that are plainly several sentences: with a stop behind a word of four small letters or more.
Twenty of the others, joined by spaces, are a paragraph, of which the end itself does not count. A peer is
called as PROGRAM LANG, reads paragraphs, a line each, and writes their sentences, a blank line after each paragraph."""
import argparse
import os
import re
import subprocess
import sys

LANGS = ("en", "tr", "ar", "ru")
STOPS = tuple(".!?…؟۔")
CLOSERS = "\"'”’»)]“"


def read(folder, lang):
    with open(os.path.join(folder, "ntrex", lang + ".txt"), encoding="utf-8") as file:
        return [" ".join(line.split()).replace("\ufeff", "") for line in file]


def is_one(line):
    return not re.search(r"(?:[^\W\d_A-ZА-ЯÇĞİÖŞÜ]{4}[.…]|[!?؟])[\"'”’»)]* +[\"'“‘«(—–-]*[^\W\d_a-zа-яçğıöşü]", line)


def paragraphs_of(lines, size=20):
    return [lines[at:at + size] for at in range(0, len(lines), size)]


def ends_of(sentences):
    """Offsets of sentence ends in the text without its white space, but the last."""
    ends, at = set(), 0
    for sentence in sentences:
        at += len("".join(sentence.split()))
        ends.add(at)
    ends.discard(at)
    return ends


def by_dragoman(program, lang, text):
    out = subprocess.run([program, "prepare", "-q", "--no-project", "--for", "none", "--split", "-l", lang, "-f", "jsonl", "--audit", "-",
                          "-o", os.devnull], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
    import json
    result, data = {}, text.encode()
    for line in out.decode().splitlines():
        record = json.loads(line)
        result.setdefault(record["line"], []).append(data[record["start"]:record["end"]].decode())
    return [result[line] for line in sorted(result)]


def by_peer(program, lang, text):
    out = subprocess.run([program, lang], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    return [p.split("\n") for p in out.rstrip("\n").split("\n\n")]


def score(found, wanted, show):
    right = told = real = 0
    for sentences, truth in zip(found, wanted):
        ours, theirs = ends_of(sentences), ends_of(truth)
        right += len(ours & theirs)
        told += len(ours)
        real += len(theirs)
        text = "".join("".join(s.split()) for s in truth)
        for end in sorted(ours ^ theirs)[:show]:
            print("    %s %s|%s" % ("+" if end in ours else "-", text[max(0, end - 30):end], text[end:end + 20]))
    precision, recall = right / max(told, 1), right / max(real, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("folder")
    options.add_argument("--show", type=int, default=0)
    options.add_argument("--peer")
    options.add_argument("--least", type=float, default=0)
    options = options.parse_args()
    lines = {lang: read(options.folder, lang) for lang in LANGS}
    kept = [i for i in range(len(lines["en"])) if all(is_one(l[i]) and l[i].rstrip(CLOSERS + " ").endswith(STOPS) for l in lines.values())]
    worst = 1
    for lang in LANGS:
        truth = paragraphs_of([lines[lang][i] for i in kept])
        text = "\n".join(" ".join(p) for p in truth) + "\n"
        found = by_peer(options.peer, lang, text) if options.peer else by_dragoman(options.program, lang, text)
        precision, recall, f1 = score(found, truth, options.show)
        worst = min(worst, f1)
        print("%s  %d sentences  precision %.3f  recall %.3f  F1 %.3f" % (lang, len(kept), precision, recall, f1))
    return worst < options.least


if __name__ == "__main__":
    sys.exit(main())
