"""What the gazetteers lack for some articles, and which GeoNames dumps may have it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from dateline.gazetteer.names import fold
from dateline.model import Mention, Role

__all__ = ["Unresolved", "find_unresolved"]

MOST_SUGGESTED = 5
"""More would not be read, nor downloaded."""

_NO_NAME_OF_ITS_OWN = (Role.DEMONYM, Role.NESTED)
"""Their names are no place's that a gazetteer could list."""


class Unresolved(NamedTuple):
    """Names that no gazetteer holds."""

    unresolved: int
    """How many different ones; spellings of one name count once."""
    suggested: tuple[str, ...]
    """ISO 3166-1 alpha-2 of the countries whose dumps may hold them, the most helpful first."""


def find_unresolved(mentions: Iterable[Mention], installed: Collection[str]) -> Unresolved:
    """Count the names without a place, and say which dumps may help.

    An article speaks of the country that most of its other mentions lie in. A country is suggested for the names in the
    articles that speak of it; at most five, and none that is there.

    Parameters
    ----------
    installed
        ISO 3166-1 alpha-2 of the countries whose dumps are installed.
    """
    names: set[str] = set()
    lacking = defaultdict[str, set[str]](set)
    countries = defaultdict[str, Counter[str]](Counter)
    for mention in mentions:
        if mention.place is not None:
            if mention.place.country is not None:
                countries[mention.article][mention.place.country] += 1
        elif mention.role not in _NO_NAME_OF_ITS_OWN:
            name = fold(mention.surface)
            names.add(name)
            lacking[mention.article].add(name)
    wanted = defaultdict[str, set[str]](set)
    for article, missing in lacking.items():
        if countries[article]:
            country = min(countries[article].items(), key=lambda item: (-item[1], item[0]))[0]
            if country not in installed:
                wanted[country] |= missing
    ranked = sorted(wanted, key=lambda country: (-len(wanted[country]), country))
    return Unresolved(len(names), tuple(ranked[:MOST_SUGGESTED]))
