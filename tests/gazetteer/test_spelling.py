"""Names that are spelled otherwise than the gazetteer has them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer import Gazetteer, MatchKind
from dateline.gazetteer.file import GazetteerWriter, NameKind
from dateline.gazetteer.names import fold
from dateline.gazetteer.spelling import difference, tolerance, with_other_article
from dateline.model import Place

# name, country, population, other names
PLACES = [
    ("Tinzaouaten", "DZ", 2_000, ["Tinzawaten"]),
    ("Aguelhok", "ML", 9_000, ["أجلهوك"]),
    ("Anderamboukane", "ML", 5_000, []),
    ("Konna", "ML", 0, []),
    ("Kona", "IE", 30_000, []),
    ("El Fasher", "SD", 250_000, []),
    ("Ar Raqqah", "SY", 530_000, ["الرقة"]),
    ("Al Khawkhah", "YE", 5_000, []),
    ("Ghardaïa", "DZ", 140_000, ["غرداية"]),
    ("Qasserine", "TN", 80_000, []),
    ("Tchintabaraden", "NE", 12_000, []),
    ("Hodeidah", "YE", 730_000, ["الحديدة"]),
    ("Souk Ahras", "DZ", 156_000, []),
    ("Zanbougou", "ML", 900, []),
    ("Yérobougou", "ML", 400, []),
    ("Bamako", "ML", 1_300_000, []),
]


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory):
    writer = GazetteerWriter()
    for number, (name, country, population, others) in enumerate(PLACES, 1):
        place = Place(f"geonames:{number}", name, 15.0, float(number), "P", "PPL", country, None, population)
        writer.add(place, [(other, NameKind.ALTERNATE) for other in others])
    path = tmp_path_factory.mktemp("spelling") / "small.sqlite"
    writer.write(path, {})
    with Gazetteer.open(path) as gazetteer:
        yield gazetteer


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Tinzaoutin", "Tinzaouaten"),
        ("Tinzawatin", "Tinzaouaten"),
        ("Aguelhoc", "Aguelhok"),
        ("Agelhok", "Aguelhok"),
        ("Andéranboukan", "Anderamboukane"),
        ("Anderamboucane", "Anderamboukane"),
        ("Fasher", "El Fasher"),
        ("El-Facher", "El Fasher"),
        ("Raqqah", "Ar Raqqah"),
        ("Al-Khokha", "Al Khawkhah"),
        ("Gardaya", "Ghardaïa"),
        ("Kasserine", "Qasserine"),
        ("Chintabaraden", "Tchintabaraden"),
        ("Tchin-Tabaradène", "Tchintabaraden"),
        ("Hudaida", "Hodeidah"),
        ("Suq Ahres", "Souk Ahras"),
        ("Zambougou", "Zanbougou"),
        ("Yèrèbougou", "Yérobougou"),
    ],
)
def test_a_place_is_found_under_another_spelling(gazetteer, written, name):
    found = gazetteer.lookup(written) or gazetteer.similar(written)
    assert found
    assert found[0].place.name == name
    assert found[0].match in (MatchKind.FOLDED, MatchKind.SIMILAR)


@pytest.mark.parametrize(
    ("written", "match"),
    [
        ("Tinzaouaten", MatchKind.EXACT),
        ("TINZAOUATEN", MatchKind.EXACT),
        ("Tinzawaten", MatchKind.ALTERNATE),
        ("Tin-Zawaten", MatchKind.FOLDED),
        ("Tinzawatin", MatchKind.SIMILAR),
    ],
)
def test_a_spelling_that_the_gazetteer_has_is_more_than_one_that_it_has_not(gazetteer, written, match):
    [found] = gazetteer.lookup(written) or gazetteer.similar(written)
    assert found.match is match


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("رقة", "Ar Raqqah"),
        ("الرقه", "Ar Raqqah"),
        ("الرَّقَّة", "Ar Raqqah"),
        ("الرقـة", "Ar Raqqah"),
        ("حديدة", "Hodeidah"),
        ("اجلهوك", "Aguelhok"),
        ("أجلهوک", "Aguelhok"),
        ("غردايه", "Ghardaïa"),
        ("الغرداية", "Ghardaïa"),
    ],
)
def test_arabic_names_match_with_and_without_what_is_often_left_out(gazetteer, written, name):
    assert [candidate.place.name for candidate in gazetteer.lookup(written)] == [name]


@pytest.mark.parametrize("written", ["Mali", "Bombay", "Harakat", "Yesterday", "Mohammed", "Fisher", "Kon", "", "١٢"])
def test_other_words_are_like_no_place(gazetteer, written):
    assert gazetteer.lookup(written) == gazetteer.similar(written) == ()


def test_what_is_near_never_beats_what_is_found(gazetteer):
    assert {candidate.place.name: candidate.match for candidate in gazetteer.lookup("Konna")} == {
        "Konna": MatchKind.EXACT,
        "Kona": MatchKind.FOLDED,
    }
    assert gazetteer.similar("Konna") == ()


def test_the_nearer_spelling_comes_first(gazetteer):
    found = gazetteer.similar("Zenbougou")
    assert found[0].place.name == "Zanbougou"
    assert len({candidate.place.id for candidate in found}) == len(found)


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        (("kebir", "kabir"), ("kebir", "kobir")),  # a for e is a mere transliteration
        (("qasr", "kasr"), ("qasr", "masr")),
        (("sahra", "sara"), ("sahra", "sagra")),
        (("asongo", "asono"), ("asongo", "asingono")),
    ],
)
def test_letters_that_are_mixed_up_cost_less(nearer, farther):
    assert difference(*nearer, bound=9) < difference(*farther, bound=9)


def test_an_article_costs_little():
    assert with_other_article("alfasher") == ("fasher",)
    assert "araqa" in with_other_article("raqa")
    assert difference("alkauka", "kauka", 1.0) <= 0.25


def test_what_is_too_far_is_infinitely_far():
    assert math.isinf(difference("bamako", "tinzauaten", 2.0))


@given(st.text("abdghiklmnorstuy", min_size=1, max_size=14), st.text("abdghiklmnorstuy", min_size=1, max_size=14))
def test_the_difference_is_one_of_two_names_and_no_order(one, other):
    assert difference(one, one, 0.0) == 0.0
    assert difference(one, other, 99) == pytest.approx(difference(other, one, 99))


@given(st.text(max_size=40))
def test_any_text_has_a_tolerance_and_no_trouble(text):
    key = fold(text)
    assert tolerance(key) <= 1.5
    assert difference(key, "tinzauaten", tolerance(key)) >= 0.0
