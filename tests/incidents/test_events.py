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
