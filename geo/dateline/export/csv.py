"""CSV that spreadsheets open rightly, and that cannot make them calculate.

RFC 4180 (commas, CRLF, doubled quotes) in UTF-8 with a byte order mark, without which Excel takes it for the system's
legacy encoding.
"""

from __future__ import annotations

import codecs
import csv
import os
import re
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from dateline.errors import TableError
from dateline.export.recognition import Recognise
from dateline.export.sheet import from_sheet, geometry_cells, geometry_columns
from dateline.export.values import Cell, plain, slices
from dateline.schema import Table, Type

__all__ = ["guarded", "read_csv", "unguarded", "write_csv"]

FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n]")
"""What a spreadsheet may take for a formula, full-width forms as well; source: OWASP, "CSV Injection". Apostrophes
before it count, so that taking one away from a cell that matches always gives the article's own text."""

NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
"""What begins like a formula and is none."""

DELIMITERS = ",;\t"
"""Between cells: the comma is what is written; spreadsheets save with a semicolon where the comma is a decimal's."""

LONGEST_CELL = 1 << 27
"""Characters of a cell that are read: the coast of a country is longer than the 131,072 that Python's reader allows."""


def write_csv(frame: pd.DataFrame, table: Table, path: Path) -> None:
    """Write a table with a header, and its tags below it; nothing stands for what is not known."""
    header = [*table.columns, *geometry_columns(table)]
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
        Where a cell is not of its column's type, the columns are of no table, or the file ends within a row.
    csv.Error
        Where it is no CSV.
    ValueError
        Where it is neither in UTF-8 nor in UTF-16.
    """
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding=_encoding(path), newline="") as file:
            first = file.readline()
            file.seek(0)
            header, *rows = list(csv.reader(file, delimiter=max(DELIMITERS, key=first.count))) or [[]]
    except UnicodeDecodeError as error:
        raise ValueError("it is not in UTF-8; save it as 'CSV UTF-8'") from error
    finally:
        csv.field_size_limit(before)
    if rows and len(rows[-1]) < len(header) and not _ends_a_line(path):
        raise TableError(f"it is cut short: its last row ends after {len(rows[-1])} of {len(header)} cells")
    return from_sheet(header, [[*map(unguarded, row)] for row in rows], recognise)


def guarded(cell: Cell) -> Cell:
    """Put an apostrophe before a text that a spreadsheet would take for a formula."""
    if isinstance(cell, str) and FORMULA.match(cell) and not NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def unguarded(cell: str) -> str:
    """Take away the apostrophe that `guarded` put before a text."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) and not NUMBER.fullmatch(cell[1:]) else cell


def _encoding(path: Path) -> str:
    """Return UTF-16 where a file begins with its mark, as Excel's "Unicode Text" does."""
    with path.open("rb") as file:
        return "utf-16" if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else "utf-8-sig"


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-2, os.SEEK_END)  # two, for UTF-16
        return not set(b"\r\n").isdisjoint(file.read())


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
    return zip(*columns, *geometry_cells(frame, table), strict=True)
