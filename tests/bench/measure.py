"""What is measured, and how: each function gives one row or figure, in a plain dictionary.

Speeds are MB (10^6 bytes) of text a second of processor time, the best of several passes."""
import subprocess
import time
from pathlib import Path

from contenders import UNTOLD, Failed, Program, TooSlow, run_timed
from corpus import LANGS

WHOLE = 1 << 40           # more bytes than any text has
PROBE_BYTES = 1 << 16
PASS_SECONDS = 2.0        # a slow peer gets as much of the text as it does in this time
LONG_PASS = 8.0           # no second pass after one that took this long
COLD_STARTS = 15
COLD_SECONDS = 10.0       # no further start after this much time in all
ONE_LINE = "Officials of the ministry said on Monday that the agreement would enter into force next year.\n"


def speed(turns):
    return max(turn.bytes / turn.seconds for turn in turns) / 1e6


class Bench:
    def __init__(self, build, corpus, options):
        self.build, self.corpus, self.options = Path(build), corpus, options
        self.program = self.build / "dragoman"

    def ours(self, mode, lang, terms, text=None):
        return Program([self.build / "tests/bench/drg_bench_match", mode, lang, terms, text or self.corpus.text(lang)],
                       limit=max(self.options.limit, 300))

    def best(self, program, *words):
        return speed([program.turn(WHOLE, *words) for _ in range(self.options.passes)])

    def two_threads(self, program):
        """Beside `warm`: the second thread, too, has seen its half of the text once."""
        program.turn(WHOLE, "full", 2)
        return self.best(program, "full", 2)

    def row(self, mode, lang, count):
        """One language, one size, literal or inflected."""
        program = self.ours(mode, lang, self.corpus.terms(lang, count))
        cold = program.turn(WHOLE)
        warm = [program.turn(WHOLE) for _ in range(self.options.passes)]
        cover = program.turn(WHOLE, "cover").extra
        half = program.turn(cold.bytes // 2)
        row = {
            "lang": lang, "terms": count, "mode": mode, "bytes": cold.bytes, "hits": cold.hits,
            "cold": speed([cold]), "warm": speed(warm), "half": speed([half, program.turn(cold.bytes // 2)]),
            "tokens": self.best(program, "tokens"), "lookup": self.best(program, "lookup"),
            "two_threads": self.two_threads(program),
            "density": int(cover["covered"]) / max(int(cover["tokens"]), 1),
            "load": float(program.facts["load"]), "compile": float(program.facts["compile"]),
            "peak_mb": int(program.facts["peak_kb"]) / 1e3,
            "allocations": int(warm[0].extra["allocations"]) / (cold.bytes / 1e6),
            "cycles": min(int(turn.extra["cycles"]) for turn in warm) / cold.bytes,
        }
        program.close()
        return row

    def path_row(self, path, lang, count):
        """One of the matcher's ways for processors that can do less; None where it cannot be chosen."""
        try:
            program = self.ours(f"literal:{path}", lang, self.corpus.terms(lang, count))
        except Failed:
            return None
        figure = self.best(program)
        program.close()
        return {"path": path, "lang": lang, "terms": count, "warm": figure}

    def own_speed_of_mixed(self, wide, mixed):
        """The matcher's own speed at the same work, text in memory and languages told from the words: first pass, best."""
        program = self.ours("wide", "-", wide, mixed)
        turns = [program.turn(WHOLE) for _ in range(self.options.passes + 1)]
        program.close()
        return speed(turns[:1]), speed(turns)

    def whole_command(self, count, size):
        """`dragoman find --format jsonl` from file to file, starting and reading the glossary included."""
        wide, mixed = self.corpus.wide(count), self.corpus.mixed(size)
        out = self.corpus.work / "find.jsonl"
        command = [self.program, "find", "--no-progress", "-q", "-g", wide, "--format", "jsonl", "-o", out, mixed]
        runs = [run_timed(command, 600) for _ in range(2)]
        with open(out, "rb") as found:
            lines = sum(1 for _ in found)
        start = run_timed([*command[:-1], self.one_line()], 600)
        seconds = min(run[0] for run in runs)
        own_first, own = self.own_speed_of_mixed(wide, mixed)
        figures = {"concepts": count, "bytes": mixed.stat().st_size, "whole": mixed.stat().st_size / seconds / 1e6,
                   "start": start[0], "peak_mb": max(run[2] for run in runs) / 1e3,
                   "own": own, "own_first": own_first, "lines": lines}
        out.unlink()
        return figures

    def check(self, segments, concepts):
        """`dragoman check` of bitexts whose terms are all answered, or not at all, on one core."""
        glossary = self.corpus.wide(concepts, ("en", "tr"))
        out, empty = self.corpus.work / "check.jsonl", self.corpus.work / "empty.en-tr.tsv"
        empty.write_text("en\ttr\n", encoding="utf-8")
        command = [self.program, "check", "--no-project", "--no-progress", "-q", "--threads", "1", "-g", glossary, "--format", "jsonl",
                   "-o", out]
        start = min(run_timed([*command, empty], 600)[0] for _ in range(2))
        figures = {}
        for name, bitext in zip(("unanswered", "answered"), self.corpus.bitext(segments, glossary)):
            seconds = min(run_timed([*command, bitext], 600)[0] for _ in range(2))
            with open(out, "rb") as found:
                findings = sum(1 for _ in found)
            figures[name] = {"segments": segments, "concepts": concepts, "seconds": seconds, "start": start, "findings": findings}
        out.unlink()
        return figures

    def annotate(self, count, megabytes):
        """`dragoman annotate` to files beside `find --count` of the same text, on one core, without what comes before the text."""
        glossary, out, side = self.corpus.wide(count), self.corpus.work / "annotated.txt", self.corpus.work / "annotated.jsonl"
        common = ["--no-project", "-q", "--threads", "1", "-g", glossary]
        figures = []
        for lang in ("en", "tr", "ar", "ru"):
            text = self.corpus.work / f"lines.{lang}.txt"
            once = self.corpus.text(lang).read_bytes()
            text.write_bytes(once * (megabytes * 1_000_000 // len(once) + 1))
            find = [self.program, "find", *common, "--no-progress", "--count", "--lang", lang]
            mark = [self.program, "annotate", *common, "--src", lang, "--tgt", "tr" if lang != "tr" else "en", "--side", side, "-o", out]
            net = [min(run_timed([*command, text], 600)[0] for _ in range(3)) - min(run_timed([*command, self.one_line()], 600)[0] for _ in range(3))
                   for command in (find, mark)]
            figures.append({"lang": lang, "bytes": text.stat().st_size, "find": net[0], "annotate": net[1], "ratio": net[0] / net[1]})
            text.unlink()
        out.unlink()
        side.unlink()
        return figures

    def one_line(self):
        path = self.corpus.work / "one-line.en.txt"
        path.write_text(ONE_LINE, encoding="utf-8")
        return path

    def cold_start(self, glossaries):
        """Wall and processor milliseconds of `dragoman find` on one line, the best of several starts."""
        command = [self.program, "find", "-q", *[word for path in glossaries for word in ("-g", path)], self.one_line()]
        runs, ends = [], time.monotonic() + COLD_SECONDS
        while len(runs) < COLD_STARTS and (not runs or time.monotonic() < ends):
            runs.append(run_timed(command, 120))
        return {"wall_ms": 1e3 * min(run[1] for run in runs),
                "cpu_ms": 1e3 * min(run[0] for run in runs)}

    def shipped_start(self, glossaries):
        """The start with the shipped glossaries compiled, as they are installed, and read from their tables."""
        tables = self.cold_start(glossaries)
        if not self.can_compile():
            return None
        path = self.corpus.work / "shipped.drg"
        run_timed([self.program, "glossary", "compile", "-q", *glossaries, "-o", path], 60)
        start = self.cold_start([path])
        path.unlink()
        return {**start, "tables_ms": tables["wall_ms"]}

    def can_compile(self):
        answer = subprocess.run([self.program, "glossary", "compile", "--help"], capture_output=True, check=False)
        return answer.returncode == 0

    def image(self, count):
        """Compiling a four-language glossary to an image, and opening the image."""
        if not self.can_compile():
            return None
        path = self.corpus.work / f"wide.{count}.drg"
        seconds, _, peak, _ = run_timed([self.program, "glossary", "compile", "-q", self.corpus.wide(count), "-o", path],
                                        600)
        start = self.cold_start([path])
        figures = {"concepts": count, "compile": seconds, "peak_mb": peak / 1e3,
                   "image_mb": path.stat().st_size / 1e6, "open_ms": start["wall_ms"]}
        path.unlink()
        return figures

    def other_build(self, other, mode, lang, count):
        """This build and another of the same matcher by turns."""
        terms = self.corpus.terms(lang, count)
        ours = self.ours(mode, lang, terms)
        theirs = Program([Path(other) / "tests/bench/drg_bench_match", mode, lang, terms, self.corpus.text(lang)], 300)
        turns = [(ours.turn(WHOLE), theirs.turn(WHOLE)) for _ in range(self.options.rounds + 1)][1:]
        ours.close()
        theirs.close()
        mine, other_speed = (speed([turn[side] for turn in turns]) for side in (0, 1))
        return {"mode": mode, "lang": lang, "terms": count, "ours": mine, "other": other_speed, "ratio": mine / other_speed,
                "hits": turns[0][0].hits, "other_hits": turns[0][1].hits,
                "compile": float(ours.facts["compile"]), "other_compile": float(theirs.facts["compile"])}

    def against(self, peer, ours, lang, count):
        """We and a peer by turns: ours, peer, ours, peer; the best pass of each."""
        row = {"peer": peer.name, "work": peer.work, "lang": lang, "terms": count, "result": ""}
        if not peer.open:
            return row | {"result": "not installed"}
        if count > peer.most_terms:
            return row | {"result": "not run"}
        their = None
        try:
            their = peer.open(self.corpus.terms(lang, count), self.corpus.text(lang))
            size = self.slice(their)
            mine, theirs = [], []
            for _ in range(self.options.rounds):
                mine.append(ours.turn(WHOLE))
                theirs.append(their.turn(size))
                if their.is_costly or theirs[-1].seconds > LONG_PASS:
                    break
        except TooSlow as step:
            return row | {"result": f"{step} > {self.options.limit:.0f} s"}
        except Failed as message:
            return row | {"result": f"failed: {str(message)[-60:]}"}
        finally:
            if their:
                their.close()
        if min(turn.seconds for turn in theirs) <= UNTOLD:
            return row | {"result": "matching cannot be told from building"}
        return row | {"build": their.build_seconds, "table_mb": their.table_bytes / 1e6, "hits": theirs[0].hits,
                      "bytes": theirs[0].bytes, "speed": speed(theirs), "ours": speed(mine),
                      "ratio": speed(mine) / speed(theirs)}

    @staticmethod
    def slice(contender):
        """How many bytes a contender does in about PASS_SECONDS."""
        for scale in (1, 16, 256):
            probe = contender.turn(PROBE_BYTES * scale)
            if probe.seconds > PASS_SECONDS / 8:
                break
        return int(max(PROBE_BYTES, probe.bytes / probe.seconds * PASS_SECONDS))
