"""The WSGI application: which address is answered by what, and what every answer has."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from werkzeug.exceptions import (
    BadRequest,
    HTTPException,
    MethodNotAllowed,
    MisdirectedRequest,
    NotFound,
    RequestURITooLarge,
)
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from dateline.server.dataset import Dataset
from dateline.server.documents import (
    GEOJSON,
    JSON,
    OPENAPI,
    PROBLEM,
    SCHEMA,
    collection_document,
    collections_document,
    conformance_document,
    feature_schema,
    landing_document,
)
from dateline.server.files import file_response
from dateline.server.folder import Folder
from dateline.server.items import item_document, items_document
from dateline.server.openapi import api_document
from dateline.server.page import PAGE_POLICY, page, page_tag
from dateline.server.query import QueryError, read_query

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

    from dateline.server.collection import Collection as Features

__all__ = ["Application"]

METHODS = ("GET", "HEAD")

LONGEST_QUERY = 4096
"""Characters behind the question mark; a box, a span and a few values are some hundred."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Anything may be kept, but is asked for again: by its ETag, which costs next to nothing.
    "Cache-Control": "no-cache",
}
"""Of every answer. No other site may read one: there are none of CORS's headers, which QGIS does not need."""

DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"

RULES = Map(
    [
        Rule("/", endpoint="landing"),
        Rule("/conformance", endpoint="conformance"),
        Rule("/api", endpoint="api"),
        Rule("/collections", endpoint="collections"),
        Rule("/collections/<name>", endpoint="collection"),
        Rule("/collections/<name>/schema", endpoint="schema"),
        Rule("/collections/<name>/items", endpoint="items"),
        Rule("/collections/<name>/items/<path:id>", endpoint="item"),
        Rule("/<file>", endpoint="file"),
    ],
    strict_slashes=False,
    merge_slashes=False,
)


class Application:
    """Answers from the newest files of a folder.

    Parameters
    ----------
    folder
        What is served.
    say
        Told one sentence about what goes wrong and is not the client's fault.
    hosts
        The values that the header Host may have; None: any. Without such a list any web page could read what is served
        on loopback, by giving its own name this address ("DNS rebinding").
    """

    def __init__(self, folder: Folder, say: Callable[[str], None], hosts: Collection[str] | None = None) -> None:
        self._dataset = Dataset(folder, say)
        self._folder = folder
        self._say = say
        self._hosts = hosts

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request, as WSGI (PEP 3333) asks."""
        response = self.answer(Request(environ))
        for name, value in HEADERS.items():
            response.headers[name] = value
        response.headers.setdefault("Content-Security-Policy", DATA_POLICY)
        return response(environ, start_response)

    def warm(self) -> None:
        """Read the tables, so that who asks first need not wait for it."""
        try:
            self._dataset.collections()
        except Exception as error:  # noqa: BLE001 - as in `answer`; this runs in a thread of its own
            self._say(f"Cannot read the tables: {type(error).__name__}: {error}")

    def answer(self, request: Request) -> Response:
        """Return the answer to a request, whatever happens."""
        try:
            self._check(request)
            endpoint, values = RULES.bind("localhost").match(request.path, method="GET")
            response: Response = getattr(self, f"_{endpoint}")(request, **values)
            return response
        except QueryError as error:
            return _problem(BadRequest(str(error)))
        except HTTPException as error:
            return _problem(error)
        except Exception as error:  # noqa: BLE001 - whatever it is, no client and no terminal gets a traceback
            self._say(f"Cannot answer {request.path!r:.80}: {type(error).__name__}: {error}")
            return _problem(HTTPException("The server has a fault; its terminal says which."), 500)

    def _check(self, request: Request) -> None:
        if self._hosts is not None and request.environ.get("HTTP_HOST", "").lower() not in self._hosts:
            raise MisdirectedRequest("This server answers only to the addresses of this machine.")
        if request.method not in METHODS:
            raise MethodNotAllowed(METHODS, "Nothing can be changed here; use GET or HEAD.")
        if len(request.query_string) > LONGEST_QUERY:
            raise RequestURITooLarge(f"The query is longer than {LONGEST_QUERY} characters.")

    def _landing(self, request: Request) -> Response:
        parameters = dict(_parameters(request, html=True))
        if parameters.pop("f", "html" if _wants_html(request) else "json") == "json":
            _refuse(parameters)
            response = _document(request, landing_document(request.host_url, self._dataset.collections()))
        else:
            _refuse(parameters)
            response = self._page(request)
        response.vary.add("Accept")
        return response

    def _page(self, request: Request) -> Response:
        files = list(self._folder.newest().values())
        response = Response(page(request.host_url, files, self._folder.root.name), mimetype="text/html")
        response.headers["Content-Security-Policy"] = PAGE_POLICY
        response.set_etag(page_tag(request.host_url, files))
        return response.make_conditional(request)

    def _conformance(self, request: Request) -> Response:
        _refuse(_parameters(request))
        return _document(request, conformance_document())

    def _api(self, request: Request) -> Response:
        _refuse(_parameters(request))
        return _document(request, api_document(request.host_url, self._dataset.collections()), OPENAPI)

    def _collections(self, request: Request) -> Response:
        _refuse(_parameters(request))
        return _document(request, collections_document(request.host_url, self._dataset.collections()))

    def _collection(self, request: Request, name: str) -> Response:
        _refuse(_parameters(request))
        return _document(request, collection_document(request.host_url, self._find(name)))

    def _schema(self, request: Request, name: str) -> Response:
        _refuse(_parameters(request))
        return _document(request, feature_schema(request.host_url, self._find(name).table), SCHEMA)

    def _items(self, request: Request, name: str) -> Response:
        found = self._find(name)
        asked = [(key, value) for key, value in _parameters(request) if key != "f"]
        query = read_query(asked, found.table)
        response = Response(mimetype=GEOJSON)
        # Weak, as the time stamp in it is another each time.
        response.set_etag(_digest(found.version.tag, request.url), weak=True)
        response.last_modified = found.version.modified
        if response.make_conditional(request).status_code == 200:
            response.data = items_document(request.host_url, found, query, asked)
        return response

    def _item(self, request: Request, name: str, id: str) -> Response:
        _refuse(_parameters(request))
        found = self._find(name)
        position = found.position(id)
        if position is None:
            raise NotFound(f"There is no feature {id!r:.80} in {name}.")
        return _document(request, item_document(request.host_url, found, position), GEOJSON)

    def _file(self, request: Request, file: str) -> Response:
        response = file_response(request, self._folder, file)
        if response is None:
            raise NotFound(f"There is no {file!r:.80} here; / lists what there is.")
        return response

    def _find(self, name: str) -> Features:
        collections = self._dataset.collections()
        if name not in collections:
            raise NotFound(f"There is no collection {name!r:.80}; there are: {', '.join(collections) or 'none yet'}.")
        return collections[name]


def _wants_html(request: Request) -> bool:
    """Say whether a browser asks: by naming HTML, where "anything" alone is what programs say."""
    accepted = request.accept_mimetypes
    return "text/html" in accepted.values() and accepted["text/html"] >= accepted[JSON]


def _parameters(request: Request, *, html: bool = False) -> list[tuple[str, str]]:
    """Return what stands behind the question mark, each as often as it stands there; the format is checked."""
    found = list(request.args.items(multi=True))
    known = ("json", "html") if html else ("json",)
    for name, value in found:
        if name == "f" and value not in known:
            raise BadRequest(f"The parameter 'f' is one of: {', '.join(known)}; got {value!r:.80}.")
    return found


def _refuse(parameters: Iterable[tuple[str, str]] | Mapping[str, str]) -> None:
    """Raise where there is a parameter but the format: /req/core/query-param-unknown."""
    for name, *_ in parameters.items() if isinstance(parameters, Mapping) else parameters:
        if name != "f":
            raise BadRequest(f"The parameter {name!r:.80} is unknown here; /api lists those that there are.")


def _document(request: Request, content: Mapping[str, Any], kind: str = JSON) -> Response:
    response = Response(json.dumps(content, ensure_ascii=False), mimetype=kind.partition(";")[0])
    response.content_type = kind
    response.set_etag(_digest(response.get_data(as_text=True)))
    return response.make_conditional(request)


def _problem(error: HTTPException, code: int | None = None) -> Response:
    status = code or error.code or 500
    response = Response(status=status, mimetype=PROBLEM)
    content = {"title": response.status.partition(" ")[2].capitalize(), "status": status, "detail": error.description}
    response.data = json.dumps(content, ensure_ascii=False)
    for name, value in error.get_headers():
        if name in ("Allow", "Content-Range"):
            response.headers[name] = value
    return response


def _digest(*parts: str) -> str:
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
