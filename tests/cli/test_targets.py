"""Where a command writes: what is there is kept, unless it is to be replaced; a stream has nothing but features."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pytest

from dateline.cli.target import SUFFIXES
from dateline.export import known_suffixes

SEED = Path(__file__).resolve().parents[2] / "seeds" / "2025-mali-arrests.md"

MAP_FILES = ["map.html", "incidents.geojson", "places.geojson", "incidents.gpkg", "incidents.csv"]


def test_the_help_names_the_formats_that_there_are():
    assert set(SUFFIXES) == set(known_suffixes())


@pytest.mark.parametrize("command", ["extract", "places"])
def test_a_file_that_is_there_is_kept_before_anything_is_read(run, tmp_path, command):
    target = tmp_path / "déjà là.geojson"
    target.write_text("mine", encoding="utf-8")
    result = run(command, tmp_path / "no such article.md", "-o", target)
    assert result.exit_code == 1
    (sentence,) = result.stderr.splitlines()
    assert "déjà là.geojson: it is there already and is kept; --overwrite" in sentence
    assert target.read_text(encoding="utf-8") == "mine"
    assert run(command, SEED, "-o", target, "--overwrite").exit_code == 0
    assert json.loads(target.read_bytes())["type"] == "FeatureCollection"


@pytest.mark.parametrize("name", MAP_FILES)
def test_a_map_replaces_none_of_its_files(run, tmp_path, name):
    (tmp_path / name).write_text("mine", encoding="utf-8")
    result = run("map", SEED, "-o", tmp_path)
    assert result.exit_code == 1
    assert f"{name}: it is there already" in result.stderr
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_map_is_replaced_where_that_is_asked_for(run, tmp_path):
    (tmp_path / "map.html").write_text("old", encoding="utf-8")
    assert run("map", SEED, "-o", tmp_path, "--overwrite").exit_code == 0
    assert {*MAP_FILES} <= {file.name for file in tmp_path.iterdir()}
    assert (tmp_path / "map.html").read_text(encoding="utf-8") != "old"


@pytest.mark.parametrize("command", ["extract", "places"])
def test_the_help_names_every_format(run, command):
    said = " ".join(run(command, "--help").stdout.split())
    assert f"its suffix is the format: {', '.join(known_suffixes())}." in said


@pytest.mark.parametrize("command", ["extract", "places"])
def test_a_stream_has_a_feature_a_line_and_nothing_else(run, command):
    result = run(command, SEED, "--stream")
    assert (result.exit_code, result.stderr) == (0, "")
    features = [json.loads(line) for line in result.stdout.splitlines()]
    assert features
    assert {feature["type"] for feature in features} == {"Feature"}


def test_a_stream_goes_to_a_file_of_any_of_geojsons_names(run, tmp_path):
    for name in ("a.geojson", "a.geojsonl"):
        assert run("extract", SEED, "-o", tmp_path / name, "--stream").exit_code == 0
    run("extract", SEED, "-o", tmp_path / "b.geojsonl")
    assert (tmp_path / "a.geojson").read_bytes() == (tmp_path / "b.geojsonl").read_bytes()
    lines = (tmp_path / "a.geojsonl").read_text("utf-8").splitlines()
    assert len(gpd.read_file(tmp_path / "a.geojsonl")) == len(lines) > 1


def test_a_problem_is_said_beside_the_stream(run, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("extract", SEED, tmp_path / "empty.txt", "--stream")
    assert result.exit_code == 1
    assert all(json.loads(line)["type"] == "Feature" for line in result.stdout.splitlines())
    assert result.stdout
    assert "empty.txt" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "-o FILE, or use --stream"),
        (["--stream", "--json"], "both print on standard output"),
        (["--stream", "-o", "x.csv"], "--stream writes GeoJSON"),
    ],
)
def test_what_cannot_be_asked_for_together(run, arguments, message):
    result = run("extract", SEED, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize("command", ["extract", "places"])
def test_a_geopackage_has_all_tables_of_a_run_and_of_places_only_the_names(run, tmp_path, command):
    run(command, SEED, "-o", tmp_path / "x.gpkg")
    names = set(gpd.list_layers(tmp_path / "x.gpkg")["name"])
    assert names >= {"mentions"}
    assert ("incidents" in names) == (command == "extract")


@pytest.mark.parametrize("command", ["extract", "places", "map"])
def test_a_full_file_is_not_given_for_an_empty_one_where_nothing_could_be_read(run, tmp_path, command):
    (tmp_path / "empty.txt").write_bytes(b"")
    file = tmp_path / "incidents.geojson"
    file.write_text("mine", encoding="utf-8")
    arguments = [command, tmp_path / "empty.txt", "-o", tmp_path if command == "map" else file, "--overwrite"]
    result = run(*arguments)
    assert result.exit_code == 1
    assert f"Nothing could be read; {file} is left as it was" in result.stderr
    assert file.read_text(encoding="utf-8") == "mine"
    assert run(*arguments, SEED).exit_code == 1
    assert file.read_text(encoding="utf-8") != "mine"
