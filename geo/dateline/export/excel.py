"""Excel workbooks (ECMA-376), which need openpyxl: the extra ``dateline[excel]``.

One sheet a table, with typed cells: dates are dates, numbers numbers, and text is always text, whatever it begins with.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

import pandas as pd

from dateline.errors import OutputError, OutputWarning
from dateline.export.recognition import Recognise
from dateline.export.sheet import from_sheet, geometry_cells, geometry_columns
from dateline.export.values import Cell, plain, slices
from dateline.schema import Shape, Table, Type

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

__all__ = ["check_extra", "read_excel", "write_excel"]

MOST_ROWS = 1_048_575
"""Of a sheet, beside its header. This and the next: Microsoft, "Excel specifications and limits"."""

LONGEST_CELL = 32_767
"""Characters of a cell, which Excel counts as UTF-16 does."""

ELLIPSIS = "…"

FIRST_DATE = date(1900, 3, 1)
"""Before it Excel has no dates: its 29 February 1900 never was."""

MOST_EXACT = 1 << 53
"""Whole numbers beyond it are no doubles, which is what Excel's numbers are."""

DATE_FORMAT = "yyyy-mm-dd"

FLAG_FORMAT = '"TRUE";"TRUE";"FALSE"'
"""Excel needs none for true and false; LibreOffice shows 1 and 0 without, and writes it so itself."""

ROW_POINTS = 15
"""The height of a row, as it is by default. It is stated where a text has several lines: LibreOffice, which makes no
row higher by itself, would draw them over the next row."""

ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
"""What XML cannot hold, or changes, and what would be taken for the escape of such: ECMA-376 part 1, 22.9.2.19."""

ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")

SAMPLE_ROWS = 200
"""Rows from which a column's width is told."""

NARROWEST, WIDEST = 8, 60
"""Widths of columns, in characters."""


def write_excel(tables: Sequence[tuple[pd.DataFrame, Table]], path: Path) -> None:
    """Write one sheet a table, with a header that stays in sight and filters.

    Raises
    ------
    OutputError
        Where openpyxl is not installed, or a table has more rows than a sheet.
    """
    check_extra()
    from openpyxl import Workbook

    for frame, table in tables:
        if len(frame) > MOST_ROWS:
            raise OutputError(
                f"The {table.name} table has {len(frame):,} rows, and a sheet of Excel holds {MOST_ROWS:,}; "
                "write .csv or .parquet."
            )
    book = Workbook(write_only=True)
    book.properties.creator = "Dateline"
    for frame, table in tables:
        _Sheet(book.create_sheet(table.name), table).write(frame)
    # By way of memory: on a full disk openpyxl leaves an archive open, which complains some time later.
    file = BytesIO()
    book.save(file)
    path.write_bytes(file.getbuffer())


def read_excel(path: Path, recognise: Recognise) -> pd.DataFrame:
    """Read one sheet of a workbook that `write_excel` wrote, or a program in which it was edited.

    Raises
    ------
    OutputError
        Where openpyxl is not installed.
    TableError
        Where it has none of the tables, or a cell is not of its column's type.
    ValueError
        Where it is no workbook.
    """
    check_extra()
    from openpyxl import load_workbook

    try:
        with path.open("rb") as file, warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # openpyxl's remarks on what it passes over
            book = load_workbook(file, read_only=True, data_only=True)
            sheet = book[recognise.choose(book.sheetnames)]
            sheet.reset_dimensions()  # some programs state them wrongly
            rows = [[_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    except (BadZipFile, KeyError, TypeError, ParseError) as error:
        raise ValueError(str(error)) from error
    header, *cells = rows or [[]]
    return from_sheet(header, cells, recognise)


def check_extra() -> None:
    """Raise `OutputError` where openpyxl is not installed."""
    if find_spec("openpyxl") is None:
        raise OutputError("An .xlsx file needs openpyxl; install it by: pip install 'dateline[excel]'.")


class _Sheet:
    """A sheet that is being written, and what it could not hold."""

    def __init__(self, sheet: WriteOnlyWorksheet, table: Table) -> None:
        from openpyxl.styles import Alignment

        self.sheet = sheet
        self.table = table
        self.n_cut = 0
        self.n_left_out = 0
        self.flags = {value: self._cell(value, number_format=FLAG_FORMAT) for value in (True, False)}
        self.top = Alignment(vertical="top")
        self.has_lines = False
        """Whether a text of the row at hand has several lines."""

    def write(self, frame: pd.DataFrame) -> None:
        from openpyxl.styles import Font
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.dimensions import RowDimension

        header = [*self.table.columns, *geometry_columns(self.table)]
        for number, width in enumerate(_widths(frame, self.table, header), 1):
            self.sheet.column_dimensions[get_column_letter(number)].width = width
        self.sheet.freeze_panes = "A2"
        self.sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{len(frame) + (2 if self.table.tags else 1)}"
        bold, low = Font(bold=True), RowDimension(self.sheet, ht=ROW_POINTS)
        rows = (row for part in slices(frame) for row in self._rows(part))
        try:
            self.sheet.append([self._cell(name, font=bold) for name in header])
            if self.table.tags:
                self.sheet.append([self._cell(self.table.tags.get(name, "")) for name in header])
            for number, row in enumerate(rows, 3 if self.table.tags else 2):
                if self.has_lines:
                    self.sheet.row_dimensions[number] = low
                    self.has_lines = False
                self.sheet.append(row)
        finally:
            self.sheet.close()  # else it is closed some time later, and complains of what went wrong
        self._warn()

    def _rows(self, frame: pd.DataFrame) -> Iterator[tuple[object, ...]]:
        columns: list[Iterable[object]] = []
        for kind, values in zip(self.table.columns.values(), plain(frame, self.table).values(), strict=True):
            match kind:
                case Type.TEXT:
                    columns.append(map(self._of_text, values))
                case Type.DATE:
                    columns.append(map(self._of_date, values))
                case Type.COUNT:
                    columns.append(map(self._of_count, values))
                case Type.FLAG:
                    columns.append(self.flags[bool(value)] for value in values)
                case _:
                    columns.append(values)
        shapes = geometry_cells(frame, self.table)
        columns += shapes if self.table.shape is Shape.POINT else [map(self._of_wkt, cells) for cells in shapes]
        return zip(*columns, strict=True)

    def _of_text(self, text: Cell) -> object:
        if not isinstance(text, str):
            return text
        escaped, whole = _fitting(text)
        self.n_cut += not whole
        if "\n" in text or "\r" in text:
            self.has_lines = True
            return self._cell(escaped, alignment=self.top)
        # What openpyxl would take for a formula or an error; a cell for every text takes twice the time.
        return self._cell(escaped) if escaped.startswith(("=", "#")) else escaped

    def _of_wkt(self, wkt: Cell) -> object:
        if not isinstance(wkt, str) or len(wkt) <= LONGEST_CELL:
            return wkt
        self.n_left_out += 1
        return None

    def _of_date(self, iso: Cell) -> object:
        if not isinstance(iso, str) or (day := date.fromisoformat(iso)) < FIRST_DATE:
            return iso
        return self._cell(day, number_format=DATE_FORMAT)

    def _of_count(self, count: Cell) -> object:
        return self._cell(str(count)) if isinstance(count, int) and abs(count) > MOST_EXACT else count

    def _cell(self, value: object, **style: object) -> object:
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self.sheet, value)
        if isinstance(value, str):
            cell.data_type = "s"  # else a text that begins with "=" would be a formula
        for name, setting in style.items():
            setattr(cell, name, setting)
        return cell

    def _warn(self) -> None:
        for number, what in (
            (self.n_cut, f"longer texts are cut, and end in {ELLIPSIS!r}"),
            (self.n_left_out, "longer geometries are left out"),
        ):
            if number:
                warnings.warn(
                    f"A cell of Excel holds {LONGEST_CELL:,} characters: of the {self.table.name} table "
                    f"{what} ({number:,} of them); .gpkg, .parquet and .csv hold them whole.",
                    OutputWarning,
                    stacklevel=2,
                )


def _widths(frame: pd.DataFrame, table: Table, header: Sequence[str]) -> Iterator[int]:
    sample = plain(frame.iloc[:SAMPLE_ROWS], table)
    for name in header:
        longest = max((len(str(cell)) for cell in sample.get(name, ()) if cell is not None), default=0)
        # Two more for the header, which the filter's button covers.
        yield min(max(longest, len(name) + 2, NARROWEST), WIDEST)


def _fitting(text: str) -> tuple[str, bool]:
    """Escape a text, and cut it where it is too long for a cell; whether it is whole."""
    escaped = _escaped(text)
    if _utf16_length(escaped) <= LONGEST_CELL:  # no Unicode ends here: openpyxl would write what is no XML
        return escaped, True
    # Escapes count as they are written, by openpyxl's reckoning, so shorten until it fits.
    kept = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore")
    while _utf16_length(escaped := _escaped(kept) + ELLIPSIS) > LONGEST_CELL:
        kept = kept[: len(kept) - max(1, (_utf16_length(escaped) - LONGEST_CELL) // 7)]
    return escaped, False


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _escaped(text: str) -> str:
    return ESCAPED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _text(cell: object) -> str:
    """Return what a cell says, as CSV would have it."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case datetime() | date():
            return cell.isoformat()[:10]
        case float() if cell.is_integer():
            return str(int(cell))
        case str():
            return ESCAPE.sub(lambda found: chr(int(found[1], 16)), cell)
        case _:
            return str(cell)
