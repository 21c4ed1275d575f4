"""What a map says of itself in a sentence: how many incidents, of which days, from how many articles."""

from __future__ import annotations

import pandas as pd

from dateline.webmap.elements.part import messages

__all__ = ["describe"]


def describe(incidents: pd.DataFrame, language: str) -> str:
    """Return a sentence on the incidents table, for search engines, link previews and readers without JavaScript.

    It knows no clock, so that the same table gives the same words: how new it is says its newest article.
    """
    words = messages(language)["page"]
    tally = incidents["tally"].fillna(False).astype(bool) if "tally" in incidents else pd.Series(False, incidents.index)
    own = incidents[~tally]
    days = sorted(_days(own, "date_start") | _days(own, "date_end"))
    newest = max(_days(incidents, "published"), default=None)
    articles = len(
        {id for ids in _texts(incidents, "articles") or _texts(incidents, "article") for id in ids.split("; ")}
    )
    parts = [
        _count(words["incidents"], len(own), language),
        _count(words["tallies"], int(tally.sum()), language) if tally.any() else None,
        _span(words, days),
        _count(words["articles"], articles, language) if articles else None,
        words["newest"].format(day=newest) if newest else None,
    ]
    return ", ".join(part for part in parts if part) + "."


def _span(words: dict[str, str], days: list[str]) -> str | None:
    if not days:
        return None
    return days[0] if days[0] == days[-1] else words["dates"].format(first=days[0], last=days[-1])


def _count(forms: dict[str, str], n: int, language: str) -> str:
    """Choose the form for a number as the language does, and write the number as it does."""
    one = n < 2 if language == "fr" else n == 1
    return forms["one" if one else "other"].format(n=f"{n:,}".replace(",", "\u202f") if language == "fr" else f"{n:,}")


def _days(frame: pd.DataFrame, column: str) -> set[str]:
    """ISO days, whether the column has dates, timestamps or text."""
    return {str(value)[:10] for value in frame[column].dropna().unique()} if column in frame else set()


def _texts(frame: pd.DataFrame, column: str) -> set[str]:
    return set(frame[column].dropna().unique()) if column in frame else set()
