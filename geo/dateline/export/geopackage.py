"""GeoPackage: every table in one file, with true types, relations, and styles that QGIS applies by itself.

The spatial tables are layers, the others attribute tables. Foreign keys lead from the reports, figures and areas to
their incident, and from what an article says to the article; GDAL 3.6 and QGIS 3.28 find the relations by them. The
same tables give the same bytes where ``SOURCE_DATE_EPOCH`` is set (reproducible-builds.org); else the file says when it
was written.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import pyogrio

from dateline.errors import TableError
from dateline.export.gdal import read_layer, write_layer
from dateline.export.qgis import EVENTS, STYLED, event_style, style
from dateline.export.recognition import Recognise
from dateline.schema import TABLES, Table

__all__ = ["JOURNALS", "read_geopackage", "write_geopackage"]

JOURNALS = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a file that is being changed, QGIS for one while it is open there; left where it crashed. It
would go on to write it into another file of that name (sqlite.org/howtocorrupt.html, 1.4)."""

GEOMETRY = "geom"
"""The geometry column, as GDAL and QGIS call it by default."""

VERSION = "1.2"
"""Of the GeoPackage standard: what the tables need, and what readers of any age take without a warning."""

CHANGE_COUNTERS = (24, 92)
"""Offsets in the header of an SQLite file."""

LAYER_STYLES = """
    CREATE TABLE layer_styles (
        id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
        f_table_catalog TEXT(256),
        f_table_schema TEXT(256),
        f_table_name TEXT(256),
        f_geometry_column TEXT(256),
        styleName TEXT(30),
        styleQML TEXT,
        styleSLD TEXT,
        useAsDefault BOOLEAN,
        description TEXT,
        owner TEXT(30),
        ui TEXT(30),
        update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
    )
"""
"""As QGIS makes it (``qgsogrprovider.cpp``, ``saveStyle``)."""


def write_geopackage(tables: Sequence[tuple[pd.DataFrame, Table]], path: Path) -> None:
    """Write tables into a new file.

    Where one refers to another, and both are written, the reference is a foreign key.

    Raises
    ------
    TableError
        Where a key is there twice, or a row refers to one that is not there.
    OSError
        Where GDAL or SQLite could not write.
    """
    references = _references([table for _, table in tables])
    frames = {table.name: frame for frame, table in tables}
    for reference in references:
        _check(reference, frames)
    stamp = _stamp()
    with _current_date(stamp):
        for frame, table in tables:
            write_layer(
                frame,
                table,
                path,
                "GPKG",
                dataset_options={"VERSION": VERSION},
                layer_options={"GEOMETRY_NAME": GEOMETRY} if table.shape else None,
            )
    try:
        with closing(sqlite3.connect(path)) as database, database:
            _relate(database, references)
            _index(database, references)
            _add_styles(database, [table for _, table in tables], stamp)
        _set_change_counter(path)
    except sqlite3.Error as error:
        raise OSError(errno.EIO, f"SQLite says {error}") from error


def read_geopackage(path: Path, recognise: Recognise) -> pd.DataFrame:
    """Read one of the tables.

    Raises
    ------
    TableError
        Where it has none of them.
    pyogrio.errors.DataSourceError
        Where it is no GeoPackage.
    """
    there = {name for name, _ in pyogrio.list_layers(path).tolist()} - {"layer_styles"}
    return read_layer(path, recognise, recognise.choose(there))


class _Reference(NamedTuple):
    """A column that holds the key of another table."""

    table: str
    column: str
    parent: str
    key: str

    @property
    def constraint(self) -> str:
        """In SQL. An incident takes its reports, figures and areas with it; what is cited cannot go while it is."""
        on_delete = " ON DELETE CASCADE" if self.parent == "incidents" else ""
        return f'FOREIGN KEY ("{self.column}") REFERENCES "{self.parent}" ("{self.key}"){on_delete} ON UPDATE CASCADE'


def _references(tables: Sequence[Table]) -> list[_Reference]:
    keys = {table.name: table.key for table in tables if table.key}
    return [
        _Reference(table.name, column, parent, keys[parent])
        for table in tables
        for column, parent in table.references.items()
        if parent in keys
    ]


def _check(reference: _Reference, frames: Mapping[str, pd.DataFrame]) -> None:
    keys = frames[reference.parent][reference.key].dropna()
    if not keys.is_unique:
        twice = keys[keys.duplicated()].iloc[0]
        raise TableError(f"The {reference.parent} table has the {reference.key} {twice!r} twice; each must be unique.")
    found = frames[reference.table][reference.column].dropna()
    lacking = found[~found.isin(keys)]
    if len(lacking):
        raise TableError(
            f"The {reference.table} table refers to {lacking.iloc[0]!r}, which is not in the {reference.parent} table; "
            "Tables.only(incidents) keeps of all tables what belongs to some incidents."
        )


def _stamp() -> str:
    """Return the one time that the file carries, which the environment may set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    when = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%S.000Z")


@contextmanager
def _current_date(stamp: str) -> Iterator[None]:
    """Let GDAL take a time for the present one, so that no other is in the file, not even in the unused bytes."""
    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": stamp})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


def _relate(database: sqlite3.Connection, references: Sequence[_Reference]) -> None:
    """Add the foreign keys: GDAL, which makes the tables, knows none.

    By the steps that SQLite documents for changes that leave what is stored as it is (section 7 of
    sqlite.org/lang_altertable.html): the text of the schema is edited, for ``ALTER TABLE`` cannot do it, and a copy of
    each table would cost as much as writing it.
    """
    if sys.version_info >= (3, 12):  # Apple's SQLite forbids it unless asked
        database.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, False)
    (version,) = database.execute("PRAGMA schema_version").fetchone()
    database.execute("PRAGMA writable_schema = ON")
    for reference in references:
        database.execute(
            "UPDATE sqlite_master SET sql = substr(sql, 1, length(sql) - 1) || ? WHERE type = 'table' AND name = ?",
            (f", {reference.constraint})", reference.table),
        )
    database.execute(f"PRAGMA schema_version = {version + 1}")
    database.execute("PRAGMA writable_schema = OFF")


def _index(database: sqlite3.Connection, references: Sequence[_Reference]) -> None:
    """Make joins quick, and keys unique, as SQLite asks of what a foreign key refers to."""
    for parent, key in dict.fromkeys((reference.parent, reference.key) for reference in references):
        database.execute(f'CREATE UNIQUE INDEX "{parent}_{key}" ON "{parent}" ("{key}")')
    for table, column, _, _ in references:
        database.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')


def _add_styles(database: sqlite3.Connection, tables: Iterable[Table], stamp: str) -> None:
    database.execute(LAYER_STYLES)
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change)"
        " VALUES ('layer_styles', 'attributes', 'layer_styles', ?)",
        (stamp,),
    )
    database.executemany(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,"
        " styleName, styleQML, useAsDefault, owner, update_time) VALUES ('', '', ?, ?, ?, ?, 1, 'dateline', ?)",
        [(table.name, GEOMETRY, table.name, qml, stamp) for table in tables if (qml := _style(table)) is not None],
    )


def _style(table: Table) -> str | None:
    """Return the style of a table of ours or of a codebook's, None where it has none."""
    if TABLES.get(table.name) is table and table.name in STYLED:
        return style(table.name)
    return event_style(table.name) if table.name in EVENTS else None


def _set_change_counter(path: Path) -> None:
    """Let the file say that it was changed once: GDAL's commits depend on the clock, and are counted in its header.

    The counter stands at byte 24 and again, as the one that the header is valid for, at byte 92 (SQLite, "Database File
    Format", 1.3).
    """
    with path.open("r+b") as file:
        for offset in CHANGE_COUNTERS:
            file.seek(offset)
            file.write((1).to_bytes(4, "big"))
