"""QML: well formed, in the shared palette, with the expressions where QGIS looks for them."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from dateline.export.styles import STYLES
from dateline.model import EventType
from dateline.palette import EVENT_COLOURS
from dateline.schema import TABLES


def test_every_layer_has_a_style():
    assert set(STYLES) <= {name for name, table in TABLES.items() if table.shape}


def test_incidents_are_coloured_by_type():
    root = ET.fromstring(STYLES["incidents"]())
    renderer = root.find("renderer-v2")
    assert (renderer.get("type"), renderer.get("attr")) == ("categorizedSymbol", "event_type")
    categories = {node.get("value"): node.get("symbol") for node in renderer.iter("category")}
    assert set(categories) == {*EventType, ""}
    for event, colour in EVENT_COLOURS.items():
        symbol = renderer.find(f"symbols/symbol[@name='{categories[event]}']")
        rgb = symbol.find("layer/Option/Option[@name='color']").get("value").split(",")[:3]
        assert "#" + "".join(f"{int(part):02x}" for part in rgb) == colour


def test_incidents_grow_with_the_killed_and_tallies_do_not():
    root = ET.fromstring(STYLES["incidents"]())
    sizes = {
        node.find("Option[@name='expression']").get("value")
        for node in root.iterfind(".//data_defined_properties//Option[@name='size']")
    }
    assert sizes == {'if("tally", 2.6, 2.6 + 0.8 * sqrt(min(coalesce("killed", 0), 900)))'}
    assert root.find("renderer-v2/orderby/orderByClause").text == '"killed"'


@pytest.mark.parametrize("name", sorted(STYLES))
def test_expressions_name_columns_of_the_table(name: str):
    for node in ET.fromstring(STYLES[name]()).iter("Option"):
        if node.get("name") == "expression":
            quoted = node.get("value").split('"')[1::2]
            assert set(quoted) <= set(TABLES[name].columns), node.get("value")
