"""Measures how fast duplicate lines are dropped, beside kpu/preprocess, sort and awk. Prints Markdown.

Usage: dedupe.py BUILD_DIR [--text FOLDER] [--peers-dir DIR] [--megabytes N] [--passes N]

The text is the four languages by turns, 40 lines each, over and over, with a number at the end of each line: each line is
there twice in all. A program reads a file and writes what it keeps to another; its time is processor time, user and
system; runs are taken by turns and the best counts."""
import argparse
import itertools
import multiprocessing
import os
import subprocess
import tempfile
from pathlib import Path

from corpus import BLOCK_LINES, LANGS, bulk, from_documents


def blocks(folder):
    """Blocks of lines without end: of each language by turns."""
    lines = [(bulk(folder, lang) or from_documents(lang)).splitlines() for lang in LANGS]
    for start in itertools.count(0, BLOCK_LINES):
        for some in lines:
            at = start % max(1, len(some) - BLOCK_LINES)
            yield some[at:at + BLOCK_LINES]


def write_text(path, folder, size):
    """Two halves with the same lines, the second backwards."""
    half, length, number = [], 0, 0
    for block in blocks(folder):
        for line in block:
            half.append(b"%s %d\n" % (line, number))
            length += len(half[-1])
            number += 1
        if length * 2 >= size:
            break
    with open(path, "wb") as file:
        file.writelines(half)
        file.writelines(reversed(half))
    path.with_suffix(".counts").write_text(f"{path.stat().st_size} {2 * len(half)} {len(half)}")


def contenders(build, peers, folder):
    ours = Path(build) / "tests/bench/drg_dedupe_lines"
    kpu = Path(peers) / "preprocess/build/bin/dedupe"
    yield "dragoman, exact", [ours, "-l", "exact"], True
    yield "dragoman, exact, 16 MiB", [ours, "-l", "exact", "-m", "16", "-d", folder], True
    yield "dragoman, text", [ours, "-l", "text"], True
    yield "dragoman, letters", [ours, "-l", "letters"], False
    yield "dragoman, alike by 0.8", [ours, "-s", "0.8"], False
    if kpu.exists():
        yield "kpu/preprocess dedupe", [kpu], True
    yield "awk '!seen[$0]++'", ["awk", "!seen[$0]++"], True
    yield "sort -u", ["sort", "-u", "-T", folder], True


def run(command, text, out):
    """Processor seconds, peak memory in MB, lines kept."""
    with open(text, "rb") as source, open(out, "wb") as kept:
        process = subprocess.Popen(list(map(str, command)), stdin=source, stdout=kept, stderr=subprocess.DEVNULL,
                                   env={**os.environ, "LC_ALL": "C"})
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command[0]}: failed")
    with open(out, "rb") as kept:
        lines = sum(block.count(b"\n") for block in iter(lambda: kept.read(1 << 20), b""))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("--text", default=os.environ.get("DRG_BULK", "../shared/bulk"))
    parser.add_argument("--peers-dir", default=None)
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--passes", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "text"
        maker = multiprocessing.Process(target=write_text, args=(text, options.text, options.megabytes * 1_000_000))
        maker.start()  # apart, as a program that is started counts the memory of who starts it as its own
        maker.join()
        size, lines, distinct = map(int, text.with_suffix(".counts").read_text().split())
        all_of = list(contenders(options.build, options.peers_dir or Path(options.build).parent / "peers", folder))
        best = {}
        for _ in range(options.passes):
            for name, command, is_exact in all_of:
                seconds, memory, kept = run(command, text, Path(folder) / "kept")
                if is_exact and kept != distinct:
                    raise SystemExit(f"{name}: kept {kept} lines of {distinct}")
                before = best.get(name, (seconds, 0, 0))
                best[name] = (min(seconds, before[0]), max(memory, before[1]), kept)
        print(f"{size / 1e6:.0f} MB, {lines} lines, {distinct} of them distinct\n")
        print("| | MB/s | memory, MB | kept |\n| --- | ---: | ---: | ---: |")
        for name, (seconds, memory, kept) in best.items():
            print(f"| {name} | {size / 1e6 / seconds:.0f} | {memory:.0f} | {kept} |")


main()
