"""The codebooks by name, and the two ways to recode by them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import geopandas as gpd
import pandas as pd

from dateline.codebooks.acled import ACLED
from dateline.codebooks.codebook import Codebook, Recoded
from dateline.codebooks.hxl import HXL
from dateline.codebooks.ucdp import UCDP
from dateline.errors import TableError
from dateline.frame import Tables

__all__ = ["CODEBOOKS", "apply", "recode"]

CODEBOOKS: Mapping[str, Codebook] = MappingProxyType({codebook.name: codebook for codebook in (UCDP, ACLED, HXL)})


def apply(tables: Tables | pd.DataFrame, codebook: str) -> Recoded:
    """Put incidents into a codebook's schema, and count those that are no events to it.

    Raises
    ------
    TableError
        Where there is no such codebook, or one table is given instead of all.
    """
    if not isinstance(tables, Tables):
        raise TableError(f"The schema {codebook!r} needs all the tables of a run, got {type(tables).__name__}.")
    if codebook not in CODEBOOKS:
        raise TableError(f"There is no schema {codebook!r}; the schemas are {', '.join(CODEBOOKS)}.")
    return CODEBOOKS[codebook].recode(tables)


def recode(tables: Tables, codebook: str) -> gpd.GeoDataFrame:
    """Return the incidents in the schema of a codebook, without those that are no events to it.

    Parameters
    ----------
    tables
        All that a run found.
    codebook
        ``ucdp`` for the columns of UCDP GED, ``acled`` for ACLED's, ``hxl`` for our own, which HXL's hashtags name.

    Returns
    -------
    gpd.GeoDataFrame
        One row an event; columns in the codebook's order, points in WGS 84.

    Raises
    ------
    TableError
        As `apply` does.
    """
    return apply(tables, codebook).frame
