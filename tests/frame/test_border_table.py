"""The lines round the incidents: borders once each, coasts, disputed lines; nothing where nothing has a place."""

from __future__ import annotations

import pytest
import shapely

from dateline.borders import border_lines
from dateline.frame.borders import border_table
from dateline.schema import TABLES, Type, build, check

EMPTY = {Type.TEXT: None, Type.DATE: None, Type.COUNT: None, Type.FLAG: False, Type.MEASURE: None}
WORLD = (-180, -90, 180, 90)


def lines(*points):
    columns = {name: [EMPTY[kind]] * len(points) for name, kind in TABLES["incidents"].columns.items()}
    found = border_table(build(TABLES["incidents"], columns, points))
    check(found, TABLES["borders"])
    return found


def test_the_borders_round_an_incident_are_there_once_each():
    found = lines((2.97, 19.95), None)
    assert "Algeria – Mali" in set(found["name"])
    assert not found["name"].duplicated().any()
    assert found.loc[found["name"] == "Algeria – Mali", "between"].item() == "Algeria; Mali"
    assert "Chile – Argentina" not in set(found["name"])


def test_disputed_lines_and_coasts_are_told_apart_from_borders():
    found = lines((-11.0, 25.5))
    kinds = found.set_index("name")["kind"]
    assert kinds["Moroccan wall"] == "disputed"
    assert kinds["Western Sahara"] == "coast"
    assert set(kinds) == {"border", "coast", "disputed"}


@pytest.mark.parametrize("points", [[], [None]])
def test_without_a_place_there_are_none(points):
    assert len(lines(*points)) == 0


def test_no_line_follows_the_cut_of_the_world():
    for line in border_lines(WORLD):
        lon = shapely.get_coordinates(line.geometry)[:, 0]
        assert not ((abs(lon[1:]) == 180) & (lon[1:] == lon[:-1])).any(), line.name


def test_no_stretch_is_drawn_twice():
    every = [line for line in border_lines(WORLD) if line.kind != "disputed"]
    length = sum(line.geometry.length for line in every)
    assert shapely.union_all([line.geometry for line in every]).length == pytest.approx(length)


def test_parts_of_one_country_have_no_border_between_them():
    names = {line.name for line in border_lines((40, 0, 52, 12)) if line.kind == "border"}
    assert "Somalia – Ethiopia" in names
    assert not names & {"Somalia – Somaliland", "Somaliland – Somalia"}
