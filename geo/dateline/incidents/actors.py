"""Who took part: the parties that an event fell on, its agents, and the armed groups that its sentences name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from dateline.incidents.scan import Scan
from dateline.incidents.telling import Telling
from dateline.language.document import tokenize

__all__ = ["find_actors"]

SIDES = ("state", "armed")
"""Sides of people who act; civilians are actors only as those who were struck, which the figures tell."""


def find_actors(tellings: Sequence[Telling], source: str) -> tuple[str, ...]:
    """Return the actors of an event by their usual names, in reading order, each once.

    Armed groups and forces are known by the list ``groups.toml``; other actors are the soldiers, rebels and the like
    that the event's figures count.

    Parameters
    ----------
    source
        The article's text.
    """
    found: dict[str, None] = {}
    for telling in tellings:
        found.update(dict.fromkeys(_groups(telling.scan)))
        for count in telling.counts:
            if count.side in SIDES and count.figure.party and not count.implied:
                found[count.figure.party] = None
    return tuple(found)


def _groups(scan: Scan) -> list[str]:
    names: list[str] = []
    aliases = _aliases()
    index = 0
    while index < len(scan.lower):
        step = 1
        for words, name, cased in aliases.get(scan.lower[index], ()):
            last = index + len(words)
            if scan.lower[index:last] != words:
                continue
            # Short names and acronyms are only names in capitals.
            if cased and not scan.sentence.tokens[index].text.isupper():
                continue
            names.append(name)
            step = len(words)
            break
        index += step
    return names


@cache
def _aliases() -> Mapping[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """Return the aliases of the armed groups by first token, longest first."""
    text = (resources.files(__package__) / "groups.toml").read_text(encoding="utf-8")
    table: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for name, aliases in tomllib.loads(text)["groups"].items():
        for alias in (name, *aliases):
            words = tuple(token.lower for token in tokenize(alias))
            table.setdefault(words[0], []).append((words, name, alias.isupper()))
    return {word: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for word, entries in table.items()}
