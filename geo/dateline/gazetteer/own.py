"""A user's own gazetteer: a table with names and coordinates becomes places.

``own.toml`` says what the columns may be called. Only a name and a point are needed.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from math import isnan
from pathlib import Path
from typing import NamedTuple

from dateline.errors import GazetteerError
from dateline.gazetteer import Gazetteer, features
from dateline.gazetteer.coordinates import Coordinates
from dateline.gazetteer.file import GazetteerWriter, NameKind
from dateline.gazetteer.names import fold, is_initialism
from dateline.gazetteer.table import Outline, Row, read_table
from dateline.model import Place

__all__ = ["Own", "read_own"]

_CLASSES = "APLTHSVR"
_POINT, _AREA = ("P", "PPL"), ("L", "AREA")
"""What a row is that does not say: a point is a town, an outline an area."""
_MAX_ID_CHARS = 60


class Own(NamedTuple):
    """What was read of a table."""

    writer: GazetteerWriter
    left_out: dict[str, int]
    """How many rows were not kept, by why."""


def read_own(path: Path, name: str, built_in: Gazetteer) -> Own:
    """Read a table of places.

    Parameters
    ----------
    name
        Of the gazetteer; the ids of its places begin with it.
    built_in
        Knows the countries.

    Raises
    ------
    GazetteerError
        The file cannot be read, lacks a column, or has no row with a name and coordinates that can be.
    """
    coordinates = Coordinates(built_in.country)
    countries = _countries(built_in)
    left_out = Counter[str]()
    writer = GazetteerWriter()
    ids: set[str] = set()
    columns: _Columns | None = None
    number = 0
    for number, row in enumerate(read_table(path), start=1):
        if columns is None:
            columns = _Columns(path, row)
        if not fold(columns.value(row, "name")):
            left_out["without a usable name"] += 1
            continue
        country = countries.get(fold(columns.value(row, "country")))
        point = columns.point(row)
        degrees = coordinates.read(*point, country)
        if degrees is None:
            continue
        id = _id(columns, row, name, number)
        if id in ids:
            id = f"own:{name}:row-{number}"
        ids.add(id)
        writer.add(_place(columns, row, id, degrees, country), _others(columns, row))
    if columns is None or left_out.total() == number:
        raise GazetteerError(f"{path} has no row with a name")
    coordinates.check(str(path))
    return Own(writer, {**left_out, **coordinates.left_out()})


class _Columns:
    """Which columns a file has."""

    def __init__(self, path: Path, first: Row) -> None:
        self._names = {
            what: [name for name in names if name in first.cells] for what, names in _known_columns().items()
        }
        has = f"it has {', '.join(first.cells) or 'none'}"
        if not self._names["name"]:
            raise GazetteerError(f"{path} has no column of names, which is called name, nom or toponym; {has}")
        if not (self._names["lat"] and self._names["lon"]) and first.outline is None:
            raise GazetteerError(
                f"{path} has no coordinates: expected columns called lat and lon, or latitude and longitude; {has}"
            )

    def value(self, row: Row, what: str) -> str:
        """Return what the first such column holds, "" for nothing."""
        return next((row.cells.get(name, "") for name in self._names[what]), "")

    def values(self, row: Row, what: str) -> list[str]:
        """Return what all such columns hold."""
        return [value for name in self._names[what] if (value := row.cells.get(name, ""))]

    def point(self, row: Row) -> tuple[object, object]:
        """Return latitude and longitude, as they are stated; the geometry's where there is one."""
        if row.outline is not None and not (isnan(row.outline.lat) and self._names["lat"]):
            return row.outline.lat, row.outline.lon
        return self.value(row, "lat"), self.value(row, "lon")


@cache
def _known_columns() -> dict[str, list[str]]:
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        columns: dict[str, list[str]] = tomllib.load(file)["columns"]
    return columns


def _countries(built_in: Gazetteer) -> Mapping[str, str]:
    """Return the ISO 3166-1 alpha-2 codes by all that a table may call a country, folded."""
    codes: dict[str, str] = {}
    for iso2, country in built_in.countries.items():
        for called in (iso2, country.iso3, country.name, country.name_fr):
            codes.setdefault(fold(called), iso2)
    return codes


def _id(columns: _Columns, row: Row, name: str, number: int) -> str:
    geonames = columns.value(row, "geonameid")
    if geonames.isdecimal() and len(geonames) <= 9:
        return f"geonames:{int(geonames)}"
    return f"own:{name}:{columns.value(row, 'id')[:_MAX_ID_CHARS] or f'row-{number}'}"


def _place(columns: _Columns, row: Row, id: str, degrees: tuple[float, float], country: str | None) -> Place:
    feature_class, code = _kind(columns, row)
    population = _number(columns.value(row, "population"))
    stated = _number(columns.value(row, "uncertainty"))
    area = row.outline.area_km2 if row.outline is not None else None
    return Place(
        id=id,
        name=" ".join(columns.value(row, "name").split()),
        lat=degrees[0],
        lon=degrees[1],
        feature_class=feature_class,
        feature_code=code,
        country=country,
        admin1=columns.value(row, "admin1") or None,
        population=int(population),
        precision=features.precision(feature_class, code),
        uncertainty_km=stated or features.uncertainty_km(feature_class, int(population), area),
    )


def _kind(columns: _Columns, row: Row) -> tuple[str, str]:
    """Return GeoNames' class and code, which may be stated together: "P.PPL"."""
    default = _AREA if isinstance(row.outline, Outline) and not row.outline.is_point else _POINT
    first, _, second = columns.value(row, "code").upper().partition(".")
    stated = columns.value(row, "class").upper()
    feature_class, code = (first, second) if second else (stated, first)
    if len(feature_class) != 1 or feature_class not in _CLASSES:
        return default
    return feature_class, code if re.fullmatch("[A-Z0-9]{2,6}", code) else (
        default[1] if feature_class == default[0] else ""
    )


def _number(text: str) -> float:
    """Return a count or a length; 0 where there is none that can be."""
    try:
        number = float(text.replace(",", "").replace(" ", ""))
    except ValueError:
        return 0.0
    return number if 0 <= number < 1e10 else 0.0


def _others(columns: _Columns, row: Row) -> list[tuple[str, NameKind]]:
    """Return the other names; several in a cell are apart by | or ; or, where there are none of these, by commas."""
    names = []
    for cell in columns.values(row, "others"):
        for name in re.split(r"[|;]" if re.search(r"[|;]", cell) else ",", cell):
            called = " ".join(name.split())
            if fold(called):
                names.append((called, NameKind.ABBREVIATION if is_initialism(called) else NameKind.ALTERNATE))
    return names
