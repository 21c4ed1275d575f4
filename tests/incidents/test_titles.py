"""An incident's one line: what, where, when, how many."""

import re
from dataclasses import replace
from datetime import date

import pytest

from dateline.incidents.merging import merge
from dateline.incidents.titles import entitle
from dateline.incidents.wording import wording
from dateline.incidents.words import _label
from dateline.language.lexicon import languages, lexicon
from dateline.model import Article
from dateline.palette import EVENT_LABELS


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
    (incident,) = merge(read(text, language=language), [Article("a", "", text)])
    assert incident.title == title


def test_an_open_date_is_given_as_the_article_has_it(read):
    text = "Twelve soldiers were killed in Tessit on Tuesday."
    (incident,) = merge(read(text, published=None), [Article("a", "", text)])
    assert incident.title == "Armed clash, Tessit, Tuesday: 12 killed"


@pytest.mark.parametrize(
    ("text", "language", "title", "casualties"),
    [
        ("At least 12 villagers were killed near Mopti in July 2024.", "en",
         "Attaque, near Mopti, juillet 2024 : 12+ tués", "tués : 12+ villagers"),
        ("Un soldat a été tué à Tessit le 1er mars 2025.", "fr",
         "Affrontement armé, Tessit, 1er mars 2025 : 1 tué", "tués : 1 soldat"),
        ("More than 30,000 migrants were expelled from Algeria in 2024.", "en",
         "Bilan cumulé : expulsion, Algeria, 2024 : 30 000+ déplacés", "déplacés : 30 000+ migrants"),
    ],
)  # fmt: skip
def test_titles_and_tolls_are_worded_in_french(read, text, language, title, casualties):
    (incident,) = merge(read(text, language=language), [Article("a", "", text)])
    french = entitle(incident, "fr")
    assert [re.sub(r"\s", " ", words) for words in (french.title, french.casualties)] == [title, casualties]
    assert entitle(french) == incident


def test_every_event_has_a_name_in_every_language():
    senses = [sense for language in languages() for sense in lexicon(language).table("events", "words").values()]
    labels = {_label(sense) for sense in senses} | {"excessive force against protesters"}
    assert labels == set(wording("fr").labels)
    with pytest.raises(ValueError, match="expected a language of en, fr"):
        wording("de")


@pytest.mark.parametrize("language", list(EVENT_LABELS))
def test_a_span_is_written_as_shortly_as_it_allows(language):
    words = wording(language)
    day = words.first_day
    first, third = words.months[0], words.months[2]
    assert words.span(date(2025, 3, 1), date(2025, 3, 1)) == f"{day} {third} 2025"
    assert words.span(date(2025, 3, 1), date(2025, 3, 5)) == f"{day}–5 {third} 2025"
    assert words.span(date(2025, 3, 1), date(2025, 3, 31)) == f"{third} 2025"
    assert words.span(date(2025, 1, 30), date(2025, 3, 2)) == f"{first} – {third} 2025"
    assert words.span(date(2025, 1, 1), date(2025, 12, 31)) == "2025"


def test_the_parties_told_are_those_of_the_toll(read):
    first = read("Gunmen killed ten villagers in Koro on 3 March 2025.")
    last = [replace(one, article="b") for one in read("Gunmen killed twelve villagers in Koro on 3 March 2025.")]
    articles = [Article("a", "", "", date(2025, 3, 4)), Article("b", "", "", date(2025, 3, 5))]
    (incident,) = merge([*first, *last], articles)
    assert incident.totals[0].best == 12
    assert incident.casualties == "killed: 12 villagers"
