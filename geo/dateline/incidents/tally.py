"""Tallies: running totals over a span of time, a war or a country, told from the toll of one event."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.incidents.figures import Count
from dateline.incidents.scan import PlaceName, Scan
from dateline.incidents.words import Form, find_phrases
from dateline.language.dates import Timex, TimexKind
from dateline.model import Kind

__all__ = ["is_tally"]

EPISODE_DAYS = 14
"""Longer spans of time are no one event any more, and their figures are tallies."""

STOCK = 10_000
"""So many displaced, told by no event, are those there are in a country."""

YEAR_DAYS = 360
"""So many days are a year."""

FEW_DAYS = 2
"""UCDP GED ``date_prec`` of two to six days."""

TOWN = 2
"""Up to this ``where_prec`` a place is a town or a point near one."""


def is_tally(scan: Scan, counts: Sequence[Count], timex: Timex | None, site: PlaceName | None) -> bool:
    """Tell a running total from the toll of one event.

    Parameters
    ----------
    counts
        Those of one event word or more of the sentence.
    timex
        The date expression that they stand under, and ``site`` the place; None where there is none.
    """
    if not any((count.figure.best or count.figure.low or 0) > 1 for count in counts):
        return False
    if find_phrases(scan.sentence.tokens, scan.lexicon, "events", "tally"):
        return True
    if timex is None:
        return _is_stock(scan, counts)
    # "shortly after Friday prayers" is a point of time, whatever went on from it.
    spans = timex.kind is TimexKind.SPAN and scan.lower[timex.first] not in scan.lexicon.words("events", "after")
    if timex.start is None:
        recent = scan.lexicon.words("events", "recent")
        return spans and recent.isdisjoint(scan.lower[timex.first : timex.last])
    days = (timex.end - timex.start).days if timex.end is not None else None
    if spans:
        # "since Sunday" and "in the last five days" tell of one event that goes on.
        return timex.date_prec > FEW_DAYS and (days is None or days > EPISODE_DAYS)
    # A whole year as the only date: "30,000 were expelled in 2024". In a town it is an event of that year.
    town = site is not None and site.mention.place is not None and site.mention.place.precision <= TOWN
    return days is not None and days >= YEAR_DAYS and not town


def _is_stock(scan: Scan, counts: Sequence[Count]) -> bool:
    """Tell how many displaced there are ("2.1 million internally displaced") from how many a thing drove out."""
    return len(scan.words) == 1 and all(
        count.figure.kind is Kind.DISPLACED
        and Form.COUNT in count.word.forms
        and Form.PAST not in count.word.forms
        and (count.figure.best or count.figure.low or 0) >= STOCK
        for count in counts
    )
