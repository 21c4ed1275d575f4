"""A user's own gazetteer: tables of all kinds, good and bad."""

import json

import geopandas as gpd
import pytest
from shapely import LineString, Point, box

from dateline.errors import GazetteerError
from dateline.gazetteer import Gazetteer
from dateline.gazetteer.installing import install_own


@pytest.fixture
def install(tmp_path, data):
    """Install text or bytes under a file's name; the places, by name, and what was said."""

    def of(content, file="mine.csv", **options):
        path = tmp_path / file
        if content is not None:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return install_own(path, **options)

    return of


def lookup(name):
    with Gazetteer.open() as gazetteer:
        return [found.place for found in gazetteer.lookup(name)]


@pytest.mark.parametrize(
    "text",
    [
        "name,lat,lon\nZazawaré,15.5,-1.25\n",
        "Nom;Latitude;Longitude\nZazawaré;15,5;-1,25\n",
        "\ufeffPlace Name\tY\tX\nZazawaré\t15.5\t-1.25\n",
        '"toponym","LNG","LAT"\r\n"Zazawaré","-1.25","15.5"\r\n',
        "id|name_en|decimalLatitude|decimalLongitude\n7|Zazawaré|15.5|-1.25\n",
    ],
)
def test_columns_go_by_their_usual_names(install, text):
    assert install(text).places == 1
    [place] = lookup("Zazawaré")
    assert (place.lat, place.lon, place.feature_class, place.feature_code) == (15.5, -1.25, "P", "PPL")


def test_every_column_is_read(install):
    head = "id,name,alt_names,name_ar,lat,lon,fclass,fcode,country,adm1_en,pop,uncertainty_km\n"
    first = "A1,Zazawaré,Zazaouar|ZZW,زازا,15,1,S,CMPRF,MLI,Gao,1200,3.5\n"
    install(head + first + "A1,Zouzou,,,16,1,,,Niger,,,\nB,Na,,,-22,17,,,NA,,,\n", "Camps of March.csv")
    [place] = lookup("Zazaouar")
    assert place.id == "own:camps-of-march:A1"
    assert (place.feature_class, place.feature_code, place.country, place.admin1) == ("S", "CMPRF", "ML", "Gao")
    assert (place.population, place.uncertainty_km, place.precision) == (1200, 3.5, 1)
    assert place in lookup("ZZW")
    assert lookup("زازا") == [place]
    assert lookup("Zouzou")[0].country == "NE"
    assert lookup("Zouzou")[0].id == "own:camps-of-march:row-2"  # its id is taken
    assert {"NA"} == {each.country for each in lookup("Na") if each.id.startswith("own:")}


def test_it_adds_and_never_replaces(install):
    with Gazetteer.open(installed=()) as world:
        gao = next(each.place for each in world.lookup("Gao") if each.place.feature_class == "P")
    install(f"name,lat,lon,alias\nGao,{gao.lat + 0.01},{gao.lon},Gao la Belle\n")
    assert lookup("Gao")[0] == gao
    assert lookup("Gao la Belle") == [gao]
    install("geonameid,name,lat,lon\n2457163,Koukia Gawo,0,0\n", "by-id.csv")
    assert [place.id for place in lookup("Koukia Gawo")] == ["geonames:2457163"]


def test_any_vector_file_will_do(install, tmp_path):
    table = gpd.GeoDataFrame(
        {"name": ["Zazapoint", "Zazaland", "Zazaway", "Zazanone"]},
        geometry=[Point(1, 15), box(1, 15, 2, 16), LineString([(1, 15), (2, 16)]), None],
        crs=4326,
    )
    for name, crs, rows in (("a.gpkg", 4326, 2), ("b.geojson", 4326, 2), ("c.fgb", 32631, 2), ("d.shp", 3857, 1)):
        table.head(rows).to_crs(crs).to_file(tmp_path / name)
        assert install(None, name, name=f"in-{name[2:]}").places == rows
    [point], [area] = lookup("Zazapoint"), lookup("Zazaland")  # in four files, but one place each
    assert (round(point.lat, 6), round(point.lon, 6), point.feature_class) == (15, 1, "P")
    assert (area.feature_class, area.feature_code) == ("L", "AREA")
    assert area.uncertainty_km == pytest.approx(61.4, abs=0.5)
    table.to_file(tmp_path / "all.gpkg")
    found = install(None, "all.gpkg", name="zaza")
    assert (found.places, found.left_out) == (3, {"no coordinates": 1})


def test_a_table_without_geometry_will_do(install):
    features = [{"type": "Feature", "geometry": None, "properties": {"name": "Zaza", "lat": 15, "lon": 1}}]
    assert install(json.dumps({"type": "FeatureCollection", "features": features}), "zaza.geojson").places == 1


def test_what_is_wrong_with_rows_is_counted(install):
    rows = [
        "Zaza,15,1",
        "Zaza,x,1",
        "Zaza,,",
        "Zaza,95,200",
        "Zaza,nan,1",
        f"{'z' * 10_000},15,1",
        ",15,1",
        "Zaza 2,16,1",
    ]
    found = install("name,lat,lon\n" + "\n".join(rows))
    assert found.places == 2
    assert found.left_out == {"without a usable name": 2, "no coordinates": 3, "coordinates out of range": 1}


BAD = {
    "empty": (b"", "mine.csv", "is empty"),
    "only a head": (b"name,lat,lon\n", "mine.csv", "no row with a name"),
    "no names": (b"a,lat,lon\n1,2,3\n", "mine.csv", "no column of names.*it has a, lat, lon"),
    "only empty names": (b"name,lat,lon\n,2,3\n", "mine.csv", "no row with a name"),
    "no coordinates": (b"name,b\nx,y\n", "mine.csv", "no coordinates: expected columns called lat and lon"),
    "none good": (
        b"name,lat,lon\nx,91,181\ny,92,190\n",
        "mine.csv",
        "none of the 2 rows has a latitude from -90 to 90",
    ),
    "all absent": (b"name,lat,lon\nx,,\n", "mine.csv", "none of the 1 rows has coordinates"),
    "swapped": (b"name,lat,lon\nx,121,14\ny,122.5,15\nz,15,121\n", "mine.csv", "seem to be swapped"),
    "swapped in Mali": (b"name,lat,lon,iso\nx,0.4,15.2,ML\ny,-3,16.7,ML\n", "mine.csv", "seem to be swapped"),
    "latin-1": ("name,lat,lon\nMénaka,1,2\n".encode("latin-1"), "mine.csv", r"not in UTF-8 \(see line 2"),
    "binary": (b"name,lat,lon\n\x00\x01\n", "mine.csv", "no text"),
    "a long cell": (b"name,lat,lon\n" + b"x" * 140_000 + b",1,2\n", "mine.csv", "no text of lines"),
    "an open quote": (b'name,lat,lon\n"' + b"x\n" * 90_000, "mine.csv", "no table of comma-separated values"),
    "a zip called csv": (b"PK\x03\x04" + b"x" * 99, "mine.csv", "is a zip"),
    "noise": (bytes(range(1, 256)), "mine.gpkg", "any format that GDAL reads"),
    "half a GeoPackage": (b"SQLite format 3\0" + b"x" * 99, "mine.gpkg", "any format that GDAL reads"),
    "not JSON": (b"{", "mine.geojson", "any format that GDAL reads"),
    "a broken zip": (b"PK\x03\x04" + b"x" * 99, "mine.zip", "cut off or damaged"),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_table_is_one_sentence_and_nothing_is_installed(install, data, tmp_path, what):
    content, name, said = BAD[what]
    with pytest.raises(GazetteerError, match=said) as caught:
        install(content, name)
    assert str(tmp_path / name) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert not list(data.rglob("*.*"))


def test_metres_without_a_system_are_refused(install, tmp_path):
    with pytest.warns(UserWarning, match="crs"):
        gpd.GeoDataFrame({"name": ["x"]}, geometry=[Point(500_000, 1_600_000)]).to_file(tmp_path / "a.fgb")
    with pytest.raises(GazetteerError, match="does not say which coordinate system"):
        install(None, "a.fgb")


def test_what_was_installed_stays_when_the_new_one_is_bad(install):
    install("name,lat,lon\nZazawaré,15,1\n")
    with pytest.raises(GazetteerError):
        install("name,lat,lon\n")
    assert len(lookup("Zazawaré")) == 1


@pytest.mark.parametrize("name", ["ML", "غاو", "..", "a/b" * 2 + "?", "x"])
def test_names_of_gazetteers(install, data, name):
    text = "name,lat,lon\nZazawaré,15,1\n"
    if name == "a/ba/b?":
        assert install(text, name=name).name == "a-ba-b"
    else:
        with pytest.raises(GazetteerError, match="choose another with --name"):
            install(text, name=name)
