"""Agreement: what the rest of an article says for a name."""

import pytest

from dateline.language.document import parse
from dateline.model import Article
from dateline.places.agreement import Agreement, name_key, signs
from dateline.places.cues import cues
from dateline.places.recognition import find_candidates

SURE, UNSURE, NOT = 4.0, 0.5, -4.0


@pytest.fixture
def rest(gazetteer):
    """What the rest of a text says of the last candidate of a surface, the others being sure unless told otherwise."""

    def said(text, surface, **scores):
        document = parse(Article("a", "", text, language="en"))
        names = find_candidates(document, gazetteer).names
        surfaces = [text[name.start : name.end] for name in names]
        index = len(surfaces) - 1 - surfaces[::-1].index(surface)
        values = [scores.get(each, SURE) for each in surfaces]
        return Agreement(names, values, cues(document.lexicon), gazetteer.countries).rest(index)

    return said


def test_a_name_has_one_key_in_any_capitals(gazetteer):
    document = parse(Article("a", "", "He left Burkina Faso. BURKINA FASO IS LARGE.", language="en"))
    assert {name_key(name) for name in find_candidates(document, gazetteer).names} == {"burkina faso"}


def test_a_country_that_is_named_speaks_for_its_towns(rest):
    told = rest("Fighting spread in Mali. From Bamako to Kidal, and in Tessit, people fled.", "Tessit", Tessit=UNSURE)
    assert (told.home, told.named, told.sure) == ("3", True, 3)
    away = rest("Fighting spread in France. From Paris to Boston, and in Tessit, people fled.", "Tessit", Tessit=UNSURE)
    assert (away.home, away.named) == ("0", False)


def test_a_neighbour_speaks_a_little(rest):
    assert rest("Niger spoke. In Niamey people fled, and in Tessit.", "Tessit", Tessit=UNSURE).home == "beside"


def test_too_few_other_names_say_nothing(rest):
    assert rest("In Bamako people fled, and in Tessit.", "Tessit", Tessit=UNSURE).home == ""


def test_what_is_unsure_does_not_speak(rest):
    told = rest(
        "From Bamako to Kidal, and in Tessit, people fled.", "Tessit", Tessit=UNSURE, Bamako=UNSURE, Kidal=UNSURE
    )
    assert (told.home, told.sure) == ("", 0)


def test_the_same_word_elsewhere_speaks(rest):
    told = rest("Tessit was hit. Tessit again.", "Tessit")
    assert (told.again, told.times) == ("5", 2)
    assert rest("Tessit was hit.", "Tessit").again == ""


def test_a_sure_town_close_by_speaks(rest):
    assert rest("Gao was hit. Men left Tessit.", "Tessit", Tessit=UNSURE).near
    assert not rest("Rabat was hit. Men left Tessit.", "Tessit", Tessit=UNSURE).near
    assert not rest("Tessit was hit. Men left Tessit.", "Tessit").near


def test_another_spelling_speaks(rest):
    text = "Tinzaouaten was hit. Men left Tinzawaten."
    assert rest(text, "Tinzawaten", Tinzawaten=UNSURE).spelled
    assert not rest(text, "Tinzawaten", Tinzawaten=UNSURE, Tinzaouaten=NOT).spelled


def test_signs_say_what_is_so(rest):
    text = "Fighting spread in Mali. From Bamako to Kidal, and in Tessit, people fled."
    found = set(signs(rest(text, "Tessit", Tessit=UNSURE)))
    assert {"home=3", "home=3 village", "named", "named village", "home=3 placed village"} <= found
    assert not any(sign.startswith(("again", "otherwise", "spelled")) for sign in found)
