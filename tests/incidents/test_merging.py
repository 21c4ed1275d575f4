"""The same incident: what merges, what stays apart, and that no report is lost."""

from dataclasses import replace
from datetime import date

import pytest

from dateline.incidents.merging import merge, unmerged
from dateline.model import Article

TOWN = "Twelve soldiers were killed in {} on Sunday."


@pytest.fixture
def read_all(read_article):
    """Read articles, each (text, published, language): all their reports, and the articles."""

    def read(*told):
        articles = [Article(f"a{n}", "", text, day, language=language) for n, (text, day, language) in enumerate(told)]
        reports = [report for article in articles for report in read_article(article)[0]]
        return reports, articles

    return read


@pytest.fixture
def merged(read_all):
    return lambda *told: merge(*read_all(*told))


DAY, NEXT = date(2025, 3, 10), date(2025, 3, 11)
FIRST = (TOWN.format("Tinzaouaten"), DAY, "en")


@pytest.mark.parametrize(
    "second",
    [
        (TOWN.format("Tinzaoutin"), DAY, "en"),
        (TOWN.format("Tinzawaten"), DAY, "en"),
        (TOWN.format("Tin Zaouatine"), NEXT, "en"),
        ("Douze soldats ont été tués dimanche à Tinzaouaten.", NEXT, "fr"),
        ("Fighting at Tinzaoutin on 9 March 2025 left 12 soldiers dead.", date(2025, 6, 1), "en"),
        ("Fourteen soldiers were killed in Tinzaouaten on Sunday.", NEXT, "en"),
        ("Soldiers clashed with rebels in Tinzaouaten on Sunday.", NEXT, "en"),
    ],
)
def test_reports_of_one_thing_become_one_incident(merged, second):
    (incident,) = merged(FIRST, second)
    assert [report.article for report in incident.reports] == ["a0", "a1"]
    assert incident.where is not None
    assert incident.where.place.name == "Tinzaouaten"


@pytest.mark.parametrize(
    "second",
    [
        (TOWN.format("Tessit"), DAY, "en"),
        (TOWN.format("Tinzaouaten"), date(2025, 4, 10), "en"),
        ("Ninety soldiers were killed in Tinzaouaten on Sunday.", DAY, "en"),
        ("Twelve soldiers were arrested in Tinzaouaten on Sunday.", DAY, "en"),
        ("Residents demonstrated in Tinzaouaten on Sunday.", DAY, "en"),
    ],
)
def test_what_differs_stays_apart(merged, second):
    assert len(merged(FIRST, second)) == 2


def test_two_events_of_one_article_stay_two(merged):
    text = "Six people were killed in Gao on Monday. Separately, two people were killed in Gao on 1 February."
    assert len(merged((text, NEXT, "en"))) == 2


def test_no_report_is_lost_and_unmerging_gives_each_its_own(read_all):
    reports, articles = read_all(FIRST, FIRST, (TOWN.format("Tessit"), DAY, "en"), ("Nothing.", DAY, "en"))
    incidents = merge(reports, articles)
    key = lambda report: (report.article, report.start)  # noqa: E731
    assert sorted((report for incident in incidents for report in incident.reports), key=key) == reports
    apart = unmerged(reports, articles)
    assert [incident.reports for incident in apart] == [(report,) for report in reports]
    assert len({incident.id for incident in apart}) == len(reports)


def test_the_toll_of_an_incident_spans_what_its_reports_say(merged):
    (incident,) = merged(FIRST, ("Fourteen soldiers were killed in Tinzaouaten on Sunday.", NEXT, "en"))
    (total,) = incident.totals
    assert (total.low, total.best, total.high) == (12, 14, 14)


def test_most_reports_decide_the_best_figure(merged):
    more = ("Fourteen soldiers were killed in Tinzaouaten on Sunday.", NEXT, "en")
    (incident,) = merged(FIRST, FIRST, more)
    assert incident.totals[0].best == 12


def test_a_merged_incident_takes_the_surest_date_and_place(merged):
    (incident,) = merged(
        ("Twelve soldiers were killed near Tinzaouaten last week.", date(2025, 3, 14), "en"), FIRST
    )  # fmt: skip
    assert incident.when.start == date(2025, 3, 9)
    assert incident.where is not None
    assert incident.where.where_prec == 1


def test_two_articles_are_surer_than_one(merged):
    (one,) = merged(FIRST)
    (two,) = merged(FIRST, FIRST)
    assert one.confidence < two.confidence <= 1.0


def test_ids_are_stable_and_unique(read_all):
    told = [FIRST, (TOWN.format("Tessit"), DAY, "en"), FIRST]
    first, second = (merge(*read_all(*told)) for _ in range(2))
    assert [incident.id for incident in first] == [incident.id for incident in second]
    assert len({incident.id for incident in first}) == len(first)
    assert all(incident.id.startswith("dl-") for incident in first)


def test_an_article_more_does_not_change_the_ids_of_the_others(read_all):
    alone = merge(*read_all(FIRST))
    more = merge(*read_all(FIRST, (TOWN.format("Tessit"), DAY, "en")))
    assert alone[0].id == more[0].id


def test_the_order_of_reading_does_not_decide_what_merges(read_all):
    told = [FIRST, (TOWN.format("Tessit"), DAY, "en"), (TOWN.format("Tinzawaten"), NEXT, "en")]
    reports, articles = read_all(*told)

    def clusters(incidents):
        return {frozenset((r.article, r.start) for r in incident.reports) for incident in incidents}

    assert clusters(merge(reports, articles)) == clusters(merge(reports[::-1], articles))


def test_many_reports_of_many_things_merge_in_good_time(read_all):
    reports, articles = read_all(FIRST)
    copies = [replace(reports[0], start=n) for n in range(300)]
    assert sum(len(incident.reports) for incident in merge(copies, articles)) == 300


def test_what_is_seldom_is_known_by_its_day_where_no_place_is_told(merged):
    coup = "Soldiers staged a military coup in Bamako on 18 August 2020."
    (incident,) = merged((coup, DAY, "en"), ("The army deposed the president on 18 August 2020.", NEXT, "en"))
    assert incident.where is not None
    assert incident.where.place.name == "Bamako"
    assert len(merged((coup, DAY, "en"), ("The army deposed the president on 26 July 2023.", NEXT, "en"))) == 2
