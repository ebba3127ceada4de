#!/usr/bin/env python3
"""Says how many words of clean parallel text are reported, by drg_spelling and by `hunspell -l`.

spelling_alarms.py DRG_SPELLING WORDLISTS LANG PARALLEL [GLOSSARY]"""
import collections
import os
import re
import subprocess
import sys

HUNSPELL = {"en": "en_US", "tr": "tr_TR", "ar": "ar", "ru": "ru_RU"}


def alarms(program, lists, lang, text, *glossary):
    run = subprocess.run([program, "text", lists, lang, *glossary], input=text, capture_output=True, text=True, check=True)
    return [line.split("\t") for line in run.stdout.splitlines()]


def count_names(found):
    """Words with a capital in the midst of a line; Arabic has none."""
    return sum(row[3][0].isupper() and not row[0].endswith(":1") for row in found)


def main():
    program, lists, lang, folder = sys.argv[1:5]
    text = "".join(open(os.path.join(folder, name, lang + ".txt"), encoding="utf-8").read() for name in ("ntrex", "xquad"))
    words = len(re.findall(r"[^\W_]+(?:['’\-.][^\W_]+)*", text))
    found = alarms(program, lists, lang, text)
    rules = collections.Counter(row[2] for row in found)
    try:
        peer = subprocess.run(["hunspell", "-l", "-d", HUNSPELL[lang], "-i", "UTF-8"], input=text, capture_output=True, text=True)
        other = "hunspell -l %.2f %%" % (100 * len(peer.stdout.splitlines()) / words)
    except FileNotFoundError:
        other = "no hunspell"
    print("%s %d words: %.2f %% reported (%s); %s" % (
        lang, words, 100 * len(found) / words, ", ".join("%s %d" % item for item in sorted(rules.items())), other))
    if sys.argv[5:]:
        known = alarms(program, lists, lang, text, sys.argv[5])
        print("   with the glossaries %.2f %%; names among them %d, without %d" % (
            100 * len(known) / words, count_names(known), count_names(found)))


if __name__ == "__main__":
    main()
