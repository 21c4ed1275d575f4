"""What the reader asks for: map, list, totals and legend answer alike, and as pandas does."""

import pandas as pd
import pytest

from dateline.palette import EVENT_LABELS
from dateline.webmap import incident_map, write_map

pytestmark = pytest.mark.browser

HOSTILE = "<img src=x onerror=window.ran=1>"


@pytest.fixture
def incidents(incidents):
    """The incidents of the other tests, some told by several sources, some checked, one of them of a hostile name."""
    sources = ["The Desert Post; Reuters", "The Desert Post", "Reuters; AFP; Reuters"] * 4
    return incidents.assign(
        sources=sources,
        confidence=[0.5, 0.9, 0.75] * 4,
        actors=["Malian army; rebels", "rebels", HOSTILE] * 4,
        sub_event_type=None,
    )


@pytest.fixture
def opened(page, incidents, tmp_path):
    write_map(incident_map(incidents), tmp_path / "map.html")
    opened = page(tmp_path / "map.html")
    opened.execute_script(
        "window.asked = dateline.selection(document.querySelector('script[id^=incidents]').id);"
        "document.querySelector('.dateline-filters .dateline-toggle').click()"
    )
    return opened


def ask(opened, **values):
    opened.execute_script("asked.set(arguments[0])", values)


def shown(opened):
    """What the map, the list, the totals and the legend say is selected."""
    return opened.execute_script(
        """
        const all = selector => [...document.querySelectorAll(selector)].map(one => one.textContent);
        return {
            map: dateline.markers,
            list: all('.dateline-item .dateline-title'),
            totals: dateline.totals(asked),
            legend: Object.fromEntries([...document.querySelectorAll('.dateline-legend .dateline-entry')]
                .filter(one => one.querySelector('.dateline-total'))
                .map(one => [one.children[1].textContent, Number(one.querySelector('.dateline-total').textContent)])),
        };
        """
    )


def days(date):
    return (pd.Timestamp(date) - pd.Timestamp("1970-01-01")).days


FACETS = {
    "type": (["battle", "protest"], lambda row: row.event_type in ("battle", "protest")),
    "country": (["Algeria"], lambda row: row.country == "Algeria"),
    "admin1": (["Kidal"], lambda row: row.admin1 == "Kidal"),
    "actor": (["Malian army"], lambda row: "Malian army" in row.actors),
    "precision": (["exact", "near"], lambda row: pd.notna(row.where_prec) and row.where_prec <= 2),
    "killed": (12, lambda row: pd.notna(row.killed) and row.killed >= 12),
    "confidence": (0.75, lambda row: row.confidence >= 0.75),
    "sources": (2, lambda row: len(set(row.sources.split("; "))) >= 2),
    "text": ("DESERT vil", lambda row: "desert" in (text := f"{row.title} {row.sources}".lower()) and "vil" in text),
    "date": (
        {"from": days("2024-08-10"), "to": days("2024-11-03")},
        lambda row: (
            pd.notna(row.date_start) and str(row.date_end) >= "2024-08-10" and str(row.date_start) <= "2024-11-03"
        ),
    ),
}


@pytest.mark.parametrize("names", [[name] for name in FACETS] + [["type", "killed"], ["confidence", "date", "sources"]])
def test_everything_answers_as_pandas_does(opened, incidents, names):
    ask(opened, **{name: FACETS[name][0] for name in names})
    fits = incidents.apply(lambda row: all(FACETS[name][1](row) for name in names), axis=1)
    found = incidents[fits]
    assert 0 < len(found) < len(incidents)
    answer = shown(opened)
    assert answer["map"] == found.geometry.notna().sum()
    assert sorted(answer["list"]) == sorted(found["title"])
    assert answer["totals"]["incidents"] == (~found["tally"]).sum()
    assert answer["totals"]["killed"]["best"] == found.loc[~found["tally"], "killed"].fillna(0).sum()
    if "type" not in names:
        legend = {EVENT_LABELS["en"][kind]: count for kind, count in found["event_type"].value_counts().items()}
        assert {kind: count for kind, count in answer["legend"].items() if count} == legend
    ask(opened, **dict.fromkeys(names))
    assert shown(opened)["map"] == incidents.geometry.notna().sum()


def test_boxes_chips_and_search_ask_and_take_back(opened, incidents):
    def find(selector):
        return opened.find_elements("css selector", selector)

    opened.execute_script("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    label = next(one for one in find(".dateline-filters .dateline-choice") if HOSTILE in one.text)
    label.click()
    assert sorted(shown(opened)["list"]) == sorted(incidents.loc[incidents["actors"] == HOSTILE, "title"])
    assert [chip.text for chip in find(".dateline-chip")] == [f"{HOSTILE}\n×"]
    assert opened.execute_script("return window.ran") is None
    assert not find(".dateline-filters img")
    find(".dateline-chip")[0].click()
    assert shown(opened)["map"] == incidents.geometry.notna().sum()
    opened.execute_script(
        "const field = document.querySelector('.dateline-search input'); field.value = 'bamako';"
        "field.dispatchEvent(new Event('change'))"
    )
    assert shown(opened)["list"] == ["Hundreds march in the capital"]
    find(".dateline-clear")[0].click()
    assert opened.find_element("css selector", ".dateline-search input").get_attribute("value") == ""
    assert len(shown(opened)["list"]) == len(incidents)
    assert opened.complaints() == []


def test_a_type_of_the_legend_asks_for_it_and_no_longer(opened, incidents):
    def press(name):
        opened.execute_script(
            "[...document.querySelectorAll('.dateline-legend button.dateline-entry')]"
            ".find(one => one.textContent.includes(arguments[0])).click()",
            name,
        )
        return opened.execute_script(
            "return [...document.querySelectorAll('.dateline-legend [aria-pressed=true]')]"
            ".map(one => one.children[1].textContent)"
        )

    assert press("Battle") == ["Battle"]
    assert len(shown(opened)["list"]) == (incidents["event_type"] == "battle").sum()
    assert press("Protest") == ["Battle", "Protest"]
    assert press("Battle") == ["Protest"]
    assert press("Protest") == []
    assert len(shown(opened)["list"]) == len(incidents)


def test_what_is_not_known_is_left_out_and_said(opened, incidents):
    ask(opened, killed=1)
    unknown = incidents["killed"].isna().sum()
    notes = [
        note.text for note in opened.find_elements("css selector", ".dateline-filters .dateline-note") if note.text
    ]
    assert notes == [f"{unknown} with no stated toll are left out"]
    ask(opened, killed=None, country=[""])
    assert shown(opened)["list"] == incidents.loc[incidents["country"].isna(), "title"].tolist()
    assert opened.find_element("css selector", ".dateline-chip").text.startswith("Country: not stated")


def test_what_could_leave_nothing_out_is_not_asked(page, incidents, tmp_path):
    alike = incidents.iloc[[0, 0]].assign(id=["i1", "i2"]).reset_index(drop=True)
    write_map(incident_map(alike), tmp_path / "alike.html")
    opened = page(tmp_path / "alike.html")
    facets = "return [...dateline.selection(document.querySelector('script[id^=incidents]').id).facets.keys()]"
    assert set(opened.execute_script(facets)) == {"text"}
    assert opened.complaints() == []
