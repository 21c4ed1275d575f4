"""Text that no newspaper prints: endless names, no spaces, other scripts, invisible characters, capitals only."""

import sys
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.gazetteer import Gazetteer
from dateline.language.document import parse
from dateline.model import Article
from dateline.places.mentions import find_mentions
from dateline.places.relations import locate

NEWS = "Gunmen killed 12 people 30 km north of Gao, near the border with Niger, on the road to Kidal on Monday. "
PIECES = [
    "Gao", "Kidal", "Mali", "Bamako", "GAO", "Tinzaouaten", "Kabylie", "30 km north of", "near", "between", "and",
    "the", "border with", "road to", "-", "–", "'s", ",", ".", "(", ")", "\n\n", "\u200b", "\u0301", "\U0001f1f2",
    "غزة", "السودان", "Москва", "東京", "İstanbul", "ß", "ﬁ", "\u202e", "12", "km", "north", "of", "off the coast of",
    "tri-border", "on the", "axis", "hour's drive from", "\ud7ff", "\x00", "\t", "A", "d'", "l'", "entre", "et",
]  # fmt: skip


def read(text, gazetteer, language=None):
    """Find the mentions of a text and their locations; every span has to be its surface."""
    document = parse(Article("a", "", text, language=language))
    found = find_mentions(document, gazetteer)
    for mention in found:
        assert text[mention.start : mention.end] == mention.surface
        sentence = document.sentence_at(mention.start)
        assert sentence is not None
        where = locate(sentence, mention, document, gazetteer)
        assert (where is None) == (mention.place is None)
        if where is not None:
            assert -90 <= where.lat <= 90
            assert -180 <= where.lon <= 180
            assert 1 <= where.where_prec <= 7
            assert where.uncertainty_km >= 0
            assert " ".join(mention.surface.split()) in where.phrase
    return found


def names(text, gazetteer, language="en"):
    return [(m.surface, m.place.name) for m in read(text, gazetteer, language) if m.place is not None]


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=300), language=st.sampled_from(["en", "fr", None]))
def test_any_text_is_read_and_its_spans_are_right(gazetteer, text, language):
    read(text, gazetteer, language)


@settings(max_examples=200, deadline=None)
@given(
    pieces=st.lists(st.sampled_from(PIECES), max_size=40),
    joint=st.sampled_from([" ", "", "-"]),
    language=st.sampled_from(["en", "fr"]),
)
def test_any_words_of_relations_are_read(gazetteer, pieces, joint, language):
    read(joint.join(pieces), gazetteer, language)


@pytest.mark.parametrize(
    "name",
    ["A" * 10_000, "Gao" * 3_333, "Gao-" * 2_500, "Gao " * 2_500, "Ab " * 3_000, "é" * 10_000, "G\u0301" * 5_000],
)
def test_a_name_of_ten_thousand_characters(gazetteer, name):
    text = f"They died in {name}. They fled to Kidal."
    assert ("Kidal", "Kidal") in names(text, gazetteer)


def test_text_without_a_space(gazetteer):
    read("".join(NEWS.split()) * 50, gazetteer)
    assert ("Gao", "Gao") in names("diedinGao,Kidal;thenfledtoMali.".replace("Gao", " Gao"), gazetteer)


@pytest.mark.parametrize(
    "text",
    [
        "قال شهود إن مسلحين هاجموا مدينة Bamako في شمال مالي.",
        "武装分子袭击了 Bamako 。",
        "\u202bمدينة\u202c Bamako \u202bمالي\u202c",
        "Боевики напали на Bamako вчера.",
        "\u05d4\u05ea\u05e7\u05e4\u05d4 \u05d1 Bamako",
    ],
)
def test_names_among_other_scripts(gazetteer, text):
    assert ("Bamako", "Bamako") in names(text, gazetteer)


def test_names_in_a_script_without_capitals():
    with Gazetteer.open() as builtin:
        assert ("باماكو", "Bamako") in names("أعلنت باماكو الحداد في مالي", builtin)
        assert ("بَامَاكُو", "Bamako") in names("أعلنت بَامَاكُو الحداد في مالي", builtin)
        assert ("الجزائر العاصمة", "Algiers") in names("وصل الرئيس إلى الجزائر العاصمة قادما من باريس.", builtin)


@pytest.mark.parametrize(
    "name",
    [
        "Ba\u200bma\u200bko",
        "Ba\u00admako",
        "B\u200da\u2060m\u200cako",
        "Bam\ufeffako",
    ],
)
@pytest.mark.parametrize(
    ("before", "behind"), [("", ""), ("\u200b", "\u200b"), ("\ufeff", ""), ("\u200f", "\u200e\u00ad")]
)
def test_invisible_characters(gazetteer, name, before, behind):
    text = f"They died in {before}{name}{behind} today."
    assert (name, "Bamako") in names(text, gazetteer)
    assert ("Bamako", "Bamako") in names(text.replace(name, "Bamako"), gazetteer)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("GUNMEN KILLED 12 PEOPLE IN GAO ON MONDAY, POLICE SAID.", "en"),
        ("BAMAKO (AP) - GUNMEN STORMED GAO, IN NORTHERN MALI, SECURITY SOURCES SAID.", "en"),
        ("DES HOMMES ARMÉS ONT TUÉ 12 PERSONNES À GAO LUNDI.", "fr"),
    ],
)
def test_capitals_only(gazetteer, text, language):
    assert ("GAO", "Gao") in names(text, gazetteer, language)


@pytest.mark.parametrize(
    "before",
    [
        "\U0001f4a5\U0001f4a5 ",
        "\U0001d573\U0001d574 \U00020000 ",
        "e\u0301e\u0301 ",
        "İİİ ",
        "ŉ ß ﬁ ",
        "\r\n\r\n",
        "\x85 ",
    ],
)
def test_offsets_after_characters_that_are_more_than_one(gazetteer, before):
    text = f"{before}They died in Me\u0301naka and Gao."
    mention = next(m for m in read(text, gazetteer, "en") if m.surface == "Gao")
    assert mention.start == len(before) + len("They died in Me\u0301naka and ")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_decomposed_name_is_found_and_its_span_is_whole(gazetteer, form):
    text = unicodedata.normalize(form, "They met in the town of Keïta in Niger.")
    assert (unicodedata.normalize(form, "Keïta"), "Keïta") in names(text, gazetteer)


def test_a_decomposed_text_is_read_as_a_composed_one(gazetteer):
    text = "Des hommes armés ont tué 12 personnes près de Ségou, à l'est de Bamako, selon l'armée malienne."
    composed = read(text, gazetteer, "fr")
    decomposed = read(unicodedata.normalize("NFD", text), gazetteer, "fr")
    assert [(m.surface, m.place) for m in composed] == [
        (unicodedata.normalize("NFC", m.surface), m.place) for m in decomposed
    ]
    assert len(composed) >= 2


def test_an_unknown_village_stays_one_where_a_far_town_is_called_alike(gazetteer):
    found = read("They died in the village of Wagnar, near Gao, in Mali.", gazetteer, "en")
    assert [(m.surface, m.place) for m in found][:1] == [("Wagnar", None)]


def _calls(work: Callable[[], object]) -> int:
    """Count the calls that a piece of work makes in this package: its cost, whatever the machine does beside it."""
    count = 0

    def watch(frame, event, argument):
        nonlocal count
        if event == "call":
            count += 1

    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        NEWS,
        "Gao ",
        "Gao-Kidal ",
        "Gao, ",
        "between Gao and ",
        "near the border with Niger ",
        "30 km from ",
        "the tri-border area of Mali ",
        "the city of ",
        "(",
        "'s ",
        "X" * 50 + " ",
        "قتل 12 شخصا في باماكو ",
        "e\u0301\u00ad",
    ],
)
def test_time_grows_with_the_text_and_no_faster(gazetteer, unit):
    read(unit * 4, gazetteer, "en")  # caches filled
    once = _calls(lambda: read(unit * 150, gazetteer, "en"))
    twice = _calls(lambda: read(unit * 300, gazetteer, "en"))
    assert twice <= 3 * once


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_decomposed_accents_change_no_reading(mentions, form):
    text = unicodedata.normalize(form, "Un drone algérien a été vu à Kidal, une cité du nord.")
    assert [(role, place) for _, role, place in mentions(text, "fr")] == [("demonym", "dz"), ("literal", "kidal")]
