"""``dateline evaluate incidents``: the figures of the scorer beside the project, and what is printed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

EVAL = Path(__file__).resolve().parents[3] / "shared" / "eval"
ROWS = [
    {"id": "a", "text": "Three soldiers were killed in Gao on Tuesday.", "date": "2025-03-11", "killed": 3}
    | {"lat": 16.27, "lon": -0.04, "killed_in_text": True},
    {"id": "b", "text": "A farmer was shot dead in Kano on Monday \x1b[31mevening.", "date": "2025-03-10", "killed": 2},
]


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "gold.jsonl"
    rows = [{"published": "2025-03-12", "language": "en", **row} for row in ROWS]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_the_figures_are_printed(run, gold):
    result = run("evaluate", "incidents", gold)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "killed" in result.stdout
    assert "within 100 km" in result.stdout
    assert "mean confidence" in result.stdout
    assert "coded 2" not in result.stdout


def test_disagreements_are_printed_to_be_read(run, gold):
    shown = run("evaluate", "incidents", gold, "--errors", "5").stdout
    assert "1 of 2 articles differ from what is coded" in shown
    assert "killed: coded 2, read 1" in shown
    assert "A farmer was shot dead in Kano" in shown
    assert "\x1b" not in shown


def test_data(run, gold):
    found = json.loads(run("evaluate", "incidents", gold, "--errors", "1", "--json").stdout)
    assert (found["killed"], found["killed_stated"], found["within25"], found["date"]) == (0.5, 1.0, 1.0, 1.0)
    assert (found["killed_mean_error"], found["right"], found["n"]["within25"]) == (0.5, 0.5, 1)
    assert sum(each["answers"] for each in found["reliability"]) == 2
    assert [(each["article"], each["differs"]) for each in found["errors"]] == [("b", ["killed: coded 2, read 1"])]


def test_a_bad_gold_file_is_one_sentence(run, tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_text('{"id": "a", "text": "Ten died in Gao.", "killed": "ten"}', encoding="utf-8")
    result = run("evaluate", "incidents", path)
    assert (result.exit_code, result.stdout) == (1, "")
    (sentence,) = result.stderr.splitlines()
    assert "bad.jsonl" in sentence
    assert "no number of people" in sentence


@pytest.mark.skipif(not EVAL.is_dir(), reason="the gold data lie beside the project")
@pytest.mark.parametrize("name", ["incidents_pitf_dev", "incidents_awsd_dev", "incidents_displacement_dev"])
def test_the_figures_are_those_of_the_scorer(run, tmp_path, name):
    lines = (EVAL / f"{name}.jsonl").read_bytes().splitlines(keepends=True)[:60]
    gold, found = tmp_path / "gold.jsonl", tmp_path / "incidents.geojson"
    gold.write_bytes(b"".join(lines))
    assert run("extract", gold, "--no-merge", "-o", found).exit_code == 0
    command = [sys.executable, EVAL / "score_incidents.py", gold, found]
    scored = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    printed = json.loads(run("evaluate", "incidents", gold, "--json").stdout)
    counts = scored.pop("n")
    assert {figure: printed[figure] for figure in scored} == scored
    assert {figure: printed["n"][figure] for figure in counts} == counts
