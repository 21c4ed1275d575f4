"""Numbers that may count people, in English and French."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language.dates import find_dates
from dateline.language.document import parse
from dateline.language.numbers import find_measures, find_numbers
from dateline.model import Article


def read(text, language="en"):
    return parse(Article("a", "", text, date(2024, 1, 31), language=language))


def numbers(text, language="en"):
    """(words, low, best, high, approximate) of every number in a text."""
    document = read(text, language)
    return [
        (
            text[sentence.tokens[number.first].start : sentence.tokens[number.last - 1].end],
            *number[2:6],
        )
        for sentence in document.sentences
        for number in find_numbers(sentence, document.lexicon)
    ]


ENGLISH = {
    "1,400 dead": ("1,400", 1400, 1400, 1400, False),
    "1 400 dead": ("1 400", 1400, 1400, 1400, False),
    "1\u00a0400 dead": ("1\u00a0400", 1400, 1400, 1400, False),
    "1\u202f400 dead": ("1\u202f400", 1400, 1400, 1400, False),
    "1,80,000 displaced": ("1,80,000", 180000, 180000, 180000, False),
    "1.4 million people": ("1.4 million", 1400000, 1400000, 1400000, False),
    "2m people fled": ("2m", 2000000, 2000000, 2000000, False),
    "0 killed": ("0", 0, 0, 0, False),
    "forty-nine soldiers": ("forty-nine", 49, 49, 49, False),
    "one hundred and twenty people": ("one hundred and twenty", 120, 120, 120, False),
    "two hundred thousand people": ("two hundred thousand", 200000, 200000, 200000, False),
    "two and a half million people": ("two and a half million", 2500000, 2500000, 2500000, False),
    "a dozen men": ("a dozen", 12, 12, 12, True),
    "two dozen men": ("two dozen", 24, 24, 24, True),
    "half a dozen men": ("half a dozen", 6, 6, 6, True),
    "dozens of people": ("dozens", 24, 24, None, True),
    "scores of people": ("scores", 40, 40, None, True),
    "hundreds of people": ("hundreds", 200, 200, None, True),
    "tens of thousands fled": ("tens of thousands", 20000, 20000, None, True),
    "several people": ("several", 3, 3, None, True),
    "a few men": ("a few", 2, 2, None, True),
    "several hundred people": ("several hundred", 200, 200, None, True),
    "at least 12": ("at least 12", 12, 12, None, False),
    "at least another 12": ("at least another 12", 12, 12, None, False),
    "more than 30,000 people": ("more than 30,000", 30000, 30000, None, False),
    "12 or more people": ("12 or more", 12, 12, None, False),
    "up to 100 people": ("up to 100", None, 100, 100, True),
    "a minimum of 5 people": ("a minimum of 5", 5, 5, None, False),
    "no more than 5 people": ("no more than 5", None, 5, 5, True),
    "nearly 100 people": ("nearly 100", 100, 100, 100, True),
    "some 50 people": ("some 50", 50, 50, 50, True),
    "at least about 50 people": ("at least about 50", 50, 50, None, True),
    "20 to 30 people": ("20 to 30", 20, 20, 30, False),
    "between 20 and 30 people": ("between 20 and 30", 20, 20, 30, False),
    "20-30 people": ("20-30", 20, 20, 30, False),
    "12 or 13 people": ("12 or 13", 12, 12, 13, False),
    "one or two people": ("one or two", 1, 1, 2, False),
    "2 to 3 million people": ("2 to 3 million", 2000000, 2000000, 3000000, False),
    "20-30,000 people": ("20-30,000", 20000, 20000, 30000, False),
    "20-thousand troops": ("20-thousand", 20000, 20000, 20000, False),
    "killed 2000 people": ("2000", 2000, 2000, 2000, False),
    "one soldier died": ("one", 1, 1, 1, False),
    "at least140,000 people": ("at least140,000", 140000, 140000, None, False),
}

FRENCH = {
    "soixante et onze morts": ("soixante et onze", 71, 71, 71, False),
    "quatre-vingt-dix-sept morts": ("quatre-vingt-dix-sept", 97, 97, 97, False),
    "trente-et-un soldats": ("trente-et-un", 31, 31, 31, False),
    "deux cents personnes": ("deux cents", 200, 200, 200, False),
    "mille deux cents morts": ("mille deux cents", 1200, 1200, 1200, False),
    "un million deux cent mille déplacés": ("un million deux cent mille", 1200000, 1200000, 1200000, False),
    "1,4 million de personnes": ("1,4 million", 1400000, 1400000, 1400000, False),
    "1.200 morts": ("1.200", 1200, 1200, 1200, False),
    "une quarantaine de civils": ("une quarantaine", 40, 40, 40, True),
    "un millier d'habitants": ("un millier", 1000, 1000, 1000, True),
    "des dizaines de morts": ("des dizaines", 20, 20, None, True),
    "plusieurs centaines de civils": ("plusieurs centaines", 200, 200, None, True),
    "plusieurs soldats": ("plusieurs", 2, 2, None, True),
    "plus de 30 000 personnes": ("plus de 30 000", 30000, 30000, None, False),
    "plus d'une centaine de morts": ("plus d'une centaine", 100, 100, None, True),
    "jusqu'à 50 morts": ("jusqu'à 50", None, 50, 50, True),
    "quelques 50 hommes": ("quelques 50", 50, 50, 50, True),
    "près de 100 hommes": ("près de 100", 100, 100, 100, True),
    "entre 20 et 30 morts": ("entre 20 et 30", 20, 20, 30, False),
    "de 20 à 30 personnes": ("de 20 à 30", 20, 20, 30, False),
    "une ou deux personnes": ("une ou deux", 1, 1, 2, False),
}

NO_COUNTS = {
    "en": [
        *[
            "the 25th man",
            "a third of them",
            "two-thirds",
            "twenty-fifth",
            "a 22-year-old man",
            "boys aged 13, 17 and 19",
        ],
        *["Moussa Traoré, 25, died", "Traoré (25) died", "at 10:30", "at 2200 on the road", "at 6 a.m.", "$5 million"],
        *["5 million euros", "50%", "50 percent of them", "30 km north", "dozens of miles", "two more hours", "AK-47"],
        *[
            "M16",
            "a TB2",
            "Su-24",
            "the G5",
            "Covid-19",
            "Highway 25",
            "article 5",
            "Resolution 2100",
            "No. 5",
            "page 3",
        ],
        *["Unit 731", "tel. 20 22 33 44", "16.27, -0.04", "a 12-member team", "no one was hurt", "this one", "9/11"],
        *["in 2012 he left", "the 2015 peace agreement", "2023 elections", "1.5 people"],
        *["-5 people", "January 25", "25-27 July 2024", "1722 Thurgood Street", "a 12.7-mm gun", "World War 2"],
    ],
    "fr": [
        *["un soldat", "le 25e bataillon", "âgé de 25 ans", "20 pour cent", "5 millions d'euros", "à 10h30", "à 10 h"],
        *[
            "l'article 5",
            "la route nationale 6",
            "mis en quarantaine",
            "une trentaine de kilomètres",
            "six premiers mois",
        ],
        *["le 27 juillet 2024", "en 2012", "250 000 francs CFA", "mardi 30, il"],
    ],
}


@pytest.mark.parametrize(("text", "expected"), ENGLISH.items())
def test_english(text, expected):
    assert numbers(text) == [expected]


@pytest.mark.parametrize(("text", "expected"), FRENCH.items())
def test_french(text, expected):
    assert numbers(text, "fr") == [expected]


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in NO_COUNTS.items() for text in texts])
def test_what_counts_nobody_is_left_out(language, text):
    assert numbers(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("rose from 12 to 17", "en", [12, 17]),
        ("est passé de 12 à 17 morts", "fr", [12, 17]),
        ("11 soldiers, four policemen and one child", "en", [11, 4, 1]),
        ("killing one and wounding two.", "en", [1, 2]),
        ("On January 25, 300 people fled for two days.", "en", [300]),
        ("In January 25 people were killed", "en", [25]),
    ],
)
def test_numbers_of_one_sentence_stand_apart(text, language, values):
    assert [number[2] for number in numbers(text, language)] == values


def test_core_first_is_the_numeral_after_its_bounds():
    document = read("At least 12 people and 3 goats")
    sentence = document.sentences[0]
    bounded, plain = find_numbers(sentence, document.lexicon)
    assert (bounded.first, bounded.core_first, bounded.last) == (0, 2, 3)
    assert plain.first == plain.core_first


@pytest.mark.parametrize(
    ("text", "language", "km"),
    [
        ("30 km north of Gao", "en", 30),
        ("some 30-40 kilometres away", "en", 35),
        ("ten miles off", "en", 16.09344),
        ("12 nautical miles", "en", 22.224),
        ("500m from the post", "en", 0.5),
        ("à une trentaine de kilomètres de Gao", "fr", 30),
        ("à 15 km au nord", "fr", 15),
    ],
)
def test_distances(text, language, km):
    document = read(text, language)
    (measure,) = find_measures(document.sentences[0], document.lexicon)
    assert measure.km == pytest.approx(km)
    assert find_numbers(document.sentences[0], document.lexicon) == ()


WORDS = (
    "at least between and to one two dozen hundred thousand million of 12 1,400 9.5 2024 - – , . ( ) % km years old "
    "January 25th $ ² ٣ a the people six cents une quarantaine de et entre à plus d' mille 007 10:30 0"
)
PIECES = st.sampled_from(WORDS.split())


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join)), st.sampled_from(["en", "fr"]))
def test_any_text_gives_ordered_numbers_apart_from_dates(text, language):
    document = read(text, language)
    for sentence in document.sentences:
        dates = find_dates(sentence, document.lexicon, None)
        floor = 0
        for number in find_numbers(sentence, document.lexicon, dates):
            assert floor <= number.first <= number.core_first < number.last <= len(sentence.tokens)
            assert all(number.last <= timex.first or timex.last <= number.first for timex in dates)
            assert number.best is not None
            assert number.best >= 0
            floor = number.last
        for measure in find_measures(sentence, document.lexicon):
            assert 0 <= measure.first < measure.last <= len(sentence.tokens)
