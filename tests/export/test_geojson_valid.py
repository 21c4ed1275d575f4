"""GeoJSON by somebody else's validator: its structure, its rings, and its boxes, wherever on the globe."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import geojson_validator
import numpy as np
import pandas as pd
import pytest
import shapely

from dateline.export import write
from dateline.frame import Tables
from dateline.frame.areas import area_table
from dateline.frame.borders import border_table
from dateline.schema import TABLES, Type, build

geojson_validator.configure_logging(enabled=False)

NOTHING = {Type.TEXT: None, Type.DATE: None, Type.COUNT: None, Type.FLAG: False, Type.MEASURE: None}

FIJI, WRANGEL, KIRITIMATI = (178.1, -17.8), (-179.4, 71.2), (-157.4, 1.9)
POLES = (20.0, 89.5), (-75.0, -89.0)
TESSALIT = (1.01, 20.2)


def incidents(*points: tuple[float, float] | None, km: float = 400.0) -> pd.DataFrame:
    columns = {name: [NOTHING[kind]] * len(points) for name, kind in TABLES["incidents"].columns.items()}
    columns["id"] = [f"0{number}" for number in range(len(points))]
    columns["event_type"] = ["riot"] * len(points)
    columns["where_prec"] = [5 if point else None for point in points]
    columns["uncertainty_km"] = [km if point else None for point in points]
    return build(TABLES["incidents"], columns, list(points))


def valid(frame: pd.DataFrame, table: str, folder: Path) -> dict[str, Any]:
    """Write a table, have it validated, and return it."""
    write(frame, folder / "x.geojson", layer=table)
    collection = json.loads((folder / "x.geojson").read_text("utf-8"))
    assert geojson_validator.validate_structure(collection, check_crs=True) == {}
    # Rather strict: the other problems are of taste, such as holes, or more digits than six.
    found = geojson_validator.validate_geometries(
        collection, criteria_problematic=["self_intersection", "excessive_coordinate_precision", "3d_coordinates"]
    )
    assert (found["invalid"], found["problematic"]) == ({}, {})
    assert "crs" not in collection
    return collection


def test_the_validator_sees_what_is_wrong():
    ring = [[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]
    feature = {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [ring]}, "properties": {}}
    assert "exterior_not_ccw" in geojson_validator.validate_geometries(feature)["invalid"]
    assert geojson_validator.validate_structure({"type": "FeatureCollection", "features": [{}]})


@pytest.mark.parametrize("points", [(TESSALIT, None, FIJI), (None, None), ()], ids=["mixed", "nowhere", "none"])
def test_incidents(tmp_path: Path, points: tuple):
    collection = valid(incidents(*points), "incidents", tmp_path)
    assert [feature["geometry"] is not None for feature in collection["features"]] == [
        point is not None for point in points
    ]
    assert [feature["id"] for feature in collection["features"]] == [f"0{number}" for number in range(len(points))]
    assert ("bbox" in collection) == any(points)


@pytest.mark.parametrize("km", [30.0, 400.0, 3000.0])
@pytest.mark.parametrize("point", [FIJI, WRANGEL, *POLES, KIRITIMATI, TESSALIT, (180.0, 0.0), (-180.0, 90.0)])
def test_areas_anywhere(tmp_path: Path, point: tuple[float, float], km: float):
    collection = valid(area_table(incidents(point, km=km)), "areas", tmp_path)
    assert [feature["geometry"]["type"] for feature in collection["features"]] == ["MultiPolygon"]


def test_borders(tmp_path: Path):
    collection = valid(border_table(incidents(TESSALIT)), "borders", tmp_path)
    assert {feature["properties"]["kind"] for feature in collection["features"]} == {"border"}


@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if table.shape])
def test_every_table_filled_or_empty(tables: Tables, empty: Tables, tmp_path: Path, name: str):
    valid(getattr(tables, name), name, tmp_path)
    assert valid(getattr(empty, name), name, tmp_path)["features"] == []


BOXES = {
    "one side": ((TESSALIT, (7.5, 12.0)), [1.01, 12.0, 7.5, 20.2]),
    "across the antimeridian": ((FIJI, WRANGEL, None), [178.1, -17.8, -179.4, 71.2]),
    "on it": (((180.0, 1.0), (-180.0, 2.0)), [180.0, 1.0, -180.0, 2.0]),
    "all round": ((FIJI, KIRITIMATI, TESSALIT), [-157.4, -17.8, 178.1, 20.2]),
}


@pytest.mark.parametrize("name", BOXES)
def test_boxes_of_points(tmp_path: Path, name: str):
    points, box = BOXES[name]
    assert valid(incidents(*points), "incidents", tmp_path)["bbox"] == box


def test_boxes_of_areas(tmp_path: Path):
    west, south, east, north = valid(area_table(incidents(FIJI)), "areas", tmp_path)["bbox"]
    assert 170 < west < 178.1
    assert -180 < east < -177
    assert south < -17.8 < north
    assert valid(area_table(incidents(POLES[0])), "areas", tmp_path)["bbox"][0::2] == [-180.0, 180.0]


def test_a_polygon_of_another_hand_is_turned_round(tmp_path: Path):
    clockwise = shapely.MultiPolygon([shapely.box(0, 0, 3, 3, ccw=False)])
    areas = area_table(incidents(TESSALIT))
    areas = areas.assign(geometry=np.array([clockwise], dtype=object))
    collection = valid(areas.set_crs(4326), "areas", tmp_path)
    assert len(collection["features"]) == 1
