"""Gold articles: texts in which somebody has marked the place names and said where they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.articles import read_articles
from dateline.errors import GoldError
from dateline.model import Article

__all__ = ["GoldArticle", "Toponym", "read_gold"]

_SUFFIXES = (".jsonl", ".ndjson")
_ROW = '{"id": "a1", "text": "...", "toponyms": [{"start": 3, "end": 9, "lat": 16.3, "lon": -0.1}]}'


@dataclass(frozen=True, slots=True)
class Toponym:
    """A marked place name."""

    start: int
    end: int
    """Characters of the text, end exclusive."""
    lat: float | None
    lon: float | None
    """Degrees, WGS 84; None where its place is not known."""
    linked: bool
    """Whether it is linked to an entry of a gazetteer (``geonameid``)."""
    type: str | None
    """What the name does there, as the corpus calls it: "Literal", "Metonymic" ..."""


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article and all of its place names."""

    article: Article
    toponyms: tuple[Toponym, ...]


def read_gold(path: Path) -> list[GoldArticle]:
    """Read a file of JSON lines, ``{"id", "text", "toponyms": [{"start", "end", "lat", "lon", "geonameid", "type"}]}``.

    Of a toponym only ``start`` and ``end`` are required. Other keys of an article are those of a source ("title",
    "published", "language" ...).

    Raises
    ------
    GoldError
        The file cannot be read, is not JSON lines or marks no toponyms, or one does not lie in its text or on earth.
    """
    rows = list(_rows(path))
    reading = read_articles([path])
    if reading.problems:
        raise GoldError(f"{path} cannot be measured against: {reading.problems[0]}")
    gold = [
        GoldArticle(article, tuple(_toponym(each, article, where) for each in row["toponyms"]))
        for (where, row), article in zip(rows, reading.articles, strict=True)
    ]
    if not any(each.toponyms for each in gold):
        raise GoldError(f"{path} marks no toponyms, so there is nothing to measure against")
    return gold


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each row, and what to call it in an error."""
    if path.suffix.lower() not in _SUFFIXES:
        raise GoldError(f"{path} is no file of JSON lines; gold is a .jsonl file of rows like {_ROW}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GoldError(f"{path} cannot be opened: {error.strerror}") from error
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise GoldError(f"{where} is no JSON; a row of gold looks like {_ROW}") from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise GoldError(f"{where} has no text; a row of gold looks like {_ROW}")
        if not isinstance(row.get("toponyms"), list):
            raise GoldError(f"{where} has no list of toponyms; a row of gold looks like {_ROW}")
        yield where, row


def _toponym(row: object, article: Article, where: str) -> Toponym:
    fields = row if isinstance(row, dict) else {}
    start, end = fields.get("start"), fields.get("end")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(article.text)):
        raise GoldError(
            f"{where}: a toponym from {start!r} to {end!r} does not lie in its text, which has {len(article.text)} "
            "characters"
        )
    lat, lon = fields.get("lat"), fields.get("lon")
    if lat is None or lon is None:
        lat = lon = None
    elif not (_is_degrees(lat, 90) and _is_degrees(lon, 180)):
        raise GoldError(f"{where}: latitude {lat!r} and longitude {lon!r} are not degrees on earth")
    kind = fields.get("type")
    return Toponym(start, end, lat, lon, fields.get("geonameid") is not None, kind if isinstance(kind, str) else None)


def _is_degrees(value: object, most: int) -> bool:
    # NaN, which JSON does not have but Python reads, is in no range.
    return isinstance(value, int | float) and not isinstance(value, bool) and -most <= value <= most
