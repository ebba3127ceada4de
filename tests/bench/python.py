"""Measures find_batch of the Python package beside the matcher in C, by turns. Prints Markdown.

Usage: python.py BUILD_DIR PYTHON --glossary TSV [--text FOLDER] [--mb N] [--rounds N]

PYTHON is one in whose environment dragoman and pyarrow are installed. Both find the terms of the glossary in the same lines,
in memory; MB (10^6 bytes) of text a second of processor time, the best pass of each."""
import argparse
import tempfile
from pathlib import Path

from contenders import Program
from corpus import LANGS, bulk, from_documents

HERE = Path(__file__).resolve().parent
WHOLE = 1 << 40
WANTED = 0.8


def write_text(path, folder, lang, size):
    text = bulk(folder, lang) or from_documents(lang)
    path.write_bytes(text[:text.rfind(b"\n", 0, size) + 1])


def speeds(programs, rounds):
    """The best speed of each, and its hits; they take turns."""
    best = [0.0] * len(programs)
    hits = [0] * len(programs)
    for _ in range(rounds):
        for i, program in enumerate(programs):
            turn = program.turn(WHOLE)
            best[i] = max(best[i], turn.bytes / turn.seconds / 1e6)
            hits[i] = turn.hits
    return best, hits


def measure(options, lang, text):
    batch = HERE / "peers/python_batch.py"
    programs = [Program([Path(options.build) / "tests/bench/drg_bench_match", "wide", lang, options.glossary, text]),
                *(Program([options.python, batch, kind, lang, options.glossary, text]) for kind in ("list", "arrow"))]
    try:
        return speeds(programs, options.rounds)
    finally:
        for program in programs:
            program.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build")
    parser.add_argument("python")
    parser.add_argument("--glossary", required=True)
    parser.add_argument("--text", default="")
    parser.add_argument("--mb", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print("| | terms found | C | list of str | of C | Arrow | of C |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    lowest = 1.0
    with tempfile.TemporaryDirectory() as work:
        for lang in LANGS:
            text = Path(work) / f"{lang}.txt"
            write_text(text, options.text, lang, options.mb * 1_000_000)
            (c, listed, arrow), hits = measure(options, lang, text)
            assert hits[1] == hits[2], "a list and a column of the same lines have the same terms"
            print(f"| {lang} | {hits[1]:,} | {c:.0f} | {listed:.0f} | {listed / c:.2f} | {arrow:.0f} | {arrow / c:.2f} |")
            lowest = min(lowest, listed / c, arrow / c)
    print(f"\nLowest: {lowest:.2f} of the matcher in C; wanted {WANTED}.")


main()
