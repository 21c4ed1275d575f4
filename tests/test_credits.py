import pytest

from dateline.credits import place_credits
from dateline.gazetteer import installed
from dateline.gazetteer.installing import install_own

OPENSTREETMAP = "© OpenStreetMap contributors, ODbL 1.0, https://www.openstreetmap.org/copyright"


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    monkeypatch.setenv("DATELINE_DATA", str(tmp_path / "data"))


def test_geonames_is_named_by_every_map_and_so_not_here():
    assert place_credits(["geonames:1", "extra:x", "region:sahel", "admin1:ML.09", "admin2:US.TX.48001", None]) == []


def test_one_line_a_source():
    ids = ["nominatim:way/1", "nominatim:node/2", "photon:relation/3", "geonames:4"]
    assert place_credits(ids) == [OPENSTREETMAP]


def test_a_service_without_a_known_policy_is_named():
    assert place_credits(["arcgis:1.00000,2.00000"]) == ["arcgis: see its terms of use"]


def test_a_gazetteer_of_ones_own_is_credited_as_it_was_installed(tmp_path):
    for name, licence in (("camps", "CC BY-SA 4.0"), ("wells", None)):
        path = tmp_path / f"{name}.csv"
        path.write_text("name,lat,lon\nZizi,16,1\n", encoding="utf-8")
        install_own(path, licence=licence)
    ids = ["own:camps:row-1", "own:wells:row-1", "own:camps:row-2"]
    assert place_credits(ids) == ["camps.csv, licence: CC BY-SA 4.0", "wells.csv, licence: not stated"]
    assert place_credits(["geonames:1"]) == []
    installed.remove("camps")
    assert place_credits(ids[:1]) == ["camps, licence: not known, as it is no longer installed"]
