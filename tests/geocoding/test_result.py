"""Answers read with care."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.geocoding.result import clean, read_results


def answer(raw, lat=18.44, lon=2.48, address="Tin Essako, Kidal, Mali"):
    return [{"address": address, "lat": lat, "lon": lon, "raw": raw}]


def nominatim(**more):
    raw = {"osm_type": "relation", "osm_id": 123, "class": "place", "type": "village", "name": "Tin Essako"}
    raw |= {"address": {"country_code": "ml", "state": "Kidal"}, **more}
    (result,) = read_results("nominatim", answer(raw))
    return result


def test_nominatim():
    result = nominatim(
        namedetails={"name": "تين اساكو", "name:en": "Tin Essako", "name:fr": "Tin-Essako", "alt_name": "Ti-n-Essako"},
        name="تين اساكو",
        extratags={"population": "1,000"},
        boundingbox=["18.34", "18.54", "2.38", "2.58"],
    )
    assert result.id == "nominatim:relation/123"
    assert result.names == ("Tin Essako", "Tin-Essako", "تين اساكو", "Ti-n-Essako")
    assert (result.country, result.admin1, result.population) == ("ML", "Kidal", 0)
    assert 15 < result.radius_km < 16


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ({"class": "place", "type": "hamlet"}, ("P", "PPL")),
        ({"category": "place", "class": None, "type": "hamlet"}, ("P", "PPL")),
        ({"class": "boundary", "type": "administrative", "addresstype": "state"}, ("A", "ADM1")),
        ({"class": "boundary", "type": "administrative", "addresstype": "county"}, ("A", "ADM2")),
        ({"class": "boundary", "type": "administrative", "addresstype": "city"}, ("P", "PPL")),
        ({"class": "natural", "type": "peak"}, ("T", "PK")),
        ({"class": "waterway", "type": "wadi"}, ("H", "WAD")),
        ({"class": "aeroway", "type": "aerodrome"}, ("S", "AIRP")),
        ({"class": "amenity", "type": "refugee_site"}, ("S", "CMPRF")),
    ],
)
def test_tags_become_features(tags, expected):
    result = nominatim(**tags)
    assert (result.feature_class, result.feature_code) == expected


@pytest.mark.parametrize(
    "tags",
    [
        {"class": "shop", "type": "bakery"},
        {"class": "highway", "type": "residential"},
        {"class": "tourism", "type": "hotel"},
        {"class": "boundary", "type": "administrative", "addresstype": "road"},
        {"class": ["place"], "type": {"village": 1}},
        {"class": None, "type": None},
    ],
)
def test_what_only_bears_a_place_s_name_is_left_out(tags):
    assert read_results("nominatim", answer({"name": "Tin Essako", **tags})) == ()


def test_photon():
    properties = {
        "osm_type": "R",
        "osm_id": 7,
        "osm_key": "place",
        "osm_value": "town",
        "name": "Ménaka",
        "countrycode": "ML",
        "state": "Ménaka",
        "extent": [2.3, 16.0, 2.5, 15.8],
    }
    (result,) = read_results("photon", answer({"type": "Feature", "properties": properties}, 15.9, 2.4))
    assert (result.id, result.names, result.country) == ("photon:relation/7", ("Ménaka",), "ML")
    assert 15 < result.radius_km < 16


def test_geonames():
    raw = {
        "geonameId": 2453348,
        "name": "Gao",
        "toponymName": "Gao",
        "fcl": "P",
        "fcode": "PPLA",
        "countryCode": "ML",
        "adminName1": "Gao",
        "population": 57_978,
    }
    (result,) = read_results("geonames", answer(raw))
    assert (result.id, result.feature_code, result.population) == ("geonames:2453348", "PPLA", 57_978)
    for wrong in ({"fcl": "X"}, {"fcode": "a b"}, {"fcl": None}):
        assert read_results("geonames", answer(raw | wrong)) == ()


def test_any_other_service_gives_a_point_in_the_country_that_holds_it():
    (result,) = read_results("arcgis", answer({"anything": 1}))
    assert (result.id, result.names) == ("arcgis:18.44000,2.48000", ("Tin Essako",))
    assert (result.feature_class, result.feature_code, result.country) == ("L", "AREA", "ML")


def test_a_service_that_names_no_country_is_asked_of_the_border_layer():
    assert nominatim(address={}).country == "ML"
    assert nominatim(address={"country_code": "<b>"}).country == "ML"
    assert read_results("arcgis", answer({}, 0.0, -30.0))[0].country is None


@pytest.mark.parametrize(
    ("lat", "lon"), [(0, 0), (None, 1), ("x", 1), (91, 0), (0, 181), (float("nan"), 1), (float("inf"), 1), ([1], 2)]
)
def test_no_point_no_result(lat, lon):
    assert read_results("arcgis", answer({}, lat, lon)) == ()


@pytest.mark.parametrize(
    "box",
    [None, "x", [1, 2], ["a", "b", "c", "d"], [50, 60, 2, 3], [19, 18, 2, 3], [-99, 99, -200, 200], [18, 19, 2, None]],
)
def test_a_box_that_cannot_be_is_none(box):
    assert nominatim(boundingbox=box).radius_km is None


@pytest.mark.parametrize("number", [None, "1; DROP TABLE", True, -4, 10**40, 1.5])
def test_an_id_is_a_number_or_a_point(number):
    assert nominatim(osm_id=number).id == "nominatim:18.44000,2.48000"
    assert nominatim(osm_type="<script>").id == "nominatim:18.44000,2.48000"


def test_text_is_one_line_without_tricks():
    name = nominatim(name="Tin\u202e\u0000 Es\r\nsako\u200b \ue000" + "x" * 5000).names[0]
    assert name.startswith("Tin Es sako x")
    assert len(name) == 120


@given(st.text())
def test_clean_text_can_be_printed_anywhere(text):
    cleaned = clean(text)
    assert len(cleaned) <= 120
    assert cleaned == clean(cleaned)
    assert not {unicodedata.category(char)[0] for char in cleaned.replace(" ", "")} & {"C", "Z"}
    cleaned.encode()


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=6,
)
KEYS = "osm_type osm_id class type name display_name address boundingbox namedetails extratags properties osm_key"
raws = st.dictionaries(st.sampled_from(KEYS.split()), json_values)


@given(st.sampled_from(["nominatim", "photon", "geonames", "arcgis"]), raws | json_values, json_values)
def test_nothing_that_is_json_breaks_it(service, raw, name):
    if isinstance(raw, dict):
        raw |= {"class": "place", "type": "village", "fcl": "P", "fcode": "PPL"}
    for result in read_results(service, [raw, {"lat": 1.0, "lon": 2.0, "raw": raw, "address": name}]):
        assert result.names[0]
        assert result.country is None or len(result.country) == 2
