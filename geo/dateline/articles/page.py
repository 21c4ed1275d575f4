"""HTML pages: the text of the article in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import NamedTuple

from dateline.articles.encoding import decode
from dateline.articles.fields import make_article
from dateline.articles.head import Head
from dateline.errors import ArticleError
from dateline.model import Article

__all__ = ["read_html"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Elements whose text is no part of the article.
SKIPPED = _words(
    "script style noscript template nav footer aside form button select textarea iframe svg math object canvas audio "
    "video figure menu dialog"
)

# Words in class and id that mark a box beside the article, after those that trafilatura and readability discard.
SKIPPED_NAMES = _words(
    "ad ads advert advertisement banner breadcrumb breadcrumbs comments cookie cookies consent disqus footer menu nav "
    "navbar navigation newsletter outbrain paywall popup promo recommended related share sharing sidebar social "
    "sponsored subscribe taboola tags toolbar widget"
)

# Elements that hold the page's article, where they hold enough.
BODIES = frozenset({"article", "main"})

# Elements that have no end tag, and those whose end tag may be left out when the next of their kind begins (<p> ends
# where any block begins).
VOID = _words("area base br col embed hr img input link meta param source track wbr")
ENDED_BY_NEXT = _words("li dt dd tr td th")

# Elements that begin a new block of text. In others (a, b, em, span ...) it runs on.
BLOCKS = _words(
    "address article aside blockquote body caption center dd div dl dt figcaption footer form h1 h2 h3 h4 h5 h6 header "
    "hr html li main nav ol p pre section table tbody td tfoot th thead title tr ul"
)

MIN_BODY_CHARS = 200
"""What is shorter than this in <article> or <main> is a teaser: the page's article lies elsewhere."""

MAX_LINK_SHARE = 0.5
"""A block of which more than this is links is a menu. Source: readability's link density for content."""

MAX_TAIL_CHARS = 5_000
"""A tag that is still open at the end is given up when it is longer: over it Python's parser, before the mending of
CVE-2025-6069, takes time that grows with the square."""

CHARSET_HEAD_BYTES = 1024
"""Where a page declares its encoding. Source: HTML standard, "Determining the character encoding"."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9]+")


def read_html(data: bytes, name: str, declared: str | None = None) -> Iterator[Article | ArticleError]:
    """Read an HTML page, which is one article.

    1. Decode it, as HTTP (`declared`) or the page itself says where it is not UTF-8.
    2. Collect its blocks of text, without scripts, menus, asides, forms, and boxes that are named as such.
    3. Keep the blocks in <article> or <main>, where there is enough in them; drop those that are mostly links.
    4. Take title, day, language, source and address from its head.

    Yields the article, its paragraphs parted by blank lines, and before it what is wrong with its head.

    Raises
    ------
    ArticleError
        The file is binary, or in no encoding that can be told.
    """
    charset = _CHARSET.search(data[:CHARSET_HEAD_BYTES])
    page = _Page()
    page.feed(decode(data, name, declared=declared or (charset[1].decode("ascii") if charset else None)))
    if len(page.rawdata) <= MAX_TAIL_CHARS:
        page.close()
    page.end_block()
    text = "\n\n".join(block.text for block in _choose(page.blocks))
    yield from make_article(text, page.head.fields(), name)


class _Block(NamedTuple):
    text: str
    link_chars: int
    in_body: bool


class _Element(NamedTuple):
    """An open element, and whether it is one of those whose text is skipped or sought."""

    tag: str
    skipped: bool
    is_body: bool


class _Page(HTMLParser):
    """Collects a page's blocks of text, and its head."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[_Block] = []
        self.head = Head()
        self._stack: list[_Element] = []
        # How many of the open elements are of each tag, are skipped, are bodies.
        self._depths: Counter[str] = Counter()
        self._skipped = 0
        self._bodies = 0
        self._pieces: list[str] = []
        self._link_chars = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        self.head.note_tag(tag, attributes)
        if tag in BLOCKS:
            self.end_block()
        elif tag == "br":
            self._pieces.append("\n")
        if tag in VOID:
            return
        last = self._stack[-1].tag if self._stack else ""
        if (last == tag and tag in ENDED_BY_NEXT) or (last == "p" and tag in BLOCKS):
            self._pop()
        is_body = tag in BODIES or attributes.get("itemprop", "").lower() == "articlebody"
        self._push(_Element(tag, _is_skipped(tag, attributes), is_body))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.end_block()
        if self._depths[tag]:
            while self._pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        innermost = self._stack[-1].tag if self._stack else ""
        if innermost in ("title", "script"):
            self.head.note_text(innermost, data)
        elif not self._skipped:
            data = re.sub(r"\s+", " ", data)
            self._pieces.append(data)
            if self._depths["a"]:
                self._link_chars += len(data.strip())

    def end_block(self) -> None:
        """Keep the text collected so far as one block."""
        lines = (" ".join(line.split()) for line in "".join(self._pieces).split("\n"))
        text = "\n".join(line for line in lines if line)
        if text:
            self.blocks.append(_Block(text, self._link_chars, self._bodies > 0))
        self._pieces.clear()
        self._link_chars = 0

    def _push(self, element: _Element) -> None:
        self._stack.append(element)
        self._count(element, 1)

    def _pop(self) -> str:
        element = self._stack.pop()
        self._count(element, -1)
        return element.tag

    def _count(self, element: _Element, step: int) -> None:
        self._depths[element.tag] += step
        self._skipped += step * element.skipped
        self._bodies += step * element.is_body


def _is_skipped(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag in SKIPPED or "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if tag in ("html", "body") or tag in BODIES:  # sites put all sorts of names on these
        return False
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}".lower()
    return not SKIPPED_NAMES.isdisjoint(_WORD.findall(names))


def _choose(blocks: list[_Block]) -> list[_Block]:
    """Return the blocks of the article: those in its element, else all, without menus."""
    in_body = [block for block in blocks if block.in_body]
    chosen = in_body if sum(len(block.text) for block in in_body) >= MIN_BODY_CHARS else blocks
    return [block for block in chosen if block.link_chars <= MAX_LINK_SHARE * len(block.text)]
