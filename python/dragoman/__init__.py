"""Terminology in English, Turkish, Arabic and Russian: glossary terms in text, in every spelling and inflected form.

    >>> import dragoman
    >>> glossary = dragoman.shipped("places")
    >>> matcher = dragoman.Matcher(glossary)
    >>> text = "Bakan, Türkiye'nin tutumunu anlattı."
    >>> [(text[m.start:m.end], m.concept) for m in matcher.find(text, lang="tr")]
    [("Türkiye'nin", 'country-tr')]
"""

import json
from importlib import resources

from ._native import Error, Glossary, Match, Matcher, Matches, Normalizer, __version__

__all__ = ["Error", "Glossary", "Match", "Matcher", "Matches", "Normalizer", "__version__", "normalize", "shipped", "table"]

_normalizers = {}


def shipped(*names):
    """The glossaries that come along: "places", "diplomacy", "house-style"; without names all three as one."""
    loaded = []
    for name in names or ("places", "diplomacy", "house-style"):
        file = resources.files(__package__) / "glossaries" / f"{name}.tsv"
        if not file.is_file():
            raise ValueError(f"no glossary '{name}' comes along; there are places, diplomacy and house-style")
        loaded.append(Glossary.parse(file.read_bytes(), f"{name}.tsv"))
    return loaded[0] if len(loaded) == 1 else Glossary.merge(*loaded)


def normalize(text, profile=None, *, steps=None, without=None, lang=None):
    """The text with characters and spellings unified, as `dragoman normalize` does; see Normalizer for what may be chosen."""
    chosen = (profile, steps, without, lang)
    normalizer = _normalizers.get(chosen)
    if normalizer is None:
        normalizer = _normalizers[chosen] = Normalizer(profile, steps=steps, without=without, lang=lang)
    return normalizer(text)


def table(matcher, texts, langs=None):
    """The aligned term table of the same text in several languages, as columns that pandas.DataFrame takes.

    texts maps languages to texts: {"en": "...", "tr": "..."}. A row is a concept; for each language there are the column of
    its terms ("en"), the forms found ("en found"), how often ("en count"), and whether it is missing where another
    language has it ("en missing"). langs ("en,ar") chooses the languages; without it they are the glossary's.
    """
    whole = json.loads(matcher._table_json(texts, langs))
    rows = whole["concepts"]
    columns = {"concept": [row["concept"] for row in rows]}
    for lang in whole["languages"]:
        cells = [row["cells"][lang] for row in rows]
        columns[lang] = [[term["term"] for term in cell["terms"]] for cell in cells]
        columns[f"{lang} found"] = [[found["form"] for found in cell["found"]] for cell in cells]
        columns[f"{lang} count"] = [cell["count"] for cell in cells]
        columns[f"{lang} missing"] = [lang in row["missing"] for row in rows]
    return columns
