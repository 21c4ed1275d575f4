import base64
import hashlib
import json
import re

import folium
import geopandas as gpd
import pandas as pd
import pytest

from dateline.errors import OutputError
from dateline.webmap import IncidentLayer, IncidentTables, LayerControl, PlaceLayer, incident_map, write_map

LIMIT_BYTES = 1_500_000


def policy(html):
    return re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1]


def test_nothing_is_linked(incidents, places, statements):
    html = incident_map(incidents, places=places, **statements).get_root().render()
    assert not re.search(r"<script[^>]*\ssrc=|<link[^>]*stylesheet|<iframe|<img", html)
    assert set(re.findall(r'<link [^>]*href="([^"]*)"', html)) == {"data:,"}
    assert len(html.encode()) < LIMIT_BYTES


def test_the_policy_names_the_scripts_and_styles_of_the_page_and_no_host(incidents):
    html = incident_map(incidents, tiles=False).get_root().render()
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        texts = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
        (allowed,) = re.findall(f"{directive} ([^;]*)", policy(html))
        assert allowed.split() == [f"'sha256-{digest}'" for digest in hashes]
    assert policy(html).startswith("default-src 'none'")
    assert "img-src data:;" in policy(html)
    assert "http" not in policy(html)


def test_what_somebody_adds_on_purpose_is_allowed(incidents):
    page = incident_map(incidents, tiles=False)
    tiles = "https://{s}.tiles.example.org/{z}/{x}/{y}.png"
    folium.TileLayer(tiles, attr="Example", name="Tiles", show=False).add_to(page)
    html = page.get_root().render()
    assert "img-src data: https://*.tiles.example.org;" in policy(html)


def test_the_title_is_text(incidents):
    title = "</title><script>alert(1)</script> {{7*7}}"
    html = incident_map(incidents, title=title).get_root().render()
    assert "<script>alert" not in html
    assert "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; {{7*7}}" in html
    assert "49" not in re.search("<title>(.*)</title>", html)[1]


def test_the_page_says_what_it_is(incidents):
    html = incident_map(incidents).get_root().render()
    assert html.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert 'name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"' in html


def test_the_same_tables_give_the_same_page(incidents, places, statements):
    page = incident_map(incidents, places=places, **statements)
    first = page.get_root().render()
    assert page.get_root().render() == first
    assert incident_map(incidents, places=places, **statements).get_root().render() == first


def test_our_layers_go_on_anybodys_map(incidents, places):
    theirs = folium.Map()
    tables = IncidentTables(incidents)
    layer = IncidentLayer(tables).add_to(theirs)
    PlaceLayer(places).add_to(theirs)
    folium.LayerControl().add_to(theirs)
    LayerControl().add_to(theirs)
    html = theirs.get_root().render()
    assert f"{layer.get_name()}.addTo({theirs.get_name()})" in html
    assert html.count(f'id="{tables.block_id}"') == 1
    assert theirs.get_bounds() == tables.bounds()


def test_layer_names_are_data(incidents):
    name = "{{7*7}}</script><b>"
    theirs = folium.Map(tiles=None)
    IncidentLayer(IncidentTables(incidents), name=name).add_to(theirs)
    LayerControl().add_to(theirs)
    html = theirs.get_root().render()
    assert '["{{7*7}}\\u003c/script\\u003e\\u003cb\\u003e"]' in html
    assert name not in html


def test_folium_is_left_as_it_was(incidents):
    incident_map(incidents).get_root().render()
    assert any("leaflet" in url for _, url in folium.Map.default_js)


def test_an_empty_table_makes_a_map(incidents):
    empty = gpd.GeoDataFrame(incidents.iloc[:0])
    assert "dateline.fit" in incident_map(empty).get_root().render()


def test_a_map_is_written_whole(incidents, tmp_path):
    path = tmp_path / "map.html"
    write_map(incident_map(incidents), path)
    assert path.read_text(encoding="utf-8").endswith("</html>\n")
    assert [file.name for file in path.parent.iterdir()] == ["map.html"]


def test_a_map_that_cannot_be_written_leaves_nothing(incidents, tmp_path):
    (tmp_path / "map.html").mkdir()
    with pytest.raises(OutputError, match="Cannot write"):
        write_map(incident_map(incidents), tmp_path / "map.html")
    assert [file.name for file in tmp_path.iterdir()] == ["map.html"]


def test_a_french_page_is_french_throughout(incidents, places):
    incidents = incidents.assign(
        border_with="Algeria", country="Chad", place=["Chad", "Lebanon"] * (len(incidents) // 2)
    )
    html = incident_map(incidents, places=places.assign(country="Niger"), language="fr").get_root().render()
    assert '<html lang="fr">' in html
    assert '"place":{"of":["Tchad","Lebanon"]' in html
    assert "<title>Incidents dans l’actualité</title>" in html
    for words in ("Algérie", "Tchad", "Lebanon", "Lieux nommés", "Frontières et noms", "Manifestation"):
        assert words in html
    data = "".join(re.findall('<script type="application/json"[^>]*>(.*?)</script>', html, re.DOTALL))
    assert "Places named" not in data


def test_a_report_that_has_only_the_country_has_it_in_the_words_of_its_incident(incidents):
    incidents = incidents.assign(country="Algeria", place="Algeria")
    reports = pd.DataFrame({"incident_id": incidents["id"], "article": "a1", "place": "Algeria"})
    html = incident_map(incidents, reports=reports, language="fr").get_root().render()
    (block,) = re.findall(r'-more">(.*?)</script>', html)
    assert json.loads(block)["reports"]["columns"]["place"]["of"] == ["Algérie"]


def test_a_language_that_we_do_not_speak_is_refused(incidents):
    with pytest.raises(ValueError, match="expected a language of en, fr; got 'de'"):
        incident_map(incidents, language="de")


def test_a_map_of_the_world_names_divisions_only_round_what_is_on_it(incidents):
    wide = incidents.iloc[:2].set_geometry(gpd.points_from_xy([-74.1, 139.7], [4.7, 35.7]), crs=4326)
    html = incident_map(wide).get_root().render()
    (block,) = (text for text in re.findall(r'layer_\d+_data">(.*?)</script>', html) if '"divisions"' in text)
    names = json.loads(block)["divisions"]["name"]
    assert {"Bogota", "Cundinamarca", "Tokyo", "Kanagawa"} <= set(names)
    assert not {"Kidal", "Bavaria"} & set(names)
    assert len(names) < 100
