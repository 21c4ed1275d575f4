"""The steps can be taken one by one, and come to the same as all at once; a notebook shows what they give."""

from __future__ import annotations

import html
import json
import re
from datetime import date
from pathlib import Path

import folium
import geopandas as gpd
import pytest
from geopandas.testing import assert_geodataframe_equal
from pandas.testing import assert_frame_equal

import dateline
from dateline.errors import TableError
from dateline.model import EventType, Kind, Total, When

SEEDS = Path(__file__).resolve().parents[1] / "seeds"

TOWN = dateline.Place("extra:tinzaouaten", "Tinzaouaten", 19.95, 2.97, "P", "PPL", "ML", "Kidal")


@pytest.fixture(scope="module")
def found() -> dateline.Extraction:
    return dateline.extract([SEEDS])


def test_every_name_is_there():
    for name in dateline.__all__:
        assert getattr(dateline, name) is not None
        assert name in dir(dateline)
    assert [name for name in dir(dateline) if not name.startswith("__")] == sorted(dateline.__all__)
    with pytest.raises(AttributeError, match="nothing"):
        _ = dateline.nothing  # type: ignore[attr-defined]


@pytest.mark.parametrize("source", [SEEDS / "2025-mali-arrests.md", str(SEEDS / "2025-mali-arrests.md")])
def test_one_source_needs_no_list(source: str | Path):
    assert dateline.read_articles(source) == dateline.read_articles([source])
    assert len(dateline.extract(source).articles) == 1


def test_one_table_instead_of_all_is_told(found: dateline.Extraction):
    with pytest.raises(TableError, match="needs all the tables of a run, got GeoDataFrame"):
        dateline.recode(found.tables().incidents, "ucdp")


@pytest.mark.parametrize("layer", ["figures", "mentions", "articles"])
def test_a_table_that_is_not_named_is_told(found: dateline.Extraction, tmp_path: Path, layer: str):
    with pytest.raises(TableError, match=f"got the {layer} table; say so by layer='{layer}'"):
        dateline.write(getattr(found.tables(), layer), tmp_path / "x.csv")
    assert not (tmp_path / "x.csv").exists()


def test_step_by_step_is_the_same_as_at_once(found: dateline.Extraction):
    articles = dateline.read_articles([SEEDS]).articles
    annotated = [dateline.annotate(article) for article in articles]
    reports = [report for each in annotated for report in each.reports]
    incidents = dateline.overlay(dateline.merge(reports, articles))
    assert incidents == found.incidents
    assert tuple(each.article for each in annotated) == found.articles
    assert all(each.understood for each in annotated)
    mentions = [mention for each in annotated for mention in each.mentions]
    tables, whole = dateline.to_tables(incidents, articles, mentions), found.tables()
    assert_geodataframe_equal(tables.incidents, whole.incidents)
    assert_geodataframe_equal(tables.places, whole.places)
    assert_frame_equal(tables.figures, whole.figures)


def test_a_run_and_its_tables_say_in_a_line_what_is_in_them(found: dateline.Extraction):
    assert repr(found).startswith(f"<Extraction: {len(found.articles)} articles, ")
    assert f"incidents={len(found.incidents)}, areas=" in repr(found.tables())
    assert len(repr(found.tables())) < 200


def test_a_notebook_shows_the_map(found: dateline.Extraction):
    shown = found._repr_html_()
    (page,) = re.findall(r'srcdoc="([^"]*)"', shown)
    page = html.unescape(page)
    assert "Content-Security-Policy" in page
    assert found.incidents[0].title in page


def test_the_map_of_a_run_takes_the_options_of_maps(found: dateline.Extraction):
    page = found.map(title="Mine & yours", language="fr").get_root().render()
    assert "<title>Mine &amp; yours</title>" in page
    assert '<html lang="fr">' in page


def test_a_place_is_a_feature():
    feature = TOWN.__geo_interface__
    assert feature["geometry"] == {"type": "Point", "coordinates": (2.97, 19.95)}
    assert (feature["id"], feature["properties"]["name"]) == (TOWN.id, "Tinzaouaten")
    folium.GeoJson(TOWN)


def test_incidents_are_features():
    here = dateline.Location(TOWN, 19.96, 2.98, 1, 2.0)
    known = dateline.Incident(
        "i1", "Battle", EventType.BATTLE, "armed_clash", When(date(2024, 7, 25), None, 1), here,
        (Total(Kind.KILLED, 47, 131, None),), "killed: 131", ("Army", "Rebels"), False, False, False, 0.5,
    )  # fmt: skip
    nowhere = dateline.Incident(
        "i2", "Riot", EventType.RIOT, "mob", When(), None, (), "", (), False, False, False, 0.1
    )  # fmt: skip
    json.dumps([known.__geo_interface__, nowhere.__geo_interface__])
    frame = gpd.GeoDataFrame.from_features([known, nowhere], crs="EPSG:4326")
    assert frame["date_start"].fillna("").tolist() == ["2024-07-25", ""]
    assert frame["killed"].iloc[0] == 131
    assert frame["actors"].tolist() == ["Army; Rebels", ""]
    assert (frame.geometry.iloc[0].x, frame.geometry.iloc[0].y) == (2.98, 19.96)
    assert frame.geometry.isna().tolist() == [False, True]


def test_the_runs_incidents_stand_where_the_table_has_them(found: dateline.Extraction):
    features = gpd.GeoDataFrame.from_features(found.incidents, crs="EPSG:4326")
    table = found.tables().incidents
    assert features["id"].tolist() == table["id"].tolist()
    assert features.geometry.geom_equals_exact(table.geometry, 1e-6).all()
    assert set(features.columns) - {"geometry"} <= set(table.columns)
