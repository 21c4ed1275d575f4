"""Answers of online geocoders, kept on disk for good: one SQLite file, shared by every process of a user."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import NamedTuple

from dateline.geocoding.service import Answer

__all__ = ["AnswerCache", "CacheKey", "CachedAnswer"]

FORMAT = 1
"""Version of the tables. A file of another version is left alone."""

LOCK_TIMEOUT_S = 10.0
"""How long to wait for another process; each holds the file for milliseconds."""

MOST_AHEAD_S = 60.0
"""No queue of processes is longer at one request a second; a turn further ahead is from a clock that was put back."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answer (service TEXT, domain TEXT, name TEXT, countries TEXT, language TEXT, asked REAL,
    answer TEXT, PRIMARY KEY (service, domain, name, countries, language)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS turn (domain TEXT PRIMARY KEY, at REAL) WITHOUT ROWID;
"""


class CacheKey(NamedTuple):
    """What an answer depends on."""

    service: str
    domain: str
    name: str
    countries: str
    """In alphabetical order, joined by ","."""
    language: str


class CachedAnswer(NamedTuple):
    """An answer, and when it was given."""

    asked: float
    """Seconds since 1970."""
    answer: Answer


class AnswerCache:
    """Answers by question. Each is on disk as soon as it is put in.

    What cannot be opened, read or written is done without: `problem` then says so in one sentence, and the answers of
    this run are kept in memory.
    """

    def __init__(self, path: Path) -> None:
        self.problem: str | None = None
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = _open(str(path))
        except (OSError, sqlite3.Error, _OtherFormatError) as error:
            self._do_without(error)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def get(self, key: CacheKey) -> CachedAnswer | None:
        """Return what is known under a key, or None."""
        query = "SELECT asked, answer FROM answer WHERE " + " AND ".join(f"{field} = ?" for field in CacheKey._fields)
        try:
            row = self._connection.execute(query, key).fetchone()
        except sqlite3.Error as error:
            self._do_without(error)
            return None
        if row is None:
            return None
        try:
            asked, answer = float(row[0]), json.loads(row[1])
        except (TypeError, ValueError, RecursionError):
            return None  # not ours; it is asked again and written over
        return CachedAnswer(asked, answer) if isinstance(answer, list) else None

    def put(self, key: CacheKey, answer: Answer, now: float) -> None:
        """Keep an answer, in place of an older one; ``now`` in seconds since 1970."""
        text = json.dumps(answer, ensure_ascii=True)
        try:
            self._connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)", (*key, now, text))
        except sqlite3.Error as error:
            self._do_without(error)
            self._connection.execute("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?)", (*key, now, text))

    def turn(self, domain: str, interval_s: float, now: float) -> float:
        """Take the next turn at a domain, all processes in one queue, and return how many seconds away it is."""
        try:
            return self._take_turn(domain, interval_s, now)
        except sqlite3.Error as error:
            self._do_without(error)
            return self._take_turn(domain, interval_s, now)

    def _take_turn(self, domain: str, interval_s: float, now: float) -> float:
        # Commits where the block ends well, and rolls back where it is interrupted.
        with self._connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            row = connection.execute("SELECT at FROM turn WHERE domain = ?", (domain,)).fetchone()
            at = now
            if row is not None and isinstance(row[0], float) and row[0] + interval_s <= now + MOST_AHEAD_S:
                at = max(now, row[0] + interval_s)
            connection.execute("INSERT OR REPLACE INTO turn VALUES (?, ?)", (domain, at))
        return at - now

    def _do_without(self, error: Exception) -> None:
        if self.problem is not None:
            raise error  # the memory is full too
        self.problem = (
            f"The cache of online geocoders {self._path} cannot be used ({error}), so answers are not kept: delete or "
            f"move it, or set DATELINE_CACHE to another folder"
        )
        if hasattr(self, "_connection"):
            self._connection.close()
        self._connection = _open(":memory:")


class _OtherFormatError(Exception):
    """The file is of another version."""


def _open(path: str) -> sqlite3.Connection:
    # Without a transaction of its own, each statement is on disk when it returns.
    connection = sqlite3.connect(path, timeout=LOCK_TIMEOUT_S, isolation_level=None)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, FORMAT):
            raise _OtherFormatError("it is of another version of Dateline")
        if not version:
            connection.executescript(_SCHEMA)
            connection.execute(f"PRAGMA user_version = {FORMAT}")
    except (sqlite3.Error, _OtherFormatError):
        connection.close()
        raise
    return connection
