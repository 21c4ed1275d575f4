"""The schemas in every format, from Python and from the command line; and that the README maps every column."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pyogrio
import pytest
from click.testing import CliRunner

import dateline
from dateline.cli import main
from dateline.cli.extraction import SCHEMAS
from dateline.codebooks import CODEBOOKS
from dateline.codebooks.codebook import columns_of
from dateline.codebooks.hxl import hashtags
from dateline.errors import OutputWarning, TableError
from dateline.export import known_suffixes
from dateline.export.qgis import event_style

PROJECT = Path(__file__).resolve().parents[2]
SEEDS = str(PROJECT / "seeds")
README = (PROJECT / "geo" / "dateline" / "codebooks" / "README.md").read_text("utf-8")


def run(*arguments: object):
    return CliRunner().invoke(main, ["extract", SEEDS, *map(str, arguments)])


def test_the_command_knows_every_codebook():
    assert list(CODEBOOKS) == SCHEMAS


@pytest.mark.parametrize("schema", ["ucdp", "acled"])
@pytest.mark.parametrize("suffix", [".geojson", ".geojsonl", ".gpkg", ".fgb"])
def test_files_have_the_official_names_and_true_types(seeds, tmp_path: Path, schema, suffix):
    path = tmp_path / f"events{suffix}"
    with pytest.warns(OutputWarning, match="incidents are no events to it: 1 as a running total"):
        dateline.write(seeds, path, schema=schema)
    layer = pyogrio.list_layers(path)[0][0]
    info = pyogrio.read_info(path, layer=layer)
    assert list(info["fields"]) == list(CODEBOOKS[schema].table.columns)
    types = dict(zip(info["fields"], info["dtypes"], strict=True))
    assert types["latitude"] == "float64"
    assert types["year"] in ("int64", "int32")
    found = pyogrio.read_dataframe(path, layer=layer)
    assert found["latitude"].tolist() == [pytest.approx(y, abs=1e-6) for y in found.geometry.y]


@pytest.mark.parametrize("schema", ["ucdp", "acled"])
@pytest.mark.parametrize("suffix", list(known_suffixes()))
@pytest.mark.filterwarnings("ignore::dateline.errors.OutputWarning")
def test_every_format_holds_them(seeds, tmp_path: Path, schema, suffix):
    dateline.write(seeds, tmp_path / f"events{suffix}", schema=schema)
    assert (tmp_path / f"events{suffix}").stat().st_size > 0


@pytest.mark.parametrize("schema", ["ucdp", "acled"])
@pytest.mark.filterwarnings("ignore::dateline.errors.OutputWarning")
def test_a_geopackage_has_a_style(seeds, tmp_path: Path, schema):
    dateline.write(seeds, tmp_path / "events.gpkg", schema=schema)
    with closing(sqlite3.connect(tmp_path / "events.gpkg")) as database:
        (style,) = database.execute("SELECT f_table_name, useAsDefault, styleQML FROM layer_styles")
    assert style == (schema, 1, event_style(schema))


@pytest.mark.parametrize("schema", list(CODEBOOKS))
def test_some_of_the_events_can_be_written(seeds, tmp_path: Path, schema):
    events = dateline.recode(seeds, schema)
    dateline.write(events.iloc[:1], tmp_path / "some.csv", schema=schema)
    assert len((tmp_path / "some.csv").read_text("utf-8").splitlines()) >= 2
    with pytest.raises(TableError, match="needs all the tables"):
        dateline.write(events.drop(columns="country"), tmp_path / "less.csv", schema=schema)
    assert not (tmp_path / "less.csv").exists()


def test_a_csv_has_the_official_columns_and_no_others(seeds, tmp_path: Path):
    with pytest.warns(OutputWarning):
        dateline.write(seeds, tmp_path / "events.csv", schema="ucdp")
    header = (tmp_path / "events.csv").read_text("utf-8-sig").splitlines()[0]
    assert header.split(",") == list(CODEBOOKS["ucdp"].table.columns)


def test_an_unknown_schema(seeds, tmp_path: Path):
    with pytest.raises(TableError, match="There is no schema 'gtd'; the schemas are ucdp, acled, hxl"):
        dateline.recode(seeds, "gtd")


def test_a_schema_needs_all_the_tables(seeds, tmp_path: Path):
    with pytest.raises(TableError, match="needs all the tables of a run, got GeoDataFrame"):
        dateline.write(seeds.incidents, tmp_path / "events.csv", schema="ucdp")


def test_the_command_says_what_is_left_out(tmp_path: Path):
    result = run("-o", tmp_path / "ged.csv", "--schema", "ucdp")
    assert result.exit_code == 0
    line = "--schema ucdp: 9 incidents are no events to it: 1 as a running total, 8 without a stated death"
    assert line in result.stdout.splitlines()


def test_and_scripts_are_told_in_numbers(tmp_path: Path):
    result = run("-o", tmp_path / "ged.csv", "--schema", "ucdp", "--json")
    assert json.loads(result.stdout)["schema"] == {"events": 1, "left_out": {"tally": 1, "no_deaths": 8}}


def test_features_can_be_streamed():
    result = run("--stream", "--schema", "acled")
    features = [json.loads(line) for line in result.stdout.splitlines()]
    assert [next(iter(feature["properties"])) for feature in features] == ["event_id_cnty"] * len(features)
    assert features


def test_hashtags_cannot_be_streamed():
    result = run("--stream", "--schema", "hxl")
    assert result.exit_code == 2
    assert "name a file that ends in .csv or .xlsx" in result.stderr


def test_a_format_without_rows_is_told_before_any_reading(tmp_path: Path):
    result = CliRunner().invoke(main, ["extract", "nowhere", "-o", str(tmp_path / "incidents.fgb"), "--schema", "hxl"])
    assert result.exit_code != 0
    assert "HXL's hashtags are a row of a spreadsheet" in str(result.stderr) + str(result.exception)


def rows(schema: str) -> list[str]:
    """What the README must say of a schema, a line a column."""
    if schema == "hxl":
        return [f"| `{column}` | `{tag}` |" for column, tag in hashtags().items()]
    return [
        f"| `{column.name}` | {column.made_of or '**not filled**'} | {column.how} |" for column in columns_of(schema)
    ]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_readme_maps_every_column(schema):
    wanted = rows(schema)
    section = README.split(f"\n## {CODEBOOKS[schema].title}\n")[1].split("\n## ")[0]
    assert [line for line in section.splitlines() if line.startswith("| `")] == wanted, (
        "put into codebooks/README.md:\n" + "\n".join(wanted)
    )


@pytest.mark.parametrize("schema", ["ucdp", "acled"])
def test_what_is_said_not_to_be_filled_is_empty(seeds, schema):
    frame = dateline.recode(seeds, schema)
    for column in columns_of(schema):
        assert column.made_of or frame[column.name].isna().all(), column.name
        assert column.made_of or column.how, f"say why {column.name} cannot be filled"
