"""Expressions of time, in English and French."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language.dates import TimexKind, find_dates
from dateline.language.document import parse
from dateline.model import Article

PUBLISHED = date(2024, 1, 31)
"""A Wednesday."""


def read(text, language="en", published=PUBLISHED):
    """(words, start, end, precision) of every expression in a text, and their kinds."""
    document = parse(Article("a", "", text, published, language=language))
    found = [
        (text[sentence.tokens[timex.first].start : sentence.tokens[timex.last - 1].end], timex)
        for sentence in document.sentences
        for timex in find_dates(sentence, document.lexicon, published)
    ]
    return [(words, str(timex.start), str(timex.end), timex.date_prec) for words, timex in found], [
        timex.kind.value for _, timex in found
    ]


def day(words, iso):
    return words, iso, iso, 1


POINTS = {
    "en": {
        "on January 25, 2024 they": day("January 25, 2024", "2024-01-25"),
        "on 25 January 2024": day("25 January 2024", "2024-01-25"),
        "the 25th of January": day("25th of January", "2024-01-25"),
        "25/01/2024": day("25/01/2024", "2024-01-25"),
        "1/25/2024": day("1/25/2024", "2024-01-25"),
        "2024-01-25": day("2024-01-25", "2024-01-25"),
        "25.01.2024": day("25.01.2024", "2024-01-25"),
        "Jan. 25 raid": day("Jan. 25", "2024-01-25"),
        "on April 26": day("April 26", "2023-04-26"),
        "on 29 February": day("29 February", "2020-02-29"),
        "on Christmas Day": day("Christmas Day", "2023-12-25"),
        "on Tuesday": day("Tuesday", "2024-01-30"),
        "on Wednesday": day("Wednesday", "2024-01-31"),
        "last Wednesday": day("last Wednesday", "2024-01-24"),
        "last Tuesday": day("last Tuesday", "2024-01-30"),
        "next Monday": day("next Monday", "2024-02-05"),
        "late Wednesday": day("late Wednesday", "2024-01-31"),
        "early Tuesday morning": day("early Tuesday morning", "2024-01-30"),
        "Tuesday's attack": day("Tuesday", "2024-01-30"),
        "after Tuesday's attack": day("Tuesday", "2024-01-30"),
        "yesterday": day("yesterday", "2024-01-30"),
        "tonight": day("tonight", "2024-01-31"),
        "two days ago": day("two days ago", "2024-01-29"),
        "on Monday [7 January] it": day("Monday [7 January]", "2024-01-07"),
        "Saturday (January 26) it": day("Saturday (January 26)", "2024-01-26"),
        "Tuesday, 23 January 2024": day("Tuesday, 23 January 2024", "2024-01-23"),
        "yesterday (Tuesday)": day("yesterday (Tuesday)", "2024-01-30"),
        "three days ago [17 January]": day("three days ago [17 January]", "2024-01-17"),
        "Tuesday of last week": day("Tuesday of last week", "2024-01-23"),
        "overnight on Tuesday": day("overnight on Tuesday", "2024-01-30"),
        "overnight": ("overnight", "2024-01-30", "2024-01-31", 2),
        "over the weekend": ("over the weekend", "2024-01-27", "2024-01-28", 2),
        "25-27 July 2023": ("25-27 July 2023", "2023-07-25", "2023-07-27", 2),
        "between 25 and 27 July": ("between 25 and 27 July", "2023-07-25", "2023-07-27", 2),
        "from July 25 to 27, 2022": ("from July 25 to 27, 2022", "2022-07-25", "2022-07-27", 2),
        "Monday and Tuesday": ("Monday and Tuesday", "2024-01-29", "2024-01-30", 2),
        "December 28 to January 3": ("December 28 to January 3", "2023-12-28", "2024-01-03", 3),
        "last week": ("last week", "2024-01-22", "2024-01-28", 3),
        "this week": ("this week", "2024-01-29", "2024-01-31", 3),
        "three weeks ago": ("three weeks ago", "2024-01-07", "2024-01-13", 3),
        "July 2022": ("July 2022", "2022-07-01", "2022-07-31", 4),
        "in April": ("April", "2023-04-01", "2023-04-30", 4),
        "in April last year": ("April last year", "2023-04-01", "2023-04-30", 4),
        "mid-January": ("mid-January", "2024-01-11", "2024-01-20", 4),
        "in late June": ("late June", "2023-06-21", "2023-06-30", 4),
        "last month": ("last month", "2023-12-01", "2023-12-31", 4),
        "in 2012 he": ("2012", "2012-01-01", "2012-12-31", 5),
        "1.2 trillion this year": ("this year", "2024-01-01", "2024-01-31", 5),
        "last year": ("last year", "2023-01-01", "2023-12-31", 5),
        "summer of 2023": ("summer of 2023", "2023-06-01", "2023-08-31", 5),
    },
    "fr": {
        "le 27 juillet 2023": day("27 juillet 2023", "2023-07-27"),
        "le 12 sept. 2023": day("12 sept. 2023", "2023-09-12"),
        "le 1er août": day("1er août", "2023-08-01"),
        "mardi": day("mardi", "2024-01-30"),
        "mardi dernier": day("mardi dernier", "2024-01-30"),
        "lundi soir": day("lundi soir", "2024-01-29"),
        "hier": day("hier", "2024-01-30"),
        "il y a deux jours": day("il y a deux jours", "2024-01-29"),
        "ce mardi 30 janvier": day("ce mardi 30 janvier", "2024-01-30"),
        "le mardi 30, il": day("mardi 30", "2024-01-30"),
        "dans la nuit de lundi à mardi": ("dans la nuit de lundi à mardi", "2024-01-29", "2024-01-30", 2),
        "du 25 au 27 juillet": ("du 25 au 27 juillet", "2023-07-25", "2023-07-27", 2),
        "vendredi 25 et samedi 26 janvier": ("vendredi 25 et samedi 26 janvier", "2024-01-25", "2024-01-26", 2),
        "la semaine dernière": ("semaine dernière", "2024-01-22", "2024-01-28", 3),
        "mi-janvier": ("mi-janvier", "2024-01-11", "2024-01-20", 4),
        "fin juin": ("fin juin", "2023-06-21", "2023-06-30", 4),
        "en avril dernier": ("avril dernier", "2023-04-01", "2023-04-30", 4),
        "en mars": ("mars", "2023-03-01", "2023-03-31", 4),
        "l'an dernier": ("an dernier", "2023-01-01", "2023-12-31", 5),
        "l'été dernier": ("été dernier", "2023-06-01", "2023-08-31", 5),
    },
}

OTHERS = [
    ("en", "since April", "span", ("since April", "2023-04-01", "2024-01-31", 5)),
    ("en", "until Tuesday", "span", ("until Tuesday", "None", "2024-01-30", 5)),
    ("en", "between 2022 and 2023", "span", ("between 2022 and 2023", "2022-01-01", "2023-12-31", 5)),
    ("en", "June 2022 to May 2023", "span", ("June 2022 to May 2023", "2022-06-01", "2023-05-31", 5)),
    ("en", "so far this year", "span", ("so far this year", "2024-01-01", "2024-01-31", 5)),
    ("en", "in the past two years", "span", ("past two years", "2022-01-31", "2024-01-31", 5)),
    ("en", "in recent days", "span", ("recent days", "None", "2024-01-31", 5)),
    ("en", "the 1990s", "span", ("1990s", "1990-01-01", "1999-12-31", 5)),
    ("en", "for two years", "duration", ("for two years", "None", "None", 5)),
    ("en", "a two-day siege", "duration", ("two-day", "None", "None", 5)),
    ("en", "the 2015 peace agreement", "modifier", ("2015", "2015-01-01", "2015-12-31", 5)),
    ("en", "the Sunday Times", "modifier", ("Sunday", "None", "None", 5)),
    ("en", "on 31 February", "point", ("31 February", "None", "None", 5)),
    ("fr", "depuis 2012", "span", ("depuis 2012", "2012-01-01", "2024-01-31", 5)),
    ("fr", "depuis trois jours", "span", ("depuis trois jours", "2024-01-28", "2024-01-31", 2)),
    ("fr", "ces derniers jours", "span", ("derniers jours", "None", "2024-01-31", 5)),
    ("fr", "pendant deux ans", "duration", ("pendant deux ans", "None", "None", 5)),
]

OFFSETS = [
    ("en", "two days earlier", -2),
    ("en", "the next day", 1),
    ("en", "the day before", -1),
    ("en", "the same day", 0),
    ("en", "a week later", 7),
    ("en", "a few days earlier", None),
    ("fr", "la veille", -1),
    ("fr", "le lendemain", 1),
    ("fr", "trois jours plus tard", 3),
    ("fr", "ce jour-là", 0),
]

NO_DATES = {
    "en": ["Theresa May said", "May Allah help", "they march on", "the Sun reported", "killed 2000 people"],
    "fr": ["ont été tués", "les Mai-Mai ont", "plus de 2000 personnes", "âgé de 25 ans", "sept morts"],
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, table in POINTS.items() for text in table])
def test_points(language, text):
    assert read(text, language) == ([POINTS[language][text]], ["point"])


@pytest.mark.parametrize(("language", "text", "kind", "expected"), OTHERS)
def test_other_kinds(language, text, kind, expected):
    assert read(text, language) == ([expected], [kind])


@pytest.mark.parametrize(("language", "text", "offset"), OFFSETS)
def test_relative_to_another_event(language, text, offset):
    document = parse(Article("a", "", text, PUBLISHED, language=language))
    (timex,) = find_dates(document.sentences[0], document.lexicon, PUBLISHED)
    assert (timex.kind, timex.start, timex.offset_days) == (TimexKind.RELATIVE, None, offset)


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in NO_DATES.items() for text in texts])
def test_no_dates(language, text):
    assert read(text, language) == ([], [])


@pytest.mark.parametrize("text", ["on Tuesday", "yesterday", "last week", "in April", "since 5 May", "two days ago"])
def test_without_a_day_of_publication_only_full_dates_are_known(text):
    ((_, start, end, prec),), _ = read(text, published=None)
    assert (start, end, prec) == ("None", "None", 5)
    assert read("on 25 January 2012", published=None)[0] == [day("25 January 2012", "2012-01-25")]


WORDS = (
    "January May 25 25th 31 2024 1999 2024-02-30 Monday tuesday last next this week days two a few ago - to , . ( ) [ "
    "] since so far until between and from the of yesterday 9999999999 decades months earlier for mars mardi dernier "
    "le 1er il y été dans nuit de à deux jours plus tard depuis mi fin 10:30 99/99/99 1990s summer year"
)
PIECES = st.lists(st.sampled_from(WORDS.split()), max_size=25).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=80), PIECES),
    st.sampled_from(["en", "fr"]),
    st.dates(min_value=date.min, max_value=date.max),
)
def test_any_text_gives_ordered_spans_that_do_not_hang_on_publication(text, language, published):
    document = parse(Article("a", "", text, None, language=language))
    for sentence in document.sentences:
        found = find_dates(sentence, document.lexicon, published)
        floor = 0
        for timex in found:
            assert floor <= timex.first < timex.last <= len(sentence.tokens)
            assert timex.start is None or timex.end is None or timex.start <= timex.end
            assert 1 <= timex.date_prec <= 5
            floor = timex.last
        unpublished = find_dates(sentence, document.lexicon, None)
        assert [timex[:2] for timex in unpublished] == [timex[:2] for timex in found]
        assert [timex.kind for timex in unpublished] == [timex.kind for timex in found]
