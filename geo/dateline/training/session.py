"""One training from beginning to end: from the corpora to the weights and their card."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import NamedTuple

from dateline.gazetteer import Gazetteer
from dateline.places.model import STAGES, Model
from dateline.training.calibration import train_confidence
from dateline.training.card import write_card
from dateline.training.corpora import CORPORA, read_coded, read_examples
from dateline.training.recognition import Names
from dateline.training.validation import Figures, cross_validate, read_unseen, train

__all__ = ["WEIGHTS", "Session", "run", "save"]

WEIGHTS = Path(__file__).resolve().parents[1] / "places" / "weights"


class Session(NamedTuple):
    """What comes of a training."""

    model: Model
    figures: list[str]
    """Of each corpus, as one line of JSON."""
    card: str


def run(folder: Path) -> Session:
    """Train on the corpora of a folder.

    1. Read the corpora.
    2. Read each article by a model that has not seen it, and measure.
    3. Train on all articles; the confidence, on those readings.
    4. Write the card.

    The built-in gazetteer is used alone: what its developer has installed must not count.

    Raises
    ------
    GoldError
        A corpus is missing or not laid out as it should be.
    """
    with Gazetteer.open(installed=()) as gazetteer:
        # 1
        examples = [*read_examples(folder, gazetteer), *read_coded(folder, gazetteer)]
        names = Names(examples, gazetteer)
        # 2
        unseen = read_unseen(names, gazetteer)
        figures = list(cross_validate(examples, unseen))
        # 3
        labelled = [each for each in examples if each.corpus in CORPORA]
        model = replace(
            train(names, gazetteer, [True] * len(examples)), confidence=train_confidence(labelled, unseen.found)
        )
    # 4
    return Session(model, [_line(each) for each in figures], write_card(examples, model, figures))


def save(model: Model, card: str, folder: Path = WEIGHTS) -> None:
    """Write the weights of each stage, one sign a line, in alphabetical order; and the card."""
    folder.mkdir(exist_ok=True)
    for stage in STAGES:
        table = sorted(getattr(model, stage).items())
        text = "".join(f"{sign}\t{weight:g}\n" for sign, weight in table)
        (folder / f"{stage}.tsv").write_text(text, encoding="utf-8", newline="\n")
    (folder / "README.md").write_text(card, encoding="utf-8", newline="\n")


def _line(figures: Figures) -> str:
    given = figures.given and {"gold spans": {"e2e161": figures.given.e2e161}}
    return f"{figures.corpus.name}: {json.dumps(asdict(figures.found) | (given or {}))}"
