"""KML: on the time slider, coloured and sized, and with nothing of an article in it that could run."""

from __future__ import annotations

import zlib
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from dateline.errors import InputError
from dateline.export import icons, read, write
from dateline.frame import Tables
from dateline.palette import EVENT_COLOURS

NS = "{http://www.opengis.net/kml/2.2}"


def placemarks(path: Path) -> list[ET.Element]:
    return list(ET.parse(path).iter(f"{NS}Placemark"))


@pytest.fixture
def written(tables: Tables, tmp_path: Path) -> Path:
    write(tables, tmp_path / "incidents.kml")
    return tmp_path / "incidents.kml"


def test_time_is_on_the_slider_and_open_ends_stay_open(tables: Tables, tmp_path: Path):
    day = date(2024, 7, 25)
    odd = tables.incidents.assign(date_start=[day, None, day], date_end=[None, day, day])
    write(odd, tmp_path / "x.kml")
    times = [
        {tag: text for tag in ("begin", "end", "when") if (text := mark.findtext(f".//{NS}{tag}"))}
        for mark in placemarks(tmp_path / "x.kml")
    ]
    assert times == [{"begin": "2024-07-25"}, {"end": "2024-07-25"}, {"when": "2024-07-25"}]


def test_the_schema_gives_types_and_a_place_that_is_not_known_no_geometry(written: Path):
    info = pyogrio.read_info(written)
    types = dict(zip(info["fields"], info["dtypes"], strict=True))
    assert (types["title"], types["killed"], types["confidence"]) == ("object", "int32", "float64")
    assert (types["tally"], types["begin"]) == ("bool", "datetime64[ms]")
    assert [mark.find(f"{NS}Point") is not None for mark in placemarks(written)] == [True, False, True]


def test_styles_have_the_colour_of_the_type_and_grow_with_the_deaths(written: Path):
    styles = {node.get("id"): node for node in ET.parse(written).iter(f"{NS}Style")}
    battle, tally, protest = (
        styles[mark.findtext(f"{NS}styleUrl").removeprefix("#")].find(f"{NS}IconStyle") for mark in placemarks(written)
    )
    red, green, blue = bytes.fromhex(EVENT_COLOURS["battle"][1:])
    assert battle.findtext(f"{NS}color") == f"ff{blue:02x}{green:02x}{red:02x}"
    assert float(battle.findtext(f"{NS}scale")) > float(protest.findtext(f"{NS}scale"))
    assert tally.findtext(f"{NS}color").startswith("66")
    assert "href" not in written.read_text("utf-8").lower()


ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=http://evil.example onerror=a()>",
    "$[quote]",
    "]]><b>",
    "&lt;b&gt;",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_of_an_article_is_markup_or_filled_in(tables: Tables, tmp_path: Path, attack: str):
    write(tables.incidents.assign(title=[attack] * 3, quote=[attack] * 3), tmp_path / "x.kml")
    for mark in placemarks(tmp_path / "x.kml"):
        shown = mark.findtext(f"{NS}description")
        # What a program fills in, and what it takes for HTML.
        assert "$[" not in shown
        cells = ET.fromstring(shown)
        assert {node.tag for node in cells.iter()} == {"table", "tr", "td"}
        assert attack in [node.text for node in cells.iter("td")]
        name = mark.findtext(f"{NS}name")
        assert "<" not in name
        assert "$[" not in name
    balloons = {node.findtext(f"{NS}text") for node in ET.parse(tmp_path / "x.kml").iter(f"{NS}BalloonStyle")}
    assert balloons == {"$[description]"}


def test_columns_that_gdal_would_hide_have_names_of_their_own(tables: Tables, tmp_path: Path):
    write(tables, tmp_path / "mentions.kml", layer="mentions")
    frame = pyogrio.read_dataframe(tmp_path / "mentions.kml")
    assert frame["name_"].dropna().tolist() == ["Tinzaouaten"]
    assert frame["end_"].tolist() == [11, 27]
    assert frame["start"].tolist() == [0, 20]


def test_numbers_beyond_32_bits_are_exact(tables: Tables, tmp_path: Path):
    large = tables.incidents.assign(killed=pd.array([-(2**63), None, 1], "Int64"))
    write(large, tmp_path / "x.kml")
    assert pyogrio.read_info(tmp_path / "x.kml", layer=0)["dtypes"].tolist().count("float64") == 4
    assert read(tmp_path / "x.kml")["killed"].tolist()[0] == -(2**63)


def test_what_google_earth_has_saved_is_read(written: Path):
    text = written.read_text("utf-8")
    for ours, theirs in {
        '<kml xmlns="': '<kml xmlns:gx="http://www.google.com/kml/ext/2.2" xmlns="',
        "-2.970000,19.951235": "\n\t3.5,20.25,0 ",
        "</Schema>": "</Schema><Folder><open>1</open>",
        "</Document>\n</Document>": "</Folder></Document></Document>",
    }.items():
        text = text.replace(ours, theirs)
    written.write_text(text, encoding="utf-8")
    assert read(written).geometry.to_list() == [shapely.Point(3.5, 20.25), None, shapely.Point(3.5, 20.25)]


def test_a_document_type_is_refused(tmp_path: Path):
    path = tmp_path / "bomb.kml"
    path.write_text('<!DOCTYPE kml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><kml><name>&b;</name></kml>')
    with pytest.raises(InputError, match=r"bomb\.kml.*no document type"):
        read(path)


def test_an_archive_has_its_icons_with_it(tables: Tables, tmp_path: Path):
    write(tables, tmp_path / "x.kmz")
    with ZipFile(tmp_path / "x.kmz") as archive:
        assert archive.namelist() == ["doc.kml", "disc.png", "ring.png"]
        root = ET.fromstring(archive.read("doc.kml"))
        heads = {name: archive.read(name)[:24] for name in archive.namelist()[1:]}
    hrefs = {node.get("id"): node.findtext(f".//{NS}href") for node in root.iter(f"{NS}Style")}
    assert hrefs == {
        "style-battle-3": "disc.png",
        "style-displacement-0-vague": "ring.png",
        "style-protest-0": "disc.png",
    }
    for head in heads.values():
        assert head == b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x40"
    assert all(node.text.startswith("ff") for node in root.iterfind(f".//{NS}IconStyle/{NS}color"))


def test_icons_are_what_they_are_called():
    disc, ring = (pixels(icon()) for icon in (icons.disc, icons.ring))
    for icon in (disc, ring):
        assert icon[0, 0].tolist()[1] == 0  # transparent
        assert (icon == icon[::-1]).all()
        assert (icon == icon.transpose(1, 0, 2)).all()
    assert disc[32, 32].tolist() == [255, 255]
    assert disc[32, 7].tolist() == [70, 255]
    assert ring[32, 32].tolist() == [255, 0]
    assert ring[32, 10].tolist() == [255, 255]


def pixels(png: bytes) -> np.ndarray:
    """Return grey and opacity of a PNG's pixels."""
    size = int.from_bytes(png[33:37], "big")
    assert png[37:41] == b"IDAT"
    rows = np.frombuffer(zlib.decompress(png[41 : 41 + size]), np.uint8).reshape(64, 129)
    assert (rows[:, 0] == 0).all()
    return rows[:, 1:].reshape(64, 64, 2)
