"""Event words: what in a sentence tells that something happened, looked up in the lexicon's ``[events.words]``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from dateline.language.document import Token
from dateline.language.lexicon import Lexicon, languages, lexicon
from dateline.language.phrases import Phrases
from dateline.model import EventType, Kind

__all__ = ["EventWord", "Form", "Listing", "Sense", "find_words", "seldom_labels"]


class Form(StrEnum):
    """How the people that a word is about stand to it; the lexicon says what each means."""

    PAST = "past"
    ACTIVE = "active"
    SUBJECT = "subject"
    COUNT = "count"
    OF = "of"
    TOLL = "toll"
    ALONE = "alone"
    NOUN = "noun"
    SELF = "self"
    CUE = "cue"


class Sense(NamedTuple):
    """One entry of the lexicon's event words."""

    name: str
    kind: Kind | None
    event_type: EventType
    sub_event_type: str
    rank: int
    label: str
    """What the event is called in a title."""
    needs: frozenset[str]
    """Words of which one must stand in the same sentence; empty where none need."""
    bars: frozenset[str]
    """Words of which none may stand in the same sentence: what is "released from hospital" is no release."""
    natural: bool = False
    """Of one person it says no more than that life ended: "the singer died"."""
    seldom: bool = False
    """It happens so seldom that two reports of it from one place are of one thing where their dates allow it."""
    open: bool = False
    """It leaves open how it ended: who was "shot" or "taken to hospital" may be wounded or dead."""
    whole: bool = False
    """Its number counts the dead in: of five who were "shot" one may have died."""
    homes: bool = False
    """It befell homes, not people: "60 homes were destroyed"."""
    weak: bool = False
    """It only adds to an event told before: not all who are "taken to hospital" were struck by something."""
    after: bool = False
    """Its date is not the event's: who was shot may die, or be in hospital, days later."""
    echo: bool = False
    """It tells of whatever was told before it: "it happened on Sunday"."""


class EventWord(NamedTuple):
    """An event word in a sentence: its tokens (last exclusive), its sense, and the forms that it can have here."""

    first: int
    last: int
    sense: Sense
    forms: frozenset[Form]


def find_words(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[EventWord, ...]:
    """Find the event words of a sentence; the longest entry wins at each place, and what it needs must be there.

    A word inside an idiom ("heart attack", "took a shot at") is none.
    """
    entries = _entries(lexicon)
    found: list[EventWord] = []
    present: set[str] = set()
    end = 0
    for index in entries.starts(tokens):
        if index < end:
            continue
        for last, senses in entries.every(tokens, index):
            if not senses:
                end = last
                break
            present = present or {token.lower for token in tokens}
            fitting = [
                (sense, forms)
                for sense, forms in senses
                if (not sense.needs or not sense.needs.isdisjoint(present)) and sense.bars.isdisjoint(present)
            ]
            if fitting:
                sense, forms = fitting[0]
                # Senses of one kind lend each other their forms: "the bodies of 12", "12 bodies".
                forms = forms.union(*(others for other, others in fitting[1:] if other.kind is sense.kind))
                found.append(EventWord(index, last, sense, forms))
                end = last
                break
    return tuple(found)


class Listing:
    """The words and phrases of a lexicon's lists that stand in a sentence, each list looked for once."""

    __slots__ = ("_found", "_present", "_tokens", "lexicon")

    def __init__(self, tokens: Sequence[Token], lower: Collection[str], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._tokens = tokens
        self._present = frozenset(lower)
        self._found: dict[tuple[str, str], tuple[tuple[int, int], ...]] = {}

    def __call__(self, section: str, key: str) -> tuple[tuple[int, int], ...]:
        """Return where the list ``[section] key`` is met with: token ranges, last exclusive, in reading order."""
        found = self._found.get((section, key))
        if found is None:
            phrases = _phrases(self.lexicon, section, key)
            found = () if phrases.first_words.isdisjoint(self._present) else tuple(self._find(phrases))
            self._found[section, key] = found
        return found

    def _find(self, phrases: Phrases[None]) -> Iterator[tuple[int, int]]:
        for index in phrases.starts(self._tokens):
            if found := phrases.at(self._tokens, index):
                yield index, found[0]


@cache
def seldom_labels() -> frozenset[str]:
    """Return what events are called that happen seldom, by the lexicons of all languages."""
    senses = [sense for language in languages() for sense in lexicon(language).table("events", "words").values()]
    return frozenset(_label(sense) for sense in senses if sense.get("seldom"))


@cache
def _phrases(lexicon: Lexicon, section: str, key: str) -> Phrases[None]:
    return Phrases(dict.fromkeys(lexicon.words(section, key)))


def _label(sense: Mapping[str, Any]) -> str:
    label: str = sense.get("label", sense["sub"].replace("_", " "))
    return label


@cache
def _entries(lexicon: Lexicon) -> Phrases[tuple[tuple[Sense, frozenset[Form]], ...]]:
    """Return the event words with their senses: first those that need another word, then as the lexicon has them.

    Idioms have none.
    """
    surfaces: dict[str, dict[Sense, frozenset[Form]]] = {}
    for name, data in lexicon.table("events", "words").items():
        sense = Sense(
            name,
            Kind(data["kind"]) if "kind" in data else None,
            EventType(data["type"]),
            data["sub"],
            data["rank"],
            _label(data),
            frozenset(data.get("needs", ())),
            frozenset(data.get("bars", ())),
            **{flag: data.get(flag, False) for flag in Sense._field_defaults},
        )
        for form in Form:
            for surface in data.get(form.value, ()):
                senses = surfaces.setdefault(surface, {})
                senses[sense] = senses.get(sense, frozenset()) | {form}
    idioms: dict[str, tuple[tuple[Sense, frozenset[Form]], ...]] = dict.fromkeys(lexicon.words("events", "idioms"), ())
    return Phrases(
        idioms
        | {
            surface: tuple(sorted(senses.items(), key=lambda item: not item[0].needs))
            for surface, senses in surfaces.items()
        }
    )
