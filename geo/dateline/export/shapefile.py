"""ESRI Shapefile (ESRI, "Shapefile Technical Description", 1998): for programs that read nothing younger.

It is the one format that cannot carry everything, and says so: names of columns are cut to ten letters, texts to 254
bytes of UTF-8, blanks at their ends are lost, true and false are 1 and 0. A file ``NAME.columns.csv`` beside it gives
the full names.
"""

from __future__ import annotations

import csv
import errno
import re
import struct
import tomllib
import warnings
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path

import geopandas as gpd
import pandas as pd

from dateline.errors import OutputError, OutputWarning
from dateline.export.gdal import read_layer, write_layer
from dateline.export.recognition import Recognise
from dateline.schema import TABLES, Table, Type

__all__ = ["INDEXES", "SIDECARS", "read_shapefile", "short_names", "write_shapefile"]

COLUMNS = ".columns.csv"

SIDECARS = (".shx", ".dbf", ".prj", ".cpg", COLUMNS)
"""The further files of one."""

INDEXES = (".sbn", ".sbx", ".qix")
"""What other programs put beside one to find its rows, which would lead them astray in another."""

LONGEST_NAME = 10
LONGEST_TEXT = 254
"""Bytes."""

LARGEST_FILE = (1 << 31) - 1
"""Bytes that every program reads."""

WIDTHS = {Type.TEXT: 80, Type.DATE: 8, Type.COUNT: 18, Type.MEASURE: 24, Type.DEGREES: 24}
"""Bytes of a cell, as GDAL makes them; texts are as wide as the longest, but no narrower than this."""


def write_shapefile(frame: pd.DataFrame, table: Table, path: Path) -> None:
    """Write a table and the files that belong to it.

    Raises
    ------
    OutputError
        Where it would be larger than every program can read.
    """
    names = short_names(table.columns)
    short = Table(
        table.name,
        {names[column]: Type.COUNT if kind is Type.FLAG else kind for column, kind in table.columns.items()},
        table.shape,
    )
    data: dict[str, object] = {}
    n_cut = 0
    for column, kind in table.columns.items():
        match kind:
            case Type.TEXT:
                data[names[column]], cut = _cut(frame[column])
                n_cut += cut
            case Type.FLAG:
                data[names[column]] = frame[column].astype("Int64")
            case _:
                data[names[column]] = frame[column]
    cut_frame = gpd.GeoDataFrame(data, geometry=frame["geometry"])
    _check_size(cut_frame, short)
    write_layer(cut_frame, short, path, "ESRI Shapefile", layer_options={"ENCODING": "UTF-8"})
    _check_whole(path, short, len(frame))
    _write_columns(names, path.with_suffix(COLUMNS))
    _warn(table, n_cut)


def read_shapefile(path: Path, recognise: Recognise) -> pd.DataFrame:
    """Read a table that `write_shapefile` or GDAL wrote, with its full names; what was cut stays cut.

    Raises
    ------
    TableError
        Where the columns are of no table.
    pyogrio.errors.DataSourceError
        Where it is no Shapefile.
    """
    return read_layer(path, recognise, names=_full_names())


def short_names(columns: Iterable[str]) -> Mapping[str, str]:
    """Return the name of each column in a Shapefile: at most `LONGEST_NAME` letters, and each only once."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for column in columns:
        name = plain = _shortened(column)
        number = 2
        while name.lower() in taken:
            name = f"{plain[: LONGEST_NAME - len(str(number))]}{number}"
            number += 1
        taken.add(name.lower())
        names[column] = name
    return names


def _shortened(column: str) -> str:
    known = _short_forms()
    name = re.sub("[^A-Za-z0-9_]", "_", column)
    if len(name) <= LONGEST_NAME:
        return name
    if name in known["names"]:
        return known["names"][name]
    words = [known["words"].get(word, word) for word in name.split("_")]
    while len(name := "_".join(words)) > LONGEST_NAME:
        longest = max(range(len(words)), key=lambda place: len(words[place]))
        if len(words[longest]) == 1:
            return name[:LONGEST_NAME]
        words[longest] = words[longest][:-1]
    return name


@cache
def _short_forms() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((resources.files(__package__) / "short_names.toml").read_text(encoding="utf-8"))


@cache
def _full_names() -> Mapping[str, str]:
    """Short to full, which is the same for a column of any table; both our short names and GDAL's."""
    tables = [names(table.columns) for table in TABLES.values() for names in (_cut_names, short_names)]
    return {short: full for table in tables for full, short in table.items()}


def _cut_names(columns: Iterable[str]) -> Mapping[str, str]:
    """Return what GDAL makes of names, as when QGIS saves as a Shapefile: ``LaunderFieldName`` of its driver."""
    names: dict[str, str] = {}
    for column in columns:
        name, number = column[:LONGEST_NAME], 1
        while name in names.values():
            name = f"{column[: LONGEST_NAME - 2]}_{number}"
            number += 1
        names[column] = name
    return names


def _cut(texts: pd.Series) -> tuple[pd.Series, int]:
    """Return texts that fit into a cell, and how many were cut."""
    known = texts.notna()
    encoded = [text.encode() for text in texts[known]]
    long = sum(len(text) > LONGEST_TEXT for text in encoded)
    # Part of a character at the end is left out, and blanks that GDAL would lose or take for nothing.
    fitting = [text[:LONGEST_TEXT].decode(errors="ignore").strip(" ") for text in encoded]
    cells = pd.Series(None, texts.index, dtype=object)
    cells[known] = fitting
    return cells, long


def _check_size(frame: pd.DataFrame, table: Table) -> None:
    width = 1
    for column, kind in table.columns.items():
        longest = max((len(text.encode()) for text in frame[column].dropna()), default=0) if kind is Type.TEXT else 0
        width += max(longest, WIDTHS[kind])
    if width * len(frame) > LARGEST_FILE:
        raise OutputError(
            f"The {table.name} table has {len(frame):,} rows of {width:,} bytes, and a Shapefile holds 2 GB; "
            "write .gpkg."
        )


def _check_whole(path: Path, table: Table, rows: int) -> None:
    """See that each file has the length that its head says: on a full disk GDAL cuts them short, and says nothing."""
    lengths = {}
    try:
        for suffix in (".shp", ".shx"):
            (words,) = struct.unpack(">24xI", _head(path.with_suffix(suffix), 28))
            lengths[suffix] = 2 * words
        found, header, row = struct.unpack("<4xIHH", _head(path.with_suffix(".dbf"), 12))
        lengths[".dbf"] = header + rows * row
        whole = (found, header) == (rows, 33 + 32 * len(table.columns))
        whole &= all(path.with_suffix(suffix).stat().st_size >= length >= 33 for suffix, length in lengths.items())
    except (FileNotFoundError, struct.error):
        whole = False
    if not whole:
        raise OSError(errno.EIO, "GDAL left it cut short; the disk may be full")


def _head(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)


def _write_columns(names: Mapping[str, str], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["short", "full"])
        writer.writerows((short, full) for full, short in names.items())


def _warn(table: Table, n_cut: int) -> None:
    texts = f", texts to {LONGEST_TEXT} bytes ({n_cut:,} of them)" if n_cut else ""
    warnings.warn(
        f"A Shapefile does not hold the {table.name} table whole: names of columns are cut to {LONGEST_NAME} letters "
        f"(the full ones are in the file beside it that ends in {COLUMNS}){texts}; true and false are 1 and 0. "
        "A .gpkg file holds it all.",
        OutputWarning,
        stacklevel=2,
    )
