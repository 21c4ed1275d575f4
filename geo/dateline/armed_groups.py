"""Armed groups, forces and peoples by their names: actors of incidents, and no places even where a town is called so.

``armed_groups.toml`` lists them, with their countries and the side that they are on. The forces of a state that go by
no name of their own ("l'armée malienne") are named by `state_force`.
"""

from __future__ import annotations

import csv
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from dateline.data import layers_dir
from dateline.language.document import Token
from dateline.language.phrases import Phrases
from dateline.model import Side

__all__ = ["ArmedGroup", "find_armed_groups", "forces", "is_armed_group", "is_name", "outfits", "state_force"]

LONG_ACRONYM = 5
"""Letters. Papers write acronyms that are spoken as words like names ("Minusma"); shorter ones may be other words."""


class ArmedGroup(NamedTuple):
    """A stretch of tokens that names an armed group, a force or a people."""

    name: str
    """Its usual name, whichever one the text has."""
    first: int
    last: int
    """Token indices, the last exclusive."""
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2: where it is from, or at home; none for what spans the world."""
    side: Side | None
    """None for peoples, and for groups that rule a state in some years."""
    people: bool
    """It is a people, of whom some act and others are struck."""


def find_armed_groups(tokens: Sequence[Token]) -> Iterator[ArmedGroup]:
    """Yield the groups and peoples that a sentence names, in reading order, of two that begin alike the longer."""
    aliases = _aliases()
    reached = 0
    for first in aliases.starts(tokens):
        if first >= reached:
            for last, alias in aliases.every(tokens, first):
                if _is_written_so(alias, tokens[first:last]):
                    yield ArmedGroup(alias.name, first, last, alias.countries, alias.side, alias.people)
                    reached = last
                    break


def is_armed_group(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens are the whole name of a group or force, and of no people or place."""
    found = _aliases().at(tokens, 0)
    if found is None or found[0] != len(tokens):
        return False
    alias = found[1]
    return _is_written_so(alias, tokens) and not (alias.people or alias.place)


def forces() -> tuple[str, ...]:
    """Return the kinds of state forces: keys of a lexicon's ``[actors]``."""
    return tuple(_data()["forces"])


def is_name(name: str) -> bool:
    """Tell whether this is the usual name of a group, a force or a people of the list."""
    return any(name in _data()[section] for section in _SIDES)


def outfits() -> frozenset[str]:
    """Return the usual names of missions, coalitions and mercenaries, which are no one state's own forces."""
    return frozenset(_data()["foreign"])


def state_force(kind: str, country: str) -> str | None:
    """Return the usual name of a state's forces of a kind; None for a country (ISO 3166-1 alpha-2) without demonym."""
    adjective = _adjectives().get(country)
    name: str = _data()["forces"][kind]
    return name.format(adjective) if adjective else None


class _Case(Enum):
    """What an alias wants of the text's capitals."""

    ANY = "any"
    """None: "Forces armées maliennes" is written in small letters as often."""
    NAME = "name"
    """One at least: "Forces nouvelles" is a name, "forces nouvelles" are new forces."""
    ACRONYM = "acronym"
    """Two at least, but for long acronyms, which may be written like names."""


class _Alias(NamedTuple):
    name: str
    case: _Case
    countries: tuple[str, ...]
    side: Side | None
    people: bool
    place: bool
    """It is a place's name as well."""


def _is_written_so(alias: _Alias, tokens: Sequence[Token]) -> bool:
    if alias.case is _Case.ANY:
        return True
    text = "".join(token.text for token in tokens)
    capitals = sum(letter.isupper() for letter in text)
    return capitals > (alias.case is _Case.ACRONYM and len(text) < LONG_ACRONYM)


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((resources.files(__package__) / "armed_groups.toml").read_text(encoding="utf-8"))


_SIDES: Mapping[str, Side | None] = {
    "state": Side.STATE,
    "foreign": Side.FOREIGN,
    "non-state": Side.NON_STATE,
    "either": None,
    "peoples": None,
}
"""The side of each section of the list."""


@cache
def _aliases() -> Phrases[_Alias]:
    table: dict[str, _Alias] = {}
    for section, side in _SIDES.items():
        for name, entry in _data()[section].items():
            people, place = section == "peoples", entry.get("place", False)
            for alias in (name, *entry["aliases"]):
                found = _Alias(name, _case(alias, section), tuple(entry["countries"]), side, people, place)
                for spelling in _spellings(alias):
                    # What is listed in small letters too may be written so.
                    if spelling not in table or found.case is _Case.ANY:
                        table[spelling] = found
    return Phrases(table)


def _case(alias: str, section: str) -> _Case:
    capitals = sum(letter.isupper() for letter in alias)
    if " " not in alias and capitals > 1 and "-" not in alias.strip("-"):
        return _Case.ACRONYM
    return _Case.ANY if not capitals or (section == "state" and " " in alias) else _Case.NAME


def _spellings(alias: str) -> Iterator[str]:
    """Yield a name as it is listed, and without accents, apostrophes and hyphens, in small letters."""
    alias = alias.lower()
    plain = "".join(letter for letter in unicodedata.normalize("NFD", alias) if not unicodedata.combining(letter))
    for spelling in (alias, plain):
        for hyphen in ("-", " "):
            for apostrophe in ("'", ""):
                yield spelling.replace("-", hyphen).replace("'", apostrophe)


@cache
def _adjectives() -> Mapping[str, str]:
    """Return what is of a country, by ISO 3166-1 alpha-2: the first of its demonyms."""
    with (layers_dir() / "demonyms.csv").open(encoding="utf-8", newline="") as file:
        found = {row["place"]: row["names"].split("|")[0] for row in csv.DictReader(file)}
    return {**found, **_data()["adjectives"]}
