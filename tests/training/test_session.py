"""A whole training on tiny corpora: what it learns, what it writes, and that it does so again."""

import sys

import pytest
from click.testing import CliRunner

pytest.importorskip("scipy", reason='training needs "dateline[train]"')

from dateline.gazetteer import Gazetteer
from dateline.language.document import parse
from dateline.model import Article
from dateline.places.mentions import find_mentions
from dateline.places.model import STAGES
from dateline.training.__main__ import main
from dateline.training.session import run, save


@pytest.fixture(scope="module")
def session(corpora):
    return run(corpora)


def test_it_learns_what_the_corpora_show(session):
    with Gazetteer.open(installed=()) as gazetteer:

        def found(text):
            return [m.surface for m in find_mentions(parse(Article("x", "", text)), gazetteer, session.model)]

        assert found("Six people died in Kidal on Sunday.") == ["Kidal"]
        assert found("Mr. Kidal spoke to Radio Zarma.") == []
    assert session.model.recognition["before2:titles capital, mark ."] == pytest.approx(-4.0, abs=0.1)
    assert session.model.recognition["person:within"] < -3.0
    assert all(session.model.confidence[sign] > 0.0 for sign in ("place right", "place wrong"))


def test_the_signs_of_a_corpus_s_own_conventions_are_left_out(session):
    assert not any(sign.startswith("@") for stage in STAGES for sign in getattr(session.model, stage))


def test_it_is_the_same_again(corpora, session, tmp_path):
    again = run(corpora)
    save(session.model, session.card, tmp_path / "one")
    save(again.model, again.card, tmp_path / "two")
    for name in (*(f"{stage}.tsv" for stage in STAGES), "README.md"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert session.figures == again.figures


def test_the_card_says_what_it_was_made_of(session):
    assert "| LGL | local news" in session.card
    assert "| 24 | 54 |" in session.card
    assert "| `recognition.tsv` |" in session.card
    assert "python -m dateline.training" in session.card
    assert "{" not in session.card
    assert max(len(line) for line in session.card.splitlines() if not line.startswith("|")) <= 120


def test_the_command_says_what_is_wrong(tmp_path, monkeypatch):
    result = CliRunner().invoke(main, [str(tmp_path)])
    assert result.exit_code == 1
    assert "places_lgl_dev.jsonl cannot be opened" in result.output
    monkeypatch.setitem(sys.modules, "scipy", None)
    result = CliRunner().invoke(main, [str(tmp_path)])
    assert result.exit_code == 1
    assert 'pip install "dateline[train]"' in result.output
    assert "Traceback" not in result.output


def test_the_command_prints_the_figures(corpora):
    result = CliRunner().invoke(main, [str(corpora), "--no-write", "--only", "places"])
    assert result.exit_code == 0
    assert [line.split(":")[0] for line in result.output.splitlines()] == ["LGL", "GeoWebNews", "HumSet", "GMB"]
