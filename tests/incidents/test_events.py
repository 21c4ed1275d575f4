"""Sentences that tell of one event: what came of it, and when or where it happened."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A teacher has died after an attack in Kano. Aisha Bello died on Tuesday at a hospital. She was shot on Sunday"
         " when gunmen stormed her school.", "en"),
        ("A teacher was shot on Sunday in Kano when gunmen stormed a school. She died on Tuesday in hospital.", "en"),
        ("Un enseignant a été blessé par balle dimanche à Kano. Il est décédé mardi à l'hôpital.", "fr"),
    ],
)  # fmt: skip
def test_who_dies_later_was_struck_on_the_day_of_the_event(read, text, language):
    (report,) = read(text, language=language)
    assert (report.when.start, report.when.date_prec) == (date(2025, 3, 9), 1)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Four people were wounded in a shooting in Gao. It happened around 5 a.m. on Sunday, police said.", "en"),
        ("Quatre personnes ont été blessées dans une fusillade à Gao. Les faits se sont produits dimanche.", "fr"),
        ("A bus overturned near Gao, killing four people. The incident occurred on Sunday.", "en"),
    ],
)
def test_when_it_happened_may_be_said_behind_it(read, text, language):
    (report,) = read(text, language=language)
    assert report.when.start == date(2025, 3, 9)


def test_nothing_happened_where_nothing_was_told_before(read):
    assert not read("It happened in Gao on Sunday. Nobody said what.")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen killed 22 people in northern Mali on Monday. On Sunday, ten soldiers died in an ambush in"
         " Djenne.", "en"),
        ("Des hommes armés ont tué 22 personnes dans le nord du Mali lundi. Dimanche, dix soldats ont péri dans une"
         " embuscade à Djenné.", "fr"),
    ],
)  # fmt: skip
def test_another_toll_of_another_day_elsewhere_is_another_event(read, text, language):
    first, second = read(text, language=language)
    assert (first.when.start, second.when.start) == (date(2025, 3, 10), date(2025, 3, 9))


def test_one_toll_under_two_days_is_one_event(read):
    (report,) = read("Gunmen killed 22 people in northern Mali on Monday. On Sunday, 22 people were killed in Djenne.")
    assert report.when.date_prec == 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two guards were killed when gunmen stormed a prison in Gao. In July 2024, an attack there had left three"
         " dead.", "en"),
        ("Deux gardiens ont été tués et cinq blessés dans l'assaut d'une prison à Gao. En juillet 2024, une attaque"
         " avait fait trois morts parmi les prisonniers.", "fr"),
    ],
)  # fmt: skip
def test_what_a_month_past_had_is_not_the_news(read, text, language):
    first, second = read(text, language=language)
    assert [r.figures[0].best for r in (first, second)] == [2, 3]
    assert second.when.start == date(2024, 7, 1)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A bomb killed 14 people in Quetta on Friday. The toll rose to 15 on Tuesday, doctors said.", "en"),
        ("Une bombe a fait 14 morts vendredi à Quetta. Le bilan est passé mardi à 15 morts, selon l'hôpital.", "fr"),
    ],
)
def test_the_day_of_a_newer_toll_is_not_the_events(read, text, language):
    (report,) = read(text, language=language)
    assert report.when.start == date(2025, 3, 7)
    assert [figure.best for figure in report.figures if figure.use.value == "counted"] == [15]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("At least 30 people died when a boat sank on the Congo River on Friday. It capsized near Mbandaka.", "en"),
        ("Au moins 30 personnes ont péri vendredi dans le naufrage d'un bateau sur le fleuve Congo. Il a chaviré près"
         " de Mbandaka.", "fr"),
    ],
)  # fmt: skip
def test_a_river_reaches_far(read, text, language):
    (report,) = read(text, language=language)
    assert report.where.place.name == "Mbandaka"


@pytest.mark.parametrize(
    ("text", "rival", "speaker"),
    [
        ("A bomb killed six people in Gao on Friday. Police put the death toll at four.", 4, "Police"),
        ("Une frappe a fait 43 morts vendredi à Gao, selon l'armée. Le réseau des médecins a pour sa part fait état de"
         " 75 tués.", 75, "Le réseau des médecins"),
    ],
)  # fmt: skip
def test_a_toll_that_another_gives_is_a_rival(read, text, rival, speaker):
    (report,) = read(text, language="fr" if "frappe" in text else "en")
    assert [(f.best, f.said_by) for f in report.figures if f.use.value == "rival"] == [(rival, speaker)]


def test_a_participle_that_says_who_did_it_tells_nothing(read):
    assert not [r for r in read("Plus de 120 détenus se sont évadés de la prison de Gao.", language="fr") if r.figures]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen attacked Djenne on Sunday, killing two people. A woman died in hospital in Bamako.", "en"),
        ("Deux personnes ont été tuées dimanche à Djenné. Une femme est décédée à l'hôpital de Bamako.", "fr"),
    ],
)
def test_where_the_wounded_are_brought_is_not_where_it_happened(read, text, language):
    (report,) = read(text, language=language)
    assert report.where.place.name in ("Djenne", "Djenné")
