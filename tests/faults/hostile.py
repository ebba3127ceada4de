"""Input that is meant to do harm is refused with a clear message, or read, in little time and memory; nothing else is opened.

Each row of the threat model in docs/security.md that needs the whole program has its inputs here, each limit its message.
Usage: hostile.py PROGRAM WORDLISTS SLOWNESS [CASE]
"""
import gzip
import io
import lzma
import os
import pathlib
import re
import resource
import struct
import subprocess
import sys
import tempfile
import threading
import zipfile
import zlib

MIB = 1 << 20
DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>'
TBX = '<?xml version="1.0"?>{}<tbx type="TBX-Basic" style="dca" xml:lang="en"><text><body>{}</body></text></tbx>'
TMX = '<tmx version="1.4"><header srclang="en"/><body>{}</body></tmx>'
SECRET = "the-secret-of-another-file"


def docx(members):
    """A package of these members, {name: bytes}; deflated."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(name, content)
    return out.getvalue()


PACKAGE = {"_rels/.rels": '<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
           "[Content_Types].xml": "<Types/>", "word/document.xml": DOCUMENT.format("Turkey")}


def overlapping():
    """Two entries of the directory that share the bytes of one member."""
    whole = docx({**PACKAGE, "word/footnotes.xml": DOCUMENT.format("x")})
    at = whole.index(b"PK\x01\x02", whole.index(b"word/footnotes.xml", whole.index(b"PK\x01\x02")) - 46)
    return whole[:at + 42] + whole[whole.index(b"PK\x01\x02") + 42:whole.index(b"PK\x01\x02") + 46] + whole[at + 46:]


def with_size(size):
    """The directory says that word/document.xml has `size` bytes."""
    whole = docx(PACKAGE)
    at = whole.index(b"word/document.xml", whole.index(b"PK\x01\x02")) - 46
    return whole[:at + 24] + struct.pack("<I", size) + whole[at + 28:]


def packed(piece, times):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join([packer.compress(piece) for _ in range(times)] + [packer.flush()])


WORDS = gzip.compress(b"Turkey met. " * 5000, mtime=0)
LOL = '<!DOCTYPE tbx [<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{"&" + a + ";"}{"&" + a + ";" * 9}">' for a, b in zip("abcdefgh", "bcdefghi")) + "]>"
QUADRATIC = '<!DOCTYPE tbx [<!ENTITY a "' + "x" * 50000 + '">]>'
FIND = ["find", "-q", "-g", "g.csv"]
SECONDS = 10  # of processor time that nothing needs
STREAM = 64  # MiB that a program may take whatever the size of what it streams

# Name, {file: bytes, or what makes them}, command line, exit codes, what standard error says, MiB, {more}
CASES = [
    # -- XML: entities, what lies outside, depth, sizes
    ("entity bomb", {"a.tbx": TBX.format(LOL, "&i;")}, ["glossary", "lint", "a.tbx"], 2, "entit", 64),
    ("quadratic entity bomb", {"a.tbx": lambda: TBX.format(QUADRATIC, "&a;" * 50000)}, ["glossary", "lint", "a.tbx"], 2, "entit", 64),
    ("external entity", {"a.tbx": TBX.format('<!DOCTYPE tbx [<!ENTITY a SYSTEM "secret.txt">]>', "&a;")}, ["glossary", "convert", "a.tbx", "-f", "tsv"], 2, "entit", 64),
    ("parameter entity", {"a.tbx": TBX.format('<!DOCTYPE tbx [<!ENTITY % a SYSTEM "pipe"> %a;]>', "")}, ["glossary", "lint", "a.tbx"], 2, "entit", 64),
    ("undefined entity", {"a.tmx": TMX.format("<tu><tuv xml:lang='en'><seg>a &nbsp; b</seg></tuv></tu>")}, [*FIND, "a.tmx"], 2, "entit", 64),
    ("external DTD is not opened", {"a.tmx": '<!DOCTYPE tmx SYSTEM "pipe">' + TMX.format("")}, [*FIND, "a.tmx"], 1, "", 64),
    ("deep elements", {"a.tmx": lambda: TMX.format("<tu>" * 300000)}, [*FIND, "a.tmx"], 2, "deeper than the limit of 256", 64),
    ("many attributes", {"a.tmx": lambda: TMX.format("<tu " + " ".join(f"a{i}='x'" for i in range(200000)) + "/>")}, [*FIND, "a.tmx"], 2, "more than 256 attributes", 128),
    ("huge tag", {"a.tmx": lambda: TMX.format("<tu a='" + "x" * (30 * MIB) + "'/>")}, [*FIND, "a.tmx"], 2, "longer than the limit of 8388608 bytes", 160),
    ("huge comment", {"a.tmx": lambda: TMX.format("<!--" + "x" * (30 * MIB) + "-->")}, [*FIND, "a.tmx"], 2, "longer than the limit of 8388608 bytes", 160),
    # -- packages
    ("zip bomb", {"a.docx": lambda: docx({**PACKAGE, "word/document.xml": DOCUMENT.format(" " * (100 * MIB))})}, [*FIND, "a.docx"], 2, "more than 200 times its size", 64),
    ("zip that says too little", {"a.docx": with_size(10)}, [*FIND, "a.docx"], 2, "a.docx", 64),
    ("zip that says too much", {"a.docx": with_size(4000000000)}, [*FIND, "a.docx"], 2, "a.docx", 64),
    ("zip of many entries", {"a.docx": lambda: docx({**PACKAGE, **{f"x{i}": b"" for i in range(20001)}})}, [*FIND, "a.docx"], 2, "more than the limit of 20000", 64),
    ("zip with a long name", {"a.docx": lambda: docx({**PACKAGE, "x" * 1025: b""})}, [*FIND, "a.docx"], 2, "longer than the limit of 1024 bytes", 64),
    ("zip with overlapping entries", {"a.docx": overlapping()}, [*FIND, "a.docx"], 2, "a.docx", 64),
    ("zip with names of elsewhere", {"a.docx": lambda: docx({**PACKAGE, "../../out.txt": b"x", "/tmp/out.txt": b"x", "C:\\out.txt": b"x", "a\u202etxt": b"x"})}, [*FIND, "a.docx"], 2, "leads out of its folder", 64),
    ("cut zip", {"a.docx": lambda: docx(PACKAGE)[:-30]}, [*FIND, "a.docx"], 2, "a.docx", 64),
    # -- compressed files
    ("gzip bomb of lines", {"a.txt.gz": lambda: packed(b"Turkey is here, and here, and here.\n" * (MIB // 36), 60)}, [*FIND, "-f", "tsv", "-o", "/dev/null", "a.txt.gz"], 0, "", STREAM),
    ("cut gzip", {"a.txt.gz": WORDS[:-9]}, [*FIND, "a.txt.gz"], 2, "a.txt.gz", 64),
    ("gzip with a wrong checksum", {"a.txt.gz": WORDS[:-6] + b"\0" + WORDS[-5:]}, [*FIND, "a.txt.gz"], 2, "a.txt.gz", 64),
    ("gzip with a wrong length", {"a.txt.gz": WORDS[:-1] + b"\7"}, [*FIND, "a.txt.gz"], 2, "a.txt.gz", 64),
    ("gzip with rubbish after it", {"a.txt.gz": WORDS + b"rubbish"}, [*FIND, "a.txt.gz"], 2, "a.txt.gz", 64),
    ("gzip of several members", {"a.txt.gz": WORDS + WORDS}, [*FIND, "a.txt.gz"], 0, "", 64),
    ("cut xz", {"a.txt.xz": lambda: lzma.compress(b"Turkey met. " * 5000)[:-9]}, [*FIND, "a.txt.xz"], 2, "a.txt.xz", 64),
    ("xz that wants memory", {"a.txt.xz": lambda: lzma.compress(b"Turkey\n", filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 30}])}, [*FIND, "a.txt.xz"], 2, "more than 256 MiB of memory", 64),
    # -- sizes: files, lines, words, cells
    ("huge file", {"a.html": lambda: ("<p>" + "x " * 20 + "</p>\n").encode() * (257 * MIB // 48)}, [*FIND, "a.html"], 2, "larger than the limit of 268435456 bytes", 700),
    ("huge cell", {"a.csv": lambda: "concept,en\nc1," + "x" * (9 * MIB)}, ["glossary", "lint", "a.csv"], 2, "larger than the limit of 8388608 bytes", 128),
    ("cell that never ends", {"a.csv": lambda: 'concept,en\nc1,"' + "x\n" * (5 * MIB)}, ["glossary", "lint", "a.csv"], 2, "larger than the limit|quot", 128),
    ("many cells", {"a.csv": lambda: "concept,en\nc1" + ",x" * 20000}, ["glossary", "lint", "a.csv"], 2, "more than 16384 cells", 64),
    ("many languages", {"a.tmx": lambda: TMX.format("<tu>" + "".join(f"<tuv xml:lang='{a}{b}x'><seg>a</seg></tuv>" for a in "abcdefghijklmnop" for b in "abcdefghijklmnop") + "</tu>")}, ["table", "-q", "-g", "g.csv", "a.tmx"], 2, "more than 200 languages", 64),
    ("deep JSON", {"a.jsonl": lambda: "[" * 100000 + "\n"}, ["table", "-q", "-g", "g.csv", "--merge", "a.jsonl"], 2, "a.jsonl", 64),
    ("huge settings", {"dragoman.ini": lambda: "# " + "x" * (2 * MIB)}, ["find", "-g", "g.csv", "en.txt"], 2, "more than 1 MiB of settings", 64),
    *((f"long word, {argv[0]}", {"a.txt": lambda: "x" * (4 * MIB)}, [*argv, "a.txt"], (0, 1), "", 400) for argv in
      (FIND, ["spell", "-q", "--lang", "en"], ["normalize", "-q"], ["variants"], ["identify"], ["prepare", "-q"], ["check", "-q", "-g", "g.csv", "--lang", "en"])),
    *((f"a million marks on a letter, {argv[0]}", {"a.txt": lambda: "e" + "\u0301" * 1000000}, [*argv, "a.txt"], (0, 1), "", 400) for argv in
      (FIND, ["spell", "-q", "--lang", "en"], ["normalize", "-q"], ["check", "-q", "-g", "g.csv", "--lang", "en"])),
    ("spelling of odd words", {"a.txt": lambda: " ".join("qzxj" * n for n in range(1, 60)) + " " + "-".join("ab" for _ in range(2000))}, ["spell", "-q", "--lang", "en"] + ["a.txt"], (0, 1), "", 400),
    # -- markup
    ("deep HTML", {"a.html": lambda: "<div>" * 200000 + "Turkey"}, [*FIND, "a.html"], 0, "", 128),
    ("many attributes in HTML", {"a.html": lambda: "<p " + " ".join(f"a{i}=x" for i in range(50000)) + ">Turkey</p>"}, [*FIND, "a.html"], 0, "", 128),
    ("unclosed formatting in HTML", {"a.html": lambda: "<b><i><u><a>" * 20000 + "<p>Turkey" * 1000}, [*FIND, "a.html"], 0, "", 128),
    ("brackets in Markdown", {"a.md": lambda: "[" * 50000 + "Turkey\n"}, [*FIND, "a.md"], (0, 1), "", 256),
    ("stars in Markdown", {"a.md": lambda: "*a **b " * 20000 + "Turkey\n"}, [*FIND, "a.md"], (0, 1), "", 256),
    ("quotes in Markdown", {"a.md": lambda: ">" * 50000 + "Turkey\n"}, [*FIND, "a.md"], (0, 1), "", 256),
    ("PO without end", {"a.po": lambda: 'msgid "' + "a\\n" * 500000}, [*FIND, "a.po"], 2, "a.po", 128),
    # -- bytes that are no text
    ("bad UTF-8, strict", {"a.txt": b"Turkey \xc0\xaf \xed\xa0\x80 \xf4\x90\x80\x80 " * 9}, [*FIND, "--strict", "--encoding", "UTF-8", "a.txt"], 2, "a.txt", 64),
    ("bad UTF-8", {"a.txt": b"Turkey \xc0\xaf \xed\xa0\x80 \xf4\x90\x80\x80 " * 9}, [*FIND, "--encoding", "UTF-8", "a.txt"], (0, 1), "", 64),
    ("NULs", {"a.txt": bytes(100000)}, [*FIND, "a.txt"], (1, 2), "", 64),
    # -- compiled glossaries
    ("damaged image", {"a.drg": "damage"}, ["find", "-g", "a.drg", "en.txt"], 2, "a.drg", 64),
    ("cut image", {"a.drg": "cut"}, ["find", "-g", "a.drg", "en.txt"], 2, "a.drg", 64),
    ("image that is no image", {"a.drg": b"DRG" + bytes(4096)}, ["find", "-g", "a.drg", "en.txt"], 2, "a.drg", 64),
]


def damaged(program, folder, how):
    """A compiled glossary with one byte changed, or without its end."""
    subprocess.run([program, "glossary", "compile", "g.csv", "-o", "whole.drg"], cwd=folder, check=True)
    whole = bytearray((folder / "whole.drg").read_bytes())
    if how == "cut":
        return bytes(whole[:-100])
    whole[len(whole) // 2] ^= 1
    return bytes(whole)


def set_up(program, folder, files):
    (folder / "g.csv").write_text("concept,en,tr\nc1,Turkey,Türkiye\n")
    (folder / "en.txt").write_text("Turkey met.\n")
    (folder / "secret.txt").write_text(SECRET)
    os.mkfifo(folder / "pipe")  # who opens it never comes back
    for name, content in files.items():
        if content in ("damage", "cut"):
            content = damaged(program, folder, content)
        content = content() if callable(content) else content
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


def run(argv, folder, env, seconds):
    """Exit code, output, errors, MiB used; of a run that is ended after so many seconds of processor time."""
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))

    with open(folder / "stdout", "wb") as out, open(folder / "stderr", "wb") as err:
        child = subprocess.Popen(argv, cwd=folder, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=err, preexec_fn=limit)
        watch = threading.Timer(20 * seconds, child.kill)  # for one that waits instead of working
        watch.start()
        _, status, usage = os.wait4(child.pid, 0)
        watch.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, (folder / "stdout").read_text(errors="replace"), (folder / "stderr").read_text(errors="replace"), usage.ru_maxrss // 1024, usage.ru_utime


def complaint(case, done, slowness):
    _, _, _, codes, message, most = case
    code, out, err, used, _ = done
    if code not in (codes if isinstance(codes, tuple) else (codes,)):
        return f"ends with {code}, expected {codes}: {err[-300:]}"
    if code == 2 and not re.search(message, err):
        return f"says '{err[-300:]}', expected '{message}'"
    if SECRET in out + err:
        return "shows what is in another file"
    if slowness == 1 and used > most:
        return f"takes {used} MiB, expected at most {most}"
    return None


def main():
    program, wordlists, slowness = os.path.realpath(sys.argv[1]), os.path.realpath(sys.argv[2]), int(sys.argv[3])
    env = {**os.environ, "LC_ALL": "C.UTF-8", "DRAGOMAN_WORDLISTS": wordlists}
    bad = count = 0
    for case in CASES:
        if len(sys.argv) > 4 and case[0] != sys.argv[4]:
            continue
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            set_up(program, folder, case[1])
            done = run([program, *case[2]], folder, env, SECONDS * slowness)
        what = complaint(case, done, slowness)
        count += 1
        if os.environ.get("VERBOSE"):
            print(f"{case[0]}: {done[0]}, {done[4]:.2f} s, {done[3]} MiB: {done[2][:160].strip()}")
        if what:
            bad += 1
            print(f"{case[0]}: {what}")
    print(f"{count} inputs, {bad} bad")
    return 1 if bad or not count else 0


sys.exit(main())
