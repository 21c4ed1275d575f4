"""What a reader finds in the details of an incident or a place: figures, claims, and the words behind them."""

import pandas as pd
import pytest

from dateline.webmap import incident_map, write_map

pytestmark = pytest.mark.browser

TOLL = "The rebels 🕊 killed 47 soldiers, among them five officers; an army doctor had counted 40, then 45."


def said(best, party, words, use="counted", low=None, **more):
    """One row of the figures table, its words found in the sentence."""
    start = 100 + TOLL.index(words)
    row = {"incident_id": "i1", "article": "a1", "kind": "killed", "low": low or best, "best": best, "high": best,
           "party": party, "said_by": None, "approximate": False, "assailant": False, "use": use, "quote": TOLL,
           "quote_start": 100, "start": start, "end": start + len(words)}  # fmt: skip
    return row | more


@pytest.fixture
def opened(page, incidents, places, tmp_path):
    figures = pd.DataFrame(
        [
            said(47, "soldiers", "47 soldiers", low=40),
            said(47, "soldiers", "47 soldiers", low=40, article="a2"),
            said(5, "officers", "five officers", "part"),
            said(45, None, "45", "rival", said_by="an army doctor"),
            said(40, None, "40", "superseded", said_by="an army doctor"),
            said(47, "men", "killed", "repeated"),
            said(47, "fighters", "killed", "repeated"),
        ]
    )
    reports = pd.DataFrame(
        {"incident_id": "i1", "article": ["a1", "a2"], "title": ["One", "Two"], "quote": [TOLL, "It was an ambush."],
         "place": ["Tinzaouaten", "Kidal"], "date_text": "on Thursday", "where_text": "near Tinzawaten"}
    )  # fmt: skip
    path = tmp_path / "map.html"
    write_map(incident_map(incidents.assign(confirmed=False), places=places, reports=reports, figures=figures), path)
    return page(path)


def text(opened, script):
    return opened.execute_script(f"return {script}")


def test_figures_stand_by_kind_and_party_with_parts_below_what_they_are_part_of(opened):
    opened.execute_script("dateline.open('i1')")
    rows = [
        row.text.replace("\n", " ")
        for row in opened.find_elements("css selector", ".dateline-table tbody tr")
        if row.is_displayed()
    ]
    assert rows == [
        "Killed 131 131 131",
        "soldiers 1 2 40 47 47",
        "officers a part of them 1 5 5 5",
        "party not stated according to an army doctor · another count of the same 1 45 45 45",
        "party not stated according to an army doctor · an earlier toll, since replaced 1 40 40 40",
        "Told again: 2",
    ]
    opened.find_element("css selector", ".dateline-table button[aria-expanded=false]").click()
    assert opened.find_element("css selector", ".dateline-use-repeated").is_displayed()


def test_figures_of_several_reports_do_not_look_like_one_sum(page, incidents, tmp_path):
    figures = pd.DataFrame(
        [
            said(47, "soldiers", "47 soldiers"),
            said(84, "fighters", "killed"),
            said(47, "soldats", "47 soldiers", article="a2"),
            said(84, "fighters", "killed", article="a2"),
            said(90, "men", "killed", "rival", article="a2"),
        ]
    )
    write_map(incident_map(incidents, figures=figures), tmp_path / "map.html")
    opened = page(tmp_path / "map.html")
    opened.execute_script("dateline.open('i1')")
    rows = [row.text.replace("\n", " ") for row in opened.find_elements("css selector", ".dateline-table tbody tr")]
    assert rows == [
        "Killed 131",
        "Reports 1, 2",
        "fighters 1 2 84",
        "Report 1",
        "soldiers 1 47",
        "Report 2",
        "soldats 2 47",
        "men another count of the same 2 90",
    ]


def test_the_words_of_a_figure_are_marked_and_its_number_leads_there(opened):
    opened.execute_script("dateline.open('i1')")
    marks = text(opened, "[...document.querySelectorAll('.dateline-mark')].map(mark => mark.textContent)")
    assert marks == ["killed", "47 soldiers", "five officers", "40", "45", "47 soldiers"]
    opened.find_element("css selector", ".dateline-use-part .dateline-cite").click()
    assert opened.switch_to.active_element.text == "five officers"


def test_reports_that_differ_say_what_they_have(opened):
    opened.execute_script("dateline.open('i1')")
    articles = [one.text for one in opened.find_elements("css selector", ".dateline-article")]
    assert "In this report: Tinzaouaten" in articles[0]
    assert "In this report: Kidal" in articles[1]
    assert "in the article: near Tinzawaten" in text(opened, "document.querySelector('.dateline-facts').innerText")


def test_hits_are_made_only_when_they_are_turned_to(opened):
    opened.execute_script("""
        window.made = [];
        const tables = dateline.selection(Object.keys(dateline.blocks || {})[0] || block()).tables;
        function block() { return document.querySelector('script[id^="incidents-"]').id; }
        dateline.showDetails(map_0, { length: 212, at(row) { made.push(row); return { tables, row: row % 12 }; } });
    """)
    assert opened.find_element("css selector", ".dateline-pages").text.split("\n")[1] == "1 of 212 here"
    opened.find_element("css selector", "[aria-label=Previous]").click()
    assert opened.find_element("css selector", ".dateline-pages").text.split("\n")[1] == "212 of 212 here"
    assert set(text(opened, "window.made")) == {0, 211}


def test_a_place_lists_its_incidents_and_asks_for_them(opened):
    opened.execute_script("""
        const table = new dateline.Table({ rows: 1, columns: {
            name: ['Tinzaouaten'], country: ['Mali'], mentions: [3], articles: [2], incidents: [2] } });
        dateline.showDetails(map_0, [{ place: table, row: 0 }]);
    """)
    titles = [one.text for one in opened.find_elements("css selector", ".dateline-there li")]
    assert titles == ["131 fighters killed in a battle near Tinzaouaten", "Drone brought down at the border"]
    opened.find_element("css selector", ".dateline-only").click()
    assert "2 of 11 incidents" in opened.find_element("css selector", ".dateline-summary").text
    opened.find_element("css selector", ".dateline-there button").click()
    assert text(opened, "document.querySelector('.dateline-details h2').textContent").startswith("131 fighters")


@pytest.mark.parametrize(
    ("where_prec", "km", "words"),
    [(1, 0.2, "19.950° N, 2.960° E"), (1, 5, "19.95° N, 2.96° E"), (2, None, "20.0° N, 3.0° E"),
     (3, 200, "20° N, 3° E"), (4, 100, None), (6, 5, None)],
)  # fmt: skip
def test_coordinates_say_no_more_than_is_known(opened, where_prec, km, words):
    assert opened.execute_script("return dateline.coordinateWords(19.95, 2.96, ...arguments)", where_prec, km) == words
