"""CSV that spreadsheets open rightly, and that cannot make them calculate.

RFC 4180 (commas, CRLF, doubled quotes) in UTF-8 with a byte order mark, without which Excel takes it for the system's
legacy encoding. A point stands in the columns ``lon`` and ``lat``, which QGIS finds by their names; lines and areas are
WKT (OGC 06-103r4) in the column ``wkt``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from dateline.errors import TableError
from dateline.export.recognition import Recognise
from dateline.export.values import Cell, lon_lat, parsed, plain, slices
from dateline.schema import COORDINATE_DECIMALS, Shape, Table, Type, build

__all__ = ["guarded", "read_csv", "unguarded", "write_csv"]

FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n]")
"""What a spreadsheet may take for a formula, full-width forms as well; source: OWASP, "CSV Injection". Apostrophes
before it count, so that taking one away from a cell that matches always gives the article's own text."""

NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
"""What begins like a formula and is none."""

POINT_COLUMNS = ("lon", "lat")
SHAPE_COLUMN = "wkt"

LONGEST_CELL = 1 << 27
"""Characters of a cell that are read: the coast of a country is longer than the 131,072 that Python's reader allows."""


def write_csv(frame: pd.DataFrame, table: Table, path: Path) -> None:
    """Write a table with a header, and its tags below it; nothing stands for what is not known."""
    header = [*table.columns, *_geometry_columns(table)]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        if table.tags:
            writer.writerow([table.tags.get(name, "") for name in header])
        for part in slices(frame):
            writer.writerows(_rows(part, table))


def read_csv(path: Path, recognise: Recognise) -> pd.DataFrame:
    """Read a table that `write_csv` wrote, or a program in which it was edited.

    Raises
    ------
    TableError
        Where a cell is not of its column's type, or the columns are of no table.
    UnicodeDecodeError, csv.Error
        Where it is no CSV in UTF-8.
    """
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = list(csv.reader(file)) or [[]]
    finally:
        csv.field_size_limit(before)
    table = recognise(header)
    rows = [row for row in rows if row]
    if rows and _are_tags(rows[0]):
        rows = rows[1:]
    values = zip(*rows, strict=True) if rows else [()] * len(header)
    cells: dict[str, Sequence[str]] = dict(zip(header, values, strict=True))
    columns: dict[str, list[object]] = {}
    for name, kind in table.columns.items():
        try:
            columns[name] = parsed([*map(unguarded, cells[name])] if kind is Type.TEXT else cells[name], kind)
        except ValueError as error:
            raise TableError(f"The column {name!r} holds what is no {kind}: {error}.") from error
    return build(table, columns, _geometry(cells, table))


def guarded(cell: Cell) -> Cell:
    """Put an apostrophe before a text that a spreadsheet would take for a formula."""
    if isinstance(cell, str) and FORMULA.match(cell) and not NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def unguarded(cell: str) -> str:
    """Take away the apostrophe that `guarded` put before a text."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) and not NUMBER.fullmatch(cell[1:]) else cell


def _are_tags(cells: Sequence[str]) -> bool:
    """Tell whether a row is one of hashtags, with nothing in the columns that have none: HXL 1.1."""
    return any(cells) and all(not cell or cell.startswith("#") for cell in cells)


def _geometry_columns(table: Table) -> tuple[str, ...]:
    if table.shape is None or table.lon_lat:
        return ()
    return POINT_COLUMNS if table.shape is Shape.POINT else (SHAPE_COLUMN,)


def _rows(frame: pd.DataFrame, table: Table) -> Iterable[tuple[Cell, ...]]:
    columns: list[Iterable[Cell]] = []
    for kind, values in zip(table.columns.values(), plain(frame, table).values(), strict=True):
        match kind:
            case Type.TEXT:
                columns.append(map(guarded, values))
            case Type.FLAG:
                columns.append("true" if value else "false" for value in values)
            case _:
                columns.append(values)
    if _geometry_columns(table) == POINT_COLUMNS:
        points = lon_lat(frame["geometry"])
        columns += [[point and point[axis] for point in points] for axis in (0, 1)]
    elif _geometry_columns(table):
        shapes = np.asarray(frame["geometry"].array, dtype=object)
        columns.append(shapely.to_wkt(shapes, rounding_precision=COORDINATE_DECIMALS).tolist())
    return zip(*columns, strict=True)


def _geometry(cells: Mapping[str, Sequence[str]], table: Table) -> list[tuple[float, float] | None] | np.ndarray | None:
    if table.shape is None:
        return None
    if table.shape is not Shape.POINT:
        return np.asarray(shapely.from_wkt(np.array([cell or None for cell in cells[SHAPE_COLUMN]], dtype=object)))
    lons, lats = (cells[name] for name in POINT_COLUMNS)
    return [(float(lon), float(lat)) if lon and lat else None for lon, lat in zip(lons, lats, strict=True)]
