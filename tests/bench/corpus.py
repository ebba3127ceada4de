"""Texts and glossaries of the bench, made in a work folder: the same input gives the same files."""
import gzip
import itertools
import json
import lzma
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
LANGS = ("en", "tr", "ar", "ru")
BLOCK_LINES = 40     # of one language, in the mixed text
DOCUMENT_BYTES = 25_000_000
SENTENCE = 40, 200   # bytes of a segment of a bitext
LEAST_BYTES = 4_000_000  # less is repeated up to this, or passes would be too short to time
ROFF = re.compile(r"\\f[A-Z]|\\f\(..|\\[&|^/,]|\\s[-+]?\d|^[.'].*", re.M)


def bulk(folder, lang):
    plain, packed = Path(folder) / f"{lang}.txt", Path(folder) / f"{lang}.txt.xz"
    if plain.exists():
        return plain.read_bytes()
    if packed.exists():
        return lzma.decompress(packed.read_bytes())
    return None


def read_page(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as file:
        return ROFF.sub("", file.read().decode("utf-8", errors="ignore")).replace("\\-", "-")


def documents(lang):
    """Text of the documentation that Debian's packages have installed: manual pages and translated messages."""
    folder = Path("/usr/share/man") / ("" if lang == "en" else lang)
    for path in sorted(folder.glob("man[1-8]/*")):
        if path.is_file():
            yield read_page(path)
    for path in sorted(Path("/usr/share/locale").glob(f"{lang}/LC_MESSAGES/*.mo")):
        yield "\n".join(piece.decode("utf-8", errors="ignore") for piece in path.read_bytes().split(b"\0"))


def is_of(lang, line):
    """Whether a line is prose in the language's script."""
    letters = sum(sign.isalpha() for sign in line)
    foreign = {"ar": lambda s: not "\u0600" <= s <= "\u06ff", "ru": lambda s: not "\u0400" <= s <= "\u04ff"}
    own = letters - sum(map(foreign[lang], filter(str.isalpha, line))) if lang in foreign else letters
    return len(line) > 20 and own * 2 > len(line)


def from_documents(lang):
    lines = (line.strip() for text in documents(lang) for line in text.splitlines())
    unique = dict.fromkeys(line for line in lines if is_of(lang, line))
    text = ("\n".join(unique) + "\n").encode()
    if len(unique) > 0:
        text *= 1 + LEAST_BYTES // len(text)
    return text[:text.rfind(b"\n", 0, DOCUMENT_BYTES) + 1]


class Corpus:
    def __init__(self, work, bulk_folder, program):
        self.work, self.bulk_folder, self.program = Path(work), bulk_folder, program
        self.work.mkdir(parents=True, exist_ok=True)
        self.sources = {}

    def text(self, lang):
        path = self.work / f"{lang}.txt"
        if lang not in self.sources:
            data = bulk(self.bulk_folder, lang) if self.bulk_folder else None
            source = f"{Path(self.bulk_folder).name}/{lang}.txt" if data else "installed documentation"
            data = data or from_documents(lang)
            self.sources[lang] = f"{source} ({len(data) / 1e6:.0f} MB)"
            if not data.strip():
                sys.exit(f"no text in {lang}: name a folder with --text, or install translated documentation")
            if not path.exists() or path.read_bytes() != data:
                path.write_bytes(data)
                for stale in (*self.work.glob(f"{lang}.*.terms"), *self.work.glob("mixed.txt")):
                    stale.unlink()
        return path

    def seed(self):
        path = self.work / "seed.tsv"
        if not path.exists():
            subprocess.run([self.program, "glossary", "seed", "-o", path, "-q"], check=True)
        return path

    def most_terms(self, lang, count):
        """The file of at least `count` terms that the smaller glossaries are cut from."""
        for path in self.work.glob(f"{lang}.all-*.terms"):
            if int(path.stem.rpartition("-")[2]) >= count:
                return path
        path = self.work / f"{lang}.all-{count}.terms"
        with open(self.text(lang), "rb") as text, open(path, "wb") as out:
            subprocess.run([sys.executable, HERE / "make_glossary.py", lang, str(count), "--seed", self.seed()],
                           stdin=text, stdout=out, check=True)
        return path

    def terms(self, lang, count):
        self.text(lang)
        path = self.work / f"{lang}.{count}.terms"
        if not path.exists():
            with open(self.most_terms(lang, count), "rb") as source, open(path, "wb") as out:
                out.writelines(itertools.islice(source, count))
        return path

    def prepare(self, langs, most):
        for lang in langs:
            self.text(lang)
            self.most_terms(lang, most)

    def wide(self, count, langs=LANGS):
        """A glossary of `count` concepts. Its rows mean nothing: only their number matters here."""
        path = self.work / f"wide.{count}.{'-'.join(langs)}.tsv"
        columns = [self.terms(lang, count).read_text(encoding="utf-8").splitlines() for lang in langs]
        with open(path, "w", encoding="utf-8", newline="\n") as out:
            out.write("\t".join(("concept", *langs)) + "\n")
            for number, row in enumerate(zip(*columns), 1):
                out.write(f"{number}\t" + "\t".join(row) + "\n")
        return path

    def mixed(self, size):
        """Blocks of lines of the four languages by turns, about `size` bytes, from the start again where a text ends."""
        path = self.work / "mixed.txt"
        if path.exists() and path.stat().st_size >= size:
            return path
        lines = [itertools.cycle(self.text(lang).read_bytes().splitlines(keepends=True)) for lang in LANGS]
        written = 0
        with open(path, "wb") as out:
            while written < size:
                for stream in lines:
                    written += out.write(b"".join(itertools.islice(stream, BLOCK_LINES)))
        return path

    def segments(self, lang, count):
        """Lines of the text that are as long as sentences are, `count` of them, from the start again where it ends."""
        lines = self.text(lang).read_text(encoding="utf-8", errors="ignore").replace("\t", " ").splitlines()
        wanted = [line for line in lines if SENTENCE[0] <= len(line.encode()) <= SENTENCE[1] and '"' not in line]
        return list(itertools.islice(itertools.cycle(wanted), count))

    def answers(self, glossary, sources):
        """For each source what its terms are in the other language."""
        path = self.work / "sources.txt"
        path.write_text("\n".join(sources) + "\n", encoding="utf-8")
        terms = dict(line.split("\t")[::2] for line in glossary.read_text(encoding="utf-8").splitlines())
        answers = [[] for _ in sources]
        find = [self.program, "find", "-q", "-g", glossary, "--lang", "en", "--format", "jsonl", path]
        with subprocess.Popen(find, stdout=subprocess.PIPE, text=True) as found:
            for line in found.stdout:
                match = json.loads(line)
                answers[match["line"] - 1].append(terms[match["concept"]])
        return answers

    def bitext(self, count, glossary):
        """English beside Turkish that translates it nowhere, and the same with all terms of the source appended."""
        unanswered, answered = (self.work / f"{name}.{count}.en-tr.tsv" for name in ("unanswered", "answered"))
        src, tgt = self.segments("en", count), self.segments("tr", count)
        rows = zip(src, tgt, self.answers(glossary, src))
        with open(unanswered, "w", encoding="utf-8") as none, open(answered, "w", encoding="utf-8") as all_of_them:
            for out in (none, all_of_them):
                out.write("en\ttr\n")
            for src, tgt, terms in rows:
                none.write(f"{src}\t{tgt}\n")
                all_of_them.write(f"{src}\t{tgt} {', '.join(terms)}\n")
        return unanswered, answered


def work_folder(build):
    return Path(os.environ.get("DRG_BENCH_WORK", Path(build) / "bench-work"))
