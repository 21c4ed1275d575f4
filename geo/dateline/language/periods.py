"""Periods of days: the arithmetic that dates in words come down to.

Nothing here raises: what the calendar does not have (31 February, the year 0 or 12,000) is None.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

__all__ = [
    "Period",
    "ago",
    "day_period",
    "latest_day",
    "latest_month",
    "month_period",
    "months_earlier",
    "precision",
    "season_period",
    "shifted",
    "third",
    "week_of",
    "weekday_on_or_after",
    "weekday_on_or_before",
    "weekend_before",
    "year_period",
]

DAYS_IN = {"minute": 0, "hour": 0, "day": 1, "weekend": 7, "week": 7, "fortnight": 14, "month": 30, "year": 365}
"""Length of a unit in days, for reckoning from another event; months and years are rounded."""

LEAP_CYCLE = 8
"""Years; 29 February recurs within so many, 1900 and its like included."""


class Period(NamedTuple):
    """The first and the last day, both included."""

    start: date
    end: date


def precision(period: Period | None) -> int:
    """Return UCDP GED ``date_prec``: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 longer or not known."""
    if period is None:
        return 5
    days = (period.end - period.start).days + 1
    for prec, longest in ((1, 1), (2, 6), (3, 7), (4, 31)):
        if days <= longest:
            return prec
    return 5


def day_period(year: int, month: int, day: int) -> Period | None:
    """Return one day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    own = date(year, month, day)
    return Period(own, own)


def month_period(year: int, month: int) -> Period | None:
    """Return a month; months beyond 12 or below 1 run into the years beside."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_period(year: int, years: int = 1) -> Period | None:
    """Return a year, or so many from it on."""
    if not (year >= 1 and year + years - 1 <= 9999):
        return None
    return Period(date(year, 1, 1), date(year + years - 1, 12, 31))


def season_period(year: int, first_month: int) -> Period | None:
    """Return three months; winter runs into the next year."""
    start, end = month_period(year, first_month), month_period(year, first_month + 2)
    return Period(start.start, end.end) if start and end else None


def third(period: Period, number: int) -> Period:
    """Return the first (0), middle (1) or last (2) third of a month (ten days) or a year (four months)."""
    start, end = period
    if start.month == end.month:
        return Period(start.replace(day=1 + 10 * number), end if number == 2 else start.replace(day=10 + 10 * number))
    last = month_period(start.year, 4 + 4 * number)
    return Period(start.replace(month=1 + 4 * number), last.end if last else end)


def shifted(day: date, days: int) -> date | None:
    """Return the day so many days later."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def weekday_on_or_before(day: date, weekday: int) -> date | None:
    """Return the latest such day (Monday is 0) that is not after ``day``."""
    return shifted(day, -((day.weekday() - weekday) % 7))


def weekday_on_or_after(day: date, weekday: int) -> date | None:
    """Return the first such day that is not before ``day``."""
    return shifted(day, (weekday - day.weekday()) % 7)


def week_of(day: date) -> Period | None:
    """Return the week, Monday to Sunday, that a day is in."""
    start = shifted(day, -day.weekday())
    end = shifted(day, 6 - day.weekday())
    return Period(start, end) if start and end else None


def weekend_before(day: date) -> Period | None:
    """Return the latest Saturday not after a day, and its Sunday."""
    saturday = weekday_on_or_before(day, 5)
    sunday = shifted(saturday, 1) if saturday else None
    return Period(saturday, sunday) if saturday and sunday else None


def latest_day(published: date, month: int, day: int) -> Period | None:
    """Return the latest such day of a year that is not after ``published``."""
    for year in range(published.year, max(published.year - LEAP_CYCLE, 0), -1):
        period = day_period(year, month, day)
        if period and period.start <= published:
            return period
    return None


def latest_month(published: date, month: int) -> Period | None:
    """Return the latest such month that had begun when ``published``."""
    return month_period(published.year - (month > published.month), month)


def months_earlier(day: date, months: int) -> date | None:
    """Return the same day so many months earlier, or the last of that month where it is shorter."""
    month = month_period(day.year, day.month - months)
    return month.start.replace(day=min(day.day, month.end.day)) if month else None


def ago(published: date, unit: str, count: int) -> Period | None:
    """Return when "``count`` units ago" was: as exact as the unit (three weeks ago: the seven days around it)."""
    if abs(count) > date.max.toordinal():
        return None
    if unit in ("minute", "hour"):
        day = shifted(published, -(count // 24 if unit == "hour" else 0))
        return Period(day, day) if day else None
    if unit == "month":
        return month_period(published.year, published.month - count)
    if unit in ("year", "decade"):
        return year_period(published.year - count * (10 if unit == "decade" else 1))
    day = shifted(published, -count * DAYS_IN[unit])
    if day is None or unit == "day":
        return Period(day, day) if day else None
    start, end = shifted(day, -3), shifted(day, 3)
    return Period(start, min(end, published)) if start and end else None
