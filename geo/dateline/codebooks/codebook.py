"""What a codebook is: the columns of its table, in their official order, and what makes them of ours."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from types import MappingProxyType
from typing import Any, NamedTuple, cast

import geopandas as gpd
from shapely import Point

from dateline.codebooks.sides import plain_rows
from dateline.frame import Tables
from dateline.schema import Shape, Table, Type, build

__all__ = ["Codebook", "Column", "LeftOut", "Recoded", "Row", "columns_of", "plain_incidents", "recoded", "table_of"]

Row = dict[str, Any]
"""The cells of one incident by column, None where nothing is known; ``geometry`` is ``(lon, lat)`` in degrees."""


class LeftOut(StrEnum):
    """Why an incident is no event to a codebook."""

    TALLY = "as a running total"
    OTHER_KIND = "of a kind that it does not code"
    NO_DEATHS = "without a stated death"
    UNDATED = "without a date"
    VAGUE_DATE = "not known to the month"
    UNPLACED = "without a place in a country"
    COUNTRY_ONLY = "known only to the country"
    NO_ACTOR = "without a named actor"
    ONE_SIDE = "of which only one side is told"
    AUTHOR = "of which it is not clear who did it"


class Column(NamedTuple):
    """One column of a codebook, as its data file has it."""

    name: str
    kind: Type
    made_of: str
    """Our columns that it is made of; empty where it cannot be filled."""
    how: str
    """How it is made, or why it cannot be filled; for the README."""


class Recoded(NamedTuple):
    """Incidents in a codebook's schema."""

    frame: gpd.GeoDataFrame
    table: Table
    """The frame's columns and types, for `dateline.export.write_table`."""
    left_out: Mapping[LeftOut, int]
    """How many incidents are no events to the codebook, and why."""

    @property
    def left_out_line(self) -> str | None:
        """How many are left out and why, as a sentence without its full stop; None where none are."""
        if not self.left_out:
            return None
        count = sum(self.left_out.values())
        reasons = ", ".join(f"{number:,} {reason.value}" for reason, number in self.left_out.items())
        return f"{count:,} {'incident is no event' if count == 1 else 'incidents are no events'} to it: {reasons}"


@dataclass(frozen=True, slots=True)
class Codebook:
    """A schema that analysts know."""

    name: str
    title: str
    """As it calls itself."""
    table: Table
    recode: Callable[[Tables], Recoded]


def columns_of(name: str) -> tuple[Column, ...]:
    """Read a codebook's columns from its data file beside this module, in the official order."""
    text = (resources.files(__package__) / f"{name}.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(Column(row["column"], Type(row["type"]), row["made_of"], row["how"]) for row in rows)


def table_of(name: str, *, key: str | None = None) -> Table:
    """Return the table of a codebook that has columns of its own; both that there are call the point alike."""
    kinds = {column.name: column.kind for column in columns_of(name)}
    return Table(name, MappingProxyType(kinds), Shape.POINT, key=key, lon_lat=("longitude", "latitude"))


def plain_incidents(tables: Tables) -> Iterator[tuple[Row, Point | None]]:
    """Give each incident as plain values by column, None for null, with its point."""
    rows = plain_rows(tables.incidents.drop(columns="geometry"))
    yield from zip(rows, tables.incidents.geometry, strict=True)


def recoded(table: Table, rows: Sequence[Row | LeftOut]) -> Recoded:
    """Make a codebook's frame from what became of each incident."""
    events = [row for row in rows if not isinstance(row, LeftOut)]
    reasons = Counter(row for row in rows if isinstance(row, LeftOut))
    columns = {name: [event.get(name) for event in events] for name in table.columns}
    frame = build(table, columns, [event["geometry"] for event in events])
    left_out = {reason: reasons[reason] for reason in LeftOut if reason in reasons}
    return Recoded(cast(gpd.GeoDataFrame, frame), table, left_out)
