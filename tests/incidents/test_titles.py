"""An incident's one line: what, where, when, how many."""

import pytest

from dateline.incidents.merging import merge
from dateline.model import Article


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        ("Twelve soldiers were killed in Tessit on Sunday.", "en", "Armed clash, Tessit, 9 March 2025: 12 killed"),
        ("At least 12 villagers were killed near Mopti in July 2024.", "en",
         "Attack, near Mopti, July 2024: 12+ killed"),
        ("Cinq commerçants ont été enlevés à Téra jeudi.", "fr", "Abduction, Téra, 6 March 2025: 5 abducted"),
        ("Hundreds of people demonstrated in Bamako on 10 January 2025.", "en",
         "Protest, Bamako, 10 January 2025"),
        ("Nobody was killed in the blast in Bamako on Monday.", "en", "Bomb, mine or IED, Bamako, 10 March 2025"),
        ("Gunmen killed 1,400 villagers in Koro overnight.", "en", "Attack, Koro, 11–12 March 2025: 1,400 killed"),
        ("More than 30,000 migrants were expelled from Algeria in 2024.", "en",
         "Tally: expulsion, Algeria, 2024: 30,000+ displaced"),
    ],
)  # fmt: skip
def test_a_title_says_what_where_when_and_how_many(read, text, language, title):
    (incident,) = merge(read(text, language=language), {"a": Article("a", "", text)})
    assert incident.title == title


def test_an_open_date_is_given_as_the_article_has_it(read):
    text = "Twelve soldiers were killed in Tessit on Tuesday."
    (incident,) = merge(read(text, published=None), {"a": Article("a", "", text)})
    assert incident.title == "Armed clash, Tessit, Tuesday: 12 killed"
