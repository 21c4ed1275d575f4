"""What type of event it was: from its words, and where they leave it open from whom it fell on."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from dateline.armed_groups import forces
from dateline.incidents.nouns import BEARING_ARMS
from dateline.incidents.telling import CROWDS, Telling
from dateline.incidents.words import EventWord, Form
from dateline.language.lexicon import Lexicon
from dateline.model import EventType, Figure, Kind, Use

__all__ = ["Type", "TypedBy", "classify"]

OPEN_RANK = 2
"""Words up to this rank ("killed", "attack") leave open whether it was a battle; the lexicon gives the ranks."""


FIGHTING = frozenset({EventType.BATTLE, EventType.EXPLOSION, EventType.VIOLENCE})


class TypedBy(StrEnum):
    """By what an event has its type."""

    WORD = "its word"
    VICTIMS = "those who were struck bore arms"
    PROTESTERS = "protesters were killed"
    CROWD = "protesters fought"


class Type(NamedTuple):
    """What type of event it was, and why."""

    event_type: EventType
    sub_event_type: str
    label: str
    """What it is called in a title."""
    word: EventWord
    """The word that decided."""
    by: TypedBy


def classify(tellings: Sequence[Telling], figures: Sequence[Figure]) -> Type:
    """Return the type of an event.

    The word of the highest rank decides; the nouns of the fighting that people fled do not ("5,000 fled the clashes"),
    where nobody was hurt. Where only killing or wounding is told, it is a battle if it fell on soldiers
    or fighters, and violence against civilians otherwise (ACLED Codebook 2023: battles are between armed groups). A
    protest with dead is excessive force against protesters, and protesters who clash are a violent demonstration; what
    explodes at a protest is an explosion.
    """
    words = [word for telling in tellings for word in telling.words]
    if _only_displaced(figures):
        words = [word for word in words if not _names_fighting(word)] or words
    exploded = any(word.sense.event_type is EventType.EXPLOSION for word in words)
    if exploded:
        words = [word for word in words if word.sense.event_type not in CROWDS]
    top = max(words, key=lambda word: (word.sense.rank, word.sense.event_type is EventType.DISPLACEMENT))
    event_type, sub_event_type = top.sense.event_type, top.sense.sub_event_type
    protest = event_type is EventType.PROTEST or (event_type is EventType.VIOLENCE and _protesters_struck(tellings))
    if protest and any(_deadly(figure) for figure in figures):
        label = "excessive force against protesters"
        return Type(EventType.PROTEST, label.replace(" ", "_"), label, top, TypedBy.PROTESTERS)
    if event_type is EventType.BATTLE and _protesters_named(tellings):
        return Type(EventType.RIOT, "violent_demonstration", "riot", top, TypedBy.CROWD)
    if event_type is EventType.VIOLENCE and top.sense.rank <= OPEN_RANK and _armed_victims(tellings):
        return Type(EventType.BATTLE, "armed_clash", "armed clash", top, TypedBy.VICTIMS)
    return Type(event_type, sub_event_type, top.sense.label, top, TypedBy.WORD)


def _only_displaced(figures: Sequence[Figure]) -> bool:
    return {figure.kind for figure in figures if figure.best or figure.low} == {Kind.DISPLACED}


def _names_fighting(word: EventWord) -> bool:
    return word.forms == {Form.NOUN} and word.sense.event_type in FIGHTING


def _protesters_struck(tellings: Sequence[Telling]) -> bool:
    """Tell whether those who were killed or wounded were demonstrating, or struck by a state's forces at a protest."""
    for telling in tellings:
        words = telling.scan.lexicon.words
        protesters = words("people", "protesters")
        at_protest = not protesters.isdisjoint(telling.scan.lower)
        by_state = at_protest and not _forces(telling.scan.lexicon).isdisjoint(telling.scan.lower)
        for count in telling.counts:
            party = (count.figure.party or "").lower().split()
            if not protesters.isdisjoint(party) or (by_state and count.side not in BEARING_ARMS):
                return True
    return False


@cache
def _forces(lexicon: Lexicon) -> frozenset[str]:
    """Return the words for a state's forces and their men."""
    return lexicon.words("people", "state").union(*(lexicon.words("actors", kind) for kind in forces()))


def _protesters_named(tellings: Sequence[Telling]) -> bool:
    """Tell whether a sentence names demonstrators with the fighting."""
    return any(
        not telling.scan.lexicon.words("people", "protesters").isdisjoint(telling.scan.lower)
        for telling in tellings
        if any(word.sense.event_type is EventType.BATTLE for word in telling.words)
    )


def _deadly(figure: Figure) -> bool:
    return figure.kind is Kind.KILLED and figure.use is Use.COUNTED and bool(figure.best or figure.low)


def _armed_victims(tellings: Sequence[Telling]) -> bool:
    """Tell whether the first people that were killed or wounded bore arms."""
    for telling in tellings:
        for count in telling.counts:
            if count.figure.kind in (Kind.KILLED, Kind.WOUNDED) and not count.figure.assailant:
                return count.side in BEARING_ARMS
    return False
