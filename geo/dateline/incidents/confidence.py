"""Confidence: of how many in a hundred such incidents the figures, the place and the day are right.

It is the product of three chances: that the figures are those that a coder would note, that the point lies within
100 km, and that the day is among the incident's days. Each starts from the best case, and what was seen takes away
from it: each doubt has a weight, in log-odds, none of which is above 0. The weights are fitted to coded articles, see
``weights/README.md``; `dateline.training.incidents` makes them.

An incident without a place or a date is given the chance of the widest and the vaguest there is. A running total is of
a wide area and a long time by its nature, which takes nothing away from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp, prod
from types import MappingProxyType

from dateline.incidents.events import Event
from dateline.incidents.locating import LocatedBy
from dateline.incidents.occurrence import Factuality
from dateline.incidents.when import DatedBy
from dateline.model import Figure, Use

__all__ = [
    "BEST",
    "DOUBTS",
    "HEARSAY",
    "NO_DATE",
    "NO_PLACE",
    "PRESUMED",
    "VAGUE",
    "Evidence",
    "Weights",
    "confidence",
    "doubts",
    "evidence",
    "shipped",
]

Weights = Mapping[str, Mapping[str, float]]
"""By aspect and doubt, in log-odds; that of `BEST` is what is left where there is no doubt."""

BEST = "(no doubt)"

_SENTENCES = ("in 6 sentences or more", "in 4 or 5 sentences", "in 3 sentences", "in 2 sentences")
_NAMES = ("a name below 0.3", "a name below 0.4", "a name below 0.6", "a name below 0.8", "a name below 0.9")
_NAME_BOUNDS = (0.3, 0.4, 0.6, 0.8, 0.9)
"""The doubts of a name, and the confidences below which they hold."""

NO_PLACE = "no place"
NO_DATE = "no date"
PRESUMED = "a presumed date"
HEARSAY = "only alleged or hearsay"
VAGUE = "a vague number"
"""Doubts that have the weight of others, see `dateline.training.incidents`."""

DOUBTS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "figures": (
        ("no figure",),
        (VAGUE,),
        ("a bound or a range",),
        ("no number",),
        ("not all numbers",),
        ("parties added up",),
        ("3 kinds or more", "2 kinds"),
        ("told otherwise elsewhere",),
        (HEARSAY,),
        _SENTENCES,
    ),
    "place": (
        tuple(f"precision {number}" for number in range(7, 1, -1)),
        ("by a people or state", "by its surroundings"),
        _NAMES,
    ),
    "date": (tuple(f"precision {number}" for number in range(5, 1, -1)),),
}
"""By aspect, what may be doubted; in each row the gravest doubt first, which never weighs less than one behind it."""

_PRECISE = 3
"""From a district on the doubt of its name counts; whatever names a country or a region is sure, and still wide."""

_STATES = frozenset({LocatedBy.PEOPLE, LocatedBy.ACTING})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One of the three chances, and what takes away from it."""

    aspect: str
    chance: float
    doubts: tuple[str, ...]
    """Those with a weight."""


def evidence(event: Event, weights: Weights | None = None) -> tuple[Evidence, ...]:
    """Return the chances that an event's figures, place and date are right.

    Parameters
    ----------
    weights
        Those that come with Dateline by default.
    """
    tables = shipped() if weights is None else weights
    found: list[Evidence] = []
    for aspect, own in doubts(event).items():
        table = tables[aspect]
        score = table[BEST] + sum(table.get(doubt, 0.0) for doubt in own)
        found.append(Evidence(aspect, 1.0 / (1.0 + exp(-score)), tuple(doubt for doubt in own if doubt in table)))
    return tuple(found)


def confidence(found: tuple[Evidence, ...]) -> float:
    """Return the confidence of an event: the product of its chances, to hundredths."""
    return round(prod(each.chance for each in found), 2)


def doubts(event: Event) -> dict[str, tuple[str, ...]]:
    """Return what may be doubted of an event, by aspect."""
    return {"figures": tuple(_of_figures(event)), "place": tuple(_of_place(event)), "date": tuple(_of_date(event))}


@cache
def shipped() -> Weights:
    """Return the weights that come with Dateline."""
    text = (resources.files(__package__) / "weights" / "confidence.tsv").read_text(encoding="utf-8")
    tables: dict[str, dict[str, float]] = {aspect: {} for aspect in DOUBTS}
    for line in text.splitlines():
        aspect, doubt, weight = line.split("\t")
        tables[aspect][doubt] = float(weight)
    return MappingProxyType(tables)


def _of_figures(event: Event) -> Iterator[str]:
    counted = [count for count in event.counts if count.figure.use is Use.COUNTED]
    figures = [count.figure for count in counted]
    kinds = Counter(figure.kind for figure in figures)
    if not counted:
        # A coup and a downed drone have no toll; who "died" or "fled" was some number of people.
        if any(word.sense.kind is not None for telling in event.tellings for word in telling.words):
            yield "no figure"
    elif any(figure.approximate for figure in figures):
        yield VAGUE
    elif any(figure.low != figure.high for figure in figures):
        yield "a bound or a range"
    elif all(count.implied for count in counted):
        yield "no number"
    elif any(count.implied for count in counted):
        yield "not all numbers"
    if any(number > 1 for number in kinds.values()):
        yield "parties added up"
    if len(kinds) > 1:
        yield "2 kinds" if len(kinds) == 2 else "3 kinds or more"
    if _differs(event, figures):
        yield "told otherwise elsewhere"
    if not any(telling.factuality is Factuality.HAPPENED for telling in event.tellings):
        yield HEARSAY
    sentences = len({telling.scan.sentence.index for telling in event.tellings})
    if sentences > 1:
        yield _SENTENCES[0 if sentences > 5 else 1 if sentences > 3 else 5 - sentences]


def _differs(event: Event, counted: list[Figure]) -> bool:
    """Tell whether the article has another number for a toll."""
    totals: Counter[str] = Counter()
    for figure in counted:
        totals[figure.kind] += figure.best or figure.low or 0
    return any(
        not count.implied and count.figure.best != totals[count.figure.kind]
        for count in event.counts
        if count.figure.use in (Use.REPEATED, Use.SUPERSEDED, Use.RIVAL)
    )


def _of_place(event: Event) -> Iterator[str]:
    if event.where is None:
        yield NO_PLACE
        return
    location, by, sure, _ = event.where
    # A running total is of a country or a region: that is no doubt of it, nor is the year that it covers.
    if location.where_prec > 1 and not event.tally:
        yield f"precision {location.where_prec}"
    if not by.own:
        yield "by a people or state" if by in _STATES else "by its surroundings"
    if location.where_prec <= _PRECISE:
        yield from [name for name, bound in zip(_NAMES, _NAME_BOUNDS, strict=True) if sure < bound][:1]


def _of_date(event: Event) -> Iterator[str]:
    if event.when.start is None:
        yield NO_DATE
    elif event.dated is DatedBy.LEAD:
        yield PRESUMED
    elif event.when.date_prec > 1 and not event.tally:
        yield f"precision {event.when.date_prec}"
