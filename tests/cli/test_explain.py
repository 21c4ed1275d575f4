"""``dateline explain``: the marks in the text, what is said of each incident, and nothing that a terminal obeys."""

import json
import re

import pytest
from click.testing import CliRunner

from dateline.cli import main

TEXT = """\
GAO, Mali - At least twelve soldiers and a driver were killed in Gao on Tuesday when gunmen attacked a convoy.

"Eleven soldiers were killed," a rebel spokesman said. Bamako accused Algiers of arming the attackers.

Aid groups warned that a siege could kill hundreds in Timbuktu.
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")

    def explain(*options, text=TEXT, **environment):
        path = tmp_path / "report.jsonl"
        row = {"id": "r1", "title": "Convoy", "text": text, "published": "2025-03-12", "language": "en"}
        path.write_text(json.dumps(row) + "\n", encoding="utf-8")
        result = CliRunner().invoke(main, ["explain", str(path), *options], env=environment)
        assert result.exit_code == 0, result.output
        return result.stdout

    return explain


@pytest.fixture
def explained(run):
    return json.loads(run("--json"))["articles"][0]


def test_text_is_marked_in_brackets_where_there_is_no_terminal(run):
    shown = " ".join(run().split())
    assert "\x1b" not in shown
    assert "[At least twelve soldiers|1: killed 12+]" in shown
    assert "[killed|1] in [Gao|site]" in shown
    assert "[Bamako|metonym]" in shown
    assert "could [kill|-] hundreds in [Timbuktu|literal]" in shown


def test_marks_are_styles_on_a_terminal(run):
    shown = run(FORCE_COLOR="1", TERM="xterm-256color")
    assert "\x1b[1;31mkilled\x1b[0m\x1b[1m¹" in shown
    assert "|site]" not in shown


def test_no_color_means_brackets_on_a_terminal_too(run):
    shown = run(FORCE_COLOR="1", NO_COLOR="1", TERM="xterm-256color")
    assert "\x1b" not in shown
    assert "[Gao|site]" in shown


def test_each_incident_says_by_what_it_is_so(run):
    shown = " ".join(run().split())
    assert 'battle / armed_clash by "attacked"; those who were struck bore arms' in shown
    assert '"Gao" -> Gao, Mali' in shown
    assert "named in its own sentence" in shown
    assert '"Tuesday" -> 2025-03-11' in shown
    assert "reckoned from the day of publication" in shown
    assert re.search(r"confidence 0\.\d\d = ", shown)
    assert 'soldiers (target, state) "At least twelve soldiers"' in shown
    assert "only possible" in shown


def test_lines_fit_the_terminal(run):
    assert max(map(len, run().splitlines())) <= 80


def test_data_lead_back_to_the_text(explained):
    text = explained["article"]["text"]
    (incident,) = explained["incidents"]
    figures = {figure["words"]["text"]: figure for figure in incident["figures"]}
    assert figures["At least twelve soldiers"]["use"] == "counted"
    assert (figures["At least twelve soldiers"]["low"], figures["At least twelve soldiers"]["high"]) == (12, None)
    assert figures["a driver"]["implied"]
    spans = [figure["words"] for figure in incident["figures"]] + [figure["counted_by"] for figure in figures.values()]
    spans += [word for telling in incident["told"] for word in telling["event_words"]]
    assert all(text[each["start"] : each["end"]] == each["text"] for each in spans)
    assert [telling["sentence"] for telling in incident["told"]][:2] == [1, 2]
    assert incident["told"][0]["join"] == "the first of its kind"


def test_words_that_became_nothing_say_why(explained):
    whys = {each["words"][0]["text"]: each["why"] for each in explained["idle"]}
    assert whys["kill"] == "only possible"
    assert [each["words"][0]["text"] for each in explained["uncounted"]] == ["hundreds"]


def test_hostile_text_reaches_no_terminal(run):
    text = (
        "Two soldiers were killed in Gao\x1b]0;owned\x07 \x1b[31mon\x9b2J Tuesday\u202e. [bold red]Three[/] died.\r\n"
    )
    for options in ((), ("--json",)):
        shown = run(*options, text=text)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
    assert "[bold red]" in run(text=text)


def test_an_article_without_incidents_says_so(run):
    shown = run(text="The sun shone over Gao.")
    assert "No incidents." in shown
    assert "Gao, Mali" in shown


def test_what_cannot_be_read_is_said(tmp_path):
    result = CliRunner().invoke(main, ["explain", str(tmp_path / "none.txt")])
    assert result.exit_code == 1
    assert "none.txt" in result.stderr
