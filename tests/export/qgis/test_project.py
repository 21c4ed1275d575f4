"""The project beside a GeoPackage, as text: what it names, when it is replaced and when it is kept."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from shapely import Point

from dateline.errors import OutputError, OutputWarning
from dateline.export import write
from dateline.frame import Tables
from dateline.schema import TABLES


def project(tables: Tables, folder: Path, name: str = "incidents.gpkg") -> ET.Element:
    *_, path = write(tables, folder / name)
    return ET.fromstring(path.read_text(encoding="utf-8"))


def test_it_lies_beside_a_geopackage_of_all_the_tables(tables: Tables, tmp_path: Path):
    assert write(tables, tmp_path / "x.gpkg") == [tmp_path / "x.gpkg", tmp_path / "x.qgs"]
    assert write(tables.incidents, tmp_path / "y.gpkg") == [tmp_path / "y.gpkg"]
    assert write(tables, tmp_path / "z.geojson") == [tmp_path / "z.geojson"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.gpkg", "x.qgs", "y.gpkg", "z.geojson"]


def test_it_finds_its_tables_wherever_both_are_moved(tables: Tables, tmp_path: Path):
    root = project(tables, tmp_path, "Größe & <Lage>.gpkg")
    sources = {f"./Größe & <Lage>.gpkg|layername={name}" for name in TABLES}
    assert {node.text for node in root.iter("datasource")} == sources
    assert {node.get("source") for node in root.iter("layer-tree-layer")} == sources
    assert str(tmp_path) not in (tmp_path / "Größe & <Lage>.qgs").read_text(encoding="utf-8")


def test_it_asks_no_host_for_anything(tables: Tables, tmp_path: Path):
    project(tables, tmp_path)
    assert re.findall(r"https?://\S+", (tmp_path / "incidents.qgs").read_text(encoding="utf-8")) == [
        "http://mrcc.com/qgis.dtd'"  # the name of the format, which nothing fetches
    ]


def test_the_same_tables_give_the_same_bytes(tables: Tables, tmp_path: Path):
    project(tables, tmp_path)
    first = (tmp_path / "incidents.qgs").read_bytes()
    project(tables, tmp_path)
    assert (tmp_path / "incidents.qgs").read_bytes() == first


def test_a_project_of_another_hand_is_kept(tables: Tables, tmp_path: Path):
    (tmp_path / "x.qgs").write_text("<qgis/>")
    with pytest.warns(OutputWarning, match=r"x\.qgs has been saved in QGIS and is kept; move it away"):
        assert write(tables, tmp_path / "x.gpkg") == [tmp_path / "x.gpkg"]
    assert (tmp_path / "x.qgs").read_text() == "<qgis/>"


def test_nothing_is_written_where_the_geopackage_is_there_or_the_project_cannot_be(tables: Tables, tmp_path: Path):
    (tmp_path / "x.gpkg").write_text("old")
    with pytest.raises(OutputError, match="it is there already"):
        write(tables, tmp_path / "x.gpkg", overwrite=False)
    assert [path.name for path in tmp_path.iterdir()] == ["x.gpkg"]
    (tmp_path / "y.qgs").mkdir()
    with pytest.raises(OutputError, match=r"y\.qgs: it is a folder"):
        write(tables, tmp_path / "y.gpkg")
    assert not (tmp_path / "y.gpkg").exists()


def test_a_name_that_qgis_would_cut_has_none(tables: Tables, tmp_path: Path):
    for name in ("a|b.gpkg", "a\x01b.gpkg"):
        with pytest.warns(OutputWarning, match="no QGIS project"):
            write(tables, tmp_path / name)
        assert not (tmp_path / name).with_suffix(".qgs").exists()


def test_the_animation_takes_steps_that_suit(tables: Tables, tmp_path: Path):
    def steps(first: date, last: date | None) -> tuple:
        incidents = tables.incidents.copy()
        incidents["date_start"] = pd.Series([first, None, None], dtype=object)
        incidents["date_end"] = pd.Series([last, None, None], dtype=object)
        times = project(replace(tables, incidents=incidents), tmp_path).find("ProjectTimeSettings")
        return times.get("timeStep"), times.get("timeStepUnit"), times.find("TemporalRange/end").text[:10]

    assert steps(date(2024, 7, 25), None) == ("1", "d", "2024-07-26")
    assert steps(date(2024, 1, 1), date(2024, 12, 31)) == ("1", "wk", "2025-01-01")
    assert steps(date(2014, 1, 1), date(2024, 12, 31)) == ("1", "mon", "2025-01-01")
    assert steps(date(1900, 1, 1), date(9999, 12, 31)) == ("1", "y", "9999-12-31")


def test_the_view_holds_the_incidents_and_is_never_without_an_end(tables: Tables, tmp_path: Path):
    def view(*points: Point | None) -> list[float]:
        incidents = tables.incidents.copy()
        incidents.geometry = [*points]
        extent = project(replace(tables, incidents=incidents), tmp_path).find("mapcanvas/extent")
        return [float(side.text) for side in extent]

    west, south, east, north = view(Point(0, 0), None, Point(1, 1))
    assert (west, south) < (0, 0)
    assert (east, north) > (111_319, 111_325)
    half_round = 20_037_509
    assert all(abs(side) < half_round for side in view(Point(-180, -90), None, Point(180, 90)))


def test_tables_without_incidents_have_one_too(empty: Tables, tmp_path: Path):
    root = project(empty, tmp_path)
    assert root.find("ProjectTimeSettings") is None
    assert [float(side.text) < 0 for side in root.find("mapcanvas/extent")] == [True, True, False, False]
