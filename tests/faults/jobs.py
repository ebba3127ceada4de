"""Small jobs, at least one of each command, for the tests of faults: what goes in, what comes out."""
import os
import pathlib
import subprocess
import tempfile
from dataclasses import dataclass

OLD = b"what was there before\n"  # in every output that is not an input too

GLOSSARY = "concept,en,en.variant,tr,ar,ru\nc1,Turkey,Turkiye,Türkiye,تركيا,Турция\nc2,foreign minister,,dışişleri bakanı,وزير الخارجية,министр иностранных дел\n"
STYLE = "concept,en,en.deprecated\nh1,Türkiye,Turkey\n"
ENGLISH = "The foreign ministers of Turkey met.\nTurkey spoke.\n\nTurkey spoke.\nA war of words.\n"
TURKISH = "Türkiye'nin dışişleri bakanları toplandı.\nTürkiye konuştu.\n\nTürkiye konuştu.\nBir söz savaşı.\n"
BITEXT = "en\ttr\nTurkey spoke.\tTürkiye konuştu.\nA foreign minister.\tBir bakan.\nTurkey spoke.\tTürkiye konuştu.\n"
XLIFF = ("<xliff version='1.2'><file source-language='en' target-language='tr'><body><trans-unit id='1'><source>Turkey spoke.</source>"
         "<target>Konuştu .</target></trans-unit></body></file></xliff>\n")
RUSSIAN_1251 = "Турция, министр иностранных дел Турции .\n".encode("cp1251")

FILES = {
    "g.csv": GLOSSARY.encode(), "more.csv": b"concept,en,tr\nc3,war,sava\xc5\x9f\n", "style.csv": STYLE.encode(),
    "en.txt": ENGLISH.encode(), "tr.txt": TURKISH.encode(), "ru.txt": RUSSIAN_1251, "pair.tsv": BITEXT.encode(), "job.xlf": XLIFF.encode(),
    "words.txt": "Acme\n".encode(), "style.ini": b"[check]\ndisable = spaces\n",
}


@dataclass
class Job:
    name: str
    argv: list
    outputs: tuple = ()  # files that it writes; those in FILES it rewrites
    setup: tuple = ()    # command lines that make inputs of their own
    closes_last: bool = True  # its output is closed after all inputs


JOBS = [
    Job("find", ["find", "-g", "g.csv", "en.txt", "tr.txt", "ru=ru.txt"]),
    Job("find to a file", ["find", "-g", "g.drg", "-f", "jsonl", "en.txt", "-o", "out"], ("out",), (["glossary", "compile", "g.csv", "-o", "g.drg"],)),
    Job("lookup", ["lookup", "-g", "g.csv", "Türkiye'nin"]),
    Job("table", ["table", "-g", "g.csv", "--aligned", "en.txt", "tr.txt", "-o", "out.html"], ("out.html",)),
    Job("table as a sheet", ["table", "-g", "g.csv", "pair.tsv", "-o", "out.xlsx"], ("out.xlsx",)),
    Job("table of a corpus", ["table", "-g", "g.csv", "--corpus", "pair.tsv", "-o", "out.jsonl"], ("out.jsonl",)),
    Job("table from partial ones", ["table", "-g", "g.csv", "--merge", "one.jsonl", "one.jsonl", "-o", "out.jsonl"], ("out.jsonl",),
        (["table", "-g", "g.csv", "--corpus", "pair.tsv", "-o", "one.jsonl"],)),
    Job("check", ["check", "-g", "g.csv", "pair.tsv", "job.xlf"]),
    Job("check --fix", ["check", "-g", "style.csv", "--fix", "--lang", "en", "en.txt"], ("en.txt",)),
    Job("check --fix in cp1251", ["check", "-g", "g.csv", "--fix", "--lang", "ru", "ru.txt"], ("ru.txt",)),
    Job("check to a report", ["check", "-g", "g.csv", "-f", "sarif", "job.xlf", "-o", "out.sarif"], ("out.sarif",)),
    Job("check with a baseline", ["check", "-g", "g.csv", "--baseline", "base", "--update-baseline", "job.xlf"], ("base",),
        (["check", "-g", "g.csv", "--baseline", "base", "--update-baseline", "pair.tsv"],)),
    Job("spell", ["spell", "--words", "words.txt", "--lang", "en", "en.txt"]),
    Job("spell, suggestions", ["spell", "--lang", "en", "--suggest", "recieve"]),
    Job("normalize", ["normalize", "--style", "style.csv", "en.txt", "-o", "out"], ("out",)),
    Job("normalize, encodings", ["normalize", "--detect", "ru.txt"]),
    Job("variants", ["variants", "-g", "g.csv", "en.txt", "tr.txt"]),
    Job("identify", ["identify", "en.txt", "tr.txt"]),
    Job("prepare", ["prepare", "-q", "--filter", "empty", "--dedupe", "text", "--shuffle", "--memory", "64K", "pair.tsv", "-o", "out.tsv", "--audit", "audit.jsonl"],
        ("out.tsv", "audit.jsonl")),
    Job("prepare, packed", ["prepare", "-q", "--aligned", "en.txt", "tr.txt", "-o", "out.jsonl.zst"], ("out.jsonl.zst",)),
    Job("annotate", ["annotate", "-g", "g.csv", "--src", "en", "--tgt", "tr", "--side", "side", "en.txt", "-o", "out"], ("out", "side")),
    Job("restore", ["restore", "--side", "side", "marked", "-o", "out"], ("out",),
        (["annotate", "-g", "g.csv", "--src", "en", "--tgt", "tr", "--side", "side", "en.txt", "-o", "marked"],), closes_last=False),
    Job("dedupe keys", ["dedupe", "keys", "--parts", "2", "en.txt", "-o", "out"], ("out",)),
    Job("dedupe decide", ["dedupe", "decide", "--shard", "1/1", "keys", "-o", "out"], ("out",),
        (["dedupe", "keys", "--parts", "1", "en.txt", "-o", "keys"],)),
    Job("dedupe apply", ["dedupe", "apply", "--shard", "1/1", "en.txt", "drops", "-o", "out"], ("out",),
        (["dedupe", "keys", "--parts", "1", "en.txt", "-o", "keys"], ["dedupe", "decide", "--shard", "1/1", "keys", "-o", "drops"])),
    Job("cluster local", ["cluster", "local", "--shards", "2", "-o", "job.sh", "--", "prepare", "pair.tsv", "-o", "result.tsv"], ("job.sh",)),
    Job("glossary compile", ["glossary", "compile", "g.csv", "more.csv", "-o", "out.drg"], ("out.drg",)),
    Job("glossary convert", ["glossary", "convert", "g.csv", "-o", "out.tbx"], ("out.tbx",)),
    Job("glossary lint", ["glossary", "lint", "g.csv", "more.csv"]),
    Job("glossary merge", ["glossary", "merge", "g.csv", "more.csv", "-o", "out.tsv"], ("out.tsv",)),
    Job("glossary stats", ["glossary", "stats", "g.csv"]),
    Job("glossary seed", ["glossary", "seed", "-o", "out.tsv"], ("out.tsv",)),
    Job("glossary verify", ["glossary", "verify", "g.drg"], (), (["glossary", "compile", "g.csv", "-o", "g.drg"],)),
    Job("formats", ["formats"]),
]


class Workplace:
    """A folder where a job is run again and again, each time from the same state."""

    def __init__(self, program, job, folder):
        self.program, self.job = program, job
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=folder))
        for name, content in FILES.items():
            (self.folder / name).write_bytes(content)
        for argv in job.setup:
            subprocess.run([program, *argv], cwd=self.folder, check=False, capture_output=True)
        for name in job.outputs:
            if name not in FILES and not (self.folder / name).exists():
                (self.folder / name).write_bytes(OLD)
        self.before = self.look()

    def look(self):
        """The content of each file."""
        return {path.name: path.read_bytes() for path in self.folder.iterdir()}

    def can_be_nameless(self):
        """Whether the file system has files without a name (O_TMPFILE)."""
        try:
            os.close(os.open(self.folder, os.O_WRONLY | os.O_TMPFILE))
        except (OSError, AttributeError):
            return False
        return True

    def reset(self):
        """Everything as it was before a run."""
        now = self.look()
        for name in now.keys() - self.before.keys():
            (self.folder / name).unlink()
        for name, content in self.before.items():
            if now.get(name) != content:
                (self.folder / name).write_bytes(content)

    def run(self, env, prefix=(), **more):
        """One run; gives what came of it, files included."""
        self.reset()
        more.setdefault("stdin", subprocess.DEVNULL)
        more.setdefault("stdout", subprocess.PIPE)
        done = subprocess.run([*prefix, self.program, self.job.argv[0], *self.job.argv[1:]], cwd=self.folder, env=env,
                              stderr=subprocess.PIPE, timeout=120, check=False, **more)
        return done, self.look()
