"""Signs: what speaks for or against a span's being the name of a place.

Each group of signs is a function of one of the `keys` of a name, so the weights of a group are added up once a key and
remembered, and the same functions tell the training what there is to weigh. A sign is a string; a word on a list of the
lexicon has the sign of the list, so that what is learned in one language holds in another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.armed_groups import is_armed_group
from dateline.gazetteer import MatchKind
from dateline.gazetteer.names import is_initialism
from dateline.language.document import Token
from dateline.places.casing import Case
from dateline.places.cues import Cues
from dateline.places.keys import After, Before, Company, Own, Setting

__all__ = ["GROUPS"]

_MANY_WORDS = 4
_SUFFIX_CHARS = (2, 3, 4)
"""Endings of place names: "-ville", "-stan", "-abad", "-ou"."""
_CURRENCIES = frozenset("$€£")
_OWN_LISTS = frozenset({"never", "common", "not_places"})
"""Lists that say something of a name that is such a word, and little of the names beside it."""
_TOWNS = frozenset({"metropolis", "city", "town", "village", "hamlet", "uncounted"})


def _own_signs(key: Own, cues: Cues) -> Iterator[str]:
    words = key.words
    yield f"known={key.standing}"
    if key.match:
        yield f"match={key.match}"
        yield f"match={key.match} {key.standing}"
        yield f"code={key.code}"
        yield f"power={key.power}"
        yield f"readings={key.readings}"
        yield f"readings={key.readings} {key.match}"
        if key.standing in _TOWNS:
            native = "native" if key.native else "foreign"
            yield native
            yield f"{native} {key.standing}"
            yield f"{native} {key.match}"
            yield f"{native} readings={key.readings}"
    letters = [word for word in words if word[0].isalpha()]
    if not letters:
        yield "own:mark"
        return
    yield f"words={min(len(letters), _MANY_WORDS)} {'known' if key.match else 'nothing'}"
    yield f"case={key.case.value}"
    yield f"name={' '.join(words)}"
    if len(letters) > 1:
        yield f"first={letters[0]}"
    yield f"last={letters[-1]}"
    for count in _SUFFIX_CHARS:
        if len(letters[-1]) > count:
            yield f"ends={letters[-1][-count:]}"
            if not key.match:
                yield f"ends={letters[-1][-count:]} nothing"
    if "-" in words:
        yield "own:hyphen"
    if key.designator:
        yield f"designator={key.designator}"
        yield f"designator={key.standing}"
    if letters[0] in cues.generics:
        yield "own:generic"
    if key.surface.isupper():
        yield "own:upper"
        if is_initialism(key.surface):
            yield f"own:initialism {key.standing}"
    elif key.surface[0].islower():
        yield "own:lower"
    if len(letters) == 1:
        yield f"chars={min(len(letters[0]), 8)} {'known' if key.match else 'nothing'}"
        if key.match != MatchKind.ABBREVIATION.value:  # "US" is no "us"
            for sign in cues.lists(letters[0]):
                yield f"own:{sign}"
                yield f"own:{sign} {key.standing}"
        if letters[0].rpartition("'")[2] in cues.contractions:
            yield "own:contraction"
    else:
        if " ".join(words) in cues.not_places:
            yield "own:never"
        for place, word in (("first", letters[0]), ("last", letters[-1])):
            for sign in cues.lists(word):
                yield f"own {place}:{sign}"
        if all("common" in cues.lists(word) or "never" in cues.lists(word) for word in letters):
            yield "own:common"
    if is_armed_group([Token(text, 0, 0, text.lower()) for text in key.surface.split(" ")]):
        yield "own:group"


def _word_signs(word: str, cues: Cues) -> Iterator[str]:
    """Yield what a word beside a name is: itself, the lists it is on, its shape."""
    if not word:
        yield "edge"
        return
    lower = word.lower()
    if word.isdecimal():
        yield f"digits {min(len(word), 5)}"
    elif word[0].isalpha():
        yield f"word {lower}"
        shape = "capital" if word[0].isupper() else "small"
        yield shape
        listed = [sign for sign in cues.lists(lower) if sign not in _OWN_LISTS]
        for sign in listed:
            yield sign
            if shape == "capital":
                yield f"{sign} capital"
        if not listed:
            yield f"unlisted {shape}"
    else:
        yield "currency" if word in _CURRENCIES else f"mark {word[:3]}"


def _before_signs(key: Before, cues: Cues) -> Iterator[str]:
    first, second = list(_word_signs(key.word, cues)), list(_word_signs(key.second, cues))
    for sign in first:
        yield f"before:{sign}"
        if not sign.startswith("word"):
            yield f"before:{sign} {key.standing}"
    for sign in second:
        yield f"before2:{sign}"
    if key.word and key.second:
        yield f"before2:{key.second.lower()} {key.word.lower()}"
        for sign in second:
            for other in first:
                if not sign.startswith("word") and not other.startswith("word"):
                    yield f"before2:{sign}, {other}"
    if key.joined:
        yield "before:hyphen"
    if key.lead:
        yield f"lead={key.lead}"
        yield f"lead={key.lead} {key.standing}"


def _after_signs(key: After, cues: Cues) -> Iterator[str]:
    first, second = list(_word_signs(key.word, cues)), list(_word_signs(key.second, cues))
    for sign in first:
        yield f"after:{sign}"
        if not sign.startswith("word"):
            yield f"after:{sign} {key.standing}"
    for sign in second:
        yield f"after2:{sign}"
    if key.word and key.second:
        yield f"after2:{key.word.lower()} {key.second.lower()}"
        for sign in first:
            for other in second:
                if not sign.startswith("word") and not other.startswith("word"):
                    yield f"after2:{sign}, {other}"
    if key.joined:
        yield "after:hyphen"


def _setting_signs(key: Setting, cues: Cues) -> Iterator[str]:
    run = "whole" if key.first and key.last else "first" if key.first else "last" if key.last else "inner"
    if key.case is Case.SENTENCE:
        yield f"run:{run}"
        yield f"run:{run} {key.standing}"
        yield f"run={key.run_words} {run}"
    else:
        yield f"case={key.case.value} {key.standing}"
    for side, word in (("came from", key.came_from), ("goes on", key.goes_on)):
        if word:
            yield f"{side}:any {key.case.value}"
            yield f"{side}={word}"
            for sign in cues.lists(word) or ("unlisted",):
                yield f"{side}:{sign}"
                yield f"{side}:{sign} {key.standing}"
    if key.opens:
        yield f"opens {key.standing}"
        if key.common and key.standing != "abbreviation":
            yield "opens common"
    if key.person:
        yield f"person:{key.person}"
        yield f"person:{key.person} {key.standing}"
    if key.seen_small:
        yield "seen small"
        yield f"seen small {key.standing}"


def _company_signs(key: Company, cues: Cues) -> Iterator[str]:
    sides = (
        ("before", key.listed_before, key.mark_before, key.close_before, key.opening),
        ("after", key.listed_after, key.mark_after, key.close_after, key.closing),
    )
    for side, other, mark, close, word in sides:
        if other:
            for sign in cues.lists(word):
                if sign not in _OWN_LISTS:
                    yield f"listed {side}:{sign}"
                    yield f"listed {side}:{sign} {key.standing}"
            yield f"close {side}={close} {key.standing}"
            yield f"close={close} {mark}"
            yield f"listed {side} {mark}"
            yield f"listed {side}"
            yield f"listed {side} {key.standing}"
            yield f"listed {side} {key.standing} {other}"
    if key.contained:
        yield "contained"
        yield f"contained {key.standing}"
    for sign, there in (("kind", key.kind), ("aged", key.aged), ("dateline", key.dateline), ("road", key.road)):
        if there:
            yield sign
            yield f"{sign} {key.standing}"


GROUPS: tuple[Callable[..., Iterator[str]], ...] = (
    _own_signs,
    _before_signs,
    _after_signs,
    _setting_signs,
    _company_signs,
)
"""For each part of a key, what yields its signs."""
