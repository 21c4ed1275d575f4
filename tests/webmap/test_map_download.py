"""What is downloaded from the page is what `dateline.export` writes of the same incidents."""

import csv
import io
import json
import time

import geopandas as gpd
import pytest

from dateline.export import write
from dateline.schema import TABLES, Type, build
from dateline.webmap import incident_map, write_map

pytestmark = pytest.mark.browser

HOSTILE = [
    '=HYPERLINK("http://evil.example","x")', "+33 1 23", "-5", "-5-5", "@SUM(A1)", "'=1", "''-1", "\t=1", " =1", "＝1",
    "\x1c=1", "\x85-1", "\ufeff=1", 'a,"b"\r\nc\nd', "</script><script>window.ran=1</script>", "`${window.ran=1}`",
    "\\ \u2028\u2029\u202e", "قتل سبعة", "[1, 2]", "null", "0", "é\u0301 😀",
]  # fmt: skip
"""Formulas, numbers that are none, quotes, markup, and text that may be taken for JSON."""


@pytest.fixture
def table(incidents):
    """The incidents with all the columns of the schema, one row for each hostile text."""
    rows = [incidents.iloc[number % len(incidents)].to_dict() for number in range(len(HOSTILE))]
    columns = {}
    for column, kind in TABLES["incidents"].columns.items():
        absent = False if kind is Type.FLAG else None
        columns[column] = [row[column] if column in row and not _is_null(row[column]) else absent for row in rows]
    columns["id"] = [f"i{number}" for number in range(len(rows))]
    columns["title"] = HOSTILE
    columns["sources"] = [f"{text}; The Post" for text in HOSTILE]
    columns["published"] = [row["date_start"] for row in rows]
    points = [row["geometry"] and (row["geometry"].x, row["geometry"].y) for row in rows]
    return build(TABLES["incidents"], columns, points)


def _is_null(value):
    return value is None or value != value or str(value) == "<NA>"


def downloaded(page, path, name, folder, select="{}"):
    """Open a map, set its selection, press a button of the card, and read the file that comes."""
    opened = page(path)
    opened.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    opened.execute_script(
        f"dateline.selection(document.querySelector('[id^=incidents-]').id).set({select});"
        "[...document.querySelectorAll('.dateline-action')].find(one => one.textContent === arguments[0]).click()",
        name,
    )
    for _ in range(100):
        files = [file for file in folder.iterdir() if file.suffix in (".geojson", ".csv")]
        if files:
            break
        time.sleep(0.05)
    assert opened.complaints() == []
    assert opened.execute_script("return window.ran") is None
    return files[0]


@pytest.mark.parametrize("name", ["GeoJSON", "CSV"])
def test_a_file_is_what_the_export_writes_byte_for_byte(page, table, name, tmp_path):
    write_map(incident_map(table, title='CON: "Sahara" / اليوم\u202e?'), tmp_path / "map.html")
    (tmp_path / "out").mkdir()
    file = downloaded(page, tmp_path / "map.html", name, tmp_path / "out")
    assert file.stem == f"CON-Sahara-اليوم-{max(day for day in table['published'] if day)}"
    write(table, tmp_path / f"expected.{name.lower()}")
    assert file.read_bytes() == (tmp_path / f"expected.{name.lower()}").read_bytes()


def test_its_box_may_lie_across_the_antimeridian(page, table, tmp_path):
    lon = [179.5 if row % 2 else -179.5 for row in range(len(table))]
    fiji = table.assign(geometry=gpd.points_from_xy(lon, [-17.5] * len(table)))
    write_map(incident_map(fiji), tmp_path / "map.html")
    (tmp_path / "out").mkdir()
    file = downloaded(page, tmp_path / "map.html", "GeoJSON", tmp_path / "out")
    assert json.loads(file.read_bytes())["bbox"] == [179.5, -17.5, -179.5, -17.5]
    write(fiji, tmp_path / "expected.geojson")
    assert file.read_bytes() == (tmp_path / "expected.geojson").read_bytes()


def test_only_the_selected_rows_are_in_it_with_their_types(page, table, tmp_path):
    write_map(incident_map(table), tmp_path / "map.html")
    for name in ("GeoJSON", "CSV"):
        folder = tmp_path / name
        folder.mkdir()
        downloaded(page, tmp_path / "map.html", name, folder, "{type: ['accident', 'protest']}")
    wanted = table[table["event_type"].isin(["accident", "protest"])]
    (file,) = (tmp_path / "GeoJSON").iterdir()
    features = json.loads(file.read_text())["features"]
    assert [feature["id"] for feature in features] == wanted["id"].tolist()
    assert [feature["geometry"] is None for feature in features] == wanted.geometry.isna().tolist()
    killed = {feature["id"]: feature["properties"]["killed"] for feature in features}
    assert (killed["i6"], killed["i8"], killed["i11"]) == (0, 7, None)
    read = gpd.read_file(file)
    assert list(read.columns) == TABLES["incidents"].header
    assert read["uncertainty_km"].dtype == float
    (file,) = (tmp_path / "CSV").iterdir()
    text = file.read_bytes().decode("utf-8-sig")
    assert [row["id"] for row in csv.DictReader(io.StringIO(text, newline=""))] == wanted["id"].tolist()


def test_a_map_without_dates_and_with_a_device_for_a_title_has_a_sound_name(page, incidents, tmp_path):
    write_map(incident_map(incidents, title=" con "), tmp_path / "map.html")
    name = "return dateline.fileName(dateline.tables(document.querySelector('[id^=incidents-]').id), 'csv')"
    assert page(tmp_path / "map.html").execute_script(name) == "con-.csv"
