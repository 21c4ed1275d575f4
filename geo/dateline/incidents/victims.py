"""Victims: the persons whom an article tells of one by one, told from each other over its sentences.

Papers tell one person many times: "a 21-year-old man", "the victim", "John Smith, 21", "Smith", "he"; first as shot,
then as dead. A ledger is kept of them: each telling goes to the person whom it fits, else it opens a new entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from dateline.incidents.figures import Count
from dateline.incidents.people import Group
from dateline.incidents.scan import Scan
from dateline.incidents.words import Form
from dateline.model import Kind, Use

__all__ = ["State", "Victim", "enrol", "is_person"]

MEMORY = 30
"""Persons among whom one is looked for, the last first: more are a list, each of whose lines is another."""

AGE_REACH = 3
"""Words behind a person among which the age stands: ", aged 21", ", 21"."""

RESTATED = 2
"""Sentences behind a headline that tell its news again."""

CLAUSES = 25
"""Words within which two people whom a sentence counts are two; farther on it may go back to the first."""


class State(IntEnum):
    """What became of a person, as far as it has been told; the gravest holds."""

    OPEN = 0
    """Struck by something, "shot" or "taken to hospital"; not said how it ended."""
    HURT = 1
    DEAD = 2


@dataclass(slots=True)
class Victim:
    """One person, by all that has been told of them."""

    state: State
    assailant: bool
    other: bool
    """First told as another than those before: "another man"."""
    reflexive: bool = False
    """First told to have struck "himself", maybe nobody else."""
    names: set[str] = field(default_factory=set)
    age: int | None = None
    sex: str = ""
    told: list[int] = field(default_factory=list)
    """The numbers of the counts that tell of them, in reading order."""


class _Traits(NamedTuple):
    """What one telling says of a person."""

    state: State
    assailant: bool
    other: bool
    definite: bool
    """"the victim", "he": somebody told before, if anybody fits."""
    names: frozenset[str]
    age: int | None
    sex: str
    reflexive: bool = False
    """"himself": whoever the sentence tells of."""


def is_person(count: Count) -> bool:
    """Tell whether a count is of one person, told with or without a number ("a man", "one person")."""
    return count.group is not None and count.figure.best == 1 and count.figure.use is not Use.PART


def enrol(told: Sequence[tuple[Scan, Count]]) -> tuple[Victim, ...]:
    """Tell the persons of an event apart.

    Parameters
    ----------
    told
        The killed and wounded of one event with their sentences, in reading order; only single persons are enrolled.

    Returns
    -------
    tuple of Victim
        In the order in which they are first told.
    """
    victims: list[Victim] = []
    for number, (scan, count) in enumerate(told):
        if not is_person(count):
            continue
        traits = _traits(scan, count)
        victim = _known(victims[-MEMORY:], traits, told, number)
        if victim is None:
            victim = Victim(traits.state, traits.assailant, traits.other, traits.reflexive)
            victims.append(victim)
        died = traits.state is State.DEAD and victim.state is not State.DEAD
        _learn(victim, traits, number)
        if died and (twin := _twin(victims[-MEMORY:], victim, told)) is not None:
            _join(twin, victim)
            victims.remove(victim)
    return tuple(victims)


def _twin(victims: Sequence[Victim], victim: Victim, told: Sequence[tuple[Scan, Count]]) -> Victim | None:
    """Return who of the dead it is that has just been told to have died: told as shot first, he has two entries."""
    traits = _Traits(
        victim.state, victim.assailant, victim.other, False, frozenset(victim.names), victim.age, victim.sex
    )
    sentences = {told[index][0].sentence.index for index in victim.told}
    for other in reversed(victims):
        apart = sentences.isdisjoint(told[index][0].sentence.index for index in other.told)
        if other is not victim and other.state is State.DEAD and apart and _fits(other, traits):
            return other
    return None


def _join(one: Victim, other: Victim) -> None:
    one.names |= other.names
    one.age = other.age if one.age is None else one.age
    one.sex = one.sex or other.sex
    one.told = sorted(one.told + other.told)


def _learn(victim: Victim, traits: _Traits, number: int) -> None:
    victim.state = max(victim.state, traits.state)
    victim.names |= traits.names
    victim.age = traits.age if victim.age is None else victim.age
    victim.sex = victim.sex or traits.sex
    victim.told.append(number)


def _known(
    victims: Sequence[Victim], traits: _Traits, told: Sequence[tuple[Scan, Count]], number: int
) -> Victim | None:
    """Return who it is of those told before; None for somebody new."""
    scan, count = told[number]
    fitting: list[tuple[tuple[bool, ...], Victim]] = []
    for victim in victims:
        here = [told[index][1] for index in victim.told if told[index][0] is scan]
        if any((one.figure.start, one.figure.end) == (count.figure.start, count.figure.end) for one in here):
            return victim
        together = any(one.word is count.word for one in here)
        here = [one for one in here if _is_near(one, count)]
        named = not traits.names.isdisjoint(victim.names)
        # Two groups that one sentence counts are two people, unless it goes back to the first with another verb.
        if (together or (here and not traits.definite)) and not named:
            continue
        shown = _shows_assailant(victim, traits, victims, told, scan)
        if named or _fits(victim, traits, alone=len(victims) == 1, shown=shown):
            aged = traits.age is not None and traits.age == victim.age
            fitting.append(((named, aged, victim.assailant == traits.assailant, victim.state == traits.state), victim))
    if not fitting:
        return None
    best = max(marks for marks, _ in fitting)
    return next(victim for marks, victim in reversed(fitting) if marks == best)


def _shows_assailant(
    victim: Victim, traits: _Traits, victims: Sequence[Victim], told: Sequence[tuple[Scan, Count]], scan: Scan
) -> bool:
    """Tell whether it may be the only one of the dead, an assailant, who is told by sex: "suspect killed: the man"."""
    if not victim.assailant or traits.assailant or not traits.sex or {victim.state, traits.state} != {State.DEAD}:
        return False
    if not scan.lexicon.words("people", "besides").isdisjoint(scan.lower):
        # "a woman was also killed"
        return False
    headed = told[victim.told[0]][0].sentence.index == 0 and scan.sentence.index <= RESTATED
    alone = all(other is victim or other.state is not State.DEAD for other in victims)
    return alone and not victim.reflexive and (traits.definite or headed)


def _is_near(one: Count, other: Count) -> bool:
    return one.group is None or other.group is None or abs(other.group.first - one.group.first) <= CLAUSES


def _fits(victim: Victim, traits: _Traits, *, alone: bool = False, shown: bool = False) -> bool:
    """Tell whether nothing told of a person speaks against another telling.

    ``alone``: nobody else is told of; ``shown``: an assailant may be told as any man.
    """
    if traits.names and victim.names:
        return False
    if traits.age is not None and victim.age is not None and traits.age != victim.age:
        return False
    if traits.sex and victim.sex and traits.sex != victim.sex:
        return False
    if traits.assailant != victim.assailant and not (shown or victim.reflexive or (traits.reflexive and alone)):
        return False
    if traits.other and not victim.other:
        return False
    same = traits.definite or (traits.age is not None and traits.age == victim.age)
    # Who is told anew as wounded is none of the dead, nor the other way round; who was shot may be either.
    return same or {traits.state, victim.state} != {State.HURT, State.DEAD}


def _traits(scan: Scan, count: Count) -> _Traits:
    group = count.group
    assert group is not None
    words = scan.lexicon.words
    himself = scan.lower[group.first] in words("people", "reflexive")
    subject = [one for one in scan.groups if himself and one.last <= group.first and one.last <= count.word.first][:1]
    described = [*subject, *(own for one in subject for own in _beside(scan, one)), group, *_beside(scan, group)]
    ages = [age for one in described if (age := _age(scan, one)) is not None]
    nouns = [noun for one in described if (noun := one.noun or (scan.lower[one.first] if not one.named else None))]
    sexes = [sex for sex in ("female", "male") if any(noun in words("people", sex) for noun in nouns)]
    named = [scan.lower[one.first : one.last] for one in described if one.named]
    first = scan.lower[group.first]
    return _Traits(
        state=_state(count),
        assailant=count.figure.assailant,
        other=count.other,
        definite=first in words("people", "definite") or first in words("people", "pronouns"),
        names=frozenset(name for full in named for name in full if len(name) > 1),
        age=ages[0] if ages else None,
        sex=sexes[0] if len(sexes) == 1 else "",
        reflexive=himself or Form.SELF in count.word.forms,
    )


def _state(count: Count) -> State:
    if count.figure.kind is Kind.KILLED:
        return State.DEAD
    return State.OPEN if count.word.sense.open else State.HURT


def _beside(scan: Scan, group: Group) -> list[Group]:
    """Return the groups that name the same person again: "a 21-year-old man, John Smith", "the victim John Smith"."""
    return [
        other
        for other in scan.groups
        if other.named != group.named
        and not other.counted
        and (
            scan.lower[group.last : other.first] in ((), (","))
            if other.first >= group.last
            else scan.lower[other.last : group.first] in ((), (","))
        )
    ]


def _age(scan: Scan, group: Group) -> int | None:
    """Return the age that stands in the words for a person or right behind: "a 21-year-old man", "Smith, aged 21"."""
    reach = range(group.first, min(len(scan.lower), group.last + AGE_REACH))
    return next((years for index in reach if (years := scan.ages.get(index)) is not None), None)
