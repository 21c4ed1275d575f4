"""The JSON documents of OGC API - Features, Part 1: Core (OGC 17-069r4), but for the API's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from dateline.schema import Table, Type
from dateline.server.collection import Collection

__all__ = [
    "GEOJSON",
    "JSON",
    "OPENAPI",
    "PROBLEM",
    "SCHEMA",
    "TITLES",
    "collection_document",
    "collections_document",
    "conformance_document",
    "feature_schema",
    "item_url",
    "landing_document",
    "link",
    "property_schema",
]

JSON = "application/json"
GEOJSON = "application/geo+json"
SCHEMA = "application/schema+json"
OPENAPI = "application/vnd.oai.openapi+json;version=3.0"
HTML = "text/html"
PROBLEM = "application/problem+json"
"""RFC 9457."""

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
GREGORIAN = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"

CONFORMANCE = [
    f"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/{part}" for part in ("core", "oas30", "geojson")
]

TITLES: Mapping[str, tuple[str, str]] = {
    "incidents": ("Incidents", "One feature an incident, with its date, place, toll and quote."),
    "areas": ("Areas of uncertainty", "The areas in which incidents lie whose point is only the middle of one."),
    "mentions": ("Mentions", "One feature a place name in an article."),
    "places": ("Places", "One feature a place, with its mentions, articles and incidents counted."),
    "borders": ("Borders", "Land borders, coasts and disputed lines near the incidents."),
    "reports": ("Reports", "What one article says of one incident; no geometry."),
    "actors": ("Actors", "Who took part in an incident, on which side, as what; no geometry."),
    "figures": ("Figures", "Numbers of people, each as one sentence states it; no geometry."),
    "claims": ("Claims", "What is claimed that is no number of people; no geometry."),
    "articles": ("Articles", "One feature an article that was read; no geometry."),
}
"""Of the tables, for people."""

_JSON_TYPES: Mapping[Type, Mapping[str, str]] = {
    Type.TEXT: {"type": "string"},
    Type.DATE: {"type": "string", "format": "date"},
    Type.COUNT: {"type": "integer"},
    Type.FLAG: {"type": "boolean"},
    Type.MEASURE: {"type": "number"},
    Type.DEGREES: {"type": "number"},
}


def landing_document(base: str, collections: Iterable[str]) -> dict[str, Any]:
    """Return what `/` says: where everything else is. ``base`` is the address of the server, with its last slash."""
    return {
        "title": "Dateline",
        "description": "Incidents in the news, as Dateline read them. Check every figure against its quote.",
        "links": [
            link(base, "self", JSON, "This document"),
            link(f"{base}?f=html", "alternate", HTML, "The newest map"),
            link(f"{base}api", "service-desc", OPENAPI, "The API, by OpenAPI 3.0"),
            link(f"{base}conformance", "conformance", JSON, "The parts of OGC API - Features that it keeps to"),
            link(f"{base}collections", "data", JSON, f"The collections: {', '.join(collections) or 'none yet'}"),
        ],
    }


def conformance_document() -> dict[str, Any]:
    """Return which parts of the standard are kept."""
    return {"conformsTo": CONFORMANCE}


def collections_document(base: str, collections: Mapping[str, Collection]) -> dict[str, Any]:
    """Return all collections."""
    return {
        "links": [link(f"{base}collections", "self", JSON, "This document")],
        "collections": [collection_document(base, found) for found in collections.values()],
    }


def collection_document(base: str, found: Collection) -> dict[str, Any]:
    """Return what there is to know of one collection."""
    name = found.table.name
    title, description = TITLES[name]
    url = f"{base}collections/{name}"
    extent: dict[str, Any] = {}
    if found.bbox is not None:
        extent["spatial"] = {"bbox": [found.bbox], "crs": CRS84}
    if found.interval is not None:
        first, last = found.interval
        interval = [f"{first}T00:00:00Z", f"{last}T23:59:59Z"]
        extent["temporal"] = {"interval": [interval], "trs": GREGORIAN}
    return {
        "id": name,
        "title": title,
        "description": f"{description} From {found.version.name}, written {found.version.modified:%Y-%m-%d %H:%M} UTC.",
        **({"extent": extent} if extent else {}),
        "itemType": "feature",
        "crs": [CRS84],
        "links": [
            link(url, "self", JSON, "This document"),
            link(f"{url}/items", "items", GEOJSON, title),
            # With a capital letter, as the standard writes it and GDAL before 3.7 wants it.
            link(f"{url}/schema", "describedBy", SCHEMA, "The properties and their types"),
        ],
    }


def feature_schema(base: str, table: Table) -> dict[str, Any]:
    """Return the JSON Schema of a table's features.

    GDAL takes the types of columns from it, and otherwise guesses them from the first features. One type a property, as
    OGC 23-058r1 wants it: any may be null but those that are required. A property ``id`` is left to the feature's own
    member, as GDAL before 3.7 shows it twice otherwise.
    """
    columns = {name: kind for name, kind in table.columns.items() if name != "id"}
    geometry = f"https://geojson.org/schema/{table.shape}.json" if table.shape else None
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{base}collections/{table.name}/schema",
        "title": TITLES[table.name][0],
        "type": "object",
        "required": ["type", "geometry", "properties"],
        "properties": {
            "type": {"type": "string", "enum": ["Feature"]},
            "id": {"type": "string"} if table.key else {"type": "integer"},
            "geometry": {"$ref": geometry} if geometry else {"type": "null"},
            "properties": {
                "type": "object",
                "required": [name for name, kind in columns.items() if kind is Type.FLAG],
                "properties": {name: property_schema(kind) for name, kind in columns.items()},
            },
        },
    }


def property_schema(kind: Type) -> dict[str, str]:
    """Return a column's type as JSON Schema and OpenAPI say it."""
    return dict(_JSON_TYPES[kind])


def link(href: str, rel: str, kind: str, title: str) -> dict[str, str]:
    """Return a link as all documents have them: RFC 8288."""
    return {"href": href, "rel": rel, "type": kind, "title": title}


def item_url(base: str, name: str, id: object) -> str:
    """Return the address of a feature; ids may be any text."""
    return f"{base}collections/{name}/items/{quote(str(id), safe='')}"
