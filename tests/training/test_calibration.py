"""Confidence: what calibration makes of it, and that the shipped weights can be relied on."""

import pytest

pytest.importorskip("scipy", reason='training needs "dateline[train]"')

from dateline.evaluation import GoldArticle, Toponym
from dateline.language.document import parse
from dateline.model import Article, Mention, Place, Role
from dateline.places.confidence import calibrated
from dateline.places.recognition import Candidates
from dateline.training.calibration import calibrate, train_confidence
from dateline.training.corpora import CORPORA, Example

GAO = Place("test:gao", "Gao", 16.27, -0.04, "P", "PPL", "ML")


def example(right, count, raw, place=GAO, corpus=CORPORA[0]):
    """An article that names Gao so often, of which the first so many are marked; and its mentions."""
    article = Article(f"{right} {raw} {place}", "", "Gao " * count)
    spans = [(4 * number, 4 * number + 3) for number in range(count)]
    point = (16.0, 0.0) if corpus is CORPORA[0] else (None, None)
    names = tuple(Toponym(*span, *point, True, None) for span in spans[:right])
    mentions = tuple(Mention(article.id, *span, "Gao", Role.LITERAL, place, raw) for span in spans)
    return Example(corpus, GoldArticle(article, names), parse(article), Candidates([], []), ()), mentions


def train(*pairs):
    return train_confidence([one for one, _ in pairs], {one.gold.article.id: found for one, found in pairs})


def test_overconfidence_is_taken_back():
    table = train(example(800, 1000, 0.95), example(450, 1000, 0.7), example(100, 1000, 0.3))
    for raw, share in ((0.95, 0.8), (0.7, 0.45), (0.3, 0.1)):
        assert calibrated(raw, placed=True, table=table) == pytest.approx(share, abs=0.03)


def test_what_is_right_stays():
    table = train(example(950, 1000, 0.95), example(700, 1000, 0.7), example(300, 1000, 0.3))
    for raw in (0.95, 0.7, 0.3):
        assert calibrated(raw, placed=True, table=table) == pytest.approx(raw, abs=0.02)


def test_names_without_a_place_are_calibrated_apart():
    table = train(example(900, 1000, 0.9), example(500, 1000, 0.9, None), example(300, 1000, 0.6, None))
    assert calibrated(0.9, placed=True, table=table) == pytest.approx(0.9, abs=0.02)
    assert calibrated(0.9, placed=False, table=table) == pytest.approx(0.5, abs=0.03)
    assert calibrated(0.6, placed=False, table=table) == pytest.approx(0.3, abs=0.03)


def test_a_corpus_without_coordinates_says_nothing():
    good = [example(900, 1000, 0.9), example(300, 1000, 0.3)]
    assert train(*good, example(10, 1000, 0.95, corpus=CORPORA[2])) == train(*good)


def test_mentions_are_calibrated():
    table = {"(bias)": 0.0, "place right": 2.0, "place wrong": 0.0}
    one, other = calibrate(example(1, 1, 0.5)[1] + example(1, 1, 1.0)[1], table)
    assert (one.confidence, other.confidence) == (0.2, 0.499)  # nobody is surer than .999
    assert (one.place, one.start, one.end) == (GAO, 0, 3)
