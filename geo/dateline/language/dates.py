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

from dateline.language.calendar_dates import Said, read_calendar, resolve, year_number
from dateline.language.document import Sentence, Token
from dateline.language.lexicon import Lexicon
from dateline.language.numerals import is_figure
from dateline.language.periods import Period, shifted, year_period
from dateline.language.time_units import read_season, read_unit
from dateline.language.timex import TimeWords, Timex, TimexKind, dated, time_words

__all__ = ["Timex", "TimexKind", "find_dates"]

LONGEST_GLUE = 3
"""Tokens between two expressions that name one day: "on Monday night, the 7th", "Saturday (January 26)"."""

WEEK_DAYS = 7


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
    found: list[_Item] = []
    index = floor = 0
    for position, (text, _, _, lower) in enumerate(tokens):
        if position < index or not (lower in anchors or text[0].isdecimal()):
            continue
        item = _read(tokens, position, words, lexicon, published, floor)
        if item is None:
            continue
        if found and (merged := _merged(tokens, found[-1], item, words, published)):
            found[-1] = merged
        else:
            found.append(item)
        index = floor = found[-1].timex.last
    return tuple(item.timex for item in found)


@dataclass(frozen=True, slots=True)
class _Item:
    timex: Timex
    rank: int
    """How surely it names one day: 3 day and month, 2 weekday, 1 "yesterday"; 0 no single day."""
    said: Said | None = None


def _read(
    tokens: Sequence[Token], index: int, words: TimeWords, lexicon: Lexicon, published: date | None, floor: int
) -> _Item | None:
    if is_figure(tokens[index]) and (timex := _decade(tokens, index, words, floor)):
        return _Item(timex, 0)
    if days := words.days.at(tokens, index):
        last, (from_day, to_day) = days
        timex = dated(index, last, _near(published, from_day, to_day))
        return _framed(tokens, _Item(timex, 1), words, published, floor)
    if relative := words.relatives.at(tokens, index):
        last, offset = relative
        return _Item(Timex(index, last, None, None, 1, TimexKind.RELATIVE, offset), 0)
    if calendar := read_calendar(tokens, index, words, published, floor):
        timex, said = calendar
        rank = 3 if said.day is not None else 2 if said.weekday is not None else 0
        return _framed(tokens, _Item(timex, rank, said), words, published, floor)
    timex_or_none = read_unit(tokens, index, words, lexicon, published, floor) or read_season(
        tokens, index, words, published, floor
    )
    return _framed(tokens, _Item(timex_or_none, 0), words, published, floor) if timex_or_none else None


def _near(published: date | None, from_day: int, to_day: int) -> Period | None:
    if published is None:
        return None
    start, end = shifted(published, from_day), shifted(published, to_day)
    return Period(start, end) if start and end else None


def _decade(tokens: Sequence[Token], index: int, words: TimeWords, floor: int) -> Timex | None:
    """Read "the 1990s" or "années 90"."""
    year = year_number(tokens[index])
    touching = index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end
    if year is not None and touching and tokens[index + 1].lower in words.decade:
        return dated(index, index + 2, year_period(year, 10), TimexKind.SPAN)
    if index <= floor or tokens[index - 1].lower not in words.decade_before:
        return None
    text = tokens[index].text
    if year is None and len(text) == 2 and text.isdecimal():
        year = 1900 + int(text)
    return dated(index - 1, index + 1, year_period(year, 10), TimexKind.SPAN) if year is not None else None


def _framed(tokens: Sequence[Token], item: _Item, words: TimeWords, published: date | None, floor: int) -> _Item:
    """Take in the time of day, "early" and "late", and what makes a span of a date ("since", "until")."""
    timex = item.timex
    if timex.kind not in (TimexKind.POINT, TimexKind.SPAN):
        return item
    first, last = timex.first, timex.last
    if item.rank:
        while part := words.parts_of_day.at(tokens, last):
            last = part[0]
    if lead := words.lead.before(tokens, first, floor):
        first = lead[0]
    start, end, kind, prec = timex.start, timex.end, timex.kind, timex.date_prec
    if so_far := words.until_now.before(tokens, first, floor):
        first, end, kind, prec = so_far[0], published, TimexKind.SPAN, 5
    elif (
        kind is TimexKind.POINT and not _possessed(tokens, last) and (bound := words.spans.before(tokens, first, floor))
    ):
        first, kind, prec = bound[0], TimexKind.SPAN, 5
        start, end = {
            "since": (start, published if start else None),
            "after": (start, None),
            "until": (None, end),
            "before": (None, start),
        }[bound[1]]
    return replace(item, timex=Timex(first, last, start, end, prec, kind, timex.offset_days))


def _possessed(tokens: Sequence[Token], last: int) -> bool:
    """Tell whether a date has something happen on it ("after Tuesday's attack")."""
    return last < len(tokens) and tokens[last].lower == "'s"


def _merged(
    tokens: Sequence[Token], before: _Item, after: _Item, words: TimeWords, published: date | None
) -> _Item | None:
    """Make one of two neighbours that name one day or complete each other; None where they stand apart."""
    gap = tokens[before.timex.last : after.timex.first]
    if len(gap) > LONGEST_GLUE or not all(token.lower in words.glue for token in gap):
        return None
    if after.timex.kind is not TimexKind.POINT or before.timex.kind not in (TimexKind.POINT, TimexKind.SPAN):
        return None
    first, last = before.timex.first, after.timex.last
    if any(token.text in "([" for token in gap) and last < len(tokens) and tokens[last].text in ")]":
        last += 1
    if before.rank and after.rank and before.rank != after.rank and before.timex.kind is TimexKind.POINT:
        better = before if before.rank > after.rank else after
        return replace(better, timex=better.timex._replace(first=first, last=last))
    if before.said is None or before.said.year is not None or after.said is not None or after.rank:
        return None
    return _completed(before, after.timex, first, last, published)


def _completed(before: _Item, period: Timex, first: int, last: int, published: date | None) -> _Item | None:
    """Read "Tuesday last week", "in April last year": the weekday in that week, the month in that year."""
    said = before.said
    if said is None or before.timex.kind is not TimexKind.POINT:
        return None
    if published is None or period.start is None or period.end is None:
        return replace(before, timex=before.timex._replace(first=first, last=last))
    days = (period.end - period.start).days + 1
    if said.weekday is not None and said.month is None and days <= WEEK_DAYS:
        day = shifted(period.start, said.weekday)
        return replace(before, timex=dated(first, last, Period(day, day) if day else None))
    if said.month is not None and period.start.month == period.start.day == 1 and period.date_prec == 5:
        dated_said = replace(said, year=period.start.year)
        return replace(before, said=dated_said, timex=dated(first, last, resolve(dated_said, published)))
    return None
