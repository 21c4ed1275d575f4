"""The map on paper, as the browser prints it."""

import base64
import re

import pytest

from dateline.webmap import IncidentLayer, IncidentTables, incident_map, write_map
from dateline.webmap.page import OfflineMap

pytestmark = pytest.mark.browser

SHEET = """
    window.dispatchEvent(new Event('beforeprint'));
    const sheet = document.querySelector('.dateline-print');
    const canvas = sheet.querySelector('canvas');
    const pixel = [...canvas.getContext('2d').getImageData(canvas.width - 2, 2, 1, 1).data];
    const found = {
        text: sheet.innerText, rows: sheet.querySelectorAll('tbody tr').length,
        buttons: sheet.querySelectorAll('button').length,
        killed: [...sheet.querySelectorAll('tbody td:nth-child(4)')].map(cell => cell.textContent),
        titles: [...sheet.querySelectorAll('tbody td:nth-child(2)')].map(cell => cell.textContent), pixel,
        width: canvas.width, upright: parseFloat(canvas.style.getPropertyValue('--upright')),
        ink: getComputedStyle(sheet).getPropertyValue('--dateline-ink'),
    };
    window.dispatchEvent(new Event('afterprint'));
    return {...found, left: document.querySelectorAll('.dateline-print').length};
"""
VIEW = "return [map_0.getZoom(), map_0.getSize().x, map_0.getContainer().className, location.hash]"


@pytest.fixture
def at(page, incidents, places, statements, tmp_path):
    def open_map(frame=incidents, size=(1400, 900), **options):
        write_map(incident_map(frame, places=places, **statements, **options), tmp_path / "map.html")
        return page(tmp_path / "map.html", size)

    return open_map


@pytest.mark.parametrize("landscape", [False, True])
def test_the_browser_prints_it_and_the_map_is_as_it_was(at, landscape):
    opened = at(theme="dark")
    before = opened.execute_script(VIEW)
    printed = opened.execute_cdp_cmd(
        "Page.printToPDF", {"landscape": landscape, "paperWidth": 8.27, "paperHeight": 11.69}
    )
    pdf = base64.b64decode(printed["data"])
    assert pdf.startswith(b"%PDF-")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 3
    assert opened.execute_script(VIEW) == before
    assert opened.execute_script("return document.querySelectorAll('.dateline-print').length") == 0
    assert opened.complaints() == []


def test_the_sheet_has_title_legend_list_and_attribution_in_light_colours(at, incidents):
    sheet = at(theme="dark", title="Sahara").execute_script(SHEET)
    for words in (
        "Sahara",
        "11 incidents · ",
        "Made on",
        "Battle",
        "disputed border",
        "Natural Earth",
        "GeoNames",
    ):
        assert words in sheet["text"]
    assert sheet["titles"][0] == "131 fighters killed in a battle near Tinzaouaten"
    assert sheet["titles"][-1].startswith("Over 30,000")
    assert sheet["killed"][:2] == ["131", "~24at least 24"]
    assert (sheet["killed"].count("0stated: none"), sheet["killed"][-1]) == (1, "not stated")
    assert sheet["rows"] == len(incidents)
    assert (sheet["buttons"], sheet["left"]) == (0, 0)
    assert min(sheet["pixel"][:3]) > 150
    assert sheet["ink"].strip() == "#2b2a28"
    assert (sheet["upright"] * 64 / sheet["width"]).is_integer()
    assert 600 < sheet["upright"] <= 700


def test_only_what_is_selected_is_listed_and_the_rest_of_many_counted(at, incidents):
    select = "dateline.selection(document.querySelector('[id^=incidents-]').id).set({type: ['protest', 'accident']});"
    sheet = at().execute_script(select + SHEET)
    assert sorted(sheet["titles"]) == [
        "Hundreds march in the capital", "Lorry overturns on the desert road", "Vessel lost, its place not given",
    ]  # fmt: skip
    many = incidents.loc[[0] * 320].assign(id=[f"n{number}" for number in range(320)]).reset_index(drop=True)
    sheet = at(many).execute_script(SHEET)
    assert sheet["rows"] == 300
    assert "And 20 more." in sheet["text"]


def test_a_map_of_somebodys_own_prints_as_it_is_where_nothing_makes_a_sheet(page, incidents, tmp_path):
    drawn = OfflineMap("Theirs")
    IncidentLayer(IncidentTables(incidents)).add_to(drawn)
    write_map(drawn, tmp_path / "theirs.html")
    opened = page(tmp_path / "theirs.html")
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    shown = opened.execute_script("return getComputedStyle(document.querySelector('.leaflet-container')).display")
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert shown == "block"


def test_a_map_without_incidents_prints(at, incidents):
    sheet = at(incidents.iloc[:0]).execute_script(SHEET)
    assert "0 incidents" in sheet["text"]
    assert sheet["rows"] == 0
