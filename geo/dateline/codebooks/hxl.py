"""HXL: our own columns, with a row of hashtags that says what each holds.

Source: Humanitarian Exchange Language 1.1 (hxlstandard.org, 2018-04-30), "Tagging conventions" and "Hashtag
dictionary". Core hashtags where there are any; attributes of our own beside the suggested ones, as the standard allows.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from types import MappingProxyType

from dateline.codebooks.codebook import Codebook, Recoded
from dateline.frame import Tables
from dateline.schema import TABLES

__all__ = ["HXL", "hashtags"]


@cache
def hashtags() -> Mapping[str, str]:
    """Return the hashtags by column; ``lon`` and ``lat`` are those of formats of rows."""
    text = (resources.files(__package__) / "hxl.csv").read_text(encoding="utf-8")
    return MappingProxyType({row["column"]: row["hashtag"] for row in csv.DictReader(text.splitlines())})


def _recode(tables: Tables) -> Recoded:
    return Recoded(tables.incidents, TABLE, {})


TABLE = replace(TABLES["incidents"], tags=hashtags())

HXL = Codebook("hxl", "HXL", TABLE, _recode)
