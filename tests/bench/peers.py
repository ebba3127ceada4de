"""The peers: what each does of the work, how it is run, and up to how many terms it makes sense."""
import shutil
from collections import namedtuple
from pathlib import Path

from contenders import Program, Tool

HERE = Path(__file__).resolve().parent

# `work` says, in this order: folding, word edges, what a match tells.
Peer = namedtuple("Peer", "name most_terms work open")

MILLION = 1_000_000


def installed(path):
    """The path of a program; None when it is not there."""
    return shutil.which(str(path))


class Setting:
    """Where things are: the build folder, the folder that setup.sh filled, scratch, the limit in seconds."""

    def __init__(self, build, peers, scratch, limit):
        self.build, self.peers, self.scratch, self.limit = Path(build), Path(peers), Path(scratch), limit

    def rust(self, engine):
        return self.program(self.peers / "rust/target/release/bench-peers", engine)

    def program(self, path, *words):
        if not installed(path):
            return None
        return lambda terms, text: Program([path, *words, terms, text], self.limit)

    def python(self, engine, module):
        python = self.peers / "python/bin/python"
        if not installed(python) or not list(self.peers.glob(f"python/lib/*/site-packages/{module}*")):
            return None
        return self.program(python, HERE / "peers/python_peers.py", engine)

    def tool(self, name, *words):
        if not installed(name):
            return None
        return lambda terms, text: Tool([name, *words, "-f", terms], text, self.scratch, self.limit)


def peers(setting):
    hyperscan = setting.build / "tests/bench/drg_bench_hyperscan"
    return [
        Peer("Hyperscan, literals", MILLION, "bytes; anywhere; end", setting.program(hyperscan, "literal")),
        Peer("Hyperscan, literals, start", 10_000, "bytes; anywhere; start, end", setting.program(hyperscan, "start")),
        Peer("Hyperscan, caseless UTF-8", 10_000, "case; anywhere; end", setting.program(hyperscan, "caseless")),
        Peer("daachorse, bytewise", MILLION, "bytes; anywhere; start, end", setting.rust("daachorse-bytewise")),
        Peer("daachorse, charwise", MILLION, "bytes; anywhere; start, end", setting.rust("daachorse-charwise")),
        Peer("aho-corasick", MILLION, "bytes; anywhere; start, end", setting.rust("aho-corasick")),
        Peer("ripgrep -oF", MILLION, "bytes; anywhere; text", setting.tool("rg", "-oF", "-aN", "--no-config")),
        Peer("ripgrep -oiwF", 10_000, "case; whole words; text", setting.tool("rg", "-oiwF", "-aN", "--no-config")),
        Peer("ugrep -oF", MILLION, "bytes; anywhere; text", setting.tool("ugrep", "-oF", "-aJ1")),
        Peer("ugrep -oiwF", 100_000, "case; whole words; text", setting.tool("ugrep", "-oiwF", "-aJ1")),
        Peer("grep -oF", MILLION, "bytes; anywhere; text", setting.tool("grep", "-oF", "-a")),
        Peer("grep -oiwF", 1_500, "case; whole words; text", setting.tool("grep", "-oiwF", "-a")),
        Peer("pyahocorasick", MILLION, "bytes; anywhere; end", setting.python("pyahocorasick", "pyahocorasick")),
        Peer("FlashText", MILLION, "case; ASCII word edges; start, end (wrong after İ)",
             setting.python("flashtext", "flashtext")),
        Peer("spaCy PhraseMatcher", 100_000, "case; whole tokens; tokens", setting.python("spacy", "spacy")),
        Peer("ICU words and a hash table", MILLION, "NFKC case; whole words; start, end",
             setting.program(setting.build / "tests/bench/drg_bench_icu")),
    ]
