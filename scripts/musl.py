"""Whether the sources suit musl: musl.py BUILD

Each source of the library and the program is compiled as in the build, but by musl-gcc, against musl's headers and those of the
libraries; what the objects ask for must be in them, in musl's library or in the others. Debian has no ICU and the like
for musl: linked and run it is where they are, as on Alpine.
"""
import glob
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys

# The libraries' headers, which lie in one folder with glibc's.
HEADERS = ("unicode", "expat.h", "expat_external.h", "expat_config.h", "lzma", "lzma.h", "zstd.h", "zstd_errors.h", "md4c.h",
           "hunspell", "xxhash.h", "xxh3.h", "zlib.h", "zconf.h")
LIBRARIES = ("icu-uc", "icu-i18n", "expat", "zlib", "liblzma", "libzstd", "md4c", "hunspell")
OUT = pathlib.Path("out/musl").absolute()
OWN = ("-D", "-I", "-std", "-m", "-pthread")


def output(*argv):
    return subprocess.run(argv, check=True, capture_output=True, text=True).stdout


def link_headers():
    shutil.rmtree(OUT, ignore_errors=True)
    (OUT / "include").mkdir(parents=True)
    for name in HEADERS:
        for found in (glob.glob(f"/usr/include/{name}") + glob.glob(f"/usr/include/*-linux-gnu/{name}"))[:1]:
            (OUT / "include" / name).symlink_to(found)


def sources(build):
    """{source: its options} of the library and the program."""
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path, argv = entry["file"], shlex.split(entry["command"])
        is_ours = any(f"CMakeFiles/{target}.dir" in entry["command"] for target in ("drg_objects", "dragoman"))
        if is_ours and path.endswith(".c"):
            found[path] = [arg for arg in argv if arg.startswith(OWN)]
    return found


def symbols(option, *files):
    lines = output("nm", *option.split(), *files).splitlines()
    return {line.split()[-1].split("@")[0] for line in lines if len(line.split()) > 1}


def main():
    build = pathlib.Path(sys.argv[1])
    link_headers()
    asked, there, bad = set(), set(), 0
    all_sources = sources(build)
    for number, (path, options) in enumerate(sorted(all_sources.items())):
        made = OUT / f"{number}.o"
        done = subprocess.run(["musl-gcc", "-Wall", "-Wextra", "-Werror", "-Wno-type-limits", *options, "-I", str(OUT / "include"), "-c", path, "-o", str(made)],
                              cwd=build, capture_output=True, text=True)
        if done.returncode:
            bad += 1
            print(f"{os.path.relpath(path)}: {done.stderr[:300]}")
        else:
            asked |= symbols("-u", str(made))
            there |= symbols("--defined-only", str(made))
    there |= symbols("--defined-only", *glob.glob("/usr/lib/*-linux-musl/libc.a"), output("gcc", "-print-libgcc-file-name").strip())
    for name in output("pkg-config", "--libs-only-l", *LIBRARIES).split():
        there |= symbols("-D --defined-only", output("gcc", f"-print-file-name=lib{name[2:]}.so").strip())
    lacking = sorted(asked - there - {"_GLOBAL_OFFSET_TABLE_"})
    print(f"{len(all_sources)} sources, {bad} do not compile with musl; lacking: {' '.join(lacking) or 'nothing'}")
    return 1 if bad or lacking or not all_sources else 0


sys.exit(main())
