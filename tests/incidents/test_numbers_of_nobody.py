"""Numbers that count none of the dead and wounded: labels, children of somebody, people beside a victim."""

import pytest


@pytest.mark.parametrize(
    ("text", "language", "toll"),
    [
        ("Image 4 of 10 Two children were wounded in a shooting in Dover on Monday.", "en", "wounded 2"),
        ("Photo 4 sur 10 Deux enfants ont été blessés lundi dans une attaque à Lyon.", "fr", "wounded 2"),
        ("A man was shot dead on Monday near Route 12 in Dover.", "en", "killed 1"),
        ("Mother of two killed in Dover attack on Monday.", "en", "killed 1"),
        ("A father of 5 was killed and two others were wounded in Dover on Monday.", "en", "killed 1, wounded 2"),
        ("Une mère de trois enfants a été tuée lundi dans une attaque à Lyon.", "fr", "killed 1"),
        ("The murder of five farmers shocked Dover on Monday.", "en", "killed 5"),
        (
            "Two men were wounded in Dover on Monday. A man took himself in stable condition to a hospital.",
            "en",
            "wounded 2",
        ),
        ("Police executed four warrants in Dover on Monday after a man was shot dead.", "en", "killed 1"),
        (
            "She was in Dover on Monday with ten friends, including the boy who was killed in the attack.",
            "en",
            "killed 1",
        ),
        (
            "Elle était lundi à Lyon avec dix amis, dont le garçon qui a été tué dans l'attaque.",
            "fr",
            "killed 1",
        ),
    ],
)
def test_only_victims_are_counted(line, text, language, toll):
    assert line(text, language) == toll
