"""What feature codes mean."""

import pytest

from dateline.gazetteer.features import importance, is_minor, precision, uncertainty_km
from dateline.model import Place


def place(feature_class, code, population=0, uncertainty=1.0):
    return Place("x:1", "X", 0.0, 0.0, feature_class, code, population=population, uncertainty_km=uncertainty)


@pytest.mark.parametrize(
    ("feature_class", "code", "expected"),
    [
        ("P", "PPL", 1),
        ("P", "PPLC", 1),
        ("S", "CMPRF", 1),
        ("A", "ADM2", 3),
        ("A", "ADM1", 4),
        ("L", "RGN", 5),
        ("H", "STM", 5),
        ("T", "DSRT", 5),
        ("A", "PCLI", 6),
        ("A", "PCLD", 6),
        ("L", "CONT", 7),
        ("H", "OCN", 7),
        ("A", "XXXX", 5),
        ("", "", 5),
    ],
)
def test_precision_is_ucdps(feature_class, code, expected):
    assert precision(feature_class, code) == expected


def test_a_town_is_as_wide_as_its_people_need():
    assert uncertainty_km("P", 12_566_371) == pytest.approx(31.6, abs=0.1)  # four thousand to the square kilometre
    assert uncertainty_km("P", 500) == 1.0
    assert uncertainty_km("P", 0) == 2.0


def test_an_area_is_as_wide_as_a_circle_of_its_size():
    assert uncertainty_km("A", 19_000_000, area_km2=1_240_000) == pytest.approx(628.3, abs=0.1)
    assert uncertainty_km("A", area_km2=0.5) == 1.0
    assert uncertainty_km("A") > uncertainty_km("P", 10_000)


def test_what_a_bare_name_means_first():
    niger = place("A", "PCLI", 22_000_000)
    niger_state = place("A", "ADM1", 4_000_000)
    sahara = place("T", "DSRT", uncertainty=1500.0)
    hill = place("T", "HLL", uncertainty=20.0)
    mopti, mopti_region = place("P", "PPL", 120_000), place("A", "ADM1", 350_000)
    hamlet = place("P", "PPL", 0)
    ranks = [importance(each) for each in (niger, sahara, niger_state, mopti, mopti_region, hamlet, hill)]
    assert ranks == sorted(ranks, reverse=True)
    assert importance(place("P", "PPLC", 700_000)) > importance(place("A", "ADM1", 6_500_000))  # Washington


@pytest.mark.parametrize(
    ("feature_class", "code", "uncertainty", "expected"),
    [
        ("T", "HLL", 20.0, True),
        ("H", "WLL", 20.0, True),
        ("S", "AIRP", 3.0, True),
        # A locality is a point, though nobody says how wide it is.
        ("L", "LCTY", 50.0, True),
        ("T", "MTS", 300.0, False),
        ("L", "RGN", 50.0, False),
        ("H", "STM", 333.0, False),
        ("P", "PPL", 1.0, False),
        ("A", "ADM4", 5.0, False),
        ("R", "RD", 20.0, False),
    ],
)
def test_hills_and_wells_are_minor(feature_class, code, uncertainty, expected):
    assert is_minor(place(feature_class, code, uncertainty=uncertainty)) is expected
