#!/usr/bin/env python3
"""Speed of `dragoman prepare`, beside what corpora are prepared with today; prints Markdown.

prepare.py DRAGOMAN BULK [--mb N] [--rounds N] [--glossary FILE] [--moses DIR] [--sacremoses PYTHON]
BULK holds {en,tr,ar,ru}.txt; --mb of each are used. MB (10^6 bytes of input) a second of processor time, user and system,
whole commands with their start, best of the rounds, one thread. --moses is a folder with Moses' scripts/, --sacremoses a
Python that has the module."""
import argparse
import os
import subprocess
import sys
import tempfile

LANGS = ("en", "tr", "ar", "ru")


def cost(command, stdin=None):
    """Processor seconds of a command."""
    with open(stdin or os.devnull, "rb") as source:
        child = subprocess.Popen(command, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise RuntimeError("%s ended with %d" % (command[0], status))
    return usage.ru_utime + usage.ru_stime


def best(commands, size, rounds, stdin=None):
    """MB a processor second of commands that follow one another, each over the same text."""
    return size / 1e6 / min(sum(cost(c, stdin) for c in commands) for _ in range(rounds))


def cut(bulk, lang, folder, megabytes):
    path = os.path.join(folder, "text.%s.txt" % lang)
    with open(os.path.join(bulk, lang + ".txt"), "rb") as source, open(path, "wb") as target:
        data = source.read(int(megabytes * 1e6))
        target.write(data[:data.rfind(b"\n") + 1])
    return path


def rows(options, path, lang):
    ours = [options.program, "prepare", "-q", "--no-project", "--threads", "1", "-o", "/dev/null"]
    yield "read and write", [ours + ["--for", "none", path]]
    yield "normalise", [ours + [path]]
    yield "normalise, split", [ours + ["--split", path]]
    yield "normalise, split, dedupe", [ours + ["--split", "--dedupe", "text", path]]
    yield "the same for mt, all filters", [ours + ["--for", "mt", "--split", "--dedupe", "text", "--filter", "all", path]]
    yield "the same, audit", [ours + ["--for", "mt", "--split", "--dedupe", "text", "--filter", "all", "--audit", "/dev/null", path]]
    if options.glossary:
        annotate = [options.program, "annotate", "-q", "--no-project", "--threads", "1", "-g", options.glossary, "--src", lang,
                    "--tgt", "en" if lang != "en" else "tr", "-o", "/dev/null", path]
        yield "annotate", [annotate]
        yield "normalise, split, dedupe, then annotate", [ours + ["--split", "--dedupe", "text", path], annotate]


def peers(options, path, lang):
    yield "sort -u (C locale), dedupe", [["env", "LC_ALL=C", "sort", "-u", path]]
    yield "awk, dedupe", [["env", "LC_ALL=C", "awk", "!a[$0]++", path]]
    if options.moses:
        script = lambda name: ["perl", os.path.join(options.moses, "scripts", name)]
        yield "Moses normalize-punctuation, split-sentences", [script("tokenizer/normalize-punctuation.perl") + ["-l", lang],
                                                               script("ems/support/split-sentences.perl") + ["-q", "-l", lang]]
    if options.sacremoses:
        yield "sacremoses normalize", [[options.sacremoses, "-m", "sacremoses", "-l", lang, "normalize"]]


def table(title, options, paths, kinds, rounds):
    print("\n| %s |" % title, " | ".join(LANGS), "|\n| --- |" + " ---: |" * len(LANGS))
    figures = {}
    for lang in LANGS:
        for name, commands in kinds(options, paths[lang], lang):
            try:
                speed = best(commands, os.path.getsize(paths[lang]), rounds, paths[lang])
                figures.setdefault(name, {})[lang] = ("%.0f" if speed >= 10 else "%.1f") % speed
            except (RuntimeError, OSError):
                figures.setdefault(name, {})[lang] = "-"
    for name, by_lang in figures.items():
        print("| %s | %s |" % (name, " | ".join(by_lang.get(lang, "-") for lang in LANGS)), flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("program")
    options.add_argument("bulk")
    options.add_argument("--mb", type=float, default=24)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--glossary")
    options.add_argument("--moses")
    options.add_argument("--sacremoses")
    options.add_argument("--peer-mb", type=float, default=1)
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = {lang: cut(options.bulk, lang, folder, options.mb) for lang in LANGS}
        table("dragoman prepare, MB/s", options, paths, rows, options.rounds)
        small = os.path.join(folder, "small")
        os.mkdir(small)
        table("peers, MB/s", options, {lang: cut(options.bulk, lang, small, options.peer_mb) for lang in LANGS}, peers, options.rounds)


if __name__ == "__main__":
    sys.exit(main())
