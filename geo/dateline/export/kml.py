"""KML 2.2 (OGC 07-147r2) for Google Earth and its like: coloured by type, sized by deaths, on the time slider.

Every column is there with its type, as ``ExtendedData``. What a reader sees of a placemark is its name and its
description, and those are made for that: programs render a description as HTML and fill in ``$[column]`` where it
stands in a text, so nothing of an article gets there but as escaped text, and the balloon shows nothing else.

A KML file has no icon, as it can only name one by an address: either a host would learn who opens the file, or the file
would not be one any more. Each program draws its own default icon, in the colour of the style, and what is vague pale.
`dateline.export.kmz` takes icons along.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

import numpy as np
import pandas as pd
import shapely

from dateline.errors import TableError
from dateline.export.kml_reader import read_placemarks
from dateline.export.recognition import Recognise
from dateline.export.values import Cell, parsed, plain, slices
from dateline.frame.areas import AREA_PREC
from dateline.palette import EVENT_COLOURS
from dateline.schema import COORDINATE_DECIMALS, Table, Type, build

__all__ = ["Icons", "read_document", "read_kml", "write_document", "write_kml"]

NAMESPACE = "http://www.opengis.net/kml/2.2"

TYPES = {
    Type.TEXT: "string",
    Type.DATE: "string",
    Type.COUNT: "int",
    Type.FLAG: "bool",
    Type.MEASURE: "double",
    Type.DEGREES: "double",
}
"""Of the columns; KML has no date."""

LARGEST_INT = (1 << 31) - 1
"""Of KML's ``int``; a column with a larger number is ``double``, and its text exact all the same."""

OWN_FIELDS = frozenset(
    {
        "name",
        "description",
        "timestamp",
        "begin",
        "end",
        "altitudemode",
        "tessellate",
        "extrude",
        "visibility",
        "draworder",
        "icon",
        "snippet",
    }
)
"""What GDAL's LIBKML calls the fields that it makes of a placemark's own elements; columns get another name."""

XML_ID = re.compile("(?!style-|schema-)[A-Za-z_][A-Za-z0-9._-]*")
"""A key that may be a placemark's ``id``, which newer GDAL shows: like no other ``id`` of the file."""

SUFFIX = "_"
"""After the name of a column that is one of `OWN_FIELDS`."""

TITLES = ("title", "name")
"""Columns whose text names a placemark, the first that a table has."""

DEATHS = np.array([1, 10, 100])
SCALES = (0.6, 0.8, 1.1, 1.5)
"""Of the icon: with fewer deaths than the first of `DEATHS`, than the second, and so on."""

NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""Characters that XML cannot hold, which only a table from elsewhere has."""

OTHER, INK = "other", "#3c3c3c"
"""The style of what is of no event type, and its colour."""

OPAQUE, FAINT, FAINTEST = "ff", "66", "33"
"""Opacity of 255, in hexadecimal: of an icon, of one that stands for something vague, and of the inside of an area."""


@dataclass(frozen=True, slots=True)
class Icons:
    """Addresses of icons, white where the style's colour is to be."""

    sharp: str
    vague: str
    """Of what is known only to an area, and of tallies."""


def write_kml(frame: pd.DataFrame, table: Table, path: Path) -> None:
    """Write a placemark a row; without a geometry where the place is not known."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        write_document(frame, table, file)


def read_kml(path: Path, recognise: Recognise) -> pd.DataFrame:
    """Read a table that `write_kml` wrote, or a program in which it was edited.

    Raises
    ------
    TableError
        Where the data of its placemarks are those of no table.
    ValueError
        Where it is no KML.
    """
    with path.open("rb") as file:
        return read_document(file, recognise)


def write_document(frame: pd.DataFrame, table: Table, file: IO[str], icons: Icons | None = None) -> None:
    """Write what `write_kml` writes into an open file; with icons where there are some that need no network."""
    file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="{NAMESPACE}">\n')
    # A document in a document, as GDAL makes it, who finds no layer in one that has no placemarks.
    file.write(f"<Document><name>Dateline</name>\n<Document><name>{table.name}</name>\n")
    for style in sorted(set(_style_names(frame))):
        file.write(_style(style, icons))
    file.write(f'<Schema id="schema-{table.name}" name="{table.name}">\n')
    for column, kind in table.columns.items():
        file.write(_simple_field(column, _type(frame[column], kind)))
    file.write("</Schema>\n")
    for part in slices(frame):
        file.writelines(_placemarks(part, table))
    file.write("</Document>\n</Document>\n</kml>\n")


def read_document(file: IO[bytes], recognise: Recognise) -> pd.DataFrame:
    """Read what `write_document` wrote; raises as `read_kml` does."""
    found = read_placemarks(file)
    table = recognise(_column(field) for field in found.fields)
    columns: dict[str, list[object]] = {}
    for column, kind in table.columns.items():
        try:
            columns[column] = parsed([row.get(_field(column)) for row in found.rows], kind)
        except ValueError as error:
            raise TableError(f"its data {column!r} hold what is no {kind}: {error}") from error
    return build(table, columns, found.geometry())


def _field(column: str) -> str:
    return f"{column}{SUFFIX}" if column.lower() in OWN_FIELDS else column


def _column(field: str) -> str:
    column = field.removesuffix(SUFFIX)
    return column if column.lower() in OWN_FIELDS else field


def _type(column: pd.Series, kind: Type) -> str:
    large = kind is Type.COUNT and not column.dropna().between(-LARGEST_INT, LARGEST_INT).all()
    return "double" if large else TYPES[kind]


def _simple_field(column: str, kind: str) -> str:
    field = _field(column)
    shown = "" if field == column else f"<displayName>{_text(column)}</displayName>"
    return f'<SimpleField type="{kind}" name={quoteattr(field)}>{shown}</SimpleField>\n'


def _style_names(frame: pd.DataFrame) -> list[str]:
    """Return each row's style: the event type, its size, and whether it is vague."""
    if "event_type" not in frame:
        # The only other thing that is vague: KML cannot dash a disputed line.
        disputed = frame["kind"].eq("disputed") if "kind" in frame else pd.Series(False, frame.index)
        return [f"{OTHER}-0-vague" if vague else f"{OTHER}-0" for vague in disputed]
    vague = frame["where_prec"].fillna(0).ge(AREA_PREC) if "where_prec" in frame else pd.Series(False, frame.index)
    deaths = frame["killed"].fillna(0) if "killed" in frame else pd.Series(0, frame.index)
    if "tally" in frame:
        vague |= frame["tally"]
        deaths = deaths.where(~frame["tally"], 0)
    sizes = np.searchsorted(DEATHS, deaths.to_numpy(dtype="int64"), side="right")
    return [
        f"{event if event in EVENT_COLOURS else OTHER}-{size}{'-vague' if faint else ''}"
        for event, size, faint in zip(frame["event_type"], sizes.tolist(), vague, strict=True)
    ]


def _style(name: str, icons: Icons | None) -> str:
    event, size, *vague = name.split("-")
    colour = {str(known): colour for known, colour in EVENT_COLOURS.items()}.get(event, INK)
    full, faint = _aabbggrr(colour, OPAQUE), _aabbggrr(colour, FAINT)
    icon = ""
    if icons:
        href = icons.vague if vague else icons.sharp
        icon = f'<Icon><href>{href}</href></Icon><hotSpot x="0.5" y="0.5" xunits="fraction" yunits="fraction"/>'
    return (
        f'<Style id="style-{name}">'
        f"<IconStyle><color>{faint if vague and not icons else full}</color>"
        f"<scale>{SCALES[int(size)]}</scale>{icon}</IconStyle>"
        f"<LineStyle><color>{faint if vague else full}</color><width>2</width></LineStyle>"
        f"<PolyStyle><color>{_aabbggrr(colour, FAINTEST)}</color></PolyStyle>"
        "<BalloonStyle><text>$[description]</text></BalloonStyle>"
        "</Style>\n"
    )


def _aabbggrr(colour: str, alpha: str) -> str:
    """Turn ``#rrggbb`` into KML's order."""
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    return f"{alpha}{blue}{green}{red}"


def _placemarks(frame: pd.DataFrame, table: Table) -> Iterator[str]:
    columns = plain(frame, table)
    fields = [quoteattr(_field(column)) for column in columns]
    title = next(name for name in (*TITLES, *columns) if name in columns)
    shapes = np.asarray(frame["geometry"].array, dtype=object).tolist()
    for style, shape, values in zip(_style_names(frame), shapes, zip(*columns.values(), strict=True), strict=True):
        row = dict(zip(columns, values, strict=True))
        data = "".join(
            f"<SimpleData name={field}>{_text(_said(value))}</SimpleData>"
            for field, value in zip(fields, values, strict=True)
            if value is not None
        )
        yield (
            f"<Placemark{_id(row[table.key]) if table.key else ''}><name>{_text(_harmless(_said(row[title])))}</name>"
            '<Snippet maxLines="0"></Snippet>'
            f"<description>{_text(_description(row))}</description>"
            f"{_time(row.get('date_start'), row.get('date_end'))}"
            f"<styleUrl>#style-{style}</styleUrl>"
            f'<ExtendedData><SchemaData schemaUrl="#schema-{table.name}">{data}</SchemaData></ExtendedData>'
            f"{_geometry(shape)}</Placemark>\n"
        )


def _said(value: Cell) -> str:
    if isinstance(value, bool):
        return str(int(value))  # GDAL 3.6 takes "true" for 0
    return "" if value is None else str(value)


def _text(text: str) -> str:
    """Write text as XML: a bare carriage return would come back as a line feed."""
    return escape(NO_XML.sub("\ufffd", text), {"\r": "&#13;"})


def _id(key: Cell) -> str:
    return f' id="{key}"' if isinstance(key, str) and XML_ID.fullmatch(key) else ""


def _harmless(name: str) -> str:
    """Take from a name what some program could take for markup, or for another column to be filled in."""
    return name.replace("<", "‹").replace(">", "›").replace("$[", "$ [")


def _description(row: dict[str, Cell]) -> str:
    """Return a table of what is known, as HTML in which the article's own text is text and nothing else."""
    lines = [
        f"<tr><td>{html.escape(column)}</td><td>{_shown(value)}</td></tr>"
        for column, value in row.items()
        if value is not None and value is not False
    ]
    return f"<table>{''.join(lines)}</table>"


def _shown(value: Cell) -> str:
    said = "yes" if value is True else str(value)
    return html.escape(said).replace("$", "&#36;")


def _time(start: Cell, end: Cell) -> str:
    """Return days as KML has them; an end that is not known stays open."""
    if start is None and end is None:
        return ""
    if start == end:
        return f"<TimeStamp><when>{start}</when></TimeStamp>"
    begin = f"<begin>{start}</begin>" if start else ""
    return f"<TimeSpan>{begin}{f'<end>{end}</end>' if end else ''}</TimeSpan>"


def _geometry(shape: shapely.Geometry | None) -> str:
    match shape:
        case None:
            return ""
        case shapely.Point():
            return f"<Point>{_coordinates(shape)}</Point>"
        case shapely.LineString():
            return f"<LineString><tessellate>1</tessellate>{_coordinates(shape)}</LineString>"
        case shapely.Polygon():
            holes = "".join(f"<innerBoundaryIs>{_ring(ring)}</innerBoundaryIs>" for ring in shape.interiors)
            outer = f"<outerBoundaryIs>{_ring(shape.exterior)}</outerBoundaryIs>"
            return f"<Polygon><tessellate>1</tessellate>{outer}{holes}</Polygon>"
        case _:
            return f"<MultiGeometry>{''.join(map(_geometry, shapely.get_parts(shape)))}</MultiGeometry>"


def _ring(ring: shapely.LinearRing) -> str:
    return f"<LinearRing>{_coordinates(ring)}</LinearRing>"


def _coordinates(shape: shapely.Geometry) -> str:
    pairs = " ".join(
        f"{lon:.{COORDINATE_DECIMALS}f},{lat:.{COORDINATE_DECIMALS}f}"
        for lon, lat in shapely.get_coordinates(shape).tolist()
    )
    return f"<coordinates>{pairs}</coordinates>"
