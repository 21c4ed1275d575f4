"""Features as they are answered: a page of them, or one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

import numpy as np

from dateline.export.geojson import ENCODE
from dateline.server.collection import Collection
from dateline.server.documents import GEOJSON, JSON, item_url, link
from dateline.server.query import Query

__all__ = ["item_document", "items_document"]


def items_document(base: str, found: Collection, query: Query, asked: Sequence[tuple[str, str]]) -> bytes:
    """Return a page of the features that meet a query, as a GeoJSON feature collection in UTF-8.

    Parameters
    ----------
    base
        The address of the server.
    found
        The collection.
    query
        What is asked.
    asked
        The parameters that say so, for the links.
    """
    positions = found.select(query)
    part = positions[query.offset : query.offset + query.limit]
    url = f"{base}collections/{found.table.name}"
    links = [
        link(_url(f"{url}/items", asked), "self", GEOJSON, "This document"),
        link(url, "collection", JSON, "The collection"),
    ]
    if query.offset:
        before = {"offset": str(max(0, query.offset - query.limit)), "limit": str(query.limit)}
        links.append(link(_url(f"{url}/items", asked, before), "prev", GEOJSON, "The features before"))
    if query.offset + len(part) < len(positions):
        after = {"offset": str(query.offset + query.limit), "limit": str(query.limit)}
        links.append(link(_url(f"{url}/items", asked, after), "next", GEOJSON, "The features after"))
    head = {
        "type": "FeatureCollection",
        "timeStamp": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "numberMatched": len(positions),
        "numberReturned": len(part),
        "links": links,
    }
    features = ",\n".join(map(ENCODE, found.features(part)))
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "features": [\n{features}\n]}}\n'.encode()


def item_document(base: str, found: Collection, position: int) -> dict[str, Any]:
    """Return one feature, with its links."""
    (feature,) = found.features(np.array([position]))
    name = found.table.name
    links = [
        link(item_url(base, name, feature["id"]), "self", GEOJSON, "This document"),
        link(f"{base}collections/{name}", "collection", JSON, "The collection"),
    ]
    return {**feature, "links": links}


def _url(url: str, asked: Sequence[tuple[str, str]], changed: dict[str, str] | None = None) -> str:
    parameters = urlencode({**dict(asked), **(changed or {})})
    return f"{url}?{parameters}" if parameters else url
