"""Incidents that nobody reported, of the make of real ones: skewed towns, heavy-tailed deaths, vague places, years."""

from __future__ import annotations

import datetime
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from dateline.schema import TABLES, Type

__all__ = ["all_columns", "synthetic_incidents"]

COUNTRIES = {
    "Mali": (-2.5, 15.5, 4.0),
    "Burkina Faso": (-1.6, 12.4, 2.0),
    "Niger": (7.5, 16.0, 3.5),
    "Nigeria": (8.0, 10.0, 3.5),
    "Cameroon": (13.5, 8.0, 2.5),
    "Sudan": (29.5, 14.5, 4.0),
    "South Sudan": (30.5, 7.5, 2.5),
    "Somalia": (45.0, 4.5, 2.5),
    "Ethiopia": (39.0, 9.5, 3.0),
    "Democratic Republic of the Congo": (27.5, -1.5, 3.5),
    "Yemen": (45.0, 15.0, 2.0),
    "Syria": (38.0, 35.2, 1.6),
    "Ukraine": (35.5, 48.7, 2.5),
    "Colombia": (-74.0, 4.5, 3.0),
}
"""Longitude and latitude of the middle, and spread, in degrees."""

TOWNS = 60
"""A country."""

SYLLABLES = np.array(
    [
        "ti",
        "na",
        "za",
        "ou",
        "ten",
        "gao",
        "kou",
        "la",
        "dé",
        "ra",
        "ma",
        "bo",
        "dja",
        "bel",
        "sé",
        "vo",
        "grad",
        "tchi",
    ]
)

TYPES = {
    "battle": 0.3,
    "explosion_remote_violence": 0.2,
    "violence_against_civilians": 0.22,
    "protest": 0.12,
    "riot": 0.06,
    "strategic_development": 0.07,
    "disaster": 0.02,
    "accident": 0.01,
}

UNCERTAINTY_KM = {1: 2.0, 2: 15.0, 3: 40.0, 4: 120.0, 5: 300.0, 6: 500.0}
"""By ``where_prec``."""

DEEDS = ("attacked a convoy", "shelled the market", "marched to the town hall", "burnt two houses", "fired on a post")
FIRST_DAY = datetime.date(2014, 1, 1)
DAYS = 4300


NULLS: dict[Type, Any] = {
    Type.TEXT: None,
    Type.DATE: None,
    Type.COUNT: pd.NA,
    Type.FLAG: False,
    Type.MEASURE: np.nan,
}


def synthetic_incidents(count: int, seed: int = 5) -> gpd.GeoDataFrame:
    """Make up incidents, always the same for the same count and seed.

    Parameters
    ----------
    count
        How many.
    seed
        Of the random numbers.

    Returns
    -------
    gpd.GeoDataFrame
        The incidents table, 2 in 100 without a place and 3 in 100 without a date.
    """
    chance = np.random.default_rng(seed)
    towns = _towns(chance)
    at = chance.choice(len(towns), count, p=_skewed(chance, len(towns)))
    precision = chance.choice([1, 2, 3, 4, 5, 6], count, p=[0.55, 0.2, 0.08, 0.1, 0.02, 0.05])
    where = towns.iloc[at].reset_index(drop=True)
    # An incident known to a region or country stands at the point of that area, as all others of it.
    vague = precision >= 4
    where.loc[vague, "place"] = np.where(precision[vague] == 6, where.loc[vague, "country"], where.loc[vague, "admin1"])
    middle = np.array([COUNTRIES[country][:2] for country in where["country"]])
    jitter = chance.normal(0, 0.05, (count, 2)) * (chance.random(count) < 0.4)[:, None]
    points = np.where(vague[:, None], middle + (precision != 6)[:, None], where[["lon", "lat"]] + jitter).round(5)
    days = np.sort(chance.integers(0, DAYS, count))
    start = [FIRST_DAY + datetime.timedelta(int(day)) for day in days]
    types = chance.choice(list(TYPES), count, p=list(TYPES.values()))
    killed = pd.array(np.floor(chance.pareto(1.1, count) * 1.5).clip(0, 1500).astype(int), "Int64")
    killed[chance.random(count) < 0.35] = pd.NA
    dated = chance.random(count) >= 0.03
    deeds = chance.choice(DEEDS, count)
    actors = chance.integers(0, 40, (count, 2))
    frame = pd.DataFrame(
        {
            "id": [f"{number:012x}" for number in chance.permutation(count) * 7919 + 2**44],
            "title": [_title(*row) for row in zip(types, where["place"], start, killed, strict=True)],
            "event_type": types,
            "date_start": np.where(dated, start, None),
            "date_prec": pd.array(np.where(dated, chance.choice([1, 1, 1, 2, 3], count), 5), "Int64"),
            "place": where["place"],
            "admin1": where["admin1"],
            "country": where["country"],
            "where_prec": pd.array(precision, "Int64"),
            "uncertainty_km": [UNCERTAINTY_KM[value] for value in precision.tolist()],
            "killed": killed,
            "killed_low": killed,
            "killed_high": killed + np.where(chance.random(count) < 0.15, 3, 0),
            "wounded": pd.array(np.where(chance.random(count) < 0.2, 4, -1), "Int64"),
            "actors": [f"Armed group {one}; Army of district {other}" for one, other in actors.tolist()],
            "disputed": chance.random(count) < 0.05,
            "approximate": chance.random(count) < 0.1,
            "tally": chance.random(count) < 0.01,
            "confidence": chance.beta(6, 2, count).round(2),
            "border_km": np.where(chance.random(count) < 0.1, chance.uniform(0, 5, count).round(1), np.nan),
            "quote": [
                f"Residents of {place} said on day {day} that armed men {deed}, report {number}."
                for place, day, deed, number in zip(where["place"], days, deeds, range(count), strict=True)
            ],
            "article": [f"article-{number // 2}" for number in range(count)],
            "n_articles": pd.array(1 + chance.poisson(0.4, count), "Int64"),
            "sources": [f"Source {number}" for number in chance.integers(0, 50, count).tolist()],
        }
    )
    frame["date_end"] = frame["date_start"]
    frame["wounded"] = frame["wounded"].mask(frame["wounded"] < 0)
    geometry = gpd.points_from_xy(*points.T)
    geometry[chance.random(count) < 0.02] = None
    return gpd.GeoDataFrame(frame, geometry=geometry, crs="EPSG:4326")


def all_columns(incidents: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Add the columns of the incidents table that are lacking, with nothing in them, so that it is whole."""
    table = TABLES["incidents"]
    size = len(incidents)
    columns = {}
    for name, kind in table.columns.items():
        values = incidents[name] if name in incidents else pd.Series([NULLS[kind]] * size, dtype=object)
        if kind in (Type.TEXT, Type.DATE):
            columns[name] = values.astype(object).where(values.notna(), None)
        else:
            columns[name] = values.astype({Type.COUNT: "Int64", Type.FLAG: bool, Type.MEASURE: float}[kind])
    return gpd.GeoDataFrame(columns, geometry=incidents.geometry, crs=incidents.crs)


def _towns(chance: np.random.Generator) -> pd.DataFrame:
    rows = []
    for country, (lon, lat, spread) in COUNTRIES.items():
        for number in range(TOWNS):
            name = "".join(chance.choice(SYLLABLES, chance.integers(2, 5))).capitalize()
            east, north = chance.normal(0, spread, 2)
            rows.append((name, f"{country} {number % 8 + 1}", country, lon + east, lat + north))
    return pd.DataFrame(rows, columns=["place", "admin1", "country", "lon", "lat"])


def _skewed(chance: np.random.Generator, count: int) -> np.ndarray:
    weights = chance.pareto(1.0, count) + 0.1
    return np.asarray(weights / weights.sum())


def _title(kind: str, place: str, day: datetime.date, killed: object) -> str:
    toll = "" if killed is pd.NA else f": {killed} killed"
    return f"{kind.replace('_', ' ').capitalize()}, {place}, {day:%d %B %Y}{toll}"
