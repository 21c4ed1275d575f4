"""Reading articles: from what the user gives to records, with a sentence for each thing that cannot be read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple, Protocol
from urllib.parse import urlsplit

from dateline.articles import web
from dateline.articles.clutter import find_clutter
from dateline.articles.page import read_html
from dateline.articles.rows import read_csv, read_jsonl
from dateline.articles.sources import STDIN, expand_sources, is_web_address
from dateline.articles.text import read_text
from dateline.errors import ArticleError
from dateline.model import Article, Span

__all__ = ["READERS", "Reader", "Reading", "read_articles"]


class Reader(Protocol):
    """What reads one file."""

    def __call__(self, data: bytes, name: str, declared: str | None = None) -> Iterator[Article | ArticleError]:
        """Read a file's bytes into articles, and errors about parts of it, in the file's order.

        `name` is what to call the file in an error, `declared` the encoding that its source states. An article's ``id``
        and ``title`` are empty where the file gives none. Raises `ArticleError` where nothing of it can be read.
        """
        ...


READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".markdown": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_csv,
    ".tsv": read_csv,
}
"""Suffix -> reader. A format more is a function more, and its line here."""

TITLE_SEARCH_CHARS = 2000
"""No headline comes after so much text, be it all clutter."""

MAX_TITLE_CHARS = 150
"""A first line that is longer is a paragraph; the longest headlines of the wire services have about 120."""


class Reading(NamedTuple):
    """What was read, and what could not be."""

    articles: tuple[Article, ...]
    problems: tuple[ArticleError, ...]


def read_articles(
    sources: Iterable[str | Path] | str | Path,
    *,
    stdin: BinaryIO | None = None,
    fetch: Callable[[str], web.Page] = web.fetch,
) -> Reading:
    """Read articles from files, folders, globs, standard input and the web.

    1. Find the files, pages and streams that the sources stand for.
    2. Read each by its suffix; what cannot be read becomes a problem, and the rest is read all the same.
    3. Give each article an id: its own, else the file's stem; "-2", "-3" where it is taken.
    4. Give each a title where it has none, and find the clutter in it.

    Parameters
    ----------
    sources
        Files, folders, globs, ``-`` for standard input, http(s) addresses; one of them, or several.
    stdin
        The stream that ``-`` means; the process's own by default.
    fetch
        How an address is fetched.

    Returns
    -------
        The articles in the order of the sources, and one error for each thing that could not be read.
    """
    articles: list[Article] = []
    stems: list[str] = []
    problems: list[ArticleError] = []
    for source in expand_sources(sources, READERS):
        if isinstance(source, ArticleError):
            problems.append(source)
            continue
        stem = _stem(source)
        try:
            for item in _read(source, stdin, fetch):
                if isinstance(item, ArticleError):
                    problems.append(item)
                else:
                    articles.append(item)
                    stems.append(stem)
        except ArticleError as error:
            problems.append(error)
    named = []
    for article, stem, id_ in zip(articles, stems, _choose_ids(articles, stems, problems), strict=True):
        clutter = find_clutter(article.text)
        title = article.title or _find_title(article.text, clutter) or stem
        named.append(replace(article, id=id_, title=title, clutter=clutter))
    return Reading(tuple(named), tuple(problems))


def _read(
    source: str | Path, stdin: BinaryIO | None, fetch: Callable[[str], web.Page]
) -> Iterator[Article | ArticleError]:
    """Read one file, page or stream."""
    if isinstance(source, Path):
        name = _printable(source)
        reader = READERS.get(source.suffix.lower())
        if reader is None:
            kind = source.suffix or "a file without a suffix"
            raise ArticleError(f"{name} is {kind}, which cannot be read; known are {', '.join(READERS)}")
        try:
            data = source.read_bytes()
        except OSError as error:
            raise ArticleError(f"{name} cannot be opened: {error.strerror}") from error
        for item in _read_bytes(data, name, reader):
            yield replace(item, path=name) if isinstance(item, Article) else item
    elif is_web_address(source):
        page = fetch(source)
        for item in _read_bytes(page.data, source, READERS[page.suffix], page.charset):
            yield replace(item, url=item.url or page.url) if isinstance(item, Article) else item
    else:
        data = (stdin or sys.stdin.buffer).read()
        reader = read_jsonl if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") else read_text
        yield from _read_bytes(data, "standard input", reader)


def _read_bytes(
    data: bytes, name: str, reader: Reader, declared: str | None = None
) -> Iterator[Article | ArticleError]:
    if not data:
        raise ArticleError(f"{name} is empty; nothing to read")
    if not data.strip():
        raise ArticleError(f"{name} has nothing but blanks in it; nothing to read")
    yield from reader(data, name, declared)


def _choose_ids(articles: list[Article], stems: list[str], problems: list[ArticleError]) -> list[str]:
    """Return an id for each article, all different; ids that were given come before those made from stems."""
    taken = {article.id for article in articles}
    counts: dict[str, int] = {}
    used: set[str] = set()
    ids: list[str] = []
    for article, stem in zip(articles, stems, strict=True):
        id_ = article.id or stem
        if id_ in used or (not article.id and id_ in taken):
            wanted = id_
            while id_ in used or id_ in taken:
                counts[wanted] = counts.get(wanted, 1) + 1
                id_ = f"{wanted}-{counts[wanted]}"
            if article.id:
                problems.append(
                    ArticleError(f"the id {wanted!r} is given twice; its second article is read as {id_!r}")
                )
        used.add(id_)
        ids.append(id_)
    return ids


def _find_title(text: str, clutter: tuple[Span, ...]) -> str:
    """Return the first line of a text where it reads like a headline, else nothing."""
    head = text[:TITLE_SEARCH_CHARS]
    for start, end in clutter:
        if start >= len(head):
            break
        head = head[:start] + " " * (min(end, len(head)) - start) + head[end:]
    for line in head.splitlines():
        line = " ".join(line.strip("#* \t").split())
        if line:
            return line if len(line) <= MAX_TITLE_CHARS and not line.rstrip("\"'”’») ").endswith(".") else ""
    return ""


def _stem(source: str | Path) -> str:
    if isinstance(source, Path):
        return _printable(source.stem)
    if source == STDIN:
        return "stdin"
    parts = urlsplit(source)
    return PurePosixPath(parts.path).stem or parts.netloc


def _printable(path: str | Path) -> str:
    """Return a path as text that can be written; bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", errors="replace")
