"""The figures of incidents, reckoned by hand."""

from datetime import date

import pytest

from dateline.evaluation import Coded, CodedArticle, evaluate_incidents
from dateline.evaluation.incidents import figures, main_incident, verdict
from dateline.incidents.merging import unmerged
from dateline.model import Article, EventType, Figure, Kind, Location, Place, Report, When

GAO = Place("test:gao", "Gao", 16.27, -0.04, "P", "PPL", "ML")
DAY = When(date(2025, 3, 11), date(2025, 3, 12), 2)


def incident(article="a", place=GAO, when=DAY, tally=False, confidence=0.7, **tolls):
    """One incident with these tolls: a number, or low, best and high."""
    stated = {kind: toll if isinstance(toll, tuple) else (toll, toll, toll) for kind, toll in tolls.items()}
    stated_figures = tuple(
        Figure(Kind(kind), low, best, high, None, None, False, "q", 0, 1) for kind, (low, best, high) in stated.items()
    )
    where = None if place is None else Location(place, place.lat, place.lon, 1, 5.0)
    report = Report(
        article,
        EventType.VIOLENCE,
        "attack",
        "attack",
        when,
        where,
        (),
        stated_figures,
        (),
        "q",
        0,
        1,
        tally,
        confidence,
    )
    return unmerged([report], [Article(article, "", "q")])[0]


def coded(article="a", lat=16.3, lon=0.0, day="2025-03-11", **values):
    """An article with what is coded of it: a number, or a number and whether the text states it."""
    known = {
        Kind(kind): Coded(*each) if isinstance(each, tuple) else Coded(each, None) for kind, each in values.items()
    }
    return CodedArticle(Article(article, "", "q"), known, lat, lon, day)


def test_shares():
    gold = [
        coded("a", killed=(3, True), wounded=0),
        coded("b", lat=17.5, killed=(5, True), wounded=2),
        coded("c", killed=(4, False)),
        coded("d", lat=None, lon=None, day=None, killed=0),
    ]
    read = [
        incident("a", killed=3, wounded=1),
        incident("b", place=None, killed=(4, 4, None), when=When()),
        incident("c", killed=(3, 5, 6)),
    ]
    found = figures(gold, read)
    shares = {name: tuple(share) for name, share in found.shares.items()}
    assert shares == {
        "detected": (3, 4),
        "killed": (2, 4),
        "killed_stated": (1, 2),
        "killed_any": (3, 3),
        "killed_invented": (0, 1),
        "killed_covered": (4, 4),
        "wounded": (0, 2),
        "wounded_invented": (1, 1),
        "wounded_any": (0, 1),
        "wounded_covered": (0, 2),
        "within25": (2, 3),
        "within100": (2, 3),
        "date": (2, 3),
        "right": (0, 1),
    }
    assert found.mean_errors == {"killed": 0.5, "wounded": 1.5}
    assert found.median_km == pytest.approx(5.41, abs=0.01)
    assert [each.article for each in found.disagreements] == ["a", "b"]
    assert found.disagreements[0].differs == ("wounded: coded 0, read 1",)
    assert found.disagreements[1].differs == (
        "killed: coded 5, read 4",
        "wounded: coded 2, read none",
        "place: not known",
        "date: coded 2025-03-11, read none",
    )


def test_reliability_is_of_the_incidents_compared():
    gold = [coded("a", killed=3), coded("b", killed=3)]
    found = figures(gold, [incident("a", killed=3, confidence=0.85), incident("b", killed=1, confidence=0.85)])
    (one,) = found.reliability
    assert (one.least, one.answers, one.right) == (0.8, 2, 0.5)
    assert found.calibration_error == pytest.approx(0.35)


def test_the_deadliest_incident_is_compared_and_tallies_only_where_there_is_nothing_else():
    small, large, total = incident(killed=1), incident(killed=2, wounded=1), incident(killed=90, tally=True)
    assert main_incident([small, total, large]) is large
    assert main_incident([total]) is total
    assert main_incident([]) is None


@pytest.mark.parametrize(
    ("article", "judged"),
    [
        (coded(killed=3), (True, True, True)),
        (coded(killed=4), (False, True, True)),
        (coded(killed=3, wounded=0), (True, True, True)),
        (coded(killed=3, wounded=1), (False, True, True)),
        (coded(killed=3, lat=17.5), (True, False, True)),
        (coded(killed=3, day="2025-03-12"), (True, True, True)),
        (coded(killed=3, day="2025-03-13"), (True, True, False)),
        (coded(killed=3, day="2025-03"), (True, True, True)),
        (coded(killed=3, day="2024"), (True, True, False)),
        (coded(killed=3, lat=None, lon=None, day=None), (True, None, None)),
    ],
)
def test_what_is_right(article, judged):
    found = verdict(article, incident(killed=3))
    assert found[:3] == judged
    assert found.right is all(judged[: 1 if article.lat is None else 3])
    assert found.complete


def test_what_is_left_open_is_not_judged():
    assert verdict(coded(killed=3), incident(killed=3, place=None)) == (True, None, True, False)
    assert verdict(coded(killed=3), incident(killed=3, when=When())) == (True, True, None, False)
    assert verdict(coded(killed=(4, False)), incident(killed=3)) == (None, True, True, False)
    assert not verdict(coded(lat=None, lon=None, day=None), incident(killed=3)).complete


def test_articles_are_read_one_event_each():
    article = Article("a", "", "Three soldiers were killed in Gao on Tuesday.", date(2025, 3, 12), language="en")
    found = evaluate_incidents([CodedArticle(article, {Kind.KILLED: Coded(3, True)}, 16.27, -0.04, "2025-03-11")])
    assert {name: share.value for name, share in found.shares.items()} == {
        "detected": 1, "killed": 1, "killed_stated": 1, "killed_any": 1, "killed_covered": 1,
        "within25": 1, "within100": 1, "date": 1, "right": 1,
    }  # fmt: skip
