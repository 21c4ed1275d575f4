"""Reliability: whether a confidence means what it says, the share of such answers that are right.

The measure is the expected calibration error with bins of equal width (Guo, Pleiss, Sun & Weinberger, "On Calibration
of Modern Neural Networks", ICML 2017, section 2).
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean
from typing import NamedTuple

__all__ = ["Bin", "calibration_error", "reliability"]

_BINS = 10


class Bin(NamedTuple):
    """Answers of about one confidence."""

    least: float
    """Lower end of the confidences; the upper end is a tenth above."""
    answers: int
    confidence: float
    """Their mean confidence."""
    right: float
    """The share of them that is right."""


def reliability(judged: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Return the bins that have answers, the least confident first.

    Parameters
    ----------
    judged
        Confidence of each answer, between 0 and 1, and whether it is right.
    """
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in judged:
        bins.setdefault(min(int(confidence * _BINS), _BINS - 1), []).append((confidence, right))
    return tuple(
        Bin(number / _BINS, len(own), round(fmean(sure for sure, _ in own), 4), round(fmean(hit for _, hit in own), 4))
        for number, own in sorted(bins.items())
    )


def calibration_error(bins: Sequence[Bin]) -> float | None:
    """Return how far confidence and share right are apart on average over the answers; None where there are none."""
    count = sum(each.answers for each in bins)
    return round(sum(each.answers * abs(each.confidence - each.right) for each in bins) / count, 4) if count else None
