"""Who fought whom: the actors of an incident as two camps, as every codebook of conflict asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, cast

import pandas as pd

from dateline.armed_groups import is_name
from dateline.frame.names import SEPARATOR
from dateline.language.lexicon import languages, lexicon
from dateline.model import Kind, Part, Side, Use

__all__ = [
    "ARMED",
    "GOVERNMENTAL",
    "Camps",
    "Party",
    "authors",
    "by_incident",
    "camps",
    "is_death",
    "named",
    "parties",
    "plain_rows",
    "side_of",
    "struck_sides",
]

GOVERNMENTAL = (Side.STATE, Side.FOREIGN)
"""Forces of the state, and what fights beside or for a state: other states' forces, missions, mercenaries."""

ARMED = (*GOVERNMENTAL, Side.NON_STATE)

Record = Mapping[str, Any]
"""A row of one of our tables."""


class Party(NamedTuple):
    """An actor of an incident, drawn together from all of its reports."""

    name: str
    side: Side | None
    part: Part | None
    """None: it took part as one of two sides, or the reports contradict each other."""
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2; none for a mere noun ("gunmen"), and for what spans the world ("Al-Qaeda")."""

    @property
    def has_name(self) -> bool:
        """Whether it goes by a name of its own, and not by a mere noun."""
        return bool(self.countries) or is_name(self.name)


class Camps(NamedTuple):
    """The two sides of an incident; either may be unknown, and is empty then."""

    one: tuple[Party, ...]
    """Those who struck, where that is told."""
    other: tuple[Party, ...]


def plain_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as plain values by column; None for null."""
    return cast(list[dict[str, Any]], table.astype(object).where(table.notna(), None).to_dict("records"))


def by_incident(table: pd.DataFrame) -> dict[str, list[Record]]:
    """Return the rows of a table by ``incident_id``, as plain values; None for null."""
    found: dict[str, list[Record]] = {}
    for row in plain_rows(table):
        found.setdefault(row["incident_id"], []).append(row)
    return found


def parties(actors: Iterable[Record]) -> tuple[Party, ...]:
    """Return the actors of an incident, each name once, from its rows of the actors table.

    Officials who bear no arms are civilians, as to UCDP and ACLED those who strike at them strike at civilians.
    """
    rows: dict[str, list[Record]] = {}
    for row in actors:
        rows.setdefault(row["name"].casefold(), []).append(row)
    return tuple(_party(same) for same in rows.values())


def camps(found: Sequence[Party], figures: Sequence[Record]) -> Camps:
    """Tell the two armed camps of an incident apart; civilians who are struck are in none.

    Those who struck are one camp and those who were struck the other. Who took part without a word of who struck, or
    where all were struck ("20 soldiers and 30 rebels died"), stands with those of its kind: governments, with those who
    fight for states, on one side, and everybody else on the other. Two groups of one kind that have names are the camps
    themselves. A camp that no actor is told of is read from whom the deaths fell on.

    Parameters
    ----------
    found
        All parties.
    figures
        The incident's rows of the figures table.
    """
    armed = [party for party in found if party.side is not Side.CIVILIANS]
    one = [party for party in armed if party.part is Part.PERPETRATOR]
    other = [party for party in armed if party.part is Part.TARGET]
    rest = [party for party in armed if party.part is None]
    if not (one and other):
        one, other = _parted(one, other, rest)
    else:
        for party in rest:
            alike = [
                camp
                for camp in (one, other)
                if any(_fights_for_a_state(member) == _fights_for_a_state(party) for member in camp)
            ]
            if len(alike) == 1:
                alike[0].append(party)
    other = other or _among_the_dead(figures, one)
    return Camps(tuple(one or _among_the_dead(figures, other)), tuple(other))


def authors(told: Camps) -> tuple[Party, ...]:
    """Return who did it, where civilians were struck; nobody where that is not clear.

    Where both camps are said to have struck, or none is, no one is accused: who only took part ("violence between
    Bantus and Pygmies") may be who was struck.
    """
    strikers = [tuple(party for party in camp if party.part is Part.PERPETRATOR) for camp in told]
    return () if all(strikers) else next(filter(None, strikers), ())


def named(camp: Sequence[Party]) -> tuple[Party, ...]:
    """Return those of a camp who go by a name of their own; where none does, the first noun for it."""
    return tuple(party for party in camp if party.has_name) or tuple(camp[:1])


def struck_sides(found: Sequence[Party], figures: Iterable[Record]) -> set[Side]:
    """Return the sides of those who were struck: of the targets, and of the dead who had not attacked."""
    dead = {
        side
        for row in figures
        if is_death(row) and not row["assailant"] and (side := side_of(row["side"], row["party"]))
    }
    return dead | {party.side for party in found if party.side and party.part is Part.TARGET}


def side_of(side: str | None, name: str | None) -> Side | None:
    """Return the side of people who are called so; officials who bear no arms are civilians."""
    if side == Side.STATE and not _officials().isdisjoint((name or "").casefold().split()):
        return Side.CIVILIANS
    return Side(side) if side else None


def is_death(figure: Record) -> bool:
    """Tell whether a row of the figures table counts people who were killed."""
    return bool(figure["kind"] == Kind.KILLED and figure["use"] == Use.COUNTED and (figure["best"] or figure["low"]))


def _party(rows: Sequence[Record]) -> Party:
    parts = {row["part"] for row in rows if row["part"]}
    name = rows[0]["name"]
    return Party(
        name=name,
        side=next((side_of(row["side"], name) for row in rows if row["side"]), None),
        part=Part(parts.pop()) if len(parts) == 1 else None,
        countries=tuple((rows[0]["countries"] or "").split(SEPARATOR)) if rows[0]["countries"] else (),
    )


@cache
def _officials() -> frozenset[str]:
    return frozenset().union(*(lexicon(language).words("people", "officials") for language in languages()))


def _fights_for_a_state(party: Party) -> bool:
    return party.side in GOVERNMENTAL


def _parted(one: list[Party], other: list[Party], rest: list[Party]) -> tuple[list[Party], list[Party]]:
    """Part those of whom at most one camp is told into two; one may stay empty."""
    everybody = [*one, *other, *rest]
    states = [party for party in everybody if _fights_for_a_state(party)]
    others = [party for party in everybody if not _fights_for_a_state(party)]
    if states and others:
        return (others, states) if _strike(others) > _strike(states) else (states, others)
    if one or other:
        return one or rest, other or rest
    # Nouns may be one group in two languages: "rebels", "rebelles".
    two = len(everybody) == 2 and all(party.has_name for party in everybody)
    return (everybody[:1], everybody[1:]) if two else (everybody, [])


def _strike(camp: Sequence[Party]) -> int:
    """Return how much speaks for it that a camp struck: 1, 0, or -1 where it was struck."""
    parts = {party.part for party in camp}
    return (Part.PERPETRATOR in parts) - (Part.TARGET in parts)


def _among_the_dead(figures: Iterable[Record], against: Sequence[Party]) -> list[Party]:
    """Return who is only told of among the dead, where they are of the other kind than a camp, or there is none."""
    kinds = {_fights_for_a_state(party) for party in against}
    for row in figures:
        side = side_of(row["side"], row["party"])
        if len(kinds) < 2 and is_death(row) and side in ARMED and row["party"]:
            party = Party(row["party"], side, None, ())
            if _fights_for_a_state(party) not in kinds:
                return [party]
    return []
