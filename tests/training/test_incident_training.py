"""The confidence of incidents, trained on tiny corpora of our own: what it learns, and that it does so again."""

import json

import pytest
from click.testing import CliRunner

pytest.importorskip("scipy", reason='training needs "dateline[train]"')

from dateline.incidents.confidence import BEST, DOUBTS, NO_PLACE
from dateline.training.__main__ import main
from dateline.training.incident_card import write_card
from dateline.training.incidents import CORPORA, run, save

TOWNS = {"Gao": (16.27, -0.04), "Kidal": (18.44, 1.41), "Mopti": (14.49, -4.19), "Agadez": (16.97, 7.99)}
DAY = {"published": "2025-03-12", "date": "2025-03-11", "language": "en"}


def rows(name):
    """Yield articles: in a town, right; of a whole country, far off; of parties, added up wrongly."""
    for number in range(12):
        town, (lat, lon) = list(TOWNS.items())[number % len(TOWNS)]
        text = f"Six soldiers were killed in {town} on Tuesday."
        point = {"lat": lat, "lon": lon}
        yield {"id": f"{name}{number}", "text": text, "killed": 6, "killed_in_text": True, **point, **DAY}
        text = "Six soldiers were killed in Mali on Tuesday."
        yield {"id": f"{name}wide{number}", "text": text, "killed": 6, "lat": 10.5, "lon": -6.0, **DAY}
        text = f"Six soldiers and four drivers were killed in {town} on Tuesday."
        yield {"id": f"{name}sum{number}", "text": text, "killed": 4 if number % 3 else 10, **point, **DAY}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("coded")
    for name, file in CORPORA.items():
        (folder / file).write_text("".join(json.dumps(row) + "\n" for row in rows(name)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def training(folder):
    return run(folder)


def test_it_learns_what_the_corpora_show(training):
    assert training.weights["figures"]["parties added up"] < -1.0
    assert training.weights["place"]["precision 6"] < -3.0
    assert training.weights["place"][NO_PLACE] == training.weights["place"]["precision 7"]
    assert training.weights["date"][BEST] > 1.0


def test_no_doubt_raises_a_chance_and_a_graver_one_never_weighs_less(training):
    for aspect, rows_ in DOUBTS.items():
        table = training.weights[aspect]
        for row in rows_:
            weights = [table.get(doubt, 0.0) for doubt in row]
            assert weights == sorted(weights)
            assert all(weight <= 0.0 for weight in weights)


def test_it_is_measured_on_articles_not_trained_on(training):
    whole = next(each for each in training.measured if (each.what, each.corpus) == ("confidence", "all"))
    assert whole.incidents == len(training.judged) == 108
    assert whole.right == pytest.approx((36 + 12) / 108, abs=1e-4)
    assert whole.ranking > 0.9


def test_it_is_the_same_again(folder, training, tmp_path):
    again = run(folder)
    for each, name in ((training, "one"), (again, "two")):
        save(each.weights, write_card(each), tmp_path / name)
    for file in ("confidence.tsv", "README.md"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_the_card_says_what_it_was_made_of(training):
    card = write_card(training)
    assert "| GVA | full news articles" in card
    assert "| figures | parties added up | -" in card
    assert "{" not in card
    assert max(len(line) for line in card.splitlines() if not line.startswith("|")) <= 120


def test_the_command(folder, tmp_path):
    result = CliRunner().invoke(main, [str(folder), "--only", "incidents", "--no-write"])
    assert result.exit_code == 0, result.output
    assert "confidence, all: 108 incidents" in result.output
    result = CliRunner().invoke(main, [str(tmp_path), "--only", "incidents", "--no-write"])
    assert result.exit_code == 1
    assert "incidents_pitf_dev.jsonl" in result.output
