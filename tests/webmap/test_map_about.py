import re

import pytest

from dateline.webmap import incident_map
from dateline.webmap.about import describe


def head(html):
    return dict(re.findall(r'<meta name="([a-z-]+)" content="([^"]*)">', html))


def test_a_sentence_says_what_the_map_holds(incidents):
    whole = incidents.assign(articles=["a1; a2"] * 6 + ["a3"] * 6, published=incidents["date_start"])
    assert describe(whole, "en") == (
        "11 incidents, 1 running total, 2024-02-01 to 2025-03-31, from 3 articles, the newest of 2025-03-31."
    )
    assert describe(whole, "fr") == (
        "11 incidents, 1 bilan cumulé, du 2024-02-01 au 2025-03-31, d’après 3 articles, le plus récent du 2025-03-31."
    )


@pytest.mark.parametrize(("rows", "words"), [(0, "0 incidents."), (1, "1 incident, 2024-07-25 to 2024-07-27, from")])
def test_it_says_no_more_than_is_known(incidents, rows, words):
    assert describe(incidents.iloc[:rows], "en").startswith(words)
    bare = incidents.iloc[:rows][["id", "title", "event_type", "geometry"]]
    assert describe(bare, "fr") == f"{rows} incident."


def test_the_page_says_it_to_machines_and_to_readers_without_scripts(incidents):
    html = incident_map(incidents, title="A <b> & c", language="fr").get_root().render()
    assert head(html)["description"] == describe(incidents, "fr")
    assert head(html)["generator"] == "Dateline"
    (told,) = re.findall("<noscript>(.*?)</noscript>", html)
    assert told.startswith("<h1>A &lt;b&gt; &amp; c</h1><p>11 incidents")
    assert "Cette carte a besoin de JavaScript." in told
    assert '<html lang="fr">' in html
    assert 'aria-label="Carte"' in html
