"""Tolls that say no more than that people were struck, or brought to hospital: with the dead, or without."""

import pytest


@pytest.mark.parametrize(
    ("text", "language", "toll"),
    [
        ("A shooting at a bar in Lagos sent four people to the hospital on Sunday.", "en", "wounded 4"),
        ("A shooting in Lagos put three women in the hospital on Sunday.", "en", "wounded 3"),
        ("A bombing in Lagos left one person dead and three others in the hospital.", "en", "killed 1, wounded 3"),
        ("Une fusillade a envoyé quatre personnes à l'hôpital dimanche à Marseille.", "fr", "wounded 4"),
        ("Quatre personnes ont été hospitalisées après une attaque dimanche à Marseille.", "fr", "wounded 4"),
    ],
)
def test_an_attack_that_sends_people_to_hospital_is_told(line, text, language, toll):
    assert line(text, language) == toll


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Four people were taken to the hospital on Sunday in Lagos.", "en"),
        ("Quatre personnes ont été transportées à l'hôpital dimanche à Marseille.", "fr"),
    ],
)
def test_hospital_alone_tells_of_no_attack(line, text, language):
    assert not line(text, language)


@pytest.mark.parametrize(
    ("text", "language", "toll"),
    [
        (
            "One man was killed and three others were wounded in Lagos on Sunday. All four victims were taken to "
            "the hospital.",
            "en",
            "killed 1, wounded 3",
        ),
        (
            "Two dead, five hurt in Lagos\n\nA gunman opened fire in a market on Sunday and wounded seven people.",
            "en",
            "killed 2, wounded 5",
        ),
        (
            "Un homme a été tué et trois autres ont été blessés dimanche à Marseille. Les quatre victimes ont été "
            "transportées à l'hôpital.",
            "fr",
            "killed 1, wounded 3",
        ),
        (
            "Cinq personnes ont été touchées par balles dimanche à Marseille. Une d'elles est morte.",
            "fr",
            "killed 1, wounded 4",
        ),
        (
            "Two people were killed and five were wounded in Lagos on Sunday. Six of the victims are soldiers, and "
            "eight people were injured in all.",
            "en",
            "killed 2, wounded 8",
        ),
    ],
)
def test_a_number_may_count_the_dead_in(line, text, language, toll):
    assert line(text, language) == toll
