"""The files of the folder as answers: whole or in parts, by their ETags."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from werkzeug.exceptions import RequestedRangeNotSatisfiable
from werkzeug.wrappers import Request, Response
from werkzeug.wsgi import wrap_file

from dateline.server.folder import Folder
from dateline.server.page import MAP_POLICY

__all__ = ["file_response"]

PAGE = ".html"

TYPES: Mapping[str, str] = MappingProxyType(
    {
        PAGE: "text/html; charset=utf-8",
        ".geojson": "application/geo+json",
        ".json": "application/geo+json",
        ".geojsonl": "application/x-ndjson",
        ".gpkg": "application/geopackage+sqlite3",
        ".fgb": "application/flatgeobuf",
        ".parquet": "application/vnd.apache.parquet",
        ".csv": "text/csv; charset=utf-8",
        ".kml": "application/vnd.google-earth.kml+xml",
        ".kmz": "application/vnd.google-earth.kmz",
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
"""Suffix to media type: IANA's, where it has one."""

OTHER = "application/octet-stream"


def file_response(request: Request, folder: Folder, name: str) -> Response | None:
    """Return the newest file of a name; None where there is none that may be seen.

    Raises
    ------
    werkzeug.exceptions.RequestedRangeNotSatisfiable
        Where a part is asked for that it does not have.
    """
    opened = folder.open(name)
    if opened is None:
        return None
    file, version = opened
    suffix = version.path.suffix.lower()
    response = Response(
        wrap_file(request.environ, file), content_type=TYPES.get(suffix, OTHER), direct_passthrough=True
    )
    response.call_on_close(file.close)
    response.content_length = version.size
    response.set_etag(version.tag)
    response.last_modified = version.modified
    if suffix == PAGE:
        response.headers["Content-Security-Policy"] = MAP_POLICY
    else:
        response.headers.set("Content-Disposition", "attachment", filename=name)
    try:
        return response.make_conditional(request, accept_ranges=True, complete_length=version.size)
    except RequestedRangeNotSatisfiable:
        file.close()
        raise
