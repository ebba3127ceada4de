"""Whichever call fails, a job ends with an error or with what it gives otherwise; files are whole, and nothing else is left.

The program of calls.c is run with the n-th call of each kind failing, for n spread over all there are.
Usage: sweep.py PROGRAM WORDLISTS memory|calls [POINTS [JOB]]; POINTS 0: every one
"""
import os
import pathlib
import signal
import sys
import tempfile

sys.path.insert(0, os.path.dirname(__file__))
import jobs  # noqa: E402

TROUBLE = 2
KILLED = {"SIGKILL": -signal.SIGKILL, "SIGTERM": -signal.SIGTERM}
# What each call may end with; "+": from the n-th on. FAILS must not be survived by writing less.
ERRORS = {
    "open": ["EMFILE", "EACCES", "EINTR"], "read": ["EIO", "short+", "EINTR+"], "pread": ["EIO", "short+"],
    "write": ["ENOSPC", "EIO", "short+", "EINTR+", "SIGTERM", "SIGKILL"], "pwrite": ["ENOSPC", "short+", "EINTR+"],
    "fsync": ["EIO", "SIGKILL"], "close": ["EIO", "EDQUOT"], "rename": ["EXDEV", "EACCES", "SIGKILL"], "linkat": ["EOPNOTSUPP", "EACCES"],
    "fstat": ["EIO"], "mmap": ["ENOMEM"], "mkstemp": ["ENOSPC"], "fopen": ["EMFILE"], "fread": ["EIO"], "getline": ["EIO"],
    "fwrite": ["ENOSPC"], "memory": [""],
}
HARMLESS = ("short", "EINTR")  # a program goes on as if nothing had been


def points(count, most):
    """The first ones and others evenly, `most` in all."""
    if not most or count <= most:
        return range(1, count + 1)
    return sorted({1 + i * (count - 1) // max(most - 1, 1) for i in range(most)})


class Sweep:
    def __init__(self, place, counts, env, usual):
        self.place, self.counts, self.env = place, counts, env
        (self.done, self.after) = usual
        self.bad = 0

    def is_fatal(self, call, n, error):
        """Whether nobody may go on. Of one output's calls the first fsync is the file's and the last close but one: then come those of
        the folder, which some file systems refuse."""
        job = self.place.job
        if error in HARMLESS or len(job.outputs) != 1 or self.after == self.place.before:
            return False
        is_close = call == "close" and n == self.counts["close"] - 1 and job.closes_last
        return is_close or call in ("write", "rename") or (call == "fsync" and n == 1)

    def complain(self, fault, what):
        print(f"{self.place.job.name}, {fault}: {what}")
        self.bad += 1

    def judge_files(self, fault, after, may_leave):
        """Each output is as it was, or whole; there is nothing else."""
        before = self.place.before
        for name in self.place.job.outputs:
            if after.get(name) not in (before.get(name), self.after.get(name)):
                self.complain(fault, f"{name} is neither old nor new")
        for name in before.keys() - set(self.place.job.outputs):
            if after.get(name) != before[name]:
                self.complain(fault, f"the input {name} has changed")
        left = after.keys() - before.keys() - self.after.keys()
        if left and not may_leave:
            self.complain(fault, f"leaves {', '.join(left)}")

    def judge(self, fault, error, done, after, is_fatal):
        killed = KILLED.get(error)
        # Killed between naming the file and giving it the other's name, or where no file is without a name.
        self.judge_files(fault, after, error == "SIGKILL" and (fault.startswith("rename") or not self.place.can_be_nameless()))
        if killed:
            if done.returncode != killed:
                self.complain(fault, f"ends with {done.returncode}, not by the signal")
        elif done.returncode == self.done.returncode != TROUBLE:
            if is_fatal:
                self.complain(fault, "is not noticed")
            if done.stdout != self.done.stdout or after != self.after:
                self.complain(fault, "goes on with less")
        elif error in HARMLESS and fault.split()[0] != "open":
            self.complain(fault, f"ends with {done.returncode}: {done.stderr.decode()[-200:]}")
        elif done.returncode != TROUBLE:
            self.complain(fault, f"ends with {done.returncode}: {done.stderr.decode()[-300:]}")
        elif b"dragoman: " not in done.stderr:
            self.complain(fault, f"says nothing but '{done.stderr.decode()[-200:]}'")

    def try_one(self, call, n, error):
        name = error.rstrip("+")
        fault = f"{call} {n}{'+' if error.endswith('+') else ''} {name}"
        done, after = self.place.run({**self.env, "DRG_FAULT": fault})
        self.judge(fault, name, done, after, self.is_fatal(call, n, name))


def counts_of(report):
    return {name: int(count) for name, count in (line.split() for line in report.read_text().splitlines())}


def sweep(program, job, folder, env, kinds, most):
    place, report = jobs.Workplace(program, job, folder), pathlib.Path(folder) / "report"
    usual = place.run({**env, "DRG_FAULT_REPORT": str(report)})
    if usual[0].returncode not in (0, 1):
        print(f"{job.name}: does not work at all: {usual[0].stderr.decode()}")
        return 1, 0
    counts, tried = counts_of(report), 0
    one = Sweep(place, counts, env, usual)
    for call in kinds:
        for error in ERRORS[call]:
            last = [counts[call] - 1] if call == "close" and counts[call] > 1 else []
            for n in sorted({*points(counts[call], 1 if error.endswith("+") else most), *last}):
                one.try_one(call, n, error)
                tried += 1
    return one.bad, tried


def main():
    program, wordlists, what = os.path.realpath(sys.argv[1]), os.path.realpath(sys.argv[2]), sys.argv[3]
    most = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    kinds = ["memory"] if what == "memory" else [call for call in ERRORS if call != "memory"]
    env = {**os.environ, "LC_ALL": "C.UTF-8", "DRAGOMAN_WORDLISTS": wordlists}
    bad = tried = 0
    with tempfile.TemporaryDirectory() as folder:
        for job in jobs.JOBS:
            if len(sys.argv) > 5 and sys.argv[5] != job.name:
                continue
            more = sweep(program, job, folder, env, kinds, most)
            bad, tried = bad + more[0], tried + more[1]
    print(f"{tried} runs with a fault, {bad} bad")
    return 1 if bad or not tried else 0


sys.exit(main())
