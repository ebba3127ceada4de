"""The report: Markdown tables of what was measured, the targets met and missed, and the machine they hold for."""
import platform
import subprocess
from pathlib import Path

from targets import number, targets

NAMES = {"en": "English", "tr": "Turkish", "ar": "Arabic", "ru": "Russian"}
MANY = 10  # targets not measured are told by name when they are fewer
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


def table(header, rows):
    """A Markdown table; columns of figures to the right."""
    marks = ["---:" if rows and any(str(row[at])[:1].isdigit() for row in rows) else "---" for at in range(len(header))]
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in [header, marks, *rows]) + "\n"


def ours(results):
    header = ["", "terms", "tokens in terms", "literal, first pass", "literal", "inflected, first pass", "inflected",
              "inflected / literal", "two threads, literal", "two threads, inflected"]
    rows = []
    for lang in results.languages():
        for size in results.sizes():
            lit, inf = results.row("literal", lang, size), results.row("inflected", lang, size)
            if lit and inf:
                rows.append([NAMES[lang], f"{size:,}", f"{lit['density']:.0%}",
                             *(number(row[key]) for row in (lit, inf) for key in ("cold", "warm")),
                             f"{inf['warm'] / lit['warm']:.2f}",
                             *(number(row["two_threads"]) for row in (lit, inf))])
    return table(header, rows)


def cost(results):
    header = ["", "terms", "mode", "tokens only", "and lookup", "all", "reading, s", "compiling, s", "peak MB",
              "allocations a MB", "cycles a byte"]
    rows = [[NAMES[row["lang"]], f"{row['terms']:,}", row["mode"], number(row["tokens"]), number(row["lookup"]),
             number(row["warm"]), f"{row['load']:.3f}", f"{row['compile']:.3f}", number(row["peak_mb"]),
             f"{row['allocations']:.2f}", f"{row['cycles']:.1f}" if row["cycles"] else "–"] for row in results.rows]
    return table(header, rows)


def program(results):
    lines = []
    if results.start:
        lines.append(f"- `dragoman find` on one line with the shipped glossaries, compiled as they are installed: "
                     f"{results.start['wall_ms']:.1f} ms ({results.start['cpu_ms']:.1f} ms of processor time); read from their "
                     f"tables: {results.start['tables_ms']:.0f} ms. The best of some starts.")
    if results.command:
        c = results.command
        lines.append(f"- `dragoman find --format jsonl`, {c['bytes'] / 1e6:.0f} MB of mixed text, {c['concepts']:,} concepts in "
                     f"four languages, {c['lines']:,} matches to a file: {c['whole']:.0f} MB/s, {c['whole'] / c['own']:.0%} "
                     f"of the matcher's own {c['own']:.0f} MB/s on that text in memory ({c['own_first']:.0f} in its first pass); peak {c['peak_mb']:.0f} MB; "
                     f"{c['start']:.2f} s of it before the text.")
    for name, told in (("answered", "all of whose terms are answered"), ("unanswered", "none of whose terms is answered")):
        if results.check:
            c = results.check[name]
            lines.append(f"- `dragoman check --threads 1`, {c['segments']:,} English segments in Turkish {told}, {c['concepts']:,} "
                         f"concepts: {c['seconds']:.1f} s, {c['start']:.2f} s of it before the first segment; {c['findings']:,} findings.")
    for a in results.annotate or []:
        lines.append(f"- `dragoman annotate --threads 1 --side`, {NAMES[a['lang']]}, {a['bytes'] / 1e6:.0f} MB: "
                     f"{a['bytes'] / a['annotate'] / 1e6:.0f} MB/s, {a['ratio']:.0%} of `find --count` ({a['bytes'] / a['find'] / 1e6:.0f} MB/s).")
    for i in results.images:
        lines.append(f"- an image of {i['concepts']:,} concepts in four languages: compiled in {i['compile']:.2f} s with "
                     f"{i['peak_mb']:.0f} MB, {i['image_mb']:.0f} MB large, find on one line in {i['open_ms']:.1f} ms.")
    for row in results.paths:
        lines.append(f"- {row['path']} path, {NAMES[row['lang']]}, {row['terms']:,} terms: {number(row['warm'])} MB/s.")
    return "\n".join(lines) + "\n"


def peers(results):
    header = ["peer", "folding; edges; what a match tells", "", "terms", "MB/s", "ours", "ours / peer", "building, s",
              "tables, MB"]
    rows = []
    for row in results.peers:
        place = [row["peer"], row["work"], NAMES[row["lang"]], f"{row['terms']:,}"]
        if row["result"]:
            rows.append([*place, row["result"], "", "", "", ""])
        else:
            rows.append([*place, number(row["speed"]), number(row["ours"]), number(row["ratio"]), f"{row['build']:.2f}",
                         f"{row['table_mb']:.1f}" if row["table_mb"] else "–"])
    return table(header, rows)


def others(results):
    header = ["", "terms", "mode", "MB/s", "other build", "this / other", "hits", "other's hits", "compiling, s", "other's"]
    rows = [[NAMES[row["lang"]], f"{row['terms']:,}", row["mode"], number(row["ours"]), number(row["other"]),
             f"{row['ratio']:.2f}", f"{row['hits']:,}", f"{row['other_hits']:,}", f"{row['compile']:.3f}",
             f"{row['other_compile']:.3f}"] for row in results.others]
    return table(header, rows)


def verdicts(results):
    known = list(targets(results))
    rows = [[target.what, ("≤ " if target.at_most else "≥ ") + number(target.wanted), number(target.found),
             target.verdict()] for target in known if target.found is not None]
    left = [target.what for target in known if target.found is None]
    told = "; ".join(left) if len(left) < MANY else f"{len(left)} of {len(known)} targets"
    return (table(["target", "wanted", "found", ""], rows) if rows else "") + (f"\nNot measured: {told}.\n" if left else "")


def first_line(command):
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return None
    lines = said.stdout.strip().splitlines()
    return lines[0] if said.returncode == 0 and lines else None


def processor():
    path = Path("/proc/cpuinfo")
    facts = dict(line.split(":", 1) for line in path.read_text().splitlines() if ":" in line) if path.exists() else {}
    facts = {key.strip(): value.strip() for key, value in facts.items()}
    vectors = [name for name in ("avx2", "avx512bw", "avx512_vbmi", "gfni") if name in facts.get("flags", "").split()]
    return f"{facts.get('vendor_id', platform.machine())} {facts.get('model name', '')} ({' '.join(vectors)})"


def versions(setting):
    python = setting.peers / "python/bin/python"
    wanted = [["cc", "--version"], ["rg", "--version"], ["ugrep", "--version"], ["grep", "--version"],
              ["cargo", "--version"], [python, "--version"]]
    found = [first_line([str(word) for word in command]) for command in wanted]
    packages = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${Version}\n", "libicu-dev", "libhyperscan-dev"],
                              capture_output=True, text=True, check=False).stdout.splitlines()
    here = Path(__file__).resolve().parent / "peers"
    crates = [line.replace('"', "").replace("= =", "") for line in (here / "rust/Cargo.toml").read_text().splitlines()
              if line.startswith(("aho-corasick", "daachorse"))]
    modules = (here / "requirements.txt").read_text().replace("==", " ").splitlines()
    return "; ".join([line for line in found if line] + packages + crates + modules)


def whole(results, command, sources, setting, with_peers):
    parts = [f"Command: `{command}`  \nText: {sources}  \nMachine: {processor()}, {platform.system()} {platform.release()}"
             + (f"  \nVersions: {versions(setting)}" if with_peers else "") + "\n"]
    if results.rows:
        parts += ["## The matcher, MB/s\n", ours(results), "## What it costs\n", cost(results)]
    if program(results).strip():
        parts += ["## The program\n", program(results)]
    if results.others:
        parts += ["## This build and another\n", others(results)]
    if results.peers:
        parts += ["## Peers beside it\n", peers(results)]
    return "\n".join([*parts, "## Targets\n", verdicts(results)])


def update(path, text):
    """Puts the report between the marks of a document."""
    document = path.read_text(encoding="utf-8")
    before, _, rest = document.partition(BEGIN)
    after = rest.partition(END)[2]
    path.write_text(before + BEGIN + "\n" + text + END + after, encoding="utf-8")
