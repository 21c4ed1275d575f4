"""Signs: what speaks for or against a name, group by group."""

import pytest

from dateline.language.document import parse
from dateline.model import Article
from dateline.places.cues import cues
from dateline.places.recognition import find_candidates
from dateline.places.signs import GROUPS


@pytest.fixture
def signs(gazetteer):
    """The signs of the candidate span of a surface."""

    def found(text, surface, language="en"):
        document = parse(Article("a", "", text, language=language))
        own = cues(document.lexicon)
        for name, key in zip(*find_candidates(document, gazetteer), strict=True):
            if text[name.start : name.end] == surface:
                return {sign for group, part in zip(GROUPS, key, strict=True) for sign in group(part, own)}
        raise AssertionError(f"{surface} is no candidate")

    return found


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("Ten died in Gao.", "Gao", {"known=city", "match=exact", "before:locative", "code=PPL", "run:whole"}),
        ("Malian soldiers left.", "Malian", {"match=demonym", "opens demonym"}),
        ("Mr. Jackson spoke.", "Jackson", {"before2:titles capital, mark .", "person:within"}),
        ("The Bank of Mali spoke.", "Mali", {"before2:organisations_before capital, weak_prepositions"}),
        ("Ten died in Gao, Mali.", "Gao", {"contained", "listed after"}),
        ("Ten died in Gao, Kidal and Tessit.", "Kidal", {"listed before", "listed after", "close=True ,"}),
        ("Gao, a border town, was hit.", "Gao", {"kind"}),
        ("They drove along Mobile Road.", "Mobile", {"goes on:streets", "after:streets capital", "run:first"}),
        ("Gao-based men left.", "Gao", {"after2:mark -, nouns_after"}),
        ("The reading was low. Reading was hit.", "Reading", {"seen small"}),
    ],
)
def test_what_a_text_shows(signs, text, surface, expected):
    found = signs(text, surface)
    assert expected <= found, expected - found


def test_lists_of_words_have_the_same_sign_in_each_language(signs):
    english, french = signs("Ten died in Gao.", "Gao"), signs("Dix morts à Gao.", "Gao", "fr")
    assert "before:locative" in english & french
    assert "before:word in" not in french


def test_a_headline_in_capitals_says_nothing_of_runs(signs):
    found = signs("TEN DIED IN GAO ON MONDAY", "GAO")
    assert not any(sign.startswith("run") for sign in found)
    assert any(sign.startswith("case=upper") for sign in found)


def test_signs_are_short_and_have_no_tabs(signs):
    for sign in signs("Ten died in Gao, in Mali.", "Gao"):
        assert "\t" not in sign
        assert "\n" not in sign
        assert len(sign) < 100
