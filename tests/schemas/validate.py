"""What the program prints as JSON is what docs/schemas/ says: no key too few, and none that the schemas do not know.

Usage: validate.py PROGRAM PROJECT_DIR
"""
import json
import pathlib
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("no Python module jsonschema (Debian: python3-jsonschema): skipped")
    sys.exit(77)

program, project = sys.argv[1], pathlib.Path(sys.argv[2])
schemas = project / "docs/schemas"
texts = [f"docs/examples/talks.{lang}.txt" for lang in ("en", "tr", "ar", "ru")]
terms = ["-g", "docs/examples/terms.tsv"]
draft = "concept,en,tr\nc1,war,savaş\nc2,war,\nc3,tur\u0440le ,x\n"
bitext = "en\ttr\nTalks in Ankara.\tAnkara'da görüşmeler.\nTalks go on.\tDevam ediyor.\n"

# Schema, part of it that one record is, command line without a format, standard input.
CORPUS = "One. Two.\n\nOne.\n\ufb01ne\n"
CASES = [
    ("find", "", ["find", *terms, *texts], ""),
    ("find", "", ["find", *terms, "--offsets", "all", "--explain", *texts], ""),
    ("find", "", ["find", *terms, "-"], "Ankara and Ankara\u2019s talks"),
    ("find", "", ["find", *terms, "-"], "nothing here"),
    ("count", "", ["find", *terms, "--count", *texts], ""),
    ("variants", "", ["variants", *terms, *texts], ""),
    ("variants", "", ["variants", "-"], "Erdo\u011fan\nErdogan\n"),
    ("variants", "", ["variants", "-"], "nothing here"),
    ("identify", "", ["identify", *texts], ""),
    ("identify", "", ["identify", "-"], "\n12\nThey met in Ankara and agreed. Ankara'da buluştular ve anlaştılar.\n"),
    ("identify-count", "", ["identify", "--count", *texts], ""),
    ("normalize", "", ["normalize", "--for", "match", *texts], ""),
    ("normalize", "", ["normalize", "--for", "mt", "-"], "\u201cfine\u201d"),
    ("normalize", "", ["normalize", "-"], "fine"),
    ("finding", "", ["glossary", "lint", "--from", "csv", "-"], draft),
    ("finding", "", ["glossary", "lint", "docs/examples/terms.tsv"], ""),
    ("finding", "", ["check", *terms, "--from", "tsv", "-"], bitext),
    ("finding", "", ["check", *terms, "corpora/drafts/brief.tr.txt"], ""),
    *(("finding", "", ["check", "-g", "glossaries/places.tsv", "-g", "glossaries/diplomacy.tsv",
                       f"corpora/drafts/{name}.draft.tsv"], "") for name in ("en-tr", "en-ru", "en-ar", "tr-en")),
    ("table", "concept", ["table", *terms, texts[0]], ""),
    ("table", "concept", ["table", *terms, *texts], ""),
    ("table", "concept", ["table", *terms, "--aligned", *texts], ""),
    ("table", "concept", ["table", *terms, "--from", "tsv", "-"], bitext),
    ("table", "concept", ["table", *terms, "-"], "nothing here"),
    ("prepare", None, ["prepare", "--filter", "empty"], CORPUS),
]


# Records of terms through an engine, which have no format to choose: the command line, standard input.
RECORDS = [
    (["annotate", *terms, "--src", "en", "--tgt", "ar", "--side", "/dev/stderr", texts[0]], ""),
    (["annotate", *terms, "--src", "en", "--tgt", "tr", "--side", "/dev/stderr", "-"], "Ankara [1]\n\nnothing"),
]


def closed(schema):
    """The schema with every object closed to keys it does not name."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    out = {key: closed(part) for key, part in schema.items()}
    if out.get("type") == "object":
        out.setdefault("additionalProperties", False)
    return out


def run(arguments, text):
    done = subprocess.run([program, *arguments], input=text.encode(), capture_output=True, cwd=project)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{arguments}: exit {done.returncode}: {done.stderr.decode()}")
    return done.stdout.decode()


def load(name):
    schema = json.loads((schemas / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return closed(schema)


def part_of(schema, part):
    if not part:
        return schema
    return {"$ref": f"#/$defs/{part}", "$defs": schema["$defs"]}


def check(schema, value, what):
    faults = list(jsonschema.Draft202012Validator(schema).iter_errors(value))
    for fault in faults[:5]:
        print(f"{what}: {'/'.join(map(str, fault.absolute_path))}: {fault.message[:300]}")
    return not faults


def check_sums():
    """A corpus: its table, and what is added up to make it."""
    corpus = ["table", *terms, "--corpus", "--from", "tsv", "--format"]
    good = check(load("table"), json.loads(run([*corpus, "json", "-"], bitext)), "table --corpus")
    head, *concepts = [json.loads(line) for line in run([*corpus, "jsonl", "-"], bitext).splitlines()]
    good = check(load("sum"), head, "the head of a sum") and good
    for concept in concepts:
        good = check(part_of(load("sum"), "concept"), concept, "a sum") and good
    return good and bool(concepts)


def main():
    good = check_sums()
    for name, part, arguments, text in CASES:
        schema = load(name)
        what = " ".join(arguments)
        option = "--report" if arguments[0] in ("normalize", "prepare") else "--format"
        whole = json.loads(run([*arguments, option, "json"], text))
        lines = [json.loads(line) for line in run([*arguments, option, "jsonl"], text).splitlines()]
        records = whole["concepts"] if part else whole
        if part:
            good = check(schema, whole, what) and good
        if lines != records:
            print(f"{what}: json and jsonl differ")
            good = False
        for line in lines:
            good = check(part_of(schema, part), line, what) and good
    for arguments, text in RECORDS:
        done = subprocess.run([program, *arguments], input=text.encode(), capture_output=True, cwd=project, check=True)
        lines = [json.loads(line) for line in done.stderr.decode().splitlines()]
        good = len(lines) > 1 and all([check(load("protect"), line, " ".join(arguments)) for line in lines]) and good
    for line in run(["prepare", "-q", "--split", "--dedupe", "text", "--audit", "-", "-o", "/dev/null"], CORPUS).splitlines():
        good = check(load("audit"), json.loads(line), "prepare --audit") and good
    return 0 if good else 1


sys.exit(main())
