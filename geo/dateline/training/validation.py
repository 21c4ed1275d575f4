"""Cross-validation: the figures of models on articles that they have not seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.evaluation.gold import GoldArticle
from dateline.evaluation.places import PlaceFigures, figures
from dateline.gazetteer import Gazetteer
from dateline.model import Mention, Span
from dateline.places.mentions import find_mentions, resolve_given
from dateline.places.model import Model
from dateline.training.calibration import calibrate, train_confidence
from dateline.training.corpora import CORPORA, Corpus, Example, fold
from dateline.training.recognition import Names
from dateline.training.resolution import train_resolution

__all__ = ["FOLDS", "Figures", "Unseen", "cross_validate", "read_unseen", "train"]

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Unseen:
    """What models that were trained without an article make of it, for each; confidences as they are."""

    found: dict[str, Sequence[Mention]] = field(default_factory=dict)
    """By the article's id."""
    given: dict[str, Sequence[Mention]] = field(default_factory=dict)
    """With gold spans."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures on a corpus."""

    corpus: Corpus
    found: PlaceFigures
    raw: PlaceFigures
    """With confidences as they are."""
    given: PlaceFigures | None
    """With gold spans; None where the corpus has no coordinates."""


def train(names: Names, gazetteer: Gazetteer, taken: Sequence[bool]) -> Model:
    """Train all stages but the confidence on the examples taken."""
    examples = [example for example, own in zip(names.examples, taken, strict=True) if own]
    found = Model(names.train_recognition(taken), names.train_agreement(taken), {})
    return replace(found, resolution=train_resolution(examples, gazetteer, found))


def read_unseen(names: Names, gazetteer: Gazetteer) -> Unseen:
    """Read each labelled article by a model that was trained without it."""
    unseen = Unseen()
    for number in range(FOLDS):
        model = train(names, gazetteer, [fold(each, FOLDS) != number for each in names.examples])
        for example in names.examples:
            if fold(example, FOLDS) == number and example.corpus in CORPORA:
                id = example.gold.article.id
                spans = sorted({Span(t.start, t.end) for t in example.gold.toponyms if t.linked})
                unseen.found[id] = find_mentions(example.document, gazetteer, model)
                unseen.given[id] = resolve_given(example.document, spans, gazetteer, model)
    return unseen


def cross_validate(examples: Sequence[Example], unseen: Unseen) -> Iterator[Figures]:
    """Yield the figures on each corpus, the confidences being calibrated on other articles too."""
    found: dict[str, Sequence[Mention]] = {}
    for number in range(FOLDS):
        labelled = [each for each in examples if each.corpus in CORPORA]
        table = train_confidence([each for each in labelled if fold(each, FOLDS) != number], unseen.found)
        for each in labelled:
            if fold(each, FOLDS) == number:
                id = each.gold.article.id
                found[id] = calibrate(unseen.found[id], table)
    for corpus in CORPORA:
        gold = [each.gold for each in examples if each.corpus is corpus]
        has_points = any(name.lat is not None for each in gold for name in each.toponyms)
        yield Figures(
            corpus,
            _measured(corpus, gold, found),
            _measured(corpus, gold, unseen.found),
            _measured(corpus, gold, unseen.given) if has_points else None,
        )


def _measured(corpus: Corpus, gold: Sequence[GoldArticle], read: Mapping[str, Sequence[Mention]]) -> PlaceFigures:
    return figures(gold, [read[each.article.id] for each in gold], linked=corpus.linked)
