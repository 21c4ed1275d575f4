"""The words of titles and tolls in one of the languages that Dateline speaks to its readers."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from dateline.model import Kind

__all__ = ["Wording", "wording"]

MONTH_DAYS, YEAR_DAYS = 27, 360
"""Spans of so many days are written as months and as a year."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What ``wording.toml`` says of a language."""

    months: Sequence[str]
    thousands: str
    first_day: str
    colon: str
    tally: str
    of_them: str
    kinds: Mapping[str, Sequence[str]]
    labels: Mapping[str, str]

    def label(self, english: str) -> str:
        """Return what an event is called, given its label in the lexicons."""
        return self.labels.get(english, english)

    def kind(self, kind: Kind, count: int) -> str:
        """Return what happened to so many people: "killed"."""
        return self.kinds[kind.value][count >= 2]

    def number(self, count: int) -> str:
        """Write a number with its thousands apart."""
        return f"{count:,}".replace(",", self.thousands)

    def span(self, start: date, end: date) -> str:
        """Write a span of days as shortly as it allows: "11–12 March 2025", "July 2024", "2024"."""
        days = (end - start).days
        if days == 0:
            return self._day(start, "d m y")
        if days >= YEAR_DAYS and start.year == end.year:
            return f"{start.year}"
        if days >= MONTH_DAYS:
            first = "m" if start.year == end.year else "m y"
            same = (start.year, start.month) == (end.year, end.month)
            return self._day(end, "m y") if same else f"{self._day(start, first)} – {self._day(end, 'm y')}"
        if start.month == end.month:
            return f"{self._day(start, 'd')}–{self._day(end, 'd m y')}"
        return f"{self._day(start, 'd m')} – {self._day(end, 'd m y')}"

    def _day(self, day: date, parts: str) -> str:
        words = {
            "d": self.first_day if day.day == 1 else f"{day.day}",
            "m": self.months[day.month - 1],
            "y": f"{day.year}",
        }
        return " ".join(words[part] for part in parts.split())


@cache
def wording(language: str) -> Wording:
    """Return the wording of a language, by its code of ISO 639-1.

    Raises
    ------
    ValueError
        It is none of those that ``wording.toml`` has.
    """
    table = tomllib.loads(Path(__file__).with_name("wording.toml").read_text(encoding="utf-8"))
    if language not in table:
        raise ValueError(f"expected a language of {', '.join(table)}; got {language!r}")
    return Wording(**table[language])
