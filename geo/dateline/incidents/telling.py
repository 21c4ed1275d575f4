"""What one sentence tells of one event: its words, figures, place and time, before sentences are put together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dateline.incidents.figures import Count, count_group, find_counts
from dateline.incidents.nouns import BEARING_ARMS, is_noun, sides
from dateline.incidents.occurrence import Factuality, Ground, Marks, find_marks, ground
from dateline.incidents.people import Group
from dateline.incidents.roundup import is_roundup
from dateline.incidents.scan import PlaceName, Scan
from dateline.incidents.site import find_site, is_within
from dateline.incidents.strength import Strength, strength
from dateline.incidents.tally import Part, is_tally, parts
from dateline.incidents.when import find_time
from dateline.incidents.words import EventWord, Form
from dateline.language.dates import Timex
from dateline.model import EventType, Kind, Role

__all__ = ["CROWDS", "ECHO", "VIOLENCE", "Family", "Idle", "Telling", "find_tellings"]

Family = str
"""Events of one family may be one event: `VIOLENCE`, ``protest``, ``riot``, or a sense by its label (``abduction``)."""

ECHO = "echo"
"""The family of what tells of the event before it, whatever that was: "it happened on Sunday"."""

VIOLENCE = "violence"
"""The family of the words for fighting, attacks, explosions, disasters and accidents, and their casualties."""

TOLL_RANK = 0
"""Words of this rank ("died", "fled") tell what an event did to people, and leave open what it was."""

GAPPED_SITE = 4
"""Words between a toll without its verb and its place: "six in the town of Timbuktu"."""

NO_EVENT = frozenset({Ground.DESCRIBES, Ground.ESCAPED})
"""Grounds on which a word tells of no event, not even one that is denied."""

CROWDS = frozenset({EventType.PROTEST, EventType.RIOT})

VIOLENT = frozenset({EventType.BATTLE, EventType.EXPLOSION, EventType.VIOLENCE, EventType.DISASTER, EventType.ACCIDENT})
"""Types whose words may tell of one event between them: an attack that becomes a battle, a flood with its dead."""


class Idle(NamedTuple):
    """Event words that tell of no event, and why."""

    scan: Scan
    words: tuple[EventWord, ...]
    why: Ground | Strength


_GROUNDS = tuple(Ground)
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
    def of_crowd(self) -> bool:
        """Whether it tells of a protest or riot, or of what befell those who took part in one."""
        protest = any(word.sense.event_type in CROWDS for word in self.words)
        named = self.family == VIOLENCE and self.scan.phrases("people", "protesters")
        return protest or bool(named)

    @property
    def after(self) -> bool:
        """Whether it tells only what became of people, perhaps days after the event: "he died on Tuesday"."""
        return all(_is_after(word) for word in self.words)

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
        elif own is Ground.TOLD and Form.PAST in word.forms and _of_nobody(counts, word):
            own = Ground.NEGATED
        if own in NO_EVENT or (own.factuality is Factuality.NOT and word not in counted):
            idle.append(Idle(scan, (word,), own))
        else:
            families.setdefault(_family(word), []).append((word, own))
    if len(families) > 1:
        families.pop(ECHO, None)
    _unite(scan, families)
    tellings = [
        telling
        for family, facts in families.items()
        for telling in _tellings(
            scan, marks, family, sorted(facts), tuple(c for c in counts if any(c.word == word for word, _ in facts))
        )
    ]
    beside = [other for telling in tellings for other in _beside(scan, source, telling)]
    return tuple(sorted([*tellings, *beside], key=lambda telling: telling.words[0].first)), tuple(idle)


def _of_nobody(counts: Sequence[Count], word: EventWord) -> bool:
    """Tell whether all that a verb counts is a zero: "no prisoners have been killed"."""
    own = [count.figure for count in counts if count.word == word]
    return bool(own) and all(figure.high == 0 for figure in own)


def _unite(scan: Scan, families: dict[Family, list[tuple[EventWord, Ground]]]) -> None:
    """Make one event of a killing and what goes with it: "killed ten and kidnapped seven", a protest and its dead.

    They are kept apart where each has a place of its own, and a protest from what it is about.
    """
    struck = families.get(VIOLENCE, ())
    for family in [own for own in families if own != VIOLENCE and struck]:
        words = [word for word, _ in families[family]]
        protest = words[0].sense.event_type in CROWDS
        if words[0].sense.kind is Kind.DISPLACED:
            families[VIOLENCE] += families.pop(family)
            continue
        if not protest and words[0].sense.kind is not Kind.ABDUCTED:
            continue
        blows = [word for word, _ in struck]
        if protest and all(word.sense.natural for word in blows):
            continue
        about = protest and _is_about(scan, words, blows)
        if not about and not _apart(find_site(scan, words), find_site(scan, blows)):
            families[VIOLENCE] += families.pop(family)


def _is_about(scan: Scan, words: Sequence[EventWord], blows: Sequence[EventWord]) -> bool:
    """Tell whether a protest followed what it is about: "protested over the killing", "killed 12, sparking a rally"."""
    causes = scan.lexicon.words("events", "causes")
    first, last = sorted((words[0], blows[0]), key=lambda word: word.first)
    return not causes.isdisjoint(scan.lower[first.last : last.first])


def _apart(one: PlaceName | None, other: PlaceName | None) -> bool:
    """Tell whether two events have a place each, neither within the other."""
    if one is None or other is None or one == other or one.mention.place is None or other.mention.place is None:
        return False
    return not is_within(one.mention.place, other.mention.place) and not is_within(
        other.mention.place, one.mention.place
    )


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
    used = {count.figure.start for count in telling.counts}
    for group in scan.groups:
        before = scan.lower[group.first - 1] if group.first else ""
        timex = next((t for t in scan.dates if 0 <= t.first - group.last <= 1), None)
        other = group.counted and scan.sentence.tokens[group.first].start not in used
        if other and before in comparing and timex is not None:
            word = telling.words[0]
            yield replace(telling, counts=(count_group(scan, source, word, group),), timex=timex, opens=True)


def _escapes(count: Count) -> bool:
    """Tell whether those who fled are no displaced people: one man, or those who bear arms."""
    flight = count.word.sense.kind is Kind.DISPLACED and Form.SUBJECT in count.word.forms
    return flight and (count.implied or count.figure.assailant or count.side in BEARING_ARMS)


def _attributive(scan: Scan, word: EventWord) -> bool:
    """Tell whether a participle only describes people: "the release of four abducted drivers"."""
    if word.forms == {Form.SUBJECT}:
        # "her dying mother"
        return bool(scan.lower[word.last :]) and scan.lower[word.last] in sides(scan.lexicon)
    if Form.PAST not in word.forms:
        return False
    if any(group.first <= word.first and word.last < group.last for group in scan.groups):
        return Form.COUNT not in word.forms
    return _names_kind(scan, word) or _names_actors(scan, word)


def _names_actors(scan: Scan, word: EventWord) -> bool:
    """Tell whether a participle that ends a group says who did what its verb tells: "120 détenus se sont évadés"."""
    if Form.COUNT in word.forms or not any(
        group.first < word.first and word.last == group.last for group in scan.groups
    ):
        return False
    verbs = scan.lexicon.words("events", "be") | scan.lexicon.words("events", "have")
    return not verbs.isdisjoint(scan.lower[word.last : word.last + 2]) and scan.lower[word.last].isalpha()


def _names_kind(scan: Scan, word: EventWord) -> bool:
    """Tell whether a participle says which people are meant, none counted: "for wounded troops", "of men killed"."""
    if scan.dates or any(group.first <= word.last and word.first <= group.last for group in scan.groups):
        return False
    governs = scan.lexicon.words("people", "prepositions") | scan.lexicon.words("people", "of")
    before = scan.lower[max(0, word.first - 2) : word.first]
    behind = scan.lower[word.last : word.last + 1]
    if before[-1:] and before[-1] in governs:
        return bool(behind) and is_noun(behind[0], scan.lexicon)
    return len(before) > 1 and before[0] in governs and is_noun(before[1], scan.lexicon)


def _family(word: EventWord) -> Family:
    if word.sense.echo:
        return ECHO
    # What an event did to people goes with the event: the dead of a flood, and those whom it drove from their homes.
    if word.sense.rank == TOLL_RANK or (word.sense.event_type in VIOLENT and word.sense.kind is not Kind.ABDUCTED):
        return VIOLENCE
    # A protest that is broken up, a riot with its mob: of one family whatever their labels.
    return word.sense.event_type.value if word.sense.event_type in CROWDS else word.sense.label


def _tellings(
    scan: Scan, marks: Marks, family: Family, facts: Sequence[tuple[EventWord, Ground]], counts: tuple[Count, ...]
) -> Iterator[Telling]:
    """Yield what the words of one family tell: one event, and apart from it what the sentence counts on and on."""
    telling = _telling(scan, marks, family, facts, counts)
    sections = parts(scan, counts)
    tallies = [part for part in sections if _is_tally_apart(part, telling)]
    if not tallies:
        yield telling
        return
    apart = frozenset[EventWord]().union(*(part.words for part in tallies))
    if len(tallies) < len(sections):
        rest = tuple(timex for part in sections if part not in tallies for timex in part.scan.dates)
        main = _telling(
            replace(scan, dates=rest),
            marks,
            family,
            [(word, ground) for word, ground in facts if word not in apart],
            tuple(count for count in counts if count.word not in apart),
        )
        yield replace(main, scan=scan, tally=False)
    for part in tallies:
        own = [(word, ground) for word, ground in facts if word in part.words]
        yield replace(_telling(part.scan, marks, family, own, part.counts), scan=scan, tally=True, opens=True)


def _is_tally_apart(part: Part, telling: Telling) -> bool:
    timex = find_time(part.scan, part.counts[0].word, telling.words)
    return is_tally(part.scan, part.counts, timex, telling.site, (part.first, part.last))


def _telling(
    scan: Scan, marks: Marks, family: Family, facts: Sequence[tuple[EventWord, Ground]], counts: tuple[Count, ...]
) -> Telling:
    words = tuple(word for word, _ in facts)
    meant = min((own for _, own in facts), key=_GROUNDS.index)
    site = find_site(scan, words)
    timex = find_time(scan, _anchor(words, counts), words, recalled=meant is Ground.RECALLED)
    return Telling(
        scan=scan,
        family=family,
        words=words,
        counts=counts,
        site=site,
        timex=timex,
        ground=meant,
        tally=is_tally(scan, counts, timex, site) or is_roundup(scan, counts),
        strength=strength(scan, marks, words, counts, site, timex),
        opens=bool(scan.phrases("events", "new_event")),
    )


def _anchor(words: Sequence[EventWord], counts: Sequence[Count]) -> EventWord:
    """Return the word whose place and time are the event's: the first that counts people, else the highest rank.

    What came of it counts only where nothing else is told: "died on Tuesday after he was shot on Sunday".
    """
    own = [word for word in words if not _is_after(word)]
    for count in counts:
        if (count.figure.best or count.figure.low) and (count.word in own or not own):
            return count.word
    return max(words, key=lambda word: (word.sense.rank, -word.first))


def _is_after(word: EventWord) -> bool:
    """Tell "he died on Tuesday" and "in hospital on Tuesday" from "12 dead on Tuesday", which is the event's day."""
    return word.sense.after and (word.sense.weak or Form.COUNT not in word.forms)
