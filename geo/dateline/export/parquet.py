"""GeoParquet, which needs pyarrow: the extra ``dateline[parquet]``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, cast

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dateline.errors import OutputError, TableError
from dateline.export import arrow
from dateline.export.gdal import check_crs
from dateline.export.recognition import Recognise
from dateline.schema import Table, Type, build

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["check_extra", "read_parquet", "write_parquet"]


def write_parquet(frame: pd.DataFrame, table: Table, path: Path) -> None:
    """Write a table; text and dates have their own types even where a column holds nothing but null.

    Raises
    ------
    OutputError
        Where pyarrow is not installed.
    """
    check_extra()
    import pyarrow as pa

    types = {Type.TEXT: pd.ArrowDtype(pa.string()), Type.DATE: pd.ArrowDtype(pa.date32())}
    typed = frame.astype({column: types[kind] for column, kind in table.columns.items() if kind in types})
    if table.shape:
        cast(gpd.GeoDataFrame, typed).to_parquet(path, index=False)
    else:
        typed.to_parquet(path, index=False)


def read_parquet(path: Path, recognise: Recognise) -> pd.DataFrame:
    """Read a table that `write_parquet` wrote.

    Raises
    ------
    OutputError
        Where pyarrow is not installed.
    TableError
        Where the columns are of no table.
    """
    check_extra()
    import pyarrow.parquet as pq

    content = pq.read_table(path)
    table = recognise(content.column_names)
    flags = [content.column(name) for name, kind in table.columns.items() if kind is Type.FLAG]
    if not all(str(flag.type) == "bool" and not flag.null_count for flag in flags):
        raise TableError("a column of flags holds what is neither true nor false")
    columns = {name: content.column(name).to_pylist() for name in table.columns}
    return build(table, columns, _geometry(content) if table.shape else None)


def _geometry(content: pa.Table) -> np.ndarray:
    """Return the geometries of a GeoParquet table: its specification 1.1, "File metadata"."""
    about = json.loads((content.schema.metadata or {}).get(b"geo", "{}"))
    name = about.get("primary_column", "geometry")
    if name not in content.column_names:
        raise TableError("it has no geometry")
    check_crs(about.get("columns", {}).get(name, {}).get("crs"))
    shapes: np.ndarray = shapely.from_wkb(np.array(content.column(name).to_pylist(), dtype=object))
    return shapes


def check_extra() -> None:
    """Raise `OutputError` where pyarrow is not installed."""
    if not arrow.is_installed():
        raise OutputError("A .parquet file needs pyarrow; install it by: pip install 'dateline[parquet]'.")
