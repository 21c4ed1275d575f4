"""What codebooks call a country: by its Gleditsch-Ward number and UCDP's name, by ISO's number and ACLED's name.

``countries.csv`` has them. Gleditsch and Ward (1999, "Interstate System Membership", International Interactions 25,
with their list of microstates) number independent states only; what belongs to one has its number and its name, as UCDP
codes events there: Western Sahara under Morocco, Palestine under Israel, Hong Kong under China, French Guiana under
France. ACLED names most territories, but codes Hong Kong and Macao under China, Western Sahara under Morocco. Its
``iso`` is ISO 3166-1 numeric; Kosovo has none. Regions of ACLED: acleddata.com, "Country/Time Period Coverage".
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

__all__ = ["CodedCountry", "by_iso2", "by_iso3"]

REGIONS = ((200, "Americas"), (400, "Europe"), (630, "Africa"), (700, "Middle East"), (1000, "Asia"))
"""UCDP's regions by the first Gleditsch-Ward number that is past them (UCDP/PRIO Armed Conflict Dataset codebook,
"Region"). Sudan and South Sudan are 625 and 626."""


class CodedCountry(NamedTuple):
    """A country or territory, as codebooks know it."""

    gw: int | None
    """Gleditsch-Ward number of the state; None where there is none (the Vatican, Antarctica)."""
    ucdp_country: str | None
    ucdp_region: str | None
    acled_iso: int | None
    acled_country: str
    acled_region: str


def by_iso3() -> Mapping[str, CodedCountry]:
    """Return the countries by ISO 3166-1 alpha-3 (XKX for Kosovo)."""
    return _read("iso_a3")


def by_iso2() -> Mapping[str, CodedCountry]:
    """Return the countries by ISO 3166-1 alpha-2 (XK for Kosovo)."""
    return _read("iso_a2")


@cache
def _read(key: str) -> Mapping[str, CodedCountry]:
    text = (resources.files(__package__) / "countries.csv").read_text(encoding="utf-8")
    return {row[key]: _country(row) for row in csv.DictReader(text.splitlines())}


def _country(row: Mapping[str, str]) -> CodedCountry:
    gw = int(row["gw"]) if row["gw"] else None
    return CodedCountry(
        gw=gw,
        ucdp_country=row["ucdp_country"] or None,
        ucdp_region=None if gw is None else next(region for past, region in REGIONS if gw < past),
        acled_iso=int(row["acled_iso"]) if row["acled_iso"] else None,
        acled_country=row["acled_country"],
        acled_region=row["acled_region"],
    )
