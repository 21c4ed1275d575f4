"""Which of our tables a file holds, told by its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dateline.errors import TableError
from dateline.schema import TABLES, Table

__all__ = ["Recognise", "recogniser"]

Recognise = Callable[[Iterable[str]], Table]
"""Given the names of a file's columns, returns the table; raises `TableError` where there is none."""


def recogniser(layer: str | None = None) -> Recognise:
    """Return what recognises one table, or any.

    Columns that the table does not have are left to the reader to pass over: programs add such as ``fid``.
    """

    def recognise(names: Iterable[str]) -> Table:
        found = set(names)
        wanted = [TABLES[layer]] if layer else list(TABLES.values())
        # Of tables that it could be, the one that explains most of it: mentions have all that places have.
        fitting = [table for table in wanted if found.issuperset(table.columns)]
        if fitting:
            return max(fitting, key=lambda table: len(table.columns))
        if layer:
            lacking = ", ".join(name for name in TABLES[layer].columns if name not in found)
            raise TableError(f"it is not the {layer} table, as it lacks the columns {lacking}")
        raise TableError(f"its columns are those of none of Dateline's tables ({', '.join(TABLES)})")

    return recognise
