"""Cross-validation: the figures of models on articles that they have not seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.evaluation.places import PlaceFigures, figures
from dateline.gazetteer import Gazetteer
from dateline.model import Mention, Span
from dateline.places.mentions import find_mentions, resolve_given
from dateline.places.model import Model
from dateline.training.corpora import CORPORA, fold
from dateline.training.recognition import Names
from dateline.training.resolution import train_resolution

__all__ = ["cross_validate", "train"]

FOLDS = 5


def train(names: Names, gazetteer: Gazetteer, taken: Sequence[bool]) -> Model:
    """Train all stages on the examples taken."""
    examples = [example for example, own in zip(names.examples, taken, strict=True) if own]
    found = Model(names.train_recognition(taken), names.train_agreement(taken), {})
    return replace(found, resolution=train_resolution(examples, gazetteer, found))


def cross_validate(names: Names, gazetteer: Gazetteer) -> Iterator[tuple[str, PlaceFigures]]:
    """Yield the figures on each corpus, and with gold spans, each article being read by a model trained without it."""
    found: dict[str, Sequence[Mention]] = {}
    resolved: dict[str, Sequence[Mention]] = {}
    for number in range(FOLDS):
        model = train(names, gazetteer, [fold(each, FOLDS) != number for each in names.examples])
        for example in names.examples:
            if fold(example, FOLDS) == number:
                id = example.gold.article.id
                found[id] = find_mentions(example.document, gazetteer, model)
                spans = [Span(t.start, t.end) for t in example.gold.toponyms if t.linked]
                resolved[id] = resolve_given(example.document, spans, gazetteer, model)
    for corpus in CORPORA:
        gold = [example.gold for example in names.examples if example.corpus is corpus]
        ids = [each.article.id for each in gold]
        yield corpus.name, figures(gold, [found[id] for id in ids], linked=corpus.linked)
        if corpus.linked and not corpus.sentences:
            yield f"{corpus.name}, gold spans", figures(gold, [resolved[id] for id in ids], linked=True)
