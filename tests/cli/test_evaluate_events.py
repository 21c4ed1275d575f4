"""``dateline evaluate events``: what it prints, and what is said of a bad GOLD."""

import json

import pytest
from click.testing import CliRunner

from dateline.cli import main

TEXT = "Six men were killed in Gao on Sunday, police in Bamako said."
ROW = {"id": "a", "text": TEXT, "event": [{"start": 13, "end": 19}], "toponyms": [{"start": 23, "end": 26}]}


@pytest.fixture
def run(tmp_path):
    def evaluate(row, *options):
        path = tmp_path / "gold.jsonl"
        path.write_text(json.dumps(row) + "\n", encoding="utf-8")
        result = CliRunner().invoke(main, ["evaluate", "events", str(path), *options])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return evaluate


def test_the_figures_are_printed(run):
    result = run(ROW)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "precision, by word" in result.stdout
    found = json.loads(run(ROW, "--json").stdout)
    assert (found["sentences"], found["precision"], found["recall"], found["left_out"]) == (1, 1.0, 1.0, 0)


def test_a_bad_gold_file_is_one_sentence(run):
    result = run({**ROW, "event": []})
    assert (result.exit_code, result.stdout) == (1, "")
    (sentence,) = result.stderr.splitlines()
    assert "gold.jsonl, line 1 marks no event" in sentence
