"""Fitting: known weights are found again, and priors hold where nothing is known."""

import numpy as np
import pytest

pytest.importorskip("scipy", reason='training needs "dateline[train]"')

from dateline.places.model import BIAS, probability
from dateline.training.fitting import Design, logistic, softmax_ranker
from dateline.training.priors import FIRM

TRUE = {"a": 2.0, "b": -1.5, "c": 0.5}


def rows(count=4000):
    """Examples with the signs of `TRUE` in every combination, of which the true share are cases."""
    random = np.random.default_rng(7)
    signs = [{sign: 1.0 for sign in TRUE if random.random() < 0.5} for _ in range(count)]
    labels = np.array([random.random() < probability(sum(TRUE[sign] for sign in own) - 0.5) for own in signs])
    return signs, labels


def fit(signs, labels, penalty=0.1, prior=None):
    return logistic(Design.of(signs), np.array(labels), np.ones(len(signs)), penalty, prior or {})


def test_logistic_regression_recovers_the_weights():
    found = fit(*rows())
    assert found == pytest.approx({**TRUE, BIAS: -0.5}, abs=0.2)


def test_a_prior_holds_where_the_examples_are_silent():
    signs = [{"seen": 1.0}, {"seen": 1.0, "silent": 0.0}] * 50
    labels = [True, False] * 50
    assert fit(signs, labels, prior={"silent": 1.25, "elsewhere": 3.0})["silent"] == 1.25


def test_a_prior_gives_way_where_they_speak():
    signs, labels = rows()
    assert fit(signs, labels, prior={"a": -4.0})["a"] == pytest.approx(TRUE["a"], abs=0.25)


def test_a_firm_prior_does_not():
    firm = min(FIRM)
    signs = [{firm: 1.0}] * 60 + [{"other": 1.0}] * 60
    labels = [True] * 60 + [False] * 60
    held, moved = fit(signs, labels, 1.0, {firm: -3.0})[firm], fit([{"x": 1.0}] * 60 + signs[60:], labels, 1.0)["x"]
    assert held == pytest.approx(-3.0, abs=0.5)
    assert moved > 1.0


def test_weights_of_rows_count():
    design, labels = Design.of([{"a": 1.0}, {"a": 1.0}]), np.array([True, False])
    mostly = logistic(design, labels, np.array([9.0, 1.0]), 0.0, {})
    assert probability(mostly["a"] + mostly[BIAS]) == pytest.approx(0.9, abs=0.01)


def test_a_design_keeps_what_enough_rows_have():
    design = Design.of([{"a": 1.0, "b": 1.0}, {"a": 1.0}, {"a": 1.0, "c": 2.0}])
    assert design.signs == ["a", "b", "c"]
    part = design.part(np.array([True, True, False]), 2)
    assert (part.signs, part.matrix.shape) == (["a"], (2, 1))
    assert design.scores({"a": 0.5, "c": 1.0, BIAS: 0.25}).tolist() == [0.75, 0.75, 2.75]
    emptied = design.without([True, False, False])
    assert emptied.scores({"a": 1.0, "b": 1.0}).tolist() == [1.0, 0.0, 0.0]
    assert design.above(emptied).matrix.shape == (6, 3)


def test_the_ranker_recovers_the_weights():
    random = np.random.default_rng(11)
    groups, right = [], []
    for _ in range(3000):
        choices = [{sign: 1.0 for sign in TRUE if random.random() < 0.5} for _ in range(4)]
        powers = np.exp([sum(TRUE[sign] for sign in own) for own in choices])
        taken = random.choice(4, p=powers / powers.sum())
        groups.append(choices)
        right.append([number == taken for number in range(4)])
    assert softmax_ranker(groups, right, [1.0] * len(groups), 0.1, {}) == pytest.approx(TRUE, abs=0.2)


def test_the_ranker_keeps_its_prior_and_takes_several_right_ones():
    groups = [[{"same": 1.0, "near": 1.0}, {"same": 1.0, "near": 1.0}, {"same": 1.0}]] * 40
    found = softmax_ranker(groups, [[True, True, False]] * 40, [1.0] * 40, 1.0, {"same": 0.7})
    assert found["same"] == 0.7
    assert found["near"] > 1.0


def test_the_same_examples_give_the_same_weights():
    signs, labels = rows(500)
    assert fit(signs, labels) == fit(signs, labels)
    assert all(round(weight, 3) == weight and abs(weight) >= 0.01 for weight in fit(signs, labels).values())
