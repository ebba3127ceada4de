"""Measures how well near duplicates are found: lines of a text, and after them the same lines with a known change each.

Usage: near_duplicates.py DRG_DEDUPE_LINES TEXT... [--lines N] [--similarity S]

A pair is a changed line and its original. It counts as a near duplicate when their true likeness, computed here from the
definition (runs of five characters, shared by all), is at least S. Beside it stands simhash, 64 bits over the same runs,
at the two distances in use. Prints Markdown."""
import argparse
import hashlib
import random
import re
import subprocess
import unicodedata

RUN = 5


def folded(line):
    return " ".join(unicodedata.normalize("NFKC", line).casefold().replace("ı", "i").split())


def runs(line):
    line = folded(line)
    return {line[i:i + RUN] for i in range(max(1, len(line) - RUN + 1))}


def likeness(a, b):
    a, b = runs(a), runs(b)
    return len(a & b) / len(a | b)


def typo(line, chance):
    at = chance.randrange(len(line) - 1)
    return line[:at] + line[at + 1] + line[at] + line[at + 2:]


def with_words(line, chance, change):
    words = line.split()
    change(words, chance.randrange(len(words)))
    return " ".join(words)


CHANGES = {
    "capitals": lambda line, chance: line.upper(),
    "a final mark gone": lambda line, chance: line.rstrip(".!?:;"),
    "digits": lambda line, chance: re.sub(r"\d", lambda d: str(chance.randrange(10)), line) + " %d" % chance.randrange(10),
    "one typo": typo,
    "three typos": lambda line, chance: typo(typo(typo(line, chance), chance), chance),
    "a word gone": lambda line, chance: with_words(line, chance, lambda w, i: w.pop(i)),
    "a word doubled": lambda line, chance: with_words(line, chance, lambda w, i: w.insert(i, w[i])),
    "two words exchanged": lambda line, chance: with_words(line, chance, lambda w, i: w.insert(0, w.pop(i))),
    "a fifth cut off": lambda line, chance: line[:len(line) * 4 // 5],
    "a third cut off": lambda line, chance: line[:len(line) * 2 // 3],
}


def simhash(line):
    counts = [0] * 64
    for run in runs(line):
        bits = int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "big")
        for i in range(64):
            counts[i] += 1 if bits >> i & 1 else -1
    return sum(1 << i for i in range(64) if counts[i] > 0)


def lines_of(paths, count, chance):
    lines = {}
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for line in file:
                line = line.strip()
                if 40 <= len(line) <= 400 and len(line.split()) > 4:
                    lines.setdefault(folded(line), line)
    return chance.sample(sorted(lines.values()), min(count, len(lines)))


def share(part, whole):
    return f"{100 * part / whole:.1f} %" if whole else "-"


def rate(pairs, is_found, threshold):
    """Of the pairs that are near duplicates, those found; of those found, those that are."""
    alike = [p for p in pairs if p["likeness"] >= threshold]
    found = [p for p in pairs if is_found(p)]
    return share(sum(map(is_found, alike)), len(alike)), share(sum(p["likeness"] >= threshold for p in found), len(found))


def show(pairs, reported, threshold):
    print("| found by | of near duplicates | right |\n|---|---|---|")
    print("| dragoman | %s | %s of all %d reported |" % (rate(pairs, lambda p: p["found"], threshold)[0],
                                                     share(sum(l >= threshold for l in reported), len(reported)), len(reported)))
    for distance in 3, 7:
        found, right = rate(pairs, lambda p: p["distance"] <= distance, threshold)
        print(f"| simhash, up to {distance} bits | {found} | {right} of the pairs |")
    print("\n| likeness | pairs | found |\n|---|---|---|")
    for low in range(40, 100, 10):
        some = [p for p in pairs if low <= p["likeness"] * 100 < low + 10 or (low == 90 and p["likeness"] == 1)]
        print(f"| {low}-{low + 10} % | {len(some)} | {share(sum(p['found'] for p in some), len(some))} |")
    print("\n| change | mean likeness | found |\n|---|---|---|")
    for name in CHANGES:
        some = [p for p in pairs if p["change"] == name]
        mean = sum(p["likeness"] for p in some) / max(1, len(some))
        print(f"| {name} | {mean:.2f} | {share(sum(p['found'] for p in some), len(some))} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("texts", nargs="+")
    parser.add_argument("--lines", type=int, default=10000)
    parser.add_argument("--similarity", type=float, default=0.8)
    options = parser.parse_args()
    chance = random.Random(1)
    originals = lines_of(options.texts, options.lines, chance)
    names = list(CHANGES)
    pairs = [{"line": CHANGES[names[i % len(names)]](line, chance), "of": i, "change": names[i % len(names)]}
             for i, line in enumerate(originals)]
    chance.shuffle(pairs)
    lines = originals + [p["line"] for p in pairs]
    run = subprocess.run([options.program, "-f", "-s", str(options.similarity)], input="\n".join(lines) + "\n", text=True,
                         encoding="utf-8", stdout=subprocess.PIPE, check=True)
    firsts = list(map(int, run.stdout.split()))
    reported = [likeness(lines[i], lines[first]) for i, first in enumerate(firsts) if first != i]
    for i, pair in enumerate(pairs):
        original = originals[pair["of"]]
        pair["likeness"] = likeness(pair["line"], original)
        pair["found"] = firsts[len(originals) + i] != len(originals) + i
        pair["distance"] = bin(simhash(pair["line"]) ^ simhash(original)).count("1")
    print(f"{len(originals)} lines, {len(pairs)} changed ones, similarity {options.similarity}\n")
    show(pairs, reported, options.similarity)


main()
