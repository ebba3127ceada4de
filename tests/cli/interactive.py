"""Drives `dragoman spell --interactive` through a terminal, as a person does.

Usage: interactive.py PROGRAM"""
import fcntl
import os
import pty
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time

PROMPT = b"? > "
INSTEAD = b"instead: "


class Terminal:
    """The program in a terminal of some width."""

    def __init__(self, program, folder, *args, columns=80):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.environ.update(TERM="xterm", XDG_CONFIG_HOME=os.path.join(folder, "config"), LC_ALL="C.UTF-8")
            os.execv(program, [program, "spell", "--no-project", "--interactive", "--color", "never", *args])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.shown = b""

    def read_until(self, *ends):
        """What is shown until one of `ends` is, or the program ends."""
        seen, limit = b"", time.monotonic() + 60
        while not any(seen.endswith(end) for end in ends):
            if not select.select([self.fd], [], [], max(0, limit - time.monotonic()))[0]:
                raise SystemExit(f"nothing more is shown after {seen!r}")
            try:
                more = os.read(self.fd, 4096)
            except OSError:
                more = b""
            if not more:
                break
            seen += more
        self.shown += seen
        return seen.decode("utf-8")

    def answer(self, text):
        os.write(self.fd, text.encode("utf-8") + b"\n")

    def ask(self, *answers):
        """Gives an answer to each question; returns all that was shown."""
        for text in answers:
            self.read_until(PROMPT, INSTEAD)
            self.answer(text)
        return self

    def end(self):
        self.read_until(b"\0")
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def expect(what, found, wanted):
    if found != wanted:
        raise SystemExit(f"{what}: expected {wanted!r}, found {found!r}")


class Folder:
    def __init__(self, **files):
        self.path = tempfile.mkdtemp()
        for name, text in files.items():
            with open(self.file(name), "w", encoding="utf-8") as out:
                out.write(text)

    def file(self, name):
        return os.path.join(self.path, name.replace("_", "."))

    def read(self, name):
        with open(self.file(name), encoding="utf-8") as text:
            return text.read()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path)


DRAFT = "The goverment met.\nThe comittee met the goverment.\nA qwzzk recieve it.\n"


def test_answers(program):
    with Folder(a_en_txt=DRAFT) as here:
        session = Terminal(program, here.path, "a.en.txt").ask("1!", "", "e", "zebra", "1")
        expect("exit", session.end(), 1)
        expect("file", here.read("a_en_txt"),
               "The government met.\nThe comittee met the government.\nA zebra receive it.\n")
        expect("numbers", session.shown.decode("utf-8").splitlines()[-1], "4 replaced, 1 left")


def test_every_answer_is_kept(program):
    """What is answered is in the file before the next question, whatever ends the program."""
    with Folder(a_en_txt=DRAFT) as here:
        session = Terminal(program, here.path, "a.en.txt").ask("1", "1")
        session.read_until(PROMPT)
        os.kill(session.pid, signal.SIGKILL)
        session.end()
        expect("file", here.read("a_en_txt"),
               "The government met.\nThe committee met the goverment.\nA qwzzk recieve it.\n")
        expect("files", os.listdir(here.path), ["a.en.txt"])


def test_back(program):
    with Folder(a_en_txt=DRAFT) as here:
        expect("exit", Terminal(program, here.path, "a.en.txt").ask("1!", "1", "b", "b", "", "1", "q").end(), 1)
        expect("file", here.read("a_en_txt"),
               "The goverment met.\nThe committee met the goverment.\nA qwzzk recieve it.\n")


def test_words(program):
    with Folder(a_en_txt=DRAFT, b_en_txt="The comittee of the qwzzk.\n", own_txt="first") as here:
        session = Terminal(program, here.path, "-p", "own.txt", "a.en.txt", "b.en.txt")
        expect("exit", session.ask("i", "1!", "a", "q").end(), 1)
        expect("list", here.read("own_txt"), "first\nqwzzk\n")
        session = Terminal(program, here.path, "-p", "own.txt", "b.en.txt").ask("a")
        expect("exit", session.end(), 1)
        session = Terminal(program, here.path, "-p", "own.txt", "b.en.txt")
        expect("exit", session.end(), 0)
        session = Terminal(program, here.path, "b.en.txt").ask("1", "a")
        session.end()
        with open(os.path.join(here.path, "config/dragoman/words.txt"), encoding="utf-8") as own:
            expect("own words", own.read(), "qwzzk\n")


def test_arabic_in_a_narrow_terminal(program):
    with Folder(a_ar_txt="اجتمعت الحكومه في أنقرة.\n") as here:
        session = Terminal(program, here.path, "a.ar.txt", columns=24).ask("1")
        expect("exit", session.end(), 0)
        expect("file", here.read("a_ar_txt"), "اجتمعت الحكومة في أنقرة.\n")


def test_changed_meanwhile(program):
    with Folder(a_en_txt=DRAFT) as here:
        session = Terminal(program, here.path, "a.en.txt")
        session.read_until(PROMPT)
        with open(here.file("a_en_txt"), "a", encoding="utf-8") as other:
            other.write("More.\n")
        session.answer("1")
        expect("exit", session.end(), 2)
        expect("file", here.read("a_en_txt"), DRAFT + "More.\n")


def main():
    program = os.path.abspath(sys.argv[1])
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            print(name, flush=True)
            test(program)


main()
