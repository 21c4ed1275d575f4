"""Confidence: how sure a report is, from what was read of its event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.incidents.events import Event

__all__ = ["Evidence", "confidence", "evidence"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that was read of an event, and what it adds to its confidence."""

    what: str
    weight: float


def evidence(event: Event) -> tuple[Evidence, ...]:
    """Return what speaks for an event; hand-set, to be calibrated on labelled incidents.

    A place of its own counts 0.2 (0.1 if it is only a region or a country), a date 0.15, a number 0.15, two sentences
    0.1.
    """
    found = [Evidence("an event word", 0.35)]
    if event.where is not None and event.where.by.own:
        precise = event.where.location.where_prec <= 3
        found.append(Evidence("a place of its own", 0.2) if precise else Evidence("a wide area of its own", 0.1))
    if event.when.start is not None:
        found.append(Evidence("a date", 0.15))
    if any(not count.implied for count in event.counts):
        found.append(Evidence("a number", 0.15))
    if len({telling.scan.sentence.index for telling in event.tellings}) > 1:
        found.append(Evidence("two sentences", 0.1))
    return tuple(found)


def confidence(found: Sequence[Evidence]) -> float:
    """Add up what was read."""
    return round(sum(each.weight for each in found), 2)
