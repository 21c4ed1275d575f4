"""Gold files: what is read, and the sentence for each that cannot be."""

import json

import pytest

from dateline.errors import GoldError
from dateline.evaluation import read_gold

TEXT = "Ten died in Gao."


@pytest.fixture
def write(tmp_path):
    def written(*rows, name="gold.jsonl"):
        path = tmp_path / name
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return written


def row(*toponyms, **fields):
    return {"id": "a", "text": TEXT, "toponyms": list(toponyms), **fields}


def test_what_a_gold_file_says_comes_through(write):
    gao = {"start": 12, "end": 15, "lat": 16.27, "lon": -0.04, "geonameid": "2457161", "type": "Literal"}
    path = write(row(gao, {"start": 0, "end": 3}, published="2025-03-12"), "", row(id="b"))
    one, other = read_gold(path)
    assert (one.article.id, one.article.text, str(one.article.published)) == ("a", TEXT, "2025-03-12")
    first, second = one.toponyms
    assert (first.start, first.end, first.lat, first.lon, first.linked, first.type) == (
        12, 15, 16.27, -0.04, True, "Literal",
    )  # fmt: skip
    assert (second.lat, second.lon, second.linked, second.type) == (None, None, False, None)
    assert other.toponyms == ()


def test_offsets_are_characters(write):
    text = "\U0001f4a3 à Gao."
    (gold,) = read_gold(write({"id": "a", "text": text, "toponyms": [{"start": 4, "end": 7}]}))
    (name,) = gold.toponyms
    assert gold.article.text[name.start : name.end] == "Gao"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["no json"], "line 1 is no JSON"),
        ([row({"start": 0, "end": 3}), "[1]"], "line 2 has no text"),
        (["[" * 100_000], "line 1 is no JSON"),
        ([{"id": "a", "toponyms": []}], "line 1 has no text"),
        ([{"id": "a", "text": TEXT}], "line 1 has no list of toponyms"),
        ([{"id": "a", "text": TEXT, "toponyms": {}}], "line 1 has no list of toponyms"),
        ([row()], "marks no toponyms"),
        ([row({"start": 12, "end": 17})], "from 12 to 17 does not lie in its text, which has 16 characters"),
        ([row({"start": 3, "end": 3})], "from 3 to 3"),
        ([row({"start": -1, "end": 3})], "from -1 to 3"),
        ([row({"start": "0", "end": "3"})], "from '0' to '3'"),
        ([row("Gao")], "from None to None"),
        ([row({"start": 0, "end": 3, "lat": 95, "lon": 0})], "latitude 95 and longitude 0"),
        ([row({"start": 0, "end": 3, "lat": "16", "lon": 0})], "latitude '16'"),
        (['{"id": "a", "text": "Gao", "toponyms": [{"start": 0, "end": 3, "lat": NaN, "lon": 0}]}'], "latitude nan"),
        ([row({"start": 0, "end": 3}), row({"start": 0, "end": 3})], "the id 'a' is given twice"),
        ([row({"start": 0, "end": 3}, published="Tuesday")], "'Tuesday' is not a date"),
        ([row({"start": 0, "end": 3}, text="   ")], "line 1 has no text"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(write, rows, said):
    path = write(*rows)
    with pytest.raises(GoldError) as caught:
        read_gold(path)
    assert said in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_or_other_file_is_told(write, tmp_path):
    with pytest.raises(GoldError, match=r"gone\.jsonl cannot be opened: No such file"):
        read_gold(tmp_path / "gone.jsonl")
    with pytest.raises(GoldError, match=r"is no file of JSON lines"):
        read_gold(write(row(), name="gold.json"))
    (tmp_path / "folder.jsonl").mkdir()
    with pytest.raises(GoldError, match="cannot be opened"):
        read_gold(tmp_path / "folder.jsonl")


def test_bytes_that_are_no_utf8_are_told(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b'{"id": "a", "text": "M\xe9naka", "toponyms": []}\n')
    with pytest.raises(GoldError, match="line 1 is no JSON"):
        read_gold(path)


def test_an_empty_file_is_told(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"")
    with pytest.raises(GoldError, match="empty"):
        read_gold(path)
