"""ACLED: the columns of Armed Conflict Location & Event Data's exports.

Source: ACLED Codebook (acleddata.com/methodology/acled-codebook, as of 2025), "ACLED Data Columns at a Glance", "Actor
names, types, and Inter codes", "Spatial precision codes", "Time precision codes" and "Reported fatalities".
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib import resources
from typing import NamedTuple

from shapely import Point

from dateline.codebooks.codebook import Codebook, LeftOut, Recoded, Row, plain_incidents, recoded, table_of
from dateline.codebooks.countries import by_iso3
from dateline.codebooks.sides import (
    ARMED,
    GOVERNMENTAL,
    Camps,
    Party,
    Record,
    authors,
    by_incident,
    camps,
    named,
    parties,
    struck_sides,
)
from dateline.frame import Tables
from dateline.frame.names import SEPARATOR
from dateline.model import EventType, Side

__all__ = ["ACLED", "vocabulary"]

TIME_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3}
"""By ``date_prec``: the day, some days or a week, a month. What is vaguer ACLED does not code."""

GEO_PRECISION = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3}
"""By ``where_prec``: the place, near it or a small part of a region, a larger region."""

COUNTRY_PREC = 6
"""``where_prec`` of what is known only to the country: no event to ACLED, "barring some Strategic developments"."""

TARGETED = "Civilian targeting"

ON_CIVILIANS = frozenset({EventType.VIOLENCE, EventType.EXPLOSION, EventType.RIOT})
EXCESSIVE_FORCE = "excessive_force_against_protesters"
"""Types in which civilians may be the main or only target, and the one of protests."""

UNIDENTIFIED = "Unidentified Armed Group"
"""ACLED's name for whoever is behind violence and is not told, or only as "gunmen"; ``political_militia`` is its type
for it."""

TABLE = table_of("acled")
"""Without a key: a feature's id of another name than the column's becomes a column more in GDAL."""


@cache
def vocabulary() -> Mapping[str, Mapping[str, str]]:
    """Return ACLED's words by ours: ``event_types``, ``sub_event_types``, ``disorder_types`` and ``inter``."""
    return tomllib.loads((resources.files(__package__) / "acled.toml").read_text(encoding="utf-8"))


class _Side(NamedTuple):
    """One side, as ACLED names it."""

    actor: str | None
    others: str | None
    inter: str | None


NOBODY = _Side(None, None, None)


def _recode(tables: Tables) -> Recoded:
    actors, figures = by_incident(tables.actors), by_incident(tables.figures)
    return recoded(
        TABLE,
        [
            _event(row, point, parties(actors.get(row["id"], [])), figures.get(row["id"], []))
            for row, point in plain_incidents(tables)
        ],
    )


def _event(incident: Record, point: Point | None, found: Sequence[Party], figures: Sequence[Record]) -> Row | LeftOut:
    """Return an incident as an event, or why it is none."""
    words = vocabulary()
    event_type, sub_event_type = EventType(incident["event_type"]), incident["sub_event_type"]
    country = by_iso3().get(incident["iso_a3"])
    if incident["tally"]:
        return LeftOut.TALLY
    if event_type not in words["event_types"]:
        return LeftOut.OTHER_KIND
    day = _day(incident)
    if day is None:
        return LeftOut.UNDATED
    if incident["date_prec"] not in TIME_PRECISION:
        return LeftOut.VAGUE_DATE
    if point is None or country is None:
        return LeftOut.UNPLACED
    if incident["where_prec"] == COUNTRY_PREC and event_type is not EventType.STRATEGIC:
        return LeftOut.COUNTRY_ONLY
    struck = struck_sides(found, figures)
    one, two = _sides(event_type, found, camps(found, figures), struck, country.acled_country)
    if one.actor is None:
        return LeftOut.NO_ACTOR
    disorder = words["disorder_types"]
    targeted = sub_event_type == EXCESSIVE_FORCE or (
        event_type in ON_CIVILIANS and two.inter == words["inter"][Side.CIVILIANS]
    )
    return {
        "event_id_cnty": incident["id"],
        "event_date": day,
        "year": day.year,
        "time_precision": TIME_PRECISION[incident["date_prec"]],
        "disorder_type": disorder.get(sub_event_type, disorder[event_type]),
        "event_type": words["event_types"][event_type],
        "sub_event_type": words["sub_event_types"][sub_event_type],
        "actor1": one.actor,
        "assoc_actor_1": one.others,
        "inter1": one.inter,
        "actor2": two.actor,
        "assoc_actor_2": two.others,
        "inter2": two.inter,
        "interaction": _interaction(one, two),
        "civilian_targeting": TARGETED if targeted else None,
        "iso": country.acled_iso,
        "region": country.acled_region,
        "country": country.acled_country,
        "admin1": incident["admin1"],
        "location": incident["place"],
        "latitude": point.y,
        "longitude": point.x,
        "geo_precision": GEO_PRECISION[incident["where_prec"]],
        "source": incident["sources"] or incident["articles"],
        "notes": incident["quote"],
        "fatalities": _fatalities(incident),
        "geometry": (point.x, point.y),
    }


def _day(incident: Record) -> date | None:
    """Return the day, or the middle one of several."""
    start = incident["date_start"] or incident["date_end"]
    end = incident["date_end"] or start
    return None if start is None else start + (end - start) // 2


def _fatalities(incident: Record) -> int:
    """Return the lowest number that is stated; 0 where none is."""
    stated = [incident[column] for column in ("killed_low", "killed") if incident[column] is not None]
    return min(stated, default=0)


def _sides(
    event_type: EventType, found: Sequence[Party], told: Camps, struck: set[Side], country: str
) -> tuple[_Side, _Side]:
    """Return actor 1 and actor 2."""
    inter = vocabulary()["inter"]
    civilians = _Side(f"Civilians ({country})", None, inter["civilians"])
    unidentified = _Side(f"{UNIDENTIFIED} ({country})", None, inter["political_militia"])
    crowd = {
        EventType.PROTEST: _Side(f"Protesters ({country})", None, inter["protesters"]),
        EventType.RIOT: _Side(f"Rioters ({country})", None, inter["rioters"]),
    }.get(event_type)
    one, other = (_side(camp, unidentified) if camp else None for camp in told)
    on_civilians = struck.isdisjoint(ARMED) and Side.CIVILIANS in struck
    strikers = authors(told)
    author = _side(strikers, unidentified) if strikers else unidentified
    match event_type:
        case EventType.PROTEST | EventType.RIOT if crowd:
            mobbed = event_type is EventType.RIOT and on_civilians
            return crowd, one or other or (civilians if mobbed else NOBODY)
        case EventType.VIOLENCE:
            return author, civilians
        case EventType.BATTLE:
            return one or unidentified, other or unidentified
        case EventType.EXPLOSION:
            # Between two camps of which neither is said to have struck the civilians, neither is accused of it.
            return (one or unidentified, other) if other and not (on_civilians and strikers) else (author, civilians)
        case _:
            first, second = (one, other) if one else (other, None)
            return first or NOBODY, second or (civilians if first and on_civilians else NOBODY)


def _side(camp: Sequence[Party], unidentified: _Side) -> _Side:
    """Name a camp: its first, and the others who go by a name; of armed people without one nobody is known."""
    first, *others = named(camp)
    if not (first.has_name or first.side in GOVERNMENTAL):
        return unidentified
    return _Side(first.name, SEPARATOR.join(party.name for party in others) or None, _inter(first))


def _inter(party: Party) -> str | None:
    """Return the type of an actor, None where its side does not tell."""
    return vocabulary()["inter"].get(party.side or "")


def _interaction(one: _Side, two: _Side) -> str | None:
    """Name the two types together in ACLED's order, or the only one."""
    if one.inter is None or (two.actor and two.inter is None):
        return None
    if two.inter is None:
        return f"{one.inter} only"
    order = list(vocabulary()["inter"].values())
    return "-".join(sorted((one.inter, two.inter), key=order.index))


ACLED = Codebook("acled", "ACLED", TABLE, _recode)
