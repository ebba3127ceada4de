"""Seeds for the fuzz targets out of the specs, samples and examples that there are: seeds.py SOURCE_DIR OUT_DIR

Each is a file of ours, or its beginning, behind the bytes that pick the options which suit it. What once broke a target, and
what shows a format in a few bytes, lies in tests/fuzz/seeds.
"""
import hashlib
import pathlib
import re
import sys

MOST = 3000  # bytes; libFuzzer is quickest with small ones
LANGS = {"en": 1, "tr": 2, "ar": 3, "ru": 4}
# Target: {suffix of a file: bytes before its content}
PLAIN, MARKDOWN, HTML = 0, 1, 2
SUITS = {
    "text": {".txt": [PLAIN], ".md": [MARKDOWN], ".html": [HTML]},
    "bitext": {".xlf": [0], ".tmx": [1], ".po": [2], ".tsv": [3]},
    "glossary": {".tsv": [0], ".csv": [1], ".tbx": [2], ".txt": [3], ".po": [4], ".mtf": [5], ".tmx": [6], ".xlf": [7]},
    "units": {".txt": [0], ".tsv": [1], ".jsonl": [2], ".tmx": [3]},
    "identify": {".txt": []},
    "json": {".jsonl": []},
    "tokens": {".txt": [0, 31], ".md": [1, 7]},
    "decode": {".txt": [32, 63], ".html": [32, 9]},
    "protect": {".txt": [0x40]},
}


def language(path):
    found = re.search(r"\.(en|tr|ar|ru)\.", path.name)
    return LANGS[found[1]] if found else 0


def options(target, path, picked):
    if target == "text":
        return bytes([picked[0] | language(path) << 2])
    if target == "protect":
        src = max(language(path) - 1, 0)
        return bytes([picked[0] | src | (src + 1) % 4 << 2])
    return bytes(picked)


def beginning(content):
    """At most MOST bytes, whole lines."""
    if len(content) <= MOST:
        return content
    end = content.rfind(b"\n", 0, MOST) + 1
    return content[:end or MOST]


def spec_blocks(path):
    """The fenced blocks of a spec: (suffix, content)."""
    for info, body in re.findall(r"^```(\w+)[^\n]*\n(.*?)^```", path.read_text(encoding="utf-8"), re.M | re.S):
        if info in ("glossary", "text"):
            yield (".tsv" if info == "glossary" else ".txt"), body.encode()


def samples(root):
    """(path, suffix, content) of all there is."""
    for folder in ("docs", "corpora", "glossaries", "tests/cli", "tests/check", "tests/lang"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix:
                yield path, path.suffix, path.read_bytes()
    for path in sorted((root / "tests/spec").glob("*.md")):
        for suffix, content in spec_blocks(path):
            yield path, suffix, content


def main():
    root, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    for target in SUITS:
        (out / target).mkdir(parents=True, exist_ok=True)
    counts = dict.fromkeys(SUITS, 0)
    for path, suffix, content in samples(root):
        for target, suits in SUITS.items():
            if suffix in suits and content:
                seed = options(target, path, suits[suffix]) + beginning(content)
                (out / target / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
                counts[target] += 1
    print(", ".join(f"{target} {count}" for target, count in counts.items()))


main()
