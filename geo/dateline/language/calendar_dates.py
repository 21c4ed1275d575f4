"""Days, months, years and weekdays as the calendar names them: "25-27 July 2024", "mid-January", "Tuesday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.language.document import Token
from dateline.language.numerals import HYPHENS, is_figure
from dateline.language.periods import (
    Period,
    day_period,
    latest_day,
    latest_month,
    month_period,
    shifted,
    third,
    weekday_on_or_before,
    year_period,
)
from dateline.language.timex import TimeWords, Timex, TimexKind, dated

__all__ = ["Said", "read_calendar", "resolve", "year_number"]

YEARS = range(1900, 2100)
"""Four digits outside these are taken for no year."""

LONGEST_LIST = 8
"""Members of "12, 13 and 14 May"; a longer row of numbers is a table."""


@dataclass(frozen=True, slots=True)
class Said:
    """A date as far as it is said. ``first`` and ``last`` are token indexes, last exclusive."""

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    third: int | None = None
    """The first (0), middle (1) or last (2) third of the month or year."""
    shift: str | None = None
    """``last``, ``this`` or ``next``: said with the month or weekday."""

    @property
    def parts(self) -> str:
        """Which parts of a date are said, in letters: y, m, d, w."""
        named = (("y", self.year), ("m", self.month), ("d", self.day), ("w", self.weekday))
        return "".join(letter for letter, value in named if value is not None)


def read_calendar(
    tokens: Sequence[Token], index: int, words: TimeWords, published: date | None, floor: int
) -> tuple[Timex, Said] | None:
    """Read the date, or range or list of dates, that a token opens.

    Parameters
    ----------
    tokens
        Of one sentence.
    index
        Of a figure, or of a word of ``TimeWords.anchors``.
    words
        Of the sentence's language.
    published
        What dates without a year are reckoned from.
    floor
        Words before this index belong to another expression.

    Returns
    -------
    tuple of Timex and Said, or None
        The expression, with the words before it that belong to it, and its last date as said.
    """
    said = _said_at(tokens, index, words)
    if said is None:
        return None
    chain = _chain(tokens, said, words, floor)
    if {said.parts for said in chain} == {"d"} or not _stands(tokens, chain, words, floor):
        return _modifier(tokens, chain[0], words, floor)
    if len(chain) == 1:
        said = _with_shift(tokens, _with_third(tokens, chain[0], words, floor), words, floor)
        return dated(said.first, said.last, resolve(said, published)), said
    first, last = _completed(chain)
    period = _range(first, last, published)
    kind = TimexKind.SPAN if _long(first, last) else TimexKind.POINT
    opener = words.range_openers.before(tokens, first.first, floor)
    start = opener[0] if opener else first.first
    return dated(start, last.last, period, kind), replace(last, first=start, weekday=None)


def resolve(said: Said, published: date | None) -> Period | None:
    """Return the days that are meant; None where the day of publication is missing or there is no such day."""
    if said.month is not None:
        period = _month_or_day(said, published)
    elif said.year is not None:
        period = year_period(said.year)
    elif said.day is not None and published is not None:
        return _day_of_month(said.day, published)
    elif said.weekday is not None and published is not None:
        return _weekday(said.weekday, said.shift, published)
    else:
        return None
    return third(period, said.third) if period and said.third is not None else period


def year_number(token: Token) -> int | None:
    """Return the year that a token's four digits may be; None where it is no such token."""
    text = token.text
    return int(text) if len(text) == 4 and text.isdecimal() and int(text) in YEARS else None


def _said_at(tokens: Sequence[Token], index: int, words: TimeWords) -> Said | None:
    """Read one date as it stands, with nothing before it."""
    token = tokens[index]
    if is_figure(token):
        return _numeric(tokens, index, words) or _day_first(tokens, index, words) or _year_at(tokens, index)
    if found := words.holidays.at(tokens, index):
        last, (month, day) = found
        return _with_year(tokens, Said(index, last, month=month, day=day), words)
    if found_month := words.months.at(tokens, index):
        return _month_first(tokens, index, found_month[0], found_month[1], words)
    if found_weekday := words.weekdays.at(tokens, index):
        last = _past_stop(tokens, found_weekday[0], token)
        return _with_day(tokens, Said(index, last, weekday=found_weekday[1]), words)
    return None


def _with_day(tokens: Sequence[Token], said: Said, words: TimeWords) -> Said:
    """Read what may follow a weekday: "Tuesday, January 30, 2024", "mardi 30 janvier", "mardi 30,"."""
    at = said.last
    while at < len(tokens) and at < said.last + 2 and (tokens[at].text == "," or tokens[at].lower in words.definite):
        at += 1
    if at >= len(tokens) or words.weekdays.at(tokens, at):
        return said
    day = _said_at(tokens, at, words)
    if day is None or day.day is None:
        return said
    if day.month is not None:
        return replace(day, first=said.first, weekday=said.weekday)
    # "lundi 12 soldats", "lundi 1 141 migrants": what follows is counted.
    apart = not (day.last < len(tokens) and tokens[day.last].lower.isalnum()) or words.list_words.at(tokens, day.last)
    if not words.month_first and at == said.last and apart:
        return replace(day, first=said.first, weekday=said.weekday)
    return said


def _numeric(tokens: Sequence[Token], index: int, words: TimeWords) -> Said | None:
    """Read "2024-01-25", "25/01/2024" or "25.01.2024"."""
    text = tokens[index].text
    if text.count(".") == 2:
        parts, last = text.split("."), index + 1
    elif (
        index + 4 < len(tokens)
        and tokens[index + 1].text in "/-"
        and tokens[index + 3].text == tokens[index + 1].text
        and tokens[index + 4].end - tokens[index].start <= len("2024-01-25")
        and is_figure(tokens[index + 2])
        and is_figure(tokens[index + 4])
    ):
        parts, last = [tokens[index + offset].text for offset in (0, 2, 4)], index + 5
    else:
        return None
    if not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    if len(parts[0]) == 4:
        year, month, day = (int(part) for part in parts)
    elif len(parts[2]) in (2, 4) and len(parts[0]) <= 2:
        day, month, year = (int(part) for part in parts)
        year += 2000 if len(parts[2]) == 2 else 0
        if words.numeric == "mdy" or month > 12:
            day, month = (month, day) if day <= 12 else (day, month)
    else:
        return None
    return Said(index, last, year, month, day) if year in YEARS and 1 <= month <= 12 and 1 <= day <= 31 else None


def _day_first(tokens: Sequence[Token], index: int, words: TimeWords) -> Said | None:
    """Read "25 January 2024", "25th of January", or a day alone that a range or list may complete."""
    day = _day_number(tokens[index])
    if day is None:
        return None
    last = _past_ordinal(tokens, index + 1, words)
    of = words.of.at(tokens, last)
    month = words.months.at(tokens, of[0] if of else last)
    if month is None:
        return Said(index, last, day=day)
    end = _past_stop(tokens, month[0], tokens[month[0] - 1])
    return _with_year(tokens, Said(index, end, month=month[1], day=day), words)


def _month_first(tokens: Sequence[Token], index: int, last: int, month: int, words: TimeWords) -> Said:
    """Read "January 25, 2024", "July 2024" or "July"."""
    last = _past_stop(tokens, last, tokens[index])
    if words.month_first and last < len(tokens) and is_figure(tokens[last]):
        day = _day_number(tokens[last])
        after = _past_ordinal(tokens, last + 1, words)
        counted = after < len(tokens) and tokens[after].lower in words.people
        if day is not None and not counted:
            return _with_year(tokens, Said(index, after, month=month, day=day), words)
    return _with_year(tokens, Said(index, last, month=month), words)


def _with_year(tokens: Sequence[Token], said: Said, words: TimeWords) -> Said:
    at = said.last
    if at < len(tokens) and tokens[at].text == ",":
        at += 1
    elif of := words.of.at(tokens, at):
        at = of[0]
    year = _year_at(tokens, at)
    if year is None:
        return said
    # "In January 2012 rebels killed ..." means the year; 2,012 rebels would have their comma.
    return replace(said, last=year.last, year=year.year)


def _year_at(tokens: Sequence[Token], index: int) -> Said | None:
    if not index < len(tokens):
        return None
    year = year_number(tokens[index])
    if year is None:
        return None
    last = index + 1
    short = index + 2 < len(tokens) and tokens[index + 1].text in HYPHENS and tokens[index + 2].text
    if short and tokens[index + 2].end - tokens[index].start == len("2023-24") and short.isdecimal():
        last = index + 3 if int(short) == (year + 1) % 100 else last
    return Said(index, last, year=year)


def _day_number(token: Token) -> int | None:
    text = token.text
    return int(text) if len(text) <= 2 and text.isdecimal() and 1 <= int(text) <= 31 else None


def _past_ordinal(tokens: Sequence[Token], index: int, words: TimeWords) -> int:
    touching = index < len(tokens) and tokens[index].start == tokens[index - 1].end
    return index + 1 if touching and tokens[index].lower in words.ordinals else index


def _past_stop(tokens: Sequence[Token], index: int, word: Token) -> int:
    """Pass the full stop of an abbreviation ("Jan."), which is never the last token of a sentence."""
    stop = index < len(tokens) - 1 and tokens[index].text == "." and len(word.text) <= 5
    return index + 1 if stop and tokens[index].start == tokens[index - 1].end else index


def _chain(tokens: Sequence[Token], said: Said, words: TimeWords, floor: int) -> list[Said]:
    """Follow a range or list: "25 to 27 July", "July 25 and 26", "Monday to Wednesday", "2023-2024"."""
    chain = [said]
    opened = words.range_openers.before(tokens, said.first, floor) is not None
    while len(chain) < LONGEST_LIST:
        here = chain[-1]
        between = words.range_words.at(tokens, here.last)
        link = between or words.list_words.at(tokens, here.last)
        if link is None or link[0] >= len(tokens):
            break
        following = _said_at(tokens, link[0], words)
        ranged = between is not None or (opened and tokens[here.last].text != ",")
        if following is None or not _follows(tokens, here, following, ranged, words):
            break
        if following.parts == "d" and here.month is not None:
            following = _with_year(tokens, following, words)
        chain.append(following)
    return chain


def _follows(tokens: Sequence[Token], here: Said, following: Said, ranged: bool, words: TimeWords) -> bool:
    """Tell whether a date goes on from the one before it, rather than being a date or number of its own."""
    before, after = (said.parts.replace("y", "").replace("dw", "d").replace("mdw", "md") for said in (here, following))
    if before == "d":
        return "d" in after
    if before == "md" and after == "d":
        counted = following.last < len(tokens) and tokens[following.last].lower in words.people
        listed = ranged or following.day == (here.day or 0) + 1
        return listed and words.month_first and (following.day or 0) > (here.day or 0) and not counted
    if before == "md" or after == "md":
        lent = here.year is None and following.year is not None
        return before == after and (ranged or lent)
    if before == "m":
        apart = (following.month or 0) - (here.month or 0)
        return after == "m" and (apart == 1 or (ranged and (apart != 0 or here.year is not None)))
    if before == "w":
        return after == "w" and (ranged or following.weekday == ((here.weekday or 0) + 1) % 7)
    return here.parts == following.parts == "y" and (following.year or 0) > (here.year or 0)


def _completed(chain: list[Said]) -> tuple[Said, Said]:
    """Give the ends of a range what only one of them says: "25 July to 3 August 2024"."""
    first, last = chain[0], chain[-1]
    last = replace(last, month=last.month or first.month, year=last.year or first.year)
    if first.month is None:
        first = replace(first, month=last.month)
    if first.year is None and last.year is not None and first.month is not None:
        first = replace(first, year=last.year - (first.month > (last.month or 12)))
    return first, last


def _range(first: Said, last: Said, published: date | None) -> Period | None:
    end = resolve(last, published)
    if end is None:
        return None
    if first.year is None and first.month is not None:
        first = replace(first, year=end.end.year - ((first.month, first.day or 0) > (end.end.month, end.end.day)))
    start = resolve(first, end.end)
    return Period(start.start, end.end) if start and start.start <= end.end else None


def _long(first: Said, last: Said) -> bool:
    """Tell whether a range is of months or years, a time that something went on, and not of days that it fell on."""
    if last.day is None and last.weekday is None:
        return True
    return ((last.month or 0) - (first.month or 0)) % 12 > 1 or (last.year or 0) - (first.year or last.year or 0) > 1


def _stands(tokens: Sequence[Token], chain: list[Said], words: TimeWords, floor: int) -> bool:
    """Tell whether the words mean a date here, not a name, a verb or a count."""
    said = chain[0]
    first, last = tokens[said.first], chain[-1].last
    if words.not_after.before(tokens, said.first, floor) or _names(tokens, last, words):
        return False
    if said.parts == "y":
        return len(chain) > 1 or _year_governed(tokens, said, words, floor)
    if first.lower in words.ambiguous and words.capitalised and not first.capitalized:
        return False
    if said.parts in ("m", "w") and len(chain) == 1 and first.lower in words.ambiguous:
        governed = words.before.before(tokens, said.first, floor) or words.thirds.before(tokens, said.first, floor)
        return governed is not None or words.shifts_after.at(tokens, last) is not None
    return True


def _names(tokens: Sequence[Token], last: int, words: TimeWords) -> bool:
    """Tell whether a date is followed by what makes a name of it ("Sunday Times", "Mai-Mai")."""
    found = words.not_before.at(tokens, last)
    return found is not None and (tokens[last].capitalized or not tokens[last].lower.isalpha())


def _year_governed(tokens: Sequence[Token], said: Said, words: TimeWords, floor: int) -> bool:
    first, last = said.first, said.last
    bracketed = first > 0 and tokens[first - 1].text in "([" and last < len(tokens) and tokens[last].text in ")]"
    if bracketed or words.year_after.before(tokens, first, floor) or words.thirds.before(tokens, first, floor):
        return True
    weak = words.year_after_weak.before(tokens, first, floor) or words.spans.before(tokens, first, floor)
    return weak is not None and not _counts(tokens, said, words)


def _counts(tokens: Sequence[Token], said: Said, words: TimeWords) -> bool:
    """Tell whether four digits are a number of people, not a year."""
    if said.last >= len(tokens):
        return False
    following = tokens[said.last]
    bounded = words.count_bounds.before(tokens, said.first) is not None and following.lower.isalpha()
    return following.lower in words.people or (bounded and not following.capitalized)


def _modifier(tokens: Sequence[Token], said: Said, words: TimeWords, floor: int) -> tuple[Timex, Said] | None:
    """Return a year or day that is part of a name, so that nobody takes it for a date or a number."""
    named = said.parts in ("md", "ymd", "w") and _names(tokens, said.last, words)
    if named or (said.parts == "y" and not _counts(tokens, said, words)):
        period = year_period(said.year) if said.year is not None else None
        return dated(said.first, said.last, period, TimexKind.MODIFIER), said
    return None


def _with_third(tokens: Sequence[Token], said: Said, words: TimeWords, floor: int) -> Said:
    part = words.thirds.before(tokens, said.first, floor) if said.parts in ("m", "ym", "y") else None
    return replace(said, first=part[0], third=part[1]) if part else said


def _with_shift(tokens: Sequence[Token], said: Said, words: TimeWords, floor: int) -> Said:
    """Take in "last", "next" and their like before or after a weekday or month."""
    if said.year is not None or said.parts == "d":
        return said
    after = words.shifts_after.at(tokens, said.last)
    if after and not words.units.at(tokens, after[0]):
        said = replace(said, last=after[0], shift=after[1])
    before = words.shifts_before.before(tokens, said.first, floor)
    if before and before[1] in ("last", "this", "next"):
        said = replace(said, first=before[0], shift=said.shift or before[1])
    return said


def _month_or_day(said: Said, published: date | None) -> Period | None:
    month = said.month or 1
    if said.year is not None:
        return month_period(said.year, month) if said.day is None else day_period(said.year, month, said.day)
    if published is None:
        return None
    if said.day is not None:
        return latest_day(published, month, said.day)
    if said.shift == "next":
        return month_period(published.year + (month <= published.month), month)
    if said.shift == "last":
        return month_period(published.year - (month >= published.month), month)
    return latest_month(published, month)


def _day_of_month(day: int, published: date) -> Period | None:
    """Return the latest such day of a month that is not after ``published``."""
    months = (published.month - back for back in range(3))
    days = ((month_period(published.year, month), day) for month in months)
    found = (day_period(month.start.year, month.start.month, day) for month, day in days if month)
    return next((period for period in found if period and period.start <= published), None)


def _weekday(weekday: int, shift: str | None, published: date) -> Period | None:
    if shift == "next":
        day = shifted(published, (weekday - published.weekday() - 1) % 7 + 1)
    elif shift == "last":
        yesterday = shifted(published, -1)
        day = weekday_on_or_before(yesterday, weekday) if yesterday else None
    else:
        day = weekday_on_or_before(published, weekday)
    return Period(day, day) if day else None
