"""Who took part in an event: its actors by their usual names, on which side, and who struck whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.incidents.occurrence import Factuality
from dateline.incidents.participation import find_participants
from dateline.incidents.parties import Party
from dateline.incidents.telling import Telling
from dateline.model import Actor, Part, Place, Side

__all__ = ["find_actors"]


def find_actors(tellings: Sequence[Telling], place: Place | None) -> tuple[Actor, ...]:
    """Return the actors of an event by their usual names, in reading order, each once.

    Parameters
    ----------
    tellings
        Of the event, in reading order.
    place
        Where it happened; a state's forces are foreign in another country.
    """
    found: dict[str, Actor] = {}
    kinds: dict[str, str | None] = {}
    for telling in tellings:
        if telling.factuality is Factuality.NOT:
            continue
        for party, part in find_participants(telling):
            actor = _actor(telling, party, part, place)
            key = actor.name.lower()
            known = found.setdefault(key, actor)
            # What one sentence leaves open another may tell.
            found[key] = replace(known, part=known.part or part, side=known.side or actor.side)
            kinds[key] = party.kind
    named = {(actor.part, kinds[key]) for key, actor in found.items() if actor.countries}
    return tuple(
        # "The Malian army ... its soldiers": those who are named need no noun.
        actor
        for key, actor in found.items()
        if actor.countries or kinds[key] is None or (actor.part, kinds[key]) not in named
    )


def _actor(telling: Telling, party: Party, part: Part | None, place: Place | None) -> Actor:
    tokens = telling.scan.sentence.tokens
    country = None if place is None else place.country
    return Actor(
        name=party.name,
        side=_side(party, part, country),
        part=part,
        countries=party.countries,
        start=tokens[party.first].start,
        end=tokens[party.last - 1].end,
    )


def _side(party: Party, part: Part | None, country: str | None) -> Side | None:
    if party.people:
        # Men of a people who attack bear arms, and those who are struck mostly do not.
        return Side.CIVILIANS if part is Part.TARGET else Side.NON_STATE
    abroad = country is not None and bool(party.countries) and country not in party.countries
    return Side.FOREIGN if party.side is Side.STATE and abroad else party.side
