"""What a request asks of a collection, read from its parameters: OGC 17-069r4, sections 7.15.2 to 7.15.5."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

import numpy as np

from dateline.schema import Table, Type

__all__ = ["DEFAULT_LIMIT", "MAX_LIMIT", "Box", "Query", "QueryError", "read_query"]

DEFAULT_LIMIT = 1000
"""Features of a page where none is asked for: what QGIS aims for by itself."""

MAX_LIMIT = 10_000
"""Features of the largest page: 15 MB of incidents, half a second to write. Who wants all of many takes the file."""

OPEN = ("", "..")
"""An end of an interval that is open."""

INSTANT = re.compile(r"(\d{4}-\d{2}-\d{2})([Tt]([\d:.]*([Zz]|[+-]\d{2}:\d{2})?)?)?")
"""RFC 3339, section 5.6, date-time; and full-date alone, with or without what GDAL to 3.12 and QGIS put after it."""

INTEGER = re.compile(r"[0-9]{1,18}")

Box: TypeAlias = tuple[float, float, float, float]
"""West, south, east, north in degrees."""

Span: TypeAlias = tuple[np.datetime64 | None, np.datetime64 | None]
"""The first and the last day, both included; None where it is open."""


Value: TypeAlias = str | int | float | bool | date


class QueryError(ValueError):
    """A parameter is unknown, or its value none that it may have; the message is a sentence for who asked."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked; nothing at all is everything, a page of `DEFAULT_LIMIT` at a time."""

    boxes: tuple[Box, ...] = ()
    """In any of which a feature is to lie; two for a box across the antimeridian."""
    span: Span | None = None
    equal: Mapping[str, Value] = field(default_factory=dict)
    """Column to the value that it is to have."""
    limit: int = DEFAULT_LIMIT
    offset: int = 0


def read_query(parameters: Iterable[tuple[str, str]], table: Table) -> Query:
    """Read the parameters of a request for a table's features.

    Raises
    ------
    QueryError
        Where one is unknown, given twice, or has a value that it may not have.
    """
    given: dict[str, str] = {}
    for name, value in parameters:
        if name in given:
            raise QueryError(f"The parameter {name!r} is given twice.")
        if name not in ("bbox", "datetime", "limit", "offset") and name not in table.columns:
            raise QueryError(f"The parameter {name!r} is unknown; /api lists those of {table.name}.")
        given[name] = value
    return Query(
        boxes=_boxes(given["bbox"]) if "bbox" in given else (),
        span=_span(given["datetime"]) if "datetime" in given else None,
        equal={
            name: _value(name, value, table.columns[name]) for name, value in given.items() if name in table.columns
        },
        limit=min(_integer("limit", given.get("limit", str(DEFAULT_LIMIT)), least=1), MAX_LIMIT),
        offset=_integer("offset", given.get("offset", "0"), least=0),
    )


def _boxes(text: str) -> tuple[Box, ...]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) == 6:  # with heights, which nothing here has
        numbers = [*numbers[:2], *numbers[3:5]]
    if len(numbers) != 4 or not all(map(math.isfinite, numbers)) or numbers[1] > numbers[3]:
        raise QueryError(
            f"The parameter 'bbox' is west,south,east,north in degrees, such as -12,10,12,38; got {text!r:.80}."
        )
    west, south, east, north = numbers
    if west <= east:
        return ((west, south, east, north),)
    return (west, south, 180, north), (-180, south, east, north)


def _span(text: str) -> Span:
    first, slash, last = text.partition("/")
    try:
        if not slash:
            return (day := _day(first)), day
        ends = [None if end in OPEN else _day(end) for end in (first, last)]
    except ValueError:
        ends = []
    known = [end for end in ends if end is not None]
    if known and known == sorted(known):
        return ends[0], ends[1]
    raise QueryError(
        "The parameter 'datetime' is a day or an interval, such as 2024-07-25, 2024-07-01/2024-07-31 or ../2024-07-31; "
        f"got {text!r:.80}."
    )


def _day(text: str) -> np.datetime64:
    """Return the day of an instant as it is written there: incidents have days, and these no time zone."""
    found = INSTANT.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return np.datetime64(found[1], "D")  # which knows the year 0, by which QGIS says "since ever"


def _integer(name: str, text: str, *, least: int) -> int:
    if not INTEGER.fullmatch(text) or int(text) < least:
        raise QueryError(f"The parameter {name!r} is a whole number from {least} on; got {text!r:.80}.")
    return int(text)


def _value(name: str, text: str, kind: Type) -> Value:
    try:
        return _PARSERS[kind](text)
    except (KeyError, ValueError) as error:
        raise QueryError(f"The parameter {name!r} is a {kind}; got {text!r:.80}.") from error


def _count(text: str) -> int:
    """Return a whole number; -1, which nothing is counted as, for one that 64 bits cannot hold."""
    number = int(text)
    return number if abs(number) < 1 << 63 else -1


_PARSERS: Mapping[Type, Callable[[str], Value]] = {
    Type.TEXT: str,
    Type.DATE: date.fromisoformat,
    Type.COUNT: _count,
    Type.FLAG: {"true": True, "false": False, "1": True, "0": False}.__getitem__,
    Type.MEASURE: float,
    Type.DEGREES: float,
}
