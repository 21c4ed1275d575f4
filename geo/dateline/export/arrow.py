"""Tables as Arrow's record batches: the quick way into GDAL. It needs pyarrow, the extra ``dateline[parquet]``."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import numpy as np
import pandas as pd
import shapely

from dateline.schema import Table, Type

__all__ = ["GEOMETRY", "batches", "is_installed"]

GEOMETRY = "geometry"
"""The column of geometries, as WKB."""

BATCH_ROWS = 50_000
"""Enough for speed, few enough to weigh nothing beside the table."""


def is_installed() -> bool:
    """Tell whether pyarrow is there."""
    return find_spec("pyarrow") is not None


def batches(frame: pd.DataFrame, table: Table, failures: list[BaseException] | None = None) -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return a ``pyarrow.RecordBatchReader`` of a table's rows.

    What fails where a batch is made, Ctrl+C among it, is put into ``failures``: GDAL says no more than that it failed.
    """
    import pyarrow as pa

    types = {
        Type.TEXT: pa.string(),
        Type.DATE: pa.date32(),
        Type.COUNT: pa.int64(),
        Type.FLAG: pa.bool_(),
        Type.MEASURE: pa.float64(),
        Type.DEGREES: pa.float64(),
    }
    fields = [pa.field(name, types[kind]) for name, kind in table.columns.items()]
    if table.shape:
        fields.append(pa.field(GEOMETRY, pa.binary(), metadata={"ARROW:extension:name": "ogc.wkb"}))
    schema = pa.schema(fields)

    def rows() -> Iterator[Any]:
        try:
            for start in range(0, len(frame), BATCH_ROWS):
                part = frame.iloc[start : start + BATCH_ROWS]
                arrays = [pa.array(part[name], types[kind], from_pandas=True) for name, kind in table.columns.items()]
                if table.shape:
                    shapes = shapely.to_wkb(np.asarray(part["geometry"].array, dtype=object))
                    arrays.append(pa.array(shapes, pa.binary()))
                yield pa.record_batch(arrays, schema=schema)
        except BaseException as error:
            if failures is not None:
                failures.append(error)
            raise

    return pa.RecordBatchReader.from_batches(schema, rows())
