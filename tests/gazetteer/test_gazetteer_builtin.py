"""What the built-in gazetteer must hold, how fast, and in how much space."""

import pytest

from dateline.gazetteer import Gazetteer

MAX_BYTES = 40_000_000


@pytest.fixture(scope="module")
def built_in():
    with Gazetteer.open() as gazetteer:
        yield gazetteer


def first(gazetteer, name):
    found = gazetteer.lookup(name) or gazetteer.similar(name)
    assert found, f"{name} is not there"
    return found[0]


@pytest.mark.parametrize(
    "name",
    ["Tinzaouaten", "Tinzawaten", "Tinzaoutin", "Tin Zaouatine", "Tin-Zaouatene", "Tinzaouatène", "Tin Zaouâtene"],
)
def test_tinzaouaten_in_every_spelling(built_in, name):
    place = first(built_in, name).place
    assert (place.name, place.country, place.admin1) == ("Tinzaouaten", "ML", "Kidal")
    assert (place.lat, place.lon) == pytest.approx((19.96, 2.86), abs=0.02)


def test_counties_go_by_their_full_names(built_in):
    pikes = {each.place.admin1 for each in built_in.lookup("Pike County") if each.match.value == "exact"}
    assert pikes >= {"Kentucky", "Ohio", "Mississippi", "Pennsylvania", "Illinois"}
    assert {each.place.feature_code for each in built_in.lookup("Pike County")} == {"ADM2"}
    assert first(built_in, "Jefferson Parish").place.admin1 == "Louisiana"
    assert not any(each.place.feature_code == "ADM2" for each in built_in.lookup("Pike"))


@pytest.mark.parametrize(
    ("name", "code", "country"),
    [
        ("Mali", "PCLI", "ML"),
        ("Niger", "PCLI", "NE"),
        ("Georgia", "PCLI", "GE"),
        ("Côte d'Ivoire", "PCLI", "CI"),
        ("Ivory Coast", "PCLI", "CI"),
        ("DR Congo", "PCLI", "CD"),
        ("DRC", "PCLI", "CD"),
        ("Burma", "PCLI", "MM"),
        ("Swaziland", "PCLI", "SZ"),
        ("the Gambia", "PCLI", "GM"),
        ("U.S.", "PCLI", "US"),
        ("UK", "PCLI", "GB"),
        ("UAE", "PCLI", "AE"),
        ("CAR", "PCLI", "CF"),
        ("Allemagne", "PCLI", "DE"),
        ("Sahara occidental", "PCLI", "EH"),
        ("England", "ADM1", "GB"),
        ("Kentucky", "ADM1", "US"),
        ("Ky.", "ADM1", "US"),
        ("W.Va.", "ADM1", "US"),
        ("Calif.", "ADM1", "US"),
        ("NSW", "ADM1", "AU"),
        ("North Kivu", "ADM1", "CD"),
        ("Helmand", "ADM1", "AF"),
        ("Kabylie", "RGN", "DZ"),
        ("Azawad", "RGN", "ML"),
        ("Sahel", "RGN", None),
        ("Maghreb", "RGN", None),
        ("Sahara", "DSRT", None),
        ("Sahara Desert", "DSRT", None),
        ("Liptako-Gourma", "RGN", None),
        ("Africa", "CONT", None),
        ("Bamako", "PPLC", "ML"),
        ("Kidal", "PPL", "ML"),
        ("Gao", "PPL", "ML"),
        ("Mopti", "PPL", "ML"),
        ("Tindouf", "PPL", "DZ"),
        ("Béchar", "PPL", "DZ"),
        ("Laâyoune", "PPLC", "EH"),
        ("Niamey", "PPLC", "NE"),
        ("Rabat", "PPLC", "MA"),
        ("Kigali", "PPLC", "RW"),
        ("Panama City", "PPLC", "PA"),
        ("Assamaka", "PPL", "NE"),
        ("New York", "PPL", "US"),
        ("كيدال", "PPL", "ML"),
    ],
)
def test_what_a_name_means_first(built_in, name, code, country):
    place = first(built_in, name).place
    assert (place.feature_code, place.country) == (code, country)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Malian", "ML"),
        ("Malians", "ML"),
        ("malienne", "ML"),
        ("maliens", "ML"),
        ("Algerian", "DZ"),
        ("nigérien", "NE"),
        ("nigérian", "NG"),
        ("Nigerien", "NE"),
        ("Sahrawi", "EH"),
        ("Kabyle", "DZ"),
        ("Dutch", "NL"),
        ("Scottish", "GB"),
        ("Catalan", "ES"),
    ],
)
def test_demonyms(built_in, name, country):
    found = {candidate.match.value: candidate.place.country for candidate in reversed(built_in.lookup(name))}
    assert found["demonym"] == country


def test_niger_is_a_country_a_state_and_a_river(built_in):
    found = [(each.place.name, each.place.feature_code, each.place.country) for each in built_in.search("Niger")]
    assert found[:2] == [("Niger", "PCLI", "NE"), ("Niger", "ADM1", "NG")]
    assert ("Niger River", "STM", None) in found


def test_airport_codes_and_machine_transliterations_are_left_out(built_in):
    assert {each.place.country for each in built_in.lookup("GAO")} == {"ML", "BF"}
    assert built_in.lookup("ji da er") == ()


def test_countries_stand_where_geonames_has_them(built_in):
    russia = built_in.country("RU")
    assert (russia.lat, russia.lon) == (60.0, 100.0)
    assert 2000 < russia.uncertainty_km < 2500
    assert russia.precision == 6


def test_every_country_has_its_names_and_its_place(built_in):
    countries = built_in.countries
    assert len(countries) == 250
    assert countries["CI"].name == countries["CI"].name_fr == "Côte d'Ivoire"
    assert countries["NA"].iso3 == "NAM"
    assert set(countries["ML"].neighbours) == {"DZ", "BF", "CI", "GN", "MR", "NE", "SN"}
    for iso2, country in countries.items():
        place = built_in.country(iso2)
        assert place is not None
        assert (place.country, place.name) == (iso2, country.name)
        assert len(country.iso3) == 3


def test_it_says_what_it_is(built_in):
    [info] = built_in.info()
    assert info.bytes <= MAX_BYTES
    assert "GeoNames" in info.meta["sources"]
    assert "CC BY 4.0" in info.meta["license"]
    assert int(info.meta["cities"]) > 200_000
