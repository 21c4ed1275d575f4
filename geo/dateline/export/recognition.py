"""Which of our tables a file holds, told by its columns, and which of a file's tables to read, told by their names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dateline.errors import TableError
from dateline.schema import TABLES, Table, Type

__all__ = ["Recognise"]

MOST_LACKING = 0.5
"""Share of a table's columns without which a file is still taken for that table with some deleted."""

FEWEST_FOUND = 5
"""Columns of a table by which a file is known that leaves out some; all, where a table has no more."""


@dataclass(frozen=True, slots=True)
class Recognise:
    """Recognises one table, or any."""

    layer: str | None = None
    """The name of the one that is wanted."""

    def __call__(self, names: Iterable[str]) -> Table:
        """Return the table that has these columns; the reader passes over others, as programs add such as ``fid``.

        Raises
        ------
        TableError
            Where there is none.
        """
        found = set(names)
        # Of tables that it could be, the one that explains most of it: mentions have all that places have.
        fitting = [table for table in self._wanted if found.issuperset(table.columns)]
        if fitting:
            return max(fitting, key=lambda table: len(table.columns))
        nearest = max(self._wanted, key=lambda table: len(found.intersection(table.columns)))
        lacking = [name for name in nearest.columns if name not in found]
        if self.layer or len(lacking) <= len(nearest.columns) * MOST_LACKING:
            raise TableError(f"it is not the {nearest.name} table, as it lacks the columns {', '.join(lacking)}")
        raise TableError(f"its columns are those of none of Dateline's tables ({', '.join(TABLES)})")

    def sparse(self, names: Iterable[str]) -> Table:
        """Return the table that has some of these columns, for a file that may leave out those that are all null.

        Its first column and its flags, which are never null, must be there, and enough of the others.

        Raises
        ------
        TableError
            Where there is none.
        """
        found = set(names)
        fitting = [table for table in self._wanted if _is_sparse(found, table)]
        return max(fitting, key=lambda table: len(found.intersection(table.columns))) if fitting else self(found)

    def rowless(self, name: object = None) -> Table:
        """Return the wanted table, for a file whose format names columns in its rows only, and which has no row.

        Parameters
        ----------
        name
            What the file calls itself, where it does: one of our tables if it is ours.

        Raises
        ------
        TableError
            Where any would do.
        """
        wanted = self.layer or name
        if not isinstance(wanted, str) or wanted not in TABLES:
            raise TableError("nothing in it says which table it is, as it has no features; name the layer")
        return TABLES[wanted]

    @property
    def _wanted(self) -> list[Table]:
        return [TABLES[self.layer]] if self.layer else list(TABLES.values())

    def choose(self, there: Collection[str]) -> str:
        """Return which of a file's tables to read: the one that is wanted, else our first; an only one by any name.

        Raises
        ------
        TableError
            Where there is none.
        """
        for name in TABLES:
            if name in there and self.layer in (None, name):
                return name
        if len(there) == 1:
            return next(iter(there))
        wanted = f"table {self.layer!r}" if self.layer else "table of Dateline"
        raise TableError(f"it has no {wanted}; its tables are: {', '.join(sorted(there)) or 'none'}")


def _is_sparse(found: set[str], table: Table) -> bool:
    first, *_ = table.columns
    needed = {first, *(name for name, kind in table.columns.items() if kind is Type.FLAG)}
    return needed <= found and len(found.intersection(table.columns)) >= min(FEWEST_FOUND, len(table.columns))
