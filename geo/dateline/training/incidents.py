"""Trains the confidence of incidents: what to take away for each doubt, on articles of which the facts are coded."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import exp, prod
from pathlib import Path
from typing import NamedTuple

import numpy as np

from dateline.evaluation.coded import CodedArticle, read_coded
from dateline.evaluation.incidents import Verdict, main_incident, verdict
from dateline.evaluation.reliability import Bin, calibration_error, reliability
from dateline.gazetteer import Gazetteer
from dateline.incidents.confidence import BEST, DOUBTS, HEARSAY, NO_DATE, NO_PLACE, PRESUMED, VAGUE, Weights, doubts
from dateline.incidents.merging import unmerged
from dateline.incidents.reports import read_events
from dateline.incidents.when import DatedBy
from dateline.language.document import parse
from dateline.places.mentions import find_mentions
from dateline.training.fitting import Design, logistic

__all__ = ["CORPORA", "WEIGHTS", "Judged", "Measured", "Training", "run", "save"]

WEIGHTS = Path(__file__).resolve().parents[1] / "incidents" / "weights"

CORPORA: Mapping[str, str] = {
    "PITF": "incidents_pitf_dev.jsonl",
    "GVA": "incidents_gva_dev.jsonl",
    "AWSD": "incidents_awsd_dev.jsonl",
}
"""Corpora by name, and their files."""

FOLDS = 5

PENALTY = 1.0
"""Hardly any: there are hundreds of incidents for each doubt, but for the gravest, which few have."""

ALL_VICTIMS = ("PITF", "GVA")
"""Corpora that code everybody who was struck; AWSD codes aid workers alone, so that its figures judge nothing."""

AS_GRAVE = {
    "figures": {HEARSAY: "told otherwise elsewhere", VAGUE: "not all numbers"},
    "place": {NO_PLACE: "precision 7"},
    "date": {NO_DATE: "precision 5", PRESUMED: "precision 2"},
}
"""Doubts that cannot be judged, and those that weigh as much.

The corpora have hardly any hearsay, and they code "dozens" by the rule of thumb that it is read by. Their day of
publication was made from the coded day, so that a date that is presumed from it is always right there.
"""


@dataclass(frozen=True, slots=True)
class Judged:
    """An article's main incident, what may be doubted of it, and what of it is right."""

    id: str
    corpus: str
    doubts: Mapping[str, tuple[str, ...]]
    verdict: Verdict
    presumed: bool
    """Its date is."""

    def right(self, aspect: str) -> bool | None:
        """Tell whether an aspect is right; None where it cannot be judged.

        Where another aspect is wrong it is not judged: it may be another incident than the coded one, rightly read.
        """
        of_all = {
            "figures": self.verdict.figures if self.corpus in ALL_VICTIMS else None,
            "place": self.verdict.place,
            "date": None if self.presumed else self.verdict.date,
        }
        others = (self.verdict.figures, self.verdict.place, self.verdict.date)
        wrong = sum(right is False for right in others) - (of_all[aspect] is False)
        return None if wrong else of_all[aspect]


class Measured(NamedTuple):
    """How well a chance is known, of incidents that were not trained on."""

    what: str
    """An aspect, or "confidence" for their product."""
    corpus: str
    """Its name, or "all"."""
    incidents: int
    right: float
    """The share that is right."""
    mean: float
    """The mean chance."""
    error: float
    """Expected calibration error."""
    ranking: float
    """Of one that is right and one that is not: how often the right one has the higher chance (area under the ROC)."""
    bins: tuple[Bin, ...]


class Training(NamedTuple):
    """What comes of a training."""

    weights: Weights
    measured: tuple[Measured, ...]
    """Cross-validated."""
    judged: tuple[Judged, ...]


def run(folder: Path) -> Training:
    """Train on the corpora of a folder.

    1. Read the incidents of each article, with the built-in gazetteer alone, and judge the main one.
    2. Fit the weights to four fifths of the articles, five times, and measure on the other fifth.
    3. Fit them to all articles.

    Raises
    ------
    GoldError
        A corpus is missing or not laid out as it should be.
    """
    # 1.
    judged: list[Judged] = []
    with Gazetteer.open(installed=()) as gazetteer:
        for corpus, file in CORPORA.items():
            for coded in read_coded(folder / file):
                judged.extend(_judge(corpus, coded, gazetteer))
    # 2.
    unseen = [
        (each, chances(each, weights))
        for number in range(FOLDS)
        for weights in [fit([each for each in judged if _fold(each) != number])]
        for each in judged
        if _fold(each) == number
    ]
    # 3.
    return Training(fit(judged), tuple(_measure(unseen)), tuple(judged))


def save(weights: Weights, card: str, folder: Path = WEIGHTS) -> None:
    """Write the weights, one doubt a line, and the card."""
    folder.mkdir(exist_ok=True)
    lines = [f"{aspect}\t{doubt}\t{weight:g}\n" for aspect, table in weights.items() for doubt, weight in table.items()]
    (folder / "confidence.tsv").write_text("".join(lines), encoding="utf-8", newline="\n")
    (folder / "README.md").write_text(card, encoding="utf-8", newline="\n")


def fit(judged: Sequence[Judged]) -> Weights:
    """Fit the weights of each aspect."""
    return {aspect: _fit(aspect, judged) for aspect in DOUBTS}


def chances(judged: Judged, weights: Weights) -> dict[str, float]:
    """Return the chance of each aspect."""
    return {
        aspect: 1.0 / (1.0 + exp(-table[BEST] - sum(table.get(doubt, 0.0) for doubt in judged.doubts[aspect])))
        for aspect, table in weights.items()
    }


def _judge(corpus: str, coded: CodedArticle, gazetteer: Gazetteer) -> Iterator[Judged]:
    """Yield the main incident of an article, if there is one and something of it is coded."""
    document = parse(coded.article)
    reading = read_events(document, find_mentions(document, gazetteer), gazetteer)
    incidents = unmerged(reading.reports, [coded.article])
    main = main_incident(incidents)
    if main is not None:
        event = next(event for event, each in zip(reading.events, incidents, strict=True) if each is main)
        found = verdict(coded, main)
        presumed = event.dated is DatedBy.LEAD
        yield Judged(coded.article.id, corpus, doubts(event), found, presumed)


def _fit(aspect: str, judged: Sequence[Judged]) -> dict[str, float]:
    """Fit the weights of one aspect.

    A doubt weighs its own step and those of the lesser doubts in its row. No step is above 0, so that what is graver
    never weighs less.
    """
    known = [each for each in judged if each.right(aspect) is not None]
    rows = DOUBTS[aspect]
    steps = {doubt: row[number:] for row in rows for number, doubt in enumerate(row)}
    design = Design.of({step: 1.0 for doubt in each.doubts[aspect] for step in steps[doubt]} for each in known)
    labels = np.array([each.right(aspect) for each in known])
    fitted = logistic(design, labels, np.ones(len(known)), PENALTY, {}, most=0.0)
    table = {BEST: fitted.pop("(bias)")}
    for row in rows:
        for doubt in row:
            weight = round(sum(fitted.get(step, 0.0) for step in steps[doubt]), 3)
            if weight:
                table[doubt] = weight
    for doubt, like in AS_GRAVE.get(aspect, {}).items():
        table.pop(doubt, None)
        if like in table:
            table[doubt] = table[like]
    return table


def _measure(unseen: Sequence[tuple[Judged, Mapping[str, float]]]) -> Iterator[Measured]:
    for aspect in DOUBTS:
        known = [
            (each.corpus, chance[aspect], right) for each, chance in unseen if (right := each.right(aspect)) is not None
        ]
        yield from _by_corpus(aspect, known)
    whole = [
        (each.corpus, prod(chance.values()), each.verdict.right)
        for each, chance in unseen
        if None not in each.verdict and not each.presumed
    ]
    yield from _by_corpus("confidence", whole)


def _by_corpus(what: str, known: Sequence[tuple[str, float, bool]]) -> Iterator[Measured]:
    for corpus in ("all", *CORPORA):
        own = [(chance, right) for name, chance, right in known if corpus in ("all", name)]
        if not own:
            continue
        bins = reliability(own)
        chance, right = np.array([each[0] for each in own]), np.array([each[1] for each in own])
        yield Measured(
            what,
            corpus,
            len(own),
            round(float(right.mean()), 4),
            round(float(chance.mean()), 4),
            calibration_error(bins) or 0.0,
            _ranking(chance, right),
            bins,
        )


def _ranking(chance: np.ndarray, right: np.ndarray) -> float:
    """Return the area under the ROC curve, ties counting half."""
    good, bad = np.sort(chance[right]), np.sort(chance[~right])
    if not (good.size and bad.size):
        return 0.5
    below = np.searchsorted(bad, good, side="left").sum()
    ties = np.searchsorted(bad, good, side="right").sum() - below
    return round(float(below + ties / 2) / (good.size * bad.size), 4)


def _fold(judged: Judged) -> int:
    """Return the part that an article belongs to, by its id: the same on every machine."""
    return int.from_bytes(hashlib.sha256(judged.id.encode()).digest()[:8], "big") % FOLDS
