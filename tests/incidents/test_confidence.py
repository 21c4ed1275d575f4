"""Confidence: a graver doubt never makes it higher, and every doubt is known to the table."""

from datetime import date
from math import prod

import pytest

from dateline.incidents.confidence import BEST, DOUBTS, NO_DATE, NO_PLACE, confidence, evidence, shipped
from dateline.incidents.reports import read_events
from dateline.language.document import parse
from dateline.model import Article
from dateline.places.mentions import find_mentions


@pytest.fixture
def sure(gazetteer):
    """Read a text that tells of one incident: its confidence, not rounded."""

    def of(text, published=WEDNESDAY):
        document = parse(Article("a", "", text, published, language="en"))
        reading = read_events(document, find_mentions(document, gazetteer), gazetteer)
        (event,) = reading.events
        assert reading.reports[0].confidence == confidence(evidence(event))
        return prod(each.chance for each in evidence(event))

    return of


WEDNESDAY = date(2025, 3, 12)
PLAIN = "Six soldiers were killed in Gao on Tuesday."


@pytest.mark.parametrize(
    "doubtful",
    [
        "Dozens of soldiers were killed in Gao on Tuesday.",
        "Six soldiers and four drivers were killed in Gao on Tuesday.",
        "Six soldiers were killed in Mali on Tuesday.",
        "Six soldiers were killed in northern Mali on Tuesday.",
        "Six soldiers were killed in Gao in January.",
        "Six soldiers were reportedly killed in Gao on Tuesday.",
    ],
)
def test_doubts_take_away(sure, doubtful):
    assert sure(doubtful) < sure(PLAIN)


def test_without_a_place_or_a_date_it_is_lower(sure):
    assert sure("Six soldiers were killed on Tuesday.") < sure("Six soldiers were killed in Gao on Tuesday.") / 2
    assert sure(PLAIN, published=None) < sure(PLAIN)


def test_a_running_total_is_none_the_worse_for_its_country_and_its_year(sure):
    assert sure("In 2024, 1,400 people were killed in Mali.") > 2 * sure("Last year six soldiers were killed in Mali.")


def test_an_event_that_counts_nobody_is_none_the_worse_for_it(sure):
    assert sure("Officers seized power in Bamako on Tuesday.") > 0.6
    assert sure("Many were killed in Gao on Tuesday.") < sure(PLAIN)


def test_it_is_the_product_of_its_chances(gazetteer):
    document = parse(Article("a", "", PLAIN, language="en"))
    reading = read_events(document, find_mentions(document, gazetteer), gazetteer)
    found = evidence(reading.events[0])
    assert [each.aspect for each in found] == ["figures", "place", "date"]
    figures, place, date = (each.chance for each in found)
    assert reading.reports[0].confidence == confidence(found) == round(figures * place * date, 2)
    assert NO_DATE in found[2].doubts
    half = evidence(reading.events[0], {aspect: {BEST: 0.0} for aspect in DOUBTS})
    assert confidence(half) == round(0.5**3, 2)


def test_the_shipped_weights_are_of_known_doubts_and_monotone():
    for aspect, table in shipped().items():
        known = {doubt for row in DOUBTS[aspect] for doubt in row} | {BEST, NO_PLACE, NO_DATE, "a presumed date"}
        assert set(table) <= known
        for row in DOUBTS[aspect]:
            weights = [table.get(doubt, 0.0) for doubt in row]
            assert weights == sorted(weights)
            assert max(weights) <= 0.0
