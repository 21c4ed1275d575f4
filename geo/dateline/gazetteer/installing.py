"""Installing a gazetteer: a GeoNames dump or the user's own table is read whole, and only then written."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dateline.errors import GazetteerError
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.download import GEONAMES_URL, Progress, fetch_dump
from dateline.gazetteer.file import GazetteerWriter
from dateline.gazetteer.geonames import LICENCE, read_dump
from dateline.gazetteer.installed import write_installed
from dateline.gazetteer.names import plain
from dateline.gazetteer.own import read_own

__all__ = ["Installation", "dump_countries", "find_dump", "install_downloaded", "install_dump", "install_own"]


@dataclass(frozen=True, slots=True)
class Installation:
    """What was installed."""

    name: str
    """What it is removed by: a country's code, or the name that the user chose."""
    path: Path
    places: int
    left_out: dict[str, int]
    """How many rows of the source are not in it, by why."""


def install_dump(path: Path, country: str, source: str | None = None) -> Installation:
    """Install the GeoNames dump of a country from a file, ``XX.zip`` or ``XX.txt``.

    Parameters
    ----------
    country
        ISO 3166-1 alpha-2.
    source
        Where the file came from; its name by default.

    Raises
    ------
    GazetteerError
        The file is no dump of that country, or the gazetteer cannot be written. What was installed before stays.
    """
    _check_country(country)
    with Gazetteer.open(installed=()) as built_in:
        dump = read_dump(path, country, built_in)
    meta = {"sources": f"GeoNames, {source or path.name}", "license": LICENCE, "date": dump.newest}
    return _write(country, dump.writer, meta, path, dump.left_out)


def install_downloaded(
    country: str, *, url: str | None = None, offline: bool = False, progress: Progress | None = None
) -> Installation:
    """Download the GeoNames dump of a country, and install it; with ``offline``, what was downloaded before.

    Raises
    ------
    GazetteerError
        As `fetch_dump` and `install_dump` do.
    """
    _check_country(country)
    path, source = fetch_dump(country, url=url or GEONAMES_URL, offline=offline, progress=progress)
    try:
        return install_dump(path, country, source)
    except GazetteerError:
        path.unlink(missing_ok=True)  # so that the next try fetches another
        raise


def install_own(path: Path, name: str | None = None, licence: str | None = None) -> Installation:
    """Install a table of places of the user's own.

    Parameters
    ----------
    path
        A ``.csv``, or any vector file that GDAL reads.
    name
        What to call it; by default after the file.
    licence
        Text that `info` shows.

    Raises
    ------
    GazetteerError
        The file cannot be read as places, or the gazetteer cannot be written. What was installed before stays.
    """
    called = _slug(name or path.stem)
    with Gazetteer.open(installed=()) as built_in:
        own = read_own(path, called, built_in)
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    meta = {"sources": path.name, "license": licence or "not stated", "date": f"{changed:%Y-%m-%d}"}
    return _write(called, own.writer, meta, path, own.left_out)


def find_dump(path: Path, country: str) -> Path:
    """Return the dump of a country: the file itself, or the one in a folder.

    Raises
    ------
    GazetteerError
        There is no such country, or the folder has none.
    """
    _check_country(country)
    if not path.is_dir():
        return path
    for name in (f"{country}.zip", f"{country}.txt"):
        if (path / name).is_file():
            return path / name
    raise GazetteerError(f"{path} holds neither {country}.zip nor {country}.txt")


def dump_countries(path: Path, countries: Collection[str]) -> list[str]:
    """Return the countries of which a file is the dump, or a folder has the dumps: ML.zip, NE.txt."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    codes = [file.stem.upper() for file in files if file.suffix.lower() in (".zip", ".txt")]
    return [code for code in dict.fromkeys(codes) if code in countries]


def _check_country(country: str) -> None:
    with Gazetteer.open(installed=()) as built_in:
        if country not in built_in.countries:
            raise GazetteerError(f"{country!r} is no country: expected a code of ISO 3166-1, such as ML or NE")


def _slug(name: str) -> str:
    """Return the name as a file's: small letters of ASCII."""
    ascii_only = unicodedata.normalize("NFKD", plain(name)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9_]+", "-", ascii_only).strip("-")[:40]


def _write(
    name: str, writer: GazetteerWriter, meta: dict[str, str], source: Path, left_out: dict[str, int]
) -> Installation:
    meta |= {
        "installed": f"{datetime.now(UTC):%Y-%m-%d}",
        "places": str(len(writer)),
        "left_out": str(sum(left_out.values())),
        "sha256": _sha256(source),
    }
    return Installation(name, write_installed(name, writer, meta), len(writer), left_out)


def _sha256(path: Path) -> str:
    """Return the digest of a file; "" for a folder, which some formats are."""
    if path.is_dir():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
