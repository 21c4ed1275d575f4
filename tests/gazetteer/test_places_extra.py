"""The places that the built-in source lacks: each lies where its row says, and none is there already."""

import csv
import re
from pathlib import Path

import geopandas as gpd
import pytest
from geopy.distance import geodesic
from shapely import Point

from dateline.gazetteer import Gazetteer
from dateline.gazetteer.features import precision

LAYERS = Path(__file__).resolve().parents[2] / "layers"
CODES = {
    "P": {"PPL"},
    "S": {"AIRB", "AIRP", "CMPRF", "INSM", "MN", "MNAU", "OILF", "OILR"},
    "L": {"AREA", "OAS", "PRK", "RGN"},
    "T": {"HLLS", "MT", "MTS", "PASS"},
    "H": {"LK"},
}
"""GeoNames' feature codes, of those in featureCodes_en.txt the ones that such places need."""
SOURCE = re.compile(
    r"GeoNames (?P<id>\d+)( \([^()]+\))?|OurAirports [A-Z0-9]{4} \([^()]+\)|Wikipedia, [^,]+|UNHCR: .+"
    r"|own reading of maps"
)
LINE_KM = 8.0
"""Natural Earth's lines lie a kilometre or two beside the ground, once simplified five; Tinzaouaten straddles one."""
SAME_KM = 5.0
"""Two places of one name so close are one."""


def rows(name):
    with (LAYERS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = rows("places_extra.csv")


def point(row):
    return Point(float(row["lon"]), float(row["lat"]))


def km_outside(area, row):
    nearest = area.boundary.interpolate(area.boundary.project(point(row)))
    return 0.0 if area.contains(point(row)) else geodesic((point(row).y, point(row).x), (nearest.y, nearest.x)).km


def names(row):
    return [row["name"], *filter(None, row["other_names"].split("|"))]


@pytest.fixture(scope="module")
def divisions():
    """Outlines of first-order divisions by country and GeoNames' name; not of those made since Natural Earth's map."""
    table = rows("divisions.csv")
    own = {(row["country"], row["admin1"]): row["name"] for row in table if row["level"] == "1"}
    division = {}
    for row in table:
        for name in names(row):
            division.setdefault((row["country"], name), own.get((row["country"], row["admin1"])))
    layer = gpd.read_file(LAYERS / "adm1.fgb")
    keys = zip(layer["iso_a2"], layer["name"], strict=True)
    layer["key"] = [f"{country} {division.get((country, name))}" for country, name in keys]
    return layer.dissolve("key").geometry


def test_every_place_lies_in_its_country():
    countries = gpd.read_file(LAYERS / "adm0.fgb").dissolve("iso_a2").geometry
    assert {row["id"]: km for row in ROWS if (km := km_outside(countries[row["country"]], row)) > LINE_KM} == {}


def test_every_place_lies_in_its_division(divisions):
    known = {(row["country"], row["name"]) for row in rows("divisions.csv") if row["level"] == "1"}
    outside = {}
    for row in ROWS:
        if not row["admin1"]:
            continue
        assert (row["country"], row["admin1"]) in known, row["id"]
        area = divisions.get(f"{row['country']} {row['admin1']}")
        if area is not None and (km := km_outside(area, row)) > LINE_KM:
            outside[row["id"]] = km
    assert outside == {}


def test_every_row_is_complete():
    for row in ROWS:
        assert row["feature_code"] in CODES[row["feature_class"]], row["id"]
        assert precision(row["feature_class"], row["feature_code"]) in (1, 5)
        assert float(row["uncertainty_km"]) >= 3, row["id"]
        source = SOURCE.fullmatch(row["source"])
        assert source, row["id"]
        assert row["id"].startswith("extra:") or row["id"] == f"geonames:{source['id']}", row["id"]
        assert len(set(names(row))) == len(names(row)), row["id"]
    ids = [row["id"] for row in ROWS]
    assert ids == sorted(set(ids))


def test_no_place_is_there_already():
    twice = {}
    with Gazetteer.open() as gazetteer:
        for row in ROWS:
            for name in names(row):
                for other in (candidate.place for candidate in gazetteer.lookup(name)):
                    near = other.feature_class == row["feature_class"] and other.id != row["id"]
                    if near and geodesic((row["lat"], row["lon"]), (other.lat, other.lon)).km < SAME_KM:
                        twice[row["id"]] = (name, other.id)
    assert twice == {}


def test_names_find_their_places():
    with Gazetteer.open() as gazetteer:
        for row in ROWS:
            assert row["id"] in {candidate.place.id for candidate in gazetteer.lookup(row["name"])}, row["id"]
