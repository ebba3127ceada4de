#!/usr/bin/env python3
"""Memory and speed of whole commands as their input grows; prints Markdown.

sizes.py DRAGOMAN BULK --glossary FILE [--sizes MB,...] [--only NAME,...] [--memory SIZE]
BULK holds {en,tr,ar,ru}.txt. So many MB (10^6 bytes) come through a pipe: the texts of all languages again and again, each time
with another word in each line, so that no line comes twice; for `check` and `table` as rows of two columns and as a translation
memory, English lines beside Turkish ones in which nothing is found (what is found takes memory by its number). One thread; MB a second of processor time, user and system, and the peak of memory, which GNU
time tells. The temporary files of dropping duplicates need about as much room as the text."""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

LANGS = ("en", "tr", "ar", "ru")
NO_XML = bytes(set(range(1, 32)) - {9})  # 0 marks the place of the turn's word


def lines_of(bulk):
    """Lines of all languages in one order, each with a mark where the word of a turn goes."""
    lines = []
    for lang in LANGS:
        with open(os.path.join(bulk, lang + ".txt"), "rb") as file:
            lines += [line.replace(b"\t", b" ").split(b" ") for line in file.read().splitlines() if line]
    random.Random(7).shuffle(lines)
    for number, words in enumerate(lines):
        words[number * 7919 % len(words)] = b"\0"
    return [b" ".join(words) for words in lines]


def pairs_of(options):
    """English lines, each with a Turkish one, of which `check` has nothing to say."""
    sides = []
    for lang in ("en", "tr"):
        with open(os.path.join(options.bulk, lang + ".txt"), "rb") as file:
            sides.append([line.replace(b"\t", b" ") for line in file.read().splitlines() if line])
    pairs = [(b"\0 " + src, b"\0 " + tgt) for src, tgt in zip(*sides)]
    with tempfile.NamedTemporaryFile(suffix=".tsv") as file:
        file.write(b"en\ttr\n" + b"".join(b"%s\t%s\n" % pair for pair in pairs).replace(b"\0", b"w0"))
        file.flush()
        found = subprocess.run([options.program, "check", "-q", "--no-project", "-g", options.glossary, "-f", "jsonl", file.name],
                               stdout=subprocess.PIPE, check=False).stdout
    bad = {json.loads(line)["line"] - 2 for line in found.splitlines()}
    return [pair for number, pair in enumerate(pairs) if number not in bad]


def escaped(text):
    return text.translate(None, NO_XML).replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def unit(src, tgt):
    return (b'<tu><tuv xml:lang="en"><seg>%s</seg></tuv><tuv xml:lang="tr"><seg>%s</seg></tuv></tu>\n' % (escaped(src), escaped(tgt)))


def of_lines(options):
    return b"", b"".join(line + b"\n" for line in lines_of(options.bulk)), b"\n", b""


def of_rows(options):
    return b"en\ttr\n", b"".join(b"%s\t%s\n" % pair for pair in pairs_of(options)), b"\n", b""


def of_units(options):
    head = (b'<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="sizes" creationtoolversion="1" '
            b'segtype="sentence" o-tmf="none" adminlang="en" srclang="en" datatype="plaintext"/><body>\n')
    return head, b"".join(unit(*pair) for pair in pairs_of(options)), b"</tu>\n", b"</body></tmx>\n"


def feed(pipe, text, megabytes):
    first, block, end, last = text
    pipe.write(first)
    left, turn, made = megabytes * 1e6, 0, b""
    while len(made) <= left:
        pipe.write(made)
        left -= len(made)
        turn += 1
        made = block.replace(b"\0", b"w%d" % turn)
    pipe.write(made[:made.rfind(end, 0, int(left)) + len(end)] if end in made[:int(left)] else b"")
    pipe.write(last)
    pipe.close()


def stream(command, text, megabytes):
    """MB a processor second and peak MB of a command, by GNU time: what a child of ours reports begins with our own peak."""
    with tempfile.NamedTemporaryFile("r") as report:
        child = subprocess.Popen(["/usr/bin/time", "-f", "%U %S %M", "-o", report.name, *command], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        try:
            feed(child.stdin, text, megabytes)
        except BrokenPipeError:
            pass
        if child.wait() not in (0, 1):
            return "- | -"
        user, system, kilobytes = map(float, report.read().split()[-3:])
        return "%.0f | %.0f" % (megabytes / (user + system), kilobytes / 1000)


def kinds(options):
    """Name, what it reads, the command."""
    def command(name, *more):
        return [options.program, name, "-q", "--no-project", "--threads", "1", *more]
    terms = ["-g", options.glossary]
    within = ["--memory", options.memory]
    chain = ["--split", "--dedupe", "text", *within, "-l", "en"]
    return [
        ("find", of_lines, command("find", *terms, "-f", "jsonl", "-")),
        ("split", of_lines, command("prepare", "--split", "-l", "en")),
        ("dedupe", of_lines, command("prepare", *chain)),
        ("filters", of_lines, command("prepare", "--for", "mt", "--filter", "all", "--audit", "/dev/null", *chain)),
        ("annotate", of_lines, command("annotate", *terms, "--src", "en", "--tgt", "tr", "--side", "/dev/null")),
        ("check-tsv", of_rows, command("check", *terms, "--from", "tsv", "-f", "jsonl", "-")),
        ("check-tmx", of_units, command("check", *terms, "--from", "tmx", "-f", "jsonl", "-")),
        ("table-tsv", of_rows, command("table", *terms, "--corpus", "--from", "tsv", "-f", "jsonl", "-")),
    ]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("program")
    options.add_argument("bulk")
    options.add_argument("--glossary", required=True)
    options.add_argument("--sizes", default="100,1000")
    options.add_argument("--memory", default="64M")
    options.add_argument("--only")
    options = options.parse_args()
    print("| | MB | MB/s | peak MB |\n| --- | ---: | ---: | ---: |")
    for name, make, command in kinds(options):
        if options.only and name not in options.only.split(","):
            continue
        text = make(options)
        for size in map(float, options.sizes.split(",")):
            print("| %s | %.0f | %s |" % (name, size, stream(command, text, size)), flush=True)


if __name__ == "__main__":
    sys.exit(main())
