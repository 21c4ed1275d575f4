"""What is learned from: labels of candidate spans, by each corpus's own conventions."""

import pytest

pytest.importorskip("scipy", reason='training needs "dateline[train]"')

from dateline.errors import GoldError
from dateline.gazetteer import Gazetteer
from dateline.training.corpora import fold, read_coded, read_examples


@pytest.fixture(scope="module")
def gazetteer():
    with Gazetteer.open(installed=()) as gazetteer:
        yield gazetteer


def labels(example):
    return {
        example.document.text[name.start : name.end]: label
        for name, label in zip(example.candidates.names, example.labels, strict=True)
    }


def test_what_is_marked_is_a_name(corpora, gazetteer):
    examples = read_examples(corpora, gazetteer)
    assert [example.corpus.name for example in examples] == ["LGL"] * 24 + ["GeoWebNews"] * 24 + ["HumSet"] * 24 + [
        "GMB"
    ] * 16
    found = labels(examples[0])
    assert found["Gao"] is True
    assert not found.get("Radio Zarma")
    man = labels(examples[1])
    assert man["Agadez"] is True
    assert man.get("Mopti") is not True  # "Mr. Mopti spoke"


def test_bodies_are_neither_right_nor_wrong(corpora, gazetteer):
    met, bank = [each for each in read_examples(corpora, gazetteer) if each.corpus.name == "GMB"][:2]
    assert labels(met)["Gao"] is True
    assert labels(bank)["Gao"] is None


def test_what_lies_where_the_incident_is_coded_is_a_name(corpora, gazetteer):
    examples = read_coded(corpora, gazetteer)
    assert len(examples) == 16
    assert labels(examples[0])["Gao"] is True
    assert examples[0].point == (16.27, -0.04)


def test_folds_are_the_same_on_every_machine(corpora, gazetteer):
    examples = read_examples(corpora, gazetteer)
    assert [fold(example, 5) for example in examples[:8]] == [0, 1, 4, 4, 2, 3, 2, 0]
    assert {fold(example, 5, "inner") for example in examples} == set(range(5))


def test_a_missing_corpus_is_told(corpora, gazetteer, tmp_path):
    with pytest.raises(GoldError, match=r"places_lgl_dev\.jsonl cannot be opened"):
        read_examples(tmp_path, gazetteer)
    with pytest.raises(GoldError, match=r"incidents_pitf_dev\.jsonl cannot be opened"):
        read_coded(tmp_path, gazetteer)
