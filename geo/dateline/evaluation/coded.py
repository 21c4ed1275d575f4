"""Coded articles: texts of which somebody has said what happened, where, when, and to how many."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dateline.errors import GoldError
from dateline.evaluation.rows import GoldRow, is_degrees, read_rows
from dateline.model import Article, Kind

__all__ = ["Coded", "CodedArticle", "read_coded"]

_ROW = '{"id": "a1", "text": "...", "published": "2025-03-12", "date": "2025-03-11", "killed": 3}'
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


class Coded(NamedTuple):
    """A coded figure."""

    value: int
    stated: bool | None
    """Whether the text states it (``killed_in_text``); None where that is not said."""


@dataclass(frozen=True, slots=True)
class CodedArticle:
    """An article, and what is coded of the one event that it tells of."""

    article: Article
    figures: Mapping[Kind, Coded]
    """By kind; those that are coded."""
    lat: float | None
    lon: float | None
    """Degrees, WGS 84; None where the place is not coded."""
    date: str | None
    """The day as YYYY-MM-DD; shorter where only the month or the year is coded, None where nothing is."""


def read_coded(path: Path) -> list[CodedArticle]:
    """Read a file of JSON lines, ``{"id", "text", "published", "date", "lat", "lon", "killed", "killed_in_text"}``.

    Figures have the names of their kinds (``killed``, ``wounded``, ``abducted``, ``displaced`` ...); null is "not
    coded". Only ``text`` and something that is coded are required. Other keys are those of a source.

    Raises
    ------
    GoldError
        The file cannot be read, is not JSON lines or codes nothing, or a figure, date or coordinate cannot be one.
    """
    coded = [_article(row) for row in read_rows(path, _ROW)]
    if not any(each.figures or each.date or each.lat is not None for each in coded):
        raise GoldError(f"{path} codes no figure, place or date; a row of gold looks like {_ROW}")
    return coded


def _article(row: GoldRow) -> CodedArticle:
    lat, lon = row.fields.get("lat"), row.fields.get("lon")
    if lat is None or lon is None:
        lat = lon = None
    elif not (is_degrees(lat, 90) and is_degrees(lon, 180)):
        raise GoldError(f"{row.where}: latitude {lat!r} and longitude {lon!r} are not degrees on earth")
    date = row.fields.get("date") or None
    if date is not None and not (isinstance(date, str) and _DATE.fullmatch(date)):
        raise GoldError(f"{row.where}: the date {date!r} is not of the form 2025-03-11, 2025-03 or 2025")
    figures = {kind: coded for kind in Kind if (coded := _figure(row, kind)) is not None}
    return CodedArticle(row.article, figures, lat, lon, date)


def _figure(row: GoldRow, kind: Kind) -> Coded | None:
    value = row.fields.get(kind.value)
    if value is None:
        return None
    people = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    if not people or value < 0 or value != int(value):
        raise GoldError(f'{row.where}: "{kind.value}" is {value!r}, which is no number of people')
    stated = row.fields.get(f"{kind.value}_in_text")
    return Coded(int(value), None if stated is None else bool(stated))
