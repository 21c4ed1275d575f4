"""The shipped weights: whole, in order, finite, and no copies of texts; and the sums that they go into."""

import os
import subprocess
import sys
from importlib import resources
from math import isfinite

import pytest

from dateline.places.confidence import calibrated, confidence_signs
from dateline.places.model import BIAS, SCORE, STAGES, Model, probability, total

WEIGHTS = resources.files("dateline.places") / "weights"
MOST_BYTES = 2_000_000
MOST_WORDS = 6
"""Of a place's name; "Democratic Republic of the Congo" has five."""
NAMING = ("name=", "last=", "first=")


@pytest.mark.parametrize("stage", STAGES)
def test_tables_are_whole(stage):
    lines = (WEIGHTS / f"{stage}.tsv").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    rows = [line.split("\t") for line in lines]
    signs = [sign for sign, _ in rows]
    assert signs == sorted(set(signs))
    assert all(isfinite(float(weight)) and abs(float(weight)) < 50 for _, weight in rows)
    assert getattr(Model.shipped(), stage) == {sign: float(weight) for sign, weight in rows}


def test_no_sign_is_a_piece_of_text():
    for stage in STAGES:
        for sign in getattr(Model.shipped(), stage):
            if sign.startswith(NAMING):
                assert len(sign.partition("=")[2].split()) <= MOST_WORDS, sign
            elif sign.startswith(("before2:", "after2:")):
                # Two words, or two lists with how each is written.
                assert len(sign.partition(":")[2].replace(", ", " ").split()) <= 4, sign


def test_they_are_small():
    assert sum((WEIGHTS / f"{stage}.tsv").stat().st_size for stage in STAGES) < MOST_BYTES


def test_the_stages_have_what_they_start_from():
    model = Model.shipped()
    assert BIAS in model.recognition
    assert model.agreement[SCORE] > 0.0
    assert Model.shipped() is model


def test_tables_cannot_be_changed():
    with pytest.raises(TypeError):
        Model.shipped().recognition["new"] = 1.0


def test_signs_are_counted_once_and_unknown_ones_weigh_nothing():
    assert total(["a", "b", "a", "c"], {"a": 1.0, "b": -0.25}) == 0.75


def test_probability():
    assert probability(0.0) == 0.5
    assert probability(-1000.0) == 0.0
    assert probability(1000.0) == 1.0
    assert probability(2.0) + probability(-2.0) == pytest.approx(1.0)


def test_confidence_stays_as_it_is_without_weights_and_with_equal_ones():
    equal = {BIAS: 0.0, "place right": 1.0, "place wrong": 1.0}
    for raw in (0.01, 0.25, 0.5, 0.9, 0.99):
        assert calibrated(raw, placed=True, table={}) == raw
        assert calibrated(raw, placed=True, table=equal) == pytest.approx(raw, abs=0.001)


@pytest.mark.parametrize("placed", [True, False])
def test_shipped_confidence_rises_with_what_the_stages_say(placed):
    table = Model.shipped().confidence
    found = [calibrated(raw / 1000, placed=placed, table=table) for raw in range(1001)]
    assert found == sorted(found)
    assert found[0] < 0.05
    assert 0.6 < found[-1] < 1.0


def test_nobody_is_certain():
    for raw in (0.0, 1.0):
        assert all(isfinite(value) for _, value in confidence_signs(raw, placed=True))


ADD_UP = """
from dateline.places.model import total
print(repr(total((f"sign {n}" for n in range(400)), {f"sign {n}": 0.1 + n / 977 for n in range(400)})))
"""


def test_sums_do_not_hang_on_the_order_of_a_set():
    # Strings are hashed otherwise in every process, and sums of floats hang on their order.
    sums = {
        subprocess.run(
            [sys.executable, "-c", ADD_UP], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(sums) == 1
