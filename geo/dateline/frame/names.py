"""What a cell says of a country, of an article's source, or of several things at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol
from urllib.parse import urlsplit

from dateline.model import Article, Location, Place

__all__ = ["SEPARATOR", "CountryNames", "country", "iso_a3", "joined", "points", "source"]

SEPARATOR = "; "
"""Between actors, articles and sources in one cell."""


class CountryNames(Protocol):
    """What the tables need to know of a country."""

    @property
    def name(self) -> str:
        """English name."""

    @property
    def iso3(self) -> str:
        """ISO 3166-1 alpha-3."""


def country(code: str | None, countries: Mapping[str, CountryNames]) -> str | None:
    """Return a country's English name; a code that is not known stands as it is."""
    return countries[code].name if code and code in countries else code


def iso_a3(code: str | None, countries: Mapping[str, CountryNames]) -> str | None:
    """Return a country's ISO 3166-1 alpha-3."""
    return countries[code].iso3 if code and code in countries else None


def source(article: Article) -> str | None:
    """Return who published it: as the article says, else the host that it was found on."""
    if article.source or not article.url:
        return article.source
    try:
        return urlsplit(article.url).hostname
    except ValueError:  # an article may carry anything as its URL; a broken one has no host
        return None


def joined(names: Iterable[str | None]) -> str:
    """Join what is known, each once."""
    return SEPARATOR.join(dict.fromkeys(name for name in names if name))


def points(where: Sequence[Location | Place | None]) -> list[tuple[float, float] | None]:
    """``(lon, lat)``, the order of GIS files."""
    return [(found.lon, found.lat) if found else None for found in where]
