"""Tables that are legal and odd: next to nothing in them, far too much, other scripts, and numbers that cannot be."""

import datetime
import re

import geopandas as gpd
import pandas as pd
import pytest
from shapely import Point

from dateline.webmap import incident_map, write_map

pytestmark = pytest.mark.browser

DESKTOP, PHONE = (1400, 900), (390, 844)
ARABIC = "مقتل 47 جنديًا في معركة قرب تين زاوتين"
HEBREW = "הותקפה שיירה ליד הגבול"
OVERRIDE = "\u202egnp.evil\u2066 \u2067x"

OVERFLOWING = """
    const reach = (rect, within) => rect.width > 1 && (rect.right > within.right + 1 || rect.left < within.left - 1);
    return [...document.querySelectorAll(arguments[0])].flatMap(root => [...root.querySelectorAll('*')]
        .filter(one => one.checkVisibility() && reach(one.getBoundingClientRect(), root.getBoundingClientRect()))
        .map(one => `${one.tagName}.${one.className}`));
"""
"""What reaches beyond the sides of an element."""


@pytest.fixture
def draw(page, tmp_path):
    def open_map(rows, size=DESKTOP, language="en", **more):
        geometry = [row.pop("geometry", Point(3, 19)) for row in rows]
        needed = {"id": "", "title": "Something", "event_type": "battle"}
        table = pd.DataFrame([needed | {"id": f"i{at}"} | row for at, row in enumerate(rows)])
        frame = gpd.GeoDataFrame(table if rows else pd.DataFrame(columns=[*needed]), geometry=geometry, crs="EPSG:4326")
        path = tmp_path / "map.html"
        write_map(incident_map(frame, language=language, **more), path)
        return page(path, size)

    return open_map


def words(opened, selector="body"):
    text = opened.execute_script("return document.querySelector(arguments[0]).innerText", selector)
    return " ".join(text.split())


def open_all(opened):
    """Open every card in turn, and the details of every incident; gives all that was said."""
    said = []
    for card in range(opened.execute_script("return dateline.deck(map_0).cards.length")):
        opened.execute_script("dateline.deck(map_0).cards[arguments[0]].fold(false)", card)
        said.append(words(opened))
    for item in range(len(opened.find_elements("css selector", ".dateline-item"))):
        opened.execute_script("document.querySelectorAll('.dateline-item')[arguments[0]].click()", item)
        said.append(words(opened, ".dateline-details"))
    return " ".join(said)


@pytest.mark.parametrize(("size", "language"), [(DESKTOP, "en"), (PHONE, "fr")])
@pytest.mark.parametrize("rows", [[], [{}], [{"geometry": None}]])
def test_next_to_nothing_is_enough(draw, rows, size, language):
    opened = draw(rows, size, language)
    said = open_all(opened)
    assert not re.search(r"\b(undefined|null|NaN|Invalid|Infinity|object)\b", said)
    if rows:
        assert {"en": "date not known", "fr": "date inconnue"}[language] in said
        assert {"en": "not stated", "fr": "non précisé"}[language] in said
    assert opened.requests() == []
    assert opened.complaints() == []


def test_all_on_one_point_can_be_turned_through(draw):
    opened = draw([{"killed": at} for at in range(300)])
    opened.execute_script("dateline.open('i7')")
    assert "Killed 7" in words(opened, ".dateline-details")
    assert opened.complaints() == []


@pytest.mark.parametrize(
    ("size", "letters"), [(DESKTOP, "x"), (PHONE, "many words "), ((320, 560), "x"), ((844, 390), "many words ")]
)
def test_ten_thousand_characters_break_nothing(draw, size, letters):
    long = (letters * 10_000)[:10_000]
    said = pd.DataFrame(
        [{"incident_id": "i0", "article": "a", "title": long, "source": long, "quote": long, "kind": "killed",
          "low": 1, "best": 1, "high": 1, "party": long, "said_by": long, "use": "counted", "about": "place",
          "value": long}]
    )  # fmt: skip
    names = dict.fromkeys(["title", "place", "admin1", "country", "actors", "casualties", "quote", "sources"], long)
    opened = draw([names], size, reports=said, figures=said, claims=said, title="Long")
    opened.execute_script("dateline.open('i0')")
    details = ".dateline-details"
    assert opened.execute_script(OVERFLOWING, details) == []
    assert opened.execute_script("return document.querySelector('.dateline-details h2').offsetHeight") < 250
    assert opened.execute_script("return document.querySelector('.dateline-details').offsetHeight") < 4000
    button = opened.find_element("css selector", ".dateline-details header .dateline-all")
    opened.execute_script("arguments[0].click()", button)
    assert opened.execute_script("return document.querySelector('.dateline-details h2').offsetHeight") > 1000
    opened.execute_script("dateline.closeDetails(map_0)")
    for card in range(opened.execute_script("return dateline.deck(map_0).cards.length")):
        opened.execute_script("dateline.deck(map_0).cards[arguments[0]].fold(false)", card)
        assert opened.execute_script(OVERFLOWING, ".dateline-card.dateline-open") == []
    assert opened.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    assert opened.complaints() == []


@pytest.mark.parametrize(
    ("start", "shown"),
    [((1, 1, 1), "1 January 1"), ((1066, 10, 14), "14 October 1066"), ((1899, 12, 31), "31 December 1899"),
     ((9999, 12, 31), "31 December 9999")],
)  # fmt: skip
def test_any_day_of_the_calendar_is_told(draw, start, shown):
    day = datetime.date(*start)
    opened = draw([{"date_start": day, "date_end": day, "date_prec": 1}, {"date_start": datetime.date(2024, 7, 25)}])
    assert f"When {shown} " in open_all(opened)
    assert opened.complaints() == []


def test_numbers_that_cannot_be_are_not_told(draw):
    rows = [
        {"killed": 10_000_000, "killed_low": 9_000_000, "killed_high": 11_000_000, "confidence": 0.5},
        {"killed": -5, "killed_low": -7, "killed_high": -1, "wounded": float("nan"), "confidence": float("nan")},
        {"killed": float("inf"), "uncertainty_km": float("inf"), "where_prec": -3, "date_prec": 99, "border_km": None},
    ]
    said = open_all(draw(rows))
    assert "10,000,000 9,000,000 to 11,000,000" in said
    assert said.count("Killed not stated") == 2
    assert not re.search(r"NaN|Infinity|∞|undefined|null|[-−]\d+ ?killed|Killed [-−]", said)


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_text_from_right_to_left_turns_nothing_else_round(draw, size):
    said = pd.DataFrame(
        [{"incident_id": "i0", "article": "a", "title": ARABIC, "source": "الجزيرة", "quote": ARABIC + " " + OVERRIDE,
          "quote_start": 10, "start": 15, "end": 24, "kind": "killed", "best": 47, "low": 40, "high": 50,
          "party": "جنود", "said_by": HEBREW, "use": "counted", "about": "place", "value": HEBREW}]
    )  # fmt: skip
    place = {"place": "تين زاوتين", "country": OVERRIDE, "where_prec": 1, "date_start": datetime.date(2024, 7, 25)}
    people = {"actors": "جنود; " + HEBREW, "killed": 47, "killed_low": 40, "killed_high": 50}
    rows = [{"title": ARABIC, **place, **people}]
    opened = draw(rows, size, reports=said, figures=said, claims=said, title=ARABIC)
    opened.execute_script("dateline.deck(map_0).cards.find(card => card.options.tall).fold(false)")
    opened.execute_script("dateline.open('i0')")
    directions = opened.execute_script("""
        const direction = selector => getComputedStyle(document.querySelector(selector)).direction;
        return ['.dateline-details h2', '.dateline-details blockquote', '.dateline-party', '.dateline-source [dir]',
            '.dateline-claim .dateline-value', '.dateline-header h1', '.dateline-list .dateline-title'].map(direction);
    """)
    assert directions == ["rtl"] * 7
    # All text from outside is isolated: nothing of ours stands in one line with a direction mark of theirs.
    loose = opened.execute_script("""
        const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
            const { parentElement: parent, data } = walker.currentNode;
            const isolated = parent.closest('[dir=auto]');
            if (/[\\u0590-\\u06ff\\u202a-\\u202e\\u2066-\\u2069]/.test(data)
                && !(isolated && getComputedStyle(isolated).unicodeBidi.includes('isolate'))) {
                found.push(data);
            }
        }
        return found;
    """)
    assert loose == []
    assert opened.execute_script("return document.querySelector('.dateline-mark').textContent") == ARABIC[5:14]
    assert opened.execute_script(OVERFLOWING, ".dateline-details") == []
