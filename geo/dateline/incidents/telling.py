"""What one sentence tells of one event: its words, figures, place and time, before sentences are put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from dateline.incidents.figures import Count, count_group, find_counts
from dateline.incidents.occurrence import Factuality, Ground, find_marks, ground
from dateline.incidents.people import Group
from dateline.incidents.scan import PlaceName, Scan
from dateline.incidents.site import find_site
from dateline.incidents.tally import is_tally
from dateline.incidents.when import find_time
from dateline.incidents.words import EventWord, Form, find_phrases
from dateline.language.dates import Timex
from dateline.model import EventType, Kind, Role

__all__ = ["VIOLENCE", "Family", "Idle", "Strength", "Telling", "find_tellings"]

Family = str
"""Events of one family may be one event: `VIOLENCE`, or the label of the sense (``abduction``, ``protest`` ...)."""

VIOLENCE = "violence"
"""The family of the words for fighting, attacks, explosions, disasters and accidents, and their casualties."""

TOLL_RANK = 0
"""Words of this rank ("died", "fled") tell what an event did to people, and leave open what it was."""

COUNTED_ONLY = (Kind.FREED, Kind.CAPTURED, Kind.MISSING)
"""Kinds whose words mean too much else ("released a statement", "captured on film") to tell an event without people."""

GAPPED_SITE = 4
"""Words between a toll without its verb and its place: "six in the town of Timbuktu"."""

OCCURRENCE_REACH = 4
"""Words between an event's noun and the verb that says that it took place: "clashes on Monday broke out"."""

NO_EVENT = frozenset({Ground.DESCRIBES, Ground.ESCAPED})
"""Grounds on which a word tells of no event, not even one that is denied."""

SIDES_REACH = 14
"""The same, past those who clashed: "clashes between the FLA and the Malian army broke out"."""

VIOLENT = frozenset({EventType.BATTLE, EventType.EXPLOSION, EventType.VIOLENCE, EventType.DISASTER, EventType.ACCIDENT})
"""Types whose words may tell of one event between them: an attack that becomes a battle, a flood with its dead."""


class Strength(StrEnum):
    """What makes a telling an event of its own, or leaves it too weak for one."""

    PEOPLE = "people are counted"
    VERB = "a verb tells it, with a place or a date"
    TOOK_PLACE = "a verb says that it took place"
    BARE = "neither people nor a place nor a date"
    GENERAL = "spoken of in general"
    NAMED = "only a noun, which no verb says took place"

    @property
    def strong(self) -> bool:
        """Whether it makes an event."""
        return self in _STRONG


_STRONG = frozenset({Strength.PEOPLE, Strength.VERB, Strength.TOOK_PLACE})


class Idle(NamedTuple):
    """Event words that tell of no event, and why."""

    scan: Scan
    words: tuple[EventWord, ...]
    why: Ground | Strength


_FACTUALITIES = tuple(Factuality)
"""What happened comes first: one word that tells it is enough."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one sentence tells of one event."""

    scan: Scan
    family: Family
    words: tuple[EventWord, ...]
    counts: tuple[Count, ...]
    site: PlaceName | None
    timex: Timex | None
    ground: Ground
    tally: bool
    strength: Strength
    opens: bool
    """It says that it is another event: "separately", "meanwhile"."""

    @property
    def factuality(self) -> Factuality:
        """How it is meant."""
        return self.ground.factuality

    @property
    def strong(self) -> bool:
        """Whether it stands as an event of its own; otherwise it only adds to one told before."""
        return self.strength.strong and self.factuality is not Factuality.NOT


def find_tellings(scan: Scan, source: str) -> tuple[tuple[Telling, ...], tuple[Idle, ...]]:
    """Return what a sentence tells of events, one telling an event, and its words that tell nothing, in reading order.

    Words of one family in a sentence are one event; what a verb tells besides, with its own place or year, is another.

    Parameters
    ----------
    source
        The article's text.
    """
    if not scan.words:
        return (), ()
    marks = find_marks(scan)
    counts = find_counts(scan, source)
    escapes = {count.word for count in counts if _escapes(count)}
    counts = tuple(count for count in counts if count.word not in escapes)
    counted = {count.word for count in counts}
    denied = {word for word in counted if ground(scan, word, marks).factuality is Factuality.NOT}
    counts = tuple(count for count in counts if count.word not in denied or count.figure.best == 0)
    families: dict[Family, list[tuple[EventWord, Ground]]] = {}
    idle: list[Idle] = []
    for word in scan.words:
        own = ground(scan, word, marks)
        if _attributive(scan, word):
            own = Ground.DESCRIBES
        elif word in escapes:
            own = Ground.ESCAPED
        if own in NO_EVENT or (own.factuality is Factuality.NOT and word not in counted):
            idle.append(Idle(scan, (word,), own))
        else:
            families.setdefault(_family(word), []).append((word, own))
    for family in [own for own, facts in families.items() if facts[0][0].sense.kind in (Kind.ABDUCTED, Kind.DISPLACED)]:
        if family != VIOLENCE and VIOLENCE in families:
            # "killed ten people and kidnapped seven"
            families[VIOLENCE] += families.pop(family)
    tellings = [
        _telling(scan, family, sorted(facts), tuple(c for c in counts if any(c.word == word for word, _ in facts)))
        for family, facts in families.items()
    ]
    beside = [other for telling in tellings for other in _beside(scan, source, telling)]
    return tuple(sorted([*tellings, *beside], key=lambda telling: telling.words[0].first)), tuple(idle)


def _beside(scan: Scan, source: str, telling: Telling) -> Iterator[Telling]:
    """Yield what else a verb tells: the tally that another is compared with, a second toll at a second place."""
    if telling.tally:
        yield from _compared(scan, source, telling)
    elif telling.counts:
        yield from _gapped(scan, source, telling)


def _gapped(scan: Scan, source: str, telling: Telling) -> Iterator[Telling]:
    """Yield the tolls whose verb is left out: "four were killed in Gao and six in Timbuktu"."""
    joins = scan.lexicon.words("people", "and") | {","}
    used = {count.figure.start for count in telling.counts}
    word = telling.counts[-1].word
    for group in scan.groups:
        start = scan.sentence.tokens[group.first].start
        before = scan.lower[group.first - 1] if group.first else ""
        behind = scan.lower[group.last] if group.last < len(scan.lower) else ""
        at = behind in scan.lexicon.words("places_of_events", "at")
        if not group.counted or group.part or start in used or group.first < word.last or before not in joins or not at:
            continue
        site = next((name for name in scan.places if 0 < name.first - group.last <= GAPPED_SITE), None)
        if site is not None and site.mention.role in (Role.LITERAL, Role.SITE) and not _has_verb(scan, group, site):
            yield replace(telling, counts=(count_group(scan, source, word, group),), site=site)


def _has_verb(scan: Scan, group: Group, site: PlaceName) -> bool:
    """Tell whether another event word counts the group, so that none is left out."""
    return any(group.first <= word.first <= site.last + 1 for word in scan.words)


def _compared(scan: Scan, source: str, telling: Telling) -> Iterator[Telling]:
    """Yield the tally that another is compared with: "30,000 in 2024, up from 26,000 in 2023"."""
    comparing = scan.lexicon.words("events", "compared")
    for group in scan.groups:
        before = scan.lower[group.first - 1] if group.first else ""
        timex = next((t for t in scan.dates if 0 <= t.first - group.last <= 1), None)
        if group.counted and group.noun is None and before in comparing and timex is not None:
            word = telling.words[0]
            yield replace(telling, counts=(count_group(scan, source, word, group),), timex=timex)


def _escapes(count: Count) -> bool:
    """Tell whether those who fled are no displaced people: one man, or those who bear arms."""
    flight = count.word.sense.kind is Kind.DISPLACED and Form.SUBJECT in count.word.forms
    return flight and (count.implied or count.figure.assailant or count.side in ("state", "armed"))


def _attributive(scan: Scan, word: EventWord) -> bool:
    """Tell whether a participle only describes people: "the release of four abducted drivers"."""
    inside = any(group.first <= word.first and word.last < group.last for group in scan.groups)
    return inside and Form.PAST in word.forms and Form.COUNT not in word.forms


def _family(word: EventWord) -> Family:
    # What an event did to people goes with the event: the dead of a flood, and those whom it drove from their homes.
    if word.sense.rank == TOLL_RANK or (word.sense.event_type in VIOLENT and word.sense.kind is not Kind.ABDUCTED):
        return VIOLENCE
    return word.sense.label


def _telling(
    scan: Scan, family: Family, facts: Sequence[tuple[EventWord, Ground]], counts: tuple[Count, ...]
) -> Telling:
    words = tuple(word for word, _ in facts)
    site = find_site(scan, words)
    timex = find_time(scan, _anchor(words, counts), words)
    return Telling(
        scan=scan,
        family=family,
        words=words,
        counts=counts,
        site=site,
        timex=timex,
        ground=min((own for _, own in facts), key=lambda own: _FACTUALITIES.index(own.factuality)),
        tally=is_tally(scan, counts, timex, site),
        strength=_strength(scan, words, counts, site, timex),
        opens=bool(find_phrases(scan.sentence.tokens, scan.lexicon, "events", "new_event")),
    )


def _natural(words: Sequence[EventWord], count: Count) -> bool:
    """Tell whether one person only died, of what is not said: "the singer died in Bamako"."""
    return count.implied and len(words) == 1 and words[0].forms == {Form.SUBJECT}


def _anchor(words: Sequence[EventWord], counts: Sequence[Count]) -> EventWord:
    """Return the word whose place and time are the event's: the first that counts people, else the highest rank."""
    for count in counts:
        if count.figure.best or count.figure.low:
            return count.word
    return max(words, key=lambda word: (word.sense.rank, -word.first))


def _strength(
    scan: Scan, words: Sequence[EventWord], counts: Sequence[Count], site: PlaceName | None, timex: Timex | None
) -> Strength:
    if any((count.figure.best or count.figure.low) and not _natural(words, count) for count in counts):
        return Strength.PEOPLE
    if site is None and timex is None:
        return Strength.BARE
    if find_phrases(scan.sentence.tokens, scan.lexicon, "events", "generic"):
        return Strength.GENERAL
    telling_forms = {Form.ALONE, Form.PAST, Form.SUBJECT}
    if any(word.forms & telling_forms and word.sense.kind not in COUNTED_ONLY for word in words):
        return Strength.VERB
    took_place = site is not None and any(Form.NOUN in word.forms and _occurred(scan, word) for word in words)
    return Strength.TOOK_PLACE if took_place else Strength.NAMED


def _occurred(scan: Scan, word: EventWord) -> bool:
    """Tell whether a verb near an event's noun says that it took place."""
    # "clashes between the army and the rebels broke out"
    sides = not scan.lexicon.words("events", "between").isdisjoint(scan.lower[word.last : word.last + 1])
    reach = SIDES_REACH if sides else OCCURRENCE_REACH
    verbs = find_phrases(scan.sentence.tokens, scan.lexicon, "events", "occurred")
    return any(abs(first - word.last) <= reach or abs(word.first - last) <= 1 for first, last in verbs)
