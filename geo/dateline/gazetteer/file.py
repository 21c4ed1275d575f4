"""One gazetteer on disk: a SQLite file of places, the names they go by, and countries.

Tables, for whoever opens the file with something else:

- ``place``: ``n`` is the GeoNames id, or a negative number where ``id`` says what the place is ("region:sahel");
  ``admin1`` is a row of table ``admin1``; ``uncertainty_km`` is NULL where `features.uncertainty_km` gives it.
- ``name``: ``key`` is `names.fold` of the name; ``kind`` is 0 the place's name, 1 another name, 2 an abbreviation, 3 a
  demonym; ``name`` is "" where it is the place's own.
- ``spelling``: `names.skeleton` of keys, where it has at least `MIN_SKELETON_CHARS` letters.
- ``country`` and ``meta``.

In an installed file the names have an index by place too, since they are compared with those of the built-in one.

The file is written whole and never changed. The same input gives the same bytes with the same SQLite.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any, NamedTuple

from dateline.errors import GazetteerError
from dateline.gazetteer import features
from dateline.gazetteer.names import MIN_SKELETON_CHARS, fold, plain, skeleton, sound
from dateline.model import Place

__all__ = ["FORMAT", "Country", "GazetteerFile", "GazetteerWriter", "NameKind", "NamedPlace"]

FORMAT = 2
"""Version of the tables and of the keys in them. A file of another version is refused."""

_GEONAMES = "geonames:"
_MAX_ID_DIGITS = 18
"""What surely fits into SQLite's 64 bits; GeoNames' ids have eight."""
_PAGE_BYTES = 4096
_MAX_SPELLINGS = 2000
"""Of one skeleton; the commonest in the built-in gazetteer ("snk": Sang, Singa ...) has some twelve hundred."""

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE country (iso2 TEXT PRIMARY KEY, iso3 TEXT, name TEXT, name_fr TEXT, neighbours TEXT, place INTEGER)
    WITHOUT ROWID;
CREATE TABLE admin1 (n INTEGER PRIMARY KEY, country TEXT, name TEXT);
CREATE TABLE place (n INTEGER PRIMARY KEY, id TEXT, name TEXT, lat REAL, lon REAL, feature_class TEXT,
    feature_code TEXT, country TEXT, admin1 INTEGER, population INTEGER, uncertainty_km REAL);
CREATE TABLE name (key TEXT, place INTEGER, kind INTEGER, name TEXT, PRIMARY KEY (key, place, kind, name))
    WITHOUT ROWID;
CREATE TABLE spelling (skeleton TEXT, key TEXT, PRIMARY KEY (skeleton, key)) WITHOUT ROWID;
CREATE INDEX place_id ON place (id) WHERE id IS NOT NULL;
"""
_BY_PLACE = "CREATE INDEX name_place ON name (place)"

_PLACE = """
    SELECT p.n, p.id, p.name, p.lat, p.lon, p.feature_class, p.feature_code, p.country, a.name, p.population,
        p.uncertainty_km
    FROM place p LEFT JOIN admin1 a ON a.n = p.admin1
"""
_NAMED = """
    SELECT p.n, p.id, p.name, p.lat, p.lon, p.feature_class, p.feature_code, p.country, a.name, p.population,
        p.uncertainty_km, m.name, m.kind
    FROM name m CROSS JOIN place p LEFT JOIN admin1 a ON a.n = p.admin1
"""


class NameKind(IntEnum):
    """How a name belongs to its place."""

    NAME = 0
    ALTERNATE = 1
    ABBREVIATION = 2
    DEMONYM = 3


class NamedPlace(NamedTuple):
    """A place, and one of the names it goes by."""

    place: Place
    name: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Country:
    """A country or dependent territory, as ISO 3166-1 lists them; and Kosovo (XK)."""

    iso2: str
    iso3: str
    name: str
    """In English."""
    name_fr: str
    neighbours: tuple[str, ...]
    """ISO 3166-1 alpha-2 of those it borders by land."""
    place: str | None
    """Id of its place."""


class GazetteerWriter:
    """Collects places and writes them to a new gazetteer file.

    Places of the built-in gazetteer and those of a GeoNames country dump are written the same way.
    """

    def __init__(self) -> None:
        self._places: dict[int, Place] = {}
        self._names: list[tuple[str, int, int, str]] = []
        self._spellings: list[tuple[str, str]] = []
        self._admin1: dict[tuple[str | None, str], int] = {}
        self._countries: list[Country] = []

    def __len__(self) -> int:
        """How many places there are so far."""
        return len(self._places)

    def add(self, place: Place, names: Iterable[tuple[str, NameKind]] = ()) -> None:
        """Add a place, under its own name and others; of names that are one but for accents, the first is kept.

        Abbreviations and demonyms are kept as they are written, all of them.

        Raises
        ------
        ValueError
            A GeoNames id is given twice.
        """
        n = int(place.id.removeprefix(_GEONAMES)) if place.id.startswith(_GEONAMES) else -1 - len(self._places)
        if n in self._places:
            raise ValueError(f"{place.id} ({place.name}) is given twice")
        self._places[n] = place
        if place.admin1 is not None:
            self._admin1.setdefault((place.country, place.admin1), len(self._admin1) + 1)
        spellings: set[tuple[str, str]] = set()
        sounds: set[str] = set()
        for name, kind in ((place.name, NameKind.NAME), *names):
            key = fold(name)
            if kind in (NameKind.ABBREVIATION, NameKind.DEMONYM):
                self._names.append((key, n, kind, name))
            elif key and (written := (key, plain(name).replace(" ", ""))) not in spellings:
                spellings.add(written)
                self._names.append((key, n, kind, "" if kind is NameKind.NAME else name))
                coarse, heard = skeleton(key), sound(key)
                if len(coarse) >= MIN_SKELETON_CHARS and heard not in sounds:
                    sounds.add(heard)
                    self._spellings.append((coarse, key))

    def add_country(self, country: Country) -> None:
        """Add a row to the table of countries; its place is added like any other."""
        self._countries.append(country)

    def write(self, path: Path, meta: Mapping[str, str], *, by_place: bool = False) -> None:
        """Write the file, all at once: to a temporary name that then replaces ``path``.

        ``by_place`` adds the index that `GazetteerFile.keys` and `GazetteerFile.every` need.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        # Two processes may write the same gazetteer at once; each writes a file of its own.
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        try:
            part.unlink(missing_ok=True)
            self._write(part, meta, by_place)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def _write(self, part: Path, meta: Mapping[str, str], by_place: bool) -> None:
        numbers = {place.id: n for n, place in self._places.items()}
        with closing(sqlite3.connect(part, isolation_level=None)) as db:
            db.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            db.execute(f"PRAGMA user_version = {FORMAT}")
            db.executescript(_SCHEMA)
            db.execute("BEGIN")
            db.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
            db.executemany(
                "INSERT INTO country VALUES (?, ?, ?, ?, ?, ?)",
                sorted(
                    (c.iso2, c.iso3, c.name, c.name_fr, ",".join(c.neighbours), numbers.get(c.place or ""))
                    for c in self._countries
                ),
            )
            db.executemany(
                "INSERT INTO admin1 VALUES (?, ?, ?)",
                ((n, country, name) for (country, name), n in self._admin1.items()),
            )
            db.executemany(
                "INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (self._row(n, place) for n, place in sorted(self._places.items())),
            )
            db.executemany("INSERT INTO name VALUES (?, ?, ?, ?)", sorted(set(self._names)))
            db.executemany("INSERT INTO spelling VALUES (?, ?)", sorted(set(self._spellings)))
            db.execute("COMMIT")
            if by_place:
                db.execute(_BY_PLACE)
            db.execute("VACUUM")

    def _row(self, n: int, place: Place) -> tuple[object, ...]:
        by_rule = features.uncertainty_km(place.feature_class, place.population)
        return (
            n,
            None if n >= 0 else place.id,
            place.name,
            place.lat,
            place.lon,
            place.feature_class,
            place.feature_code,
            place.country,
            None if place.admin1 is None else self._admin1[place.country, place.admin1],
            place.population,
            None if place.uncertainty_km == by_rule else place.uncertainty_km,
        )


class GazetteerFile:
    """A gazetteer file that is open for reading; the threads of one process may share it."""

    def __init__(self, path: Path) -> None:
        """Open a file that `GazetteerWriter` wrote.

        Raises
        ------
        GazetteerError
            The file is missing, is no gazetteer, or is of another version.
        """
        self.path = path
        if not path.is_file():
            raise GazetteerError(
                f"there is no gazetteer at {path}; `pip install -e .` in the checkout, or a new install, builds it"
            )
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"{path} cannot be opened ({error}); install anew") from error
        # A connection serves one thread at a time.
        self._lock = threading.Lock()
        try:
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version != FORMAT:
                raise GazetteerError(
                    f"{path} is a gazetteer of format {version}, this version of Dateline reads {FORMAT}; install anew"
                )
            self._db.execute(f"PRAGMA mmap_size = {path.stat().st_size}")
            self.meta: dict[str, str] = dict(self._db.execute("SELECT key, value FROM meta"))
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise GazetteerError(f"{path} is not a gazetteer, or is damaged ({error}); install anew") from error
        except GazetteerError:
            self._db.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def named(self, *keys: str) -> list[NamedPlace]:
        """Return the places that have a name with one of these `fold` keys."""
        where = "WHERE p.n = m.place AND m.key = ?"
        if len(keys) > 1:
            where = f"WHERE p.n = m.place AND m.key IN ({','.join('?' * len(keys))})"
        return [_named(row) for row in self._rows(_NAMED + where, *keys)]

    def beginning(self, key: str, limit: int) -> list[NamedPlace]:
        """Return places that have a name of which a longer `fold` key begins with this one."""
        where = "WHERE p.n = m.place AND m.key > ? AND m.key < ? AND m.kind < 2 LIMIT ?"
        return [_named(row) for row in self._rows(_NAMED + where, key, key + "\U0010ffff", limit)]

    def has_prefix(self, key: str) -> bool:
        """Whether any name's `fold` key begins with this one."""
        rows = self._rows("SELECT key FROM name WHERE key >= ? LIMIT 1", key)
        return bool(rows) and str(rows[0][0]).startswith(key)

    def spellings(self, coarse: str) -> list[str]:
        """Return the `fold` keys that have this skeleton."""
        sql = "SELECT key FROM spelling WHERE skeleton = ? LIMIT ?"
        return [key for (key,) in self._rows(sql, coarse, _MAX_SPELLINGS)]

    def place(self, id: str) -> Place | None:
        """Return the place of an id, or None."""
        number = self._number(id)
        rows = [] if number is None else self._rows(_PLACE + "WHERE p.n = ?", number)
        return next((_place(row) for row in rows), None)

    def towns(self, box: tuple[float, float, float, float], least: int) -> list[tuple[str, float, float, str, int]]:
        """Return name, latitude, longitude, feature code and population of towns, the largest first.

        Those of at least so many people in a box: west, south, east, north, in degrees.
        """
        sql = """SELECT name, lat, lon, feature_code, population FROM place WHERE feature_class = 'P'
            AND population >= ? AND lon BETWEEN ? AND ? AND lat BETWEEN ? AND ? ORDER BY population DESC, n"""
        west, south, east, north = box
        return self._rows(sql, least, west, east, south, north)

    def keys(self, id: str) -> list[str]:
        """Return the `fold` keys of a place's name and other names, its own first."""
        sql = "SELECT DISTINCT key FROM name WHERE place = ? AND kind < 2 ORDER BY kind, key"
        number = self._number(id)
        return [] if number is None else [key for (key,) in self._rows(sql, number)]

    def every(self) -> Iterator[tuple[Place, list[tuple[str, NameKind]]]]:
        """Yield every place with its other names."""
        sql = "SELECT name, kind FROM name WHERE place = ? AND kind > 0 ORDER BY kind, name"
        for row in self._rows(_PLACE + "ORDER BY p.n DESC"):
            yield _place(row), [(name, NameKind(kind)) for name, kind in self._rows(sql, row[0])]

    def countries(self) -> list[Country]:
        """Return the table of countries, by ISO code; empty in a country dump."""
        sql = """SELECT c.iso2, c.iso3, c.name, c.name_fr, c.neighbours, c.place, p.id
            FROM country c LEFT JOIN place p ON p.n = c.place ORDER BY c.iso2"""
        return [
            Country(iso2, iso3, name, name_fr, tuple(filter(None, neighbours.split(","))), _place_id(n, id))
            for iso2, iso3, name, name_fr, neighbours, n, id in self._rows(sql)
        ]

    def _number(self, id: str) -> int | None:
        """Return the row of an id, which is not there for certain where the id is a GeoNames number."""
        number = id.removeprefix(_GEONAMES)
        if number == id:
            return next((n for (n,) in self._rows("SELECT n FROM place WHERE id = ?", id)), None)
        return int(number) if number.isdecimal() and len(number) <= _MAX_ID_DIGITS else None

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        try:
            with self._lock:
                return self._db.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise GazetteerError(f"{self.path} is damaged ({error}); install anew") from error


def _named(row: tuple[Any, ...]) -> NamedPlace:
    *rest, name, kind = row
    place = _place(rest)
    return NamedPlace(place, name or place.name, _KINDS[kind])


_KINDS = tuple(NameKind)


def _place(row: Sequence[Any]) -> Place:
    n, id, name, lat, lon, feature_class, feature_code, country, admin1, population, uncertainty = row
    if uncertainty is None:
        uncertainty = features.uncertainty_km(feature_class, population)
    precision = features.precision(feature_class, feature_code)
    place_id = _place_id(n, id) or ""
    return Place(
        place_id, name, lat, lon, feature_class, feature_code, country, admin1, population, precision, uncertainty
    )


def _place_id(n: int | None, id: str | None) -> str | None:
    return id if id is not None or n is None else f"{_GEONAMES}{n}"
