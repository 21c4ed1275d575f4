"""Tables that say their point in columns of their own, and tables with a row of tags."""

import csv
import json
from pathlib import Path

import pyogrio
import pytest

from dateline.errors import OutputError
from dateline.export import known_suffixes, read, write_table
from dateline.frame import Tables
from dateline.schema import TABLES, Shape, Table, Type, build

WELLS = Table(
    "wells",
    {"number": Type.COUNT, "name": Type.TEXT, "latitude": Type.DEGREES, "longitude": Type.DEGREES},
    Shape.POINT,
    key="number",
    lon_lat=("longitude", "latitude"),
)


@pytest.fixture
def wells():
    columns = {"number": [2**47], "name": ["In Azaoua"], "latitude": [20.6543219], "longitude": [7.5123456]}
    return build(WELLS, columns, [(7.5123456, 20.6543219)])


@pytest.mark.filterwarnings("ignore::dateline.errors.OutputWarning")
@pytest.mark.parametrize("suffix", [suffix for suffix in known_suffixes() if suffix not in (".csv", ".kml")])
def test_every_format_holds_degrees(wells, tmp_path: Path, suffix: str):
    path = tmp_path / f"wells{suffix}"
    write_table(wells, WELLS, path)
    if suffix == ".parquet":
        import geopandas as gpd

        found = gpd.read_parquet(path)
    elif suffix == ".xlsx":
        pytest.skip("GDAL's reader takes Excel's cells as it likes")
    else:
        found = pyogrio.read_dataframe(path, layer=0)
    assert found["latitude"].tolist() == [20.654322]
    assert found["number"].tolist() == [2**47]


def test_csv_needs_no_further_columns_for_a_point(wells, tmp_path: Path):
    write_table(wells, WELLS, tmp_path / "wells.csv")
    text = (tmp_path / "wells.csv").read_text("utf-8-sig")
    assert text.splitlines() == ["number,name,latitude,longitude", "140737488355328,In Azaoua,20.654322,7.512346"]


def test_a_feature_has_its_key_as_text(wells, tmp_path: Path):
    write_table(wells, WELLS, tmp_path / "wells.geojson")
    (feature,) = json.loads((tmp_path / "wells.geojson").read_text("utf-8"))["features"]
    assert feature["id"] == "140737488355328"


def tagged() -> Table:
    table = TABLES["incidents"]
    return Table(
        table.name,
        table.columns,
        table.shape,
        table.key,
        tags={"id": "#event+id", "lat": "#geo+lat", "lon": "#geo+lon"},
    )


def test_tags_stand_below_the_headings_and_are_passed_over_when_read(tables: Tables, tmp_path: Path):
    write_table(tables.incidents, tagged(), tmp_path / "tagged.csv")
    with (tmp_path / "tagged.csv").open(encoding="utf-8-sig", newline="") as file:
        header, tags, first, *_ = csv.reader(file)
    assert dict(zip(header, tags, strict=True)) == {
        **dict.fromkeys(header, ""),
        "id": "#event+id",
        "lat": "#geo+lat",
        "lon": "#geo+lon",
    }
    assert first[0] == "1e5"
    assert read(tmp_path / "tagged.csv").equals(tables.incidents)


def test_tags_alone_are_an_empty_table(tables: Tables, tmp_path: Path):
    write_table(tables.incidents.iloc[:0], tagged(), tmp_path / "none.csv")
    assert len(read(tmp_path / "none.csv")) == 0


def test_a_format_without_rows_takes_no_tags(tables: Tables, tmp_path: Path):
    with pytest.raises(OutputError, match=r"HXL's hashtags are a row of a spreadsheet; use .*csv"):
        write_table(tables.incidents, tagged(), tmp_path / "tagged.geojson")
    assert not list(tmp_path.iterdir())
