"""How far two spellings of a name are apart, as a reader of transliterated names counts it.

An edit distance (Damerau-Levenshtein) in which letters that transliterations and ears mix up cost less than others. The
costs are set by the spellings that GeoNames has of one place, of some 7,000 places from Mauritania to Iran: most differ
by a for e, an h, i for e, u for o, i for y, k for q, m for n, g for k, and by a vowel more or less.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from dateline.gazetteer.names import SUN_LETTERS, sound

__all__ = ["MIN_CHARS", "difference", "near", "tolerance", "with_other_article"]

MIN_CHARS = 5
"""A shorter key has too many neighbours: Mali, Male, Mela."""

_PER_CHAR = 0.23
_SHORT = 0.9
_LEAST = 0.25
_MOST = 1.5
"""Where the bound stands: of five letters one may be another vowel of nearly the same sound, of nine a consonant may
differ (Tinzaoutin reaches Tinzaouaten). So chosen, fewer words of English news have a neighbour somewhere on earth than
one letter in four would give them (14 in a hundred, not 15), and a sixth more of the places are found."""

_ARTICLE = "al"
_SUN_ARTICLES = tuple("a" + letter for letter in SUN_LETTERS)
_ARTICLE_COST = 0.25
_LEAST_CHARS = 4
"""A name without its article is at least so long."""

_SWAPPED = 0.75
_CHEAPEST = 0.25
_OTHER = 1.0
_LEFT_OUT = {"h": 0.25, "e": 0.4, "i": 0.4, "u": 0.4, "a": 0.5, "o": 0.5, "n": 0.75}
"""Cost of a letter that only one of the names has; of all others `_OTHER`."""
_VOWELS = "aeiou"
_CHANGED = (
    dict.fromkeys((one + other for one in _VOWELS for other in _VOWELS), 0.5)
    | dict.fromkeys(("mn", "gk", "sz", "gj", "ij", "uv"), 0.5)
    | dict.fromkeys(("ae", "ea", "ei", "ie", "ou", "uo"), 0.25)
)
"""Cost of one letter for another; of all others `_OTHER`. After `names.sound`, x is sh."""
_COSTS = _CHANGED | {pair[::-1]: cost for pair, cost in _CHANGED.items()}


def tolerance(key: str) -> float:
    """Return how large a difference from a `names.fold` key still is a spelling of the same name."""
    return max(_LEAST, min(_MOST, _PER_CHAR * len(sound(key)) - _SHORT))


def near(key: str, others: Iterable[str]) -> dict[str, float]:
    """Return those of some `names.fold` keys that are spellings of the name, each with its `difference`."""
    bound = tolerance(key)
    found = ((other, difference(key, other, bound)) for other in others)
    return {other: distance for other, distance in found if distance <= bound}


def difference(one: str, other: str, bound: float) -> float:
    """Return how far two `names.fold` keys are apart, 0 where they sound the same; infinity if more than the bound."""
    first, second = sound(one), sound(other)
    found = _edits(first, second, bound)
    if found and one.isascii() and first.startswith(_ARTICLE) is not second.startswith(_ARTICLE):
        bare, named = sorted((first.removeprefix(_ARTICLE), second.removeprefix(_ARTICLE)), key=len)
        if len(bare) >= _LEAST_CHARS:
            found = min(found, _ARTICLE_COST + _edits(bare, named, bound - _ARTICLE_COST))
    return found if found <= bound else inf


def with_other_article(key: str) -> tuple[str, ...]:
    """Return a `names.fold` key without its article, or with one: Al Fasher is Fasher, Raqqa is Ar Raqqa."""
    if key.startswith(_ARTICLE):
        return (key.removeprefix(_ARTICLE),)
    if key.startswith(_SUN_ARTICLES):
        return (key[1:], _ARTICLE + key[1:])
    return (_ARTICLE + key, "a" + key) if key.startswith(SUN_LETTERS) else (_ARTICLE + key,)


def _edits(one: str, other: str, bound: float) -> float:
    """Return the weighted distance; infinity as soon as it is surely more than the bound."""
    if one == other:
        return 0.0
    # Every letter that one has more of costs something: quickly told, and of ten names it rules out nine.
    more = sum(max(0, one.count(letter) - other.count(letter)) for letter in set(one))
    if max(more, more + len(other) - len(one)) * _CHEAPEST > bound:
        return inf
    before: list[float] = []
    last = [0.0]
    for letter in other:
        last.append(last[-1] + _LEFT_OUT.get(letter, _OTHER))
    for i, a in enumerate(one, 1):
        without = _LEFT_OUT.get(a, _OTHER)
        row = [last[0] + without]
        for j, b in enumerate(other, 1):
            if a == b:
                cost = last[j - 1]
            else:
                cost = last[j - 1] + _COSTS.get(a + b, _OTHER)
                if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                    cost = min(cost, before[j - 2] + _SWAPPED)
            row.append(min(cost, last[j] + without, row[j - 1] + _LEFT_OUT.get(b, _OTHER)))
        if min(row) > bound:
            return inf
        before, last = last, row
    return last[-1]
