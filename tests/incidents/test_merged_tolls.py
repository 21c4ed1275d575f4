"""What merging makes of reports that differ: which is the newer, and when sources contradict each other."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.incidents.merging import merge
from dateline.incidents.totals import is_disputed
from dateline.model import Article, Claim, Kind

EARLY, LATE = date(2025, 3, 11), date(2025, 3, 13)


def merged(read, *texts_and_days):
    reports, articles = [], []
    for number, (text, published) in enumerate(texts_and_days):
        (report,) = read(text, published=published)
        articles.append(Article(f"a{number}", "", text, published))
        reports.append(replace(report, article=f"a{number}"))
    return merge(reports, articles)


def killed(incident):
    return next(total for total in incident.totals if total.kind is Kind.KILLED)


@pytest.mark.parametrize(
    ("text", "language", "toll"),
    [
        ("The death toll from Monday's blast in Kano rose from ten to 12.", "en", 12),
        ("The death toll from Monday's blast in Kano rose to 12 from ten.", "en", 12),
        ("Le bilan de l'attaque de lundi à Gao est passé de dix à 12 morts.", "fr", 12),
    ],
)
def test_a_toll_that_rose_is_what_it_rose_to(tolls, text, language, toll):
    assert tolls(text, language=language)["killed"][1] == toll


def test_of_equals_the_newest_is_best_and_an_undated_report_is_not_the_newest(read):
    (incident,) = merged(
        read,
        ("Fifteen soldiers were killed near Menaka on 10 March 2025.", LATE),
        ("Twelve soldiers were killed near Menaka on 10 March 2025.", None),
    )
    assert killed(incident).best == 15
    assert (killed(incident).low, killed(incident).high) == (12, 15)


def test_reports_whose_tolls_exclude_each_other_are_disputed(read):
    (differing,) = merged(
        read,
        ("Fifteen soldiers were killed near Menaka on 10 March 2025.", EARLY),
        ("Twelve soldiers were killed near Menaka on 10 March 2025.", EARLY),
    )
    (agreeing,) = merged(
        read,
        ("At least 12 soldiers were killed near Menaka on 10 March 2025.", EARLY),
        ("Fifteen soldiers were killed near Menaka on 10 March 2025.", EARLY),
    )
    assert differing.disputed
    assert not agreeing.disputed


def test_one_speaker_does_not_contradict_himself(read):
    (report,) = read("A drone was shot down near Tinzaouaten on Monday.")
    one = Claim("place", "2 km inside Algeria", "Algiers", "", 0, 1)
    assert not is_disputed([replace(report, claims=(one, replace(one, value="3 km inside Algeria")))])
    assert is_disputed([replace(report, claims=(one, replace(one, value="9 km inside Mali", said_by="Bamako")))])


def test_a_border_is_one_whichever_country_is_named_first(read):
    assert (
        len(
            merged(
                read,
                ("Algeria shot down a Malian drone near the Mali-Algeria border on 1 April 2025.", date(2025, 4, 3)),
                ("A Malian drone was shot down near the Algeria-Mali border on 1 April 2025.", date(2025, 4, 3)),
            )
        )
        == 1
    )
