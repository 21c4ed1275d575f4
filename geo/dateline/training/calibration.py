"""Trains what makes a mention's confidence a probability, on mentions in articles that their models have not seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from dateline.evaluation.places import outcomes
from dateline.model import Mention
from dateline.places.confidence import calibrated, confidence_signs
from dateline.training.corpora import Example
from dateline.training.fitting import Design, logistic
from dateline.training.priors import CONFIDENCE_PRIOR

__all__ = ["calibrate", "train_confidence"]

_LEAST = 1
_PENALTY = 1.0
"""Hardly any: there are a thousand mentions for each weight of those with a place."""


def train_confidence(examples: Iterable[Example], found: Mapping[str, Sequence[Mention]]) -> dict[str, float]:
    """Train on the examples whose gold says where its names are.

    Parameters
    ----------
    found
        The mentions of each article, by its id, with the confidences that are to be calibrated.
    """
    judged = [
        pair
        for each in examples
        if any(name.lat is not None for name in each.gold.toponyms)
        for pair in outcomes(each.gold, found[each.gold.article.id], linked=each.corpus.linked)
    ]
    design = Design.of(
        dict(confidence_signs(mention.confidence, placed=mention.place is not None)) for mention, _ in judged
    )
    rows = np.ones(len(judged), dtype=bool)
    labels = np.array([right for _, right in judged])
    return logistic(design.part(rows, _LEAST), labels, np.ones(len(judged)), _PENALTY, CONFIDENCE_PRIOR)


def calibrate(mentions: Iterable[Mention], table: Mapping[str, float]) -> tuple[Mention, ...]:
    """Return mentions whose confidence is calibrated."""
    return tuple(
        replace(each, confidence=calibrated(each.confidence, placed=each.place is not None, table=table))
        for each in mentions
    )
