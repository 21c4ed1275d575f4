"""Our files in the real QGIS, of Debian's python3-qgis: what it reads, relates, filters by time and draws.

The pictures stay in pytest's folder, to be looked at.
"""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from shapely import Point

from dateline.errors import OutputWarning
from dateline.export import write
from dateline.frame import Tables
from dateline.frame.areas import area_table
from dateline.model import EventType
from dateline.palette import EVENT_COLOURS
from dateline.schema import TABLES, Type

PYTHON = Path("/usr/bin/python3")
INCIDENTS = TABLES["incidents"]
SCRIPT = Path(__file__).with_name("in_qgis.py")

TYPES = {
    Type.TEXT: "QString",
    Type.DATE: "QDate",
    Type.COUNT: "qlonglong",
    Type.FLAG: "bool",
    Type.MEASURE: "double",
}


pytestmark = pytest.mark.skipif(not PYTHON.exists(), reason="needs Debian's python3-qgis")


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """Where a user might have it."""
    folder = tmp_path_factory.mktemp("qgis") / "Größe & 'Lage'"
    folder.mkdir()
    return folder / "Südliche Sahara #1.qgs"


@pytest.fixture(scope="module")
def report(tables: Tables, project: Path) -> dict:
    """What QGIS says; the protest is known to a region only, and lies elsewhere."""
    incidents = tables.incidents.copy()
    incidents.loc[2, ["where_prec", "uncertainty_km"]] = (5, 250.0)
    incidents.geometry = [incidents.geometry[0], None, Point(3, 16)]
    write(replace(tables, incidents=incidents, areas=area_table(incidents)), project.with_suffix(".gpkg"))
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [PYTHON, SCRIPT, project, project.parent],
        env={**environment, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    if "No module named 'qgis" in done.stderr:
        pytest.skip("needs Debian's python3-qgis")
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def test_the_project_opens_with_all_of_its_layers(report: dict):
    assert report["read"]
    assert (report["title"], report["crs"], report["invalid"]) == ("Incidents in the news", "EPSG:3857", [])
    assert set(report["names"]) == set(TABLES)
    assert report["shown"] == ["incidents", "places", "areas", "borders"]
    assert report["holds"], "the incidents lie in the first view"


def test_types_and_nulls_are_true(report: dict):
    assert report["types"] == {"fid": "qlonglong", **{name: TYPES[kind] for name, kind in INCIDENTS.columns.items()}}
    columns = ("id", "date_start", "date_end", "killed", "wounded", "tally", "published")
    rows = [dict(zip(report["types"], row, strict=True)) for row in report["rows"]]
    assert [[row[name] for name in columns] for row in rows] == [
        ["1e5", "2024-07-25", None, 131, None, False, "2024-07-29"],
        ["0042", None, None, None, None, True, "2024-07-29"],
        ["2024-01-01", "1945-05-08", "1945-05-09", None, None, False, "2024-07-29"],
    ]


def test_relations_lead_to_the_children(report: dict):
    relations = report["relations"]
    assert set(relations) == {
        f"dateline_{table.name}_{column}" for table in TABLES.values() for column in table.references
    }
    assert all(valid for valid, _, _ in relations.values())
    assert relations["dateline_reports_incident_id"] == [True, True, [1, 1, 1]]
    assert relations["dateline_areas_incident_id"] == [True, True, [0, 0, 1]]
    assert relations["dateline_reports_article"] == [True, False, [3]]
    assert relations["dateline_mentions_place_id"] == [True, False, [1]]


def test_a_layer_that_is_added_by_itself_has_its_style(report: dict):
    bare = report["bare"]
    assert {name: about["renderer"] for name, about in bare.items()} == {
        "incidents": "categorizedSymbol",
        "areas": "categorizedSymbol",
        "mentions": "singleSymbol",
        "places": "singleSymbol",
        "borders": "categorizedSymbol",
    }
    assert bare["incidents"]["symbols"][: len(EventType)] == list(EVENT_COLOURS.values())
    assert [name for name, about in bare.items() if about["timed"]] == ["incidents", "areas"]
    assert all(about["tip"] for about in bare.values())
    assert set(report["labelled"]) == {"incidents", "places", "borders"}


def test_time_shows_what_falls_into_a_week(report: dict):
    assert report["in the week"] == {"incidents": ["1e5"], "areas": []}
    assert report["in the week before"] == [], "it ends before the day begins"
    assert report["dates"] == ["1945-05-08", "2024-07-26"]


def test_it_is_drawn_in_the_colours_of_the_types(report: dict):
    assert drawn(EventType.BATTLE, report["colours"])
    assert drawn(EventType.PROTEST, report["colours"])
    assert not drawn(EventType.RIOT, report["colours"])
    assert drawn(EventType.BATTLE, report["colours of the week"])
    assert not drawn(EventType.PROTEST, report["colours of the week"])


def test_tips_are_text_and_no_markup(report: dict):
    battle = report["tips"]["incidents"][0]
    assert '&lt;script>alert("1")&lt;/script>' in battle
    assert "25 July 2024" in battle
    assert all("<script" not in tip and "[%" not in tip for tips in report["tips"].values() for tip in tips)
    assert report["names of rows"]["figures"] == ["131 killed, soldiers"] * 3
    assert report["names of rows"]["claims"] == ["place: -2 km"] * 3


def test_a_project_saved_in_qgis_is_kept(report: dict, tables: Tables, project: Path):
    assert report["saved"]
    saved = project.read_bytes()
    with pytest.warns(OutputWarning, match="has been saved in QGIS and is kept"):
        assert write(tables, project.with_suffix(".gpkg")) == [project.with_suffix(".gpkg")]
    assert project.read_bytes() == saved


def test_qgis_deletes_what_belongs_to_an_incident(report: dict):
    assert report["left"] == 2


def drawn(event: EventType, colours: list[list[int]]) -> bool:
    """Tell whether a colour is there, through a tenth of which one sees what lies below."""
    wanted = bytes.fromhex(EVENT_COLOURS[event][1:])
    return any(max(abs(one - other) for one, other in zip(colour, wanted, strict=True)) <= 26 for colour in colours)
