"""The command: what it writes, what it says, and how it ends."""

import csv
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import main

FILES = ["incidents.csv", "incidents.geojson", "incidents.gpkg", "incidents.qgs", "map.html", "places.geojson"]
NORTH = "---\npublished: 2025-03-12\n---\n\nRebels killed six soldiers in Kidal on Monday.\n"
SOUTH = "---\npublished: 2025-03-12\nlanguage: fr\n---\n\nDes hommes armés ont tué huit civils dimanche à Koro.\n"


@pytest.fixture
def run():
    """Run the command: exit code, standard output, standard error."""

    def invoke(*arguments, stdin=None):
        result = CliRunner().invoke(main, [str(each) for each in arguments], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return result

    return invoke


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "north.md").write_text(NORTH, encoding="utf-8")
    (folder / "south.md").write_text(SOUTH, encoding="utf-8")
    return folder


def sentences(result):
    """What the command said on standard error."""
    return [line for line in result.stderr.splitlines() if line]


def features(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))["features"]


def test_map_writes_its_six_files(run, articles, tmp_path):
    result = run("map", articles, "-o", tmp_path / "out")
    assert (result.exit_code, sentences(result)) == (0, [])
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == FILES
    assert {feature["properties"]["place"] for feature in features(tmp_path / "out/incidents.geojson")} == {
        "Kidal",
        "Koro",
    }
    assert "2 articles" in result.stdout
    assert "2 incidents" in result.stdout


def test_nothing_at_all_is_said_where_all_went_well(run, articles, tmp_path):
    assert run("extract", articles, "-o", tmp_path / "out.csv").stderr == ""


def test_one_of_a_kind_is_told_in_the_singular(run, articles, tmp_path):
    assert (
        "\n1 article, 1 place, 1 incident, 0 tallies\n"
        in run("extract", articles / "north.md", "-o", tmp_path / "out.csv").stdout
    )


def test_the_place_in_the_summary_has_its_date_and_toll(run, articles, tmp_path):
    result = run("map", articles / "north.md", "-o", tmp_path / "out")
    assert "2025-03-10" in result.stdout
    assert "6 killed" in result.stdout


def test_articles_without_incidents_still_make_a_map(run, tmp_path):
    (tmp_path / "calm.txt").write_text("The market of Gao opens at eight.", encoding="utf-8")
    result = run("map", tmp_path / "calm.txt", "-o", tmp_path / "out")
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == FILES
    assert features(tmp_path / "out/incidents.geojson") == []
    assert [feature["properties"]["text"] for feature in features(tmp_path / "out/places.geojson")] == ["Gao"]


BROKEN = {
    "empty.txt": b"",
    "binary.txt": bytes(range(256)) * 40,
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "broken.pdf": b"%PDF-1.4\nnothing more",
    "line.jsonl": b'{"id": "x", "text": "Rebels killed nine soldiers in Gao on 3 March 2025."}\n{"id": "y", "text"\n',
}


@pytest.mark.parametrize("name", BROKEN)
def test_one_broken_input_is_told_in_one_sentence_and_the_rest_is_written(run, articles, tmp_path, name):
    broken = tmp_path / name
    broken.write_bytes(BROKEN[name])
    result = run("extract", articles, broken, "-o", tmp_path / "out.csv")
    assert result.exit_code == 1
    (sentence,) = sentences(result)
    assert name in sentence
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        places = {row["place"] for row in csv.DictReader(file)}
    assert places == {"Kidal", "Koro"} | ({"Gao"} if name.endswith("jsonl") else set())


def test_every_problem_has_its_own_sentence(run, articles, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "nothing").mkdir()
    broken = [tmp_path / name for name in ("empty.txt", "nothing", "gone.txt")]
    result = run("map", articles, *broken, "-o", tmp_path / "o")
    assert result.exit_code == 1
    for name, sentence in zip(("empty.txt", "nothing", "gone.txt"), sentences(result), strict=True):
        assert name in sentence
    assert len(features(tmp_path / "o/incidents.geojson")) == 2


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16", "utf-8-sig", "utf-8"])
def test_other_encodings_are_read(run, tmp_path, encoding):
    text = "Six soldats maliens ont été tués à Ménaka le 3 mars 2025, près de l'hôpital : « une embuscade ». " * 2
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    result = run("extract", tmp_path / "a.txt", "-o", tmp_path / "out.geojson")
    assert (result.exit_code, sentences(result)) == (0, [])
    (feature,) = features(tmp_path / "out.geojson")
    assert feature["properties"]["place"] == "Ménaka"
    assert "tués à Ménaka" in feature["properties"]["quote"]


def test_standard_input_is_read(run, tmp_path):
    result = run("extract", "-", "-o", tmp_path / "out.csv", stdin=NORTH.encode())
    assert result.exit_code == 0
    assert "Kidal" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")


def test_an_output_folder_that_is_a_file_is_told_before_reading(run, articles, tmp_path):
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    result = run("map", articles, "-o", tmp_path / "taken")
    assert result.exit_code == 1
    assert len(sentences(result)) == 1
    assert "taken" in result.stderr
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_an_output_folder_without_permission_is_told(run, articles, tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    result = run("map", articles, "-o", locked / "out")
    assert result.exit_code == 1
    assert len(sentences(result)) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["map"],
        ["extract", "x.txt"],
        ["nothing"],
        ["map", "--nothing", "x.txt"],
        ["gazetteer", "search"],
        ["gazetteer", "search", "Gao", "--limit", "0"],
    ],
)
def test_wrong_usage_ends_with_two(run, arguments):
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("arguments", [["--help"], ["map", "-h"], ["gazetteer", "--help"], ["layers", "list", "-h"]])
def test_help_is_given(run, arguments):
    result = run(*arguments)
    assert result.exit_code == 0
    assert result.stdout.strip()


@pytest.mark.parametrize("command", ["map", "extract", "places"])
def test_json_prints_one_object(run, articles, tmp_path, command):
    (tmp_path / "empty.txt").write_bytes(b"")
    target = tmp_path / ("out" if command == "map" else "out.geojson")
    result = run(command, articles, tmp_path / "empty.txt", "-o", target, "--json")
    assert result.exit_code == 1
    summary = json.loads(result.stdout)
    assert (summary["articles"], summary["incidents"], summary["tallies"]) == (2, 2, 0)
    assert len(summary["problems"]) == 1
    assert all(Path(file).is_file() for file in summary["files"])


@pytest.mark.parametrize("suffix", [".geojson", ".json", ".csv", ".fgb", ".gpkg", ".GeoJSON"])
@pytest.mark.parametrize("command", ["extract", "places"])
def test_the_suffix_says_the_format(run, articles, tmp_path, command, suffix):
    result = run(command, articles, "-o", tmp_path / f"out{suffix}")
    assert (result.exit_code, sentences(result)) == (0, [])
    assert (tmp_path / f"out{suffix}").stat().st_size > 0


@pytest.mark.parametrize("name", ["out.xyz", "out"])
def test_an_unknown_suffix_is_told_and_nothing_is_written(run, articles, tmp_path, name):
    result = run("extract", articles, "-o", tmp_path / name)
    assert result.exit_code == 1
    assert len(sentences(result)) == 1
    assert ".geojson" in result.stderr
    assert not (tmp_path / name).exists()


def test_no_merge_keeps_every_report(run, articles, tmp_path):
    (articles / "again.md").write_text(NORTH.replace("Rebels", "Fighters"), encoding="utf-8")
    run("extract", articles, "-o", tmp_path / "merged.geojson")
    run("extract", articles, "-o", tmp_path / "apart.geojson", "--no-merge")
    assert len(features(tmp_path / "merged.geojson")) == 2
    assert len(features(tmp_path / "apart.geojson")) == 3


def test_places_writes_a_row_a_mention(run, articles, tmp_path):
    assert run("places", articles, "-o", tmp_path / "places.geojson").exit_code == 0
    rows = [feature["properties"] for feature in features(tmp_path / "places.geojson")]
    assert [(row["text"], row["role"]) for row in rows] == [("Kidal", "site"), ("Koro", "site")]


def test_a_run_twice_writes_the_same(run, articles, tmp_path):
    for name in ("one.geojson", "two.geojson"):
        run("extract", articles, "-o", tmp_path / name)
    assert (tmp_path / "one.geojson").read_bytes() == (tmp_path / "two.geojson").read_bytes()


@pytest.mark.parametrize("name", ["Tinzawaten", "Tinzaouaten", "Tin Zaouatine", "tinzaoutin"])
def test_search_finds_a_town_in_any_spelling(run, name):
    rows = json.loads(run("gazetteer", "search", name, "--json").stdout)
    assert rows[0]["name"] == "Tinzaouaten"
    assert "Tinzaouaten" in run("gazetteer", "search", name).stdout


def test_search_ranks_the_country_before_the_state(run):
    rows = json.loads(run("gazetteer", "search", "Niger", "--json").stdout)
    assert [(row["feature"], row["country"]) for row in rows[:2]] == [("PCLI", "Niger"), ("ADM1", "Nigeria")]
    assert len(json.loads(run("gazetteer", "search", "Niger", "--limit", "1", "--json").stdout)) == 1


def test_search_says_that_there_is_nothing(run):
    result = run("gazetteer", "search", "Qqqqzzz")
    assert len(sentences(result)) == 1
    assert "Qqqqzzz" in result.stderr


def test_info_names_source_and_licence(run):
    assert "CC BY 4.0" in run("gazetteer", "info").stdout
    (built_in,) = json.loads(run("gazetteer", "info", "--json").stdout)
    assert built_in["bytes"] > 0


def test_layers_are_listed(run):
    rows = json.loads(run("layers", "list", "--json").stdout)
    assert [row["layer"] for row in rows] == ["adm0", "adm1", "disputed"]
    assert "Natural Earth" in run("layers", "list").stdout


def test_what_looks_like_markup_is_printed_as_it_is(run, tmp_path):
    text = "Rebels killed six soldiers in [bold]Kidal[/bold] last [red]Monday[/nonsense] [link=x]."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    result = run("extract", tmp_path / "[bold]a.txt", tmp_path / "a.txt", "-o", tmp_path / "out.geojson")
    assert result.exit_code == 1
    assert "[bold]a.txt" in result.stderr
    assert (tmp_path / "out.geojson").is_file()
    assert json.loads(run("gazetteer", "search", "[bold]Gao", "--json").stdout) is not None
    assert "[/nonsense]" in run("gazetteer", "search", "[/nonsense]").stderr
