"""The link between an event's word and the names of its sentence, for any word given."""

import pytest

from dateline.incidents.scan import scan
from dateline.incidents.setting import name_candidates, place_candidates, read_setting
from dateline.incidents.site_model import SiteModel
from dateline.language.document import parse
from dateline.model import Article
from dateline.places.mentions import find_mentions


@pytest.fixture
def read_sentence(gazetteer):
    def read(text, language="en"):
        document = parse(Article("a", "", text, language=language))
        (one,) = scan(document, find_mentions(document, gazetteer))
        return one

    return read


@pytest.fixture
def sites(read_sentence):
    """Return where the event of a word happened, as the sentence has it."""

    def found(text, word, language="en"):
        one = read_sentence(text, language)
        words = [token.text for token in one.sentence.tokens]
        first = words.index(word)
        setting = read_setting(one, name_candidates(one, {(24, 37): 0.5}))
        return [
            " ".join(words[each.first : each.last]) for each in SiteModel.shipped().sites(setting, first, first + 1)
        ]

    return found


@pytest.mark.parametrize(
    ("text", "word", "places"),
    [
        ("Gunmen killed six people in Kidal on Sunday.", "killed", ["Kidal"]),
        ("Gunmen killed six people in Kidal, in the north of Mali, on Sunday.", "killed", ["Kidal"]),
        ("Officials in Bamako said that gunmen killed six people in Kidal.", "killed", ["Kidal"]),
        ("Rebels captured Kidal on Monday.", "captured", ["Kidal"]),
        ("Kidal was captured by the rebels on Monday.", "captured", ["Kidal"]),
        ("Thousands protested in Niamey, Agadez and Zinder on Friday.", "protested", ["Niamey", "Agadez", "Zinder"]),
        ("A bomb detonated at the Hope Hospital on Monday.", "detonated", ["Hope Hospital"]),
        ("The minister demonstrated that he could not win.", "demonstrated", []),
    ],
)
def test_a_word_has_its_places(sites, text, word, places):
    assert sites(text, word) == places


@pytest.mark.parametrize(
    ("text", "word", "places"),
    [
        ("Des hommes armés ont tué six personnes à Kidal dimanche.", "tué", ["Kidal"]),
        ("Des milliers de personnes ont manifesté à Niamey vendredi.", "manifesté", ["Niamey"]),
    ],
)
def test_what_is_learned_holds_in_another_language(sites, text, word, places):
    assert sites(text, word, "fr") == places


def test_other_names_are_candidates_too(read_sentence):
    one = read_sentence("The men shelled the village of Bazbouzou and the Hope Hospital in Gao.")
    names = [(each.first, each.last, each.kind) for each in name_candidates(one, {(48, 61): 1.5})]
    places = [(each.first, each.last, each.kind) for each in place_candidates(one)]
    assert set(places) < set(names)
    assert (9, 11, "name") in names


def test_a_sentence_without_names_has_no_sites(sites):
    assert sites("The rebels killed six people on Monday.", "killed") == []


def test_what_governs_a_name(read_sentence):
    one = read_sentence("Six people from Gao were killed in the northern town of Kidal.")
    setting = read_setting(one, place_candidates(one))
    assert setting.cases == ("from", "at")
    assert [one.lower[at] for at in setting.governors] == ["from", "in"]
