"""GeoParquet, which needs pyarrow: the extra ``dateline[parquet]``."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dateline.errors import OutputError
from dateline.export import arrow
from dateline.export.recognition import Recognise
from dateline.schema import Table, Type, build

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
    columns = {name: content.column(name).to_pylist() for name in table.columns}
    geometry = None
    if table.shape:
        geometry = np.asarray(shapely.from_wkb(np.array(content.column("geometry").to_pylist(), dtype=object)))
    return build(table, columns, geometry)


def check_extra() -> None:
    """Raise `OutputError` where pyarrow is not installed."""
    if not arrow.is_installed():
        raise OutputError("A .parquet file needs pyarrow; install it by: pip install 'dateline[parquet]'.")
