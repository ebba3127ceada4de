"""A draft in four languages with planted errors, in every format: all are found, none is invented, places are right, and
--fix changes the bytes of the sure ones alone.

Usage: formats.py PROGRAM"""
import json
import os
import subprocess
import sys
import tempfile
import zipfile

# Language, text with {wrong|right|rule} where an error is planted; "=" before the right word: --fix is sure of it.
SEGMENTS = [
    ("en", "The {comittee|=committee|spelling} met in Ankara on Monday to discuss the budget."),
    ("tr", "Cumhurbaşkanı {Erdogan'ın|=Erdoğan'ın|term-misspelt} konuşması dün akşam televizyonda {yayinlandı|=yayınlandı|spelling}."),
    ("ru", "Правительство {расмотрело|рассмотрело|spelling} новый закон, и {Мoсква|=Москва|homoglyph} согласилась."),
    ("ar", "اجتمعت {الحكومه|=الحكومة|spelling} في أنقرة يوم الاثنين."),
    ("en", "All {of of|of|doubled-word} them agreed that the meeting was useful."),
]
LANGS = ("en", "tr", "ru", "ar")
GLOSSARY = "concept\ten\ttr\nerdogan\tErdoğan\tErdoğan\n"


def parse(marked):
    """The text, and its errors as (wrong, right, rule, is_sure)."""
    text, errors = "", []
    while "{" in marked:
        before, rest = marked.split("{", 1)
        planted, marked = rest.split("}", 1)
        wrong, right, rule = planted.split("|")
        text += before + wrong
        errors.append((wrong, right.lstrip("="), rule, right.startswith("=")))
    return text + marked, errors


PARSED = [(lang, *parse(marked)) for lang, marked in SEGMENTS]
DRAFT = [text for _, text, _ in PARSED]
ERRORS = [error for _, _, errors in PARSED for error in errors]
BY_LANG = {lang: [text for l, text, _ in PARSED if l == lang][0] for lang in LANGS}


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(text)


def write_zip(path, members):
    with zipfile.ZipFile(path, "w") as package:
        for name, text in members.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name), text.encode("utf-8"), kind)


def make_txt(path):
    write(path, "\n\n".join(DRAFT) + "\n")


def make_md(path):
    write(path, "# Report\n\n" + "\n\n".join(f"- {text} `qwzk xxvb`" for text in DRAFT) + "\n")


def make_html(path):
    body = "\n".join(f'<p title="x">{escape(text)} <code>qwzk</code></p>' for text in DRAFT)
    write(path, f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n{body}\n</body></html>\n')


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def make_docx(path):
    paragraphs = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>' for text in DRAFT)
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    write_zip(path, {
        "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{TYPES}"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        f'ContentType="{main}"/></Types>',
        "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="{RELS}"><Relationship Id="r1" Type="{DOC}" '
        f'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W}"><w:body>{paragraphs}'
        f"</w:body></w:document>"})


def make_odt(path):
    office, text = "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in DRAFT)
    write_zip(path, {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{office}" '
        f'xmlns:text="{text}"><office:body><office:text>{paragraphs}</office:text></office:body></office:document-content>',
        "META-INF/manifest.xml": f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{manifest}"/>'})


def pairs():
    """Each text once, as source and translation; the languages of a file with one pair of them."""
    return [(BY_LANG["en"], BY_LANG["tr"]), (DRAFT[4], "")]


# Sources of translations are reported, but stay as they are: they are what the file knows its units by.
PAIR_ERRORS = [(*error[:3], error[3] and lang == "tr") for lang, _, errors in PARSED if lang in ("en", "tr") for error in errors]


def make_xlf(path):
    units = "".join(f'<trans-unit id="{i}"><source>{escape(src)}</source><target>{escape(tgt)}</target></trans-unit>\n'
                    for i, (src, tgt) in enumerate(pairs()))
    write(path, '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
          f'<file original="a" source-language="en" target-language="tr" datatype="plaintext"><body>\n{units}</body></file></xliff>\n')


def make_tmx(path):
    variants = "".join(f'<tuv xml:lang="{lang}"><seg>{escape(BY_LANG[lang])}</seg></tuv>\n' for lang in LANGS)
    write(path, '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header srclang="en" datatype="plaintext" '
          'creationtool="x" creationtoolversion="1" segtype="sentence" adminlang="en" o-tmf="x"/><body>\n'
          f"<tu>\n{variants}</tu>\n<tu><tuv xml:lang=\"en\"><seg>{escape(DRAFT[4])}</seg></tuv></tu>\n</body></tmx>\n")


def make_po(path):
    units = "".join(f'\nmsgid "{src}"\nmsgstr "{tgt}"\n' for src, tgt in pairs())
    write(path, 'msgid ""\nmsgstr ""\n"Language: tr\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n' + units)


def make_tsv(path):
    row = "\t".join(BY_LANG[lang] for lang in LANGS)
    write(path, "\t".join(LANGS) + f"\n{row}\n{DRAFT[4]}\t\t\t\n")


FORMATS = {"txt": (make_txt, ERRORS), "md": (make_md, ERRORS), "html": (make_html, ERRORS), "docx": (make_docx, ERRORS),
           "odt": (make_odt, ERRORS), "xlf": (make_xlf, PAIR_ERRORS), "tmx": (make_tmx, ERRORS), "po": (make_po, PAIR_ERRORS),
           "tsv": (make_tsv, ERRORS)}


def parts(path):
    """The texts of a file by name: of a package its members."""
    if not zipfile.is_zipfile(path):
        with open(path, "rb") as file:
            return {"": file.read().decode("utf-8")}
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name).decode("utf-8") for name in package.namelist()}


def check_places(path, findings, complain):
    text = parts(path).get("")
    if text is None:
        return
    data, lines = text.encode("utf-8"), text.split("\n")
    for f in findings:
        if data[f["start"]:f["end"]].decode("utf-8") != f["surface"]:
            complain(f"bytes {f['start']} to {f['end']} are not '{f['surface']}'")
        if not lines[f["line"] - 1][f["column"] - 1:].startswith(f["surface"]):
            complain(f"'{f['surface']}' is not at {f['line']}:{f['column']}")


def main():
    program, failed = os.path.abspath(sys.argv[1]), []
    with tempfile.TemporaryDirectory() as folder:
        write(os.path.join(folder, "terms.tsv"), GLOSSARY)
        for name, (make, errors) in FORMATS.items():
            path = os.path.join(folder, "draft." + name)
            complain = lambda message, name=name: failed.append(f"{name}: {message}")
            make(path)
            command = [program, "spell", "--no-project", "-q", "-g", os.path.join(folder, "terms.tsv"), "-f", "jsonl", path]
            one, two = ([*command, "--threads", n] for n in "12")
            shown = subprocess.run(one, capture_output=True, check=False, text=True)
            if subprocess.run(two, capture_output=True, check=False, text=True).stdout != shown.stdout:
                complain("two threads find other things than one")
            found = [json.loads(line) for line in shown.stdout.splitlines()]
            wanted = sorted((wrong, rule) for wrong, _, rule, _ in errors)
            if sorted((f["surface"], f["rule"]) for f in found) != wanted or shown.returncode != 1:
                complain(f"expected {wanted}, found {[(f['surface'], f['rule']) for f in found]} {shown.stderr}")
            check_places(path, found, complain)
            before = parts(path)
            subprocess.run([*command, "--fix"], capture_output=True, check=False)
            for wrong, right, _, is_sure in errors:
                before = {n: text.replace(wrong, right) if is_sure else text for n, text in before.items()}
            if parts(path) != before:
                complain(f"after --fix: {[t for n, t in parts(path).items() if t != before[n]]}")
    if failed:
        raise SystemExit("\n".join(failed))
    print(f"{len(FORMATS)} formats")


main()
