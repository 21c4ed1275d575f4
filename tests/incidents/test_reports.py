"""One event told in several sentences is one report, and several events are several; spans lie in the text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Article, Role, Span


def gap(*values, reason):
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a camp in Tessit on Sunday. Twelve soldiers were killed. Thirty others were wounded.",
        "Twelve soldiers were killed in Tessit on Sunday.\n\nThe attack in Tessit killed 12 soldiers, the army said.",
        "JNIM fighters and soldiers clashed in Tessit on Sunday; eight soldiers and five fighters were killed.",
        "Twelve soldiers were killed in Tessit on Sunday. The attack on Tessit, in the Gao region, was the third.",
        "A bomb exploded in Kano on Friday. The blast killed four people. Police said the bomb killed four people.",
        "Thirty people were killed in Koro on Sunday. Gunmen on motorcycles had stormed Koro on Sunday at dawn.",
    ],
)
def test_one_event_in_several_sentences_is_one(read, text):
    assert len(read(text)) == 1


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Gunmen killed six people in Mopti on Monday. Separately, a mine killed two soldiers in Gao on Tuesday.",
         ["Mopti", "Gao"]),
        ("In Burkina Faso, gunmen killed ten villagers in Djibo on Sunday.\n\n"
         "In Niger, three soldiers were killed in Diffa on Monday.\n\n"
         "In Nigeria, bandits abducted 20 pupils in Kaduna on Tuesday.", ["Djibo", "Diffa", "Kaduna"]),
        ("Six people were killed in Mopti on Monday.\n\nSix people were killed in Diffa on Monday.",
         ["Mopti", "Diffa"]),
        ("Des hommes armés ont tué six civils lundi à Mopti. Par ailleurs, deux soldats ont été tués mardi à Gao.",
         ["Mopti", "Gao"]),
        ("Four people were killed in Gao and six in Timbuktu on Monday.", ["Gao", "Timbuktu"]),
        ("A bomb killed ten people in Kano on Monday. An hour later a second blast killed six people there.",
         ["Kano", "Kano"]),
    ],
)  # fmt: skip
def test_several_events_are_several(read, text, places):
    found = read(text, language="fr" if text.startswith("Des") else "en")
    assert [report.where.place.name for report in found] == places


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("A Spanish tourist was kidnapped in Djanet on Monday and freed on Wednesday.", {"abduction", "release"}),
        ("Four drivers who had been abducted in Djibo were freed on Sunday.", {"abduction", "release"}),
        ("The release of four abducted drivers was announced in Djibo on Sunday.", {"release"}),
        gap("Quatre chauffeurs portés disparus ont été libérés dimanche à Djibo.", {"release"},
            reason="a participle that describes people tells an event"),
    ],
)  # fmt: skip
def test_an_abduction_and_a_release_are_two_events(read, text, labels):
    found = read(text, language="fr" if text.startswith("Quatre") else "en")
    assert {report.label for report in found} == labels


def test_the_mention_where_something_happened_becomes_a_site(read_article):
    _, mentions = read_article(Article("a", "", "Gunmen killed six people in Koro, officials in Bamako said."))
    assert {mention.surface: mention.role for mention in mentions} == {"Koro": Role.SITE, "Bamako": Role.LITERAL}


def test_the_quote_is_the_sentence_that_says_most(read):
    (report,) = read("Tessit was attacked. On Sunday twelve soldiers were killed in Tessit. The attack was condemned.")
    assert report.quote == "On Sunday twelve soldiers were killed in Tessit."


def test_what_is_told_more_fully_is_surer(read):
    (full,) = read("Twelve soldiers were killed in Tessit on Sunday.")
    (bare,) = read("Twelve soldiers were killed.", published=None)
    assert 0.0 < bare.confidence < full.confidence <= 1.0


def test_clutter_tells_nothing(read_article):
    text = "Six people were killed in Koro on Monday.\n\nRelated: 12 killed in Gao"
    article = Article("a", "", text, clutter=(Span(text.index("Related"), len(text)),))
    reports, _ = read_article(article)
    assert [report.where.place.name for report in reports] == ["Koro"]


WORDS = (
    "twelve 12 1,400 10^30 -5 0 3.5 people soldiers children a the were was killed killing wounded toll dead of in on "
    "near Gao Mali Kidal Monday 2024 since including others and , . ; : ( ) \" ' – said army not no one accused drone "
    "km north border inside \n \n\n deux tués blessés morts des à dans lundi selon l' d' Bamako \u200b ﷺ 💥 Ⅻ ½"
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(WORDS.split(" ")), max_size=60).map(" ".join) | st.text(max_size=200),
    st.sampled_from(["en", "fr", None, "xx"]),
)
def test_no_text_breaks_it_and_every_span_lies_in_the_text(read_article, text, language):
    reports, mentions = read_article(Article("a", "", text, language=language))
    for report in reports:
        assert text[report.start : report.end] == report.quote
        assert 0.0 <= report.confidence <= 1.0
        for stated in (*report.figures, *report.claims):
            assert 0 <= stated.start < stated.end <= len(text)
            assert stated.quote in text
        for figure in report.figures:
            numbers = [n for n in (figure.low, figure.best, figure.high) if n is not None]
            assert numbers == sorted(numbers)
            assert all(0 <= n < 9_000_000_000 for n in numbers)
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.surface


@pytest.mark.parametrize("text", ["", " ", "\n\n", "12", "killed", "Killed.", "killed " * 2000, "12 killed, " * 2000])
def test_odd_texts_are_read(read, text):
    assert isinstance(read(text), tuple)
