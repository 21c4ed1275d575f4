"""Expressions of time in a sentence, and the days that they mean.

A weekday is the latest such day on or before the day of publication: a report of Wednesday that says "Wednesday" means
that day. "Last Wednesday" is the latest before it, for reporters write it of the week's own days more often than of
the week before's. A month, or a day and month, without a year is the latest that had come. Without a day of
publication such words are found all the same, and left open. Where an expression lies never hangs on ``published``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from dateline.language.calendar_dates import Said, read_calendar, resolve, year_number
from dateline.language.document import Sentence, Token
from dateline.language.lexicon import Lexicon
from dateline.language.numerals import is_figure
from dateline.language.periods import Period, shifted, weekday_on_or_after, year_period
from dateline.language.time_units import read_season, read_unit
from dateline.language.timex import TimeWords, Timex, TimexKind, dated, time_words

__all__ = ["Timex", "TimexKind", "find_dates"]

LONGEST_GLUE = 3
"""Tokens between two expressions that name one day: "on Monday night, the 7th", "Saturday (January 26)"."""


def find_dates(sentence: Sentence, lexicon: Lexicon, published: date | None) -> tuple[Timex, ...]:
    """Find what a sentence says of time.

    Parameters
    ----------
    sentence
        One of a document's.
    lexicon
        Of the document's language.
    published
        Day of publication; None leaves weekdays, "yesterday" and dates without a year open: both ends None,
        precision 5.

    Returns
    -------
    tuple of Timex
        In reading order, none overlapping. Neighbours that name one day ("Monday [7 January]") are one. A day that
        the calendar does not have (31 February) is found and left open.
    """
    words = time_words(lexicon)
    tokens = sentence.tokens
    anchors = words.anchors
    items: list[_Item] = []
    floor = 0
    for position in [i for i, (text, _, _, lower) in enumerate(tokens) if lower in anchors or text[0].isdecimal()]:
        if position < floor:
            continue
        item = _read(tokens, position, words, lexicon, published, floor)
        if item is None:
            continue
        merged = _merged(tokens, items[-1], item, words, published) if items else None
        if merged:
            items[-1] = merged
        else:
            items.append(item)
        floor = items[-1].timex.last
    found: list[Timex] = []
    for item in items:
        found.append(_framed(tokens, item, words, published, found[-1].last if found else 0))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Item:
    timex: Timex
    rank: int = 0
    """How surely it names one day: 3 day and month, 2 weekday, 1 "yesterday", "two days ago"; 0 no single day."""
    said: Said | None = None
    unit: str | None = None


def _read(
    tokens: Sequence[Token], index: int, words: TimeWords, lexicon: Lexicon, published: date | None, floor: int
) -> _Item | None:
    if is_figure(tokens[index]) and (timex := _decade(tokens, index, words, floor)):
        return _Item(timex)
    if days := words.days.at(tokens, index):
        last, (from_day, to_day) = days
        return _Item(dated(index, last, _near(published, from_day, to_day)), 1)
    if relative := words.relatives.at(tokens, index):
        last, offset = relative
        return _Item(Timex(index, last, None, None, 1, TimexKind.RELATIVE, offset))
    if calendar := read_calendar(tokens, index, words, published, floor):
        timex, said = calendar
        return _Item(timex, 3 if said.day is not None else 2 if said.weekday is not None else 0, said)
    if counted := read_unit(tokens, index, words, lexicon, published, floor):
        unit = words.units.at(tokens, index)
        name = unit[1] if unit else None
        return _Item(counted, 0 if name in ("month", "year", "decade") else 1, unit=name)
    season = read_season(tokens, index, words, published, floor)
    return _Item(season) if season else None


def _near(published: date | None, from_day: int, to_day: int) -> Period | None:
    if published is None:
        return None
    start, end = shifted(published, from_day), shifted(published, to_day)
    return Period(start, end) if start and end else None


def _decade(tokens: Sequence[Token], index: int, words: TimeWords, floor: int) -> Timex | None:
    """Read "the 1990s" or "années 90"."""
    year = year_number(tokens[index])
    touching = index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end
    if year is not None and year % 10 == 0 and touching and tokens[index + 1].lower in words.decade:
        return dated(index, index + 2, year_period(year, 10), TimexKind.SPAN)
    if index <= floor or tokens[index - 1].lower not in words.decade_before:
        return None
    text = tokens[index].text
    if year is None and len(text) == 2 and text.isdecimal():
        year = 1900 + int(text)
    return dated(index - 1, index + 1, year_period(year, 10), TimexKind.SPAN) if year is not None else None


def _merged(
    tokens: Sequence[Token], before: _Item, after: _Item, words: TimeWords, published: date | None
) -> _Item | None:
    """Make one of two neighbours that name one day or complete each other; None where they stand apart."""
    gap = tokens[before.timex.last : after.timex.first]
    if len(gap) > LONGEST_GLUE or not all(token.lower in words.glue for token in gap):
        return None
    if not before.timex.kind == after.timex.kind == TimexKind.POINT:
        return None
    first, last = before.timex.first, after.timex.last
    if any(token.text in "([" for token in gap) and last < len(tokens) and tokens[last].text in ")]":
        last += 1
    for item, other in ((before, after), (after, before)):
        if item.said and (completed := _completed(item.said, other, published)):
            return replace(item, timex=dated(first, last, completed.period), said=completed.said)
    if before.rank and after.rank and before.rank != after.rank:
        better = before if before.rank > after.rank else after
        return replace(better, timex=better.timex._replace(first=first, last=last))
    return None


class _Completed(NamedTuple):
    said: Said
    period: Period | None


def _completed(said: Said, other: _Item, published: date | None) -> _Completed | None:
    """Read "Tuesday last week", "in April last year": the weekday in that week, the month in that year."""
    start = other.timex.start
    if said.parts == "w" and other.unit in ("week", "weekend"):
        day = weekday_on_or_after(start, said.weekday or 0) if start else None
        return _Completed(said, Period(day, day) if day else None)
    if said.month is not None and said.year is None and other.unit in ("year", "decade"):
        said = replace(said, year=start.year if start else None)
        return _Completed(said, resolve(said, published) if start else None)
    return None


def _framed(tokens: Sequence[Token], item: _Item, words: TimeWords, published: date | None, floor: int) -> Timex:
    """Take in the time of day, "early" and "late", and what makes a span of a date ("since", "until")."""
    first, last, start, end, prec, kind, offset_days = item.timex
    if kind not in (TimexKind.POINT, TimexKind.SPAN):
        return item.timex
    while item.rank and (part := words.parts_of_day.at(tokens, last)):
        last = part[0]
    if lead := words.lead.before(tokens, first, floor):
        first = lead[0]
    now = published if published and start and start <= published else None
    if so_far := words.until_now.before(tokens, first, floor):
        return Timex(so_far[0], last, start, now, 5, TimexKind.SPAN)
    bound = words.spans.before(tokens, first, floor) if kind is TimexKind.POINT else None
    if bound is None or _possessed(tokens, last):
        return Timex(first, last, start, end, prec, kind, offset_days)
    ends = {
        "since": (start, now),
        "after": (start, None),
        "until": (None, end),
        "before": (None, start),
    }
    return Timex(bound[0], last, *ends[bound[1]], 5, TimexKind.SPAN)


def _possessed(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether a date has something happen on it ("after Tuesday's attack")."""
    return last < len(tokens) and tokens[last].lower == "'s"
