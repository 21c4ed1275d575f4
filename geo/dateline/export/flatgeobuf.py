"""FlatGeobuf: one table with a spatial index, read over the network in parts. It knows no Date, only DateTime."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyogrio

from dateline.errors import TableError
from dateline.export.gdal import check_whole, read_layer, write_layer
from dateline.export.recognition import Recognise
from dateline.schema import Table

__all__ = ["read_flatgeobuf", "write_flatgeobuf"]


def write_flatgeobuf(frame: pd.DataFrame, table: Table, path: Path) -> None:
    """Write a table; with its spatial index only where every row has a geometry, as the format demands."""
    indexed = not frame["geometry"].isna().any()
    write_layer(frame, table, path, "FlatGeobuf", layer_options={"SPATIAL_INDEX": "YES" if indexed else "NO"})
    check_whole(path, len(frame))


def read_flatgeobuf(path: Path, recognise: Recognise) -> pd.DataFrame:
    """Read a table that `write_flatgeobuf` wrote; its rows are in the order of its spatial index, if it has one.

    Raises
    ------
    TableError
        Where the columns are of no table, or the file is cut short.
    """
    frame = read_layer(path, recognise)
    # GDAL takes the end of a file that is cut short for the end of the table; the header knows better.
    stated = pyogrio.read_info(str(path))["features"]
    if stated > len(frame):
        raise TableError(f"it is cut short: it has {len(frame):,} of its {stated:,} features")
    return frame
