"""Gigabytes through find, check and prepare: memory stays flat, results are those of small input, kills lose nothing.

The news text of corpora/, over and over, goes through a pipe, so that no disk is needed but for the output of
prepare. First a part is read, then all: as many findings for each round, the same memory. At random moments some runs are killed, and
the output must be what it was. First a job in shards, of a file as large, is killed again and again and goes on each time. Usage: soak.py PROGRAM PROJECT_DIR [GIB, default 10]
"""
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time

MIB = 1 << 20
program, project = os.path.realpath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve()
size = int(float(sys.argv[3] if len(sys.argv) > 3 else 10) * 1024 * MIB)
terms = ["-g", str(project / "glossaries/places.tsv"), "-g", str(project / "glossaries/diplomacy.tsv")]
text = "\n\n".join((project / f"corpora/news.{lang}.txt").read_text() for lang in ("en", "tr", "ar", "ru")) + "\n\n"
head, *pairs = (project / "corpora/drafts/en-tr.draft.tsv").read_text().rstrip("\n").split("\n")
rows = "\n".join(pairs * 20) + "\n"

# Name, command line, first line, what is repeated; the line of the output tells how many findings there are.
JOBS = [
    ("find", ["find", "-q", *terms, "-f", "tsv", "-"], "", text),
    ("check", ["check", "-q", *terms, "--from", "tsv", "-f", "tsv", "-"], head + "\n", rows),
    ("prepare", ["prepare", "-q", "--filter", "empty", "-o", "out.txt", "-"], "", text),
]


def feed(pipe, first, again, most):
    """As many whole rounds as fill `most` bytes; how many they were."""
    rounds = max(1, most // len(again.encode()))
    block = again.encode()
    try:
        pipe.write(first.encode())
        for _ in range(rounds):
            pipe.write(block)
        pipe.close()
    except BrokenPipeError:
        pass
    return rounds


def run(argv, first, again, most, folder, kill_after=None):
    """Exit code, lines printed or kept for each round, MiB, seconds."""
    start = time.monotonic()
    child = subprocess.Popen([program, *argv], cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    rounds = []
    writer = threading.Thread(target=lambda: rounds.append(feed(child.stdin, first, again, most)))
    writer.start()
    if kill_after is not None:
        threading.Timer(kill_after, child.kill).start()
    lines = sum(piece.count(b"\n") for piece in iter(lambda: child.stdout.read(MIB), b""))
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    writer.join()
    if "out.txt" in argv and child.returncode == 0:
        with open(folder / "out.txt", "rb") as out:
            lines = sum(piece.count(b"\n") for piece in iter(lambda: out.read(MIB), b""))
    return child.returncode, (lines - (not lines % rounds[0] == 0)) / rounds[0], usage.ru_maxrss // 1024, time.monotonic() - start


def soak(name, argv, first, again, folder):
    """What is wrong, in words."""
    tenth = max(size // 10, min(size, 128 * MIB))  # caches are full by then
    small = run(argv, first, again, tenth, folder)
    random.seed(name)
    bad = []
    for _ in range(3):
        kept = (folder / "out.txt").stat().st_ino if (folder / "out.txt").exists() else None
        killed = run(argv, first, again, tenth, folder, random.random() * small[3] * 0.8)
        now = (folder / "out.txt").stat().st_ino if (folder / "out.txt").exists() else None
        if killed[0] == -signal.SIGKILL and now != kept:
            bad.append(f"{name}: killed, it left another output")
    large = run(argv, first, again, size, folder)
    left = sorted(path.name for path in folder.iterdir() if path.name != "out.txt")
    print(f"{name}: {size / MIB:.0f} MiB in {large[3]:.0f} s, {large[1]:.1f} lines of output a round, {large[2]} MiB; {tenth / MIB:.0f} MiB: {small[1]:.1f}, {small[2]} MiB")
    if small[0] not in (0, 1) or large[0] != small[0]:
        bad.append(f"{name}: ends with {small[0]} and {large[0]}")
    if large[1] != small[1]:
        bad.append(f"{name}: {small[1]} lines a round became {large[1]}")
    if large[2] > small[2] * 1.1 + 16:
        bad.append(f"{name}: memory grew from {small[2]} to {large[2]} MiB")
    return bad + ([f"{name}: leaves {left}"] if left else [])


def shell(folder, script, kill_after=None):
    """Runs a job of `cluster local`; its exit code."""
    child = subprocess.Popen(["sh", script, "xargs"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                             start_new_session=True, env={**os.environ, "DRAGOMAN": program})
    try:
        return child.wait(kill_after)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        return child.wait()


def go_on(folder):
    """A job in shards that is killed at random moments, and started again each time; what is wrong, in words."""
    command = ["prepare", "-q", "--split", "--dedupe", "text", "corpus.txt"]
    with open(folder / "corpus.txt", "wb") as corpus:
        for turn in range(max(1, size // len(text.encode()))):
            corpus.write(text.replace(" ", " %d " % turn, 100).encode())
    start = time.monotonic()
    subprocess.run([program, *command, "-o", "single.txt"], cwd=folder, check=True)
    took = time.monotonic() - start
    subprocess.run([program, "cluster", "local", "--shards", "16", "--parts", "4", "-o", "job.sh", "--", *command, "-o", "joined.txt"], cwd=folder,
                   check=True)
    kills = sum(shell(folder, "job.sh", took * random.random()) != 0 for _ in range(8))
    ended = shell(folder, "job.sh")
    same = subprocess.run(["cmp", "single.txt", "joined.txt"], cwd=folder).returncode == 0
    print(f"in shards: {size / MIB:.0f} MiB, killed {kills} times, then {'done' if ended == 0 else 'failed'}, {'the same' if same else 'not the same'}")
    return [] if same and ended == 0 else ["in shards: what is killed and done again is not what one run makes"]


def main():
    bad = []
    with tempfile.TemporaryDirectory() as folder:
        bad += go_on(pathlib.Path(folder))
    for job in JOBS:
        with tempfile.TemporaryDirectory() as folder:
            bad += soak(*job, pathlib.Path(folder))
    print("\n".join(bad) if bad else "flat memory, equal results, nothing lost")
    return 1 if bad else 0


sys.exit(main())
