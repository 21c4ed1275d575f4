"""The page for readers who use no pointer or no eyes: axe-core's rules, the keyboard, and names for everything."""

import importlib.util
from pathlib import Path

import pytest

from dateline.webmap import incident_map, write_map

pytestmark = pytest.mark.browser

DESKTOP, PHONE = (1400, 900), (390, 844)

AXE = """
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => done(violations
        .filter(({ impact }) => ['serious', 'critical'].includes(impact))
        .map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])));
"""


@pytest.fixture
def open_map(page, browser, incidents, places, statements, tmp_path):
    def open_page(language="en", theme="light", size=DESKTOP):
        path = tmp_path / "map.html"
        write_map(incident_map(incidents, places=places, **statements, language=language, theme=theme), path)
        return page(path, size)

    yield open_page
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.fixture(scope="module")
def axe():
    """axe-core's script, from the package that brings it; the package itself is not run."""
    spec = importlib.util.find_spec("axe_playwright_python")
    if not spec:
        pytest.skip("needs axe-playwright-python")
    return (Path(spec.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("language", "theme", "size"),
    [("en", "light", DESKTOP), ("fr", "dark", DESKTOP), ("fr", "light", PHONE), ("en", "dark", PHONE)],
)
def test_axe_finds_nothing_serious(open_map, axe, language, theme, size):
    opened = open_map(language, theme, size)
    opened.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})  # past the page's policy
    assert opened.execute_async_script(AXE) == []
    opened.execute_script("dateline.open('i1')")
    assert opened.execute_async_script(AXE) == []
    opened.execute_script("dateline.closeDetails(map_0)")
    for card in opened.execute_script("return dateline.deck(map_0).cards.map((_, i) => i)"):
        opened.execute_script("dateline.deck(map_0).cards[arguments[0]].fold(false)", card)
        if size == PHONE:
            assert opened.execute_async_script(AXE) == []
    assert opened.execute_async_script(AXE) == []


def test_axe_would_find_something(open_map, axe):
    opened = open_map()
    opened.execute_cdp_cmd("Runtime.evaluate", {"expression": axe})
    opened.execute_script("document.documentElement.lang = ''")
    assert [found[0] for found in opened.execute_async_script(AXE)] == ["html-has-lang"]


def press(opened, key, code, shift=False):
    for kind in ("keyDown", "keyUp"):
        opened.execute_cdp_cmd(
            "Input.dispatchKeyEvent",
            {"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code, "modifiers": 8 if shift else 0},
        )


def focused(opened):
    """What has the keyboard: its name, or its text."""
    return opened.execute_script("""
        const at = document.activeElement;
        return at.getAttribute('aria-label') || at.innerText.trim() || at.type;
    """)


def test_the_first_key_offers_the_list_and_the_list_leads_to_the_details(open_map):
    opened = open_map()
    press(opened, "Tab", 9)
    press(opened, "Tab", 9)
    assert focused(opened) == "Go to the list of incidents"
    opened.switch_to.active_element.send_keys("\ue007")
    opened.switch_to.active_element.send_keys("\ue007")
    assert opened.execute_script("return document.activeElement.matches('.dateline-details')")
    press(opened, "Tab", 9)
    assert focused(opened).startswith("Go to the sentence")
    press(opened, "Escape", 27)
    assert not opened.find_elements("css selector", ".dateline-details")
    assert opened.execute_script("return document.activeElement.closest('.dateline-list') !== null")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_keyboard_goes_round_everything_and_is_seen(open_map, size):
    opened = open_map(size=size)
    seen = []
    for _ in range(120):
        press(opened, "Tab", 9)
        if opened.execute_script("return document.activeElement === document.body"):
            break
        seen.append(focused(opened))
        style = (
            "const at = document.activeElement, style = getComputedStyle(at), mark = getComputedStyle(at, '::after');"
        )
        assert opened.execute_script(
            style + "return [style, mark].some(one => one.outlineStyle !== 'none' && one.outlineWidth !== '0px')"
        ), seen[-1]
    missing = opened.execute_script("""
        const shown = one => one.checkVisibility() && one.tabIndex >= 0 && !one.disabled;
        return [...document.querySelectorAll('a, button, input, select, summary')].filter(shown).length;
    """)
    # Of a group of radio buttons the keyboard meets one.
    radios = opened.execute_script("return document.querySelectorAll('[type=radio]:not(:checked)').length")
    assert len(seen) >= missing - radios


def test_the_map_says_what_it_is(open_map):
    opened = open_map("fr")
    words = opened.execute_script("""
        const map = document.querySelector('main');
        const guide = document.getElementById(map.getAttribute('aria-describedby'));
        return [map.getAttribute('aria-label'), guide.textContent];
    """)
    assert words == [
        "Carte",
        "Carte des incidents. Chacun figure aussi, avec ses chiffres et son lieu, dans la liste des incidents.",
    ]
    names = opened.execute_script("return [...document.querySelectorAll('.leaflet-bar a')].map(one => one.ariaLabel)")
    assert names == ["Zoom avant", "Zoom arrière"]
    opened.execute_script("dateline.open('i1')")
    assert opened.find_element("css selector", ".leaflet-popup [aria-label=Fermer]")
    assert opened.execute_script("return document.querySelectorAll('[role=status]').length") >= 1


def test_a_reader_who_asks_for_contrast_gets_it(open_map, browser):
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-contrast", "value": "more"}]})
    opened = open_map(theme="dark")
    assert opened.execute_script("const c = dateline.colours(map_0); return [c.quiet, c.country]") == ["#eceae6"] * 2
