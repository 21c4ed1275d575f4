"""What is handed on of the map: its state in the address of the page, and the card with all that can be taken away."""

from __future__ import annotations

from typing import Any

from dateline.schema import TABLES
from dateline.webmap.elements.part import Control
from dateline.webmap.tables import IncidentTables

__all__ = ["ShareCard", "UrlState"]


class ShareCard(Control):
    """Buttons for a link to what is seen, a picture, a print, and the selected incidents as files; and light or dark.

    With it the page also prints as a sheet: title, map, legend, attribution, and the list of the selected incidents.

    Parameters
    ----------
    tables
        The incidents.
    """

    _factory = "shareCard"

    def __init__(self, tables: IncidentTables) -> None:
        super().__init__()
        self.tables = tables

    def _options(self) -> dict[str, Any]:
        # A list, as the order of the columns counts.
        return {"data": self.tables.block_id, "columns": list(TABLES["incidents"].columns.items())}

    def _blocks(self) -> dict[str, str]:
        return self.tables.blocks


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
