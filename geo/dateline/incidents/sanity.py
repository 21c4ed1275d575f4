"""Figures that cannot be: more people than live where it is told to have happened, or anywhere.

They are kept among a report's figures, marked `Use.IMPOSSIBLE`, and counted in nothing; who reads the article is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from dateline.gazetteer import Country
from dateline.incidents.figures import Count
from dateline.model import Article, Figure, Report, Use

__all__ = ["PEOPLE_ALIVE", "notices", "restrained"]

PEOPLE_ALIVE = 8_300_000_000
"""No more people than are alive (United Nations, World Population Prospects 2024, for 2026)."""

GROWTH = 1.25
"""A gazetteer's population may be some years old."""

LONGEST_QUOTE = 60
"""Characters of a figure's own words that a notice quotes."""


def restrained(count: Count, population: int | None) -> Count:
    """Mark a figure of more people than there can be; a number beyond all who are alive is not kept.

    Parameters
    ----------
    population
        Of the country that it is told of; None where that is not known.
    """
    figure = count.figure
    most = max(value or 0 for value in (figure.low, figure.best, figure.high))
    if most > PEOPLE_ALIVE:
        return count._replace(figure=replace(figure, low=None, best=None, high=None, use=Use.IMPOSSIBLE))
    if population and most > population * GROWTH:
        return count._replace(figure=replace(figure, use=Use.IMPOSSIBLE))
    return count


def notices(
    reports: Iterable[Report], articles: Mapping[str, Article], countries: Mapping[str, Country]
) -> tuple[str, ...]:
    """Say which articles have figures that cannot be; one sentence an article, which quotes the first of them."""
    found: dict[str, list[tuple[Report, Figure]]] = {}
    for report in reports:
        for figure in report.figures:
            if figure.use is Use.IMPOSSIBLE:
                found.setdefault(report.article, []).append((report, figure))
    return tuple(_notice(articles[article], figures, countries) for article, figures in found.items())


def _notice(article: Article, figures: list[tuple[Report, Figure]], countries: Mapping[str, Country]) -> str:
    report, figure = figures[0]
    words = " ".join(article.text[figure.start : figure.end].split())
    quoted = words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"
    where = report.where.place.country if report.where is not None and figure.best is not None else None
    there = f"live in {countries[where].name}" if where is not None and where in countries else "are alive"
    more = f" (and {len(figures) - 1:,} more like it)" if len(figures) > 1 else ""
    return f'{article.id}: "{quoted}" is more people than {there}, so it is counted nowhere{more}'
