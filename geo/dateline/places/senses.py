"""Senses: what the names of one article may mean, and what the article is about, as far as they say."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import exp

from dateline.gazetteer import Candidate, MatchKind
from dateline.model import Place

__all__ = ["About", "Sense", "areas", "cell", "cells", "division"]

_CELL_DEG = 1.0
"""Places in the same or in touching cells are near: within 110 to 220 km, a day's reach of a local newspaper."""
_LEAST_SHARE = 0.02
"""A reading less likely than this says nothing of what the article is about."""
_NAMING = ("PCL", "ADM1")
"""Codes of places that name a country."""


@dataclass(slots=True)
class Sense:
    """What one name means in one article, as far as it is known."""

    candidates: Sequence[Candidate]
    designator: str | None
    base: Sequence[float]
    """Score of each candidate without the rest of the article."""
    areas: Sequence[Sequence[Hashable]]
    """Of each candidate: what it lies in, and beside."""
    containers: set[str] = field(default_factory=set)
    """Keys of the names that it is said to lie in."""
    shares: list[float] = field(default_factory=list)
    """Probability of each candidate; with that of none of them they add up to 1."""
    none: float = 0.0
    """Probability that it means a place that no gazetteer holds."""
    weight: dict[Hashable, float] = field(default_factory=dict)
    """Probability that it lies in a country, a division, or in or beside a cell of the globe."""

    def rank(self, scores: Sequence[float], none: float | None = None) -> None:
        """Turn scores into probabilities."""
        top = max(scores, default=0.0) if none is None else max(*scores, none)
        powers = [exp(value - top) for value in scores]
        nothing = exp(none - top) if none is not None else 0.0
        total = sum(powers) + nothing
        self.shares = [power / total for power in powers]
        self.none = nothing / total if total else 0.0
        weight: dict[Hashable, float] = {}
        for share, own in zip(self.shares, self.areas, strict=True):
            if share >= _LEAST_SHARE:
                for area in own:
                    weight[area] = weight.get(area, 0.0) + share
        self.weight = weight

    def best(self) -> Candidate | None:
        """Return the likeliest candidate."""
        if not self.candidates:
            return None
        return self.candidates[max(range(len(self.shares)), key=self.shares.__getitem__)]


class About:
    """What an article is about: every name counted once, shared out among its readings.

    Parameters
    ----------
    home
        Country of the publisher (ISO 3166-1 alpha-2), which counts as one name among none, and
        the less the more there are.
    """

    def __init__(self, senses: Iterable[Sense], home: str | None = None) -> None:
        self.weight: dict[Hashable, float] = {}
        """How many names may be expected in a country, a division, or in or beside a cell."""
        names = 0
        self.named: set[str] = set()
        """Countries that are named, by a demonym or a division too."""
        self.has_ground = False
        """Whether one of them is named otherwise than by a demonym: soldiers and drones are away from home."""
        for sense in senses:
            if not sense.candidates:
                continue
            names += 1
            for area, share in sense.weight.items():
                self.weight[area] = self.weight.get(area, 0.0) + share
            best = sense.best()
            if best is not None and best.place.country is not None and best.place.feature_code.startswith(_NAMING):
                self.named.add(best.place.country)
                self.has_ground |= sense.candidates[0].match is not MatchKind.DEMONYM
        if home is not None:
            # The more an article names, the less it takes for granted: "Tripoli, Lebanon" in a newspaper of Texas.
            self.weight[home] = self.weight.get(home, 0.0) + 1.0 / max(1, names)
        self.others = max(1, names - 1)
        """How many names there are beside any one."""

    def count(self, area: Hashable, sense: Sense) -> float:
        """Return how many other names may be expected in an area."""
        weight = self.weight.get(area)
        return 0.0 if weight is None else max(0.0, weight - sense.weight.get(area, 0.0))

    def elsewhere(self, sense: Sense) -> float:
        """Return the part of the other names that lies in other countries than any reading of this one."""
        own = {candidate.place.country for candidate in sense.candidates}
        return (
            sum(weight for area, weight in self.weight.items() if isinstance(area, str) and area not in own)
            / self.others
        )


def division(place: Place) -> str | None:
    """Return the first-order division that a place lies in, or is."""
    return place.admin1 or (place.name if place.feature_code == "ADM1" else None)


def areas(place: Place) -> Iterator[Hashable]:
    """Yield the country and the division of a place and, of a town or spot, its cell and then those round it."""
    if place.country is not None:
        yield place.country
        own = division(place)
        if own is not None:
            yield place.country, own
    if place.feature_class in "PS" or place.feature_code == "ADM2":
        yield from cells(place)


def cells(place: Place) -> Iterator[tuple[int, int]]:
    """Yield the cell of the globe that a place lies in, then those round it."""
    row, column = cell(place)
    yield row, column
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            if north or east:
                yield row + north, column + east


def cell(place: Place) -> tuple[int, int]:
    """Return the cell of the globe that a place lies in."""
    return int(place.lat // _CELL_DEG), int(place.lon // _CELL_DEG)
