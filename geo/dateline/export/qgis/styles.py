"""The style of each layer, in QGIS' own format, QML: how it is drawn, labelled, and filtered by time.

Incidents are circles whose area grows with the people killed, coloured by type, the small drawn over the large. Where
the point is only the middle of an area the circle is hollow, and the area is hatched. A tally is a hollow diamond of
fixed size: it is no incident, and its figure is added into no sum. Places and mentions are small and grey, to lie
below; disputed lines are dashed and named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import sqrt
from types import MappingProxyType
from xml.etree import ElementTree as ET

from dateline.export.qgis.circles import (
    GROWTH_MM,
    HOLLOW_MM,
    SMALLEST_MM,
    add_categories,
    add_circle,
    add_single,
    add_time,
    first_by,
    labelled_by,
    size_by,
)
from dateline.export.qgis.labels import ALONG, Label, add_labels
from dateline.export.qgis.symbols import INK, PAPER, add_hatch, add_line, add_marker
from dateline.export.qgis.tips import NAMES, TIPS, VAGUE
from dateline.export.qgis.xml import VERSION, document, rgba
from dateline.palette import EVENT_COLOURS, EVENT_LABELS

__all__ = ["STYLED", "TIMED", "add_style", "style"]

TALLY_MM = 4.2
"""From corner to corner of the diamond."""

LEGEND_DEATHS = (1, 10, 100)
"""Whose circles the legend shows."""

DISPUTED = "#b3541e"
LINE = "#8a8378"
COAST = "#8fa3b0"

INCIDENT_SIZE = f'if("tally", {TALLY_MM}, {size_by("killed")})'
HOLLOW = f'"tally" OR {VAGUE}'
PLACE_SIZE = '1.4 + 0.4 * sqrt(min("mentions", 100))'

DEATHS = """CASE
WHEN "killed_high" IS NULL THEN "killed" || '+'
WHEN "killed_low" < "killed_high" THEN "killed_low" || '–' || "killed_high"
ELSE "killed"
END"""
"""As a range, where claims differ; open upwards, where no highest is said."""

STYLED = ("incidents", "areas", "mentions", "places", "borders")
"""The layers that have a style."""

TIMED = ("incidents", "areas")
"""The layers that have dates."""

SPAN = ("date_start", "date_end")
"""Their columns of them."""


def style(name: str) -> str:
    """Return a layer's style as QML."""
    root = ET.Element("qgis", {"version": VERSION, "styleCategories": "AllStyleCategories", "labelsEnabled": "1"})
    add_style(root, name)
    return document(root)


def add_style(layer: ET.Element, name: str) -> None:
    """Add to a layer or style how the rows of a table look, and what they are called."""
    if name in TIMED:
        add_time(layer, *SPAN)
    if name in STYLED:
        _RENDERERS[name](layer)
    if name in _LABELS:
        add_labels(layer, _LABELS[name])
    ET.SubElement(layer, "previewExpression").text = NAMES[name]
    ET.SubElement(layer, "mapTip").text = TIPS[name]


def _add_incidents(layer: ET.Element) -> None:
    symbols = add_categories(layer, "event_type", [*_event_types(), *_LEGEND], order="killed")
    for number, colour in enumerate([*EVENT_COLOURS.values(), INK]):
        add_circle(symbols, str(number), colour, INCIDENT_SIZE, HOLLOW, shape="if(\"tally\", 'diamond', 'circle')")
    entries = len(EVENT_COLOURS) + 1
    hollow = rgba(PAPER, 0.6)
    add_marker(symbols, str(entries), hollow, rgba(INK), SMALLEST_MM, width=HOLLOW_MM)
    add_marker(symbols, str(entries + 1), hollow, rgba(INK), TALLY_MM, width=HOLLOW_MM, shape="diamond")
    for number, deaths in enumerate(LEGEND_DEATHS, entries + 2):
        add_marker(symbols, str(number), rgba(INK, 0.3), rgba(INK), SMALLEST_MM + GROWTH_MM * sqrt(deaths))


def _add_areas(layer: ET.Element) -> None:
    symbols = add_categories(layer, "event_type", _event_types())
    for number, colour in enumerate([*EVENT_COLOURS.values(), INK]):
        add_hatch(symbols, str(number), rgba(colour))
    # Of the layer and not of its symbols: a hundred areas of one country are no darker than one.
    ET.SubElement(layer, "layerOpacity").text = "0.45"


def _add_mentions(layer: ET.Element) -> None:
    add_marker(add_single(layer), "0", rgba(INK), rgba(PAPER), 1.4, opacity=0.5)


def _add_places(layer: ET.Element) -> None:
    add_marker(add_single(layer), "0", rgba(INK), rgba(PAPER), 1.8, opacity=0.45, expressions={"size": PLACE_SIZE})


def _add_borders(layer: ET.Element) -> None:
    kinds = [("border", "Border"), ("coast", "Coast"), ("disputed", "Disputed line")]
    symbols = add_categories(layer, "kind", kinds)
    add_line(symbols, "0", rgba(LINE), 0.3)
    add_line(symbols, "1", rgba(COAST), 0.2)
    add_line(symbols, "2", rgba(DISPUTED), 0.4, dashes="1.8;1.2")


_RENDERERS: Mapping[str, Callable[[ET.Element], None]] = MappingProxyType(
    {
        "incidents": _add_incidents,
        "areas": _add_areas,
        "mentions": _add_mentions,
        "places": _add_places,
        "borders": _add_borders,
    }
)

_LEGEND = [
    ("(hollow)", "Hollow: somewhere in a wider area"),
    ("(diamond)", "Diamond: a running total, in no sum"),
    *((f"({deaths} killed)", f"{deaths} killed") for deaths in LEGEND_DEATHS),
]
"""Entries that no incident falls under, which say what shape and size mean."""


_LABELS: Mapping[str, Label] = MappingProxyType(
    {
        "incidents": Label(
            f"""coalesce("place" || '\\n', '') || {DEATHS} || ' killed'""",
            INK,
            8.5,
            f'NOT "tally" AND {labelled_by("killed")}',
            bold=True,
            expressions=first_by("killed"),
        ),
        "places": Label(
            """if("name" = "country", upper("name"), "name")""",
            "#77736c",
            7.5,
            'coalesce("name" = "country", false) OR @map_scale < if("mentions" < 5, 4000000, 20000000)',
            expressions={"Priority": "1"},
        ),
        "borders": Label('"name"', DISPUTED, 7.5, "\"kind\" = 'disputed'", ALONG, italic=True),
    }
)


def _event_types() -> list[tuple[str, str]]:
    """Return each type and its label, and what stands for whatever else a user may enter."""
    return [*((str(event), label) for event, label in EVENT_LABELS["en"].items()), ("", "Other")]
