"""Tables of places in any format: CSV, or what GDAL reads; as rows of text, with a point where there is one."""

from __future__ import annotations

import csv
import re
import warnings
from collections.abc import Iterator
from math import isnan, nan
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dateline.errors import GazetteerError
from dateline.gazetteer.unpacking import check_zip, is_zip, numbered_lines

if TYPE_CHECKING:
    import geopandas as gpd

__all__ = ["Outline", "Row", "read_table"]

_TEXT_SUFFIXES = (".csv", ".tsv", ".txt")
_DELIMITERS = ",;\t|"
_WGS84 = 4326
_MAX_BYTES = 1 << 29
"""What is larger is no gazetteer that somebody made."""


class Outline(NamedTuple):
    """Where a geometry lies, in degrees; not a number where there is none."""

    lat: float
    lon: float
    """Of a point in it."""
    area_km2: float | None
    """None for what has no area."""
    is_point: bool


class Row(NamedTuple):
    """A row of a table."""

    cells: dict[str, str]
    """By column, its name in small letters without anything but letters and digits; "" where there is nothing."""
    outline: Outline | None


def read_table(path: Path) -> Iterator[Row]:
    """Yield the rows of a table, the first layer's where there are several.

    Raises
    ------
    GazetteerError
        The file is missing, empty, damaged, too large, or of a format that neither CSV nor GDAL is.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise GazetteerError(f"{path} cannot be read ({error.strerror or error})") from error
    if path.is_file() and not size:
        raise GazetteerError(f"{path} is empty")
    if size > _MAX_BYTES:
        raise GazetteerError(f"{path} has {size:,} bytes, more than a gazetteer; take the part of it that is needed")
    return _text_rows(path) if path.suffix.lower() in _TEXT_SUFFIXES else _vector_rows(path)


def _column(name: str) -> str:
    return re.sub(r"[\W_]", "", name.casefold())


def _text_rows(path: Path) -> Iterator[Row]:
    if is_zip(path):
        raise GazetteerError(f"{path} is a zip, not text; call it .zip")
    lines = (line for _, line in numbered_lines(path, ""))
    head = next(lines, "")
    delimiter = max(_DELIMITERS, key=head.count)
    columns = [_column(name) for name in next(csv.reader([head], delimiter=delimiter), [])]
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        for cells in reader:
            filled = zip(columns, (cell.strip() for cell in cells), strict=False)
            yield Row(dict.fromkeys(columns, "") | dict(filled), None)
    except csv.Error as error:
        raise GazetteerError(
            f"{path} is no table of comma-separated values (line {reader.line_num + 1}: {error})"
        ) from error


def _vector_rows(path: Path) -> Iterator[Row]:
    import geopandas as gpd
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError, FieldError, GeometryError

    if path.is_file() and is_zip(path):
        check_zip(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", RuntimeWarning)  # GDAL's remarks on the file, which is the user's
            layers = pyogrio.list_layers(path)
            if not len(layers):
                raise GazetteerError(f"{path} has no layer")
            table = pyogrio.read_dataframe(path, layer=layers[0][0], on_invalid="ignore", force_2d=True)
    except (DataSourceError, DataLayerError, FieldError, GeometryError, UnicodeDecodeError) as error:
        why = str(error).split(";")[0]  # advice on GDAL's drivers follows
        raise GazetteerError(f"{path} is neither .csv nor any format that GDAL reads ({why})") from error
    outlines: Iterator[Outline | None]
    if isinstance(table, gpd.GeoDataFrame):
        outlines = _outlines(path, table)
        table = table.drop(columns=table.geometry.name)
    else:
        outlines = iter([None] * len(table))
    columns = [_column(name) for name in table.columns]
    for cells, outline in zip(table.itertuples(index=False, name=None), outlines, strict=True):
        yield Row({column: _text(cell) for column, cell in zip(columns, cells, strict=True)}, outline)


def _text(cell: object) -> str:
    if cell is None or (isinstance(cell, float) and isnan(cell)):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))  # whole numbers beside empty cells come as floats
    return str(cell).strip()


def _outlines(path: Path, table: gpd.GeoDataFrame) -> Iterator[Outline]:
    from pyproj import Geod

    geometry = table.geometry
    if geometry.crs is not None:
        geometry = geometry.to_crs(_WGS84)
    else:
        west, south, east, north = geometry.total_bounds
        if west < -180 or east > 180 or south < -90 or north > 90:
            raise GazetteerError(f"{path} does not say which coordinate system it is in; save it in WGS 84 (EPSG:4326)")
    geod = Geod(ellps="WGS84")
    for shape in geometry:
        if shape is None or shape.is_empty:
            yield Outline(nan, nan, None, True)
            continue
        point = shape.representative_point()
        area_km2 = abs(geod.geometry_area_perimeter(shape)[0]) / 1e6 if shape.area else None
        yield Outline(point.y, point.x, area_km2, shape.geom_type == "Point")
