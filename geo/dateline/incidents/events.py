"""Sentences -> events: the tellings of an article gathered into the events that they tell of.

An event keeps what it was read from, so that it can be explained: who told it and why that went with it, by what its
place, date and type were found, and which words each figure comes from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from dateline.incidents.claims import find_claims
from dateline.incidents.dwellings import HOMES_TELL, is_dwelling
from dateline.incidents.figures import Count
from dateline.incidents.kinds import Type, classify
from dateline.incidents.locating import Located, Locator
from dateline.incidents.occurrence import Factuality, Ground
from dateline.incidents.sanity import restrained
from dateline.incidents.scan import Scan
from dateline.incidents.site import is_within
from dateline.incidents.telling import ECHO, VIOLENCE, Family, Idle, Telling, find_tellings
from dateline.incidents.tolls import settle
from dateline.incidents.when import MONTH, UNKNOWN, DatedBy, compatible, overlap, read_when, shortly_before
from dateline.incidents.words import Form
from dateline.language.dates import TimexKind
from dateline.language.document import Document
from dateline.model import Claim, Location, Use, When

__all__ = ["Event", "Events", "Join", "Told", "find_events"]

NEAR = 6
"""Sentences within which a telling without place and date of its own still tells of the event before it."""

ECHO_REACH = 3
"""Sentences after an event within which "it happened on Sunday" is said of it."""

OUTLIVED_DAYS = 14
"""Days within which those who were struck may die of it, with no word said that it is something else."""

CARE_REACH = 3
"""Words between a hospital, or who was taken there, and its town."""

CLAIM_REACH = 2
"""Sentences after an event within which a distance into someone's territory is a claim about it."""

LEAD = 4
"""What so many first sentences tell without a date is the news itself, from shortly before it was published."""

SAME_SITE_KM = 30.0
"""Sites closer than this may be one: a town and the village outside it, two points for one town."""

WATER_KM = 300.0
"""The same, where one is a river or a lake: its point may be far from where a boat sank on it."""

WATERS = frozenset({"STM", "STMI", "STMX", "LK", "LKS", "RSV", "WAD"})


class Join(StrEnum):
    """Why a telling begins an event, or goes on with one."""

    FIRST = "the first of its kind"
    OPENS = "it says that it is another"
    OTHER_TIME = "another time"
    OTHER_PLACE = "another place"
    FAR = "too far from the last that is like it"
    SAME_PLACE = "the same place"
    SAME_TOLL = "the same toll"
    NAMED = "named again, without a place or a date"
    NEAR = "close behind it, nothing against it"
    SAME_PERSON = "the same victim, by name"
    ONLY = "the only event of its kind so far, nothing against it"
    ECHO = "it tells when or where that happened"
    ALLEGED = "an accusation of what is told as a fact behind it"


class Told(NamedTuple):
    """A telling of an event, and why it belongs to it."""

    telling: Telling
    join: Join


@dataclass(frozen=True, slots=True)
class Event:
    """What an article tells of one event."""

    family: Family
    tally: bool
    told: tuple[Told, ...]
    """In reading order; the first began it."""
    type: Type
    where: Located | None
    when: When
    dated: DatedBy
    counts: tuple[Count, ...]
    """Its figures with the words that count them, in reading order, each settled: counted, a part, repeated ..."""
    claims: tuple[Claim, ...]

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """What tells of it, in reading order."""
        return tuple(telling for telling, _ in self.told)


class Events(NamedTuple):
    """An article's events, and its event words that tell of none; both in reading order."""

    events: tuple[Event, ...]
    idle: tuple[Idle, ...]


class _Alleged(NamedTuple):
    """An accusation that no event has been told for yet."""

    telling: Telling
    where: Located | None
    when: When
    idle: Idle


@dataclass(slots=True)
class _Draft:
    """An event while its article is being read."""

    family: Family
    tally: bool
    told: list[Told] = field(default_factory=list)
    where: Located | None = None
    when: When = UNKNOWN
    dated: DatedBy = DatedBy.NOTHING
    dated_after: bool = False
    """Its date is that of what came of it, for want of its own."""
    claims: list[Claim] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """Full names of its victims, in lower case."""

    @property
    def last(self) -> int:
        """The number of the last sentence that tells of it."""
        return self.told[-1].telling.scan.sentence.index


def find_events(scans: Sequence[Scan], document: Document, locator: Locator) -> Events:
    """Put the tellings of all sentences together: each continues an event, begins one, or is too weak for either.

    Parameters
    ----------
    scans
        One for each sentence of the document.
    """
    drafts: list[_Draft] = []
    idle: list[Idle] = []
    alleged: list[_Alleged] = []
    for one in scans:
        tellings, words = find_tellings(one, document.text)
        idle.extend(words)
        for telling in tellings:
            before = drafts[-1].when if drafts else UNKNOWN
            when = read_when(one, telling.timex, before, document.text)
            where = None if drafts and _is_in_care(telling) else locator.site(telling)
            draft, join = _continued(drafts, telling, where, when)
            if draft is None:
                if not _begins(telling):
                    idle.append(_idle(telling))
                    if telling.factuality is Factuality.ALLEGED:
                        alleged.append(_Alleged(telling, where, when, idle[-1]))
                    continue
                draft = _Draft(telling.family, telling.tally)
                drafts.append(draft)
                for before_it in [each for each in alleged if _foretells(each, telling, where, when)]:
                    # "X is accused of killing two and wounding three. ... The two were shot on Monday."
                    _add(draft, Told(before_it.telling, Join.ALLEGED), before_it.where, before_it.when)
                    alleged.remove(before_it)
                    idle.remove(before_it.idle)
            _add(draft, Told(telling, join), where, when)
        for claim in find_claims(one, document.text):
            if drafts and one.sentence.index - drafts[-1].last <= CLAIM_REACH:
                drafts[-1].claims.append(claim)
    for draft in drafts:
        if draft.where is None:
            like = [other.where for other in drafts if other.family == draft.family and other.where is not None]
            everything = [telling for telling, _ in draft.told]
            draft.where = locator.context(everything, [each for each in like if each.by.own])
        if draft.when == UNKNOWN and not draft.tally and _is_news(draft.told[0].telling):
            draft.when = shortly_before(document.article.published)
            draft.dated = DatedBy.NOTHING if draft.when == UNKNOWN else DatedBy.LEAD
    return Events(tuple(_event(draft, locator) for draft in drafts), tuple(idle))


def _is_in_care(telling: Telling) -> bool:
    """Tell whether the site is where people were brought afterwards: "died in hospital in Gao"."""
    if telling.site is None:
        return False
    gaps = [(word, telling.site.first - word.last) for word in telling.words]
    return any(word.sense.after and word.sense.weak and 0 <= gap <= CARE_REACH for word, gap in gaps)


def _foretells(alleged: _Alleged, telling: Telling, where: Located | None, when: When) -> bool:
    """Tell whether an accusation is of what a telling behind it tells as a fact."""
    before = alleged.telling
    near = telling.scan.sentence.index - before.scan.sentence.index <= NEAR
    alike = before.family == telling.family and before.tally == telling.tally
    return near and alike and compatible(alleged.when, when) and _same_site(alleged.where, where)


def _is_news(telling: Telling) -> bool:
    """Tell whether what a telling gives no date to happened shortly before: not what a verdict recalls."""
    return telling.scan.sentence.index < LEAD and telling.ground is not Ground.RECALLED


def _begins(telling: Telling) -> bool:
    return telling.factuality in (Factuality.HAPPENED, Factuality.REPORTED) and telling.strong


def _idle(telling: Telling) -> Idle:
    told = telling.factuality in (Factuality.HAPPENED, Factuality.REPORTED)
    return Idle(telling.scan, telling.words, telling.strength if told else telling.ground)


def _add(draft: _Draft, told: Told, where: Located | None, when: When) -> None:
    if draft.told and told.telling.after and draft.when.start is not None:
        when = UNKNOWN
    elif draft.dated_after and when.start is not None and not told.telling.after:
        draft.when = UNKNOWN
    draft.told.append(told)
    draft.names |= _names(told.telling)
    if where is not None and (draft.where is None or where.location.where_prec < draft.where.location.where_prec):
        draft.where = where
    if (when.start is not None and (draft.when.start is None or when.date_prec < draft.when.date_prec)) or (
        draft.when == UNKNOWN and when.phrase
    ):
        timex = told.telling.timex
        draft.when = when
        draft.dated_after = told.telling.after
        draft.dated = DatedBy.EVENT if timex and timex.kind is TimexKind.RELATIVE else DatedBy.WORDS


def _continued(
    drafts: Sequence[_Draft], telling: Telling, where: Located | None, when: When
) -> tuple[_Draft | None, Join]:
    """Return the event that a telling goes on with, None where it begins another; and why."""
    if telling.opens and telling.strong:
        return None, Join.OPENS
    if (named := _names_victim(drafts, telling)) is not None:
        return named, Join.SAME_PERSON
    alone = [draft.family == telling.family and not draft.tally for draft in drafts].count(True) == 1
    why = Join.FIRST
    for draft in reversed(drafts):
        if telling.family == ECHO and not draft.tally and compatible(draft.when, when):
            return (draft, Join.ECHO) if telling.scan.sentence.index - draft.last <= ECHO_REACH else (None, Join.FAR)
        if not _alike(draft, telling) or draft.tally != telling.tally:
            continue
        if draft.tally and draft.last != telling.scan.sentence.index:
            against = Join.FAR
        elif _is_another_time(draft, telling, where, when):
            against = Join.OTHER_TIME
        elif not _same_site(draft.where, where):
            against = Join.OTHER_PLACE
        elif (join := _bond(draft, telling, where, when, alone=alone)) is not None:
            return draft, join
        else:
            against = Join.FAR
        if why is Join.FIRST:
            why = against
    return None, why


def _alike(draft: _Draft, telling: Telling) -> bool:
    """Tell whether an event and a telling are of one family; a protest and the dead at it are."""
    return draft.family == telling.family or (telling.of_crowd and any(own.telling.of_crowd for own in draft.told))


def _is_another_time(draft: _Draft, telling: Telling, where: Located | None, when: When) -> bool:
    toll = any(Form.TOLL in word.forms for word in telling.words) and all(word.sense.after for word in telling.words)
    if toll and telling.scan.phrases("events", "revision"):
        # "the toll rose to 15 on Thursday"
        return False
    if draft.when == UNKNOWN and when.date_prec >= MONTH and when.start is not None:
        # "... Two guards were killed. In July 2024, a mutiny had left three dead."
        news = not draft.tally and _is_news(draft.told[0].telling)
        return news and _has_toll(draft) and _states_toll(telling) and not _same_toll(draft, telling)
    if compatible(draft.when, when):
        return _is_another_day(draft, telling, where, when)
    return not _outlived(draft, telling, when)


def _is_another_day(draft: _Draft, telling: Telling, where: Located | None, when: When) -> bool:
    """Tell whether a telling has a day, a site and a toll of its own, none of them the event's: "on Friday, 10 in X".

    Dates that are only near each other may be one day told twice, but not with two tolls at two places.
    """
    if telling.after or draft.dated_after or draft.dated is not DatedBy.WORDS or overlap(draft.when, when):
        return False
    if telling.scan.phrases("events", "revision") or not _states_toll(telling):
        return False
    here = where is not None and draft.where is not None and where.location.place.id == draft.where.location.place.id
    return not here and not _same_toll(draft, telling) and _has_toll(draft)


def _has_toll(draft: _Draft) -> bool:
    return any(_states_toll(telling) for telling, _ in draft.told)


def _states_toll(telling: Telling) -> bool:
    return any(not count.implied for count in telling.counts)


def _outlived(draft: _Draft, telling: Telling, when: When) -> bool:
    """Tell whether one date is the event's and the other, days later, that of a victim's death."""
    if draft.when.start is None or when.start is None or not all(count.implied for count in telling.counts):
        return False
    days = (when.start - draft.when.start).days
    return (telling.after and 0 <= days <= OUTLIVED_DAYS) or (draft.dated_after and 0 <= -days <= OUTLIVED_DAYS)


def _names_victim(drafts: Sequence[_Draft], telling: Telling) -> _Draft | None:
    """Return the event that has a victim of a telling by name: whoever is killed is killed once."""
    names = _names(telling)
    if not names or telling.tally:
        return None
    return next(
        (draft for draft in drafts if draft.family == telling.family and not names.isdisjoint(draft.names)), None
    )


def _names(telling: Telling) -> frozenset[str]:
    """Return the full names of those whom a telling counts, in lower case."""
    groups = [count.group for count in telling.counts if count.group is not None and count.group.named]
    named = [telling.scan.lower[group.first : group.last] for group in groups]
    return frozenset(" ".join(words[-2:]) for words in named if len(words) > 1)


def _bond(draft: _Draft, telling: Telling, where: Located | None, when: When, *, alone: bool) -> Join | None:
    """Return what ties a telling to an event that nothing parts it from; ``alone``: the article tells no other yet."""
    if where is not None and draft.where is not None:
        return Join.SAME_PLACE
    if _same_toll(draft, telling):
        return Join.SAME_TOLL
    # "The downing of the drone", "the coup": what an article tells once it may name again anywhere.
    if telling.family != VIOLENCE and where is None and when.start is None:
        return Join.NAMED
    if telling.scan.sentence.index - draft.last <= NEAR:
        return Join.NEAR
    return Join.ONLY if alone and where is None and when.start is None else None


def _same_toll(draft: _Draft, telling: Telling) -> bool:
    """Tell whether a telling repeats a toll of the event: the surest sign that it is the same one."""
    known = {(c.figure.kind, c.figure.best) for own, _ in draft.told for c in own.counts if not c.implied}
    return any((c.figure.kind, c.figure.best) in known for c in telling.counts if not c.implied)


def _same_site(one: Located | None, other: Located | None) -> bool:
    """Tell whether two sites may be the same: near each other, or one within the other; an unknown one may be any."""
    if one is None or other is None:
        return True
    return _same_location(one.location, other.location)


def _same_location(one: Location, other: Location) -> bool:
    if one.place.id == other.place.id or is_within(one.place, other.place) or is_within(other.place, one.place):
        return True
    reach = WATER_KM if WATERS & {one.place.feature_code, other.place.feature_code} else SAME_SITE_KM
    return Locator.distance_km(one, other) <= reach + one.uncertainty_km + other.uncertainty_km


def _event(draft: _Draft, locator: Locator) -> Event:
    tellings = [telling for telling, _ in draft.told]
    # A tally may be of more countries than the one that its sentence names.
    known = draft.where is not None and draft.where.by.own and not draft.tally
    population = locator.population(draft.where.location) if draft.where is not None and known else None
    stated = [(telling.scan, restrained(count, population)) for telling in tellings for count in telling.counts]
    told = [(scan, count) for scan, count in stated if count.figure.use is not Use.IMPOSSIBLE]
    beyond = [count for _, count in stated if count.figure.use is Use.IMPOSSIBLE]
    counts = settle(told)
    type_ = classify(tellings, [count.figure for count in counts])
    if type_.event_type not in HOMES_TELL and any(is_dwelling(scan, count.group) for scan, count in told):
        counts = settle([(scan, count) for scan, count in told if not is_dwelling(scan, count.group)])
    return Event(
        family=draft.family,
        tally=draft.tally,
        told=tuple(draft.told),
        type=type_,
        where=draft.where,
        when=draft.when,
        dated=draft.dated,
        counts=tuple(sorted([*counts, *beyond], key=lambda count: (count.figure.start, count.figure.kind))),
        claims=tuple(dict.fromkeys(draft.claims)),
    )
