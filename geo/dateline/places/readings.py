"""Readings: what the gazetteer makes of a stretch of text, as it is written there."""

from __future__ import annotations

import re
from weakref import WeakKeyDictionary

from dateline.gazetteer import Candidate, Gazetteer, MatchKind
from dateline.gazetteer.names import is_initialism
from dateline.places.casing import Case
from dateline.places.cues import Cues

__all__ = ["readings"]

_INITIALISM_CHARS = 4
"""Up to so many capitals are read as letters (WHO, IDP), not as a town that happens to be called so."""
_CAPITALS_POPULATION = 1_000_000
"""But MALI, IRAN and ROME are names in capitals."""
_LONE_LETTER = re.compile(r"(?<![^\W\d_])(?<![.&])[^\W\d_](?![^\W\d_.&])")
"""A spelling that is only near and has such a letter in it ("Colo. A") was cut wrongly."""


def readings(surface: str, case: Case, gazetteer: Gazetteer, cues: Cues) -> tuple[Candidate, ...]:
    """Return what a span may mean, as it is written; the same again for the same words."""
    memo = _READINGS.get(gazetteer)
    if memo is None or len(memo) > _REMEMBERED:
        memo = _READINGS[gazetteer] = {}
    key = surface, case is Case.UPPER, cues
    found = memo.get(key)
    if found is None:
        found = memo[key] = _read(surface, case, gazetteer, cues)
    return found


_READINGS: WeakKeyDictionary[Gazetteer, dict[tuple[str, bool, Cues], tuple[Candidate, ...]]] = WeakKeyDictionary()
_REMEMBERED = 100_000
"""Surfaces that are kept a gazetteer; an article has some fifty."""


def _read(surface: str, case: Case, gazetteer: Gazetteer, cues: Cues) -> tuple[Candidate, ...]:
    if surface[0].islower() and " " not in surface and "-" not in surface:
        return tuple(c for c in gazetteer.lookup(surface) if c.match is MatchKind.DEMONYM and surface[-1] != ".")
    found = gazetteer.lookup(surface)
    if (
        found
        and found[0].match is MatchKind.FOLDED
        and (
            _LONE_LETTER.search(surface)
            or surface.partition(" ")[0].lower() in cues.common
            # In a script without capitals any word may be a name, and most sound like some place.
            or surface[0].lower() == surface[0].upper()
        )
    ):
        return ()
    if not found and surface[-1] == "s":
        found = tuple(c for c in gazetteer.lookup(surface[:-1]) if c.match is MatchKind.DEMONYM)
    if case is not Case.UPPER and len(surface) <= _INITIALISM_CHARS and is_initialism(surface):
        found = tuple(
            c
            for c in found
            if c.match is MatchKind.ABBREVIATION
            or (c.match is MatchKind.EXACT and c.place.population >= _CAPITALS_POPULATION)
        )
    if found and "." in surface[-1:] and not is_initialism(surface):
        found = tuple(c for c in found if c.match is MatchKind.ABBREVIATION)
    return found
