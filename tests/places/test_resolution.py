import pytest

from dateline.language.document import parse
from dateline.model import Article
from dateline.places.mentions import find_mentions


def place(mentions, text, surface):
    return next(place for name, _, place in mentions(text) if name == surface)


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("She was born in Paris.", "Paris", "paris"),
        ("She was born in Paris, Texas.", "Paris", "paris-tx"),
        ("Floods hit Hyderabad.", "Hyderabad", "hyderabad"),
        ("Floods hit Hyderabad, in Pakistan's Sindh province.", "Hyderabad", "hyderabad-pk"),
        ("A man from Alexandria, La., was held.", "Alexandria", "alexandria-la"),
        ("Ships left Alexandria.", "Alexandria", "alexandria"),
        ("Twelve died in Gao.", "Gao", "gao"),
        ("Twelve died in Gao region.", "Gao region", "ml-gao"),
        ("Talks were held in Tbilisi. Russia and Georgia agreed.", "Georgia", "ge"),
        ("He drove from Atlanta to Gainesville in Georgia.", "Georgia", "us-ga"),
        ("The American government spoke.", "American", "us"),
    ],
)
def test_which_place(mentions, text, surface, expected):
    assert place(mentions, text, surface) == expected


def test_one_sense_an_article(mentions):
    found = mentions("She lives in Paris, Texas. Ten years ago, Paris was smaller. The mayor of Paris agrees.")
    assert {place for name, _, place in found if name == "Paris"} == {"paris-tx"}


def test_spellings_are_one_place(mentions):
    found = mentions("It fell in Tinzaouaten. People in Tinzawaten saw it. Near Tin Zaouatene it burnt.")
    assert [place for _, _, place in found] == ["tinzaouaten"] * 3


def test_a_likeness_alone_is_no_place(mentions):
    assert mentions("She lives in Alghiers.") == [("Alghiers", "literal", None)]
    assert mentions("Algeria is large. She lives in Alghiers.")[1] == ("Alghiers", "literal", "algiers")


def test_confidence_falls_with_doubt(gazetteer):
    def confidence(text):
        return find_mentions(parse(Article("a", "", text, language="en")), gazetteer)[0].confidence

    assert confidence("Floods hit Hyderabad.") < confidence("Floods hit Hyderabad, India.")
    assert confidence("Ten died in Bamako.") > 0.9


@pytest.mark.parametrize(
    ("text", "surface", "place"),
    [
        ("In Burkina Faso, men attacked the village of Solhan.", "Solhan", "solhan"),
        ("In Niger, a drone hit the village of Kouré.", "Kouré", None),
        ("In France, a drone hit the village of Solhan.", "Solhan", None),
        ("In Mali, many left for London or Moscow.", "Moscow", "moscow"),
        ("A Russian drone hit the village of Solhan.", "Solhan", "solhan-tr"),
    ],
)
def test_small_places_far_from_what_is_named_are_none(mentions, text, surface, place):
    assert {found: id_ for found, _, id_ in mentions(text)}[surface] == place


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Sahel region worries Mali, Niger and Burkina Faso.", "sahel"),
        ("Burkina Faso left. In the Sahel, Mali and Niger followed.", "sahel"),
        ("Ten died in Dori, in the Sahel region of Burkina Faso.", "bf-sahel"),
        ("Mali, Niger and Algeria spoke of Burkina Faso's Sahel region.", "bf-sahel"),
        ("In Burkina Faso, gunmen attacked Dori and other towns of the Sahel region.", "bf-sahel"),
    ],
)
def test_a_world_region_and_a_division_of_one_name(mentions, text, expected):
    assert next(id_ for surface, _, id_ in mentions(text) if surface.startswith("Sahel")) == expected
