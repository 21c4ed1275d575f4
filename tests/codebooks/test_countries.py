"""Every country of the gazetteer has its numbers; those that need care are right."""

import pytest

from dateline.codebooks.countries import by_iso2, by_iso3
from dateline.gazetteer import Gazetteer

ACLED_REGIONS = {
    "Antarctica",
    "Caribbean",
    "Caucasus and Central Asia",
    "Central America",
    "East Asia",
    "Eastern Africa",
    "Europe",
    "Middle Africa",
    "Middle East",
    "North America",
    "Northern Africa",
    "Oceania",
    "South America",
    "South Asia",
    "Southeast Asia",
    "Southern Africa",
    "Western Africa",
}


def test_every_country_of_the_gazetteer_is_there():
    with Gazetteer.open() as gazetteer:
        countries = gazetteer.countries
    assert {country.iso3 for country in countries.values()} == set(by_iso3())
    for code, country in countries.items():
        assert by_iso2()[code] is not None
        assert by_iso2()[code] == by_iso3()[country.iso3]


@pytest.mark.parametrize(
    ("code", "gw", "name", "region"),
    [
        ("MLI", 432, "Mali", "Africa"),
        ("ESH", 600, "Morocco", "Africa"),
        ("PSE", 666, "Israel", "Middle East"),
        ("TWN", 713, "Taiwan", "Asia"),
        ("XKX", 347, "Kosovo", "Europe"),
        ("YEM", 678, "Yemen (North Yemen)", "Middle East"),
        ("VNM", 816, "Vietnam (North Vietnam)", "Asia"),
        ("DEU", 260, "Germany", "Europe"),
        ("RUS", 365, "Russia (Soviet Union)", "Europe"),
        ("SRB", 340, "Serbia (Yugoslavia)", "Europe"),
        ("CZE", 316, "Czech Republic", "Europe"),
        ("EGY", 651, "Egypt", "Middle East"),
        ("TUR", 640, "Turkey", "Middle East"),
        ("SDN", 625, "Sudan", "Africa"),
        ("SSD", 626, "South Sudan", "Africa"),
        ("GEO", 372, "Georgia", "Europe"),
        ("KAZ", 705, "Kazakhstan", "Asia"),
        ("AUS", 900, "Australia", "Asia"),
        ("USA", 2, "United States of America", "Americas"),
        ("COD", 490, "DR Congo (Zaire)", "Africa"),
        ("COG", 484, "Congo", "Africa"),
        ("MMR", 775, "Myanmar (Burma)", "Asia"),
        ("SOM", 520, "Somalia", "Africa"),
        ("TLS", 860, "East Timor", "Asia"),
        ("MNE", 341, "Montenegro", "Europe"),
        ("GUF", 220, "France", "Europe"),
        ("ATA", None, None, None),
        ("VAT", None, None, None),
    ],
)
def test_gleditsch_ward_numbers_and_ucdps_names(code, gw, name, region):
    found = by_iso3()[code]
    assert (found.gw, found.ucdp_country, found.ucdp_region) == (gw, name, region)


@pytest.mark.parametrize(
    ("code", "iso", "name", "region"),
    [
        ("EGY", 818, "Egypt", "Northern Africa"),
        ("SDN", 729, "Sudan", "Northern Africa"),
        ("CIV", 384, "Ivory Coast", "Western Africa"),
        ("COD", 180, "Democratic Republic of Congo", "Middle Africa"),
        ("SWZ", 748, "eSwatini", "Southern Africa"),
        ("MOZ", 508, "Mozambique", "Eastern Africa"),
        ("PSE", 275, "Palestine", "Middle East"),
        ("ESH", 504, "Morocco", "Northern Africa"),
        ("HKG", 156, "China", "East Asia"),
        ("AFG", 4, "Afghanistan", "South Asia"),
        ("AZE", 31, "Azerbaijan", "Caucasus and Central Asia"),
        ("MEX", 484, "Mexico", "North America"),
        ("HTI", 332, "Haiti", "Caribbean"),
        ("XKX", None, "Kosovo", "Europe"),
    ],
)
def test_acleds_countries(code, iso, name, region):
    found = by_iso3()[code]
    assert (found.acled_iso, found.acled_country, found.acled_region) == (iso, name, region)


def test_regions_are_acleds():
    assert {country.acled_region for country in by_iso3().values()} == ACLED_REGIONS


def test_one_number_is_one_state():
    states = {(country.gw, country.ucdp_country) for country in by_iso3().values() if country.gw}
    assert len({number for number, _ in states}) == len(states)
