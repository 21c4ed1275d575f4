import datetime
import json
from itertools import repeat

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import LineString, Point

from dateline.errors import TableError
from dateline.webmap.tables import IncidentTables, lon_lat


def blocks(tables):
    """The JSON of both data blocks, the second one's columns of incidents among the first's."""
    opening, rest = (json.loads(text) for text in tables.blocks.values())
    opening["incidents"]["columns"] |= rest.pop("incidents")["columns"]
    return opening | rest.pop("pools") | rest


def column(tables, name, table="incidents"):
    """The values of a column, read as `tables.py` says that it is written."""
    data = blocks(tables)
    rows, columns = data[table]["rows"], data[table]["columns"]
    json_column = columns[name]
    if isinstance(json_column, list):
        return json_column
    if "of" in json_column:
        ids = column(tables, "id") if json_column["of"] == "incidents" else None
        of = ids or data.get(json_column["of"]) if isinstance(json_column["of"], str) else json_column["of"]
        return [None if at < 0 else of[at] for at in json_column.get("at", range(rows))]
    unset = None if "values" in json_column else 0
    values = column(tables, json_column["like"], table) if "like" in json_column else [unset] * rows
    for row, value in zip(json_column["rows"], json_column.get("values", repeat(1)), strict=False):
        values[row] = value
    return values


def test_values_survive_the_packing(incidents):
    tables = IncidentTables(incidents)
    assert column(tables, "title") == incidents["title"].tolist()
    assert column(tables, "killed")[:3] == [131, None, 24]
    assert column(tables, "killed_high")[:3] == [131, None, None]
    assert column(tables, "date_start")[0] == "2024-07-25"
    assert column(tables, "disputed")[:3] == [1, 1, 0]
    assert column(tables, "uncertainty_km")[-1] is None


def test_zero_is_kept_apart_from_not_stated(incidents):
    killed = dict(zip(incidents["id"], column(IncidentTables(incidents), "killed"), strict=True))
    assert killed["i7"] == 0
    assert killed["i2"] is None


def test_columns_that_hold_nothing_are_left_out(incidents):
    assert "iso_a3" not in blocks(IncidentTables(incidents))["incidents"]["columns"]


def test_a_sentence_is_written_once_however_many_rows_it_stands_behind(incidents, statements):
    incidents.loc[0, "quote"] = statements["figures"]["quote"][0]
    tables = IncidentTables(incidents, **statements)
    text = "".join(tables.blocks.values())
    assert text.count("A sentence of the article.") == 1
    assert text.count("The rebels put the toll") == 1
    assert column(tables, "quote", "figures") == statements["figures"]["quote"].tolist()
    assert column(tables, "quote")[:2] == [statements["figures"]["quote"][0], "A sentence of the article."]


def test_statements_know_their_incident_and_others_are_left_out(incidents, statements):
    tables = IncidentTables(incidents.iloc[1:], **statements)
    assert column(tables, "incident_id", "reports") == ["i2"]
    assert column(tables, "incident_id", "claims") == ["i2", "i2"]
    assert blocks(tables)["figures"]["rows"] == 0


@pytest.mark.parametrize("value", [datetime.date(2024, 7, 25), datetime.datetime(2024, 7, 25, 12), "2024-07-25"])
def test_dates_of_any_make_are_read(incidents, value):
    incidents["published"] = pd.Series([value, None] * 6, dtype=object)
    assert column(IncidentTables(incidents), "published") == ["2024-07-25", None] * 6


def test_datetime64_and_float_counts_are_read(incidents):
    incidents["date_start"] = pd.to_datetime(incidents["date_start"])
    incidents["killed"] = incidents["killed"].astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    tables = IncidentTables(incidents)
    assert column(tables, "date_start")[4] is None
    assert column(tables, "date_start")[0] == "2024-07-25"
    assert column(tables, "killed")[:2] == [131, None]


@pytest.mark.parametrize(
    "flags", [[True, None] * 6, [1, 0] * 6, [1.0, np.nan] * 6, pd.array([True, None] * 6, "boolean")]
)
def test_anyone_may_say_what_a_human_has_checked(incidents, flags):
    incidents["confirmed"] = flags
    assert column(IncidentTables(incidents), "confirmed") == [1, 0] * 6


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
