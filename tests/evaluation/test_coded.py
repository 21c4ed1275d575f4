"""Coded gold files: what is read, and the sentence for each that cannot be."""

import json

import pytest

from dateline.errors import GoldError
from dateline.evaluation import read_coded
from dateline.model import Kind

TEXT = "Ten died in Gao."


@pytest.fixture
def write(tmp_path):
    def written(*rows, name="gold.jsonl"):
        path = tmp_path / name
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    return written


def test_what_a_gold_file_says_comes_through(write):
    rows = [
        {"id": 7, "text": TEXT, "published": "2025-03-12", "date": "2025-03-11", "lat": 16.3, "lon": -0.1, "killed": 10}
        | {"killed_in_text": True, "wounded": 0, "displaced": None},
        {"id": "b", "text": TEXT, "date": "2025-03", "lat": 16.3, "lon": None},
    ]
    one, other = read_coded(write(*rows))
    assert (one.article.id, one.article.text, str(one.article.published)) == ("7", TEXT, "2025-03-12")
    assert one.figures == {Kind.KILLED: (10, True), Kind.WOUNDED: (0, None)}
    assert (one.lat, one.lon, one.date) == (16.3, -0.1, "2025-03-11")
    assert (other.figures, other.lat, other.lon, other.date) == ({}, None, None, "2025-03")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"killed": -1}, "no number of people"),
        ({"killed": "ten"}, "no number of people"),
        ({"killed": 2.5}, "no number of people"),
        ({"killed": True}, "no number of people"),
        ({"killed": float("inf")}, "no number of people"),
        ({"killed": 1, "lat": 91, "lon": 0}, "not degrees on earth"),
        ({"killed": 1, "date": "11/03/2025"}, "is not of the form"),
        ({"killed": None}, "codes no figure, place or date"),
    ],
)
def test_what_cannot_be_is_one_sentence(write, fields, said):
    with pytest.raises(GoldError, match=said) as error:
        read_coded(write({"id": "a", "text": TEXT, **fields}))
    assert "gold.jsonl" in str(error.value)
    assert "\n" not in str(error.value)


def test_what_is_no_gold_at_all(write, tmp_path):
    with pytest.raises(GoldError, match="no file of JSON lines"):
        read_coded(write({"text": TEXT}, name="gold.csv"))
    with pytest.raises(GoldError, match="cannot be opened"):
        read_coded(tmp_path / "none.jsonl")
    with pytest.raises(GoldError, match="has no text"):
        read_coded(write({"id": "a", "killed": 3}))
