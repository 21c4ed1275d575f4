"""The columns, types and geometry of every table that Dateline writes; how one is made, and the check that it is."""

from dateline.schema.building import UNSTORABLE, build
from dateline.schema.checking import check, holds
from dateline.schema.table import COORDINATE_DECIMALS, CRS, DECIMALS, Shape, Table, Type
from dateline.schema.tables import TABLES

__all__ = [
    "COORDINATE_DECIMALS",
    "CRS",
    "DECIMALS",
    "TABLES",
    "UNSTORABLE",
    "Shape",
    "Table",
    "Type",
    "build",
    "check",
    "holds",
]
