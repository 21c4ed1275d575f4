"""Whether what a sentence tells stands as an event of its own."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from dateline.incidents.figures import Count
from dateline.incidents.occurrence import Marks
from dateline.incidents.scan import PlaceName, Scan
from dateline.incidents.words import EventWord, Form
from dateline.language.dates import Timex, TimexKind
from dateline.model import EventType, Kind, Role

__all__ = ["Strength", "strength"]

COUNTED_ONLY = (Kind.FREED, Kind.CAPTURED, Kind.MISSING)
"""Kinds whose words mean too much else ("released a statement", "captured on film") to tell an event without people."""

OCCURRENCE_REACH = 4
"""Words between an event's noun and the verb that says that it took place: "clashes on Monday broke out"."""

VERB_REACH = 6
"""Words between such a verb and the noun behind it: "carried out a series of deadly attacks"."""

SIDES_REACH = 14
"""The first, past those who clashed: "clashes between the FLA and the Malian army broke out"."""

GENERAL_REACH = 9
"""Words before an event word within which "often" makes it a general statement."""

RATE_REACH = 12
"""Words between an event word and "every year": "are killed in road accidents and floods every year"."""

DATE_REACH = 6
"""Words between an event's noun and its date, its place among them: "the attack on a camp near Gao on Monday"."""

NAME_REACH = 4
"""Words between a date and the noun that it is part of: "Thursday's deadly suicide bomb attack"."""


MOVED_REACH = 6
"""Words between people and the verb that says that they were driven out."""

FATAL = frozenset({EventType.BATTLE, EventType.EXPLOSION, EventType.VIOLENCE, EventType.DISASTER, EventType.ACCIDENT})
"""Types of what one may die of."""


class Strength(StrEnum):
    """What makes a telling an event of its own, or leaves it too weak for one."""

    PEOPLE = "people are counted"
    VERB = "a verb tells it, with a place or a date"
    TOOK_PLACE = "a verb says that it took place"
    DATED = "a noun with its place and date"
    SPARED = "it is said to have spared people, with a place or a date"
    BARE = "neither people nor a place nor a date"
    GENERAL = "spoken of in general"
    FIGURATIVE = "of a game, a debate or a market"
    NATURAL = "one person died, of what is not said"
    NAMED = "only a noun, which no verb says took place"

    @property
    def strong(self) -> bool:
        """Whether it makes an event."""
        return self in _STRONG


_STRONG = frozenset({Strength.PEOPLE, Strength.VERB, Strength.TOOK_PLACE, Strength.DATED, Strength.SPARED})


def strength(
    scan: Scan,
    marks: Marks,
    words: Sequence[EventWord],
    counts: Sequence[Count],
    site: PlaceName | None,
    timex: Timex | None,
) -> Strength:
    """Return what makes a telling an event of its own, or leaves it too weak for one.

    Parameters
    ----------
    words
        The event words of the telling, ``counts`` what they count, ``site`` and ``timex`` where and when.
    """
    if _at_a_rate(scan, words):
        return Strength.GENERAL
    words = [word for word in words if not word.sense.weak]
    if _natural(scan, words, counts):
        return Strength.NATURAL
    # "a shooting sent four people to the hospital"
    struck = any(word.sense.event_type in FATAL and word.sense.kind is None for word in words)
    if any((count.figure.best or count.figure.low) and (struck or not count.word.sense.weak) for count in counts):
        return Strength.PEOPLE
    if site is None and timex is None:
        return Strength.BARE
    specific = [word for word in words if not _in_general(marks, word)]
    if not specific:
        return Strength.GENERAL
    specific = [word for word in specific if not (marks.arenas and _figurative(scan, word))]
    if not specific:
        return Strength.FIGURATIVE
    telling_forms = {Form.ALONE, Form.PAST, Form.SUBJECT}
    verbs = [word for word in specific if word.forms & telling_forms and word.sense.kind not in COUNTED_ONLY]
    if any(word.sense.kind is not Kind.DISPLACED or _moves_people(scan, word) for word in verbs):
        return Strength.VERB
    nouns = [word for word in specific if Form.NOUN in word.forms]
    if any(_occurred(scan, word) for word in nouns) and (site is not None or _is_point(timex)):
        return Strength.TOOK_PLACE
    if nouns and any(count.figure.best == 0 for count in counts):
        return Strength.SPARED
    named = [word for word in specific if word.forms & {Form.NOUN, Form.OF}]
    if timex is not None and any(_dated(scan, word, timex, site) for word in named):
        return Strength.DATED
    return Strength.NAMED


def _natural(scan: Scan, words: Sequence[EventWord], counts: Sequence[Count]) -> bool:
    """Tell whether one person only died, of what is not said: "the singer died in Bamako"."""
    alone = all(word.sense.natural and word.forms == {Form.SUBJECT} for word in words)
    told = any(word.sense.event_type in FATAL and word not in words for word in scan.words)
    return alone and not told and all(count.implied for count in counts) and len(counts) <= 1


def _at_a_rate(scan: Scan, words: Sequence[EventWord]) -> bool:
    """Tell whether something happens "every year"."""
    rates = scan.phrases("events", "rates")
    return any(
        min(abs(first - word.last), abs(word.first - last)) <= RATE_REACH for first, last in rates for word in words
    )


def _moves_people(scan: Scan, word: EventWord) -> bool:
    """Tell "villagers fled Gao" from "the thieves fled", "evacuated the building" and "the displaced in Gao"."""
    if Form.COUNT in word.forms and scan.lower[max(0, word.first - 1)] in scan.lexicon.words("people", "determiners"):
        return False
    many = (scan.lexicon.words("people", "civilian") | scan.lexicon.words("people", "neutral")) - scan.lexicon.words(
        "people", "singular"
    )
    return not many.isdisjoint(scan.lower[max(0, word.first - MOVED_REACH) : word.last + MOVED_REACH])


def _in_general(marks: Marks, word: EventWord) -> bool:
    """Tell whether a word near by says that something of a kind goes on: "a surge in attacks", "attacks often hit"."""
    start, end = word.first - GENERAL_REACH, word.last + 2
    return any(start <= first and last <= end for first, last in marks.generic)


def _figurative(scan: Scan, word: EventWord) -> bool:
    """Tell whether a word tells of games as well: "clashed", "attacked"."""
    return not scan.lexicon.words("events", "figurative").isdisjoint(scan.lower[word.first : word.last])


def _is_point(timex: Timex | None) -> bool:
    return timex is not None and timex.kind is TimexKind.POINT


def _occurred(scan: Scan, word: EventWord) -> bool:
    """Tell whether a verb near an event's noun says that it took place."""
    # "clashes between the army and the rebels broke out"
    sides = not scan.lexicon.words("events", "between").isdisjoint(scan.lower[word.last : word.last + 1])
    reach = SIDES_REACH if sides else OCCURRENCE_REACH
    parts = scan.lexicon.words("events", "clause_start")
    for first, last in scan.phrases("events", "occurred"):
        if abs(first - word.last) <= reach:
            return True
        if 0 <= word.first - last <= VERB_REACH and parts.isdisjoint(scan.lower[last : word.first]):
            return True
    return False


def _dated(scan: Scan, word: EventWord, timex: Timex, site: PlaceName | None) -> bool:
    """Tell whether a noun names its date: "Thursday's attack", "the July 7 bombings", "the attack on Gao on Monday"."""
    parting = (
        scan.lexicon.words("events", "clause_start")
        | scan.lexicon.words("events", "be")
        | scan.lexicon.words("events", "have")
        | scan.lexicon.words("attribution", "said")
    )
    if timex.last <= word.first:
        between = scan.lower[timex.last : word.first]
        owned = between[:1] in (("'s",), ("’s",))
        numbered = any(token[0].isdigit() for token in scan.lower[timex.first : timex.last])
        close = numbered and site is not None and all(token[0].isalpha() and token not in parting for token in between)
        return (owned or close or timex.kind is TimexKind.MODIFIER) and len(between) <= NAME_REACH
    if Form.NOUN not in word.forms or site is None or site.mention.role not in (Role.LITERAL, Role.SITE):
        return False
    between = scan.lower[word.last : timex.first]
    return word.last <= site.first and len(between) <= DATE_REACH and parting.isdisjoint(between)
