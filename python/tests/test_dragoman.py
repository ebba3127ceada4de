"""The Python package as its users call it."""

import threading

import pytest

import dragoman

TERMS = b"""id\ten\ttr\tar\tru
country-tr\tT\xc3\xbcrkiye\tT\xc3\xbcrkiye\t\xd8\xaa\xd8\xb1\xd9\x83\xd9\x8a\xd8\xa7\t\xd0\xa2\xd1\x83\xd1\x80\xd1\x86\xd0\xb8\xd1\x8f
city-ankara\tAnkara\tAnkara\t\xd8\xa3\xd9\x86\xd9\x82\xd8\xb1\xd8\xa9\t\xd0\x90\xd0\xbd\xd0\xba\xd0\xb0\xd1\x80\xd0\xb0
"""


@pytest.fixture(scope="module")
def matcher():
    return dragoman.Matcher(dragoman.Glossary.parse(TERMS, "terms.tsv"))


def surfaces(text, matches):
    return [(text[m.start : m.end], m.concept) for m in matches]


def test_glossary_from_a_file(tmp_path):
    path = tmp_path / "terms.tsv"
    path.write_bytes(TERMS)
    glossary = dragoman.Glossary.load(path)
    assert len(glossary) == 2
    assert glossary.langs == ["en", "tr", "ar", "ru"]
    columns = glossary.to_dict()
    assert columns["term"][:4] == ["Türkiye", "Türkiye", "تركيا", "Турция"]
    assert len({len(column) for column in columns.values()}) == 1


def test_a_glossary_that_is_none(tmp_path):
    with pytest.raises(dragoman.Error) as caught:
        dragoman.Glossary.load(tmp_path / "nowhere.tsv")
    assert caught.value.code == "io"
    assert "nowhere.tsv" in str(caught.value)
    with pytest.raises(dragoman.Error) as caught:
        dragoman.Glossary.parse(b"<martif>\n<text></martif>", "terms.tbx")
    assert caught.value.line == 2


def test_merge():
    one = dragoman.Glossary.parse("id\ten\na\tcat\n", "a.tsv")
    two = dragoman.Glossary.parse("id\tru\na\tкошка\n", "b.tsv")
    merged = dragoman.Glossary.merge(one, two)
    assert (len(merged), merged.langs) == (1, ["en", "ru"])
    with pytest.raises(TypeError):
        dragoman.Glossary.merge(one, "two")


def test_offsets_count_code_points(matcher):
    text = "🙂 «Türkiye'nin» ve Ankara’da: 🙂 Türkiye"
    assert surfaces(text, matcher.find(text, lang="tr")) == [
        ("Türkiye'nin", "country-tr"),
        ("Ankara’da", "city-ankara"),
        ("Türkiye", "country-tr"),
    ]


@pytest.mark.parametrize(
    "lang, text, surface",
    [("tr", "Türkiye'den geldi.", "Türkiye'den"), ("ar", "وصل إلى وتركيا أمس", "وتركيا"), ("ru", "Он был в Турции.", "Турции")],
)
def test_inflected_forms(matcher, lang, text, surface):
    assert surfaces(text, matcher.find(text, lang)) == [(surface, "country-tr")]


def test_a_match_tells_all(matcher):
    (match,) = matcher.find("в Анкаре", "ru")
    assert (match.start, match.end, match.row) == (2, 8, 0)
    assert (match.term, match.status, match.lang, match.grade) == ("Анкара", "preferred", "ru", "inflected")


def test_grade(matcher):
    exact = dragoman.Matcher(matcher.glossary, grade="exact")
    assert len(exact.find("в Анкаре", "ru")) == 0
    with pytest.raises(ValueError):
        dragoman.Matcher(matcher.glossary, grade="good")


def test_batches_equal_single_texts(matcher):
    texts = ["Ankara 🙂", "", "Турции и Анкаре", "none here", "Ankara, Ankara\nAnkara", "\n"] * 40_000
    found = matcher.find_batch(texts)
    by_row = {}
    for match in found:
        by_row.setdefault(match.row, []).append(texts[match.row][match.start : match.end])
    expected = {0: ["Ankara"], 2: ["Турции", "Анкаре"], 4: ["Ankara", "Ankara", "Ankara"]}
    assert len(by_row) == 3 * 40_000
    assert all(forms == expected[row % 6] for row, forms in by_row.items())


def test_batches_of_nothing(matcher):
    assert len(matcher.find_batch([])) == 0
    assert len(matcher.find_batch([None, "", None])) == 0
    assert matcher.find_batch([None, "Ankara"])[0].row == 1


def test_batches_refuse_what_is_no_text(matcher):
    with pytest.raises(TypeError):
        matcher.find_batch("Ankara")
    with pytest.raises(TypeError):
        matcher.find_batch([1])
    with pytest.raises(UnicodeEncodeError):
        matcher.find_batch(["\ud800"])
    with pytest.raises(IndexError):
        matcher.find_batch([])[0]


def test_columns(matcher):
    columns = matcher.find_batch(["Ankara", "Türkiye"], lang="en").to_dict()
    assert columns["row"] == [0, 1]
    assert columns["concept"] == ["city-ankara", "country-tr"]
    assert columns["grade"] == ["exact", "exact"]


def test_threads_share_a_matcher(matcher):
    texts = ["Türkiye'de", "Ankara'ya", "nichts"] * 2000
    wanted = matcher.find_batch(texts).to_dict()
    results = []
    threads = [threading.Thread(target=lambda: results.append(matcher.find_batch(texts).to_dict())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [wanted] * 8


def test_matches_outlive_their_matcher():
    found = dragoman.Matcher(dragoman.Glossary.parse(TERMS, "terms.tsv")).find("Ankara")
    assert found[0].concept == "city-ankara"


def test_normalize():
    assert dragoman.normalize("Tu\u0308rkiye") == "Türkiye"
    assert dragoman.normalize("”x”", steps="quotes-straight") == '"x"'
    assert dragoman.Normalizer("match")("ﻻ", "ar") == "لا"
    with pytest.raises(dragoman.Error):
        dragoman.normalize("x", "no-such-profile")


def test_table(matcher):
    columns = dragoman.table(matcher, {"en": "Ankara said.", "tr": "Türkiye ve Ankara'da."}, langs="en,tr,ru")
    assert columns["concept"] == ["city-ankara", "country-tr"]
    assert columns["tr found"] == [["Ankara'da"], ["Türkiye"]]
    assert columns["en missing"] == [False, True]
    assert columns["ru"] == [["Анкара"], ["Турция"]]
    assert len({len(column) for column in columns.values()}) == 1


def test_shipped_glossaries():
    assert len(dragoman.shipped("places")) > 1000
    assert len(dragoman.shipped()) > 2000
    with pytest.raises(ValueError):
        dragoman.shipped("recipes")
