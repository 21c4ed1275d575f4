"""The page in a browser that has no network, as a reader would use it."""

import pytest

from dateline.webmap import Credits, incident_map, write_map

pytestmark = pytest.mark.browser

DESKTOP, PHONE = (1400, 900), (390, 844)


@pytest.fixture
def map_file(incidents, places, statements, tmp_path):
    path = tmp_path / "map.html"
    write_map(incident_map(incidents, places=places, **statements, title="Sahara"), path)
    return path


def find(page, selector):
    return page.find_elements("css selector", selector)


def text_of(page, selector):
    """What an element says, on the screen or beyond its edge."""
    (element,) = find(page, selector)
    return " ".join(page.execute_script("return arguments[0].innerText", element).split())


def click_on_map(page, lat, lon):
    """Press and release the left button over a point of the map."""
    x, y = page.execute_script(
        "const p = map_0.latLngToContainerPoint([arguments[0], arguments[1]]); return [p.x, p.y]", lat, lon
    )
    for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
        page.execute_cdp_cmd(
            "Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
        )


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_it_opens_without_asking_for_anything(page, map_file, incidents, size, tmp_path):
    opened = page(map_file, size)
    assert opened.title == "Sahara"
    assert opened.execute_script("return dateline.markers") == incidents.geometry.notna().sum()
    assert opened.save_screenshot(str(tmp_path / "map.png"))
    assert opened.requests() == []
    assert opened.complaints() == []


def test_the_log_would_show_a_request_and_the_policy_stops_it(page, map_file):
    opened = page(map_file)
    opened.execute_script("new Image().src = 'https://example.org/x.png'")
    assert any("Content Security Policy" in complaint for complaint in opened.complaints())


def test_a_click_shows_what_is_known(page, map_file):
    opened = page(map_file)
    click_on_map(opened, 19.95, 2.96)
    details = text_of(opened, ".leaflet-popup .dateline-details")
    for words in (
        "Battle disputed 131 fighters killed in a battle near Tinzaouaten",
        "Tinzaouaten, Kidal, Mali near this place, within about 15 km",
        "2 km from the border with Algeria",
        "Killed 131 When 25 – 27 July 2024",
        "mercenaries according to the rebels 1 84 84 84 Malian soldiers according to the rebels 1 47 47 47",
        "party not stated according to the army · another count of the same 1 – – 10",
        "The rebels put the toll at 47 soldiers and 84 mercenaries, the army at fewer than ten.",
        "The Desert Post – A battle 30 Jul 2024",
        "80 % (high)",
    ):
        assert words in details
    (link,) = find(opened, ".leaflet-popup-content a")
    assert link.get_attribute("href") == "https://example.org/battle"
    assert link.get_attribute("rel") == "noopener noreferrer"


@pytest.mark.parametrize(
    ("incident", "words"),
    [
        ("i2", "Contradicting claims: Where Mali 1 9.5 km inside Mali Algeria 1 2 km inside Algeria"),
        ("i2", "Killed not stated"),
        ("i7", "Killed 0 stated: none"),
        ("i3", "Killed ~24 at least 24 Wounded ~40 40 to 60"),
        ("i4", "When January 2025"),
        ("i5", "When date not known Where Mali somewhere in this country, within about 700 km"),
        ("i8", "Displacement running total Over 30,000"),
        ("i9", "Killed 7 5 to 9"),
    ],
)
def test_every_incident_can_be_opened_by_its_id(page, map_file, incident, words):
    opened = page(map_file)
    assert opened.execute_script("return dateline.open(arguments[0])", incident)
    assert words.upper() in text_of(opened, ".dateline-details").upper()


def test_what_lies_on_one_point_is_fanned_out(page, map_file):
    opened = page(map_file)
    opened.execute_script("dateline.open('i2')")
    assert "Drone brought down" in text_of(opened, ".dateline-details h2")


def test_an_incident_without_a_place_is_listed_and_can_be_read(page, map_file):
    opened = page(map_file)
    assert "not on the map: 1" in text_of(opened, ".dateline-list .dateline-unplaced").lower()
    find(opened, ".dateline-item")[-1].click()
    assert "Vessel lost" in text_of(opened, "[role=dialog] h2")
    assert "place not known" in text_of(opened, "[role=dialog]")


def test_the_list_has_the_worst_first_and_the_sums_leave_totals_out(page, map_file, incidents):
    opened = page(map_file)
    titles = [item.text for item in find(opened, ".dateline-title")]
    assert len(titles) == len(incidents)
    assert titles[0].startswith("131 fighters")
    assert text_of(opened, ".dateline-summary") == (
        "11 incidents · 195 killed (190 or more) 40 wounded (40 to 60) · no toll for 5 · 1 running total"
    )


def test_the_keyboard_reaches_an_incident_and_comes_back(page, map_file):
    opened = page(map_file)
    opened.execute_script("document.querySelector('.dateline-item').focus()")
    active = opened.switch_to.active_element
    active.send_keys("\ue007")
    assert opened.switch_to.active_element.get_attribute("class") == "dateline-details"
    assert "131 fighters" in text_of(opened, ".dateline-details")
    opened.switch_to.active_element.send_keys("\ue00c")
    assert not find(opened, ".dateline-details")
    assert opened.switch_to.active_element == active


def test_places_answer_where_no_incident_covers_them(page, map_file):
    opened = page(map_file)
    click_on_map(opened, 18.44, 1.41)
    assert text_of(opened, ".dateline-details") == "Town or village Kidal 3 mentions in 1 article · 0 incidents here"


def test_layers_can_be_switched_off(page, map_file, incidents):
    opened = page(map_file)
    located = incidents.geometry.notna().sum()
    totals = next(label for label in find(opened, ".dateline-choice") if label.text == "Running totals")
    totals.click()
    assert opened.execute_script("return dateline.markers") == located - 1
    totals.click()
    assert opened.execute_script("return dateline.markers") == located


OVERLAPS = """
    const boxes = [...document.querySelectorAll('.leaflet-control')].map(one => one.getBoundingClientRect());
    return boxes.flatMap((a, i) => boxes.slice(i + 1).filter(b =>
        a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length
        + boxes.filter(a => a.left < 0 || a.top < 0 || a.right > innerWidth || a.bottom > innerHeight).length;
"""
"""How many pairs of controls lie over one another, and how many reach beyond the window."""


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (800, 600), (1100, 560), (640, 900), (320, 560), (844, 390)])
def test_nothing_lies_over_another_thing(page, map_file, size):
    assert page(map_file, size).execute_script(OVERLAPS) == 0


@pytest.mark.parametrize("card", [0, 1, 2])
def test_a_phone_has_room_for_each_card_alone(page, map_file, card):
    opened = page(map_file, PHONE)
    for toggle in (*find(opened, ".dateline-toggle"), find(opened, ".dateline-toggle")[card]):
        opened.execute_script("arguments[0].getAttribute('aria-expanded') === 'true' || arguments[0].click()", toggle)
    (drawn,) = find(opened, ".dateline-open")
    assert (
        drawn.rect["y"]
        > find(opened, ".dateline-header")[0].rect["y"] + find(opened, ".dateline-header")[0].rect["height"]
    )
    assert drawn.rect["y"] + drawn.rect["height"] <= find(opened, ".dateline-tabs")[0].rect["y"] + 1


def test_a_phone_shows_details_in_a_sheet_below_the_symbol(page, map_file):
    opened = page(map_file, PHONE)
    opened.execute_script("dateline.open('i1')")
    (sheet,) = find(opened, ".dateline-sheet")
    assert sheet.rect["y"] + sheet.rect["height"] == pytest.approx(PHONE[1], abs=1)
    opened.execute_script("map_0.stop()")
    y = opened.execute_script("return map_0.latLngToContainerPoint([19.95, 2.96]).y")
    assert y < sheet.rect["y"] + 200
    opened.find_element("css selector", ".dateline-close").click()
    assert not find(opened, ".dateline-sheet")
    assert not find(opened, ".dateline-details")


def test_a_map_without_incidents_says_so(page, incidents, tmp_path):
    write_map(incident_map(incidents.iloc[:0]), tmp_path / "none.html")
    opened = page(tmp_path / "none.html")
    assert "No incident was found." in text_of(opened, ".dateline-list")
    assert opened.execute_script("return dateline.markers") == 0
    assert opened.complaints() == []


CREDIT = "© OpenStreetMap contributors, ODbL 1.0, https://www.openstreetmap.org/copyright"


@pytest.mark.parametrize("size", [DESKTOP, PHONE, (320, 560)])
def test_whose_data_the_places_are_is_said_on_the_map(page, incidents, places, size, tmp_path):
    places.loc[2, "place_id"] = "nominatim:node/1"
    write_map(incident_map(incidents, places=places), tmp_path / "credits.html")
    opened = page(tmp_path / "credits.html", size)
    assert text_of(opened, ".dateline-credits") == f"Places: {CREDIT}"
    (link,) = find(opened, ".dateline-credits a")
    assert link.get_attribute("href") == "https://www.openstreetmap.org/copyright"
    assert "GeoNames" in opened.find_element("css selector", ".leaflet-control-attribution:not(.dateline-credits)").text
    assert opened.execute_script(OVERLAPS) == 0
    assert opened.complaints() == []


def test_a_credit_is_text(page, incidents, tmp_path):
    drawn = incident_map(incidents)
    hostile = "<img src=x onerror=window.ran=1></script><script>window.ran=1</script> https://example.org/<b>"
    Credits([hostile]).add_to(drawn)
    write_map(drawn, tmp_path / "hostile.html")
    opened = page(tmp_path / "hostile.html")
    assert text_of(opened, ".dateline-credits") == f"Places: {hostile}"
    assert opened.execute_script("return window.ran") is None


def test_places_of_the_built_in_gazetteer_need_no_more(page, map_file):
    assert not find(page(map_file), ".dateline-credits")
