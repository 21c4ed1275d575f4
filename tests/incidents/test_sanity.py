"""More people than there are: kept as told, counted in nothing, and the reader is told so."""

from datetime import date

import pytest

from dateline.model import Article, Use
from dateline.pipeline import extract_from


def extract(text, language="en"):
    return extract_from([Article("news-1", "", text, date(2025, 3, 12), language=language)])


def stated(found):
    return {total.kind.value: total.best for incident in found.incidents for total in incident.totals}


@pytest.mark.parametrize(
    ("text", "language", "notice"),
    [
        (f"The army said that 1{'0' * 30} people were killed in Gao on Monday.", "en",
         f'news-1: "1{"0" * 30} people" is more people than are alive, so it is counted nowhere'),
        ("Nine billion people were killed in Gao on Monday.", "en",
         'news-1: "Nine billion people" is more people than are alive, so it is counted nowhere'),
        ("An attack killed 60 million people in Gao, in Mali, on Monday.", "en",
         'news-1: "60 million people" is more people than live in Mali, so it is counted nowhere'),
        ("Soixante millions de personnes ont été tuées lundi à Gao, au Mali.", "fr",
         'news-1: "Soixante millions de personnes" is more people than live in Mali, so it is counted nowhere'),
        ("An attack killed 60 million people and wounded 70 million in Gao, in Mali, on Monday.", "en",
         'news-1: "60 million people" is more people than live in Mali, so it is counted nowhere (and 1 more like it)'),
    ],
)  # fmt: skip
def test_more_people_than_there_are_is_counted_nowhere(text, language, notice):
    found = extract(text, language)
    assert stated(found) == {}
    assert found.notices == (notice,)
    (incident,) = found.incidents
    assert {figure.use for figure in incident.reports[0].figures} == {Use.IMPOSSIBLE}


def test_the_toll_that_can_be_counts():
    found = extract("An attack killed 60 million people in Gao, in Mali, on Monday. The army said that 12 were killed.")
    assert stated(found) == {"killed": 12}
    assert len(found.notices) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("An attack killed 12 people in Gao, in Mali, on Monday.", {"killed": 12}),
        ("Monsoon floods displaced 33 million people in Pakistan in August 2022.", {"displaced": 33_000_000}),
        ("There are 120 million displaced people, the UNHCR said in Geneva.", {"displaced": 120_000_000}),
    ],
)
def test_as_many_as_there_can_be_are_counted(text, told):
    found = extract(text)
    assert stated(found) == told
    assert found.notices == ()
