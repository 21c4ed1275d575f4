"""GeoJSON by RFC 7946: WGS 84 without a crs member, bounded precision, a bbox, null where something is not known.

Written here and not by GDAL, whose driver takes text such as ``[1, 2]`` for JSON and writes it as a nested array, and
whose output changes from version to version. Areas are cut at the antimeridian where they are made, in
`dateline.frame.areas`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import numpy as np
import pandas as pd
import shapely

from dateline.errors import TableError
from dateline.export.gdal import check_crs
from dateline.export.recognition import Recognise
from dateline.export.values import lon_lat, plain, slices, to_dates
from dateline.schema import COORDINATE_DECIMALS, Shape, Table, Type, build

__all__ = ["features", "read_geojson", "read_geojson_lines", "write_features", "write_geojson", "write_geojson_lines"]

HALF_DEG = 180
"""Of the globe: a box that is wider may be the narrower one the other way round."""

ID = "id"

ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def write_geojson(frame: pd.DataFrame, table: Table, path: Path) -> None:
    """Write one feature a line, so that two versions of a file can be compared.

    Where there is none, and so no property that would tell which table it is, GDAL's member ``name`` has the table's.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type":"FeatureCollection",\n')
        if frame.empty:
            file.write(f'"name":{ENCODE(table.name)},\n')
        if bbox := _bbox(frame):
            file.write(f'"bbox":{ENCODE(bbox)},\n')
        file.write('"features":[')
        for number, feature in enumerate(_encoded(frame, table)):
            file.write(",\n" if number else "\n")
            file.write(feature)
        file.write("\n]}\n")


def write_geojson_lines(frame: pd.DataFrame, table: Table, path: Path) -> None:
    """Write newline-delimited features, which can be read one by one: GDAL's GeoJSONSeq."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        write_features(frame, table, file)


def write_features(frame: pd.DataFrame, table: Table, file: IO[str]) -> None:
    """Write each row as a feature on a line of its own."""
    for feature in _encoded(frame, table):
        file.write(feature)
        file.write("\n")


def read_geojson(path: Path, recognise: Recognise) -> pd.DataFrame:
    """Read a table that `write_geojson` wrote, or a program in which it was edited.

    Raises
    ------
    TableError
        Where it is no feature collection, or its properties are those of no table.
    ValueError
        Where it is no JSON in UTF-8.
    """
    collection = _decoded(path.read_bytes())
    if not isinstance(collection, dict) or not isinstance(collection.get("features"), list):
        raise TableError("it is no GeoJSON feature collection")
    named = collection.get("crs")
    if isinstance(named, dict) and isinstance(named.get("properties"), dict):
        # Of GeoJSON before RFC 7946; GDAL still writes it.
        check_crs(named["properties"].get("name"))
    return _built(collection["features"], recognise, collection.get("name"))


def read_geojson_lines(path: Path, recognise: Recognise) -> pd.DataFrame:
    """Read a table that `write_geojson_lines` wrote; raises as `read_geojson` does."""
    with path.open(encoding="utf-8-sig") as file:
        # RFC 8142 puts a record separator before each feature.
        lines = (line.lstrip("\x1e") for line in file)
        return _built([_decoded(line) for line in lines if line.strip()], recognise)


def features(frame: pd.DataFrame, table: Table) -> Iterator[dict[str, Any]]:
    """Give each row of a spatial table as a GeoJSON feature; its properties are str, int, float, bool or None."""
    for part in slices(frame):
        columns = plain(part, table)
        rows = zip(_geometries(part, table), zip(*columns.values(), strict=True), strict=True)
        for geometry, values in rows:
            properties = dict(zip(columns, values, strict=True))
            yield {
                "type": "Feature",
                **({"id": str(properties[table.key])} if table.key else {}),
                "geometry": geometry,
                "properties": properties,
            }


def _encoded(frame: pd.DataFrame, table: Table) -> Iterable[str]:
    return map(ENCODE, features(frame, table))


def _geometries(frame: pd.DataFrame, table: Table) -> list[dict[str, Any] | None]:
    if table.shape is Shape.POINT:
        return [point and {"type": "Point", "coordinates": point} for point in lon_lat(frame["geometry"])]
    shapes = np.asarray(frame["geometry"].array, dtype=object)
    if table.shape is Shape.POLYGONS:
        # Outer rings against the clock, holes with it: RFC 7946 section 3.1.6.
        shapes = shapely.orient_polygons(shapes)
    shapes = shapely.transform(shapes, lambda degrees: degrees.round(COORDINATE_DECIMALS))
    return [shape and shapely.geometry.mapping(shape) for shape in shapes.tolist()]


def _bbox(frame: pd.DataFrame) -> list[float] | None:
    """West, south, east, north in degrees; west beyond east where it lies across the antimeridian: RFC 7946, 5.2."""
    corners = shapely.get_coordinates(np.asarray(frame["geometry"].array, dtype=object)).round(COORDINATE_DECIMALS)
    if not len(corners):
        return None
    (west, south), (east, north) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    lon = corners[:, 0]
    if east - west > HALF_DEG:
        east_of, west_of = lon[lon >= 0].min(), lon[lon < 0].max()
        if west_of + 2 * HALF_DEG - east_of < HALF_DEG:
            west, east = float(east_of), float(west_of)
    return [west, south, east, north]


def _built(found: list[Any], recognise: Recognise, name: object = None) -> pd.DataFrame:
    if not all(isinstance(feature, dict) and isinstance(feature.get("properties"), dict) for feature in found):
        raise TableError("not all of its features have properties")
    # Some programs leave out what is null, GDAL for one, even in every row.
    names = set().union(*(feature["properties"] for feature in found))
    if ID not in names and all(ID in feature for feature in found):
        # GDAL leaves a property of that name out where the feature has it.
        names.add(ID)
        found = [{**feature, "properties": {**feature["properties"], ID: feature[ID]}} for feature in found]
    table = recognise.sparse(names) if found else recognise.rowless(name)
    columns: dict[str, list[Any]] = {
        name: [feature["properties"].get(name) for feature in found] for name in table.columns
    }
    for name, kind in table.columns.items():
        columns[name] = _typed(columns[name], name, kind)
    try:
        given = (feature.get("geometry") for feature in found)
        shapes = [None if shape is None else shapely.geometry.shape(shape) for shape in given]
    except (AttributeError, KeyError, TypeError, ValueError, shapely.GEOSException) as error:
        raise TableError("it has a geometry that is none") from error
    geometry = np.full(len(shapes), None, dtype=object)
    geometry[:] = shapes
    return build(table, columns, geometry)


def _decoded(text: str | bytes) -> Any:  # noqa: ANN401 - any JSON
    return json.loads(text, parse_constant=_refuse)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")


_NONE = type(None)

_PLAIN: dict[Type, set[type]] = {
    Type.TEXT: {str, _NONE},
    Type.COUNT: {int, _NONE},
    Type.FLAG: {bool},
    Type.MEASURE: {int, float, _NONE},
    Type.DEGREES: {int, float, _NONE},
}
"""What JSON's values are if nothing about them is odd; they need no looking at one by one."""


def _typed(cells: list[Any], name: str, kind: Type) -> list[Any]:
    if set(map(type, cells)) <= _PLAIN.get(kind, set()):
        return cells
    try:
        return list(to_dates(cells)) if kind is Type.DATE else [_cell(cell, kind) for cell in cells]
    except ValueError as error:
        raise TableError(f"its property {name!r} holds what is no {kind}: {error}") from error


def _cell(cell: object, kind: Type) -> object:
    match kind, cell:
        case Type.FLAG, bool():
            return cell
        case Type.FLAG, None | 0 | 1:
            return bool(cell)
        case Type.TEXT, None | str():
            return cell
        case _, None | "":  # as GDAL writes what is empty in CSV
            return None
        case ((Type.MEASURE | Type.DEGREES), int() | float()) if not isinstance(cell, bool):
            return cell
        case Type.COUNT, int() if not isinstance(cell, bool):
            return cell
        case Type.COUNT, float() if cell.is_integer():
            return int(cell)  # as programs write it that have no other numbers
        case _:
            raise ValueError(f"{cell!r:.40}")
