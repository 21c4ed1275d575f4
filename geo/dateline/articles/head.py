"""What an HTML page says of itself: title, day, language, outlet and address."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping
from itertools import chain

from dateline.articles.fields import parse_day

__all__ = ["Head"]

TITLE_METAS = ("og:title", "twitter:title", "dc.title")

PUBLISHED_METAS = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "dc.date.issued",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publishdate",
    "pubdate",
    "dc.date",
    "date",
)
"""Where pages say when they were published, the most reliable first."""


class Head:
    """Gathers what the tags of a page say of it.

    Of contradicting statements the first is kept: pages name themselves before they name others.
    """

    def __init__(self) -> None:
        self._metas: dict[str, str] = {}
        self._times: list[str] = []
        self._title: list[str] = []
        self._json: list[str] = []
        self._language = ""
        self._canonical = ""
        self._script_is_data = False

    def note_tag(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take what a start tag says; attribute names in lower case."""
        match tag:
            case "html":
                self._language = self._language or attributes.get("lang", "")
            case "meta":
                key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
                self._metas.setdefault(key.strip().lower(), attributes.get("content", "").strip())
            case "link" if attributes.get("rel", "").lower() == "canonical":
                self._canonical = self._canonical or attributes.get("href", "")
            case "time":
                self._times.append(attributes.get("datetime", ""))
            case "title":
                self._title.append("")
            case "script":
                self._script_is_data = attributes.get("type", "").lower() == "application/ld+json"
                self._json.append("")

    def note_text(self, tag: str, data: str) -> None:
        """Take the text of a <title> or <script>."""
        if tag == "title" and len(self._title) == 1:  # pictures drawn in the page have titles too
            self._title[0] += data
        elif tag == "script" and self._script_is_data:
            self._json[-1] += data

    def fields(self) -> dict[str, object]:
        """Return the fields of the article, as `fields.make_article` takes them."""
        title = next((self._metas[key] for key in TITLE_METAS if self._metas.get(key)), "".join(self._title))
        return {
            "title": title,
            "published": self._find_published(),
            "source": self._metas.get("og:site_name", ""),
            "url": self._canonical or self._metas.get("og:url", ""),
            "language": self._language,
        }

    def _find_published(self) -> str:
        """Return the first statement that is a date; where none is, the first, so that it can be complained of."""
        metas = (self._metas.get(key, "") for key in PUBLISHED_METAS)
        stated = [value for value in chain(metas, self._find_in_json(), self._times[:1]) if value]
        for value in stated:
            try:
                return parse_day(value).isoformat()
            except ValueError:
                continue
        return stated[0] if stated else ""

    def _find_in_json(self) -> Iterator[str]:
        """Yield the ``datePublished`` of JSON-LD blocks, the outermost first."""
        for block in self._json:
            try:
                nodes = deque([json.loads(block)])
            except (ValueError, RecursionError):
                continue
            while nodes:
                node = nodes.popleft()
                if isinstance(node, dict):
                    published = node.get("datePublished")
                    if isinstance(published, str):
                        yield published
                    nodes.extend(node.values())
                elif isinstance(node, list):
                    nodes.extend(node)
