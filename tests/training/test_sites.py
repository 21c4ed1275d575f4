"""The training of the model of sites on a tiny corpus: what it learns, what it writes, and that it does so again."""

import json

import pytest
from click.testing import CliRunner

pytest.importorskip("scipy", reason='training needs "dateline[train]"')

from dateline.incidents.site_model import STAGES
from dateline.training.__main__ import main
from dateline.training.site_session import CORPUS, run_sites, save_sites

TOWNS = ("Gao", "Kidal", "Mopti", "Niamey", "Agadez", "Dori", "Nouakchott", "Tamanrasset")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Texts that tell of an event in one town, which officials in another speak of."""
    rows = []
    for number, town in enumerate(TOWNS * 2):
        other = TOWNS[(number + 3) % len(TOWNS)]
        text = f"Officials from {other} said {number + 2} men were killed in {town}."
        start = text.rindex(town)
        rows.append(
            {
                "id": str(number),
                "text": text,
                "event": [{"start": text.index("killed"), "end": text.index("killed") + 6}],
                "toponyms": [{"start": start, "end": start + len(town)}],
            }
        )
    path = tmp_path_factory.mktemp("corpus")
    (path / CORPUS).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def session(folder):
    return run_sites(folder)


def test_it_learns_what_the_corpus_shows(session):
    assert session.model.link["after at place"] > 0.05
    assert session.model.link["before from place"] < -0.05
    (line,) = session.figures
    assert json.loads(line.removeprefix("sites: "))["f1"] > 0.9


def test_it_is_the_same_again(folder, session, tmp_path):
    again = run_sites(folder)
    save_sites(session.model, session.card, tmp_path / "one")
    save_sites(again.model, again.card, tmp_path / "two")
    for name in (*(f"{stage}.tsv" for stage in STAGES), "README.md"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_the_card_says_what_it_was_made_of(session):
    assert "16\nsentences are learned from" in session.card
    assert f"| `link.tsv` | {len(session.model.link):,} |" in session.card
    assert "{" not in session.card
    assert max(len(line) for line in session.card.splitlines() if not line.startswith("|")) <= 120


def test_the_command(folder, tmp_path):
    result = CliRunner().invoke(main, [str(folder), "--only", "sites", "--no-write"])
    assert result.exit_code == 0
    assert result.output.startswith("sites: {")
    result = CliRunner().invoke(main, [str(tmp_path), "--only", "sites"])
    assert result.exit_code == 1
    assert f"{CORPUS} cannot be opened" in result.output
