"""Dwellings: the homes that were lost, for where nobody says how many people lost them.

IDMC, who keep the world's figures of displaced people, reckon so: a home destroyed is a household displaced. How many
lived in it is not said, so a number of homes is the least that it can be, and it yields to any number of people.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.incidents.people import Group
from dateline.incidents.scan import Scan
from dateline.language.numbers import Number
from dateline.model import EventType

__all__ = ["HOMES_TELL", "find_dwellings", "is_dwelling"]

REACH = 4
"""Words after a number within which its dwellings must come: "60 mud-brick homes"."""

HOMES_TELL = frozenset({EventType.DISASTER, EventType.ACCIDENT, EventType.DISPLACEMENT})
"""Types of event in which lost homes are told for the people who lived in them; fighters burn empty houses too."""


def find_dwellings(scan: Scan) -> tuple[Group, ...]:
    """Find the numbers of homes in a sentence: "at least 60 homes"; open upwards, for a home is one person or more."""
    found = (_dwellings(scan, number) for number in scan.numbers)
    return tuple(group for group in found if group is not None)


def is_dwelling(scan: Scan, group: Group | None) -> bool:
    """Tell whether a group is one of homes."""
    return group is not None and group.noun in scan.lexicon.words("people", "dwellings")


def _dwellings(scan: Scan, number: Number) -> Group | None:
    homes, ends = scan.lexicon.words("people", "dwellings"), scan.lexicon.words("people", "group_end")
    behind: Sequence[str] = scan.lower[number.last : number.last + REACH]
    for index, token in enumerate(behind, number.last):
        if token in homes:
            least = round(number.low or number.best or 0)
            last = index + 1
            return Group(number.first, last, least, least, None, True, token, token, None, counted=True)
        if token in ends or not (token[0].isalpha() or token == "-"):
            break
    return None
