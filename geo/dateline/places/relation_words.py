"""The words that relate a place to another, as a language's lexicon lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dateline.language.lexicon import Lexicon
from dateline.language.phrases import Phrases
from dateline.places.cues import Cues, cues

__all__ = ["RelationWords", "relation_words"]


@dataclass(frozen=True, slots=True, eq=False)
class RelationWords:
    """Words and phrases of one language; ``[places.relations]`` in its lexicon says what for."""

    joining: frozenset[str]
    qualifiers: frozenset[str]
    function: frozenset[str]
    """Words that are no adjective and so end a noun phrase on the left."""
    kinds: frozenset[str]
    """Words for what a name is ("town") that relate it to nothing."""
    bearings: Mapping[str, float]
    after_elision: frozenset[str]
    parts: frozenset[str]
    """Of a country ("the northern region of Mali"); of others only `pieces`, "the western region of Darfur" is all."""
    pieces: frozenset[str]
    middle: frozenset[str]
    far: frozenset[str]
    units: frozenset[str]
    aside: frozenset[str]
    radius: frozenset[str]
    away: Phrases[bool]
    travel: Mapping[str, float]
    hours: Mapping[str, float]
    near: Phrases[bool]
    near_after: Phrases[bool]
    outskirts: Phrases[bool]
    outskirts_after: Phrases[bool]
    offshore: Phrases[bool]
    coasts: frozenset[str]
    off: frozenset[str]
    between: frozenset[str]
    halfway: Phrases[bool]
    conjunctions: frozenset[str]
    roads: frozenset[str]
    stretches: frozenset[str]
    along: frozenset[str]
    origins: frozenset[str]
    destinations: frozenset[str]
    towards: Phrases[bool]
    borders: frozenset[str]
    guards: frozenset[str]
    border_with: Phrases[bool]
    border_side: Phrases[bool]
    three_borders: Phrases[bool]
    inside: Phrases[bool]
    divisions_after: Phrases[bool]
    divisions_before: Phrases[bool]
    cues: Cues


@cache
def relation_words(lexicon: Lexicon) -> RelationWords:
    """Return the words of a lexicon."""
    table = lexicon.table("places", "relations")
    own = cues(lexicon)
    bearings = lexicon.table("places", "bearings")

    def words(key: str) -> frozenset[str]:
        return frozenset(table.get(key, ()))

    def phrases(key: str) -> Phrases[bool]:
        return Phrases(dict.fromkeys(table.get(key, ()), True))

    related = _words(table.get("outskirts", ())) | words("borders") | words("coasts") | words("roads")
    return RelationWords(
        joining=words("joining"),
        qualifiers=words("qualifiers"),
        function=own.locative.union(
            own.weak_prepositions, own.linking, own.auxiliaries, own.between, words("joining"), words("and")
        ),
        kinds=own.nouns_before.union(words("kinds")) - related - frozenset(bearings),
        bearings=bearings,
        after_elision=words("after_elision"),
        parts=words("parts") | words("pieces"),
        pieces=words("pieces"),
        middle=words("middle"),
        far=words("far"),
        units=_words(lexicon.table("numbers", "distances")),
        aside=words("aside"),
        radius=words("radius"),
        away=phrases("away"),
        travel=table.get("travel", {}),
        hours=table.get("hours", {}),
        near=phrases("near"),
        near_after=phrases("near_after"),
        outskirts=phrases("outskirts"),
        outskirts_after=phrases("outskirts_after"),
        offshore=phrases("offshore"),
        coasts=words("coasts"),
        off=words("off"),
        between=words("between"),
        halfway=phrases("halfway"),
        conjunctions=words("and"),
        roads=words("roads"),
        stretches=words("stretches"),
        along=words("along"),
        origins=words("from"),
        destinations=words("to"),
        towards=phrases("towards"),
        borders=words("borders"),
        guards=words("guards"),
        border_with=phrases("border_with"),
        border_side=phrases("border_side"),
        three_borders=phrases("three_borders"),
        inside=phrases("inside"),
        divisions_after=phrases("divisions_after"),
        divisions_before=phrases("divisions_before"),
        cues=own,
    )


def _words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in phrase.split())
