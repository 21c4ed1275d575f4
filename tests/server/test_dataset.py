"""Every answer is from the newest files; what cannot be read is said once, and what was there before stays."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from werkzeug.test import Client

from dateline.export import write
from dateline.frame import to_tables
from dateline.schema import TABLES, build

HERE = (0.0, 10.0)


def count(client: Client, name: str = "incidents") -> int | None:
    """How many features a collection has; None where there is none."""
    response = client.get(f"/collections/{name}/items?limit=1")
    return response.json["numberMatched"] if response.status_code == 200 else None


def names(client: Client) -> list[str]:
    return [collection["id"] for collection in client.get("/collections").json["collections"]]


def test_an_empty_folder_has_no_collections(client: Client):
    assert names(client) == []
    assert count(client) is None


@pytest.mark.parametrize("suffix", [".geojson", ".json", ".geojsonl", ".gpkg", ".fgb", ".parquet", ".csv"])
def test_every_format_for_programs_is_read(client: Client, put, incidents, suffix: str):
    put(incidents([HERE, None, HERE]), f"any name{suffix}")
    assert names(client) == ["incidents"]
    assert count(client) == 3


@pytest.mark.parametrize("suffix", [".geojson", ".geojsonl", ".gpkg", ".fgb", ".parquet", ".csv"])
def test_a_day_without_incidents_hides_those_of_yesterday(client: Client, put, incidents, suffix: str):
    put(incidents([HERE]), "yesterday.csv")
    put(incidents([]), f"incidents{suffix}")
    assert count(client) == 0
    assert "extent" not in client.get("/collections/incidents").json


def test_the_newest_file_counts_and_changes_are_seen_at_once(client: Client, put, incidents, folder: Path):
    put(incidents([HERE]), "2026-11-19/incidents.geojson")
    assert count(client) == 1
    put(incidents([HERE] * 2), "2026-11-20/incidents.csv")
    assert count(client) == 2
    put(incidents([HERE] * 3), "2026-11-20/incidents.csv")
    assert count(client) == 3
    shutil.rmtree(folder / "2026-11-20")
    assert count(client) == 1


def test_a_file_that_takes_the_place_of_one_of_the_same_size_and_time_is_seen(client: Client, put, incidents):
    path = put(incidents([HERE]))
    assert client.get("/collections/incidents/items/i0").status_code == 200
    before = path.stat()
    other = put(incidents([HERE], id=["j0"]), "other.txt.geojson")
    other.replace(path)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert client.get("/collections/incidents/items/j0").status_code == 200


def test_only_one_level_of_folders_is_looked_into(client: Client, put, incidents, folder: Path):
    (folder / "a").mkdir()
    put(incidents([HERE]), "a/b/incidents.geojson")
    put(incidents([HERE]), ".hidden/incidents.geojson")
    assert names(client) == []


@pytest.mark.parametrize("suffix", [".geojson", ".geojsonl", ".gpkg", ".fgb", ".parquet", ".csv"])
def test_a_file_cut_short_leaves_what_was_there(client: Client, put, incidents, said: list[str], suffix: str):
    path = put(incidents([HERE] * 30), f"incidents{suffix}")
    whole = path.read_bytes()
    assert count(client) == 30
    # Through the middle of a quoted cell; CSV that ends with a row cannot be told from a shorter table.
    cut = len(whole) * 2 // 3 if suffix != ".csv" else whole.rindex(b"battle") + 3
    put(whole[:cut], f"incidents{suffix}")
    assert count(client) == 30
    assert count(client) == 30
    assert len(said) == 1
    assert str(path) in said[0]
    put(whole, f"incidents{suffix}")
    assert count(client) == 30
    put(incidents([HERE] * 31), f"incidents{suffix}")
    assert count(client) == 31
    assert len(said) == 1


def test_what_was_never_whole_is_passed_over_for_an_older_file(client: Client, put, incidents, said: list[str]):
    put(incidents([HERE] * 2), "older.geojson")
    put('{"type": "FeatureCollection", "features": [{"type": "Feature", "prop', "incidents.geojson")
    assert count(client) == 2
    assert len(said) == 1


def test_what_is_no_table_of_ours_is_no_collection_and_no_fault(client: Client, put, said: list[str]):
    put("name,price\nbread,2\n", "shopping.csv")
    put('{"type": "FeatureCollection", "features": []}', "something.geojson")
    sqlite3.connect(put("", "empty.gpkg")).close()
    assert names(client) == []
    assert all("empty.gpkg" in sentence for sentence in said)


def test_a_geopackage_has_all_tables(client: Client, put, folder: Path):
    folder.mkdir(exist_ok=True)
    write(to_tables([], [], [], {}), folder / "incidents.gpkg")
    assert names(client) == list(TABLES)


def test_tables_without_a_geometry_are_features_without_one(client: Client, folder: Path):
    table = TABLES["articles"]
    rows = {column: [None, None] for column in table.columns} | {"id": ["a/1 ?é", "2"]}
    write(build(table, rows), folder / "articles.csv", layer="articles")
    page = client.get("/collections/articles/items").json
    assert [(feature["id"], feature["geometry"]) for feature in page["features"]] == [("a/1 ?é", None), ("2", None)]
    one = client.get("/collections/articles/items/a%2F1%20%3F%C3%A9").json
    assert one["id"] == "a/1 ?é"
    assert client.get(one["links"][0]["href"].removeprefix("http://localhost")).json["id"] == "a/1 ?é"


def test_rows_without_a_key_are_numbered(client: Client, folder: Path):
    table = TABLES["actors"]
    rows = {column: [None, None] for column in table.columns} | {"name": ["first", "second"]}
    write(build(table, rows), folder / "actors.csv", layer="actors")
    assert [feature["id"] for feature in client.get("/collections/actors/items").json["features"]] == [1, 2]
    assert client.get("/collections/actors/items/2").json["properties"]["name"] == "second"
    for wrong in ("0", "3", "-1", "x", "9" * 30):
        assert client.get(f"/collections/actors/items/{wrong}").status_code == 404


def test_the_first_ten_features_have_every_column_that_any_has(client: Client, put, incidents):
    """QGIS tells columns' types by them, and takes for text what is null in all ten."""
    n = 300
    killed, freed, km = [None] * n, [None] * n, [None] * n
    killed[150], freed[200], km[250] = 3, 4, 1.5
    points = [None] * n
    points[299] = HERE
    put(incidents(points, killed=killed, freed=freed, border_km=km))
    found = client.get("/collections/incidents/items?limit=10").json["features"]
    assert any(feature["geometry"] for feature in found)
    for column, value in (("killed", 3), ("freed", 4), ("border_km", 1.5)):
        assert {feature["properties"][column] for feature in found} == {None, value}
    rest = client.get("/collections/incidents/items?offset=4").json["features"]
    numbers = [int(feature["id"].removeprefix("i")) for feature in rest]
    assert numbers == sorted(numbers)
