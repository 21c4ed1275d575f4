"""The one way by which every file is written."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from os import PathLike
from pathlib import Path
from typing import IO, Any, TypeGuard

import pandas as pd

from dateline.errors import OutputError, OutputWarning, TableError
from dateline.export.casting import cast_columns
from dateline.export.formats import FORMATS, Content, format_of
from dateline.export.geojson import write_features
from dateline.export.qgis import project_beside, write_project
from dateline.export.target import check_writable, replacing
from dateline.frame import Tables, validate_incidents
from dateline.schema import TABLES, Table, check

__all__ = ["check_target", "write", "write_lines", "write_table"]


def write(
    tables: Tables | pd.DataFrame,
    path: str | PathLike[str],
    *,
    layer: str = "incidents",
    schema: str | None = None,
    overwrite: bool = True,
) -> list[Path]:
    """Write a table in the format that the path's suffix names.

    The file appears whole or not at all: an older one under that name is only replaced once the new one is finished.

    Parameters
    ----------
    tables
        Everything that a run found, or one table of it: filtered, sorted, or with pandas' other types for its columns
        where these lose nothing.
    path
        Formats such as ``.gpkg`` hold all of `Tables`, others one table. Only some take tables without geometry.
    layer
        Which table: a name of `dateline.schema.TABLES`.
    schema
        Instead of a table of ours the incidents in the schema of a codebook: ``ucdp``, ``acled`` or ``hxl``. It needs
        all of `Tables`, or rows that `dateline.recode` has put into that schema.
    overwrite
        Whether a file that is there is replaced.

    Returns
    -------
    list of Path
        The files written: ``path``, and beside a GeoPackage of all the tables a project that opens it in QGIS.

    Warns
    -----
    OutputWarning
        Where some incidents are no events to the codebook, or a format cannot hold something.

    Raises
    ------
    TableError
        Where the table has not the columns, types, CRS or geometry of ``layer``.
    OutputError
        Where the suffix is unknown, the file is there and is not to be replaced, or it cannot be written.
    """
    target = Path(path)
    if schema is not None:
        return _write_recoded(tables, target, schema, overwrite)
    if layer not in TABLES:
        raise TableError(f"There is no table {layer!r}; the tables are {', '.join(TABLES)}.")
    holds = format_of(target).holds if isinstance(tables, Tables) else ()
    names = holds if layer in holds else [layer]
    return _write([(_validated(tables, name), TABLES[name]) for name in names], target, overwrite)


def write_table(frame: pd.DataFrame, table: Table, path: Path, *, overwrite: bool = True) -> None:
    """Write one table of any columns; raises as `write` does."""
    _write([(frame, table)], path, overwrite)


def write_lines(tables: Tables | pd.DataFrame, file: IO[str], *, layer: str = "incidents") -> None:
    """Write a table as newline-delimited GeoJSON features into an open file.

    Raises
    ------
    TableError
        Where the table has not the columns, types, CRS or geometry of ``layer``.
    """
    write_features(_validated(tables, layer), TABLES[layer], file)


def check_target(path: str | PathLike[str], *, schema: str | None = None, overwrite: bool = True) -> None:
    """Raise at once what `write` would raise of a path, so that no long work is done for nothing."""
    target = Path(path)
    form = format_of(target)
    if schema is not None:
        from dateline.codebooks import CODEBOOKS

        _check_held(CODEBOOKS[schema].table, target)
    check_writable(target, sidecars=(*form.sidecars, *form.indexes), overwrite=overwrite)


def _write(tables: Content, path: Path, overwrite: bool) -> list[Path]:
    form = format_of(path)
    for _, table in tables:
        _check_held(table, path)
    project = project_beside(path) if form.project and len(tables) == len(form.holds) else None
    if project is not None:
        check_writable(project)
    with replacing(path, sidecars=form.sidecars, indexes=form.indexes, overwrite=overwrite) as file:
        form.write(tables, file)
    if project is not None and write_project(tables, path):
        return [path, project]
    return [path]


def _write_recoded(tables: Tables | pd.DataFrame, path: Path, schema: str, overwrite: bool) -> list[Path]:
    # Loaded when first used, as few ask for it.
    from dateline.codebooks import CODEBOOKS, apply

    if schema in CODEBOOKS and _is(tables, (table := CODEBOOKS[schema].table)):
        return _write([(_taken(tables, table), table)], path, overwrite)
    if isinstance(tables, Tables):
        taken: dict[str, Any] = {name: _validated(tables, name) for name in TABLES}
        tables = replace(tables, **taken)
    recoded = apply(tables, schema)
    files = _write([(recoded.frame, recoded.table)], path, overwrite)
    if line := recoded.left_out_line:
        warnings.warn(f"{CODEBOOKS[schema].title}: {line}", OutputWarning, stacklevel=3)
    return files


def _check_held(table: Table, path: Path) -> None:
    """Raise `OutputError` where a format cannot hold a table."""
    form = format_of(path)
    if not (table.shape or form.flat):
        flat = _either(suffix for suffix, known in FORMATS.items() if known.flat)
        raise OutputError(f"Cannot write {path}: the {table.name} table has no geometry; use {flat}.")
    if table.tags and not form.rows:
        rows = _either(suffix for suffix, known in FORMATS.items() if known.rows)
        raise OutputError(f"Cannot write {path}: HXL's hashtags are a row of a spreadsheet; use {rows}.")


def _either(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} or {last}" if others else last


def _is(frame: Tables | pd.DataFrame, table: Table) -> TypeGuard[pd.DataFrame]:
    return isinstance(frame, pd.DataFrame) and table.header == list(frame.columns)


def _validated(tables: Tables | pd.DataFrame, name: str) -> pd.DataFrame:
    frame: pd.DataFrame = getattr(tables, name) if isinstance(tables, Tables) else tables
    if other := next((each.name for each in TABLES.values() if _is(frame, each) and each.name != name), None):
        raise TableError(f"Expected the {name} table, got the {other} table; say so by layer={other!r}.")
    return _taken(frame, TABLES[name])


def _taken(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Return a frame that is the table, or that can be cast to be it."""
    is_table = validate_incidents if table is TABLES["incidents"] else partial(check, table=table)
    try:
        is_table(frame)
    except TableError:
        frame = cast_columns(frame, table)
        is_table(frame)
    return frame
