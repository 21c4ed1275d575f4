"""When: explicit and relative dates, with and without a date of publication; history has its own."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "language", "start", "end", "precision"),
    [
        ("Five people were killed in Gao on 3 March 2024.", "en", "2024-03-03", "2024-03-03", 1),
        ("Five people were killed in Gao on 3 March.", "en", "2025-03-03", "2025-03-03", 1),
        ("Five people were killed in Gao on Monday.", "en", "2025-03-10", "2025-03-10", 1),
        ("Five people were killed in Gao overnight.", "en", "2025-03-11", "2025-03-12", 2),
        ("Five people were killed in Gao yesterday.", "en", "2025-03-11", "2025-03-11", 1),
        ("Five people were killed in Gao last month.", "en", "2025-02-01", "2025-02-28", 4),
        ("Five people were killed in Gao in July 2024.", "en", "2024-07-01", "2024-07-31", 4),
        ("A tourist was kidnapped in Djanet in mid-January.", "en", "2025-01-11", "2025-01-20", 4),
        ("Cinq personnes ont été tuées lundi à Gao.", "fr", "2025-03-10", "2025-03-10", 1),
        ("Cinq personnes ont été tuées le 3 mars à Gao.", "fr", "2025-03-03", "2025-03-03", 1),
        ("Cinq personnes ont été tuées à Gao dans la nuit de samedi à dimanche.", "fr",
         "2025-03-08", "2025-03-09", 2),
        ("Cinq personnes ont été tuées à Gao le mois dernier.", "fr", "2025-02-01", "2025-02-28", 4),
        ("L'attaque a fait mardi cinq morts à Gao.", "fr", "2025-03-11", "2025-03-11", 1),
        ("The 2015 attack on a hotel in Bamako killed 20 people.", "en", "2015-01-01", "2015-12-31", 5),
        # The day of the report is not that of the event.
        ("The army said on Tuesday that five people were killed in Gao on Sunday.", "en",
         "2025-03-09", "2025-03-09", 1),
        ("Cinq personnes ont été tuées dimanche à Gao, a annoncé lundi l'armée.", "fr",
         "2025-03-09", "2025-03-09", 1),
        ("Mali recalled its envoy on Tuesday after rebels killed five people in Gao on Sunday.", "en",
         "2025-03-09", "2025-03-09", 1),
    ],
)  # fmt: skip
def test_an_event_has_its_own_date(read, text, language, start, end, precision):
    (report,) = read(text, language=language)
    assert (str(report.when.start), str(report.when.end), report.when.date_prec) == (start, end, precision)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Five people were killed in Gao on Tuesday.", "en"),
        ("Five people were killed in Gao last month.", "en"),
        ("Five people were killed in Gao overnight.", "en"),
        ("Five people were killed in Gao two days ago.", "en"),
        ("Cinq personnes ont été tuées mardi à Gao.", "fr"),
        ("Cinq personnes ont été tuées à Gao la semaine dernière.", "fr"),
    ],
)
def test_relative_dates_stay_open_without_a_publication_date(read, text, language):
    (report,) = read(text, published=None, language=language)
    assert (report.when.start, report.when.date_prec) == (None, 5)
    assert report.when.phrase


def test_a_full_date_needs_no_publication_date(read):
    (report,) = read("Five people were killed in Gao on 3 March 2024.", published=None)
    assert report.when.start == date(2024, 3, 3)


def test_a_lead_without_a_date_is_news_of_the_day(read):
    (report,) = read("Gunmen killed five people in Gao, officials said.")
    assert (report.when.start, report.when.end, report.when.date_prec) == (date(2025, 3, 11), date(2025, 3, 12), 2)


@pytest.mark.parametrize(
    ("text", "language", "years"),
    [
        ("Rebels killed six soldiers in Menaka on Monday.\n\nIn January 2012, rebels killed 80 soldiers in Aguelhok.",
         "en", [2025, 2012]),
        ("Rebels killed six soldiers in Menaka on Monday.\n\nIn January 2012 rebels killed 80 soldiers in Aguelhok.",
         "en", [2025, 2012]),
        ("Mali's rulers, who came to power in a coup in Bamako on August 18, 2020, said six soldiers were killed in "
         "Menaka on Monday.", "en", [2020, 2025]),
        ("Six soldats ont été tués lundi à Ménaka.\n\nEn janvier 2012, des rebelles avaient tué 80 soldats à Aguelhok.",
         "fr", [2025, 2012]),
    ],
)  # fmt: skip
def test_history_is_an_incident_of_its_own(read, text, language, years):
    assert [report.when.start.year for report in read(text, language=language)] == years


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On Monday gunmen killed five people in Gao. Two days earlier they killed three people in Ansongo.", [10, 8]),
        ("On Friday gunmen killed five people in Gao. The next day they killed three people in Ansongo.", [7, 8]),
    ],
)
def test_days_are_counted_from_the_event_before(read, text, days):
    assert [report.when.start.day for report in read(text)] == days


def test_an_event_is_not_in_the_future(read):
    assert read("Fighting broke out in Kidal on 20 December 2031.") == ()


def test_a_release_is_not_dated_by_its_abduction(read):
    found = read("Fighters released 21 of the 276 girls who were kidnapped in Chibok in April 2014.")
    dates = {report.label: report.when.start for report in found}
    assert dates["abduction"] == date(2014, 4, 1)
    assert dates["release"] != date(2014, 4, 1)


@pytest.mark.parametrize("line", ["DJIBO, March 11 (Wire) -", "DJIBO, Burkina Faso, March 11 -", "DJIBO, March 11 —"])
def test_the_date_of_the_report_is_not_that_of_the_event(read, line):
    (report,) = read(f"{line} The toll of an attack on Sunday has risen to 12 dead, the army said.")
    assert report.when.start == date(2025, 3, 9)


def test_an_earlier_verb_keeps_its_date(read):
    found = read("Three men who were kidnapped near Djibo last month have been freed. They were released on Monday.")
    assert {report.label: report.when.start for report in found} == {
        "abduction": date(2025, 2, 1),
        "release": date(2025, 3, 10),
    }
    (fr,) = [r for r in read("Trois hommes enlevés le mois dernier à Djibo ont été libérés lundi.", language="fr")
             if r.label == "release"]  # fmt: skip
    assert fr.when.start == date(2025, 3, 10)
