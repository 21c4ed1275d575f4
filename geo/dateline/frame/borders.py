"""The borders, coasts and disputed lines round the incidents, so that a GIS shows where they lie."""

from __future__ import annotations

from typing import cast

import geopandas as gpd
import numpy as np

from dateline.borders import border_lines
from dateline.frame.names import SEPARATOR
from dateline.schema import TABLES, build

__all__ = ["border_table"]

MARGIN_DEG = 5.0
"""Round the incidents: the width of a country or two, so that the neighbours can be told."""


def border_table(incidents: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the lines of which some part lies near the incidents; none where no incident has a place.

    Raises
    ------
    LayerError
        A border layer is missing.
    """
    west, south, east, north = incidents.total_bounds
    box = (west - MARGIN_DEG, south - MARGIN_DEG, east + MARGIN_DEG, north + MARGIN_DEG)
    lines = [] if np.isnan(west) else border_lines(box)
    columns: dict[str, list[object]] = {
        "kind": [line.kind for line in lines],
        "name": [line.name for line in lines],
        "between": [SEPARATOR.join(line.between) for line in lines],
    }
    return cast(
        gpd.GeoDataFrame, build(TABLES["borders"], columns, np.array([line.geometry for line in lines], dtype=object))
    )
