"""UCDP GED: the columns of the Uppsala Conflict Data Program's Georeferenced Event Dataset.

Sources: Sundberg and Melander (2013), "Introducing the UCDP Georeferenced Event Dataset", Journal of Peace Research 50;
Högbladh (2025), "UCDP GED Codebook version 25.1", Department of Peace and Conflict Research, Uppsala University. An
event there is the use of armed force by an organised actor against another, or against civilians, with at least one
direct death in the low, the best or the high estimate, at a place and in a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from math import floor
from typing import NamedTuple

from shapely import Point

from dateline.armed_groups import outfits
from dateline.codebooks.codebook import Codebook, LeftOut, Recoded, Row, plain_incidents, recoded, table_of
from dateline.codebooks.countries import CodedCountry, by_iso2, by_iso3
from dateline.codebooks.deaths import deaths, highest
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
from dateline.frame.names import joined
from dateline.model import EventType, Kind, Side

__all__ = ["UCDP", "priogrid_gid"]

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
"""``type_of_violence``."""

NO_VIOLENCE = frozenset({EventType.DISASTER, EventType.ACCIDENT, EventType.DISPLACEMENT})
"""Types of which no event is organised violence, whatever the deaths."""

ON_CIVILIANS = frozenset({EventType.VIOLENCE, EventType.EXPLOSION, EventType.PROTEST, EventType.RIOT})
"""Types in which people who are struck, and are not said to bear arms, are taken for civilians."""

CLEAR_DATE_PREC = 3
"""Up to a week: a happening of its own. What is only known to the month may be the sum of several."""

CELLS_PER_DEGREE = 2
ROWS, COLUMNS = 180 * CELLS_PER_DEGREE, 360 * CELLS_PER_DEGREE
"""Of PRIO-GRID."""

CIVILIANS = "Civilians"
"""Side B of one-sided violence."""


def priogrid_gid(lat: float, lon: float) -> int:
    """Return the PRIO-GRID cell that a point in degrees lies in.

    Cells of half a degree are numbered from 1 at 90 S 180 W eastwards, and then row by row to the north: Tollefsen,
    Strand and Buhaug (2012), "PRIO-GRID: A unified spatial data structure", Journal of Peace Research 49.
    """
    row = min(floor((lat + 90) * CELLS_PER_DEGREE), ROWS - 1)
    column = min(floor((lon + 180) * CELLS_PER_DEGREE), COLUMNS - 1)
    return row * COLUMNS + column + 1


TABLE = table_of("ucdp", key="id")


class _Sources(NamedTuple):
    """The rows of the other tables, by incident."""

    actors: dict[str, list[Record]]
    figures: dict[str, list[Record]]
    reports: dict[str, list[Record]]


def _recode(tables: Tables) -> Recoded:
    sources = _Sources(by_incident(tables.actors), by_incident(tables.figures), by_incident(tables.reports))
    return recoded(TABLE, [_event(row, point, sources) for row, point in plain_incidents(tables)])


def _event(incident: Record, point: Point | None, sources: _Sources) -> Row | LeftOut:
    """Return an incident as an event, or why it is none."""
    name = incident["id"]
    figures, reports = sources.figures.get(name, []), sources.reports.get(name, [])
    retold = {article for article, times in Counter(row["article"] for row in reports).items() if times > 1}
    country = by_iso3().get(incident["iso_a3"])
    start = incident["date_start"] or incident["date_end"]
    best = _first(incident["killed"], incident["killed_low"], 0)
    low = min(best, _first(incident["killed_low"], best))
    high = max(best, _first(incident["killed_high"], highest(figures, retold)))
    event_type = EventType(incident["event_type"])
    if incident["tally"]:
        return LeftOut.TALLY
    if event_type in NO_VIOLENCE:
        return LeftOut.OTHER_KIND
    if high == 0:
        return LeftOut.NO_DEATHS
    if start is None:
        return LeftOut.UNDATED
    if point is None or country is None or country.gw is None:
        return LeftOut.UNPLACED
    found = parties(sources.actors.get(name, []))
    told = camps(found, figures)
    violence = _violence(event_type, told, struck_sides(found, figures))
    if isinstance(violence, LeftOut):
        return violence
    kind, told = violence
    one_sided = kind == ONE_SIDED
    dead = deaths(best, figures, retold, told, one_sided=one_sided)
    if kind == STATE_BASED and _standing(told.other) > _standing(told.one):
        told, dead = Camps(told.other, told.one), dead._replace(one=dead.other, other=dead.one)
    # Soldiers whose country is not named are the state's where rebels fight them; as murderers they stay "soldiers".
    home = None if one_sided else country
    side_a, gwno_a = _side(told.one, home)
    side_b, gwno_b = (CIVILIANS, None) if one_sided else _side(told.other, home)
    dyad = f"{side_a} - {side_b}"
    lon, lat = point.x, point.y
    return {
        "id": int.from_bytes(blake2b(name.encode(), digest_size=6).digest()),
        "relid": name,
        "year": start.year,
        "type_of_violence": kind,
        "conflict_name": None if kind == STATE_BASED else dyad,
        "dyad_name": dyad,
        "side_a": side_a,
        "side_b": side_b,
        "number_of_sources": incident["n_articles"],
        **_press(reports, figures),
        "where_prec": incident["where_prec"],
        "where_coordinates": incident["place"],
        "where_description": _joined(row["where_text"] or row["place"] for row in reports),
        "adm_1": incident["admin1"],
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon} {lat})",
        "priogrid_gid": priogrid_gid(lat, lon),
        "country": country.ucdp_country,
        "country_id": country.gw,
        "region": country.ucdp_region,
        "event_clarity": 1 if incident["date_prec"] <= CLEAR_DATE_PREC else 2,
        "date_prec": incident["date_prec"],
        "date_start": start,
        "date_end": incident["date_end"] or start,
        "deaths_a": dead.one,
        "deaths_b": dead.other,
        "deaths_civilians": dead.civilians,
        "deaths_unknown": dead.unknown,
        "best": best,
        "high": high,
        "low": low,
        "gwnoa": gwno_a,
        "gwnob": gwno_b,
        "geometry": (lon, lat),
    }


def _violence(event_type: EventType, told: Camps, struck: set[Side]) -> tuple[int, Camps] | LeftOut:
    """Tell the type of violence, and the two sides by it; one-sided violence has one."""
    if event_type in ON_CIVILIANS and struck.isdisjoint(ARMED):
        strikers = authors(told)
        if not strikers:
            return LeftOut.AUTHOR if any(told) else LeftOut.NO_ACTOR
        return ONE_SIDED, Camps(strikers, ())
    if not told.one and not told.other:
        return LeftOut.NO_ACTOR
    if not told.one or not told.other:
        return LeftOut.ONE_SIDE
    return (STATE_BASED if max(map(_standing, told)) else NON_STATE), told


def _standing(camp: tuple[Party, ...]) -> int:
    """Rank a camp for side A: the state's own forces before those who fight for states, and these before the rest."""
    sides = {party.side for party in camp}
    return 2 * (Side.STATE in sides) + (Side.FOREIGN in sides and Side.STATE not in sides)


def _side(camp: tuple[Party, ...], home: CodedCountry | None) -> tuple[str, int | None]:
    """Return what UCDP calls a side, and its Gleditsch-Ward number where it is one government."""
    states = tuple(party for party in camp if party.side is Side.STATE)
    allies = tuple(party for party in camp if party.side in GOVERNMENTAL)
    chosen = named(states or allies or camp)
    governments = [_government(party, home) for party in chosen]
    names = [
        f"Government of {government.ucdp_country}" if government else party.name
        for party, government in zip(chosen, governments, strict=True)
    ]
    numbers = {government and government.gw for government in governments}
    return ", ".join(dict.fromkeys(names)), numbers.pop() if len(numbers) == 1 else None


def _government(party: Party, home: CodedCountry | None) -> CodedCountry | None:
    """Return the state whose own forces a party is; soldiers without a country are those of ``home``."""
    if party.side not in GOVERNMENTAL or party.name in outfits():
        return None
    if party.side is Side.STATE and not party.countries:
        return home
    found = by_iso2().get(party.countries[0]) if len(party.countries) == 1 else None
    return found if found and found.gw else None


def _press(reports: Sequence[Record], figures: Iterable[Record]) -> Row:
    """Return the columns on the sources, an article each once."""
    articles = list({row["article"]: row for row in reports}.values())
    return {
        "source_article": _joined(
            ",".join(str(cell) for cell in (row["source"], row["published"], row["title"]) if cell) for row in articles
        ),
        "source_office": _joined(row["source"] for row in articles),
        "source_date": _joined(row["published"] for row in articles),
        "source_headline": _joined(row["title"] for row in articles),
        "source_original": _joined(row["said_by"] for row in figures if row["kind"] == Kind.KILLED),
    }


def _joined(cells: Iterable[object]) -> str:
    return joined(str(cell) for cell in cells if cell)


def _first(*numbers: int | None) -> int:
    """Return the first number that is known."""
    return next(int(number) for number in numbers if number is not None)


UCDP = Codebook("ucdp", "UCDP GED", TABLE, _recode)
