"""Fetching GeoNames dumps: by pooch, into a cache, an interrupted download going on from where it was.

Each version of a file, told by its ETag or date, is kept under a name of its own; what is there is not fetched again.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pooch
import requests

from dateline.data import cache_dir
from dateline.errors import GazetteerError

__all__ = ["GEONAMES_URL", "Progress", "fetch_dump"]

GEONAMES_URL = "https://download.geonames.org/export/dump/"
"""GeoNames' own server; a mirror has the same files under another address."""

Progress = Callable[[int, int | None], None]
"""Called with the bytes that are there and, where the server says so, how many there will be."""

_TIMEOUT_S = (10.0, 60.0)
"""For a connection, and for each wait for the next bytes."""
_WAITS_S = (1.0, 5.0)
"""Before a download that broke off goes on, the first and the second time; then it is given up until the next run."""
_MAX_BYTES = 1 << 29
"""The dump of all countries is 400 MB."""
_CHUNK_BYTES = 1 << 16
_HEADERS = {"User-Agent": "dateline (installs a gazetteer for its user)", "Accept-Encoding": "identity"}
_PARTIAL, _RANGE_PAST_END, _MISSING = 206, 416, (404, 410)
_PASSING = (408, 425, 429, 500, 502, 503, 504)
"""Status codes of what may go better a little later."""


class _BrokenOffError(Exception):
    """A download ended before the file did."""


def fetch_dump(
    country: str, *, url: str = GEONAMES_URL, offline: bool = False, progress: Progress | None = None
) -> tuple[Path, str]:
    """Return the newest dump of a country, ``XX.zip``, and where it comes from, its address as a rule.

    Parameters
    ----------
    country
        ISO 3166-1 alpha-2.
    url
        Address of the folder that the dumps lie in.
    offline
        Use what was fetched before, and never the network.

    Raises
    ------
    GazetteerError
        The server cannot be reached or has no such file, the download broke off, or nothing was fetched before.
    """
    folder = cache_dir() / "geonames"
    if offline:
        fetched = sorted(folder.glob(f"{country}-*.zip"), key=lambda path: path.stat().st_mtime)
        if not fetched:
            raise GazetteerError(
                f"{country}.zip was not downloaded before: leave out --offline, or name the file with --from"
            )
        return fetched[-1], f"{country}.zip, downloaded before"
    address = f"{url.rstrip('/')}/{country}.zip"
    try:
        return _fetch(address, folder, country, progress), address
    except (_BrokenOffError, requests.RequestException) as error:
        raise GazetteerError(
            f"{address} cannot be fetched ({_reason(error)}): try again, which goes on from where it was, or fetch it "
            "some other way and name the file with --from"
        ) from error
    except OSError as error:
        raise GazetteerError(f"{address} cannot be saved in {folder} ({error.strerror or error})") from error


def _fetch(address: str, folder: Path, stem: str, progress: Progress | None) -> Path:
    """Fetch a file, trying again where it breaks off; other versions of it go when it is there."""
    # pooch tells a log what it does, and of a file without a known hash, that it has none.
    pooch.get_logger().setLevel(logging.WARNING)
    folder.mkdir(parents=True, exist_ok=True)
    for wait in (*_WAITS_S, None):
        try:
            path = _fetch_once(address, folder, stem, progress)
            break
        except _BrokenOffError:
            if wait is None:
                raise
            time.sleep(wait)
    for old in folder.glob(f"{stem}-*.zip"):
        if old != path:
            old.unlink()
    return path


def _fetch_once(address: str, folder: Path, stem: str, progress: Progress | None) -> Path:
    validator = _validator(address)
    version = hashlib.sha256(validator.encode()).hexdigest()[:16] if validator else f"{datetime.now(UTC):%Y-%m-%d}"
    name = f"{stem}-{version}.zip"
    part = folder / f"{name}.part"
    for old in folder.glob(f"{stem}-*.part"):
        if old != part or not validator:
            old.unlink()
    downloader = _Resuming(part, validator, progress)
    return Path(pooch.retrieve(address, known_hash=None, fname=name, path=folder, downloader=downloader))


def _validator(address: str) -> str:
    """Return what tells this version of the file from others, fit for ``If-Range``; "" where it says nothing."""
    with requests.head(address, headers=_HEADERS, timeout=_TIMEOUT_S, allow_redirects=True) as answer:
        _refuse_passing(answer)
        if answer.status_code in _MISSING:
            answer.raise_for_status()
        if not answer.ok:  # some servers only know GET
            return ""
        etag: str = answer.headers.get("ETag", "")
        # A weak one stands for files that differ, and must not be used in If-Range (RFC 9110, 13.1.5).
        return etag if etag.startswith('"') else answer.headers.get("Last-Modified", "")


class _Resuming:
    """A downloader for pooch that keeps what has come, and asks only for the rest."""

    def __init__(self, part: Path, validator: str, progress: Progress | None) -> None:
        self._part = part
        self._validator = validator
        self._progress = progress

    def __call__(self, url: str, output_file: Any, pooch: Any) -> None:  # noqa: ANN401 - pooch's own signature
        there = self._part.stat().st_size if self._part.is_file() else 0
        headers = dict(_HEADERS)
        if there:
            headers |= {"Range": f"bytes={there}-", "If-Range": self._validator}
        with requests.get(url, headers=headers, timeout=_TIMEOUT_S, stream=True) as answer:
            _refuse_passing(answer)
            if answer.status_code == _RANGE_PAST_END:
                self._part.unlink()
                raise _BrokenOffError("what was there of it does not fit the file")
            answer.raise_for_status()
            if answer.status_code != _PARTIAL or not answer.headers.get("Content-Range", "").startswith(
                f"bytes {there}-"
            ):
                there = 0
            total = _total(answer.headers, there)
            self._save(answer, there, total)
        self._part.replace(output_file)

    def _save(self, answer: requests.Response, there: int, total: int | None) -> None:
        if (total or 0) > _MAX_BYTES:
            raise GazetteerError(f"{answer.url} has {total:,} bytes, more than any dump; it is left alone")
        with self._part.open("ab" if there else "wb") as file:
            try:
                for chunk in answer.iter_content(_CHUNK_BYTES):
                    there += file.write(chunk)
                    if there > _MAX_BYTES:
                        raise GazetteerError(f"{answer.url} has more than {_MAX_BYTES:,} bytes; it is left alone")
                    if self._progress is not None:
                        self._progress(there, total)
            except requests.RequestException as error:
                raise _BrokenOffError(f"it broke off at byte {there:,}") from error
        if total is not None and there != total:
            raise _BrokenOffError(f"it broke off at byte {there:,} of {total:,}")


def _total(headers: Mapping[str, str], there: int) -> int | None:
    """Return how large the whole file is, where the server says so."""
    length = headers.get("Content-Length", "")
    return there + int(length) if length.isdecimal() else None


def _refuse_passing(answer: requests.Response) -> None:
    if answer.status_code in _PASSING:
        raise _BrokenOffError(f"the server answers {answer.status_code} {answer.reason}")


def _reason(error: Exception) -> str:
    if isinstance(error, requests.HTTPError) and error.response is not None:
        return f"the server answers {error.response.status_code} {error.response.reason}"
    if isinstance(error, requests.Timeout):
        return "the server does not answer"
    if isinstance(error, requests.ConnectionError):
        return "the server cannot be reached"
    return str(error)
