"""Confidence: how many of a hundred such mentions are right, as a probability.

What the stages before say of a mention, the product of their probabilities, is too sure of itself: their errors go
together, and they never doubt the text. Beta calibration maps it to what came true of mentions in articles that the
stages had not seen (Kull, Silva Filho & Flach, "Beta Calibration", AISTATS 2017); with two parameters on the log-odds
(Platt 1999) the middle is bent in order to lower the top.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log

from dateline.places.model import BIAS, probability

__all__ = ["calibrated", "confidence_signs"]

_DOUBT = 0.001
"""Nobody is surer than this, nor less sure: the corpora have too few mentions beyond to tell."""


def calibrated(raw: float, *, placed: bool, table: Mapping[str, float]) -> float:
    """Return the probability that a mention is right, to thousandths.

    Parameters
    ----------
    raw
        What the stages say: that it is a place's name and, where it has a place, that it means this one.
    placed
        Whether it has a place. Where it has none, it is right if it is a place's name.
    table
        The weights of the signs; `raw` stands as it is where they are empty.
    """
    if not table:
        return round(raw, 3)
    score = table[BIAS] + sum(table.get(sign, 0.0) * value for sign, value in confidence_signs(raw, placed=placed))
    return round(probability(score), 3)


def confidence_signs(raw: float, *, placed: bool) -> Iterator[tuple[str, float]]:
    """Yield what a confidence is reckoned from, with how much of it there is."""
    bounded = min(max(raw, _DOUBT), 1.0 - _DOUBT)
    kind = "place" if placed else "name"
    if not placed:
        yield kind, 1.0
    yield f"{kind} right", log(bounded)
    yield f"{kind} wrong", -log(1.0 - bounded)
