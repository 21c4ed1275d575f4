"""GeoParquet, which needs pyarrow: the extra ``dateline[parquet]``."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import cast

import geopandas as gpd
import pandas as pd

from dateline.errors import OutputError
from dateline.schema import TABLES, Type

__all__ = ["check_extra", "write_parquet"]


def write_parquet(frame: pd.DataFrame, name: str, path: Path) -> None:
    """Write a table; text and dates have their own types even where a column holds nothing but null.

    Raises
    ------
    OutputError
        Where pyarrow is not installed.
    """
    check_extra()
    import pyarrow as pa

    types = {Type.TEXT: pd.ArrowDtype(pa.string()), Type.DATE: pd.ArrowDtype(pa.date32())}
    typed = frame.astype({column: types[kind] for column, kind in TABLES[name].items() if kind in types})
    cast(gpd.GeoDataFrame, typed).to_parquet(path, index=False)


def check_extra() -> None:
    """Raise `OutputError` where pyarrow is not installed."""
    if find_spec("pyarrow") is None:
        raise OutputError("A .parquet file needs pyarrow; install it by: pip install 'dateline[parquet]'.")
