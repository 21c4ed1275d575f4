"""What happened as circles: coloured by type, as large as the deaths, hollow where the place is vague; and its time."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from dateline.export.qgis.symbols import INK, PAPER, add_marker
from dateline.export.qgis.xml import rgba

__all__ = [
    "GROWTH_MM",
    "HOLLOW_MM",
    "SMALLEST_MM",
    "add_categories",
    "add_circle",
    "add_single",
    "add_time",
    "first_by",
    "labelled_by",
    "size_by",
]

SMALLEST_MM = 2.6
"""Diameter of an incident without deaths: big enough to be clicked."""

GROWTH_MM = 0.8
"""Times the root of the deaths: 131 give 12 mm."""

MOST_DRAWN = 900
"""Deaths beyond which a circle grows no more: 27 mm hide enough of a map."""

HOLLOW_MM = 0.7
"""Width of a ring that says: not here, but hereabouts."""

LABELLED_DEATHS = {20_000_000: 50, 5_000_000: 10}
"""Scale denominator to the deaths from which an incident is labelled on a smaller map; on larger ones one is enough."""


def size_by(deaths: str) -> str:
    """Return an expression: the diameter in millimetres by a column of deaths."""
    return f'{SMALLEST_MM} + {GROWTH_MM} * sqrt(min(coalesce("{deaths}", 0), {MOST_DRAWN}))'


def labelled_by(deaths: str) -> str:
    """Return an expression: whether a row has deaths enough, in this column, to be labelled at the map's scale."""
    cases = " ".join(f"WHEN @map_scale > {scale} THEN {least}" for scale, least in LABELLED_DEATHS.items())
    return f'coalesce("{deaths}", 0) >= CASE {cases} ELSE 1 END'


def first_by(deaths: str) -> Mapping[str, str]:
    """Return what lets the deadliest be labelled first, should there be no room for all: 0 to 10."""
    return {"Priority": f'scale_exp("{deaths}", 0, {MOST_DRAWN}, 3, 10, 0.5)'}


def add_circle(symbols: ET.Element, name: str, colour: str, size: str, hollow: str, *, shape: str = "'circle'") -> None:
    """Add a symbol of a colour whose size, shape and hollowness are expressions."""
    expressions = {
        "name": shape,
        "size": size,
        "fillColor": f"if({hollow}, '{rgba(PAPER, 0.6)}', '{rgba(colour)}')",
        "outlineColor": f"if({hollow}, '{rgba(colour)}', '{rgba(PAPER)}')",
        "outlineWidth": f"if({hollow}, {HOLLOW_MM}, 0.3)",
    }
    casing = {
        "fillColor": f"'{rgba(PAPER, 0.0)}'",
        "outlineColor": f"'{rgba(INK)}'",
        "outlineWidth": f"if({hollow}, {HOLLOW_MM + 0.3}, 0.5)",
    }
    add_marker(
        symbols, name, rgba(colour), rgba(PAPER), SMALLEST_MM, opacity=0.9, expressions=expressions, casing=casing
    )


def add_time(layer: ET.Element, start: str, end: str) -> None:
    """Let QGIS' temporal controller show what falls into a span: until the end of its last day.

    Rows without a date are left out of a span, as they may lie in any. By expressions (mode 4), as by columns (mode 2)
    QGIS takes a missing end for one that never comes. As times, not days: SQLite would compare those by their text.
    """
    span = {
        "startExpression": f'to_datetime("{start}")',
        "endExpression": f"""to_datetime(coalesce("{end}", "{start}")) + to_interval('1 day')""",
    }
    ET.SubElement(layer, "temporal", {"enabled": "1", "mode": "4", "limitMode": "0", "accumulate": "0", **span})


def add_categories(
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


def add_single(layer: ET.Element) -> ET.Element:
    """Add a renderer with one symbol, and return where it goes, called 0."""
    renderer = ET.SubElement(
        layer, "renderer-v2", {"type": "singleSymbol", "symbollevels": "0", "forceraster": "0", "enableorderby": "0"}
    )
    return ET.SubElement(renderer, "symbols")
