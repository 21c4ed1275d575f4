"""What a sentence says of time: the record, its kinds, and the word tables it is read with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from dateline.language.lexicon import Lexicon
from dateline.language.periods import Period, precision
from dateline.language.phrases import Phrases

__all__ = ["TimeWords", "Timex", "TimexKind", "dated", "time_words"]


class TimexKind(StrEnum):
    """What an expression of time can tell."""

    POINT = "point"
    """When something happened: a day, or a longer time that it fell in."""
    SPAN = "span"
    """From when, until when or over what time something went on: "since April", "in the past two years"."""
    DURATION = "duration"
    """How long: "for two years". No dates."""
    RELATIVE = "relative"
    """So many days from another event: "two days earlier"."""
    MODIFIER = "modifier"
    """A year or day in the name of something: "the 2015 peace agreement", "March 23 Movement". A year has its dates."""


class Timex(NamedTuple):
    """An expression of time. ``first`` and ``last`` are token indexes in its sentence, last exclusive."""

    first: int
    last: int
    start: date | None
    end: date | None
    """Both days included; None where open or not known."""
    date_prec: int
    """UCDP GED ``date_prec``: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 more or not known."""
    kind: TimexKind
    offset_days: int | None = None
    """Of RELATIVE: days from the other event, negative before it; None for "a few days earlier"."""


def dated(first: int, last: int, period: Period | None, kind: TimexKind = TimexKind.POINT) -> Timex:
    """Return an expression that means a period; None where it cannot be known."""
    start, end = period if period else (None, None)
    return Timex(first, last, start, end, precision(period), kind)


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The ``[dates]`` section of a lexicon as tables; each field has its key's name."""

    months: Phrases[int]
    weekdays: Phrases[int]
    seasons: Phrases[int]
    holidays: Phrases[list[int]]
    days: Phrases[list[int]]
    relatives: Phrases[int]
    units: Phrases[str]
    shifts_before: Phrases[str]
    shifts_after: Phrases[str]
    relations: Phrases[int]
    thirds: Phrases[int]
    spans: Phrases[str]
    before: Phrases[bool]
    year_after: Phrases[bool]
    year_after_weak: Phrases[bool]
    range_words: Phrases[bool]
    list_words: Phrases[bool]
    range_openers: Phrases[bool]
    of: Phrases[bool]
    parts_of_day: Phrases[bool]
    lead: Phrases[bool]
    until_now: Phrases[bool]
    durations: Phrases[bool]
    old: Phrases[bool]
    age_before: Phrases[bool]
    vague: Phrases[bool]
    not_before: Phrases[bool]
    not_after: Phrases[bool]
    ago_before: Phrases[bool]
    ago_after: Phrases[bool]
    count_bounds: Phrases[bool]
    """What bounds a count, and so shows that a number is no year ("more than 2000")."""
    ambiguous: frozenset[str]
    ordinals: frozenset[str]
    articles: frozenset[str]
    definite: frozenset[str]
    singular: frozenset[str]
    glue: frozenset[str]
    decade: frozenset[str]
    decade_before: frozenset[str]
    people: frozenset[str]
    anchors: frozenset[str]
    """The words at which an expression may be recognised."""
    month_first: bool
    """Whether the day may follow the month."""
    capitalised: bool
    """Whether months and weekdays are written with a capital."""
    numeric: str


@cache
def time_words(lexicon: Lexicon) -> TimeWords:
    """Return the tables of a language."""
    section = lexicon.sections.get("dates", {})
    numbers = lexicon.sections.get("numbers", {})

    def listed(key: str) -> Phrases[bool]:
        return Phrases(dict.fromkeys(section.get(key, ()), True))

    months: Phrases[int] = Phrases(section.get("months", {}))
    weekdays: Phrases[int] = Phrases(section.get("weekdays", {}))
    seasons: Phrases[int] = Phrases(section.get("seasons", {}))
    holidays: Phrases[list[int]] = Phrases(section.get("holidays", {}))
    days: Phrases[list[int]] = Phrases(section.get("days", {}))
    relatives: Phrases[int] = Phrases(section.get("relatives", {}))
    units: Phrases[str] = Phrases(section.get("units", {}))
    anchoring: Iterable[Iterable[str]] = (
        table.first_words for table in (months, weekdays, seasons, holidays, days, relatives, units)
    )
    return TimeWords(
        months=months,
        weekdays=weekdays,
        seasons=seasons,
        holidays=holidays,
        days=days,
        relatives=relatives,
        units=units,
        shifts_before=Phrases(section.get("shifts_before", {})),
        shifts_after=Phrases(section.get("shifts_after", {})),
        relations=Phrases(section.get("relations", {})),
        thirds=Phrases(section.get("thirds", {})),
        spans=Phrases(section.get("spans", {})),
        before=listed("before"),
        year_after=listed("year_after"),
        year_after_weak=listed("year_after_weak"),
        range_words=listed("range_words"),
        list_words=listed("list_words"),
        range_openers=listed("range_openers"),
        of=listed("of"),
        parts_of_day=listed("parts_of_day"),
        lead=listed("lead"),
        until_now=listed("until_now"),
        durations=listed("durations"),
        old=listed("old"),
        age_before=listed("age_before"),
        vague=listed("vague"),
        not_before=listed("not_before"),
        not_after=listed("not_after"),
        ago_before=listed("ago_before"),
        ago_after=listed("ago_after"),
        count_bounds=Phrases(dict.fromkeys([*numbers.get("at_least", ()), *numbers.get("about", ())], True)),
        ambiguous=lexicon.words("dates", "ambiguous"),
        ordinals=lexicon.words("dates", "ordinals"),
        articles=lexicon.words("dates", "articles"),
        definite=lexicon.words("dates", "definite"),
        singular=lexicon.words("dates", "singular"),
        glue=lexicon.words("dates", "glue"),
        decade=lexicon.words("dates", "decade"),
        decade_before=lexicon.words("dates", "decade_before"),
        people=lexicon.words("numbers", "people"),
        anchors=frozenset().union(*anchoring),
        month_first=bool(section.get("month_first", False)),
        capitalised=bool(section.get("capitalised", False)),
        numeric=section.get("numeric", "dmy"),
    )
