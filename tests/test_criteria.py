from datetime import date

import pytest

from dateline.criteria import Criteria, LeftOut, find_country, select
from dateline.errors import CriteriaError
from dateline.gazetteer import Gazetteer
from dateline.model import EventType, Incident, Kind, Location, Place, Total, When


def incident(name="i", *, start=None, end=None, point=None, country=None, killed=None):
    """An incident of which only what matters here is stated; `killed` is low, best, high."""
    place = point and Place("p", "Somewhere", *point, "P", "PPL", country)
    return Incident(
        id=name,
        title=name,
        event_type=EventType.BATTLE,
        sub_event_type="armed_clash",
        when=When(start, end or start, 1 if start else 5),
        where=place and Location(place, *point, 1, 5.0),
        totals=(Total(Kind.KILLED, *killed),) if killed else (),
        casualties="",
        actors=(),
        disputed=False,
        approximate=False,
        tally=False,
        confidence=0.5,
        country=country,
    )


def names(incidents, **criteria):
    wanted, left_out = select(incidents, Criteria(**criteria))
    return [one.id for one in wanted], left_out


def test_nothing_asked_leaves_nothing_out():
    assert names([incident("a"), incident("b")]) == (["a", "b"], {})


def test_an_incident_that_reaches_into_the_span_is_in_it():
    found = [
        incident("before", start=date(2024, 1, 1), end=date(2024, 1, 31)),
        incident("into", start=date(2024, 1, 30), end=date(2024, 2, 1)),
        incident("last", start=date(2024, 2, 29)),
        incident("after", start=date(2024, 3, 1)),
        incident("undated"),
    ]
    span = {"since": date(2024, 2, 1), "until": date(2024, 2, 29)}
    assert names(found, **span) == (["into", "last"], {LeftOut.UNDATED: 1, LeftOut.EARLIER_OR_LATER: 2})


@pytest.mark.parametrize(("box", "inside"), [((-10, 10, 5, 20), ["west"]), ((170, -20, -170, 0), ["fiji", "samoa"])])
def test_a_box_may_lie_across_the_antimeridian(box, inside):
    found = [
        incident("west", point=(12.6, -8.0)),
        incident("fiji", point=(-18.1, 178.4)),
        incident("samoa", point=(-13.8, -171.8)),
        incident("nowhere"),
    ]
    wanted, left_out = names(found, bbox=box)
    assert wanted == inside
    assert left_out == {LeftOut.UNPLACED: 1, LeftOut.ELSEWHERE: 3 - len(inside)}


def test_countries_are_asked_by_code():
    found = [incident("ml", country="ML"), incident("dz", country="DZ"), incident("ne", country="NE"), incident("none")]
    wanted, left_out = names(found, countries=frozenset({"ML", "NE"}))
    assert wanted == ["ml", "ne"]
    assert left_out == {LeftOut.UNPLACED: 1, LeftOut.ELSEWHERE: 1}


def test_silence_is_no_zero():
    found = [
        incident("none", killed=(0, 0, 0)),
        incident("twelve", killed=(12, 12, 12)),
        incident("at least", killed=(20, None, None)),
        incident("up to", killed=(None, None, 10)),
        incident("silent"),
    ]
    assert names(found, min_killed=0)[0] == ["none", "twelve", "at least"]
    assert names(found, min_killed=12) == (["twelve", "at least"], {LeftOut.TOLL_UNKNOWN: 2, LeftOut.FEWER_KILLED: 1})


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"since": date(2024, 2, 1), "until": date(2024, 1, 1)}, "2024-02-01, is after the last"),
        ({"bbox": (0, 20, 10, 10)}, "west,south,east,north"),
        ({"bbox": (0, 0, 200, 10)}, "west,south,east,north"),
        ({"bbox": (0, 0, float("nan"), 10)}, "west,south,east,north"),
    ],
)
def test_what_makes_no_sense_is_refused(wrong, words):
    with pytest.raises(CriteriaError, match=words):
        Criteria(**wrong)


@pytest.mark.parametrize("text", ["ML", "mli", "Mali", "MALI"])
def test_a_country_is_found_by_code_or_name(text):
    with Gazetteer.open() as gazetteer:
        assert find_country(text, gazetteer.countries) == "ML"
        assert find_country("Côte d'Ivoire", gazetteer.countries) == "CI"
        assert find_country("Algérie", gazetteer.countries) == "DZ"
        with pytest.raises(CriteriaError, match="no country 'Atlantis'"):
            find_country("Atlantis", gazetteer.countries)
