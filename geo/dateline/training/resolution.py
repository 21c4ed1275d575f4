"""Trains the model that chooses a place for a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from geopy.distance import great_circle

from dateline.evaluation.places import RIGHT_KM
from dateline.gazetteer import Candidate, Gazetteer
from dateline.gazetteer.names import fold
from dateline.model import Place, Span
from dateline.places.agreement import name_key
from dateline.places.cues import cues
from dateline.places.given import given
from dateline.places.model import Model
from dateline.places.recognition import find_names
from dateline.places.resolution import (
    CONTEXT,
    MOST_CANDIDATES,
    alone_signs,
    context,
    none_signs,
    rank,
    seats,
    senses_of,
)
from dateline.places.senses import About, Sense
from dateline.places.spans import Name
from dateline.training.corpora import CODED_KM, Example
from dateline.training.fitting import Signs, softmax_ranker
from dateline.training.priors import RANK_PRIOR

__all__ = ["train_resolution"]

_ROUNDS = 3
"""The first learns from names alone, each later one with the senses that the one before finds."""
_PENALTY = 1.0
_CODED_WEIGHT = 0.5
_SAME_KM = 5.0
"""Places that differ by less in how far they are from a point are one, for all that it tells."""


def train_resolution(examples: Sequence[Example], gazetteer: Gazetteer, found: Model) -> dict[str, float]:
    """Train on the gold names that have coordinates, and on what names in coded texts must mean.

    Parameters
    ----------
    found
        Finds the names in the coded texts; how it resolves them does not matter.
    """
    tasks = [
        task
        for each in examples
        if (task := _gold_task(each, gazetteer) if each.point is None else _coded_task(each, gazetteer, found))
    ]
    table: dict[str, float] = {}
    for number in range(_ROUNDS):
        groups: list[list[Signs]] = []
        right: list[list[bool]] = []
        weights: list[float] = []
        model = Model({}, {}, table)
        for task in tasks:
            senses = senses_of(task.names, gazetteer, model)
            about = rank(senses, model, rounds=number)
            for key, hits in task.right.items():
                groups.append(_choices(senses[key], senses, about, gazetteer, alone=number == 0))
                right.append([*hits, not any(hits)])
                weights.append(task.weight)
        table = softmax_ranker(groups, right, weights, _PENALTY, RANK_PRIOR)
    return table


class _Task(NamedTuple):
    """The names of an article, and which candidates of them are right, by key."""

    names: list[Name]
    right: dict[str, list[bool]]
    weight: float


def _gold_task(example: Example, gazetteer: Gazetteer) -> _Task | None:
    points = {Span(t.start, t.end): (t.lat, t.lon) for t in example.gold.toponyms if t.lat is not None}
    if not points:
        return None
    named = given(example.document, points, gazetteer, cues(example.document.lexicon))
    right: dict[str, list[bool]] = {}
    for name, span in named:
        if name_key(name) not in right and name.candidates:
            right[name_key(name)] = _right(name.candidates[:MOST_CANDIDATES], points[span], RIGHT_KM)
    return _Task([name for name, _ in named], right, 1.0)


def _coded_task(each: Example, gazetteer: Gazetteer, found: Model) -> _Task | None:
    """Take a name that may mean a place at the incident's point to mean it, and one called like it otherwise none."""
    names = find_names(each.document, gazetteer, found)
    right: dict[str, list[bool]] = {}
    for name in names:
        if name.candidates:
            hits = _right(name.candidates[:MOST_CANDIDATES], each.point or (None, None), CODED_KM)
            if any(hits) or fold(name_key(name)) == fold(each.place):
                right.setdefault(name_key(name), hits)
    return _Task(names, right, _CODED_WEIGHT) if right else None


def _choices(
    sense: Sense, senses: Mapping[str, Sense], about: About, gazetteer: Gazetteer, *, alone: bool
) -> list[Signs]:
    """Return the signs of each place that a name may mean, and of none."""
    divisions = seats(sense.candidates)
    choices: list[Signs] = []
    for number, (candidate, own) in enumerate(zip(sense.candidates, sense.areas, strict=True)):
        signs = dict(alone_signs(candidate, sense.designator, number, divisions))
        if not alone:
            told = context(candidate.place, own, sense, senses, about)
            signs.update({sign: value for sign, value in zip(CONTEXT, told, strict=True) if value})
        choices.append(signs)
    return [*choices, dict.fromkeys(none_signs(sense, about, gazetteer), 1.0)]


def _right(candidates: Sequence[Candidate], point: tuple[float | None, float | None], most_km: float) -> list[bool]:
    """Say which places are as near to a point as any is, if that is near enough to be right.

    Gao the town and Gao the region are both within a hundred miles of either; only one is meant.
    """
    off = [_off_km(each.place, point) for each in candidates]
    bound = min(most_km, min(off) + _SAME_KM)
    return [km <= bound for km in off]


def _off_km(place: Place, point: tuple[float | None, float | None]) -> float:
    """Return the distance from a point; 0 where it lies in a world region, whose middle is anybody's guess."""
    km = float(great_circle((place.lat, place.lon), point).km)
    return 0.0 if place.country is None and km <= place.uncertainty_km else km
