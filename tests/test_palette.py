"""The palette names every event type and stays readable for colour-blind eyes."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from dateline.model import EventType
from dateline.palette import EVENT_COLOURS, EVENT_LABELS

LEAST_DISTANCE = 24.0

SIGHT = {
    "normal": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.9505, 1.0, 1.089])


def lab(colour: str, sight: str) -> np.ndarray:
    srgb = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    ratio = TO_XYZ @ np.clip(np.array(SIGHT[sight]) @ linear, 0, 1) / WHITE
    curve = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    return np.array([116 * curve[1] - 16, 500 * (curve[0] - curve[1]), 200 * (curve[1] - curve[2])])


def test_every_event_type_has_a_colour_and_a_label_in_each_language():
    assert set(EVENT_COLOURS) == set(EventType)
    assert {language: set(labels) for language, labels in EVENT_LABELS.items()} == {
        "en": set(EventType),
        "fr": set(EventType),
    }


@pytest.mark.parametrize("sight", SIGHT)
def test_colours_stay_apart(sight: str):
    nearest = min(
        (float(np.linalg.norm(lab(EVENT_COLOURS[one], sight) - lab(EVENT_COLOURS[two], sight))), one, two)
        for one, two in combinations(EVENT_COLOURS, 2)
    )
    assert nearest[0] >= LEAST_DISTANCE, nearest
