"""When an event happened: its own date, or the one that its story stands under."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from dateline.incidents.scan import Scan
from dateline.incidents.site import DASHES, DATELINE_TOKENS
from dateline.incidents.words import EventWord
from dateline.language.dates import Timex, TimexKind
from dateline.language.timex import time_words
from dateline.model import When

__all__ = ["MONTH", "UNKNOWN", "DatedBy", "compatible", "find_time", "overlap", "read_when", "shortly_before"]

UNKNOWN = When()
"""No date is stated."""

SLACK_DAYS = {1: 1, 2: 3, 3: 7, 4: 31, 5: 0}
"""Days by which two dates may differ and still be the same, by ``date_prec``: a night is two days."""


SPEECH_REACH = 2
"""Words between a verb of saying and its date: "said on Friday"."""

NAME_REACH = 3
"""Words between the date in the name of an event and its noun: "the August 14 fatal shooting"."""

BEGINNING_DAYS = {1: 0, 2: 5, 3: 6, 4: 30, 5: 365}
"""Days that an expression of each ``date_prec`` covers beyond its first."""


SINCE_REACH = 9
"""Words between "since" and the date of what it names: "since the conflict between the two armies began in"."""

YEAR_LENGTH = 4
"""Digits."""

MONTH = 4
"""UCDP GED ``date_prec`` of a month."""


class DatedBy(StrEnum):
    """By what an event has its date."""

    NOTHING = "no date is given"
    WORDS = "the article's words"
    EVENT = "counted from the event told before"
    LEAD = "presumed: the lead tells it without a date"


def find_time(scan: Scan, anchor: EventWord, words: Sequence[EventWord], *, recalled: bool = False) -> Timex | None:
    """Return the date expression that an event stands under: the nearest, and points of time before spans.

    Parameters
    ----------
    anchor
        The word that its date belongs to, one of the event's ``words``.
    recalled
        A verdict or an anniversary recalls it: what stands before it, and a mere weekday, is the date of that.
    """
    kinds = (TimexKind.POINT, TimexKind.SPAN, TimexKind.RELATIVE)
    names = {word.first for word in words}
    dated = [
        timex
        for timex in (_since(scan, timex, anchor) for timex in scan.dates)
        # "the 2015 attack": a year in the name of the event itself dates it.
        if (timex.kind in kinds or (timex.kind is TimexKind.MODIFIER and timex.last in names))
        and not _dates_line(scan, timex)
        and not _dates_speech(scan, timex)
        and not _dates_sequel(scan, timex, anchor)
        and not _dates_other(scan, timex, anchor, words)
        and not _dates_first(scan, timex, anchor)
        and (not recalled or _recalls(scan, timex, anchor))
    ]
    if not dated:
        return None
    # "the deadliest since June 2024, when 60 died"
    opening = [timex for timex in dated if timex.last <= anchor.first and _opens_clause(scan, timex)]
    if opening:
        return opening[-1]

    def cost(timex: Timex) -> tuple[bool, int, int]:
        gap = timex.first - anchor.last if timex.first >= anchor.last else anchor.first - timex.last
        # Events of another kind between them part a word from a date.
        low, high = sorted((timex.first, anchor.first))
        parted = sum(low < other.first < high and other.sense.kind is not anchor.sense.kind for other in scan.words)
        return timex.kind is not TimexKind.POINT, parted, gap

    return min(dated, key=cost)


def _since(scan: Scan, timex: Timex, anchor: EventWord) -> Timex:
    """Make a span of the date of what a span begins with: "since the war began in April 2023".

    Only of a month, or a date with its year: "since fighting broke out on Monday" tells of one thing that goes on. What
    began it ("since the coup of 18 August 2020") has the date itself, and so has what came "since then".
    """
    year = any(len(token) == YEAR_LENGTH and token.isdecimal() for token in scan.lower[timex.first : timex.last])
    if timex.kind is not TimexKind.POINT or timex.start is None or not (year or timex.date_prec >= MONTH):
        return timex
    spans = time_words(scan.lexicon).spans
    for index in range(timex.first - 1, max(-1, timex.first - 1 - SINCE_REACH), -1):
        if not scan.lower[index][0].isalnum():
            return timex
        bound = spans.at(scan.sentence.tokens, index)
        if bound is not None and bound[1] == "since":
            then = scan.lower[bound[0]] in scan.lexicon.words("events", "then")
            if then or index < anchor.first < timex.first:
                return timex
            return timex._replace(first=index, end=None, date_prec=5, kind=TimexKind.SPAN)
    return timex


def _dates_line(scan: Scan, timex: Timex) -> bool:
    """Tell whether a date is the one that the report opens with: "BAMAKO, June 5 (Reuters) - ..."."""
    if timex.last > DATELINE_TOKENS or (scan.words and scan.words[0].first < timex.first):
        return False
    behind = scan.lower[timex.last : timex.last + DATELINE_TOKENS]
    dash = next((index for index, token in enumerate(behind) if token in DASHES), None)
    return dash is not None and (dash == 0 or (behind[0] == "(" and behind[dash - 1] == ")"))


def _dates_speech(scan: Scan, timex: Timex) -> bool:
    """Tell whether a date is that of the report: "the army said on Friday"."""
    before = scan.lower[max(0, timex.first - SPEECH_REACH) : timex.first]
    return not scan.lexicon.words("attribution", "said").isdisjoint(before)


def _dates_sequel(scan: Scan, timex: Timex, anchor: EventWord) -> bool:
    """Tell whether a date is that of what followed: "recalled its envoy on Sunday after rebels attacked"."""
    after = scan.lexicon.words("events", "after")
    return timex.last <= anchor.first and not after.isdisjoint(scan.lower[timex.last : anchor.first])


def _dates_other(scan: Scan, timex: Timex, anchor: EventWord, words: Sequence[EventWord]) -> bool:
    """Tell whether a date belongs to what people had met with before: "freed the girls who were abducted in 2014"."""
    relative = scan.lexicon.words("events", "relative")
    return any(
        anchor.last <= other.first
        and other.last <= timex.first
        and not relative.isdisjoint(scan.lower[anchor.last : other.first])
        for other in scan.words
        if other not in words
    )


def _dates_first(scan: Scan, timex: Timex, anchor: EventWord) -> bool:
    """Tell whether a date belongs to another verb before it: "men who were kidnapped last month have been freed"."""
    return any(
        other.sense.kind is not None
        and other.sense.kind is not anchor.sense.kind
        and other.last <= timex.first
        and timex.last <= anchor.first
        and timex.first - other.last < anchor.first - timex.last
        for other in scan.words
    )


def _recalls(scan: Scan, timex: Timex, anchor: EventWord) -> bool:
    """Tell whether a date is that of what is recalled: it stands behind or in its name, with a number."""
    own = timex.first >= anchor.last or 0 <= anchor.first - timex.last <= NAME_REACH
    return own and any(token[0].isdigit() for token in scan.lower[timex.first : timex.last])


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


def overlap(one: When, other: When) -> bool:
    """Tell whether two dates have a day in common, as they are told; an unknown date may be any."""
    if one.start is None or other.start is None:
        return True
    return one.start <= _end(other) and other.start <= _end(one)


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
