"""The trained model: four tables of weights, tab-separated in ``weights/``, one sign a line.

``weights/README.md`` is its card: data, signs, figures, limits. `dateline.training` makes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import repeat
from math import exp
from types import MappingProxyType
from typing import Self

__all__ = ["BIAS", "SCORE", "STAGES", "Model", "probability", "total"]

STAGES = ("recognition", "agreement", "resolution", "confidence")
BIAS = "(bias)"
"""The weight that every name has."""
SCORE = "(score)"
"""What the score of the stage before is multiplied by."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The weights of each stage by sign."""

    recognition: Mapping[str, float]
    """Of a name by itself; logistic."""
    agreement: Mapping[str, float]
    """Of a name in its article; logistic, on top of `recognition`."""
    resolution: Mapping[str, float]
    """Of one place that a name may mean, or of none; softmax over the places."""
    confidence: Mapping[str, float] = field(default_factory=dict)
    """Of what these say; makes it a probability (`dateline.places.confidence`). Empty: it is taken as it is."""

    @classmethod
    @cache
    def shipped(cls) -> Self:
        """Return the model that comes with Dateline."""
        return cls(*(_table(stage) for stage in STAGES))


def total(signs: Iterable[str], table: Mapping[str, float]) -> float:
    """Add up the weights of signs, each counted once; those not in the table weigh nothing."""
    return sum(map(table.get, dict.fromkeys(signs), repeat(0.0)))


def probability(value: float) -> float:
    """Return the logistic function of a score."""
    return 1.0 / (1.0 + exp(-value)) if value > -500 else 0.0


def _table(stage: str) -> Mapping[str, float]:
    text = (resources.files(__package__) / "weights" / f"{stage}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return MappingProxyType({sign: float(weight) for sign, weight in rows})
