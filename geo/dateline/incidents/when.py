"""When an event happened: its own date, or the one that its story stands under."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.incidents.scan import Scan
from dateline.language.dates import Timex, TimexKind
from dateline.model import When

__all__ = ["UNKNOWN", "compatible", "read_when", "shortly_before"]

UNKNOWN = When()
"""No date is stated."""

SLACK_DAYS = {1: 1, 2: 3, 3: 7, 4: 31, 5: 0}
"""Days by which two dates may differ and still be the same, by ``date_prec``: a night is two days."""


BEGINNING_DAYS = {1: 0, 2: 5, 3: 6, 4: 30, 5: 365}
"""Days that an expression of each ``date_prec`` covers beyond its first."""


def read_when(scan: Scan, timex: Timex | None, before: When, source: str) -> When:
    """Turn a date expression into a When.

    Parameters
    ----------
    before
        When the last event happened; "two days later" counts from there.
    source
        The article's text.
    """
    if timex is None:
        return UNKNOWN
    phrase = " ".join(scan.text(timex.first, timex.last, source).split())
    if timex.kind is TimexKind.RELATIVE:
        if before.start is None or before.date_prec != 1 or timex.offset_days is None:
            return When(phrase=phrase)
        day = before.start + timedelta(days=timex.offset_days)
        return When(day, day, 1, phrase)
    end = timex.end
    if timex.kind is TimexKind.SPAN and timex.start is not None and _opens_clause(scan, timex):
        # "since 2020, when a coup ...": the event falls into the time that the span begins with.
        end = timex.start + timedelta(days=BEGINNING_DAYS[timex.date_prec])
    return When(timex.start, end, timex.date_prec, phrase)


def shortly_before(published: date | None) -> When:
    """Return when news that gives no date happened: the day that it was published or the one before, precision 2.

    Agencies and papers leave the day out where it is "yesterday" to their readers. Not known without a date of
    publication.
    """
    return UNKNOWN if published is None else When(published - timedelta(days=1), published, 2)


def compatible(one: When, other: When) -> bool:
    """Tell whether two dates may be the same time; an unknown date may be any."""
    if one.start is None or other.start is None:
        return True
    slack = timedelta(days=max(SLACK_DAYS[one.date_prec], SLACK_DAYS[other.date_prec]))
    return one.start <= _end(other) + slack and other.start <= _end(one) + slack


def _opens_clause(scan: Scan, timex: Timex) -> bool:
    behind = scan.lower[timex.last : timex.last + 2]
    return not scan.lexicon.words("events", "when").isdisjoint(behind)


def _end(when: When) -> date:
    assert when.start is not None
    return when.end or when.start
