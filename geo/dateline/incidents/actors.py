"""Who took part: the parties that an event fell on, its agents, and the armed groups that its sentences name."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.armed_groups import find_armed_groups
from dateline.incidents.telling import Telling

__all__ = ["find_actors"]

SIDES = ("state", "armed")
"""Sides of people who act; civilians are actors only as those who were struck, which the figures tell."""


def find_actors(tellings: Sequence[Telling], source: str) -> tuple[str, ...]:
    """Return the actors of an event by their usual names, in reading order, each once.

    Armed groups and forces are known by the list ``armed_groups.toml``; other actors are the soldiers, rebels and the
    like that the event's figures count.

    Parameters
    ----------
    source
        The article's text.
    """
    found: dict[str, None] = {}
    for telling in tellings:
        found.update((group.name, None) for group in find_armed_groups(telling.scan.sentence.tokens))
        for count in telling.counts:
            if count.side in SIDES and count.figure.party and not count.implied:
                found[count.figure.party] = None
    return tuple(found)
