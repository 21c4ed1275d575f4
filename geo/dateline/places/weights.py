"""The weights of the features that recognition and resolution add up, read from ``weights.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from math import exp

__all__ = ["probability", "score", "weights"]


@cache
def weights(stage: str) -> Mapping[str, float]:
    """Return the weights of a stage, "recognition" or "resolution", by feature."""
    text = (resources.files(__package__) / "weights.toml").read_text(encoding="utf-8")
    table: Mapping[str, float] = tomllib.loads(text)[stage]
    return table


def score(features: Iterable[str], table: Mapping[str, float]) -> float:
    """Add up the weights of features; those not in the table weigh nothing."""
    return sum(table.get(feature, 0.0) for feature in features)


def probability(value: float) -> float:
    """Return the logistic function of a score."""
    return 1.0 / (1.0 + exp(-value)) if value > -500 else 0.0
