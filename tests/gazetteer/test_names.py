"""Keys for place names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.gazetteer.names import MAX_NAME_CHARS, fold, is_initialism, plain, skeleton, sound


@pytest.mark.parametrize(
    "spellings",
    [
        ("Tinzaouaten", "Tinzawaten", "Tin Zaouatene", "Tin-Zaouatène", "TINZAOUATEN", "Tin Zaouâtene", "Tinzaouatten"),
        ("Laâyoune", "Laayoune", "LAAYOUNE", "Lâayoune"),
        ("Ménaka", "Menaka"),
        ("N'Djamena", "N’Djaména", "Ndjamena", "N´Djamena", "NʼDjamena"),
        ("El Fasher", "Al-Fasher", "el-fasher", "Al Fasher"),
        ("St. Louis", "Saint Louis", "Saint-Louis", "St Louis"),
        ("Ouagadougou", "Wagadugu"),
        ("U.S.", "US", "U. S."),
        ("Þórshöfn", "Thorshofn"),
        ("Łódź", "Lodz"),
        ("كيدال", "كِيدَال", "كيـدال"),
        ("إليزي", "اليزى", "الیزی"),
        ("غزة", "غزه"),
        ("السودان", "سودان"),
        ("رأس العين", "راس عين", "راس العين"),
        ("كويت", "کویت"),
        ("الأنبار", "انبار"),
        ("البيضاء", "البيضا"),
        ("Ar Raqqah", "Al-Raqqah", "Arraqqah", "Er Raqqah"),
        ("Ash Shati", "Al Shati", "Ashshati", "Esh-Shati"),
        ("En Nahud", "El Nahud", "An Nahud"),
        ("Deir ez-Zor", "Dayr al-Zor"),
        ("Oued Zem", "Wadi Zem", "Ouadi Zem"),
        ("Aïn Salah", "Ayn Salah", "Ain Sala"),
        ("Djebel Amour", "Jabal Amour", "Gebel Amur"),
        ("Ouled Djellal", "Awlad Djellal", "Oulad Djelal"),
        ("Bani Walid", "Beni Walid", "Banu Walid"),
        ("Oum Rouaba", "Umm Ruwaba", "Um Ruaba"),
        ("Ksar el Kebir", "Qasr al-Kebir"),
        ("Bin Jawad", "Ben Jawad"),
        ("Hodeidah", "Hodeida"),
        ("Ismailia", "Ismailiya", "Ismailiyya", "Ismailiyah"),
    ],
)
def test_spellings_of_one_name_share_a_key(spellings):
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mali", "Male"),
        ("Rome", "Rom"),  # too short for the e to be mute
        ("Lomé", "Lom"),
        ("Niger", "Nigeria"),
        ("ガオ", "カオ"),  # the mark tells the consonants apart
        ("दिल्ली", "दल्ली"),  # the mark is the vowel
        ("Elbasan", "Albasan"),  # no article
        ("Utah", "Uta"),  # too short for the h to be mute
        ("Sarah", "Sara"),
        ("At Bamako", "Al Bamako"),  # no sun letter
        ("Tell", "Tall"),  # one word is no first word
        ("Tinzaouaten", "Tinzaoutin"),
    ],
)
def test_names_of_different_places_keep_different_keys(one, other):
    assert fold(one) != fold(other)


def test_decomposed_letters_are_as_good_as_composed_ones():
    assert fold("Be\u0301char") == fold("B\u00e9char") == "bechar"
    assert plain("カ\u3099オ") == plain("ガオ")


def test_zero_width_characters_do_not_count():
    assert fold("Ba\u200bma\u200dko\ufeff") == "bamako"


def test_plain_keeps_words_apart_and_spelling_as_it_is():
    assert plain("  Tin-Zaouatène,  (Mali) ") == "tin zaouatene mali"
    assert plain("N'Djamena") == "ndjamena"
    assert plain("N.W.T.") == "nwt"


def test_what_is_no_name_has_no_key():
    assert fold("") == fold(" -- … ") == fold("'’.") == ""
    assert fold("a" * (MAX_NAME_CHARS + 1)) == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tinzaoutin", "Tinzaouaten"),
        ("Aguelhoc", "Aguelhok"),
        ("Qaddafia", "Kadafya"),
        ("Dhiban", "Diban"),
        ("Ghardaia", "Gardaya"),
        ("Chirfa", "Shirfa"),
        ("Anderamboukane", "Andéranboukan"),
        ("In Amenas", "Ain Amenas"),
        ("Ouarabougou", "Warabugu"),
        ("Tchintabaraden", "Chintabaraden"),
        ("Qasserine", "Kasserine"),
        ("Djijel", "Jijel"),
        ("Zanbougou", "Zambougou"),
        ("El Fasher", "Fasher"),
    ],
)
def test_transliterations_share_a_skeleton(one, other):
    assert skeleton(fold(one)) == skeleton(fold(other)) != ""


@pytest.mark.parametrize(
    ("one", "other"), [("Qaddafia", "Kaddafya"), ("Ghat", "Gat"), ("Djado", "Jado"), ("Tchirfa", "Shirfa")]
)
def test_transliterations_sound_alike(one, other):
    assert sound(fold(one)) == sound(fold(other))


def test_only_latin_names_have_a_skeleton():
    assert skeleton(fold("كيدال")) == skeleton(fold("Кидаль")) == ""


def test_a_first_vowel_counts():
    assert skeleton("oran") == skeleton("uran") != skeleton("ran")


@pytest.mark.parametrize(
    ("name", "expected"), [("US", True), ("U.S.", True), ("NSW", True), ("U", False), ("Nsw", False)]
)
def test_initialisms(name, expected):
    assert is_initialism(name) == expected


@given(st.text(max_size=MAX_NAME_CHARS))
def test_keys_of_any_text_hold_no_space_and_do_not_depend_on_case_or_punctuation(text):
    key = fold(text)
    assert not any(char.isspace() for char in key)
    assert fold(f" {text}, ") in (key, "")
    assert fold(text.casefold()) in (key, "")


@given(st.from_regex(r"[A-Za-z]{1,12}( [A-Za-z]{1,12})?", fullmatch=True))
def test_latin_keys_are_small_latin_letters(name):
    assert set(fold(name)) <= set("abcdefghijklmnopqrstuvxyz")
    assert set(skeleton(fold(name))[1:]) <= set("bcdfgjklmnprst")
