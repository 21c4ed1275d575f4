from pathlib import Path

import pytest

from dateline.articles import read_articles

SEEDS = Path(__file__).parents[2] / "seeds"


def test_there_is_a_dispatch_for_each_article_and_one_in_french():
    reading = read_articles([SEEDS])
    assert reading.problems == ()
    assert sorted(article.language for article in reading.articles) == ["en"] * 5 + ["fr"]


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.md")), ids=lambda path: path.stem)
def test_a_dispatch_is_short_titled_and_all_prose(path):
    (article,) = read_articles([path]).articles
    assert 150 <= len(article.text.split()) <= 300
    assert article.title != article.id
    assert article.source.startswith("Dateline seed, after ")
    assert article.clutter == ()
