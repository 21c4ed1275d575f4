"""What each figure of a report is to its total: which are counted, parts, repeated, superseded or rivals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dateline.incidents.figures import Count
from dateline.incidents.scan import Scan
from dateline.incidents.words import find_phrases
from dateline.model import Figure, Kind, Use

__all__ = ["Statement", "settle"]


class Statement(NamedTuple):
    """The figures of one kind that one event word of one sentence gives: together one toll."""

    scan: Scan
    counts: tuple[Count, ...]

    @property
    def value(self) -> int:
        """The toll: the sum of its parties, parts apart."""
        return sum(_best(count.figure) for count in self.counts if count.figure.use is not Use.PART)

    @property
    def implied(self) -> bool:
        """Whether no number says it."""
        return all(count.implied for count in self.counts)

    @property
    def other(self) -> bool:
        """Whether it is told besides another toll."""
        return self.counts[0].other

    @property
    def speaker(self) -> str | None:
        """Who says so."""
        return self.counts[0].figure.said_by


def settle(told: Sequence[tuple[Scan, Count]]) -> tuple[Count, ...]:
    """Say of every figure of one report what it is to the total.

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
    source's number is a rival. What is equal, smaller, or implied by a singular ("the soldier was killed") repeats it.
    Tolls within one sentence that are told besides one another ("and two others died") add up.
    """
    settled: list[Count] = []
    for kind in Kind:
        own = [(scan, count) for scan, count in told if count.figure.kind is kind]
        # Those who attacked are counted besides those whom they struck, so the one toll never replaces the other.
        for assailant in (False, True):
            same_side = [(scan, count) for scan, count in own if count.figure.assailant is assailant]
            settled.extend(_settle_kind(_statements(same_side)))
    return tuple(sorted(settled, key=lambda count: (count.figure.start, count.figure.kind)))


def _statements(told: Sequence[tuple[Scan, Count]]) -> list[Statement]:
    statements: list[Statement] = []
    for scan, count in told:
        last = statements[-1] if statements else None
        same = last is not None and last.scan is scan
        joins = same and last is not None and (last.counts[-1].word == count.word or count.other)
        if last is not None and joins:
            statements[-1] = Statement(scan, (*last.counts, count))
        else:
            statements.append(Statement(scan, (count,)))
    return statements


def _settle_kind(statements: Sequence[Statement]) -> list[Count]:
    counted: list[Statement] = []
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
        count if count.figure.use is Use.PART else count._replace(figure=replace(count.figure, use=uses[index]))
        for index, statement in enumerate(statements)
        for count in statement.counts
    ]


def _use(statement: Statement, counted: Sequence[Statement], total: int) -> Use:
    """Decide what a later toll is to the ones counted so far."""
    if _adds(statement, counted):
        return Use.COUNTED
    if statement.value == total:
        return Use.REPEATED
    if statement.implied:
        return Use.REPEATED
    if all(other.implied for other in counted):
        return Use.COUNTED
    earlier = bool(find_phrases(statement.scan.sentence.tokens, statement.scan.lexicon, "events", "earlier"))
    revised = bool(find_phrases(statement.scan.sentence.tokens, statement.scan.lexicon, "events", "revision"))
    if revised and statement.value > total:
        return Use.COUNTED
    if earlier:
        return Use.SUPERSEDED
    if statement.speaker is not None and counted[0].speaker is not None and statement.speaker != counted[0].speaker:
        return Use.RIVAL if statement.value * 2 > total else Use.REPEATED
    if statement.value > total:
        return Use.COUNTED
    return Use.REPEATED


def _adds(statement: Statement, counted: Sequence[Statement]) -> bool:
    """Tell whether a toll is told besides the counted ones: "two others also died" after "a policeman was killed"."""
    return statement.other and all(other.implied for other in counted)


def _replaced(statement: Statement, newer: Statement) -> Use:
    revised = find_phrases(newer.scan.sentence.tokens, newer.scan.lexicon, "events", "revision")
    return Use.SUPERSEDED if revised else Use.REPEATED


def _best(figure: Figure) -> int:
    return figure.best if figure.best is not None else figure.low or 0
