"""FlatGeobuf: one table with a spatial index, read over the network in parts. It knows no Date, only DateTime."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pandas as pd

from dateline.export.gdal import read_layer, write_layer
from dateline.export.recognition import Recognise
from dateline.schema import Table

__all__ = ["read_flatgeobuf", "write_flatgeobuf"]


def write_flatgeobuf(frame: pd.DataFrame, table: Table, path: Path) -> None:
    """Write a table; with its spatial index only where every row has a geometry, as the format demands."""
    indexed = not frame["geometry"].isna().any()
    # By way of memory: on a full disk GDAL leaves a file that is cut short, and says nothing.
    file = BytesIO()
    write_layer(frame, table, file, "FlatGeobuf", layer_options={"SPATIAL_INDEX": "YES" if indexed else "NO"})
    path.write_bytes(file.getbuffer())


def read_flatgeobuf(path: Path, recognise: Recognise) -> pd.DataFrame:
    """Read a table that `write_flatgeobuf` wrote; its rows are in the order of its spatial index, if it has one."""
    return read_layer(path, recognise)
