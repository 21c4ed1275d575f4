"""Names for the base map: of countries in the language of the page, of divisions, of towns, and of disputed lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from dateline.data import built
from dateline.gazetteer.file import GazetteerFile
from dateline.webmap import basemap
from dateline.webmap.basemap import Box

__all__ = ["area_names", "country_words", "disputed_lines", "town_names"]

TOWNS = 150
"""How many towns a map names at most; which of them it shows depends on the zoom."""

TOWN_CELLS = 12
"""The box is cut into so many columns and rows, whose largest towns come before any second one."""

LEAST_PEOPLE = 5_000
TOWNS_DEG = 8.0
"""Towns of so many people are named in a box of this width, in a wider one of more in proportion."""

CAPITAL = "PPLC"
"""GeoNames' code of a seat of government."""

LABEL_CELLS = 5
"""A country of which only a part is in view is named there: once in each of so many columns and rows of the box."""

WIDE_DEG = 90.0
"""In a box wider than this countries are seen whole."""


def area_names(areas: gpd.GeoDataFrame, words: Mapping[str, str], box: Box | None = None) -> dict[str, list[Any]]:
    """Columns ``name``, ``lat``, ``lon``, ``width`` (of the largest part if it were square, in degrees), ``disputed``.

    Parameters
    ----------
    areas
        ``name``, ``label_lat``, ``label_lon``, ``disputed`` and polygons, in degrees.
    words
        Other names for some of them.
    box
        Where each is named also in the parts of it that lie there.
    """
    named = areas[areas["name"].notna()]
    table = pd.DataFrame(
        {
            "name": named["name"].map(lambda name: words.get(name, name)),
            "lat": named["label_lat"],
            "lon": named["label_lon"],
            "width": basemap.largest_parts(named) ** 0.5,
            "disputed": named["disputed"].astype(int),
        }
    )
    if box is not None and box.east - box.west < WIDE_DEG:
        table = pd.concat([table, _parts(named.geometry.to_numpy(), table, box)])
    table[["lat", "lon", "width"]] = table[["lat", "lon", "width"]].round(2)
    return {str(column): table[column].tolist() for column in table.columns}


def country_words(countries: gpd.GeoDataFrame, language: str) -> dict[str, str]:
    """Names in a language by the English ones, where they differ; parts that share another's code keep their own."""
    if language == "en":
        return {}
    french = _french()
    shared = countries["iso_a2"].duplicated(keep=False) & countries["disputed"]
    named = countries[countries["iso_a2"].isin(list(french)) & ~shared]
    return dict(zip(named["name"], named["iso_a2"].map(french), strict=True))


def disputed_lines(lines: gpd.GeoDataFrame, box: Box, words: Mapping[str, str]) -> list[dict[str, Any]]:
    """Say what each disputed line is (``name``), ``between`` whom, and where (``lines``, as `basemap.to_deltas`)."""
    kinds: dict[tuple[str, str], list[int]] = {}
    for row, kind in enumerate(zip(lines["name"], lines["between"], strict=True)):
        kinds.setdefault(kind, []).append(row)
    geometry = lines.geometry.to_numpy()
    return [
        {
            "name": name,
            "between": [words.get(party, party) for party in between.split(", ")],
            "lines": basemap.to_deltas(basemap.loose_lines(geometry[rows], box), box.step_deg()),
        }
        for (name, between), rows in kinds.items()
    ]


def town_names(box: Box) -> dict[str, list[Any]]:
    """Columns ``name``, ``lat``, ``lon``, ``capital`` of the largest towns in a box, those to be named first first."""
    people = LEAST_PEOPLE * max(1.0, (box.east - box.west) / TOWNS_DEG)
    with closing(GazetteerFile(built("gazetteer.sqlite"))) as file:
        towns = [town for part in box.parts() for town in file.towns(part, round(people))]
    towns.sort(key=lambda town: (town[3] != CAPITAL, -town[4]))
    # The turn of a town is how many larger ones its cell has.
    turns: Counter[tuple[int, int]] = Counter()
    ranked: list[tuple[int, int]] = []
    for town in towns:
        across = (town[2] - box.west) % 360 / (box.east - box.west)
        up = (town[1] - box.south) / (box.north - box.south)
        cell = int(across * TOWN_CELLS), int(up * TOWN_CELLS)
        ranked.append((turns[cell], len(ranked)))
        turns[cell] += 1
    chosen = [towns[at] for at in sorted(at for _, at in sorted(ranked)[:TOWNS])]
    return {
        "name": [town[0] for town in chosen],
        "lat": [round(town[1], 3) for town in chosen],
        "lon": [round(town[2], 3) for town in chosen],
        "capital": [int(town[3] == CAPITAL) for town in chosen],
    }


def _parts(polygons: np.ndarray, table: pd.DataFrame, box: Box) -> pd.DataFrame:
    """Rows like those of the table for the parts of areas in each cell of a box, where they are a good part of it."""
    width, height = (box.east - box.west) / LABEL_CELLS, (box.north - box.south) / LABEL_CELLS
    near = [np.flatnonzero(shapely.intersects(polygons, shapely.box(*part))) for part in box.parts()]
    rows = []
    for at in np.unique(np.concatenate(near)):
        plain = shapely.simplify(polygons[at], width / 10)
        for step in np.ndindex(LABEL_CELLS, LABEL_CELLS):
            west, south = box.west + step[0] * width, box.south + step[1] * height
            piece = shapely.clip_by_rect(plain, west, south, west + width, south + height)
            if shapely.area(piece) > width * height / 4:
                point = shapely.point_on_surface(piece)
                rows.append(
                    table.iloc[at].to_dict() | {"lat": point.y, "lon": point.x, "width": shapely.area(piece) ** 0.5}
                )
    return pd.DataFrame(rows, columns=table.columns)


@cache
def _french() -> dict[str, str]:
    with closing(GazetteerFile(built("gazetteer.sqlite"))) as file:
        return {country.iso2: country.name_fr for country in file.countries()}
