"""Who was driven from home, in English: told of an event like its dead, or an event of its own."""

import pytest

from dateline.model import EventType


@pytest.mark.parametrize(
    ("text", "event_type", "stated"),
    [
        ("Two people died and about 250 were left homeless after a storm hit Beira on Monday.", EventType.DISASTER,
         {"killed": 2, "displaced": 250}),
        ("A landslide near Mbale on Monday killed 11 people and forced the relocation of 4,000 residents.",
         EventType.DISASTER, {"killed": 11, "displaced": 4000}),
        ("Gunmen killed nine villagers in Barsalogho on Monday and drove 600 people from their homes.",
         EventType.VIOLENCE, {"killed": 9, "displaced": 600}),
        ("Jihadists attacked the village of Solhan on Monday. Three villagers were killed. Some 700 people fled to "
         "Dori.", EventType.VIOLENCE, {"killed": 3, "displaced": 700}),
        ("More than 5,300 people fled their villages near Kalemie on Monday after clashes.", EventType.DISPLACEMENT,
         {"displaced": 5300}),
        ("Floods in Maradi on Monday left 3,000 people homeless.", EventType.DISASTER, {"displaced": 3000}),
    ],
)  # fmt: skip
def test_those_driven_out_are_told_with_what_drove_them_out(read, tolls, text, event_type, stated):
    (report,) = read(text)
    assert report.event_type is event_type
    assert {kind: best for kind, (_, best, _) in tolls(text).items()} == stated


@pytest.mark.parametrize(
    "text",
    [
        "The attacker shot dead two men in Jos on Monday and fled towards the river.",
        "Gunmen killed two men in Jos on Monday; about 40 militants fled into the bush.",
        "A man killed two guards in Jos on Monday. He fled on a motorcycle.",
    ],
)
def test_attackers_who_flee_are_not_displaced(read, text):
    (report,) = read(text)
    assert {figure.kind.value for figure in report.figures} == {"killed"}
