"""The timeline: brushed by pointer and keys, played, and equal to the dates of the filters."""

import datetime
import time

import pytest
from selenium.webdriver.common.keys import Keys

from dateline.webmap import IncidentLayer, IncidentTables, Timeline, incident_map, write_map
from dateline.webmap.page import OfflineMap

pytestmark = pytest.mark.browser

PHONE = (390, 844)
CLOCK = "return document.querySelector('.dateline-timeline .dateline-readout').textContent"


@pytest.fixture
def map_file(incidents, tmp_path):
    path = tmp_path / "map.html"
    write_map(incident_map(incidents), path)
    return path


@pytest.fixture
def opened(page, map_file):
    return ready(page(map_file))


def ready(opened):
    opened.execute_script(
        "window.asked = dateline.selection(document.querySelector('script[id^=incidents]').id);"
        "window.iso = value => value && [value.from, value.to].map(dateline.isoOf)"
    )
    return opened


def span(opened):
    return opened.execute_script("return iso(asked.get('date'))")


def days(ends):
    first, last = map(datetime.date.fromisoformat, ends)
    return (last - first).days


def frame(opened):
    opened.execute_async_script("const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(done))")


def drag(opened, *shares):
    """Press at the first share of the track's width, move over the others, let go at the last."""
    box = opened.execute_script(
        "const r = document.querySelector('.dateline-track').getBoundingClientRect(); return [r.left, r.top, r.width]"
    )
    points = [(box[0] + share * box[2], box[1] + 20) for share in shares]
    kinds = ["mousePressed", *["mouseMoved"] * (len(points) - 1)]
    for kind, (x, y) in zip(kinds, points, strict=True):
        pointer(opened, kind, x, y)
    pointer(opened, "mouseReleased", *points[-1])
    frame(opened)


def pointer(opened, kind, x, y, clicks=1):
    event = {"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": clicks}
    opened.execute_cdp_cmd("Input.dispatchMouseEvent", event)


def test_a_span_is_drawn_moved_widened_and_taken_off(opened, incidents):
    drag(opened, 0.3, 0.4, 0.5)
    first, last = span(opened)
    assert "2024-05" < first < last < "2024-10"
    fits = incidents["date_end"].astype(str).ge(first) & incidents["date_start"].astype(str).le(last)
    fits &= incidents["date_start"].notna()
    assert opened.execute_script("return dateline.markers") == (fits & incidents.geometry.notna()).sum()
    left = opened.find_elements("css selector", ".dateline-timeline .dateline-note")[0].text
    assert left == f"{incidents['date_start'].isna().sum()} without a date are left out"
    drag(opened, 0.4, 0.6)
    moved = span(opened)
    assert moved[0] > first
    assert moved[1] > last
    ends = opened.execute_script("return [...document.querySelectorAll('.dateline-handle')].map(one => one.offsetLeft)")
    width = opened.execute_script("return document.querySelector('.dateline-track').clientWidth")
    drag(opened, (ends[1] + 1) / width, 0.99)
    assert span(opened) == [moved[0], "2025-03-31"]
    opened.find_element("css selector", ".dateline-unbrush").click()
    assert span(opened) is None
    drag(opened, 0.3, 0.5)
    opened.find_element("css selector", ".dateline-handle-to").send_keys(Keys.ESCAPE)
    assert span(opened) is None
    assert opened.complaints() == []


def test_the_keys_move_its_ends(opened):
    begin, end = (opened.find_element("css selector", f".dateline-handle-{name}") for name in ("from", "to"))
    assert begin.get_attribute("aria-valuetext") == "1 Jan 2024"
    assert end.get_attribute("aria-valuetext") == "31 Mar 2025"
    begin.send_keys(Keys.ARROW_RIGHT)
    assert span(opened) == ["2024-01-08", "2025-03-31"]
    assert begin.get_attribute("aria-valuetext") == "8 Jan 2024"
    end.send_keys(Keys.PAGE_DOWN)
    assert span(opened)[1] < "2025-03-01"
    end.send_keys(Keys.HOME)
    assert span(opened) == ["2024-01-08", "2024-01-14"]
    end.send_keys(Keys.ARROW_LEFT)
    assert span(opened) == ["2024-01-08", "2024-01-14"]
    begin.send_keys(Keys.HOME)
    end.send_keys(Keys.END)
    assert span(opened) is None


def test_it_shows_the_dates_that_are_asked_for_elsewhere(opened):
    opened.execute_script("asked.set({date: {from: dateline.dayOf('2024-07-04'), to: dateline.dayOf('2024-09-11')}})")
    assert opened.execute_script(CLOCK) == "4 Jul – 11 Sept 2024"
    assert opened.execute_script("return [...document.querySelectorAll('.dateline-dates input')].length") == 2
    opened.execute_script("document.querySelector('.dateline-filters .dateline-toggle').click()")
    values = "return [...document.querySelectorAll('.dateline-dates input')].map(one => one.value)"
    assert opened.execute_script(values) == ["2024-07-04", "2024-09-11"]


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_it_plays_and_pauses(page, map_file, motion):
    opened = page(map_file)
    opened.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-reduced-motion", "value": motion}]}
    )
    try:
        ready(opened)
        play = opened.find_element("css selector", ".dateline-play")
        play.click()
        frame(opened)
        first = span(opened)
        assert "2024-01-01" <= first[0] < "2024-06"
        assert days(first) == round((31 + 365 + 59 + 1) / 20) - 1
        time.sleep(1.2)
        later = span(opened)
        assert later[0] > first[0]
        assert days(later) == days(first)
        assert play.get_attribute("aria-label") == "Pause"
        play.click()
        paused = span(opened)
        time.sleep(0.3)
        assert span(opened) == paused
        assert play.get_attribute("aria-label") == "Play through time"
    finally:
        opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_the_bars_share_out_what_is_dated_roughly_and_leave_totals_out(opened, incidents):
    counts = opened.execute_script(
        """
        const facet = asked.facets.get('date');
        const counts = new dateline.Histogram(new dateline.Bins(facet.earliest, facet.latest, 600), facet,
            asked.tables.incidents).count(() => true);
        const sum = values => values.reduce((all, value) => all + value, 0);
        return {exact: sum(counts.incidents), rough: sum(counts.roughly.slice(0, -1)), killed: sum(counts.killed)};
        """
    )
    dated = incidents[incidents["date_start"].notna() & ~incidents["tally"]]
    assert counts["exact"] + counts["rough"] == pytest.approx(len(dated))
    # January 2025 and August 2024 lie in several weeks, the battle of three days in one.
    assert counts["rough"] == pytest.approx(2)
    assert counts["killed"] == dated["killed"].fillna(0).sum()


def test_a_phone_has_room_for_a_thumb(page, map_file):
    opened = ready(page(map_file, PHONE))
    play, track, tabs = (
        opened.find_element("css selector", name).rect
        for name in (".dateline-play", ".dateline-track", ".dateline-tabs")
    )
    assert min(play["width"], play["height"], track["height"]) >= 44
    assert track["y"] + track["height"] <= tabs["y"]
    drag(opened, 0.3, 0.5)
    assert span(opened)


def test_without_a_second_day_there_is_none(page, incidents, tmp_path):
    for number, some in enumerate((incidents.iloc[:0], incidents.iloc[[1]], incidents.iloc[[4]])):
        drawn = incident_map(some)
        path = tmp_path / f"{number}.html"
        write_map(drawn, path)
        opened = page(path)
        assert not opened.find_elements("css selector", ".dateline-timeline")
        assert opened.complaints() == []


def test_it_needs_no_cards_beside_it(page, incidents, tmp_path):
    own = OfflineMap("Own")
    tables = IncidentTables(incidents)
    IncidentLayer(tables).add_to(own)
    Timeline(tables).add_to(own)
    write_map(own, tmp_path / "own.html")
    opened = ready(page(tmp_path / "own.html"))
    zoom, timeline = (
        opened.find_element("css selector", name).rect for name in (".leaflet-control-zoom", ".dateline-timeline")
    )
    assert zoom["x"] + zoom["width"] < timeline["x"]
    assert timeline["width"] > 1000
    drag(opened, 0.3, 0.5)
    assert span(opened)
    assert opened.complaints() == []
