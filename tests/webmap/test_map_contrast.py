"""Contrast of the two themes, by WCAG 2.2's formula: 4.5 for text, 3 for lines and marks that carry a meaning."""

import re

import pytest

from dateline.webmap.inline import asset

TEXT = [
    *((ink, ground) for ink in ("ink", "quiet", "link") for ground in ("card", "hover")),
    ("ink", "badge"),
    ("link", "badge"),
    ("ink", "words"),
    ("alarm", "alarm-ground"),
    ("sure", "sure-ground"),
    # Names on the map: their halo has the colour of the land.
    *(
        (name, ground)
        for name in ("ink", "quiet", "country", "division", "town", "degrees")
        for ground in ("land", "sea")
    ),
]
MARKS = [
    ("border", "land"),
    ("disputed", "land"),
    ("quiet", "land"),
    ("link", "card"),
    ("bar", "card"),
    ("deaths", "card"),
]


def colours(theme):
    """The custom properties of a theme by name; dark takes from light what it does not change."""
    light, dark = (dict(re.findall(r"--dateline-([a-z-]+): (#[0-9a-f]{6});", block))
                   for block in asset("styles/theme.css").split('[data-theme="dark"] {')[:2])  # fmt: skip
    return light if theme == "light" else light | dark


def luminance(colour):
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(TEXT, 4.5), (MARKS, 3)])
def test_both_themes_can_be_read(theme, pairs, least):
    known = colours(theme)
    found = {(one, other): round(contrast(known[one], known[other]), 2) for one, other in pairs}
    assert {pair: ratio for pair, ratio in found.items() if ratio < least} == {}
