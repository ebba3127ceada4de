#!/usr/bin/env python3
"""Types Turkish sentences in ASCII, has their letters restored and counts the words that are as before; and counts what is
changed in Turkish that is typed as it should be and in the other languages.

restore.py DRG_REPAIRS PARALLEL [SHOW] [FILE.tr.txt]...   PARALLEL holds ntrex/ and xquad/, or is a folder with news.LANG.txt
A word with a circumflex counts as right without it."""
import collections
import os
import re
import subprocess
import sys

PLAIN = str.maketrans("çğıöşüÇĞİÖŞÜâîûÂÎÛ", "cgiosuCGIOSUaiuAIU")
FLAT = str.maketrans("âîûÂÎÛ", "aiuAIU")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def ask(program, lines):
    text = "\n".join(lines) + "\n"
    answer = subprocess.run([program, "turkish"], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    return answer.split("\n")[:-1]


def read(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file if line.strip()]


def measure(program, path, show):
    lines = read(path)
    typed = [line.translate(PLAIN) for line in lines]
    total = right = 0
    wrong = collections.Counter()
    for line, got in zip(lines, ask(program, typed)):
        for word, made in zip(WORD.findall(line), WORD.findall(got)):
            total += 1
            right += word.translate(FLAT) == made
            if word.translate(FLAT) != made:
                wrong[word + " > " + made] += 1
    print("%-40s %6.2f %% of %d words right" % (path[-40:], 100 * right / max(1, total), total))
    if show:
        print("   ", "; ".join("%s %d" % item for item in wrong.most_common(show)))


def untouched(program, path, show):
    lines = read(path)
    changed = [(line, got) for line, got in zip(lines, ask(program, lines)) if line != got]
    print("%-40s %d of %d lines changed" % (path[-40:], len(changed), len(lines)))
    for line, got in changed[:show]:
        pairs = [(a, b) for a, b in zip(WORD.findall(line), WORD.findall(got)) if a != b]
        print("   ", pairs[:5], line[:80])


def main():
    program, folder = sys.argv[1:3]
    show = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    for path in ("ntrex/%s.txt", "xquad/%s.txt", "news.%s.txt"):
        path = os.path.join(folder, path)
        if os.path.exists(path % "tr"):
            measure(program, path % "tr", show)
            for lang in ("tr", "en", "ar", "ru"):
                untouched(program, path % lang, show and 5)
    for path in sys.argv[4:]:
        measure(program, path, show)


main()
