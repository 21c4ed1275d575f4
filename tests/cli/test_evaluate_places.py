"""``dateline evaluate places``: the figures of the scorer beside the project, and what is said of a bad GOLD."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

EVAL = Path(__file__).resolve().parents[3] / "shared" / "eval"
ROWS = [
    {
        "id": "a",
        "text": "Ten people died in Gao. Bamako accused Algiers.",
        "toponyms": [
            {"start": 19, "end": 22, "lat": 16.27, "lon": -0.04, "geonameid": "2457161", "type": "Literal"},
            {"start": 24, "end": 30, "lat": 12.65, "lon": -8.0, "type": "Metonymic"},
        ],
    }
]


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return path


def test_the_figures_are_printed(run, gold):
    result = run("evaluate", "places", gold)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "F1, exact spans" in result.stdout
    assert "mean confidence" in result.stdout
    found = json.loads(run("evaluate", "places", gold, "--json").stdout)
    assert (found["gold"], found["found"], found["recall"], found["e2e161"]) == (2, 3, 1.0, 1.0)
    assert found["role_accuracy"] == 1.0
    assert sum(each["answers"] for each in found["reliability"]) == 3


def test_options(run, gold):
    assert json.loads(run("evaluate", "places", gold, "--linked", "--json").stdout)["gold"] == 1
    found = json.loads(run("evaluate", "places", gold, "--gold-spans", "--json").stdout)
    assert (found["found"], found["f1"]) == (2, 1.0)
    assert "exact spans" not in run("evaluate", "places", gold, "--gold-spans").stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be opened"),
        ("Ten died in Gao.", "is no JSON"),
        ('{"id": "a", "text": "Gao"}', "no list of toponyms"),
        ('{"id": "a", "text": "Gao", "toponyms": []}', "marks no toponyms"),
        ('{"id": "a", "text": "Gao", "toponyms": [{"start": 0, "end": 9}]}', "does not lie in its text"),
    ],
)
def test_a_bad_gold_file_is_one_sentence(run, tmp_path, content, said):
    path = tmp_path / "bad.jsonl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    result = run("evaluate", "places", path)
    assert result.exit_code == 1
    assert result.stdout == ""
    (sentence,) = result.stderr.splitlines()
    assert said in sentence
    assert "bad.jsonl" in sentence


def test_that_nothing_is_linked_is_one_sentence(run, tmp_path):
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "Gao", "toponyms": [{"start": 0, "end": 3}]}', encoding="utf-8")
    result = run("evaluate", "places", path, "--linked")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.skipif(not EVAL.is_dir(), reason="the gold data lie beside the project")
@pytest.mark.parametrize("options", [[], ["--linked"]])
def test_the_figures_are_those_of_the_scorer(run, tmp_path, options):
    lines = (EVAL / "places_gwn_dev.jsonl").read_bytes().splitlines(keepends=True)[:20]
    gold, found = tmp_path / "gold.jsonl", tmp_path / "places.geojson"
    gold.write_bytes(b"".join(lines))
    assert run("places", gold, "-o", found).exit_code == 0
    command = [sys.executable, EVAL / "score_places.py", gold, found, *options]
    scored = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    printed = json.loads(run("evaluate", "places", gold, *options, "--json").stdout)
    assert {figure: printed[figure] for figure in scored} == scored
