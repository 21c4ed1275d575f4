"""A QGIS project beside a GeoPackage: a double click opens all of its layers, styled, related and set in time.

Written as QGIS 3.22 writes one (``qgsproject.cpp``, ``writeProjectFile``), but for what is as it is by default. Once a
user has saved it in QGIS it is the user's work, and is kept: QGIS drops the comment by which ours is known.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import isnan
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree as ET

import geopandas as gpd
import pandas as pd
from pyproj import Transformer

from dateline.errors import OutputError, OutputWarning
from dateline.export.qgis.styles import STYLED, add_style
from dateline.export.qgis.xml import DOCTYPE, VERSION, document
from dateline.export.target import replacing
from dateline.schema import CRS, UNSTORABLE, Shape, Table

__all__ = ["project_beside", "write_project"]

SUFFIX = ".qgs"

MARK = "<!-- Written by Dateline. Saved by QGIS, without this line, it is kept when the tables are written anew. -->\n"

TITLE = "Incidents in the news"

VIEW = "EPSG:3857"
"""Web Mercator, as of web maps: circles stay circles."""

SRSIDS = {CRS: "3452", VIEW: "3857"}
"""QGIS' own numbers, by the first of which it takes a reference system for a known one."""

MARGIN = 0.15
"""Of the width and height of what is shown."""

LEAST_DEG = 0.5
"""From the middle to the edge of the view, should there be one place only."""

FARTHEST_LAT = 80.0
"""Degrees that are shown: Mercator stretches what lies beyond without end."""

LAYERS: Mapping[str, str] = MappingProxyType(
    {
        "incidents": "Incidents",
        "places": "Places named",
        "mentions": "Places named, one by one",
        "areas": "Where it may have been",
        "borders": "Borders",
        "reports": "Reports",
        "actors": "Actors",
        "figures": "Figures",
        "claims": "Claims",
        "articles": "Articles",
    }
)
"""Table to the name of its layer, from the top down."""

HIDDEN = frozenset({"mentions"})
"""Of the layers; the places show the same."""

STEPS = {90: (1, "d"), 1000: (1, "wk"), 10_000: (1, "mon")}
"""Days that the incidents span at most, to the step of the animation, in QGIS' units."""

LONGEST_STEP = (1, "y")

GEOMETRIES = {Shape.POINT: "Point", Shape.LINES: "Line", Shape.POLYGONS: "Polygon"}


def project_beside(path: Path) -> Path:
    """Return the path of a GeoPackage's project."""
    return path.with_suffix(SUFFIX)


def write_project(tables: Iterable[tuple[pd.DataFrame, Table]], path: Path) -> bool:
    """Write the project of a GeoPackage beside it, and tell whether it could be.

    One that a user has saved in QGIS is kept, and an `OutputWarning` says so; one that is still ours goes with the
    GeoPackage, and is replaced with it.

    Parameters
    ----------
    tables
        What the GeoPackage holds, the incidents among them.
    path
        Of the GeoPackage; the project finds it by its name, so that both can be moved.

    Raises
    ------
    OutputError
        Where it cannot be written.
    """
    target = project_beside(path)
    if "|" in path.name or UNSTORABLE.search(path.name):
        _warn(f"{path} has no QGIS project beside it, as QGIS finds no file of such a name.")
        return False
    if target.is_file() and not _is_ours(target):
        _warn(f"{target} has been saved in QGIS and is kept; move it away to have a new one written.")
        return False
    frames = {table.name: (frame, table) for frame, table in tables}
    with replacing(target) as file:
        file.write_text(_project(frames, path.name), encoding="utf-8", newline="\n")
    return True


def _warn(text: str) -> None:
    warnings.warn(text, OutputWarning, stacklevel=2)


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return MARK.encode() in file.read(len(DOCTYPE + MARK) + 2)  # a byte more a line where one ends in two
    except OSError as error:
        raise OutputError(f"Cannot write {path}: {error.strerror or error}.") from error


def _project(frames: Mapping[str, tuple[pd.DataFrame, Table]], name: str) -> str:
    incidents = frames["incidents"][0]
    there = [table for table in LAYERS if table in frames]
    root = ET.Element("qgis", {"version": VERSION, "projectname": TITLE})
    ET.SubElement(root, "title").text = TITLE
    _add_crs(ET.SubElement(root, "projectCrs"), VIEW)
    _add_tree(root, there, name)
    _add_relations(root, [frames[table][1] for table in there])
    _add_canvas(root, incidents)
    layers = ET.SubElement(root, "projectlayers")
    for table in there:
        _add_layer(layers, *frames[table], name)
    properties = ET.SubElement(root, "properties")
    ET.SubElement(ET.SubElement(properties, "Paths"), "Absolute", {"type": "bool"}).text = "false"
    ET.SubElement(ET.SubElement(properties, "SpatialRefSys"), "ProjectionsEnabled", {"type": "int"}).text = "1"
    _add_times(root, incidents)
    return document(root).replace(DOCTYPE, DOCTYPE + MARK, 1)


def _id(table: str) -> str:
    return f"dateline_{table}"


def _source(table: str, name: str) -> str:
    return f"./{name}|layername={table}"


def _add_crs(parent: ET.Element, authority: str) -> None:
    about = ET.SubElement(parent, "spatialrefsys")
    ET.SubElement(about, "srsid").text = SRSIDS[authority]
    ET.SubElement(about, "authid").text = authority


def _add_tree(root: ET.Element, there: Iterable[str], name: str) -> None:
    tree = ET.SubElement(root, "layer-tree-group")
    flat = ET.Element("layer-tree-group", {"name": "Tables", "checked": "Qt::Checked", "expanded": "0"})
    for table in there:
        ET.SubElement(
            tree if table in STYLED else flat,
            "layer-tree-layer",
            {
                "id": _id(table),
                "name": LAYERS[table],
                "source": _source(table, name),
                "providerKey": "ogr",
                "checked": "Qt::Unchecked" if table in HIDDEN else "Qt::Checked",
                "expanded": "1" if table == "incidents" else "0",
            },
        )
    tree.append(flat)


def _add_relations(root: ET.Element, tables: list[Table]) -> None:
    relations = ET.SubElement(root, "relations")
    keys = {table.name: table.key for table in tables}
    for table in tables:
        for column, parent in table.references.items():
            relation = ET.SubElement(
                relations,
                "relation",
                {
                    "id": f"{_id(table.name)}_{column}",
                    "name": LAYERS[table.name],
                    "referencingLayer": _id(table.name),
                    "referencedLayer": _id(parent),
                    # As the foreign keys have it: what belongs to an incident goes with it.
                    "strength": "Composition" if parent == "incidents" else "Association",
                },
            )
            key = keys[parent] or ""
            ET.SubElement(relation, "fieldRef", {"referencingField": column, "referencedField": key})


def _add_canvas(root: ET.Element, incidents: pd.DataFrame) -> None:
    """Show the incidents; the world where none has a place."""
    canvas = ET.SubElement(root, "mapcanvas", {"name": "theMapCanvas"})
    ET.SubElement(canvas, "units").text = "meters"
    _add_extent(canvas, "extent", _view(incidents))
    _add_crs(ET.SubElement(canvas, "destinationsrs"), VIEW)


def _view(incidents: pd.DataFrame) -> list[float]:
    """West, south, east, north in metres of `VIEW`."""
    west, south, east, north = gpd.GeoSeries(incidents["geometry"]).total_bounds.tolist()
    if isnan(west):
        west, south, east, north = -180.0, -60.0, 180.0, 75.0
    else:
        across, along = (max(LEAST_DEG, MARGIN * side) for side in (east - west, north - south))
        west, east = max(-180.0, west - across), min(180.0, east + across)
        south, north = (min(max(lat, -FARTHEST_LAT), FARTHEST_LAT) for lat in (south - along, north + along))
    return list(Transformer.from_crs(CRS, VIEW, always_xy=True).transform_bounds(west, south, east, north))


def _add_layer(layers: ET.Element, frame: pd.DataFrame, table: Table, name: str) -> None:
    about = {
        "type": "vector",
        "geometry": GEOMETRIES[table.shape] if table.shape else "No geometry",
        "wkbType": str(table.shape or "NoGeometry"),
        "labelsEnabled": "1",
        "styleCategories": "AllStyleCategories",
        # What is smaller than a pixel is not drawn.
        **({"simplifyDrawingHints": "1", "simplifyDrawingTol": "1", "simplifyLocal": "1"} if table.shape else {}),
    }
    layer = ET.SubElement(layers, "maplayer", about)
    if table.shape and not isnan((bounds := gpd.GeoSeries(frame["geometry"]).total_bounds)[0]):
        _add_extent(layer, "extent", bounds)
    ET.SubElement(layer, "id").text = _id(table.name)
    ET.SubElement(layer, "datasource").text = _source(table.name, name)
    ET.SubElement(layer, "layername").text = LAYERS[table.name]
    if table.shape:
        _add_crs(ET.SubElement(layer, "srs"), CRS)
    ET.SubElement(layer, "provider", {"encoding": "UTF-8"}).text = "ogr"
    add_style(layer, table.name)


def _add_extent(parent: ET.Element, tag: str, bounds: Iterable[float]) -> None:
    extent = ET.SubElement(parent, tag)
    for side, value in zip(("xmin", "ymin", "xmax", "ymax"), bounds, strict=True):
        ET.SubElement(extent, side).text = f"{value:.6f}"


def _add_times(root: ET.Element, incidents: pd.DataFrame) -> None:
    """Let the animation run from the first day to the last, in steps that suit; without a date there is none."""
    days: list[date] = [*incidents["date_start"].dropna(), *incidents["date_end"].dropna()]
    if not days:
        return
    first, last = min(days), max(days)
    span = (last - first).days
    step, unit = next((step for most, step in STEPS.items() if span <= most), LONGEST_STEP)
    times = ET.SubElement(root, "ProjectTimeSettings", {"timeStep": str(step), "timeStepUnit": unit, "frameRate": "2"})
    reach = ET.SubElement(times, "TemporalRange")
    end = last + timedelta(days=1) if last < date.max else last
    for tag, day in (("start", first), ("end", end)):
        ET.SubElement(reach, tag).text = f"{day.isoformat()}T00:00:00Z"
