"""Tile maps: offered, and asked for nothing before the reader has agreed."""

import re

import pytest
from xyzservices import providers

from dateline.webmap import TileMap, incident_map, write_map
from dateline.webmap.elements import TILE_MAPS

HOSTS = ["https://*.tile.openstreetmap.fr", "https://*.tile.opentopomap.org", "https://gibs.earthdata.nasa.gov",
         "https://tile.openstreetmap.org"]  # fmt: skip


def test_the_policy_names_the_hosts_that_are_offered_and_no_other(incidents):
    html = incident_map(incidents).get_root().render()
    assert re.search(r"img-src data: ([^;]*);", html)[1].split() == HOSTS
    assert "img-src data:;" in incident_map(incidents, tiles=False).get_root().render()
    assert not re.search(r"preconnect|dns-prefetch|<img", html)


@pytest.mark.parametrize("name", TILE_MAPS)
def test_what_is_offered_says_whose_it_is_and_needs_no_key(name):
    tiles = TileMap(name)
    assert tiles.tiles.startswith("https://")
    assert set(re.findall(r"{(\w+)}", tiles.tiles)) <= {"s", "x", "y", "z"}
    credit = tiles._options()["credit"]
    assert "(C)" not in credit
    assert "©" in credit or "NASA" in credit


def test_a_provider_that_needs_a_key_is_refused():
    with pytest.raises(ValueError, match="needs a key"):
        TileMap(providers.Thunderforest.Outdoors)


@pytest.fixture
def opened(page, incidents, tmp_path):
    write_map(incident_map(incidents), tmp_path / "map.html")
    return page(tmp_path / "map.html")


def said(element):
    """What an element says, unfolded or not."""
    return element.get_property("textContent")


def choose(opened, name):
    (label,) = [one for one in opened.find_elements("css selector", ".dateline-bases label") if name in said(one)]
    opened.execute_script("document.querySelector('.dateline-bases').open = true; arguments[0].control.click()", label)


def press(opened, label):
    opened.execute_script("document.querySelector(`.dateline-consent [aria-label='${arguments[0]}']`).click()", label)


@pytest.mark.browser
def test_nothing_is_asked_for_before_the_reader_agrees(opened):
    choose(opened, "OpenTopoMap")
    note = opened.find_element("css selector", ".dateline-consent").text
    assert "tile.opentopomap.org will learn your IP address and which area you look at" in note
    assert opened.requests() == []
    press(opened, "Cancel")
    checked = "return document.querySelector('.dateline-bases input:checked').parentNode.innerText"
    assert opened.execute_script(checked) == "Plain map"
    assert opened.requests() == []
    choose(opened, "OpenTopoMap")
    press(opened, "Load it")
    asked = opened.requests()
    assert asked
    assert all(re.fullmatch(r"https://[abc]\.tile\.opentopomap\.org/\d+/\d+/\d+\.png", url) for url in asked)
    assert opened.execute_script(checked) == "OpenTopoMap"
    assert "OpenTopoMap" in opened.find_element("css selector", ".leaflet-control-attribution").text
    assert opened.execute_script("return document.querySelector('.leaflet-tile').crossOrigin") == "anonymous"


@pytest.mark.browser
def test_a_server_that_does_not_answer_is_said_and_the_plain_map_comes_back(opened):
    choose(opened, "NASA")
    press(opened, "Load it")
    opened.implicitly_wait(5)
    opened.find_element("xpath", "//*[@class='dateline-consent']/p[contains(., 'does not send its pictures')]")
    opened.implicitly_wait(0)
    choose(opened, "Plain map")
    assert not opened.find_elements("css selector", ".leaflet-tile")


@pytest.mark.browser
def test_a_server_that_refuses_files_is_not_offered_to_one(opened):
    (label,) = [one for one in opened.find_elements("css selector", ".dateline-bases label") if "web site" in said(one)]
    assert said(label) == "OpenStreetMapanswers only maps on a web site"
    assert not label.find_element("css selector", "input").is_enabled()
