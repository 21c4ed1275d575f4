"""Who took part: the parties that an event fell on, its agents, and the armed groups that its sentences name."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.armed_groups import find_armed_groups, is_armed_group
from dateline.incidents.telling import Telling
from dateline.language.document import tokenize

__all__ = ["find_actors"]

SIDES = ("state", "armed")
"""Sides of people who act; civilians are actors only as those who were struck, which the figures tell."""


def find_actors(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """Return the actors of an event by their usual names, in reading order, each once.

    Armed groups and forces are known by the list ``armed_groups.toml``; other actors are the soldiers, rebels and the
    like that the event's figures count.
    """
    found: dict[str, None] = {}
    for telling in tellings:
        found.update((group.name, None) for group in find_armed_groups(telling.scan.sentence.tokens))
        for count in telling.counts:
            party = count.figure.party
            # "47 Malian soldiers" are the Malian Armed Forces, which the list has named already.
            if party and count.side in SIDES and not count.implied and not is_armed_group(tokenize(party)):
                found[party] = None
    return tuple(found)
