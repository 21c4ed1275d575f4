"""What a source says about an article beside its text: id, title, day, source, address, language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from dateline.articles.encoding import make_storable
from dateline.errors import ArticleError
from dateline.model import Article

__all__ = ["make_article", "parse_day", "parse_language", "parse_web_address"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:$|[T ])")
_LANGUAGE = re.compile(r"([A-Za-z]{2})(?:[-_].*)?")


def make_article(text: str, fields: Mapping[str, object], where: str) -> Iterator[Article | ArticleError]:
    """Make an article of a text and the fields of its front matter, row or page.

    Parameters
    ----------
    text
        The text, of which no character is moved.
    fields
        ``id``, ``title``, ``published``, ``source``, ``url``, ``language``; all may lack, others are passed over.
    where
        What to call the source in an error: "news.jsonl, line 3".

    Yields
    ------
        The article, with ``id`` and ``title`` empty where they are not given, and before it what is wrong with its
        fields. An article without text is an error alone.
    """
    if not text.strip():
        yield ArticleError(f"{where} has no text; nothing to read")
        return
    published = None
    stated = fields.get("published")
    if stated is not None and stated != "":
        try:
            published = parse_day(str(stated))
        except ValueError as error:
            yield ArticleError(f"{where}: {error}")
    yield Article(
        id=_read_string(fields, "id"),
        title=" ".join(_read_string(fields, "title").split()),
        text=make_storable(text),
        published=published,
        source=_read_string(fields, "source").strip() or None,
        url=parse_web_address(_read_string(fields, "url")),
        language=parse_language(_read_string(fields, "language")),
    )


def parse_day(value: str) -> date:
    """Read the day of an ISO 8601 date or time, as written, whatever its time zone.

    Raises
    ------
    ValueError
        It is none.
    """
    value = value.strip()
    try:
        if _DAY.match(value):
            return datetime.fromisoformat(value).date()
    except ValueError:
        pass
    raise ValueError(f"{value[:40]!r} is not a date like 2025-04-06, so the article is read without one")


def parse_language(value: str) -> str | None:
    """Read the ISO 639-1 code out of ``fr``, ``fr-FR`` or ``fr_ML``; None where there is none."""
    match = _LANGUAGE.fullmatch(value.strip())
    return match[1].lower() if match else None


def parse_web_address(value: str) -> str | None:
    """Return an http or https URL, and None for whatever else stands in its place (``javascript:`` ...)."""
    value = value.strip()
    return value if value.lower().startswith(("http://", "https://")) else None


def _read_string(fields: Mapping[str, object], key: str) -> str:
    """Return a field as text; numbers count as text, what is nested or missing as nothing."""
    value = fields.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return make_storable(value) if isinstance(value, str) else ""
