import time

import pytest

from dateline.articles.page import read_html
from dateline.errors import ArticleError
from dateline.model import Article

LEAD = "Three soldiers were killed on Tuesday near the village of Assamaka, the army said in a statement. "
PAGE = f"""<!DOCTYPE html>
<html lang="en-GB"><head><title>Three killed near Assamaka | The Paper</title>
<meta property="og:title" content="Three killed near Assamaka">
<meta property="og:site_name" content="The Paper">
<meta property="article:published_time" content="2025-04-06T23:10:00+01:00">
<link rel="canonical" href="https://example.org/assamaka">
<style>p {{ color: red }}</style><script>var place = "Paris";</script></head>
<body class="has-sidebar"><header><ul><li><a href="/">Home</a><li><a href="/africa">Africa</a></ul></header>
<nav>World Mali Niger</nav>
<article class="post share-enabled">
<h1>Three killed near Assamaka</h1>
<div class="share-buttons">Share on X</div>
<p>{LEAD}<p>The <b>wounded</b> were taken
   to Arlit&nbsp;&mdash; 200&#8239;km away.<br>Nobody claimed it.
<blockquote><p>&laquo; It was night &raquo;, he said.</p></blockquote>
<figure><img src="a.jpg"><figcaption>Washington, file picture</figcaption></figure>
<p><a href="/1">More on Gao</a> <a href="/2">More on Kidal</a></p>
<aside>Related: Timbuktu</aside></article>
<div id="comments">First!</div><footer>Geneva office</footer></body></html>"""


def read(page, **kwargs):
    return list(read_html(page if isinstance(page, bytes) else page.encode(), "a.html", **kwargs))


def test_the_article_is_taken_out_of_its_page():
    (article,) = read(PAGE)
    assert article.text.split("\n\n") == [
        "Three killed near Assamaka",
        LEAD.strip(),
        "The wounded were taken to Arlit — 200 km away.\nNobody claimed it.",
        "« It was night », he said.",
    ]
    assert article.title == "Three killed near Assamaka"
    assert (str(article.published), article.source, article.language) == ("2025-04-06", "The Paper", "en")
    assert article.url == "https://example.org/assamaka"


def test_a_page_without_an_article_element_is_read_whole():
    (article,) = read(f"<title>T</title><div>{LEAD}</div><article>Teaser</article><table><tr><td>A<td>B</table>")
    assert article.text.split("\n\n") == [LEAD.strip(), "Teaser", "A", "B"]
    assert article.title == "T"


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="date" content="soon"><meta name="pubdate" content="2025-04-06">',
        '<meta itemprop="datePublished" content="2025-04-06">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2025-04-06T10:00:00Z"}]}</script>',
        '<script type="application/ld+json">{broken</script><time datetime="2025-04-06T10:00">6 April</time>',
    ],
)
def test_the_day_is_found_where_pages_state_it(head):
    assert str(read(f"<html><head>{head}</head><p>{LEAD}")[-1].published) == "2025-04-06"


def test_a_page_that_states_no_date_that_can_be_read_says_so():
    error, article = read(f'<meta name="date" content="soon"><p>{LEAD}')
    assert "'soon' is not a date" in str(error)
    assert article.published is None


def test_the_declared_encoding_is_used():
    page = f'<html><head><meta charset="windows-1251"></head><p>Киев. {LEAD}'
    assert read(page.encode("cp1251"))[0].text.startswith("Киев.")


def test_unclosed_and_stray_tags_lose_no_text():
    (article,) = read(f"</div></p><div><p class='share'>x<p>{LEAD}</span></i><ul><li class=ad>buy<li>Two</ul>")
    assert article.text.split("\n\n") == [LEAD.strip(), "Two"]


def test_the_page_s_body_may_be_named_after_what_it_has():
    (article,) = read(f'<body class="ads menu"><main class="related"><p>{LEAD}{LEAD}{LEAD}</p></main></body>')
    assert article.text.startswith("Three soldiers")


def test_a_page_without_text_is_an_error():
    (error,) = read("<html><body><script>all()</script></body></html>")
    assert isinstance(error, ArticleError)
    assert str(error) == "a.html has no text; nothing to read"


@pytest.mark.parametrize("unit", ["<", "<div>", "</p>", "<!--", "<p class=share>", "<a href='", "&#", "<li>x"])
def test_hostile_markup_takes_linear_time(unit):
    start = time.process_time()
    items = read(unit * (100_000 // len(unit)))
    assert len(items) == 1
    assert isinstance(items[0], Article | ArticleError)
    assert time.process_time() - start < 5  # takes 0.2 s; quadratic work would take minutes
