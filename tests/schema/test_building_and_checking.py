"""A frame that is not one of our tables is refused, with a sentence that says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from shapely import LineString, Point

from dateline.errors import TableError
from dateline.frame import validate_incidents
from dateline.model import EventType
from dateline.schema import TABLES, Type, build, check

EMPTY = {Type.TEXT: None, Type.DATE: None, Type.COUNT: None, Type.FLAG: False, Type.MEASURE: None}


def incidents(*points: tuple[float, float] | None, **columns: object) -> gpd.GeoDataFrame:
    rows = {name: [EMPTY[kind]] * len(points) for name, kind in TABLES["incidents"].columns.items()}
    rows["id"] = [f"i{row}" for row in range(len(points))]
    rows["event_type"] = [EventType.RIOT] * len(points)
    return build(TABLES["incidents"], {**rows, **columns}, points)


def test_a_table_of_ours_passes():
    validate_incidents(incidents((2.97, 19.95), None, (180, -90), date_start=[date(1945, 5, 8), None, None]))


BROKEN: dict[str, tuple[Callable[[gpd.GeoDataFrame], pd.DataFrame], str]] = {
    "plain": (lambda good: pd.DataFrame(good), "as a GeoDataFrame, got DataFrame"),
    "missing": (lambda good: good.drop(columns=["killed", "quote"]), "lacks the columns killed, quote"),
    "foreign": (lambda good: good.assign(mine=1), "do not belong to it: mine"),
    "order": (lambda good: good[["title", "id", *good.columns[2:]]], "out of order"),
    "float counts": (lambda good: good.assign(killed=[1.5, 2.5]), "'killed' .* float64"),
    "timestamps": (lambda good: good.assign(date_start=pd.Timestamp("2024-07-25")), "'date_start' .* datetime.date"),
    "datetimes": (
        lambda good: good.assign(date_start=pd.Series([datetime(2024, 7, 25), None], dtype=object)),
        "'date_start' .* datetime.date",
    ),
    "nested": (lambda good: good.assign(actors=[["Army"], ["Rebels"]]), "'actors' .* text"),
    "text flags": (lambda good: good.assign(disputed=["no", "yes"]), "'disputed' .*bool"),
    "no crs": (lambda good: good.set_crs(None, allow_override=True), "EPSG:4326, got None"),
    "other crs": (lambda good: good.set_crs(3857, allow_override=True), "EPSG:4326, got EPSG:3857"),
    "lines": (lambda good: good.set_geometry([LineString([(0, 0), (1, 1)]), None], crs=4326), "a Point or None"),
    "empty point": (lambda good: good.set_geometry([Point(), None], crs=4326), "a Point or None"),
    "beyond": (lambda good: good.set_geometry([Point(190, 0), None], crs=4326), "outside longitude"),
    "infinite": (lambda good: good.set_geometry([Point(0, float("inf")), None], crs=4326), "outside longitude"),
    "twice": (lambda good: good.assign(id="same"), "unique id"),
    "type": (lambda good: good.assign(event_type="picnic"), "'picnic'; use battle"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_not_the_incident_table_is_refused(name: str):
    spoil, message = BROKEN[name]
    with pytest.raises(TableError, match=message):
        validate_incidents(spoil(incidents((2.97, 19.95), None)))


def test_text_columns_may_have_pandas_own_string_type():
    good = incidents((2.97, 19.95))
    check(good.assign(title=good["title"].astype("string")), TABLES["incidents"])


def test_a_number_beyond_64_bits_is_refused():
    with pytest.raises(TableError, match="'killed'"):
        incidents((0, 0), killed=[10**30])


def test_geometry_has_one_form():
    columns = {name: [None, None] for name in TABLES["areas"].columns}
    clockwise = shapely.box(0, 0, 1, 1, ccw=False)
    areas = build(TABLES["areas"], columns, np.array([clockwise, None], dtype=object))
    assert areas.geometry[0].geom_type == "MultiPolygon"
    assert areas.geometry[0].geoms[0].exterior.is_ccw
    assert areas.geometry[1] is None
    lines = np.array([shapely.LineString([(0, 0), (-1e-9, 1)])], dtype=object)
    border = build(TABLES["borders"], {"kind": ["coast"], "name": ["a"], "between": [""]}, lines).geometry[0]
    assert border.wkt == "MULTILINESTRING ((0 0, 0 1))"
