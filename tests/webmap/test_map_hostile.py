"""Text that tries to run, through every field that carries text from outside."""

import re

import geopandas as gpd
import pandas as pd
import pytest
from shapely import Point

from dateline.webmap import Overlay, incident_map, write_map

pytestmark = pytest.mark.browser

PAYLOADS = [
    "<script>window.ran=1</script>",
    "</script><script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "\"'><svg onload=window.ran=1>",
    "' onmouseover='window.ran=1' x='",
    "javascript:window.ran=1",
    "JaVa\tScRiPt:window.ran=1",
    "data:text/html,<script>window.ran=1</script>",
    "${window.ran=1}`;window.ran=1;`",
    "\\\";window.ran=1;//\\",
    "\u2028window.ran=1//\u2029",
    "\u202eevil\u2066<b>bold</b>",
    "{{7*7}}{% for x in y %}{#",
    "<!--<script>window.ran=1//-->",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<details open ontoggle=window.ran=1>",
    "</style><svg><animate onbegin=window.ran=1 attributeName=x dur=1s>",
    "&lt;script&gt;window.ran=1&lt;/script&gt;%3Cscript%3Ewindow.ran=1%3C/script%3E",
    "=HYPERLINK(\"javascript:window.ran=1\")",
    "constructor",
    "__proto__",
]  # fmt: skip

TEXT = ["id", "title", "event_type", "sub_event_type", "place", "admin1", "country", "iso_a3", "casualties", "actors",
        "border_with", "quote", "article", "articles", "sources", "date_start", "published"]  # fmt: skip


@pytest.fixture
def hostile():
    """One incident, place, report, figure and claim for each payload, which stands in all of their text."""
    count = range(len(PAYLOADS))
    points = gpd.points_from_xy([number % 6 * 3 for number in count], [number // 6 * 3 for number in count])
    rows = [dict.fromkeys(TEXT, payload) | {"where_prec": 1, "killed": 3, "border_km": 1.0} for payload in PAYLOADS]
    incidents = gpd.GeoDataFrame(rows, geometry=points, crs="EPSG:4326")
    named = [dict.fromkeys(["place_id", "name", "feature_class", "country"], payload) for payload in PAYLOADS]
    said = ["incident_id", "article", "title", "source", "url", "quote", "kind", "party", "said_by", "use", "about",
            "value", "place", "published", "date_text", "where_text"]  # fmt: skip
    statements = pd.DataFrame([dict.fromkeys(said, payload) | {"low": 1} for payload in PAYLOADS])
    return {
        "incidents": incidents,
        "places": gpd.GeoDataFrame(named, geometry=points.translate(1, 1), crs="EPSG:4326"),
        "reports": statements,
        "figures": statements,
        "claims": statements,
    }


@pytest.mark.parametrize("policy", [True, False])
def test_text_is_shown_and_never_runs(page, hostile, tmp_path, policy):
    path = tmp_path / "map.html"
    write_map(incident_map(hostile.pop("incidents"), **hostile, title=" ".join(PAYLOADS)), path)
    if not policy:
        # The page must hold without its second line of defence, too.
        html = path.read_text(encoding="utf-8")
        path.write_text(re.sub("<meta http-equiv[^>]*>", "", html), encoding="utf-8")
    opened = page(path)
    assert opened.execute_script("return dateline.markers") == len(PAYLOADS)
    for payload in PAYLOADS:
        assert opened.execute_script("return dateline.open(arguments[0])", payload)
        shown = opened.execute_script("return document.querySelector('.dateline-details').textContent")
        assert shown.count(payload) >= 8
        assert opened.execute_script("return document.querySelector('.dateline-details h2').textContent") == payload
    assert opened.execute_script("return document.querySelector('.dateline-list .dateline-heading').textContent")
    elements = opened.execute_script("return document.querySelectorAll('svg, img, iframe, b b').length")
    assert elements == 0
    assert opened.execute_script("return window.ran") is None
    assert opened.requests() == []
    assert opened.complaints() == []


EVERYTHING = """
    const done = arguments[arguments.length - 1];
    const [payloads] = arguments;
    const selection = dateline.selection(document.querySelector('script[id^="incidents-"]').id);
    for (const card of dateline.deck(map_0).cards) {
        card.fold(false);
    }
    document.querySelectorAll('details').forEach(one => { one.open = true; });
    for (const facet of selection.facets.values()) {
        for (const option of facet.kind === 'choice' ? [...facet.options] : payloads) {
            if (facet.kind === 'choice' || facet.kind === 'text') {
                selection.set({ [facet.name]: facet.kind === 'choice' ? [option] : option });
            }
        }
        selection.set({ [facet.name]: null });
    }
    for (const item of document.querySelectorAll('.dateline-item')) {
        item.dispatchEvent(new MouseEvent('mouseenter'));
        item.click();
        document.querySelectorAll('.dateline-details [aria-expanded=false]').forEach(one => one.click());
    }
    map_0.eachLayer(layer => layer.symbols?.forEach(symbol => map_0.fire('mousemove', {
        layerPoint: map_0.latLngToLayerPoint([symbol.lat, symbol.lon]), latlng: L.latLng(symbol.lat, symbol.lon) })));
    window.dispatchEvent(new Event('beforeprint'));
    window.dispatchEvent(new Event('afterprint'));
    dateline.picture(map_0, selection);
    setTimeout(() => done(document.querySelectorAll('svg, img, iframe, object, embed, math, style style').length), 400);
"""
"""Opens every card and incident, asks for all that can be asked, prints and paints; counts elements of theirs."""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_runs_whatever_is_opened_asked_or_handed_on(page, hostile, tmp_path, language):
    layers = [gpd.GeoDataFrame({payload: [payload]}, geometry=[Point(1, 1)], crs="EPSG:4326") for payload in PAYLOADS]
    overlays = [Overlay(payload, layer) for payload, layer in zip(PAYLOADS, layers, strict=True)]
    path = tmp_path / "map.html"
    drawn = incident_map(hostile.pop("incidents"), **hostile, overlays=overlays, title=PAYLOADS[0], language=language)
    write_map(drawn, path)
    opened = page(path)
    assert opened.execute_async_script(EVERYTHING, PAYLOADS) == 0
    assert opened.execute_script("return window.ran") is None
    assert opened.requests() == []
    assert opened.complaints() == []


def test_only_web_addresses_become_links(page, hostile, tmp_path):
    incidents, reports = hostile["incidents"], hostile["reports"]
    reports.loc[0, "url"] = "https://example.org/?q=<b>&x=\"'"
    reports.loc[1, "url"] = "/etc/passwd"
    reports.loc[2, "url"] = "file:///etc/passwd"
    write_map(incident_map(incidents, reports=reports), tmp_path / "map.html")
    opened = page(tmp_path / "map.html")
    links = set()
    for payload in PAYLOADS:
        opened.execute_script("dateline.open(arguments[0])", payload)
        links |= {link.get_attribute("href") for link in opened.find_elements("css selector", ".dateline-details a")}
    assert links == {"https://example.org/?q=%3Cb%3E&x=%22%27"}


def test_places_show_their_names_as_text(page, hostile, tmp_path):
    empty = hostile["incidents"].iloc[:0]
    write_map(incident_map(empty, places=hostile["places"]), tmp_path / "map.html")
    opened = page(tmp_path / "map.html")
    opened.execute_script("map_0.setView([3, 8], 5, {animate: false})")
    for payload, point in zip(PAYLOADS, hostile["places"].geometry, strict=True):
        x, y = opened.execute_script(
            "const p = map_0.latLngToContainerPoint([arguments[0], arguments[1]]); return [p.x, p.y]", point.y, point.x
        )
        opened.execute_script(
            "map_0.fire('click', {layerPoint: map_0.containerPointToLayerPoint([arguments[0], arguments[1]])})", x, y
        )
        name = opened.execute_script("return document.querySelector('.dateline-details h2').textContent")
        assert name == payload
    assert opened.execute_script("return window.ran") is None
    assert opened.complaints() == []
