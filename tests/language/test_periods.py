from datetime import date

import pytest

from dateline.language.periods import (
    Period,
    ago,
    day_period,
    latest_day,
    latest_month,
    month_period,
    months_earlier,
    precision,
    shifted,
    third,
    weekday_on_or_before,
    weekend_before,
    year_period,
)

WEDNESDAY = date(2024, 1, 31)


@pytest.mark.parametrize(("days", "prec"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5)])
def test_precision_is_ucdp_s(days, prec):
    end = shifted(WEDNESDAY, days - 1)
    assert precision(Period(WEDNESDAY, end)) == prec
    assert precision(None) == 5


def test_what_the_calendar_does_not_have_is_none():
    assert day_period(2024, 2, 31) is None
    assert day_period(2023, 2, 29) is None
    assert month_period(0, 1) is None
    assert year_period(9999, 2) is None
    assert shifted(date.max, 1) is None
    assert ago(WEDNESDAY, "day", 10**9) is None
    assert ago(WEDNESDAY, "year", 3000) is None


def test_months_run_over_the_year_and_keep_to_their_length():
    assert month_period(2024, 0) == Period(date(2023, 12, 1), date(2023, 12, 31))
    assert months_earlier(date(2024, 3, 31), 1) == date(2024, 2, 29)


def test_latest_is_never_after_publication():
    assert latest_day(WEDNESDAY, 1, 31) == Period(WEDNESDAY, WEDNESDAY)
    assert latest_day(WEDNESDAY, 2, 1) == Period(date(2023, 2, 1), date(2023, 2, 1))
    assert latest_day(WEDNESDAY, 2, 29) == Period(date(2020, 2, 29), date(2020, 2, 29))
    assert latest_month(WEDNESDAY, 1) == Period(date(2024, 1, 1), WEDNESDAY)
    assert latest_month(WEDNESDAY, 2) == Period(date(2023, 2, 1), date(2023, 2, 28))
    assert weekday_on_or_before(WEDNESDAY, 2) == WEDNESDAY
    assert weekend_before(WEDNESDAY) == Period(date(2024, 1, 27), date(2024, 1, 28))


def test_thirds_are_ten_days_of_a_month_and_four_months_of_a_year():
    january, year = month_period(2024, 1), year_period(2024)
    assert third(january, 1) == Period(date(2024, 1, 11), date(2024, 1, 20))
    assert third(january, 2) == Period(date(2024, 1, 21), date(2024, 1, 31))
    assert third(year, 0) == Period(date(2024, 1, 1), date(2024, 4, 30))
    assert third(year, 2) == Period(date(2024, 9, 1), date(2024, 12, 31))
