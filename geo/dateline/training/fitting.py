"""Fitting: weights of signs from examples. Deterministic: the same examples give the same weights."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags, vstack
from scipy.special import expit

from dateline.places.model import BIAS
from dateline.training.priors import FIRM

__all__ = ["Array", "Design", "Signs", "logistic", "softmax_ranker"]

Array = Any
"""A numpy array or scipy matrix."""
Signs = Mapping[str, float]
"""The signs of one example, and how much of each there is."""

_DIGITS = 3
"""Weights are rounded to thousandths: finer ones change no figure, and make the file larger."""
_LEAST = 0.01
"""A smaller weight is left out."""
_ITERATIONS = 400
_FIRM = 100.0
"""A firm prior is so much harder to move."""


@dataclass(frozen=True, slots=True)
class Design:
    """Examples by signs."""

    matrix: Array
    signs: Sequence[str]

    @classmethod
    def of(cls, examples: Iterable[Signs]) -> Design:
        """Lay examples out, each a row; signs come in the order in which they are met."""
        columns: dict[str, int] = {}
        starts, cells, values = [0], [], []
        for example in examples:
            for sign, value in example.items():
                cells.append(columns.setdefault(sign, len(columns)))
                values.append(value)
            starts.append(len(cells))
        return cls(csr_matrix((values, cells, starts), shape=(len(starts) - 1, len(columns))), list(columns))

    def scores(self, table: Mapping[str, float]) -> Array:
        """Return what each row's signs add up to, the bias included."""
        return self.matrix @ np.array([table.get(sign, 0.0) for sign in self.signs]) + table.get(BIAS, 0.0)

    def part(self, rows: Array, least: int) -> Design:
        """Return some rows, with the signs that at least so many of them have."""
        matrix = self.matrix[rows]
        kept = np.flatnonzero(matrix.getnnz(axis=0) >= least)
        return Design(matrix[:, kept], [self.signs[int(number)] for number in kept])

    def without(self, dropped: Sequence[bool]) -> Design:
        """Return the same rows with these signs emptied."""
        return Design(self.matrix @ diags(np.where(dropped, 0.0, 1.0)), self.signs)

    def above(self, other: Design) -> Design:
        """Return the rows of this one and below them those of another with the same signs."""
        return Design(vstack([self.matrix, other.matrix]).tocsr(), self.signs)


def logistic(
    design: Design,
    labels: Array,
    weights: Array,
    penalty: float,
    prior: Mapping[str, float],
    *,
    most: float | None = None,
) -> dict[str, float]:
    """Fit a logistic regression.

    Parameters
    ----------
    labels, weights
        Of each row: whether it is a case, and how much it counts.
    penalty
        Of half the sum of squared differences from the prior, the bias aside.
    prior
        What signs weigh as far as the examples say nothing; 0 where it names none.
    most
        No sign may weigh more, the bias aside.
    """
    matrix, target = design.matrix, np.where(labels, 1.0, -1.0)
    start = np.array([*(prior.get(sign, 0.0) for sign in design.signs), 0.0])
    pull = np.append(_pull(design.signs, penalty), 0.0)

    def loss(values: Array) -> tuple[float, Array]:
        margins = target * (matrix @ values[:-1] + values[-1])
        off = values - start
        total = float(weights @ np.logaddexp(0.0, -margins)) + float(pull @ (off * off)) / 2
        residual = -target * weights * expit(-margins)
        return total, np.append(matrix.T @ residual, residual.sum()) + pull * off

    bounds = [(None, most)] * len(design.signs) + [(None, None)]
    *fitted, bias = _least(loss, start, bounds if most is not None else None)
    return {BIAS: round(float(bias), _DIGITS), **_table(design.signs, fitted)}


def softmax_ranker(
    groups: Sequence[Sequence[Signs]],
    right: Sequence[Sequence[bool]],
    weights: Sequence[float],
    penalty: float,
    prior: Mapping[str, float],
) -> dict[str, float]:
    """Fit a conditional logit: of each group of choices, one is taken.

    Parameters
    ----------
    right
        Which choices of each group are right; at least one is.
    weights
        How much each group counts.
    penalty, prior
        As for `logistic`.
    """
    design = Design.of(choice for group in groups for choice in group)
    sizes = np.array([len(group) for group in groups])
    firsts = np.cumsum(sizes) - sizes
    good = np.array([hit for group in right for hit in group])
    counts = np.array(weights)
    start = np.array([prior.get(sign, 0.0) for sign in design.signs])
    pull = _pull(design.signs, penalty)

    def shares(scores: Array) -> tuple[Array, Array]:
        """Return the log of the sum of each group's powers, and each choice's share."""
        top = np.maximum.reduceat(scores, firsts)
        powers = np.exp(scores - np.repeat(top, sizes))
        sums = np.add.reduceat(powers, firsts)
        return np.log(sums) + top, powers / np.repeat(sums, sizes)

    def loss(values: Array) -> tuple[float, Array]:
        scores = design.matrix @ values
        every, share = shares(scores)
        wanted, hit = shares(np.where(good, scores, -np.inf))
        off = values - start
        residual = np.repeat(counts, sizes) * (share - hit)
        total = float(counts @ (every - wanted)) + float(pull @ (off * off)) / 2
        return total, design.matrix.T @ residual + pull * off

    return _table(design.signs, _least(loss, start))


def _pull(signs: Sequence[str], penalty: float) -> Array:
    return np.array([penalty * (_FIRM if sign in FIRM else 1.0) for sign in signs])


def _least(loss: Callable[[Array], tuple[float, Array]], start: Array, bounds: Sequence[Any] | None = None) -> Array:
    """Return where a convex function, given with its slope, is least within bounds."""
    return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": _ITERATIONS}).x


def _table(signs: Sequence[str], weights: Array) -> dict[str, float]:
    rounded = zip(signs, (round(float(weight), _DIGITS) for weight in weights), strict=True)
    return {sign: weight for sign, weight in rounded if abs(weight) >= _LEAST}
