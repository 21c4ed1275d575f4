"""GeoParquet, which needs pyarrow: the extra ``dateline[parquet]``."""

from __future__ import annotations

import json
import os
from io import BytesIO
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
    """Write a table, a part of its rows at a time; text and dates have their own types even where all is null.

    Raises
    ------
    OutputError
        Where pyarrow is not installed.
    """
    check_extra()
    import pyarrow.parquet as pq

    try:
        with pq.ParquetWriter(path, _schema(frame, table)) as writer:
            for batch in arrow.batches(frame, table):
                writer.write_batch(batch)
    except OSError as error:
        # Arrow wraps the system's words in its own.
        if error.errno is None:
            raise
        raise OSError(error.errno, os.strerror(error.errno)) from error


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
    if not all(str(flag.type) == "bool" for flag in flags):
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


def _schema(frame: pd.DataFrame, table: Table) -> pa.Schema:
    """Return the schema that geopandas gives such a table, GeoParquet's and pandas' metadata with it."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {Type.TEXT: pd.ArrowDtype(pa.string()), Type.DATE: pd.ArrowDtype(pa.date32())}
    empty = frame.iloc[:0].astype({name: types[kind] for name, kind in table.columns.items() if kind in types})
    file = BytesIO()
    empty.to_parquet(file, index=False)
    schema = pq.read_schema(file)
    if table.shape is None:
        return schema
    # What depends on the rows: "File metadata" of the GeoParquet specification 1.0.
    about = json.loads(schema.metadata[b"geo"])
    column = about["columns"]["geometry"]
    column["geometry_types"] = [str(table.shape)]
    bounds = np.asarray(cast(gpd.GeoDataFrame, frame).total_bounds)
    if not np.isnan(bounds).any():
        column["bbox"] = bounds.tolist()
    return schema.with_metadata({**schema.metadata, b"geo": json.dumps(about).encode()})


def check_extra() -> None:
    """Raise `OutputError` where pyarrow is not installed."""
    if not arrow.is_installed():
        raise OutputError("A .parquet file needs pyarrow; install it by: pip install 'dateline[parquet]'.")
