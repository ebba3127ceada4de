"""Our own Python package as a contender (contender.h): find_batch over the lines of the text.

Usage: python_batch.py list|arrow LANG GLOSSARY TEXT

What is timed is the call alone, with the lines at hand as a list of str or an Arrow column, and reading the rows that its
answer has. dragoman, and pyarrow for Arrow, have to be installed."""
import sys
import time

import dragoman


def whole_lines(text, size):
    return text[:text.rfind(b"\n", 0, size) + 1]


def column(kind, text):
    lines = text.decode().split("\n")[:-1]
    if kind == "list":
        return lines
    import pyarrow
    return pyarrow.array(lines)


def main(kind, lang, glossary, path):
    start = time.process_time()
    matcher = dragoman.Matcher(dragoman.Glossary.load(glossary))
    print(f"ready {time.process_time() - start:.6f} 0", flush=True)
    with open(path, "rb") as file:
        text = file.read()
    made = {}
    for order in sys.stdin:
        part = whole_lines(text, int(order.split()[0]))
        if len(part) not in made:
            made = {len(part): column(kind, part)}
        start = time.process_time()
        found = matcher.find_batch(made[len(part)], lang)
        print(f"pass {time.process_time() - start:.9f} {len(part)} {len(found)}", flush=True)


main(*sys.argv[1:])
