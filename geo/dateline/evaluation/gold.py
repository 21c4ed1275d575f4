"""Gold articles: texts in which somebody has marked the place names and said where they are."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.articles import read_articles
from dateline.errors import GoldError
from dateline.model import Article

__all__ = ["GoldArticle", "Toponym", "read_gold"]


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
        The file cannot be read, or a row has no toponyms, or one whose span does not lie in the text.
    """
    reading = read_articles([path])
    for problem in reading.problems:
        raise GoldError(str(problem))
    lines = path.read_bytes().split(b"\n")
    rows = [(number, json.loads(line)) for number, line in enumerate(lines, start=1) if line.strip()]
    found: list[GoldArticle] = []
    for (number, row), article in zip(rows, reading.articles, strict=True):
        where = f"{path}, line {number}"
        toponyms = row.get("toponyms")
        if not isinstance(toponyms, list):
            raise GoldError(f'{where}: a gold article needs a list of "toponyms", as in {{"start": 3, "end": 9}}')
        found.append(GoldArticle(article, tuple(_toponym(each, article, where) for each in toponyms)))
    return found


def _toponym(row: Any, article: Article, where: str) -> Toponym:  # noqa: ANN401 - what JSON gives
    start, end = (row.get("start"), row.get("end")) if isinstance(row, dict) else (None, None)
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(article.text)):
        raise GoldError(f"{where}: a toponym's start and end must be a span of the text, not {start!r} and {end!r}")
    lat, lon = row.get("lat"), row.get("lon")
    return Toponym(
        start,
        end,
        None if lat is None or lon is None else float(lat),
        None if lat is None or lon is None else float(lon),
        row.get("geonameid") is not None,
        row.get("type"),
    )
