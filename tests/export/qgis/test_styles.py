"""QML: well formed, in the shared palette, with the expressions where QGIS looks for them."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from dateline.codebooks import CODEBOOKS
from dateline.codebooks.acled import GEO_PRECISION, vocabulary
from dateline.export.qgis import EVENTS, STYLED, event_style, style
from dateline.export.qgis.styles import LEGEND_DEATHS
from dateline.export.qgis.tips import NAMES, TIPS
from dateline.model import EventType
from dateline.palette import EVENT_COLOURS
from dateline.schema import TABLES


def test_every_layer_has_a_style_and_every_table_a_name_and_a_tip():
    assert set(STYLED) == {name for name, table in TABLES.items() if table.shape}
    assert set(NAMES) == set(TIPS) == set(TABLES)


def test_incidents_are_coloured_by_type():
    root = ET.fromstring(style("incidents"))
    renderer = root.find("renderer-v2")
    assert (renderer.get("type"), renderer.get("attr")) == ("categorizedSymbol", "event_type")
    categories = {node.get("value"): node.get("symbol") for node in renderer.iter("category")}
    legend = {"(hollow)", "(diamond)", *(f"({deaths} killed)" for deaths in LEGEND_DEATHS)}
    assert set(categories) == {*EventType, "", *legend}
    for event, colour in EVENT_COLOURS.items():
        symbol = renderer.find(f"symbols/symbol[@name='{categories[event]}']")
        rgb = symbol.find("layer/Option/Option[@name='color']").get("value").split(",")[:3]
        assert "#" + "".join(f"{int(part):02x}" for part in rgb) == colour


def test_incidents_grow_with_the_killed_and_tallies_do_not():
    root = ET.fromstring(style("incidents"))
    sizes = {
        node.find("Option[@name='expression']").get("value")
        for node in root.iterfind(".//data_defined_properties//Option[@name='size']")
    }
    assert sizes == {'if("tally", 4.2, 2.6 + 0.8 * sqrt(min(coalesce("killed", 0), 900)))'}
    assert root.find("renderer-v2/orderby/orderByClause").text == '"killed"'


def test_a_vague_place_is_hollow_and_a_tally_a_diamond():
    found = {
        (node.get("name"), node.find("Option[@name='expression']").get("value"))
        for node in ET.fromstring(style("incidents")).iterfind(".//Option/Option[@type='Map']")
        if node.find("Option[@name='expression']") is not None
    }
    fills = {expression for name, expression in found if name == "fillColor"}
    assert any(
        expression.startswith('if("tally" OR coalesce("where_prec", 7) >= 3, \'255,255,255,') for expression in fills
    )
    assert ("name", "if(\"tally\", 'diamond', 'circle')") in found


def test_disputed_lines_are_dashed_and_named():
    root = ET.fromstring(style("borders"))
    dashed = [
        symbol.get("name") for symbol in root.iter("symbol") if symbol.find(".//*[@name='customdash']") is not None
    ]
    (disputed,) = (node.get("symbol") for node in root.iter("category") if node.get("value") == "disputed")
    assert dashed == [disputed]
    assert root.find(".//text-style").get("fieldName") == '"name"'


@pytest.mark.parametrize("name", TABLES)
def test_expressions_name_columns_of_the_table(name: str):
    expressions = [NAMES[name], *re.findall(r"\[% (.*?) %\]", TIPS[name], re.DOTALL)]
    if name in STYLED:
        root = ET.fromstring(style(name))
        expressions += [node.get("value") for node in root.iter("Option") if node.get("name") == "expression"]
        expressions += [node.get("fieldName") for node in root.iter("text-style")]
        expressions += [node.get(key) for node in root.iter("temporal") for key in ("startExpression", "endExpression")]
    for expression in expressions:
        assert set(re.findall(r'"([^"]*)"', expression)) <= set(TABLES[name].columns), expression


def test_every_codebook_with_columns_of_its_own_has_a_style():
    assert set(EVENTS) == {name for name, codebook in CODEBOOKS.items() if not codebook.table.tags}


@pytest.mark.parametrize("name", EVENTS)
def test_a_codebooks_style_names_its_columns(name: str):
    root = ET.fromstring(event_style(name))
    expressions = [EVENTS[name].name, *re.findall(r"\[% (.*?) %\]", root.find("mapTip").text, re.DOTALL)]
    expressions += [node.get("value") for node in root.iter("Option") if node.get("name") == "expression"]
    expressions += [node.get("fieldName") for node in root.iter("text-style")]
    expressions += [node.get(key) for node in root.iter("temporal") for key in ("startExpression", "endExpression")]
    assert len(expressions) > 10
    for expression in [*expressions, f'"{root.find("renderer-v2").get("attr")}"']:
        assert set(re.findall(r'"([^"]*)"', expression)) <= set(CODEBOOKS[name].table.columns), expression


def test_acleds_types_are_those_that_it_has():
    kinds = {value: str(kind) for value, (_, kind) in EVENTS["acled"].types.items()}
    assert kinds == {words: kind for kind, words in vocabulary()["event_types"].items()}
    assert max(GEO_PRECISION.values()) == 3  # which is what is drawn hollow


def test_tips_show_nothing_that_is_not_escaped():
    for tip in TIPS.values():
        for expression in re.findall(r"\[% (.*?) %\]", tip, re.DOTALL):
            assert expression.startswith("replace(replace(coalesce(")
            assert expression.endswith("'&', '&amp;'), '<', '&lt;')")
