"""The list beside the map: its orders, its groups, and the ways between it and the map."""

import pytest
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from dateline.webmap import incident_map, write_map

pytestmark = pytest.mark.browser

HEADINGS = "return [...document.querySelectorAll('.dateline-unplaced')].map(one => one.textContent)"
TITLES = "return [...document.querySelectorAll('.dateline-rows .dateline-title')].map(one => one.textContent)"
CURRENT = """
    return [...document.querySelectorAll('.dateline-item[aria-current=true] .dateline-title')]
        .map(one => one.textContent);
"""
RING = """
    const ring = document.querySelector('.dateline-ring')?.getBoundingClientRect();
    return ring ? [ring.left + ring.width / 2, ring.top + ring.height / 2] : null;
"""


@pytest.fixture
def opened(page, incidents, tmp_path):
    write_map(incident_map(incidents), tmp_path / "map.html")
    return page(tmp_path / "map.html")


def sort_by(opened, words):
    Select(opened.find_element("css selector", ".dateline-sort select")).select_by_visible_text(words)


def in_order(incidents, by, ascending):
    """The titles in an order; what lies equal stands worst first, then newest first."""
    worst = incidents.assign(
        toll=incidents["killed"].astype(float).fillna(-1).mask(incidents["tally"], -2),
        day=incidents["date_start"].astype(str).replace("None", "").replace("NaT", ""),
        where=incidents["place"].fillna(incidents["country"]).str.lower(),
    ).sort_values(["toll", "day"], ascending=False, kind="stable")
    return worst.sort_values(by, ascending=ascending, kind="stable", na_position="last")["title"].tolist()


@pytest.mark.parametrize(
    ("words", "by", "ascending"),
    [("deaths", "toll", False), ("newest", "day", False), ("oldest", "day", True), ("place", "where", True),
     ("confidence", "confidence", False)],
)  # fmt: skip
def test_the_reader_chooses_the_order(page, incidents, tmp_path, words, by, ascending):
    incidents["confidence"] = [number / 20 for number in (3, 9, 4, 9, 1, 7, 2, 8, 6, 5, 9, 3)]
    listed = incidents[incidents.geometry.notna()]
    if by == "day":
        listed = listed[listed["date_start"].notna()]
    write_map(incident_map(incidents), tmp_path / "map.html")
    opened = page(tmp_path / "map.html")
    sort_by(opened, words)
    assert opened.execute_script(TITLES)[: len(listed)] == in_order(listed, by, ascending)
    undated = ["Without a date: 1"] if by == "day" else []
    assert opened.execute_script(HEADINGS) == [*undated, "Not on the map: 1"]
    assert len(opened.execute_script(TITLES)) == len(incidents)


def test_what_the_pointer_or_the_keyboard_is_on_has_a_ring_on_the_map(opened):
    item = opened.find_element("css selector", ".dateline-item")
    assert opened.execute_script(RING) is None
    ActionChains(opened).move_to_element(item).perform()
    where = "const p = map_0.latLngToContainerPoint([19.95, 2.96]); return [p.x, p.y]"
    assert opened.execute_script(RING) == pytest.approx(opened.execute_script(where), abs=25)
    ActionChains(opened).move_by_offset(500, 0).perform()
    assert opened.execute_script(RING) is None
    opened.execute_script("arguments[0].focus()", item)
    assert opened.execute_script(RING) is not None
    item.send_keys(Keys.TAB)
    opened.execute_script("document.activeElement.blur()")
    assert opened.execute_script(RING) is None


def test_what_is_opened_on_the_map_is_marked_and_in_sight(opened):
    opened.execute_script("dateline.open('i8')")
    assert opened.execute_script(CURRENT) == ["Over 30,000 people expelled to Niger in 2024"]
    seen = opened.execute_script(
        """
        const item = document.querySelector('[aria-current]').getBoundingClientRect();
        const body = document.querySelector('.dateline-list .dateline-body').getBoundingClientRect();
        return item.top >= body.top && item.bottom <= body.bottom;
        """
    )
    assert seen
    opened.execute_script("dateline.closeDetails(map_0)")
    assert opened.execute_script(CURRENT) == []


def test_a_long_list_grows_and_has_what_is_open_at_its_top(page, incidents, tmp_path):
    many = incidents.loc[[6] * 250].assign(id=[f"n{n}" for n in range(250)], title=[f"March {n}" for n in range(250)])
    write_map(incident_map(many.reset_index(drop=True)), tmp_path / "many.html")
    opened = page(tmp_path / "many.html")
    assert len(opened.execute_script(TITLES)) == 50
    opened.execute_script("dateline.open('n240')")
    assert opened.execute_script(CURRENT) == ["March 240"]
    assert opened.execute_script(TITLES)[:2] == ["March 240", "March 0"]
    opened.execute_script("dateline.closeDetails(map_0)")
    more = opened.find_element("css selector", ".dateline-list .dateline-more")
    for count, rest in ((150, "Show more (100)"), (250, None)):
        opened.execute_script("arguments[0].click()", more)
        assert len(opened.execute_script(TITLES)) == count
        assert (more.get_attribute("textContent") == rest) == (rest is not None)
    assert not more.is_displayed()


def test_it_can_be_kept_to_what_the_map_shows(opened, incidents):
    opened.find_element("css selector", ".dateline-tools input").click()
    assert len(opened.execute_script(TITLES)) == incidents.geometry.notna().sum()
    opened.execute_script("map_0.setView([12.65, -8], 9, {animate: false})")
    assert opened.execute_script(TITLES) == ["Hundreds march in the capital"]
    assert opened.execute_script("return dateline.markers") == incidents.geometry.notna().sum()
    opened.execute_script("map_0.setView([50, 50], 9, {animate: false})")
    assert opened.execute_script(TITLES) == []
    assert "No incident lies in what the map shows." in opened.find_element("css selector", ".dateline-list").text


def test_the_sums_keep_to_what_is_stated(opened):
    ask = "dateline.selection(document.querySelector('script[id^=incidents]').id).set(arguments[0])"
    summary = "return [...document.querySelectorAll('.dateline-summary span')].map(one => one.textContent)"
    for facets, words in (
        ({"text": "village raided"}, ["1 of 11 incidents · 21 killed (18 to 26)", ""]),
        ({"text": "convoy"}, ["1 of 11 incidents · at least 12 killed", ""]),
        ({"text": "march capital"}, ["1 of 11 incidents · 0 killed", ""]),
        ({"text": "drivers"}, ["1 of 11 incidents", "no toll for 1"]),
        ({"text": "market"}, ["1 of 11 incidents · at least 24 killed", "40 wounded (40 to 60)"]),
        ({"text": "expelled"}, ["0 of 11 incidents", "1 running total"]),
    ):
        opened.execute_script(ask, facets)
        assert opened.execute_script(summary) == words
