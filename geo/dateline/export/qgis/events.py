"""The styles of events in a codebook's schema: drawn, labelled and set in time as incidents are, by its columns.

Codes are those of the UCDP GED codebook 25.1 and of ACLED's: `dateline.codebooks` has the tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from xml.etree import ElementTree as ET

from dateline.export.qgis.circles import (
    HOLLOW_MM,
    SMALLEST_MM,
    add_categories,
    add_circle,
    add_time,
    first_by,
    labelled_by,
    size_by,
)
from dateline.export.qgis.labels import Label, add_labels
from dateline.export.qgis.symbols import INK, PAPER, add_marker
from dateline.export.qgis.tips import WHEN, quoted, tip
from dateline.export.qgis.xml import VERSION, document, rgba
from dateline.frame.areas import AREA_PREC
from dateline.model import EventType
from dateline.palette import EVENT_COLOURS

__all__ = ["EVENTS", "Events", "event_style"]


@dataclass(frozen=True, slots=True)
class Events:
    """What a codebook calls the columns that events are drawn by."""

    column: str
    """Of types."""
    types: Mapping[str, tuple[str, EventType]]
    """Each value of it: what the legend calls it, and whose colour it has."""
    deaths: str
    vague: str
    """An expression: the point is only the middle of an area."""
    span: tuple[str, str]
    """Columns of the first and the last day."""
    place: str
    name: str
    """An expression: what a row is called."""
    tip: tuple[str, ...]
    """Expressions: what stands below its name under the mouse."""


EVENTS: Mapping[str, Events] = MappingProxyType(
    {
        "ucdp": Events(
            column="type_of_violence",
            types={
                "1": ("State-based conflict", EventType.BATTLE),
                "2": ("Non-state conflict", EventType.PROTEST),
                "3": ("One-sided violence", EventType.VIOLENCE),
            },
            deaths="best",
            vague=f'"where_prec" >= {AREA_PREC}',
            span=("date_start", "date_end"),
            place="where_coordinates",
            name='"dyad_name"',
            tip=(
                WHEN,
                """concat("where_coordinates", ', ', "country")""",
                """"best" || ' killed' || if("low" < "high", ' (' || "low" || ' to ' || "high" || ')', '')""",
                '"source_article"',
            ),
        ),
        "acled": Events(
            column="event_type",
            types={
                "Battles": ("Battles", EventType.BATTLE),
                "Explosions/Remote violence": ("Explosions/Remote violence", EventType.EXPLOSION),
                "Violence against civilians": ("Violence against civilians", EventType.VIOLENCE),
                "Protests": ("Protests", EventType.PROTEST),
                "Riots": ("Riots", EventType.RIOT),
                "Strategic developments": ("Strategic developments", EventType.STRATEGIC),
            },
            deaths="fatalities",
            vague='"geo_precision" = 3',
            span=("event_date", "event_date"),
            place="location",
            name=""""sub_event_type" || ': ' || "actor1" || coalesce(' - ' || "actor2", '')""",
            tip=(
                """format_date("event_date", 'd MMMM yyyy')""",
                """concat("location", ', ', "country")""",
                """"fatalities" || ' killed'""",
                quoted("notes"),
                '"source"',
            ),
        ),
    }
)
"""By the name of the codebook, which is its table's."""


def event_style(name: str) -> str:
    """Return the style of a codebook's table as QML."""
    events = EVENTS[name]
    root = ET.Element("qgis", {"version": VERSION, "styleCategories": "AllStyleCategories", "labelsEnabled": "1"})
    add_time(root, *events.span)
    entries = [(value, label) for value, (label, _) in events.types.items()]
    hollow = ("(hollow)", "Hollow: somewhere in a wider area")
    symbols = add_categories(root, events.column, [*entries, ("", "Other"), hollow], order=events.deaths)
    colours = [*(EVENT_COLOURS[kind] for _, kind in events.types.values()), INK]
    for number, colour in enumerate(colours):
        add_circle(symbols, str(number), colour, size_by(events.deaths), events.vague)
    add_marker(symbols, str(len(colours)), rgba(PAPER, 0.6), rgba(INK), SMALLEST_MM, width=HOLLOW_MM)
    said = f""""{events.place}" || '\\n' || "{events.deaths}" || ' killed'"""
    add_labels(root, Label(said, INK, 8.5, labelled_by(events.deaths), expressions=first_by(events.deaths), bold=True))
    ET.SubElement(root, "previewExpression").text = events.name
    ET.SubElement(root, "mapTip").text = tip(events.name, *events.tip)
    return document(root)
