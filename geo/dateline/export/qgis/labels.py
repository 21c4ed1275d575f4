"""Labels: what is written beside a point or along a line, when, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from dateline.export.qgis.symbols import PAPER
from dateline.export.qgis.xml import add_properties, rgba

__all__ = ["ALONG", "Label", "add_labels"]

BESIDE = {
    "placement": "6",  # Qgis::LabelPlacement::OrderedPositionsAroundPoint
    "predefinedPositionOrder": "R,L,TR,BR,TL,BL,TSR,BSR",
    "offsetType": "1",  # from the symbol's edge, not from its middle
    "dist": "0.6",
    "distUnits": "MM",
}
"""Where a label may stand round its point: on the right, or wherever there is room."""

ALONG = {
    "placement": "3",  # Qgis::LabelPlacement::Curved
    "placementFlags": "10",  # above the line, up being that of the map
    "dist": "0.5",
    "distUnits": "MM",
    "repeatDistance": "120",
    "repeatDistanceUnits": "MM",
}
"""Along its line."""


@dataclass(frozen=True, slots=True)
class Label:
    """The labels of a layer."""

    text: str
    """An expression."""
    colour: str
    size_pt: float
    show: str
    """An expression: which rows have one."""
    placement: Mapping[str, str] = field(default_factory=lambda: BESIDE)
    expressions: Mapping[str, str] = field(default_factory=dict)
    """Other properties that depend on the row."""
    bold: bool = False
    italic: bool = False


def add_labels(layer: ET.Element, label: Label) -> None:
    """Add labels to a layer or style; those that find no room are left out."""
    settings = ET.SubElement(ET.SubElement(layer, "labeling", {"type": "simple"}), "settings")
    style = {
        "fieldName": label.text,
        "isExpression": "1",
        "textColor": rgba(label.colour),
        "textOpacity": "1",
        "fontSize": str(label.size_pt),
        "fontSizeUnit": "Point",
        "fontWeight": "75" if label.bold else "50",
        "fontItalic": "1" if label.italic else "0",
        "multilineHeight": "0.9",
        "allowHtml": "0",  # what it says may be of an article
    }
    text = ET.SubElement(settings, "text-style", style)
    buffer = {
        "bufferDraw": "1",
        "bufferSize": "0.7",
        "bufferSizeUnits": "MM",
        "bufferColor": rgba(PAPER),
        "bufferOpacity": "0.85",
        "bufferNoFill": "1",
        "bufferJoinStyle": "128",
    }
    ET.SubElement(text, "text-buffer", buffer)
    ET.SubElement(settings, "text-format", {"multilineAlign": "3", "wrapChar": ""})
    ET.SubElement(settings, "placement", dict(label.placement))
    ET.SubElement(settings, "rendering", {"drawLabels": "1", "obstacle": "1", "maxNumLabels": "2000"})
    add_properties(settings, "dd_properties", {"Show": label.show, **label.expressions})
