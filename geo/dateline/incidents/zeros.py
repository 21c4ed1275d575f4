"""Stated zeros: "nobody was hurt", "killing no one", "without causing casualties", "ni mort ni blessé"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.incidents.scan import Scan
from dateline.incidents.words import EventWord

__all__ = ["find_nobody", "no_casualties"]

NOBODY_REACH = 5
"""Words between "nobody" and what it was spared: "no one was reported to have been killed"."""

CASUALTIES_REACH = 3
"""Words between "no" and the casualties: "no immediate civilian casualties"."""


def find_nobody(scan: Scan, word: EventWord) -> tuple[int, int] | None:
    """Return the tokens, last exclusive, that say that nobody was what an event word tells; None where none do."""
    lower = scan.lower
    for first, last in scan.phrases("events", "none_of"):
        # "without injuries", "pas fait de mort"
        if last == word.first:
            return first, word.last
    nobody = scan.lexicon.words("events", "nobody")
    for index in range(max(0, word.first - NOBODY_REACH), word.first):
        # "une personne" is somebody, and so are others who stand between.
        somebody = any(g.first < index < g.last or index < g.first < word.first for g in scan.groups)
        if lower[index] in nobody and not somebody:
            return index, word.last
    # "killing no one", "n'a tué personne"
    behind = lower[word.last : word.last + 1]
    return (word.first, word.last + 1) if not nobody.isdisjoint(behind) else None


def no_casualties(scan: Scan) -> Iterator[tuple[int, int]]:
    """Yield the tokens, last exclusive, that say that nobody was killed or wounded: "caused no casualties"."""
    nobody = scan.lexicon.words("events", "nobody") | scan.lexicon.words("events", "without")
    for first, last in scan.phrases("events", "casualties"):
        said = next((i for i in range(max(0, first - CASUALTIES_REACH), first) if scan.lower[i] in nobody), None)
        if said is not None:
            yield said, last
