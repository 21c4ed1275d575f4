"""Time counted in units: "two days ago", "last week", "in the past two years", "three days earlier"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from dateline.language.calendar_dates import year_number
from dateline.language.document import Token
from dateline.language.lexicon import Lexicon
from dateline.language.numerals import HYPHENS, numeral_before
from dateline.language.periods import (
    DAYS_IN,
    Period,
    ago,
    month_period,
    months_earlier,
    precision,
    season_period,
    shifted,
    week_of,
    weekend_before,
    year_period,
)
from dateline.language.timex import TimeWords, Timex, TimexKind, dated

__all__ = ["read_season", "read_unit"]

FEW = (2, 6)
"""What "a few" or "several" days or weeks are at least and at most."""

MAX_UNITS = 4_000_000
"""More units of any kind than the calendar has days."""

OFFSETS = {"previous": -1, "same": 0, "following": 1}

UNIT_PREC = {"minute": 1, "hour": 1, "day": 1, "weekend": 2, "week": 3, "fortnight": 4, "month": 4}
"""UCDP ``date_prec`` of what is reckoned in a unit; of longer ones 5."""


def read_unit(
    tokens: Sequence[Token], index: int, words: TimeWords, lexicon: Lexicon, published: date | None, floor: int
) -> Timex | None:
    """Read the expression around a unit of time ("days", "week").

    Parameters
    ----------
    tokens
        Of one sentence.
    index
        Of a word of ``TimeWords.anchors``.
    words, lexicon
        Of the sentence's language.
    published
        What "ago", "last" and "this" are reckoned from.
    floor
        Words before this index belong to another expression.
    """
    found = words.units.at(tokens, index)
    if found is None:
        return None
    last, unit = found
    first, count, shift = _before_unit(tokens, index, words, lexicon, floor)
    if words.old.at(tokens, last) or words.age_before.before(tokens, first, floor):
        return None
    if after := words.shifts_after.at(tokens, last):
        last, shift = after
    singular = tokens[index].lower in words.singular
    single = count is None or tokens[first].lower in words.articles
    if count and (back := words.ago_after.at(tokens, last)):
        return dated(first, back[0], _when(unit, count, published))
    if count and (back := words.ago_before.before(tokens, first, floor)):
        return dated(back[0], last, _when(unit, count, published))
    lasting = words.durations.before(tokens, first, floor)
    relation = None if lasting else words.relations.at(tokens, last)
    if relation and (count or (singular and first > floor and tokens[first - 1].lower in words.definite)):
        return _relative(first, relation[0], unit, count or (1, 1), relation[1])
    if single and singular and (shift in OFFSETS or (shift == "next" and unit == "day")):
        return _relative(first, last, unit, (1, 1), OFFSETS.get(shift or "", 1))
    if single and shift and (singular or shift == "past"):
        return _shifted(first, last, unit, shift, singular, published)
    since = words.spans.before(tokens, first, floor)
    if count and not single and (shift in ("last", "past") or (since and since[1] == "since")):
        start = since[0] if since and since[1] == "since" else first
        return dated(start, last, _up_to(unit, count, published), TimexKind.SPAN)
    if count and (lasting or not single):
        return dated(lasting[0] if lasting else first, last, None, TimexKind.DURATION)
    return None


def read_season(
    tokens: Sequence[Token], index: int, words: TimeWords, published: date | None, floor: int
) -> Timex | None:
    """Read a season of a year ("summer of 2024", "last summer"); bare names of seasons are too often other words."""
    found = words.seasons.at(tokens, index)
    if found is None:
        return None
    last, month = found
    of = words.of.at(tokens, last)
    if (at := of[0] if of else last) < len(tokens) and (year := year_number(tokens[at])) is not None:
        counted = at + 1 < len(tokens) and tokens[at + 1].lower in words.people
        return None if counted else dated(index, at + 1, season_period(year, month))
    before, after = words.shifts_before.before(tokens, index, floor), words.shifts_after.at(tokens, last)
    first, last = before[0] if before else index, after[0] if after else last
    shift = (after or before or (0, ""))[1]
    if shift not in ("last", "this", "past"):
        return None
    if published is None:
        return dated(first, last, None)
    years = (season_period(published.year - back, month) for back in range(3))
    begun = (period for period in years if period and (period.start if shift == "this" else period.end) <= published)
    return dated(first, last, next(begun, None))


def _before_unit(
    tokens: Sequence[Token], index: int, words: TimeWords, lexicon: Lexicon, floor: int
) -> tuple[int, tuple[int, int] | None, str | None]:
    """Return where the words before a unit begin, how many units they say at least and at most, and the shift."""
    first, shift = index, None
    if before := words.shifts_before.before(tokens, first, floor):
        first, shift = before
    elif first > floor and tokens[first - 1].text in HYPHENS:
        first -= 1
    count: tuple[int, int] | None = None
    if shift in ("last", "this", "next") and tokens[index].lower in words.singular:
        return first, None, shift
    if numeral := numeral_before(tokens, first, lexicon, floor):
        count = FEW if numeral.vague else (_whole(numeral.value), _whole(numeral.value))
        first = numeral.first
    elif vague := words.vague.before(tokens, first, floor):
        first, count = vague[0], FEW
    elif first == index and first > floor and tokens[first - 1].lower in words.articles:
        first, count = first - 1, (1, 1)
    elif shift is None:
        first = index
    if count and shift is None and (before := words.shifts_before.before(tokens, first, floor)):
        first, shift = before
    return first, count, shift


def _whole(value: float) -> int:
    """Return a count of units; beyond the calendar it is all the same."""
    return int(min(value, MAX_UNITS))


def _when(unit: str, count: tuple[int, int], published: date | None) -> Period | None:
    if published is None:
        return None
    near, far = ago(published, unit, count[0]), ago(published, unit, count[1])
    return Period(far.start, near.end) if near and far else None


def _up_to(unit: str, count: tuple[int, int], published: date | None) -> Period | None:
    """Return the time of so many units that ends with publication."""
    if published is None:
        return None
    if unit == "hour":
        start = shifted(published, -math.ceil(count[1] / 24))
    elif unit in ("month", "year", "decade"):
        months = {"month": 1, "year": 12, "decade": 120}[unit] * count[1]
        start = months_earlier(published, months)
    else:
        start = shifted(published, -DAYS_IN[unit] * count[1])
    return Period(start, published) if start else None


def _relative(first: int, last: int, unit: str, count: tuple[int, int], sign: int) -> Timex:
    exact = count[0] == count[1] and unit in DAYS_IN
    offset = sign * count[0] * DAYS_IN.get(unit, 0) if exact else None
    return Timex(first, last, None, None, UNIT_PREC.get(unit, 5), TimexKind.RELATIVE, offset)


def _shifted(first: int, last: int, unit: str, shift: str, singular: bool, published: date | None) -> Timex | None:
    """Return "last week", "this year", "over the weekend", "the past month", "these past days"."""
    if shift == "past" and unit != "weekend":
        period = _up_to(unit, (1, 1), published) if singular else None
        end = period.end if period else published
        prec = precision(period)
        return Timex(first, last, period.start if period else None, end, prec, TimexKind.SPAN)
    if unit not in ("weekend", "week", "month", "year") or (shift == "over" and unit != "weekend"):
        return None
    whole = _unit_period(unit, {"last": -1, "past": -1, "next": 1}.get(shift, 0), published) if published else None
    if whole is None or published is None:
        return dated(first, last, None)
    end = whole.end if whole.start > published else min(whole.end, published)
    return Timex(first, last, whole.start, end, precision(whole), TimexKind.POINT)


def _unit_period(unit: str, step: int, published: date) -> Period | None:
    if unit == "month":
        return month_period(published.year, published.month + step)
    if unit == "year":
        return year_period(published.year + step)
    if unit == "weekend" and step < 0 and published.weekday() < 5:
        step = 0
    day = shifted(published, 7 * step)
    if day is None:
        return None
    return weekend_before(day) if unit == "weekend" else week_of(day)
