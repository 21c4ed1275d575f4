import datetime
import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import LineString, Point

from dateline.errors import TableError
from dateline.webmap.tables import IncidentTables, lon_lat, pack


def column(table, name):
    values = table["columns"][name]
    if isinstance(values, list):
        return values
    return [None if at < 0 else values["of"][at] for at in values["at"]]


def test_values_survive_the_packing(incidents):
    table = pack(incidents, "incidents")
    assert table["rows"] == len(incidents)
    assert column(table, "title") == incidents["title"].tolist()
    assert column(table, "killed")[:3] == [131, None, 24]
    assert column(table, "date_start")[0] == "2024-07-25"
    assert column(table, "disputed")[:3] == [1, 1, 0]
    assert column(table, "uncertainty_km")[-1] is None


def test_zero_is_kept_apart_from_not_stated(incidents):
    killed = dict(zip(incidents["id"], column(pack(incidents, "incidents"), "killed"), strict=True))
    assert killed["i7"] == 0
    assert killed["i2"] is None


def test_columns_that_hold_nothing_are_left_out(incidents):
    assert "iso_a3" not in pack(incidents, "incidents")["columns"]


def test_repeated_text_is_written_once(incidents):
    text = json.dumps(pack(incidents, "incidents"))
    assert text.count("A sentence of the article.") == 1


@pytest.mark.parametrize("value", [datetime.date(2024, 7, 25), datetime.datetime(2024, 7, 25, 12), "2024-07-25"])
def test_dates_of_any_make_are_read(value):
    frame = pd.DataFrame({"incident_id": ["a", "b"], "published": pd.Series([value, None], dtype=object)})
    assert column(pack(frame, "reports"), "published") == ["2024-07-25", None]


def test_datetime64_and_float_counts_are_read(incidents):
    incidents["date_start"] = pd.to_datetime(incidents["date_start"])
    incidents["killed"] = incidents["killed"].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    table = pack(incidents, "incidents")
    assert column(table, "date_start")[4] is None
    assert column(table, "date_start")[0] == "2024-07-25"
    assert column(table, "killed")[:2] == [131, None]


def test_points_come_in_degrees_whatever_the_crs(incidents):
    expected = lon_lat(incidents, "incidents")
    assert np.allclose(lon_lat(incidents.to_crs(3857), "incidents"), expected, equal_nan=True)
    assert np.isnan(expected[-1]).all()


def test_a_frame_that_is_no_incident_table_is_refused(incidents):
    with pytest.raises(TableError, match="lacks the columns title"):
        IncidentTables(incidents.drop(columns="title"))
    with pytest.raises(TableError, match="GeoDataFrame"):
        IncidentTables(pd.DataFrame(incidents.drop(columns="geometry")))
    with pytest.raises(TableError, match="no CRS"):
        IncidentTables(incidents.set_crs(None, allow_override=True))
    lines = gpd.GeoDataFrame({"id": ["a"]}, geometry=[LineString([(0, 0), (1, 1)])], crs=4326)
    with pytest.raises(TableError, match="point or None"):
        lon_lat(lines, "incidents")


def test_only_three_columns_are_needed():
    frame = gpd.GeoDataFrame(
        {"id": ["a"], "title": ["t"], "event_type": ["battle"]}, geometry=[Point(1, 2)], crs="EPSG:4326"
    )
    tables = IncidentTables(frame)
    assert tables.bounds() == [[2.0, 1.0], [2.0, 1.0]]
    assert tables.tallies == 0


def test_the_block_is_named_by_what_it_holds(incidents):
    assert IncidentTables(incidents).block_id == IncidentTables(incidents.copy()).block_id
    assert IncidentTables(incidents).block_id != IncidentTables(incidents.iloc[1:]).block_id
