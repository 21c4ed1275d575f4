from datetime import date

import pytest

from dateline.articles.text import read_text
from dateline.errors import ArticleError
from dateline.model import Article


def read(text, name="a.md"):
    items = list(read_text(text.encode(), name))
    articles = [item for item in items if isinstance(item, Article)]
    return articles, [str(item) for item in items if isinstance(item, ArticleError)]


def test_front_matter_is_read_and_is_no_part_of_the_text():
    (article,), problems = read(
        "---\ntitle: 'Drone: what is known'\npublished: 2025-04-07\nsource: A Paper\n"
        "url: https://example.org/a\nlanguage: en-GB\n---\n\nBAMAKO - A drone fell.\n"
    )
    assert article == Article(
        id="",
        title="Drone: what is known",
        text="BAMAKO - A drone fell.\n",
        published=date(2025, 4, 7),
        source="A Paper",
        url="https://example.org/a",
        language="en",
    )
    assert problems == []


def test_other_programs_front_matter_is_passed_over():
    (article,), problems = read(
        "---\nlayout: post\ntags:\n  - mali\n- niger\n# a comment\nauthor: Jane Doe\nid: 7\n"
        "date: 2025-04-07T10:00:00Z\nlang: fr\n---\nUn drone."
    )
    assert (article.text, article.published, article.language) == ("Un drone.", date(2025, 4, 7), "fr")
    assert article.id == ""
    assert problems == []


def test_a_malformed_line_is_named_and_the_article_read():
    (article,), problems = read("---\ntitle: A\nno colon here\n---\nBody.")
    assert (article.title, article.text) == ("A", "Body.")
    assert problems == ["a.md, line 3: 'no colon here' is no front matter; write 'key: value'"]


def test_a_wrong_date_is_named_and_the_article_read():
    (article,), problems = read("---\npublished: 7 April 2025\n---\nBody.")
    assert article.published is None
    assert problems == ["a.md: '7 April 2025' is not a date like 2025-04-06, so the article is read without one"]


@pytest.mark.parametrize(
    "text",
    [
        "---\nA dispatch under a rule.\n---\nAnd more.",
        "---\ntitle: never closed\nBody.",
        "--- title: A ---\nBody.",
        "Body.\n---\ntitle: too late\n---\n",
        "---\ntitle: A\n---- \nBody.",
    ],
)
def test_rules_are_no_front_matter(text):
    (article,), problems = read(text)
    assert (article.text, article.title, problems) == (text, "", [])


def test_front_matter_alone_is_no_article():
    articles, problems = read("---\ntitle: A\n---")
    assert articles == []
    assert problems == ["a.md has no text; nothing to read"]


def test_newlines_are_unified():
    (article,), _ = read("---\r\ntitle: A\r\n---\r\nOne.\r\nTwo.\rThree.")
    assert (article.title, article.text) == ("A", "One.\nTwo.\nThree.")
