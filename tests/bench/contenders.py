"""Running contenders: programs that take turns (contender.h) and command-line tools that run once a pass.

A contender that spends more than its limit of processor time on one step is ended, and the result says so."""
import os
import resource
import select
import signal
import subprocess
import tempfile
import time
from collections import namedtuple

MEMORY_LIMIT = 14 << 30
TICKS = os.sysconf("SC_CLK_TCK")

COSTLY_BUILD = 5.0  # a tool that builds for longer is run once
UNTOLD = 1e-4        # seconds: a tool's matching that cannot be told from its building

Pass = namedtuple("Pass", "seconds bytes hits extra")


class TooSlow(Exception):
    """The limit of processor time was reached; the message says at what."""


class Failed(Exception):
    """The contender ended without an answer; the message is its last line."""


def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))


def spent(pid):
    """Processor seconds of a running process."""
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def peak_kilobytes(pid, so_far):
    """The most memory a process has had. What wait4 tells would include this program's own, from before exec."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file:
            return max([so_far, *(int(line.split()[1]) for line in file if line.startswith("VmHWM:"))])
    except OSError:
        return so_far


def pairs(words):
    return dict(word.split("=", 1) for word in words if "=" in word)


class Program:
    """A program that speaks as contender.h says. Opening it builds."""
    is_costly = False

    def __init__(self, command, limit=60.0):
        self.limit = limit
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen([str(word) for word in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self.errors, preexec_fn=limit_memory, text=True, bufsize=1)
        try:
            words = self.answer("building")
        except (TooSlow, Failed):
            self.close()
            raise
        self.build_seconds, self.table_bytes, self.facts = float(words[1]), int(words[2]), pairs(words[3:])

    def answer(self, doing):
        began = spent(self.process.pid)
        while not select.select([self.process.stdout], [], [], 0.1)[0]:
            if spent(self.process.pid) - began > self.limit:
                raise TooSlow(doing)
        line = self.process.stdout.readline()
        if not line:
            self.process.wait()
            self.errors.seek(0)
            said = self.errors.read().decode(errors="replace").strip().splitlines()
            raise Failed(said[-1] if said else f"ended with {self.process.returncode}")
        return line.split()

    def turn(self, size, *words):
        """One pass over the first `size` bytes."""
        self.process.stdin.write(" ".join([str(size), *map(str, words)]) + "\n")
        self.process.stdin.flush()
        answer = self.answer("matching")
        return Pass(float(answer[1]), int(answer[2]), int(answer[3]), pairs(answer[4:]))

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()
        self.errors.close()


def run_timed(command, limit, output=subprocess.DEVNULL):
    """Runs a command to its end: processor seconds, wall seconds, peak kilobytes, exit code."""
    began, peak = time.monotonic(), 0
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen([str(word) for word in command], stdin=subprocess.DEVNULL, stdout=output,
                                   stderr=errors, preexec_fn=limit_memory)
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                break
            if spent(process.pid) > limit:
                process.send_signal(signal.SIGKILL)
                os.wait4(process.pid, 0)
                process.returncode = -9
                raise TooSlow("running")
            peak = peak_kilobytes(process.pid, peak)
            time.sleep(0.0005 if time.monotonic() - began < 0.1 else 0.02)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip().splitlines()
            raise Failed(said[-1] if said else f"ended with {process.returncode}")
    return (usage.ru_utime + usage.ru_stime, time.monotonic() - began, peak, process.returncode)


class Tool:
    """A grep-like tool: each pass is a run, and what a run over one line takes is taken off as its building."""

    def __init__(self, command, text, folder, limit=60.0):
        self.command, self.text, self.folder, self.limit = command, text, folder, limit
        self.table_bytes, self.facts = 0, {}
        self.hits = 0
        self.build_seconds = self.run(1)[0]
        self.is_costly = self.build_seconds > COSTLY_BUILD
        if not self.is_costly:
            self.build_seconds = min(self.build_seconds, self.run(1)[0])

    def run(self, size):
        """Processor seconds and bytes of a run over a prefix of the text, one line at least."""
        with open(self.text, "rb") as file:
            part = file.readline() + file.read(max(size - 200, 0))
        part = part[:part.rfind(b"\n") + 1]
        path = self.folder / "slice.txt"
        path.write_bytes(part)
        out = self.folder / "slice.out"
        with open(out, "wb") as output:
            seconds = run_timed([*self.command, path], self.limit, output)[0]
        with open(out, "rb") as output:
            self.hits = sum(block.count(b"\n") for block in iter(lambda: output.read(1 << 20), b""))
        return seconds, len(part)

    def turn(self, size, *_):
        seconds, size = self.run(size)
        return Pass(max(seconds - self.build_seconds, UNTOLD), size, self.hits, {})

    def close(self):
        pass
