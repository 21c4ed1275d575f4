import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language.document import parse, tokenize
from dateline.model import Article, Span


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def sentences(text: str, **fields: object) -> list[str]:
    document = parse(Article("a", "", text, **fields))
    return [text[sentence.start : sentence.end] for sentence in document.sentences]


def test_tokens_show_the_names_inside_compounds():
    assert words("the Rabat-Bamako axis") == ["the", "Rabat", "-", "Bamako", "axis"]
    assert words("l'Algérie, d’Alger") == ["l'", "Algérie", ",", "d’", "Alger"]
    assert words("Mali’s army") == ["Mali", "’s", "army"]
    assert words("N'Djamena n'est pas") == ["N'Djamena", "n'", "est", "pas"]


def test_numbers_and_abbreviations_stay_whole():
    assert words("1,400 at 9.5 km by 10:30 p.m.") == ["1,400", "at", "9.5", "km", "by", "10:30", "p.m."]
    assert words("U.S. W.Va.") == ["U.S.", "W.Va."]


def test_offsets_point_into_the_text_with_astral_characters():
    text = "🔥🔥 Fire in Gao. 𝔘nd so."
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text


@pytest.mark.parametrize(
    ("text", "lower"),
    [
        ("Kei\u0308ta", "keïta"),
        ("E\u0301TAT", "état"),
        ("Bouake\u0301", "bouaké"),
        ("Ba\u00adma\u200bko", "bamako"),
        ("N’Dja\u00admena", "n'djamena"),
        ("\u0643\u064e\u0627\u0648", "\u0643\u064e\u0627\u0648"),
        ("नेपाल", "नेपाल"),
        ("I\u0307zmir", "izmir"),
        ("İzmir", "izmir"),
    ],
)
def test_combining_and_invisible_characters_are_part_of_a_word(text, lower):
    before, token, behind = tokenize(f"to {text}\u200b")
    assert (token.text, token.lower) == (text, lower)
    assert (before.start, token.start, behind.text) == (0, 3, "\u200b")


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters() | st.sampled_from("aé\u0301\u00ad\u200b.,' ’<>\n1lqu"), max_size=60))
def test_tokens_hold_every_character_but_space_and_markup(text):
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text and token.lower for token in tokens)
    assert "".join(token.text for token in tokens) == "".join(
        re.sub(r"(?i)</?[a-z][a-z0-9]{0,9}/?>", " ", text).split()
    )


def test_abbreviations_and_initials_end_no_sentence():
    assert sentences("Gen. Abass Dembele spoke. J. Smith of the U.S. army did not.") == [
        "Gen. Abass Dembele spoke.",
        "J. Smith of the U.S. army did not.",
    ]


def test_initials_end_a_sentence_before_an_opener():
    assert len(sentences("They left the U.S. The army followed.")) == 2


def test_closing_quotes_belong_to_the_sentence():
    assert sentences('He said "no." Then he left.') == ['He said "no."', "Then he left."]


def test_wrapped_lines_are_one_paragraph_and_others_are_not():
    line = "this line was wrapped by hand at some seventy columns as in a mail"
    assert len(sentences("\n".join([line] * 5))) == 1
    assert len(sentences("A headline\nA first paragraph that stands on its own\nAnother")) == 3


def test_clutter_is_in_no_sentence():
    text = "Fighting broke out. Leave a Comment It ended."
    start = text.index("Leave")
    found = sentences(text, clutter=(Span(start, start + 15),))
    assert found == ["Fighting broke out.", "It ended."]


def test_language_is_guessed_from_function_words():
    assert parse(Article("a", "", "The army said that it was not in the town.")).lexicon.language == "en"
    assert parse(Article("a", "", "L'armée a dit que la ville est dans une zone sûre.")).lexicon.language == "fr"
    assert parse(Article("a", "", "L'armée", language="en")).lexicon.language == "en"


def test_a_sentence_that_never_ends_is_cut():
    found = sentences("Twelve people were killed in Gao and " * 1000)
    assert len(found) > 1
    assert max(len(sentence) for sentence in found) < 3000


def test_sentence_at():
    document = parse(Article("a", "", "One two. Three four."))
    assert document.sentence_at(10) is document.sentences[1]
    assert document.sentence_at(8) is None
