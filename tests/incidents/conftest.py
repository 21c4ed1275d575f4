"""Reading incidents with the gazetteer that comes with the package; dates are reckoned from a Wednesday."""

from collections.abc import Iterator
from datetime import date

import pytest

from dateline.gazetteer import Gazetteer
from dateline.incidents.reports import read_reports
from dateline.incidents.totals import totals
from dateline.language.document import parse
from dateline.model import Article
from dateline.places.mentions import find_mentions

WEDNESDAY = date(2025, 3, 12)


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open() as gazetteer:
        yield gazetteer


@pytest.fixture
def read_article(gazetteer):
    """Read an article: its reports, and its mentions with their roles."""

    def read(article):
        document = parse(article)
        return read_reports(document, find_mentions(document, gazetteer), gazetteer)

    return read


@pytest.fixture
def read(read_article):
    """Read a text, published on a Wednesday unless something else is said: its reports."""

    def reports(text, published=WEDNESDAY, language="en"):
        return read_article(Article("a", "", text, published, language=language))[0]

    return reports


@pytest.fixture
def tolls(read):
    """Read a text that tells of one incident at most: (low, best, high) of each kind that is stated."""

    def stated(text, language="en"):
        reports = read(text, language=language)
        assert len(reports) <= 1, [report.label for report in reports]
        return {total.kind.value: (total.low, total.best, total.high) for total in totals(reports)}

    return stated


@pytest.fixture
def line(read):
    """Read a text that tells of one incident at most: its totals on one line.

    "killed 12" is exact, "12+" open upwards, "20-30" a range, "..30" thirty at most; kinds stand in the order of
    `Kind`, and what is not stated is not there.
    """

    def written(text, language="en"):
        reports = read(text, language=language)
        assert len(reports) <= 1, [(report.label, report.quote) for report in reports]
        return ", ".join(f"{total.kind.value} {_bounds(total)}" for total in totals(reports))

    return written


def _bounds(total):
    low, best, high = total.low, total.best, total.high
    if high is None:
        return f"{low}+" if low == best else f"{low}+ ({best})"
    if low is None:
        return f"..{high}"
    return f"{low}" if low == high else f"{low}-{high}"
