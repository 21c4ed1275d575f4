"""GeoJSON by RFC 7946: WGS 84 without a crs member, bounded precision, a bbox, null where something is not known.

Written here and not by GDAL, whose driver takes text such as ``[1, 2]`` for JSON and writes it as a nested array, and
whose output changes from version to version.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from dateline.export.values import lon_lat, plain

__all__ = ["features", "write_geojson"]

FEATURE_ID = {"incidents": "id", "places": "place_id"}
"""Table to the column that also names the feature, by RFC 7946 section 3.2; a mention has no name of its own."""

ENCODE = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def write_geojson(frame: pd.DataFrame, name: str, path: Path) -> None:
    """Write one feature a line, so that two versions of a file can be compared."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type":"FeatureCollection",\n')
        if bbox := _bbox(frame):
            file.write(f'"bbox":{ENCODE(bbox)},\n')
        file.write('"features":[')
        for number, feature in enumerate(features(frame, name)):
            file.write(",\n" if number else "\n")
            file.write(ENCODE(feature))
        file.write("\n]}\n")


def features(frame: pd.DataFrame, name: str) -> Iterator[dict[str, Any]]:
    """Give each row of a spatial table as a GeoJSON feature; its properties are str, int, float, bool or None."""
    columns = plain(frame, name)
    identifier = FEATURE_ID.get(name)
    rows = zip(lon_lat(frame["geometry"]), zip(*columns.values(), strict=True), strict=True)
    for point, values in rows:
        properties = dict(zip(columns, values, strict=True))
        yield {
            "type": "Feature",
            **({"id": properties[identifier]} if identifier else {}),
            "geometry": point and {"type": "Point", "coordinates": point},
            "properties": properties,
        }


def _bbox(frame: pd.DataFrame) -> list[float] | None:
    """West, south, east, north in degrees."""
    points = [point for point in lon_lat(frame["geometry"]) if point]
    if not points:
        return None
    lons, lats = zip(*points, strict=True)
    return [min(lons), min(lats), max(lons), max(lats)]
