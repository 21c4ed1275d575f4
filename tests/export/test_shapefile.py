"""Shapefile: what it cannot hold is said, and its names are read back."""

from __future__ import annotations

import csv
import warnings
from pathlib import Path

import pyogrio
import pytest

from dateline.errors import OutputError, OutputWarning
from dateline.export import check_target, read, shapefile, write
from dateline.export.gdal import write_layer
from dateline.export.shapefile import short_names
from dateline.frame import Tables
from dateline.schema import TABLES


@pytest.fixture
def written(tables: Tables, tmp_path: Path) -> Path:
    with pytest.warns(
        OutputWarning, match=r"cut to 10 letters .* ends in \.columns\.csv\); true and false are 1 and 0"
    ):
        write(tables, tmp_path / "incidents.shp")
    return tmp_path / "incidents.shp"


@pytest.mark.parametrize("name", TABLES)
def test_short_names_are_short_and_each_is_there_once(name: str):
    names = short_names(TABLES[name].columns)
    assert list(names) == list(TABLES[name].columns)
    assert all(len(short) <= 10 for short in names.values())
    assert len({short.lower() for short in names.values()}) == len(names)
    assert all(names[column] == column for column in names if len(column) <= 10)


def test_a_short_name_means_the_same_in_every_table():
    pairs = {(short, full) for table in TABLES.values() for full, short in short_names(table.columns).items()}
    assert len({short for short, _ in pairs}) == len(pairs)


def test_names_that_are_no_columns_of_ours_are_shortened_too():
    names = ["type_of_violence", "type_of_violences", "#geo+lat", "a" * 12, "a" * 13, "A" * 10]
    assert list(short_names(names).values()) == [
        "typ_of_vio",
        "typ_of_vi2",
        "_geo_lat",
        "a" * 10,
        "a" * 9 + "2",
        "A" * 9 + "3",
    ]


def test_the_files_of_one_with_the_full_names_beside_it(written: Path):
    assert {path.name.removeprefix("incidents") for path in written.parent.iterdir()} == {
        ".shp",
        ".shx",
        ".dbf",
        ".prj",
        ".cpg",
        ".columns.csv",
    }
    assert written.with_suffix(".cpg").read_text() == "UTF-8"
    with written.with_suffix(".columns.csv").open(encoding="utf-8", newline="") as file:
        names = {row["full"]: row["short"] for row in csv.DictReader(file)}
    assert list(names) == list(TABLES["incidents"].columns)
    assert list(names.values()) == pyogrio.read_info(written)["fields"].tolist()
    assert (names["killed_low"], names["killed_high"], names["displaced_high"]) == (
        "killed_low",
        "kill_high",
        "displ_high",
    )


def test_nulls_dates_and_flags(written: Path):
    frame = pyogrio.read_dataframe(written)
    assert frame["killed"].isna().tolist() == [False, True, True]
    assert frame["tally"].tolist() == [0, 1, 0]
    assert pyogrio.read_info(written)["dtypes"].tolist()[4] == "datetime64[D]"
    assert frame["date_start"].dt.year.tolist()[::2] == [2024, 1945]
    assert frame.geometry.isna().tolist() == [False, True, False]


def test_texts_are_cut_between_letters_and_counted(tables: Tables, tmp_path: Path):
    long = tables.incidents.assign(quote=["é" * 200, "a" * 254, "x" * 253 + "é"])
    with pytest.warns(OutputWarning, match=r"texts to 254 bytes \(2 of them\)"):
        write(long, tmp_path / "x.shp")
    assert read(tmp_path / "x.shp")["quote"].tolist() == ["é" * 127, "a" * 254, "x" * 253]


def test_indexes_of_an_older_file_go(written: Path, tables: Tables):
    for suffix in (".qix", ".sbn", ".sbx"):
        written.with_suffix(suffix).write_text("old")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", OutputWarning)
        write(tables.incidents.iloc[:1], written)
    assert not [path for path in written.parent.iterdir() if path.suffix in (".qix", ".sbn", ".sbx")]
    assert len(read(written)) == 1


def test_any_of_its_files_is_kept(tables: Tables, tmp_path: Path):
    (tmp_path / "x.dbf").write_text("somebody's")
    for attempt in (
        lambda path: check_target(path, overwrite=False),
        lambda path: write(tables, path, overwrite=False),
    ):
        with pytest.raises(OutputError, match=r"x\.dbf: it is there already"):
            attempt(tmp_path / "x.shp")
    assert [path.name for path in tmp_path.iterdir()] == ["x.dbf"]


@pytest.mark.parametrize("suffix", [".shp", ".shx", ".dbf"])
def test_a_file_that_is_cut_short_is_told(tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str):
    def cut_short(frame, table, path: Path, *args, **options) -> None:
        write_layer(frame, table, path, *args, **options)
        path.with_suffix(suffix).write_bytes(path.with_suffix(suffix).read_bytes()[:-30])

    monkeypatch.setattr(shapefile, "write_layer", cut_short)
    with pytest.raises(OutputError, match=r"x\.shp: GDAL left it cut short"):
        write(tables, tmp_path / "x.shp")
    assert list(tmp_path.iterdir()) == []


def test_more_than_it_holds_is_named(tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shapefile, "LARGEST_FILE", 3000)
    with pytest.raises(OutputError, match=r"3 rows of 1,\d+ bytes, and a Shapefile holds 2 GB; write \.gpkg"):
        write(tables, tmp_path / "x.shp")
    assert list(tmp_path.iterdir()) == []
