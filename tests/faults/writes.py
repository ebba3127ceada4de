"""Output is whole or absent, whatever becomes of the disk, the reader, the name, the program or another writer.

What the system allows here is tried: a full and a read-only file system need `unshare`, faults of system calls `strace`; a line says
what was left out. Usage: writes.py PROGRAM SLOWNESS
"""
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

OLD = b"old\n"
TERMS = "concept,en,tr\n" + "".join(f"c{i},term number {i},terim {i}\n" for i in range(4000))
NUMBER = {"n": 0}
problems = []


def expect(is_good, what):
    NUMBER["n"] += 1
    if not is_good:
        problems.append(what)
        print(what)


class Place:
    """A folder with a glossary and a target that has content."""

    def __init__(self, program, folder):
        self.program, self.folder = program, pathlib.Path(tempfile.mkdtemp(dir=folder))
        (self.folder / "g.csv").write_text(TERMS)
        (self.folder / "out.tsv").write_bytes(OLD)
        self.argv = [program, "glossary", "convert", "g.csv", "-o", "out.tsv"]
        self.new = subprocess.run([program, "glossary", "convert", "g.csv", "-f", "tsv"], cwd=self.folder, check=True, capture_output=True).stdout

    def run(self, argv=None, prefix=(), **more):
        return subprocess.run([*prefix, *(argv or self.argv)], cwd=self.folder, stderr=subprocess.PIPE, check=False, timeout=300, **more)

    def names(self):
        return sorted(path.name for path in self.folder.iterdir())

    def judge(self, what, done, may_be=(OLD,)):
        expect(done.returncode == 2 and b"dragoman: " in done.stderr, f"{what}: ends with {done.returncode}: {done.stderr.decode()[-200:]}")
        expect((self.folder / "out.tsv").read_bytes() in may_be, f"{what}: the target is neither old nor new")
        expect(self.names() == ["g.csv", "out.tsv"], f"{what}: leaves {self.names()}")


def standard_output(place):
    for argv in (["glossary", "convert", "g.csv", "-f", "tsv"], ["find", "-g", "g.csv", "g.csv"], ["normalize", "g.csv"], ["lookup", "-g", "g.csv", "term number 7"],
                 ["prepare", "-q", "g.csv"], ["--help"], ["formats"]):
        argv, name = [place.program, *argv], " ".join(argv)
        with open("/dev/full", "wb") as full:
            done = place.run(argv, stdout=full)
        expect(done.returncode == 2 and b"cannot write standard output" in done.stderr, f"{name} >/dev/full: {done.returncode} {done.stderr}")
        done = place.run(["sh", "-c", '"$@" >&-', "sh", *argv])
        expect(done.returncode == 2, f"{name} >&-: {done.returncode}")
        read, write = os.pipe()
        os.close(read)
        done = place.run(argv, stdout=write)
        os.close(write)
        expect(done.returncode in (-signal.SIGPIPE, 128 + signal.SIGPIPE) and not done.stderr.replace(b"\n", b"").startswith(b"dragoman: cannot"),
               f"{name} | true: {done.returncode} {done.stderr}")


def links(place):
    """A link is followed, its target replaced; one that leads nowhere or around makes no file elsewhere."""
    (place.folder / "far").mkdir()
    (place.folder / "out.tsv").rename(place.folder / "far/real.tsv")
    (place.folder / "out.tsv").symlink_to("far/real.tsv")
    done = place.run()
    expect(done.returncode == 0 and (place.folder / "out.tsv").is_symlink() and (place.folder / "far/real.tsv").read_bytes() == place.new,
           "a link to a file is not followed")
    (place.folder / "out.tsv").unlink()
    (place.folder / "out.tsv").symlink_to("out.tsv")
    expect(place.run().returncode == 2, "a link to itself is written to")
    (place.folder / "out.tsv").unlink()
    (place.folder / "out.tsv").mkdir()
    expect(place.run().returncode == 2 and not list((place.folder / "out.tsv").iterdir()), "a folder is written to")


def modes(place):
    (place.folder / "out.tsv").chmod(0o640)
    expect(place.run().returncode == 0 and (place.folder / "out.tsv").stat().st_mode & 0o777 == 0o640, "the mode of the target is not kept")


def mounted(place, what, options, prepare):
    """Runs with the target on a file system of its own; `prepare` is a shell line after it is mounted."""
    script = f'mount -t tmpfs {options} none far && cp out.tsv g.csv far/ && {prepare} && cd far && "$@"; e=$?; ls >&2; cat out.tsv; exit $e'
    (place.folder / "far").mkdir()
    done = place.run(["sh", "-c", script, "sh", *place.argv], prefix=["unshare", "-rm"], stdout=subprocess.PIPE)
    if b"mount:" in done.stderr or b"unshare:" in done.stderr:
        print(f"left out, as nothing can be mounted here: {what}")
        return
    expect(done.returncode == 2 and b"out.tsv: cannot write" in done.stderr, f"{what}: {done.returncode} {done.stderr}")
    expect(done.stdout == OLD, f"{what}: the target has changed")
    expect(done.stderr.split(b"\n")[-3:] == [b"g.csv", b"out.tsv", b""], f"{what}: leaves {done.stderr}")


def injected(place):
    """The program itself, each of its calls failing."""
    if place.run(["true"], prefix=["strace", "-qq", "-e", "trace=none"] if shutil.which("strace") else ["false"]).returncode:
        print("left out, as strace cannot be used here: faults of system calls")
        return
    for call, errors, most in (("write", ("ENOSPC", "EIO"), 3), ("fsync", ("EIO",), 1), ("rename", ("EXDEV", "EACCES"), 1), ("linkat", ("EIO",), 1),
                               ("read", ("EIO",), 2), ("close", ("ENOSPC",), 0)):
        for error in errors:
            for n in range(1, most + 1):
                (place.folder / "out.tsv").write_bytes(OLD)
                path = ["-P", str(place.folder / "g.csv")] if call == "read" else []
                done = place.run(prefix=["strace", "-f", "-qq", "-o", "/dev/null", *path, "-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={n}"])
                place.judge(f"{call} {n} {error}", done)
    done = place.run(prefix=["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=write", "-e", "inject=write:error=EINTR:when=1+2"])
    expect(done.returncode == 0 and (place.folder / "out.tsv").read_bytes() == place.new, f"interrupted writes: {done.returncode} {done.stderr}")


def kills(place, rounds):
    """Killed at any moment: the old file or the new one. What is left at worst is a file of the moment between two names."""
    random.seed(1)
    start = time.monotonic()
    place.run()
    takes, left, seen = time.monotonic() - start, 0, set()
    for i in range(rounds):
        (place.folder / "out.tsv").write_bytes(OLD)
        child = subprocess.Popen(place.argv, cwd=place.folder, stderr=subprocess.DEVNULL)
        time.sleep(random.random() * takes * 1.2)
        child.send_signal((signal.SIGKILL, signal.SIGTERM)[i % 2])
        child.wait()
        content = (place.folder / "out.tsv").read_bytes()
        expect(content in (OLD, place.new), "killed: the target is neither old nor new")
        seen.add(content == OLD)
        left += len(place.names()) - 2
        for name in set(place.names()) - {"g.csv", "out.tsv"}:
            (place.folder / name).unlink()
    expect(left <= rounds // 10, f"{rounds} kills leave {left} files")


def writers(place, rounds):
    """Two at once write one file, a third reads it all the time: it is always one of the two, whole."""
    (place.folder / "h.csv").write_text(TERMS.replace("terim", "başka"))
    other = [place.program, "glossary", "convert", "h.csv", "-o", "out.tsv"]
    expect(place.run(other).returncode == 0, "the second writer does not work")
    whole = {place.new, (place.folder / "out.tsv").read_bytes()}
    expect(len(whole) == 2, "both writers write the same")
    for _ in range(rounds):
        both = [subprocess.Popen(argv, cwd=place.folder) for argv in (place.argv, other)]
        while any(child.poll() is None for child in both):
            if (place.folder / "out.tsv").read_bytes() not in whole:
                expect(False, "two writers: a reader sees half a file")
        expect(all(child.returncode == 0 for child in both), "two writers: one fails")
    expect(place.names() == ["g.csv", "h.csv", "out.tsv"], f"two writers leave {place.names()}")


def starved(place):
    """Less and less memory, that of libraries included: an error, never a crash."""
    def run(kib):
        limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (kib * 1024, kib * 1024))
        return subprocess.run([place.program, "normalize", "g.csv"], cwd=place.folder, capture_output=True, check=False, preexec_fn=limit).returncode

    low, high = 0, 1 << 20
    while high - low > 256:  # the least that it is loaded in
        middle = (low + high) // 2
        low, high = (low, middle) if run(middle) != 127 else (middle, high)
    for kib in range(high, high + 4000, 100):
        code = run(kib)
        expect(code in (0, 2, 127), f"in {kib} KiB it ends with {code}")


def main():
    program, slowness = os.path.realpath(sys.argv[1]), int(sys.argv[2])
    rounds = 6 if slowness > 1 else 24
    os.environ["LC_ALL"] = "C.UTF-8"
    with tempfile.TemporaryDirectory() as folder:
        standard_output(Place(program, folder))
        links(Place(program, folder))
        modes(Place(program, folder))
        mounted(Place(program, folder), "a full disk", "-o size=200k", "true")
        mounted(Place(program, folder), "a read-only disk", "", "mount -o remount,ro far")
        injected(Place(program, folder)) if slowness == 1 else print("left out under sanitizers: strace")
        starved(Place(program, folder)) if slowness == 1 else print("left out under sanitizers: little memory")
        kills(Place(program, folder), rounds)
        writers(Place(program, folder), rounds // 4)
    print(f"{NUMBER['n']} expectations, {len(problems)} not met")
    return 1 if problems else 0


sys.exit(main())
