"""Dateline reads news articles and puts the incidents in them on a map.

>>> import dateline
>>> found = dateline.extract(["seeds"])  # doctest: +SKIP
>>> found.map()  # doctest: +SKIP
>>> dateline.write(found.tables(), "incidents.gpkg")  # doctest: +SKIP

Or step by step: `read_articles`, `annotate`, `merge`, `overlay`, `to_tables`, `incident_map`, `write` and `read`.
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.articles import read_articles
    from dateline.borders import overlay
    from dateline.codebooks import recode
    from dateline.export import read, write
    from dateline.frame import Tables, to_tables
    from dateline.gazetteer import Gazetteer
    from dateline.geocoding.geocoder import Geocoder
    from dateline.incidents.merging import merge
    from dateline.model import Article, Incident, Location, Mention, Place, Report
    from dateline.pipeline import Annotation, Extraction, annotate, extract, extract_from
    from dateline.webmap import incident_map, write_map

    __version__: str

# Loaded when first used: geopandas takes half a second, which a look-up in the gazetteer need not wait for.
_HOMES = {
    "recode": "dateline.codebooks",
    "read_articles": "dateline.articles",
    "overlay": "dateline.borders",
    "read": "dateline.export",
    "write": "dateline.export",
    "merge": "dateline.incidents.merging",
    "Tables": "dateline.frame",
    "to_tables": "dateline.frame",
    "Article": "dateline.model",
    "Incident": "dateline.model",
    "Location": "dateline.model",
    "Mention": "dateline.model",
    "Place": "dateline.model",
    "Report": "dateline.model",
    "Annotation": "dateline.pipeline",
    "Extraction": "dateline.pipeline",
    "annotate": "dateline.pipeline",
    "extract": "dateline.pipeline",
    "extract_from": "dateline.pipeline",
    "Gazetteer": "dateline.gazetteer",
    "Geocoder": "dateline.geocoding.geocoder",
    "incident_map": "dateline.webmap",
    "write_map": "dateline.webmap",
}

__all__ = [
    "Annotation",
    "Article",
    "Extraction",
    "Gazetteer",
    "Geocoder",
    "Incident",
    "Location",
    "Mention",
    "Place",
    "Report",
    "Tables",
    "annotate",
    "extract",
    "extract_from",
    "incident_map",
    "merge",
    "overlay",
    "read",
    "read_articles",
    "recode",
    "to_tables",
    "write",
    "write_map",
]


if not TYPE_CHECKING:  # else a checker would take any name for one that there is

    def __getattr__(name: str) -> object:
        if name == "__version__":
            return version("dateline")
        if name not in _HOMES:
            raise AttributeError(f"module 'dateline' has no attribute {name!r}")
        return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__", *(name for name in globals() if name.startswith("__"))])
