"""Ages count years and no people, and tell persons apart."""

import pytest

from dateline.incidents.ages import find_ages
from dateline.incidents.words import Listing
from dateline.language.document import parse
from dateline.language.lexicon import lexicon
from dateline.language.numbers import find_numbers
from dateline.model import Article


def ages(text, language="en"):
    (sentence,) = parse(Article("a", "", text, language=language)).sentences
    words, lower = lexicon(language), [token.lower for token in sentence.tokens]
    numbers = find_numbers(sentence, words, ())
    return sorted(find_ages(sentence.tokens, numbers, Listing(sentence.tokens, lower, words)).values())


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("A 34-year-old man was shot.", [34]),
        ("Ann Walker, 34, was shot.", [34]),
        ("Ann Walker, 34 of Dover, was shot.", [34]),
        ("Bob Ray Jr., 34, was shot.", [34]),
        ("Three men, ages 24, 25 and 41, were shot.", [24, 25, 41]),
        ("A man, 33, was shot.", [33]),
        ("A man in his 20s and a woman, thirty-three, were shot.", [20, 33]),
        ("A 30-month-old girl was shot.", [2]),
        ("Another teen, also 15, was shot.", [15]),
        ("Ann Walker, who would have turned 15 in May, was shot.", [15]),
        ("An 8 yo girl was shot.", [8]),
        ("Two boys, 16 and 17 years old, were shot.", [16, 17]),
        ("Two boys and 17 soldiers were shot.", []),
        ("A man was killed, two were wounded.", []),
        ("1 dead, 3 wounded in Dover", []),
        ("Shots were fired in Dover, 12 people fled.", []),
    ],
)
def test_ages_are_found(text, years):
    assert ages(text) == years


def test_french_ages_are_found():
    assert ages("Un homme de 24 ans et sa fille, âgée de 3 ans, ont été tués.", "fr") == [3, 24]
    assert ages("Deux garçons de 16 et 17 ans ont été tués.", "fr") == [16, 17]
    assert ages("Un autre adolescent, aussi âgé de 15 ans, a été tué.", "fr") == [15]


@pytest.mark.parametrize(
    "text",
    [
        "Three men, ages 24, 25 and 41, were wounded in Dover on Monday.",
        "Three men, all in their 20s, were wounded in Dover on Monday.",
        "Ann Walker, 24, Bob Ray, 25, and Carl Fox, 41, were wounded in Dover on Monday.",
    ],
)
def test_ages_count_nobody(tolls, text):
    assert tolls(text)["wounded"] == (3, 3, 3)
