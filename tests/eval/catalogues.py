#!/usr/bin/env python3
"""Holds our reading of PO catalogues to that of GNU gettext.

  catalogues.py BITEXTS [--every N] PATH...    BITEXTS is the program drg_bitexts; PATH: .po and .mo files, or folders of them

Each catalogue is read by BITEXTS and by msgcat; messages, contexts and translations have to be the same, but for the one
sign of a menu's key that we leave out. --every takes every N-th file of a folder. What msgcat itself refuses is counted
and passed over. Fails on a difference; does nothing where gettext is not installed.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", '"': '"', "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
STRING = re.compile(r'^(?:#~ ?)?(?:(msgctxt|msgid|msgid_plural|msgstr)(?:\[(\d+)\])? )?"(.*)"$')


def unescape(text):
    return re.sub(r"\\([ntrabfv\\\"]|[0-7]{1,3})",
                  lambda m: ESCAPES[m[1]] if m[1] in ESCAPES else chr(int(m[1], 8)), text)


def read_normal_form(po):
    """[(context, [sources], [translations])] of what msgcat writes."""
    entries, entry, key = [], {}, None
    for line in po.split("\n") + ['msgid ""']:
        hit = STRING.match(line)
        if not hit:
            continue
        if hit[1]:
            if hit[1] in ("msgctxt", "msgid") and any(k.startswith("msgstr") for k in entry):
                entries.append(entry)
                entry = {}
            key = hit[1] + (hit[2] or "")
            entry[key] = ""
        entry[key] += unescape(hit[3])
    found = []
    for e in entries:
        if not e.get("msgid") and "msgctxt" not in e:
            continue
        sources = [e["msgid"]] + ([e["msgid_plural"]] if "msgid_plural" in e else [])
        forms = [e[k] for k in sorted((k for k in e if k.startswith("msgstr")), key=lambda k: int(k[6:] or 0))]
        found.append((e.get("msgctxt", ""), sources, forms))
    return found


def read_ours(bitexts, path):
    """The same of what BITEXTS shows, or the reason of refusal."""
    lines = subprocess.run([bitexts, path], capture_output=True, check=True).stdout.decode().rstrip("\n").split("\n")
    units = {}
    for line in lines:
        cells = line.split("\t")
        if cells[1] in ("refused", "empty"):
            return [] if cells[1] == "empty" else line
        texts = [unescape(cell.split("=", 1)[1]) for cell in cells[5:]]
        langs = [cell.split("=", 1)[0] for cell in cells[5:]]
        is_obsolete = int(cells[3]) & 2 > 0 # msgcat puts them last
        context, sources, forms = units.setdefault((is_obsolete, int(cells[2])), (unescape(cells[4]), [], []))
        source = texts[0]
        if source not in sources:
            sources.append(source)
        if len(langs) > 1:
            forms.append(texts[1])
    return [units[key] for key in sorted(units)]


def is_same(ours, theirs):
    if ours == theirs:
        return True
    return len(ours) + 1 == len(theirs) and any(theirs[i] in "&_~" and theirs[:i] + theirs[i + 1:] == ours for i in range(len(theirs)))


def differences(ours, theirs):
    if len(ours) != len(theirs):
        return f"{len(ours)} messages, gettext has {len(theirs)}"
    for (context, sources, forms), (their_context, their_sources, their_forms) in zip(ours, theirs):
        pairs = list(zip(sorted(sources), sorted(their_sources))) + list(zip(forms, their_forms))
        if len(set(their_sources)) != len(sources) or (forms and len(forms) != len(their_forms)):
            return f"{their_sources}: {sources} {forms}, gettext has {their_forms}"
        if context != their_context or not all(is_same(a, b) for a, b in pairs if len(set(their_sources)) == len(their_sources)):
            return f"{sources} {forms}, gettext has {their_sources} {their_forms}"
    return None


def catalogues(paths, every):
    for path in paths:
        if not os.path.isdir(path):
            yield path
            continue
        files = sorted(os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names
                       if name.endswith((".mo", ".po", ".pot")))
        yield from files[::every]


def check(bitexts, path, scratch):
    """None: refused by gettext; else a difference or ''."""
    name = os.path.join(scratch, "catalogue.po")
    if path.endswith(".mo"):
        done = subprocess.run(["msgunfmt", "-o", name, path], capture_output=True)
    else:
        done = subprocess.run(["cp", path, name])
    normal = subprocess.run(["msgcat", "--no-wrap", "--to-code=UTF-8", name], capture_output=True)
    if done.returncode or normal.returncode:
        return None
    ours = read_ours(bitexts, name)
    theirs = read_normal_form(normal.stdout.decode())
    return ours if isinstance(ours, str) else differences(ours, theirs) or ""


def main():
    args = sys.argv[1:]
    every = int(args.pop(args.index("--every") + 1)) if "--every" in args else 1
    bitexts, *paths = [a for a in args if a != "--every"]
    if not shutil.which("msgcat") or not shutil.which("msgunfmt"):
        print("gettext is not installed: skipped")
        return 0
    read = refused = wrong = 0
    with tempfile.TemporaryDirectory() as scratch:
        for path in catalogues(paths, every):
            problem = check(bitexts, path, scratch)
            read += problem == ""
            refused += problem is None
            if problem:
                wrong += 1
                print(f"{path}: {problem[:300]}")
    print(f"{read} catalogues read as gettext reads them, {wrong} not; {refused} refused by gettext itself")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
