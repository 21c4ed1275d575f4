"""What is handed on of the map: its state in the address of the page."""

from __future__ import annotations

from typing import Any

from dateline.webmap.elements.part import Control
from dateline.webmap.tables import IncidentTables

__all__ = ["UrlState"]


class UrlState(Control):
    """Keeps view, filters, open incident and theme in the hash of the page's address, and reads them from it.

    Add it last, after what gives the map its first view: a link's own view goes before that.

    Parameters
    ----------
    tables
        The incidents.
    """

    _factory = "urlState"

    def __init__(self, tables: IncidentTables) -> None:
        super().__init__()
        self.tables = tables

    def _options(self) -> dict[str, Any]:
        return {"data": self.tables.block_id}

    def _blocks(self) -> dict[str, str]:
        return self.tables.blocks
