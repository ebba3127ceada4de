#!/usr/bin/env python3
"""Share of texts whose encoding is told so well that they are decoded exactly: sentences, and pieces over 1 kB.

detect.py DRG_REPAIRS PARALLEL   PARALLEL holds ntrex/ and xquad/ with {en,tr,ar,ru}.txt; or a folder with news.LANG.txt
Characters that a set lacks are left out of the text first. CP720 is made by table."""
import os
import subprocess
import sys

SETS = {
    "en": "cp1252 cp1254 utf-16-le utf-16-be utf-32-le utf-32-be utf-8",
    "tr": "cp1254 iso8859-9 cp857 utf-16-le utf-16-be utf-32-le utf-8",
    "ar": "cp1256 iso8859-6 cp720 utf-16-le utf-16-be utf-32-le utf-8",
    "ru": "cp1251 koi8-r koi8-u iso8859-5 cp866 mac-cyrillic utf-16-le utf-16-be utf-32-le utf-8",
}


def lines_of(folder, lang):
    for path in ("ntrex/%s.txt", "xquad/%s.txt", "news.%s.txt"):
        path = os.path.join(folder, path % lang)
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                yield from (line.rstrip("\n").replace("\ufeff", "") for line in file if line.strip())


def pieces(lines, size):
    piece = ""
    for line in lines:
        piece += line + " "
        if len(piece.encode()) > size * 2:
            yield piece
            piece = ""


def ask(program, samples):
    text = "\n".join(sample.hex() for sample in samples) + "\n"
    answer = subprocess.run([program, "detect"], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
    return [line.split("\t", 2) for line in answer.decode("utf-8", "replace").split("\n")[:-1]]


def measure(program, lang, encoding, texts, show):
    samples, kept = [], []
    for text in texts:
        data = text.encode(encoding, "ignore")
        back = data.decode(encoding)
        if back.isascii() and encoding[:4] != "utf-":
            continue
        samples.append(data)
        kept.append(back)
    answers = ask(program, samples)
    wrong = [(a, k) for a, k in zip(answers, kept) if a[2] != k]
    if show:
        for answer, text in wrong[:show]:
            print("   ", encoding, "read as", answer[0], answer[1], ":", text[:100])
    return len(kept), len(wrong)


def main():
    program, folder = sys.argv[1:3]
    show = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    for lang, encodings in SETS.items():
        lines = list(lines_of(folder, lang))
        for encoding in encodings.split():
            if encoding == "cp720":
                try:
                    "".encode(encoding)
                except LookupError:
                    continue
            row = []
            for texts in (lines, list(pieces(lines, 1024))):
                count, wrong = measure(program, lang, encoding, texts, show)
                row.append("%6.2f %% of %4d" % (100 * (count - wrong) / max(count, 1), count))
            print(lang, "%-12s sentences %s   over 1 kB %s" % (encoding, *row))


main()
