"""Gold articles: texts in which somebody has marked the place names and said where they are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dateline.errors import GoldError
from dateline.evaluation.rows import GoldRow, is_degrees, read_rows
from dateline.model import Article

__all__ = ["GoldArticle", "Toponym", "read_gold"]

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
    gold = [_article(row) for row in read_rows(path, _ROW)]
    if not any(each.toponyms for each in gold):
        raise GoldError(f"{path} marks no toponyms, so there is nothing to measure against")
    return gold


def _article(row: GoldRow) -> GoldArticle:
    marked = row.fields.get("toponyms")
    if not isinstance(marked, list):
        raise GoldError(f"{row.where} has no list of toponyms; a row of gold looks like {_ROW}")
    return GoldArticle(row.article, tuple(_toponym(each, row.article, row.where) for each in marked))


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
    elif not (is_degrees(lat, 90) and is_degrees(lon, 180)):
        raise GoldError(f"{where}: latitude {lat!r} and longitude {lon!r} are not degrees on earth")
    kind = fields.get("type")
    return Toponym(start, end, lat, lon, fields.get("geonameid") is not None, kind if isinstance(kind, str) else None)
