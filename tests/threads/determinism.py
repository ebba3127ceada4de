"""The same input gives the same bytes: in 1 to 16 threads, in batches of any size, in any locale, from glossaries in any order.

A pipe that is written in pieces makes batches of these pieces. Usage: determinism.py PROGRAM PROJECT_DIR [--all]
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time

program, project = os.path.realpath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
corpora = project / "corpora"
texts = {lang: (corpora / f"news.{lang}.txt").read_text()[:3000] for lang in ("en", "tr", "ar", "ru")}
head, *pairs = (corpora / "drafts/en-tr.draft.tsv").read_text().split("\n")
rows = "\n".join([head, *(pairs[:40] * 3)]) + "\n"
english = texts["en"].replace(" the ", " teh ") * 3
draft = (corpora / "drafts/brief.tr.txt").read_text() * 3
mixed = "\n\n".join(texts.values())
TERMS = ["-g", "terms.tsv"]

# Name, command line that reads standard input, its content, whether all of the glossary's order is without meaning.
JOBS = [
    ("find", ["find", *TERMS, "-f", "jsonl", "--offsets", "all", "-"], mixed, True),
    ("find for people", ["find", *TERMS, "-C", "1", "--explain", "-"], mixed, True),
    ("check", ["check", *TERMS, "--from", "tsv", "-f", "jsonl", "-"], rows, True),
    ("check a draft", ["check", *TERMS, "--lang", "tr", "-f", "jsonl", "-"], draft, True),
    ("spell", ["spell", "--lang", "en", "-f", "jsonl", "-"], english, True),
    ("prepare", ["prepare", "-q", "--from", "tsv", "--filter", "empty", "--dedupe", "text", "--audit", "/dev/stderr", "-"], rows, True),
    ("table of a corpus", ["table", *TERMS, "--corpus", "--from", "tsv", "-f", "jsonl", "-"], rows, False),
    ("normalize", ["normalize", "-q", "--for", "match", "--report", "json", "-"], mixed, True),
    ("annotate", ["annotate", *TERMS, "--src", "en", "--tgt", "tr", "--side", "/dev/stderr", "-"], english, True),
    ("identify", ["identify", "-f", "tsv", "-"], mixed, True),
    ("variants", ["variants", *TERMS, "-f", "jsonl", "-"], texts["en"], True),
]
ALONE = ("identify", "normalize", "variants")  # one thread does
PIECES = (0, 37, 1500, 4096 * 3 + 1)  # bytes written at once; 0: all


def feed(pipe, content, piece):
    try:
        for at in range(0, len(content), piece or len(content)):
            pipe.write(content[at:at + (piece or len(content))])
            pipe.flush()
            if piece and at // piece % 16 == 0:
                time.sleep(0.001)
        pipe.close()
    except BrokenPipeError:
        pass


def run(argv, content, folder, threads, piece, env):
    many = ["--threads", str(threads)] if argv[0] not in ALONE else []
    child = subprocess.Popen([program, *argv[:1], *many, *argv[1:]], cwd=folder, env={**os.environ, **env},
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    writer = threading.Thread(target=feed, args=(child.stdin, content, piece))
    writer.start()
    errors = []
    reader = threading.Thread(target=lambda: errors.append(child.stderr.read()))
    reader.start()
    out = child.stdout.read()
    reader.join()
    writer.join()
    return child.wait(), out, errors[0]


def turkish(folder):
    """A locale whose small I has no dot, made here; {}: it cannot be."""
    if not shutil.which("localedef"):
        return {}
    made = subprocess.run(["localedef", "-i", "tr_TR", "-f", "UTF-8", str(folder / "tr_TR.UTF-8")], capture_output=True, check=False)
    return {"LOCPATH": str(folder), "LC_ALL": "tr_TR.UTF-8"} if (folder / "tr_TR.UTF-8").exists() or made.returncode == 0 else {}


def judge(job, folder, backwards, locale, every):
    name, argv, content, is_unordered = job
    content, bad = content.encode(), []
    base = {"LC_ALL": "C.UTF-8", "DRAGOMAN_WORDLISTS": str(project / "wordlists")}
    usual = run(argv, content, folder, 1, 0, base)
    if usual[0] not in (0, 1) or len(usual[1] + usual[2]) < 200:
        return [f"{name}: too little to tell anything: {usual[0]} {usual[2][-200:]}"]
    ways = [(threads, piece, base, folder) for threads, piece in zip((2, 3, 5, 16), (*PIECES[1:], 0))]
    if every:
        ways += [(threads, piece, base, folder) for threads in range(1, 17) for piece in PIECES]
    ways += [(1, 0, {**base, "LC_ALL": "C"}, folder)]
    ways += [(4, 0, {**base, **locale}, folder)] if locale else []
    ways += [(2, 0, base, backwards)] if is_unordered else []
    for threads, piece, env, where in ways:
        if run(argv, content, where, threads, piece, env) != usual:
            bad.append(f"{name}: differs in {threads} threads, pieces of {piece} bytes, locale {env['LC_ALL']}"
                       + (", rows of the glossary backwards" if where != folder else ""))
    return bad


def main():
    bad = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        head, *terms = (project / "glossaries/diplomacy.tsv").read_text().rstrip("\n").split("\n")[:500]
        for where, order in ((folder, terms), (folder / "backwards", terms[::-1])):
            where.mkdir(exist_ok=True)
            (where / "terms.tsv").write_text("\n".join([head, *order]) + "\n")
        locale = turkish(folder)
        if not locale:
            print("left out, as localedef cannot make it: a Turkish locale")
        for job in JOBS:
            bad += judge(job, folder, folder / "backwards", locale, "--all" in sys.argv)
    print("\n".join(bad) if bad else f"{len(JOBS)} jobs, the same bytes each way")
    return 1 if bad else 0


sys.exit(main())
