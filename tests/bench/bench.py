#!/usr/bin/env python3
"""Measures the matcher's speed, beside its peers if asked; run.sh is the way in. Prints Markdown."""
import argparse
import os
import shlex
import sys
from pathlib import Path

import report
from contenders import Failed, TooSlow
from corpus import LANGS, Corpus, work_folder
from measure import Bench
from peers import Setting, peers
from targets import Results

ROOT = Path(__file__).resolve().parents[2]
SECTIONS = ("matcher", "paths", "command", "start", "image", "check", "annotate")
SHIPPED = ("diplomacy.tsv", "house-style.tsv", "places.tsv")


def whole_number(word):
    """1500, 10k, 1M"""
    factor = {"k": 1000, "M": 1_000_000}.get(word[-1:], 1)
    return int(float(word.rstrip("kM")) * factor)


def numbers(words):
    return [whole_number(word) for word in words.split(",")]


def names_of(known):
    def read(words):
        chosen = [word for word in words.split(",") if word]
        unknown = set(chosen) - set(known)
        if unknown:
            raise argparse.ArgumentTypeError(f"found '{min(unknown)}', expected some of {','.join(known)}")
        return chosen
    return read


def read_options():
    bulk = os.environ.get("DRG_BULK", ROOT.parent / "shared" / "bulk")
    parser = argparse.ArgumentParser(prog="run.sh", description="Measures the speed of matching, in MB/s of processor time.")
    add = parser.add_argument
    add("build", type=Path, metavar="BUILD_DIR", help="the build tree of the preset bench")
    add("--text", type=Path, default=bulk, metavar="DIR", help="en.txt, tr.txt, ar.txt, ru.txt, or the same packed by xz "
        "(DRG_BULK, ../shared/bulk); without them the documentation that is installed")
    add("--langs", type=names_of(LANGS), default=list(LANGS), metavar="L,...", help="languages (en,tr,ar,ru)")
    add("--terms", type=numbers, default=numbers("1500,10k,100k,1M"), metavar="N,...",
        help="sizes of glossaries (1500,10k,100k,1M); 10M is possible")
    add("--passes", type=int, default=3, help="passes of which the best counts (3)")
    add("--sections", type=names_of(SECTIONS), default=list(SECTIONS), metavar="S,...",
        help="what to measure of our own: " + ",".join(SECTIONS) + "; empty for nothing")
    add("--mixed", type=whole_number, default=100_000_000, metavar="BYTES", help="text of the whole command (100M)")
    add("--peers", action="store_true", help="put the installed peers beside it (peers/setup.sh installs them)")
    add("--peers-dir", type=Path, metavar="DIR", help="the folder given to setup.sh (BUILD_DIR/../peers)")
    add("--peer-terms", type=numbers, default=numbers("10k,1M"), metavar="N,...", help="sizes to run peers at (10k,1M)")
    add("--peer", default="", metavar="NAME/...", help="only peers with one of these in their name")
    add("--rounds", type=int, default=3, help="turns of us and a peer, of which the best count (3)")
    add("--limit", type=float, default=60, metavar="SECONDS", help="processor time a peer may take for one step (60)")
    add("--other", type=Path, metavar="BUILD_DIR", help="take turns with another build of this program")
    add("--update-docs", action="store_true", help="write the report into docs/performance.md")
    return parser.parse_args()


def say(what):
    print(what, file=sys.stderr, flush=True)


def measure_matcher(bench, options, results):
    for lang in options.langs:
        for count in options.terms:
            for mode in ("literal", "inflected"):
                row = bench.row(mode, lang, count)
                say(f"{lang} {count:>9,} {mode:9} {row['warm']:8.1f} MB/s")
                results.rows.append(row)


def measure_rest(bench, options, results):
    if "paths" in options.sections:
        found = [bench.path_row(path, lang, 10_000) for path in ("scalar", "avx2") for lang in options.langs]
        results.paths = [row for row in found if row]
    if "start" in options.sections:
        results.start = bench.shipped_start([ROOT / "glossaries" / name for name in SHIPPED])
    if "image" in options.sections:
        counts = [count for count in options.terms if count >= 10_000]
        results.images = [image for image in map(bench.image, counts) if image]
    if "check" in options.sections:
        results.check = bench.check(100_000, 100_000)
    if "annotate" in options.sections:
        results.annotate = bench.annotate(10_000, 32)
    if "command" in options.sections:
        results.command = bench.whole_command(10_000, options.mixed)


def measure_other(bench, options, results):
    for lang in options.langs:
        for count in options.terms:
            for mode in ("literal", "inflected"):
                row = bench.other_build(options.other, mode, lang, count)
                say(f"{lang} {count:>9,} {mode:9} {row['ours']:8.1f} MB/s, other {row['other']:.1f}, ratio {row['ratio']:.2f}")
                results.others.append(row)


def measure_peers(bench, options, setting, results):
    for lang in options.langs:
        for count in options.peer_terms:
            ours = bench.ours("literal", lang, bench.corpus.terms(lang, count))
            ours.turn(1 << 40)
            for peer in peers(setting):
                if not any(name in peer.name.lower() for name in options.peer.lower().split("/")):
                    continue
                row = bench.against(peer, ours, lang, count)
                say(f"{lang} {count:>9,} {peer.name:28} " +
                    (row["result"] or f"{row['speed']:8.2f} MB/s, ours {row['ours']:.1f}, ratio {row['ratio']:.2f}"))
                results.peers.append(row)
            ours.close()


def main():
    options = read_options()
    corpus = Corpus(work_folder(options.build), options.text, options.build / "dragoman")
    corpus.prepare(options.langs, max(options.terms + (options.peer_terms if options.peers else [])))
    setting = Setting(options.build, options.peers_dir or options.build.resolve().parent / "peers", corpus.work,
                      options.limit)
    bench, results = Bench(options.build, corpus, options), Results()
    try:
        if "matcher" in options.sections:
            measure_matcher(bench, options, results)
        measure_rest(bench, options, results)
        if options.other:
            measure_other(bench, options, results)
        if options.peers:
            measure_peers(bench, options, setting, results)
    except (Failed, TooSlow) as why:
        sys.exit(f"bench: {why}")
    command = "sh tests/bench/run.sh " + shlex.join(word for word in sys.argv[1:] if word != "--update-docs")
    sources = ", ".join(corpus.sources.values())
    text = report.whole(results, command, sources, setting, options.peers)
    print(text)
    if options.update_docs:
        report.update(ROOT / "docs" / "performance.md", text)


if __name__ == "__main__":
    main()
