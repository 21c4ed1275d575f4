from datetime import date

import pytest

from dateline.articles.fields import make_article, parse_day, parse_language, parse_web_address


@pytest.mark.parametrize(
    "value", ["2025-04-06", " 2025-04-06 ", "2025-04-06T10:00:00Z", "2025-04-06T23:30:00.5+01:00", "2025-04-06 10:00"]
)
def test_iso_dates_and_times_give_their_day(value):
    assert parse_day(value) == date(2025, 4, 6)


@pytest.mark.parametrize("value", ["", "yesterday", "06/04/2025", "2025-02-30", "2025-04", "20250406", "2025-04-06x"])
def test_other_dates_are_refused(value):
    with pytest.raises(ValueError, match="is not a date like 2025-04-06"):
        parse_day(value)


@pytest.mark.parametrize(("value", "code"), [("fr", "fr"), ("FR-ML", "fr"), ("en_GB", "en"), ("eng", None), ("", None)])
def test_languages(value, code):
    assert parse_language(value) == code


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", "data:text/html,x", "//example.org", "file:///etc/passwd", ""]
)
def test_only_web_addresses_are_kept(value):
    assert parse_web_address(value) is None


def test_fields_of_the_wrong_kind_are_passed_over():
    (article,) = make_article("Text.", {"id": 7, "title": ["x"], "source": None, "url": 3, "language": {}}, "a")
    assert (article.id, article.title, article.source, article.url, article.language) == ("7", "", None, None, None)


def test_a_published_number_is_no_date():
    error, article = make_article("Text.", {"published": 20250406}, "a.jsonl, line 3")
    assert str(error).startswith("a.jsonl, line 3: '20250406' is not a date")
    assert article.published is None
