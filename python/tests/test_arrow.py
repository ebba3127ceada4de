"""Arrow columns in and out."""

import pytest

import dragoman

pa = pytest.importorskip("pyarrow", minversion="14")


@pytest.fixture(scope="module")
def matcher():
    return dragoman.Matcher(dragoman.Glossary.parse("id\ten\ttr\ncity\tAnkara\tAnkara\n", "terms.tsv"))


TEXTS = ["🙂 Ankara", None, "", "Ankara'da", "x"]


@pytest.mark.parametrize("kind", [pa.string(), pa.large_string()])
def test_columns_equal_lists(matcher, kind):
    wanted = matcher.find_batch(TEXTS, "tr").to_dict()
    assert wanted["row"] == [0, 3]
    assert matcher.find_batch(pa.array(TEXTS, kind), "tr").to_dict() == wanted
    assert matcher.find_batch(pa.chunked_array([TEXTS[:2], [], TEXTS[2:]], kind), "tr").to_dict() == wanted


def test_slices(matcher):
    assert matcher.find_batch(pa.array(TEXTS).slice(2, 2), "tr").to_dict()["row"] == [1]


def test_other_types_are_refused(matcher):
    with pytest.raises(TypeError, match="string"):
        matcher.find_batch(pa.array([1, 2]))
    with pytest.raises(TypeError, match="string"):
        matcher.find_batch(pa.chunked_array([[1]]))


def test_invalid_utf8_is_refused(matcher):
    bad = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\2\0\0\0"), pa.py_buffer(b"a\xff")])
    with pytest.raises(ValueError, match="row 0"):
        matcher.find_batch(bad)


def test_matches_as_a_record_batch(matcher):
    found = pa.record_batch(matcher.find_batch(pa.array(TEXTS), "tr"))
    found.validate(full=True)
    assert found.column("byte_start").to_pylist() == [5, 0]
    assert found.column("start").to_pylist() == [2, 0]
    assert found.column("concept").to_pylist() == ["city", "city"]
    assert found.column("grade").to_pylist() == ["exact", "inflected"]
    column = found.column("term")
    del found
    assert column.to_pylist() == ["Ankara", "Ankara"]


def test_no_matches_are_an_empty_batch(matcher):
    assert pa.record_batch(matcher.find_batch([])).num_rows == 0
