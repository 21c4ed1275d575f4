"""Whom the deaths of an incident fell on, so that the parts add up to the toll."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from dateline.codebooks.sides import Camps, Record, is_death, side_of
from dateline.model import Kind, Part, Side, Use

__all__ = ["Deaths", "deaths", "highest"]


class Deaths(NamedTuple):
    """Deaths by whom they fell on; together the best estimate."""

    one: int
    other: int
    civilians: int
    unknown: int


def deaths(best: int, figures: Iterable[Record], retold: Collection[str], of: Camps, *, one_sided: bool) -> Deaths:
    """Part a toll by whom it fell on, as that article tells whose figures make the toll.

    Of several articles the one that leaves the fewest dead unknown; where no article's figures make the toll, all are.

    Parameters
    ----------
    best
        The toll.
    figures
        The incident's rows of the figures table.
    retold
        Articles with more than one report of it, whose equal figures are the same people told again.
    of
        The camps.
    one_sided
        Whether it was violence against civilians, so that people who are only called "people" are civilians.
    """
    parted = [
        _parted(counted, of, one_sided)
        for counted in _tolls(figures, retold)
        if sum(_number(row) for row in counted) == best
    ]
    return min(parted, key=lambda found: found.unknown, default=Deaths(0, 0, 0, best))


def highest(figures: Sequence[Record], retold: Collection[str]) -> int:
    """Return the highest number of deaths that anyone states; what is open upwards counts as its own number."""
    stated = [sum(_high(row) for row in counted) for counted in _tolls(figures, retold)]
    rivals = [_high(row) for row in figures if row["kind"] == Kind.KILLED and row["use"] == Use.RIVAL]
    return max([*stated, *rivals], default=0)


def _tolls(figures: Iterable[Record], retold: Collection[str]) -> list[list[Record]]:
    """Return the counted deaths, article by article."""
    tolls: dict[str, list[Record]] = {}
    for row in figures:
        counted = tolls.setdefault(row["article"], [])
        again = row["article"] in retold and any(_numbers(row) == _numbers(told) for told in counted)
        if is_death(row) and not again:
            counted.append(row)
    return list(tolls.values())


def _parted(counted: Iterable[Record], of: Camps, one_sided: bool) -> Deaths:
    sums = [0, 0, 0, 0]
    for row in counted:
        sums[_whose(row, of, one_sided)] += _number(row)
    return Deaths(*sums)


ONE, OTHER, CIVILIANS, UNKNOWN = range(4)
"""Places in `Deaths`."""


def _whose(row: Record, of: Camps, one_sided: bool) -> int:
    """Tell on whom a figure fell: by its party's name, by who attacked, else by the side that only one camp has."""
    side = side_of(row["side"], row["party"])
    if side is Side.CIVILIANS:
        return CIVILIANS
    party = (row["party"] or "").casefold()
    for place, camp in enumerate(of):
        if any(party == member.name.casefold() for member in camp):
            return place
    if row["assailant"]:
        strikers = [place for place, camp in enumerate(of) if any(member.part is Part.PERPETRATOR for member in camp)]
        return strikers[0] if len(strikers) == 1 else UNKNOWN
    if one_sided and side is None:
        return CIVILIANS
    having = (
        [] if side is None else [place for place, camp in enumerate(of) if any(member.side is side for member in camp)]
    )
    return having[0] if len(having) == 1 else UNKNOWN


def _number(row: Record) -> int:
    return int(row["low"] if row["best"] is None else row["best"])


def _high(row: Record) -> int:
    return max(int(row[column] or 0) for column in ("low", "best", "high"))


def _numbers(row: Record) -> tuple[object, ...]:
    return row["low"], row["best"], row["high"]
