"""One column of a table as plain values, and as the shortest of the ways in which a page writes it.

`dateline.webmap.tables` says what the ways are.
"""

from __future__ import annotations

import datetime
import math
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import pandas as pd

from dateline.schema import Type

__all__ = ["Column", "Json", "Pool", "encode", "encode_like", "measures", "read"]

Json: TypeAlias = list[Any] | dict[str, Any]

MEASURE_DECIMALS = 2
"""Of kilometres and confidences, as in the tables themselves."""

REPEATS_FROM = 0.7
"""Share of distinct values below which a pool of them is shorter than the list."""

FEW = 0.2
"""Share of a column's rows below which it is shorter to say which rows they are."""


class Column(NamedTuple):
    """Values that JSON can write, with None, 0 or NaN where nothing is stated."""

    values: np.ndarray
    known: np.ndarray
    """Which rows state something."""


def read(series: pd.Series, kind: Type) -> Column:
    """Read a column of whatever make: dates may be text or timestamps, counts floats, nothing None, NaN, NaT or NA."""
    match kind:
        case Type.TEXT:
            return _texts(series)
        case Type.DATE:
            return _dates(series)
        case Type.COUNT:
            return _counts(series)
        case Type.MEASURE | Type.DEGREES:
            numbers = pd.to_numeric(series).astype("Float64").to_numpy(dtype=float, na_value=np.nan)
            return measures(numbers, MEASURE_DECIMALS)
        case Type.FLAG:
            return Column(_flags(series).astype(np.int64), np.full(len(series), True))


def measures(numbers: np.ndarray, decimals: int) -> Column:
    """Floats as a column, NaN and infinities as not stated; whole ones need no decimal point."""
    known = np.isfinite(numbers)
    rounded = np.where(known, numbers, 0.0).round(decimals)
    whole = (rounded == np.trunc(rounded)).all() and np.abs(rounded).max(initial=0) < 2**53
    return Column(rounded.astype(np.int64) if whole else rounded, known)


def encode(column: Column, kind: Type) -> Json:
    """Write a column by itself."""
    values, known = column
    rows = np.flatnonzero(values) if kind is Type.FLAG else np.flatnonzero(known)
    if len(rows) < FEW * len(values):
        return {"rows": rows.tolist()} | ({} if kind is Type.FLAG else {"values": _listed(column, rows)})
    if kind in (Type.TEXT, Type.DATE):
        codes, distinct = pd.factorize(values)
        if len(distinct) <= REPEATS_FROM * len(rows):
            return {"of": distinct.tolist(), "at": codes.tolist()}
    return _listed(column, slice(None))


def encode_like(column: Column, name: str, other: Column) -> Json | None:
    """Write a column as another one of its table, of that name, but for some rows; None where they differ in many."""
    differs = np.flatnonzero((column.values != other.values) | (column.known != other.known))
    if len(differs) > FEW * len(column.values):
        return None
    return {"like": name, "rows": differs.tolist(), "values": _listed(column, differs)}


class Pool:
    """Texts of several columns, each written once.

    Attributes
    ----------
    name
        What the columns call it.
    texts
        All of them.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.texts = pd.Index([], dtype=object)

    def encode(self, column: Column) -> Json:
        """Write a column of text, and take up those of its texts that are new."""
        codes, texts = pd.factorize(column.values)
        distinct = pd.Index(texts, dtype=object)
        place = self.texts.get_indexer(distinct)
        new = place < 0
        place[new] = np.arange(len(self.texts), len(self.texts) + new.sum())
        self.texts = self.texts.append(distinct[new])
        at = np.append(place, -1)[codes]
        in_order = np.array_equal(at, np.arange(len(at)))
        return {"of": self.name} | ({} if in_order else {"at": at.tolist()})


def _listed(column: Column, rows: np.ndarray | slice) -> list[Any]:
    values, known = column.values[rows], column.known[rows]
    if not known.all():
        values = values.astype(object)
        values[~known] = None
    listed: list[Any] = values.tolist()
    return listed


def _texts(series: pd.Series) -> Column:
    values = series.to_numpy(dtype=object).copy()
    if pd.api.types.infer_dtype(values, skipna=True) not in ("string", "empty"):
        values = np.array([None if _is_null(value) else str(value) for value in values], dtype=object)
    values[pd.isna(values)] = None
    values[values == ""] = None
    return Column(values, ~pd.isna(values))


def _dates(series: pd.Series) -> Column:
    codes, distinct = pd.factorize(series)
    values = np.array([*map(_iso, distinct), None], dtype=object)[codes]
    return Column(values, codes >= 0)


def _iso(value: object) -> str:
    if isinstance(value, datetime.datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _counts(series: pd.Series) -> Column:
    if not pd.api.types.is_numeric_dtype(series):
        series = pd.Series([None if _is_null(value) else int(value) for value in series.tolist()], dtype="Int64")
    numbers = series.fillna(0).to_numpy()
    # Nothing that is counted or measured here can be below zero: that states nothing.
    sound = np.isfinite(numbers) & (numbers >= 0)
    return Column(np.where(sound, numbers, 0).astype(np.int64), sound & series.notna().to_numpy())


def _flags(series: pd.Series) -> np.ndarray:
    if series.dtype == np.dtype(bool):
        return np.asarray(series)
    return np.array([not _is_null(value) and bool(value) for value in series.tolist()], dtype=bool)


def _is_null(value: object) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))
