"""What each figure of a report is to its total: which are counted, parts, repeated, superseded or rivals."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from dateline.incidents.dwellings import is_dwelling
from dateline.incidents.figures import Count
from dateline.incidents.scan import Scan
from dateline.incidents.victims import State, enrol, is_person
from dateline.incidents.words import Form
from dateline.model import Kind, Use

__all__ = ["settle"]

STRUCK = (Kind.KILLED, Kind.WOUNDED)
"""Kinds that one person may be told under after the other: shot, and then dead."""


def settle(told: Sequence[tuple[Scan, Count]]) -> tuple[Count, ...]:
    """Say of every figure of one report what it is to the total.

    1. Tell the persons apart whom sentences tell of one by one, and find who of them died.
    2. Settle the killed: what numbers state, else the persons.
    3. Settle the wounded likewise; from those who were only said to be struck ("five were shot") the dead are taken.
    4. Settle the other kinds.

    Parameters
    ----------
    told
        The report's counts with their sentences, in reading order.

    Returns
    -------
    tuple of Count
        In reading order. For each kind the counted figures sum up to the report's toll.

    Notes
    -----
    One toll is counted for each kind. It is the first that a number states; a later one replaces it where the article
    says that it is newer ("raising the toll to 12") or a total, or where it is larger and in the same voice. Another
    source's number is a rival. What is equal, smaller, or tells of one person ("the soldier was killed") repeats it.
    Tolls within one sentence that are told besides one another ("and two others died") add up, and so do persons where
    no number is stated.
    """
    # 1.
    told, twice = _without_twice(told)
    struck = [_Item(scan, count) for scan, count in told if count.figure.kind in STRUCK]
    victims = enrol([(scan, count) for scan, count, _ in struck])
    dead: list[_Item] = []
    for victim in victims:
        # Who died counts where that is told first.
        known = [index for index in victim.told if victim.state is not State.DEAD or _is_killed(struck[index].own)]
        for index in known[1:]:
            struck[index] = struck[index]._replace(again=True)
        if victim.state is State.DEAD:
            dead.extend(struck[index] for index in victim.told)
    # 2.
    killed = _settle_sides(item for item in struck if _is_killed(item.own))
    # 3.
    lost = sum(_best(count) for count in killed if count.figure.use is Use.COUNTED and not count.figure.assailant)
    wounded, died = _survivors(struck, dead, lost)
    settled = [*twice, *killed, *died, *_settle_sides(wounded)]
    # 4.
    for kind in {count.figure.kind for _, count in told}:
        if kind not in STRUCK:
            settled += _settle_homes([_Item(scan, count) for scan, count in told if count.figure.kind is kind])
    return tuple(sorted(settled, key=lambda count: (count.figure.start, count.figure.kind)))


def _without_twice(told: Sequence[tuple[Scan, Count]]) -> tuple[list[tuple[Scan, Count]], list[Count]]:
    """Set aside what two words of one sentence count of the same people: "five others were shot and hospitalized"."""
    best: dict[tuple[Kind, int, int], int] = {}
    for index, (_, count) in enumerate(told):
        figure = count.figure
        known = best.setdefault((figure.kind, figure.start, figure.end), index)
        # "Four were shot and wounded": the plainer word says how it ended.
        if told[known][1].word.sense.open and not count.word.sense.open:
            best[figure.kind, figure.start, figure.end] = index
    kept = set(best.values())
    once = [one for index, one in enumerate(told) if index in kept]
    return once, [_repeated(count) for index, (_, count) in enumerate(told) if index not in kept]


def _settle_homes(items: Sequence[_Item]) -> list[Count]:
    """Settle a kind where homes may be told for people: they count if no people do."""
    homes = [item for item in items if is_dwelling(item.scan, item.own.group)]
    people = [item for item in items if item not in homes]
    if not people:
        return _settle_sides(homes)
    return _settle_sides(people) + [_repeated(item.own) for item in homes]


class _Item(NamedTuple):
    """A count with its sentence."""

    scan: Scan
    own: Count
    again: bool = False
    """It tells of a person who has been told of before."""


class _Statement(NamedTuple):
    """The figures of one kind that one event word of one sentence gives: together one toll."""

    scan: Scan
    items: tuple[_Item, ...]

    @property
    def counts(self) -> tuple[Count, ...]:
        """What makes up the toll: parts apart, and apart from persons whom a statement of persons tells again."""
        own = [item for item in self.items if item.own.figure.use is not Use.PART]
        return tuple(item.own for item in own if not (item.again and self.implied))

    @property
    def value(self) -> int:
        """The toll: the sum of its parties."""
        return sum(_best(count) for count in self.counts)

    @property
    def implied(self) -> bool:
        """Whether it tells of persons, one by one, and states no number."""
        return all(item.own.implied or is_person(item.own) for item in self.items)

    @property
    def other(self) -> bool:
        """Whether it is told besides another toll."""
        return self.items[0].own.other

    @property
    def speaker(self) -> str | None:
        """Who says so."""
        return self.items[0].own.figure.said_by


def _survivors(struck: Sequence[_Item], dead: Collection[_Item], lost: int) -> tuple[list[_Item], list[Count]]:
    """Take the dead out of those who were only said to be struck: of "five were shot", one of whom died, four are hurt.

    Returns
    -------
    survivors
        The wounded, those who died left out and the others' numbers less them.
    died
        The counts left out, as repeated tellings of the killed.
    """
    survivors: list[_Item] = []
    died: list[Count] = []
    hurt = _statements([item for item in struck if not _is_killed(item.own)])
    for statement in hurt:
        whole = _includes_dead(statement, hurt, struck, lost)
        gone = [item for item in statement.items if item in dead]
        # "A man was killed and three people were shot": the three are told besides the dead.
        start = statement.items[0].own.figure.start
        besides = any(o.scan is statement.scan and _is_killed(o.own) and o.own.figure.end <= start for o in struck)
        rest = 0 if besides else lost - len(gone)
        for item in statement.items:
            number = item.own.figure.best or 0
            if item in gone:
                died.append(_died(item.own))
            elif (whole or item.own.word.sense.whole) and number > 1 and not item.own.other and rest > 0:
                if number <= rest:
                    died.append(_died(item.own))
                else:
                    survivors.append(item._replace(own=_less(item.own, rest)))
                rest -= number
            else:
                survivors.append(item)
    return survivors, died


def _includes_dead(statement: _Statement, hurt: Sequence[_Statement], struck: Sequence[_Item], lost: int) -> bool:
    """Tell whether a number counts the dead in: "one dead, three hurt", and "the four were taken to hospital"."""
    dead = {item.scan.sentence.index for item in struck if _is_killed(item.own)}
    if not lost or statement.scan.sentence.index in dead:
        return False
    return any(
        other.value == statement.value - lost and other.scan.sentence.index in dead and not other.implied
        for other in hurt
    )


def _is_killed(count: Count) -> bool:
    return count.figure.kind is Kind.KILLED


def _died(count: Count) -> Count:
    return count._replace(figure=replace(count.figure, kind=Kind.KILLED, use=Use.REPEATED))


def _less(count: Count, dead: int) -> Count:
    figure = count.figure
    low, best, high = (
        None if bound is None else max(0, bound - dead) for bound in (figure.low, figure.best, figure.high)
    )
    return count._replace(figure=replace(figure, low=low, best=best, high=high))


def _settle_sides(items: Iterable[_Item]) -> list[Count]:
    """Settle the figures of one kind: those who attacked are counted besides those whom they struck."""
    items = list(items)
    sides = [[item for item in items if item.own.figure.assailant is side] for side in (False, True)]
    victims, assailants = (_settle_kind(_statements(own)) for own in sides)
    if any(_includes_assailants(count) for count in victims):
        assailants = [_repeated(count) for count in assailants]
    return [*victims, *assailants]


def _includes_assailants(count: Count) -> bool:
    """Tell whether a toll is of all who died ("left five dead"), not of those whom somebody killed."""
    struck = not count.word.forms.isdisjoint({Form.PAST, Form.ACTIVE})
    return count.figure.use is Use.COUNTED and _best(count) > 1 and not struck


def _repeated(count: Count) -> Count:
    return count if count.figure.use is Use.PART else count._replace(figure=replace(count.figure, use=Use.REPEATED))


def _statements(items: Sequence[_Item]) -> list[_Statement]:
    statements: list[_Statement] = []
    for item in items:
        last = statements[-1] if statements else None
        same = last is not None and last.scan is item.scan
        joins = same and last is not None and (last.items[-1].own.word == item.own.word or item.own.other)
        # "ten according to the army, 15 according to residents"
        joins = joins and last is not None and last.speaker == item.own.figure.said_by
        if last is not None and joins:
            statements[-1] = _Statement(item.scan, (*last.items, item))
        else:
            statements.append(_Statement(item.scan, (item,)))
    return statements


def _settle_kind(statements: Sequence[_Statement]) -> list[Count]:
    counted: list[_Statement] = []
    uses: dict[int, Use] = {}
    for index, statement in enumerate(statements):
        if not counted:
            counted, uses[index] = [statement], Use.COUNTED
            continue
        total = sum(other.value for other in counted)
        use = _use(statement, counted, total)
        if use is Use.COUNTED and not _adds(statement, counted):
            for earlier, value in uses.items():
                if value is Use.COUNTED:
                    uses[earlier] = _replaced(statements[earlier], statement)
            counted = []
        if use is Use.COUNTED:
            counted.append(statement)
        uses[index] = use
    return [
        count if count.figure.use is Use.PART else count._replace(figure=replace(count.figure, use=use))
        for index, statement in enumerate(statements)
        for _, count, again in statement.items
        for use in (Use.REPEATED if again and statement.implied else uses[index],)
    ]


def _use(statement: _Statement, counted: Sequence[_Statement], total: int) -> Use:
    """Decide what a later toll is to the ones counted so far."""
    if _adds(statement, counted):
        return Use.COUNTED
    if statement.value in (0, total) or statement.implied:
        return Use.REPEATED
    if all(other.implied for other in counted):
        return Use.COUNTED
    if _is_vague(counted) and not _is_vague([statement]):
        # "several people were shot", and then how many
        return Use.COUNTED
    phrases = statement.scan.phrases
    corrected = bool(phrases("events", "corrected"))
    revised = bool(phrases("events", "revision"))
    if corrected or (revised and statement.value > total):
        return Use.COUNTED
    if phrases("events", "earlier"):
        return Use.SUPERSEDED
    speaker = counted[0].speaker
    if _puts_lower(statement, total) and speaker is None:
        # "killed six. ... Police put the death toll at four."
        return Use.RIVAL
    if statement.speaker is not None and speaker is not None and statement.speaker != speaker:
        return Use.RIVAL if statement.value * 2 > total else Use.REPEATED
    return Use.COUNTED if statement.value > total else Use.REPEATED


def _puts_lower(statement: _Statement, total: int) -> bool:
    """Tell whether a source gives a toll of its own that is lower, though not so low that it must be of a part."""
    gives = all(Form.TOLL in count.word.forms for count in statement.counts)
    return gives and statement.speaker is not None and statement.value < total < statement.value * 2


def _adds(statement: _Statement, counted: Sequence[_Statement]) -> bool:
    """Tell whether a toll is told besides the counted ones: another person, "two others" after "a policeman"."""
    if not all(other.implied for other in counted):
        return False
    if statement.other:
        return True
    if statement.items[0].own.figure.kind not in STRUCK or not statement.implied or not statement.counts:
        return False
    # "One person was killed" is a toll.
    stated = any(not count.implied for other in counted for count in other.counts)
    here = any(other.scan is statement.scan for other in counted)
    return _tells_more(statement) or (here and not stated)


def _tells_more(statement: _Statement) -> bool:
    """Tell whether a sentence says that a person is one more: "a man was also killed", "a second victim"."""
    more = statement.scan.lexicon.words("people", "besides")
    first = min(own.group.first for own in statement.counts if own.group is not None)
    last = max(own.word.last for own in statement.counts)
    return not more.isdisjoint(statement.scan.lower[min(first, last) : max(first, last)])


def _is_vague(statements: Sequence[_Statement]) -> bool:
    return all(count.figure.approximate and count.figure.high is None for one in statements for count in one.counts)


def _replaced(statement: _Statement, newer: _Statement) -> Use:
    revised = newer.scan.phrases("events", "revision")
    return Use.SUPERSEDED if revised else Use.REPEATED


def _best(count: Count) -> int:
    figure = count.figure
    return figure.best if figure.best is not None else figure.low or 0
