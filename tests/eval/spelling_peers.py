#!/usr/bin/env python3
"""Has hunspell and aspell judge words and suggest: lines of PEER TAB lang TAB word TAB suggestions.

spelling_peers.py WORDS   WORDS has lines of lang TAB word; a peer or a dictionary that is not there is left out"""
import collections
import subprocess
import sys

DICTIONARIES = {"hunspell": {"en": "en_US", "tr": "tr_TR", "ar": "ar", "ru": "ru_RU"},
                "aspell": {"en": "en_US", "ar": "ar", "ru": "ru"}}


def ask(peer, dictionary, words):
    command = [peer, "-a", "-d", dictionary] + (["-i", "UTF-8"] if peer == "hunspell" else ["--encoding=utf-8"])
    try:
        run = subprocess.run(command, input="".join("^%s\n" % word for word in words), capture_output=True, text=True)
    except FileNotFoundError:
        return
    answers = run.stdout.split("\n")[1:]
    at = 0
    for word in words:
        while at < len(answers) and answers[at]:
            head, _, rest = answers[at].partition(": ")
            if head[:2] in ("& ", "# ") and head.split()[1] == word:
                yield word, rest.split(", ") if rest else []
            at += 1
        at += 1


def main():
    words = collections.defaultdict(list)
    for line in open(sys.argv[1], encoding="utf-8"):
        lang, word = line.rstrip("\n").split("\t")
        words[lang].append(word)
    for peer, dictionaries in DICTIONARIES.items():
        for lang, dictionary in dictionaries.items():
            for word, suggestions in ask(peer, dictionary, words[lang]):
                print("\t".join([peer, lang, word] + suggestions))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main()
