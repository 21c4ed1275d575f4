"""The document at ``/api``: what may be asked, by OpenAPI 3.0. GDAL and QGIS read limits and filters from it."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from dateline.schema import Table
from dateline.server.collection import Collection
from dateline.server.documents import GEOJSON, JSON, OPENAPI, PROBLEM, SCHEMA, TITLES, property_schema
from dateline.server.query import DEFAULT_LIMIT, MAX_LIMIT

__all__ = ["api_document"]

PARAMETERS: Mapping[str, Any] = {
    "limit": {
        "description": f"Features of a page; more than {MAX_LIMIT} are taken for {MAX_LIMIT}.",
        "schema": {"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": DEFAULT_LIMIT},
    },
    "offset": {
        "description": "Features that are passed over before the page.",
        "schema": {"type": "integer", "minimum": 0, "default": 0},
    },
    "bbox": {
        "description": "West, south, east, north in degrees; west > east goes across the antimeridian. "
        "Features without a geometry match any.",
        "schema": {
            "type": "array",
            "oneOf": [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}],
            "items": {"type": "number"},
        },
    },
    "datetime": {
        "description": "A day, or an interval such as 2024-07-01/2024-07-31 or ../2024-07-31, of which features have a "
        "part: incidents by date_start to date_end. Of a time only its day counts. Features without a date match any.",
        "schema": {"type": "string"},
    },
    "f": {"description": "The format.", "schema": {"type": "string", "enum": ["json"]}},
}


def api_document(base: str, collections: Mapping[str, Collection]) -> dict[str, Any]:
    """Return the document for the collections that there are. ``base`` is the address of the server."""
    paths = {
        "/": _get("landingPage", "What there is", JSON),
        "/conformance": _get("conformance", "The parts of OGC API - Features that are kept", JSON),
        "/api": _get("api", "This document", OPENAPI),
        "/collections": _get("collections", "The collections", JSON),
    }
    for found in collections.values():
        paths |= _paths(found.table)
    return {
        "openapi": "3.0.3",
        "info": {
            "title": "Dateline",
            "version": version("dateline"),
            "description": "Incidents in the news, by OGC API - Features, Part 1: Core (OGC 17-069r4). Read only.",
        },
        "servers": [{"url": base.rstrip("/")}],
        "paths": paths,
        "components": {
            "parameters": {
                name: {"name": name, "in": "query", "required": False, "style": "form", "explode": False, **parameter}
                for name, parameter in PARAMETERS.items()
            },
            "responses": {
                "Problem": {
                    "description": "What is wrong with the request, by RFC 9457",
                    "content": {PROBLEM: {"schema": {"type": "object"}}},
                },
                "NotModified": {"description": "It is as the ETag in If-None-Match says."},
            },
        },
    }


def _paths(table: Table) -> dict[str, Any]:
    name = table.name
    title, description = TITLES[name]
    filters = [_filter(column, property_schema(kind)) for column, kind in table.columns.items()]
    common = [{"$ref": f"#/components/parameters/{parameter}"} for parameter in ("limit", "offset", "bbox", "datetime")]
    feature = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    return {
        f"/collections/{name}": _get(f"{name}.collection", title, JSON),
        f"/collections/{name}/schema": _get(f"{name}.schema", f"{title}: properties and their types", SCHEMA),
        f"/collections/{name}/items": _get(f"{name}.items", description, GEOJSON, *common, *filters),
        f"/collections/{name}/items/{{id}}": _get(f"{name}.item", f"{title}: one", GEOJSON, feature),
    }


def _filter(column: str, schema: Mapping[str, str]) -> dict[str, Any]:
    return {
        "name": column,
        "in": "query",
        "description": f"Features whose {column} is this.",
        "required": False,
        "style": "form",
        "explode": False,
        "schema": dict(schema),
    }


def _get(operation: str, summary: str, kind: str, *parameters: Mapping[str, Any]) -> dict[str, Any]:
    problem = {"$ref": "#/components/responses/Problem"}
    return {
        "get": {
            "operationId": operation,
            "summary": summary,
            "parameters": [*parameters, {"$ref": "#/components/parameters/f"}],
            "responses": {
                "200": {"description": summary, "content": {kind: {"schema": {"type": "object"}}}},
                "304": {"$ref": "#/components/responses/NotModified"},
                "400": problem,
                "404": problem,
                "500": problem,
            },
        }
    }
