"""GeoPackage: every table in one file, with true types, and styles that QGIS applies by itself.

The spatial tables are layers, the others attribute tables keyed by ``incident_id``. The same tables give the same bytes
where ``SOURCE_DATE_EPOCH`` is set (reproducible-builds.org); else the file says when it was written.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pyogrio

from dateline.export.gdal import read_layer, write_layer
from dateline.export.recognition import Recognise
from dateline.export.styles import STYLES
from dateline.schema import TABLES, Table

__all__ = ["read_geopackage", "write_geopackage"]

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
    """Write tables into a new file."""
    for frame, table in tables:
        write_layer(
            frame,
            table,
            path,
            "GPKG",
            dataset_options={"VERSION": VERSION},
            layer_options={"GEOMETRY_NAME": GEOMETRY} if table.shape else None,
        )
    ours = [table for _, table in tables if TABLES.get(table.name) is table]
    try:
        with closing(sqlite3.connect(path)) as database:
            with database:
                _index_keys(database, ours)
                _add_styles(database, ours)
                _set_time(database)
            database.execute("VACUUM")  # else times that were written over stay in the unused bytes of the pages
        _set_change_counter(path)
    except sqlite3.Error as error:
        raise OSError(errno.EIO, f"SQLite says {error}") from error


def _set_change_counter(path: Path) -> None:
    """Let the file say that it was changed once: GDAL's commits depend on the clock, and are counted in its header.

    The counter stands at byte 24 and again, as the one that the header is valid for, at byte 92 (SQLite, "Database File
    Format", 1.3).
    """
    with path.open("r+b") as file:
        for offset in CHANGE_COUNTERS:
            file.seek(offset)
            file.write((1).to_bytes(4, "big"))


def _index_keys(database: sqlite3.Connection, tables: Sequence[Table]) -> None:
    """Make joins on the incident quick."""
    for table in tables:
        if "incident_id" in table.columns:
            database.execute(f"CREATE INDEX {table.name}_incident_id ON {table.name} (incident_id)")


def _add_styles(database: sqlite3.Connection, tables: Sequence[Table]) -> None:
    database.execute(LAYER_STYLES)
    database.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier)"
        " VALUES ('layer_styles', 'attributes', 'layer_styles')"
    )
    database.executemany(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,"
        " styleName, styleQML, useAsDefault, owner) VALUES ('', '', ?, ?, ?, ?, 1, 'dateline')",
        [(table.name, GEOMETRY, table.name, STYLES[table.name]()) for table in tables if table.name in STYLES],
    )


def _set_time(database: sqlite3.Connection) -> None:
    """Let the file carry one time, which the environment may set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    when = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    stamp = when.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    database.execute("UPDATE gpkg_contents SET last_change = ?", (stamp,))
    database.execute("UPDATE layer_styles SET update_time = ?", (stamp,))


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
