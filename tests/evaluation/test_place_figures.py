"""The figures, reckoned by hand; and against the scorer beside the project, where there is one."""

import pytest

from dateline.errors import GoldError
from dateline.evaluation import GoldArticle, Toponym, evaluate_places
from dateline.evaluation.places import figures, outcomes
from dateline.gazetteer import Gazetteer
from dateline.model import Article, Mention, Place, Role

GAO = Place("test:gao", "Gao", 16.27, -0.04, "P", "PPL", "ML")
FAR = Place("test:far", "Gao", 10.0, 20.0, "P", "PPL", "CF")
TEXT = "Ten died in Gao. Malian soldiers left Gao for Kidal, said Bamako."


def name(surface, number=0, lat=16.0, lon=0.0, linked=True, kind="Literal"):
    start = -1
    for _ in range(number + 1):
        start = TEXT.index(surface, start + 1)
    return Toponym(start, start + len(surface), lat, lon, linked, kind)


def mention(surface, place=GAO, confidence=0.9, role=Role.LITERAL, number=0):
    at = name(surface, number)
    return Mention("a", at.start, at.end, surface, role, place, confidence)


def gold(*toponyms):
    return GoldArticle(Article("a", "", TEXT), toponyms)


def measured(toponyms, mentions, **options):
    return figures([gold(*toponyms)], [mentions], **options)


def test_the_figures():
    found = measured(
        [name("Gao"), name("Gao", 1), name("Malian", kind="Demonym"), name("Kidal", lat=None, lon=None)],
        [mention("Gao"), mention("Gao", FAR, number=1), mention("Malian soldiers"), mention("Kidal"), mention("Ten")],
    )
    assert (found.articles, found.gold, found.found) == (1, 4, 5)
    assert (found.precision, found.recall, found.f1) == (0.6, 0.75, round(6 / 9, 4))
    assert found.overlap_recall == 1.0
    assert (found.acc161_matched, found.e2e161) == (0.5, 0.3333)
    assert found.mean_km == pytest.approx((30 + 2268) / 2, rel=0.01)
    assert found.role_accuracy == 1.0


def test_linked_leaves_out_what_is_not():
    toponyms = [name("Gao"), name("Kidal", linked=False)]
    assert measured(toponyms, [mention("Gao")]).recall == 0.5
    assert measured(toponyms, [mention("Gao")], linked=True).recall == 1.0
    assert measured(toponyms, [mention("Gao"), mention("Kidal")], linked=True).precision == 0.5


def test_roles_are_literal_or_associative():
    toponyms = [name("Gao"), name("Malian", kind="Demonym"), name("Bamako", kind="Metonymic"), name("Kidal", kind=None)]
    roles = [("Gao", Role.SITE), ("Malian", Role.DEMONYM), ("Bamako", Role.LITERAL), ("Kidal", Role.NESTED)]
    found = measured(toponyms, [mention(surface, role=role) for surface, role in roles])
    assert found.role_accuracy == round(2 / 3, 4)


def test_nothing_to_divide_by_is_none():
    found = measured([], [])
    assert (found.precision, found.recall, found.f1, found.e2e161, found.role_accuracy) == (None,) * 5
    assert (found.calibration_error, found.reliability) == (None, ())
    unplaced = measured([name("Gao", lat=None, lon=None)], [mention("Gao"), mention("Ten")])
    assert (unplaced.f1, unplaced.e2e161, unplaced.calibration_error) == (round(2 / 3, 4), None, None)


def test_reliability_by_tenths():
    found = measured(
        [name("Gao"), name("Gao", 1), name("Kidal")],
        [mention("Gao", confidence=1.0), mention("Gao", FAR, 0.92, number=1), mention("Kidal", confidence=0.3)],
    )
    low, high = found.reliability
    assert (low.least, low.answers, low.confidence, low.right) == (0.3, 1, 0.3, 1.0)
    assert (high.least, high.answers, high.confidence, high.right) == (0.9, 2, 0.96, 0.5)
    assert found.calibration_error == pytest.approx((0.7 + 2 * 0.46) / 3, abs=1e-4)


def test_what_counts_as_right():
    toponyms = [name("Gao"), name("Kidal", linked=False), name("Bamako", lat=None, lon=None)]
    mentions = [
        mention("Gao"), mention("Kidal"), mention("Bamako"), mention("Ten"),
        mention("Gao", None), mention("died", None),
    ]  # fmt: skip
    judged = [
        (each.surface, each.place is None, right) for each, right in outcomes(gold(*toponyms), mentions, linked=True)
    ]
    assert judged == [("Gao", False, True), ("Ten", False, False), ("Gao", True, True), ("died", True, False)]


def test_with_gold_spans_every_name_is_taken():
    article = gold(name("Gao"), name("Gao", 1), name("Gao", 1), name("soldiers"), name("Kidal", linked=False))
    done = []
    with Gazetteer.open() as gazetteer:
        found = evaluate_places(
            [article], gazetteer, gold_spans=True, progress=lambda number, total: done.append((number, total))
        )
        assert (found.gold, found.found, found.recall) == (4, 4, 1.0)
        assert evaluate_places([article], gazetteer, linked=True, gold_spans=True).found == 3
    assert done == [(1, 1)]


def test_that_nothing_is_linked_is_told():
    with Gazetteer.open() as gazetteer, pytest.raises(GoldError, match="geonameid"):
        evaluate_places([gold(name("Gao", linked=False))], gazetteer, linked=True)
