#!/usr/bin/env python3
"""Damages sentences, has them repaired one by one and counts those that are exactly as before; and counts what is changed
in clean text.

repair.py DRG_REPAIRS PARALLEL [SHOW [STEP]]   every STEPth line; PARALLEL holds ntrex/ and xquad/ with {en,tr,ar,ru}.txt; or a folder with news.LANG.txt"""
import os
import subprocess
import sys

# How text is damaged: a chain of right>wrong, by language. Sentences that it leaves as they were are left out.
DAMAGES = {
    "en": ["utf-8>cp1252", "utf-8>latin-1", "utf-8>cp1252 utf-8>cp1252"],
    "tr": ["utf-8>cp1252", "utf-8>cp1254", "utf-8>latin-1", "utf-8>cp1251", "utf-8>mac-roman", "cp1254>cp1252", "cp1254>latin-1",
           "cp857>cp1254", "cp857>cp437", "cp1254>cp1251", "cp1254>cp857", "cp1254>cp1250", "utf-8>cp1252 utf-8>cp1252",
           "cp1254>cp1252 utf-8>cp1252", "utf-8>cp1254 utf-8>cp1254"],
    "ar": ["utf-8>cp1252", "utf-8>latin-1", "utf-8>cp1256", "utf-8>cp1251", "cp1256>cp1252", "cp1256>latin-1", "cp1256>cp1251",
           "iso8859-6>latin-1", "iso8859-6>cp1256", "cp720>cp1256", "cp720>cp437", "cp1256>cp1252 utf-8>cp1252", "utf-8>cp1252 utf-8>cp1252"],
    "ru": ["utf-8>cp1252", "utf-8>latin-1", "utf-8>cp1251", "utf-8>cp866", "utf-8>koi8-r", "cp1251>cp1252", "cp1251>latin-1",
           "koi8-r>cp1251", "cp1251>koi8-r", "cp866>cp1251", "cp1251>cp866", "koi8-r>latin-1", "iso8859-5>cp1251",
           "mac-cyrillic>cp1251", "cp866>cp437", "cp866>koi8-r", "cp1251>cp1252 utf-8>cp1252", "koi8-r>cp1251 cp866>cp1251",
           "utf-8>cp1251 utf-8>cp1251", "koi8-r>cp1251 utf-8>cp1252"],
}


def sloppy(data, encoding):
    """Bytes as a browser reads them: what a set leaves undefined is a C1 control."""
    out = []
    for byte in data:
        try:
            out.append(bytes([byte]).decode(encoding))
        except UnicodeDecodeError:
            if byte >= 0xA0:
                return None
            out.append(chr(byte))
    return "".join(out)


def encode(text, encoding):
    """The way back of sloppy()."""
    out = b""
    for char in text:
        try:
            out += char.encode(encoding)
        except UnicodeEncodeError:
            if not 0x80 <= ord(char) < 0xA0:
                return None
            out += bytes([ord(char)])
    return out


def damage(text, chain):
    for link in chain.split():
        right, wrong = link.split(">")
        data = encode(text, right) if right != "utf-8" else text.encode()
        text = sloppy(data, wrong) if data is not None else None
        if text is None:
            return None
    return text


def ask(program, lines):
    text = "\n".join(lines) + "\n"
    answer = subprocess.run([program, "repair"], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    return answer.split("\n")[:-1]


def lines_of(folder, lang):
    for path in ("ntrex/%s.txt", "xquad/%s.txt", "news.%s.txt"):
        path = os.path.join(folder, path % lang)
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                yield from (line.rstrip("\n").replace("\ufeff", "") for line in file if line.strip())


def main():
    program, folder = sys.argv[1:3]
    show = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    step = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    for lang, chains in DAMAGES.items():
        lines = list(lines_of(folder, lang))[::step]
        changed = [(a, b) for a, b in zip(lines, ask(program, lines)) if a != b]
        print("%s clean: %d of %d lines changed" % (lang, len(changed), len(lines)))
        for before, after in changed[:show]:
            print("    ", before[:150], "\n  -> ", after[:150])
        for chain in chains:
            pairs = [(line, damage(line, chain)) for line in lines]
            pairs = [(line, bad) for line, bad in pairs if bad is not None and bad != line and "\n" not in bad and "\r" not in bad]
            repaired = ask(program, [bad for _, bad in pairs])
            wrong = [(line, bad, got) for (line, bad), got in zip(pairs, repaired) if line != got]
            print("%s %-28s %6.2f %% of %4d" % (lang, chain, 100 * (1 - len(wrong) / max(1, len(pairs))), len(pairs)), flush=True)
            for line, bad, got in wrong[:show]:
                print("    ", line[:110], "\n   | ", bad[:110], "\n  -> ", got[:110])


main()
