#!/usr/bin/env python3
"""Runs published cases of mojibake: JSON files that hold lists of objects with "original", "fixed" and perhaps
"fixed-encoding" (the text after its encoding alone was fixed), as ftfy's tests have them (Apache-2.0, not part of this project).

mojibake_cases.py DRG_REPAIRS FOLDER [SHOW]"""
import glob
import json
import os
import subprocess
import sys


def repair(program, text):
    return subprocess.run([program, "file"], input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")


def main():
    program, folder = sys.argv[1:3]
    for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
        with open(path, encoding="utf-8") as file:
            cases = json.load(file)
        good = 0
        for case in cases:
            want = case.get("fixed-encoding", case["fixed"])
            got = repair(program, case["original"])
            good += got == want
            if got != want and len(sys.argv) > 3:
                print("  ", repr(case["original"])[:100], "\n  ->", repr(got)[:100], "\n   =", repr(want)[:100])
        print("%-28s %d of %d" % (os.path.basename(path), good, len(cases)))


main()
