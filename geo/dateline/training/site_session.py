"""One training of the model of sites from beginning to end: from the corpus to the weights and their card."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dateline.evaluation.events import EventFigures, read_events
from dateline.gazetteer import Gazetteer
from dateline.incidents.site_model import STAGES, SiteModel
from dateline.training.sites import FOLDS, Links, cross_validate_sites

__all__ = ["CORPUS", "SITE_WEIGHTS", "SiteSession", "run_sites", "save_sites"]

CORPUS = "event_location_dev.jsonl"
SITE_WEIGHTS = Path(__file__).resolve().parents[1] / "incidents" / "site_weights"


class SiteSession(NamedTuple):
    """What comes of a training."""

    model: SiteModel
    figures: list[str]
    """As one line of JSON."""
    card: str


def run_sites(folder: Path) -> SiteSession:
    """Train on the corpus in a folder, `CORPUS`.

    1. Read the corpus.
    2. Read each text by a model that has not seen it, and measure.
    3. Train on all texts.
    4. Write the card.

    The built-in gazetteer is used alone: what its developer has installed must not count.

    Raises
    ------
    GoldError
        The corpus is missing or not laid out as it should be.
    """
    with Gazetteer.open(installed=()) as gazetteer:
        # 1
        links = Links(read_events(folder / CORPUS), gazetteer)
    # 2
    found = cross_validate_sites(links)
    # 3
    model = links.train(np.ones(len(links.gold), dtype=bool))
    # 4
    return SiteSession(model, [f"sites: {json.dumps(asdict(found))}"], _card(model, found))


def save_sites(model: SiteModel, card: str, folder: Path = SITE_WEIGHTS) -> None:
    """Write the weights of each stage, one sign a line, in alphabetical order; and the card."""
    folder.mkdir(exist_ok=True)
    for stage in STAGES:
        text = "".join(f"{sign}\t{weight:g}\n" for sign, weight in sorted(getattr(model, stage).items()))
        (folder / f"{stage}.tsv").write_text(text, encoding="utf-8", newline="\n")
    (folder / "README.md").write_text(card, encoding="utf-8", newline="\n")


_CARD = """\
# The model of sites

Where did an event happen? The model links the event's word to place names of its sentence. Two tables of weights,
tab-separated, one sign a line, which `dateline.incidents.site_model` reads; they and this card are written by

    pip install "dateline[train]" && OPENBLAS_NUM_THREADS=1 python -m dateline.training FOLDER --only sites

The same corpus and versions of numpy and scipy give the same bytes.

## Data

`{corpus}`: sentences of English news from 1994 to 2016, each with the word of an event and the place
names where that event happened, by Halterman ("Linking Events and Locations in Political Text", 2019). {sentences:,}
sentences are learned from, with {gold:,} words of such names. {left_out} more, in which a place was marked by a slip
(of no or one character, or in the middle of a word), are left out: they had one, and it is not known which. No text
ships, only weights of signs; those that are words are single words and pairs that several names have. The texts belong
to their publishers.

## Signs

| table | weights | of |
| --- | --- | --- |
| `link.tsv` | {link:,} | a name and the event's word by themselves |
| `company.tsv` | {company:,} | what the other names of the sentence, by their links, say of it |

A sign is something that is true of a name in its sentence: its role and precision, the preposition that governs it,
what that hangs on, the words beside it, and what stands between it and the event's word; then, which other name scores
more, and how the two are joined ("Tessit, in the Gao region"). Words on a list of a lexicon have the sign of the list,
which holds in every language. Names that are not taken for places' are read too, with the odds that they are.

## Training

Two logistic regressions, pulled (L2) towards nothing; the second on scores of models that have not seen the sentence.
Each name is learned from a second time without the signs that are words, and each sentence a second time with place
names alone. L-BFGS, no random numbers.

## Figures

Cross-validated in {folds} parts; sentences that are there more than once are in one part. By word, over all sentences:

| precision | recall | F1 | precision where a place is marked | places found as marked | sentences right |
| --- | --- | --- | --- | --- | --- |
| {precision} | {recall} | {f1} | {precision_placed} | {exact_places} | {sentences_right} |

Two people agree no better: of 200 pairs of the same sentence and event in the corpus, marked twice, 77 in a hundred are
marked alike, and the words of one meet those of the other with an F1 of .67. Mostly one of them marks no place.

## Limits

- English news. In French the lists of the lexicon carry what they can; it has no labelled data, and is not measured.
- The sentence alone is read: a place named in the sentence before is the business of `dateline.incidents.locating`.
"""


def _card(model: SiteModel, found: EventFigures) -> str:
    figures = {name: f"{value:.3f}" if isinstance(value, float) else value for name, value in asdict(found).items()}
    return _CARD.format(corpus=CORPUS, link=len(model.link), company=len(model.company), folds=FOLDS, **figures)
