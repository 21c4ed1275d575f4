"""FlatGeobuf: one table with a spatial index, read over the network in parts. It knows no Date, only DateTime."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pandas as pd

from dateline.export.gdal import write_layer

__all__ = ["write_flatgeobuf"]


def write_flatgeobuf(frame: pd.DataFrame, name: str, path: Path) -> None:
    """Write a table; with its spatial index only where every row has a point, as the format demands."""
    indexed = not frame["geometry"].isna().any()
    # By way of memory: on a full disk GDAL leaves a file that is cut short, and says nothing.
    file = BytesIO()
    write_layer(frame, name, file, "FlatGeobuf", layer_options={"SPATIAL_INDEX": "YES" if indexed else "NO"})
    path.write_bytes(file.getvalue())
