#!/usr/bin/env python3
"""Says how many words of clean parallel text are reported, by drg_spelling and by `hunspell -l`.

spelling_alarms.py DRG_SPELLING WORDLISTS LANG PARALLEL [GLOSSARY]"""
import collections
import os
import re
import subprocess
import sys

HUNSPELL = {"en": "en_US", "tr": "tr_TR", "ar": "ar", "ru": "ru_RU"}


def main():
    program, lists, lang, folder = sys.argv[1:5]
    text = "".join(open(os.path.join(folder, name, lang + ".txt"), encoding="utf-8").read() for name in ("ntrex", "xquad"))
    words = len(re.findall(r"[^\W_]+(?:['’\-.][^\W_]+)*", text))
    run = subprocess.run([program, "text", lists, lang] + sys.argv[5:], input=text, capture_output=True, text=True, check=True)
    found = [line.split("\t") for line in run.stdout.splitlines()]
    rules = collections.Counter(row[2] for row in found)
    try:
        peer = subprocess.run(["hunspell", "-l", "-d", HUNSPELL[lang], "-i", "UTF-8"], input=text, capture_output=True, text=True)
        other = "hunspell -l %.2f %%" % (100 * len(peer.stdout.splitlines()) / words)
    except FileNotFoundError:
        other = "no hunspell"
    print("%s %d words: %.2f %% reported (%s); %s" % (
        lang, words, 100 * len(found) / words, ", ".join("%s %d" % item for item in sorted(rules.items())), other))


if __name__ == "__main__":
    main()
