"""How geopy's geocoders reach their services: by the standard library, with bounds on what may come back.

geopy would take ``requests`` where it happens to be installed, which repeats requests by itself and reads answers of
any length. With an adapter of our own the pace, the retries and the bounds are ours everywhere.
"""

from __future__ import annotations

import json
import time
from http.client import HTTPException, IncompleteRead
from ssl import SSLContext
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderTimedOut, GeocoderUnavailable

__all__ = ["Transport"]

MAX_ANSWER_BYTES = 2_000_000
"""Ten results with all their names take 100 kB at most."""

TOTAL_TIMEOUT_S = 30.0
"""For an answer altogether: a server may send a byte every nine seconds."""

_CHUNK_BYTES = 65_536


class Transport(BaseSyncAdapter):  # type: ignore[misc]  # geopy has no types
    """An adapter of geopy's: one request, one answer, no redirects, everything closed.

    Its messages never quote the address, which may hold a key.
    """

    def __init__(self, *, proxies: dict[str, str] | None, ssl_context: SSLContext | None) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._opener = build_opener(ProxyHandler(proxies), HTTPSHandler(context=ssl_context), _NoRedirects())

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:  # noqa: ANN401 - any JSON
        """Return what the service answers, parsed.

        Raises
        ------
        AdapterHTTPError
            The status is not 200.
        GeocoderTimedOut, GeocoderUnavailable
            There is no answer, or not in time.
        GeocoderParseError
            It is too long, or no JSON.
        """
        data = self._get(url, timeout, headers)
        try:
            return json.loads(data)
        except (ValueError, RecursionError) as error:
            raise GeocoderParseError("the answer is no JSON") from error

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        """Return what the service answers; errors as in `get_json`."""
        return self._get(url, timeout, headers).decode("utf-8", "replace")

    def _get(self, url: str, timeout: float, headers: dict[str, str]) -> bytes:
        deadline = time.monotonic() + TOTAL_TIMEOUT_S
        answer = bytearray()
        try:
            with self._opener.open(Request(url, headers=headers), timeout=timeout) as page:
                while chunk := page.read1(_CHUNK_BYTES):
                    answer += chunk
                    if len(answer) > MAX_ANSWER_BYTES:
                        raise GeocoderParseError("the answer is too long")
                    if time.monotonic() > deadline:
                        raise TimeoutError
                # What the server announced and did not send.
                if page.length:
                    raise IncompleteRead(bytes(answer), page.length)
        except HTTPError as error:
            raise AdapterHTTPError(
                f"HTTP status {error.code}",
                status_code=error.code,
                headers={name.lower(): value for name, value in error.headers.items()},
                text=_body(error),
            ) from error
        except (OSError, HTTPException) as error:
            cause = error.reason if isinstance(error, URLError) else error
            if isinstance(cause, TimeoutError):
                raise GeocoderTimedOut("no answer in time") from error
            said = getattr(cause, "strerror", None) or type(cause).__name__
            raise GeocoderUnavailable(f"no connection ({said})") from error
        return bytes(answer)


def _body(error: HTTPError) -> str:
    """Return what came with an error, which some of geopy's geocoders look at; "" where it does not arrive."""
    with error:
        try:
            return error.read(_CHUNK_BYTES).decode("utf-8", "replace")
        except (OSError, HTTPException):
            return ""


class _NoRedirects(HTTPRedirectHandler):
    """An address that moved is for its user to change: who answers there was not asked for."""

    def redirect_request(self, *_: object) -> None:
        return None
