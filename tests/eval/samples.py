#!/usr/bin/env python3
"""Says of bilingual files that other programs wrote whether they are read, as they should be, or refused with line and reason.

  samples.py DRAGOMAN BITEXTS FOLDER [--show]     FOLDER holds xliff1/ sdlxliff/ xliff2/ tmx/ po/ naughty/, good and bad

A file is bad when its path says so (BAD); all others are good. Good files are read by BITEXTS (the program drg_bitexts) and
rewritten by DRAGOMAN with no step, which must give them back byte for byte, and with steps, after which xmllint and msgfmt
must take what they took before. --show lists every file. Says so and succeeds when the samples are not there.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

FOLDERS = ("xliff1", "sdlxliff", "xliff2", "tmx", "po", "naughty/own")
EXTENSIONS = (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".tmx", ".tmx.gz", ".po", ".pot")
# What is not well-formed, breaks its standard, or is an attack. A DTD that is named and never read is none.
BAD = re.compile(r"-invalid/|/invalid|Good-pgs_plural|naughty/own/(?!external-dtd)")
STEPS = "quotes-typographic,space-runs,nfkc,presentation,ligatures"


def files(folder):
    for top in FOLDERS:
        for where, _, names in sorted(os.walk(os.path.join(folder, top))):
            yield from (os.path.join(where, name) for name in sorted(names) if name.endswith(EXTENSIONS))


def read(bitexts, path):
    """(rows, None) or (0, "LINE: reason")."""
    lines = subprocess.run([bitexts, path], capture_output=True, check=True).stdout.decode().splitlines()
    cells = lines[0].split("\t")
    if cells[1] == "refused":
        return 0, f"{cells[2]}: {cells[3]}"
    return 0 if cells[1] == "empty" else len(lines), None


def rewrite(dragoman, path, *options):
    return subprocess.run([dragoman, "normalize", "-q", *options, path], capture_output=True).stdout


def accepted(path, content, scratch):
    """Whether another program takes the content; True when there is none to ask."""
    name = os.path.join(scratch, os.path.basename(path))
    with open(name, "wb") as f:
        f.write(content)
    if path.endswith((".po", ".pot")):
        program = ["msgfmt", "-c", "-o", os.devnull, name]
    else:
        program = ["xmllint", "--noout", "--nonet", name]
    return not shutil.which(program[0]) or subprocess.run(program, capture_output=True).returncode == 0


def rewriting_fault(dragoman, path, scratch):
    with open(path, "rb") as f:
        content = f.read()
    if path.endswith(".gz"):
        return None
    same = rewrite(dragoman, path, "--for", "none")
    try:
        is_utf8 = content.decode() is not None
    except UnicodeDecodeError:
        is_utf8 = False
    if is_utf8 and same != content:
        return "is not the same when nothing changes"
    if accepted(path, content, scratch) and not accepted(path, rewrite(dragoman, path, "--steps", STEPS), scratch):
        return "is not accepted by others when rewritten"
    return None


def judge(dragoman, bitexts, path, scratch):
    """(what came of it, whether that is right)"""
    rows, reason = read(bitexts, path)
    is_bad = bool(BAD.search(path))
    if reason:
        return f"refused, line {reason}", is_bad and not reason.startswith("0:")
    fault = rewriting_fault(dragoman, path, scratch)
    return f"{rows} rows" + (f", but {fault}" if fault else ""), not is_bad and not fault


def main():
    dragoman, bitexts, folder = sys.argv[1:4]
    if not os.path.isdir(folder):
        print(f"no samples at {folder}: skipped")
        return 0
    right = {top: [0, 0] for top in FOLDERS}
    with tempfile.TemporaryDirectory() as scratch:
        for path in files(folder):
            came, is_right = judge(dragoman, bitexts, path, scratch)
            name = os.path.relpath(path, folder)
            counts = right[next(top for top in FOLDERS if name.startswith(top))]
            counts[0] += is_right
            counts[1] += 1
            if not is_right or "--show" in sys.argv:
                print(f"{'' if is_right else 'WRONG '}{name}: {came}")
    for top, (good, total) in right.items():
        print(f"{top:12} {good} of {total} files as they should be")
    return any(good != total for good, total in right.values())


if __name__ == "__main__":
    sys.exit(main())
