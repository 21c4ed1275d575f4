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

from dateline.export.qgis.labels import ALONG, Label, add_labels
from dateline.export.qgis.symbols import INK, PAPER, add_hatch, add_line, add_marker
from dateline.export.qgis.tips import NAMES, TIPS, VAGUE
from dateline.export.qgis.xml import VERSION, document, rgba
from dateline.palette import EVENT_COLOURS, EVENT_LABELS

__all__ = ["STYLED", "TIMED", "add_style", "style"]

SMALLEST_MM = 2.6
"""Diameter of an incident without deaths: big enough to be clicked."""

GROWTH_MM = 0.8
"""Times the root of the deaths: 131 give 12 mm."""

MOST_DRAWN = 900
"""Deaths beyond which a circle grows no more: 27 mm hide enough of a map."""

TALLY_MM = 4.2
"""From corner to corner of the diamond."""

HOLLOW_MM = 0.7
"""Width of a ring that says: not here, but hereabouts."""

LABELLED_DEATHS = {20_000_000: 50, 5_000_000: 10}
"""Scale denominator to the deaths from which an incident is labelled on a smaller map; on larger ones one is enough."""

LEGEND_DEATHS = (1, 10, 100)
"""Whose circles the legend shows."""

DISPUTED = "#b3541e"
LINE = "#8a8378"
COAST = "#8fa3b0"

INCIDENT_SIZE = f'if("tally", {TALLY_MM}, {SMALLEST_MM} + {GROWTH_MM} * sqrt(min(coalesce("killed", 0), {MOST_DRAWN})))'
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


def style(name: str) -> str:
    """Return a layer's style as QML."""
    root = ET.Element("qgis", {"version": VERSION, "styleCategories": "AllStyleCategories", "labelsEnabled": "1"})
    add_style(root, name)
    return document(root)


def add_style(layer: ET.Element, name: str) -> None:
    """Add to a layer or style how the rows of a table look, and what they are called."""
    if name in TIMED:
        _add_time(layer)
    if name in STYLED:
        _RENDERERS[name](layer)
    if name in _LABELS:
        add_labels(layer, _LABELS[name])
    ET.SubElement(layer, "previewExpression").text = NAMES[name]
    ET.SubElement(layer, "mapTip").text = TIPS[name]


def _add_time(layer: ET.Element) -> None:
    """Let QGIS' temporal controller show what falls into a span: until the end of its last day.

    Rows without a date are left out of a span, as they may lie in any. By expressions (mode 4), as by columns (mode 2)
    QGIS takes a missing end for one that never comes. As times, not days: SQLite would compare those by their text.
    """
    span = {
        "startExpression": 'to_datetime("date_start")',
        "endExpression": """to_datetime(coalesce("date_end", "date_start")) + to_interval('1 day')""",
    }
    ET.SubElement(layer, "temporal", {"enabled": "1", "mode": "4", "limitMode": "0", "accumulate": "0", **span})


def _add_incidents(layer: ET.Element) -> None:
    symbols = _add_categories(layer, "event_type", [*_event_types(), *_LEGEND], order="killed")
    for number, colour in enumerate([*EVENT_COLOURS.values(), INK]):
        expressions = {
            "name": "if(\"tally\", 'diamond', 'circle')",
            "size": INCIDENT_SIZE,
            "fillColor": f"if({HOLLOW}, '{rgba(PAPER, 0.6)}', '{rgba(colour)}')",
            "outlineColor": f"if({HOLLOW}, '{rgba(colour)}', '{rgba(PAPER)}')",
            "outlineWidth": f"if({HOLLOW}, {HOLLOW_MM}, 0.3)",
        }
        casing = {
            "fillColor": f"'{rgba(PAPER, 0.0)}'",
            "outlineColor": f"'{rgba(INK)}'",
            "outlineWidth": f"if({HOLLOW}, {HOLLOW_MM + 0.3}, 0.5)",
        }
        add_marker(
            symbols,
            str(number),
            rgba(colour),
            rgba(PAPER),
            SMALLEST_MM,
            opacity=0.9,
            expressions=expressions,
            casing=casing,
        )
    entries = len(EVENT_COLOURS) + 1
    hollow = rgba(PAPER, 0.6)
    add_marker(symbols, str(entries), hollow, rgba(INK), SMALLEST_MM, width=HOLLOW_MM)
    add_marker(symbols, str(entries + 1), hollow, rgba(INK), TALLY_MM, width=HOLLOW_MM, shape="diamond")
    for number, deaths in enumerate(LEGEND_DEATHS, entries + 2):
        add_marker(symbols, str(number), rgba(INK, 0.3), rgba(INK), SMALLEST_MM + GROWTH_MM * sqrt(deaths))


def _add_areas(layer: ET.Element) -> None:
    symbols = _add_categories(layer, "event_type", _event_types())
    for number, colour in enumerate([*EVENT_COLOURS.values(), INK]):
        add_hatch(symbols, str(number), rgba(colour))
    # Of the layer and not of its symbols: a hundred areas of one country are no darker than one.
    ET.SubElement(layer, "layerOpacity").text = "0.45"


def _add_mentions(layer: ET.Element) -> None:
    add_marker(_add_single(layer), "0", rgba(INK), rgba(PAPER), 1.4, opacity=0.5)


def _add_places(layer: ET.Element) -> None:
    add_marker(_add_single(layer), "0", rgba(INK), rgba(PAPER), 1.8, opacity=0.45, expressions={"size": PLACE_SIZE})


def _add_borders(layer: ET.Element) -> None:
    kinds = [("border", "Border"), ("coast", "Coast"), ("disputed", "Disputed line")]
    symbols = _add_categories(layer, "kind", kinds)
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


def _labelled() -> str:
    """Return an expression: whether an incident has deaths enough to be labelled at the map's scale."""
    cases = " ".join(f"WHEN @map_scale > {scale} THEN {deaths}" for scale, deaths in LABELLED_DEATHS.items())
    return f'NOT "tally" AND coalesce("killed", 0) >= CASE {cases} ELSE 1 END'


_LABELS: Mapping[str, Label] = MappingProxyType(
    {
        "incidents": Label(
            f"""coalesce("place" || '\\n', '') || {DEATHS} || ' killed'""",
            INK,
            8.5,
            _labelled(),
            bold=True,
            # 0 to 10: the deadliest first, should there be no room for all.
            expressions={"Priority": f'scale_exp("killed", 0, {MOST_DRAWN}, 3, 10, 0.5)'},
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


def _add_categories(
    layer: ET.Element, column: str, entries: list[tuple[str, str]], order: str | None = None
) -> ET.Element:
    """Add a renderer with a symbol a value, and return where the symbols go, called by their numbers."""
    ordered = "1" if order else "0"
    renderer = ET.SubElement(
        layer,
        "renderer-v2",
        {
            "type": "categorizedSymbol",
            "attr": column,
            "symbollevels": "0",
            "forceraster": "0",
            "enableorderby": ordered,
        },
    )
    categories = ET.SubElement(renderer, "categories")
    for number, (value, label) in enumerate(entries):
        ET.SubElement(
            categories,
            "category",
            {"value": value, "label": label, "symbol": str(number), "render": "true", "type": "string"},
        )
    symbols = ET.SubElement(renderer, "symbols")
    if order:
        clause = ET.SubElement(ET.SubElement(renderer, "orderby"), "orderByClause", {"asc": "0", "nullsFirst": "0"})
        clause.text = f'"{order}"'
    return symbols


def _add_single(layer: ET.Element) -> ET.Element:
    renderer = ET.SubElement(
        layer, "renderer-v2", {"type": "singleSymbol", "symbollevels": "0", "forceraster": "0", "enableorderby": "0"}
    )
    return ET.SubElement(renderer, "symbols")
