"""The whole map of a run, as one page."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TypeVar

import folium
import geopandas as gpd
import numpy as np
import pandas as pd
from branca.element import Element

from dateline.credits import place_credits
from dateline.export.target import replacing
from dateline.gazetteer import Gazetteer
from dateline.webmap.about import describe
from dateline.webmap.elements import (
    LAYER_COLOURS,
    TILE_MAPS,
    BorderLayer,
    Credits,
    FilterPanel,
    GraticuleLayer,
    Header,
    HomeView,
    IncidentLayer,
    IncidentList,
    LandLayer,
    LayerControl,
    Legend,
    Locator,
    PlaceLayer,
    ShareCard,
    TallyLayer,
    TileMap,
    Timeline,
    UrlState,
    VectorLayer,
)
from dateline.webmap.elements.part import messages
from dateline.webmap.overlays import Overlay
from dateline.webmap.page import OfflineMap, Theme
from dateline.webmap.tables import IncidentTables
from dateline.webmap.view import detail, home

__all__ = ["incident_map", "write_map"]


def incident_map(
    incidents: gpd.GeoDataFrame,
    *,
    places: gpd.GeoDataFrame | None = None,
    reports: pd.DataFrame | None = None,
    figures: pd.DataFrame | None = None,
    claims: pd.DataFrame | None = None,
    title: str | None = None,
    language: str = "en",
    theme: Theme = "auto",
    online_assets: bool = False,
    overlays: Sequence[Overlay] = (),
    tiles: bool = True,
) -> OfflineMap:
    """Draw incidents over borders, as a page that asks the network for nothing.

    Parameters
    ----------
    incidents
        The incidents table of `dateline.schema.TABLES`; ``id``, ``title``, ``event_type`` and a CRS are needed, any
        other column that is missing reads as not stated. Points, or None: those are listed beside the map.
    places
        One row a place that the articles name. By ``place_id`` it is said on the map whose data they are.
    reports, figures, claims
        What each article says of each incident, for the details; by ``incident_id``.
    title
        For the window and the heading; any text. By default "Incidents in the news", in the page's language.
    language
        Of the page and of the names of countries: "en" or "fr".
    theme
        "light", "dark", or "auto": as the reader's system is set.
    online_assets
        Whether the page links to Leaflet, pinned and checked, instead of holding it: smaller, but it needs the network.
    overlays
        Layers of your own, as `dateline.webmap.read_overlay` reads them.
    tiles
        Whether `TILE_MAPS` are offered in the place of the plain map; none is asked for before the reader chooses it.

    Returns
    -------
    OfflineMap
        A ``folium.Map``; more can be added to it. The same tables give the same page, byte for byte. Its ``notices``
        say what of the overlays was cut or thinned.

    Raises
    ------
    TableError
        Where a table lacks what is needed.
    LayerError, GazetteerError
        Where the install lacks the borders or Leaflet.
    """
    words = messages(language)
    title = words["page"]["title"] if title is None else title
    names = words["layer"]
    if reports is not None and "country" in incidents:
        # Where a report has only the country, it is the incident's: in the same words, as the details compare them.
        country = dict(zip(incidents["id"], incidents["country"], strict=True))
        reports = _in_language(reports.assign(country=reports["incident_id"].map(country)), language)
    incidents = _in_language(incidents, language)
    places = _in_language(places, language) if places is not None else None
    tables = IncidentTables(incidents, reports=reports, figures=figures, claims=claims)
    box = home(tables.lon_lat, _where_prec(incidents))
    description = describe(incidents, language)
    page = OfflineMap(title, language, theme, description=description, online_assets=online_assets)
    land = LandLayer(detail(box), name=names["land"])
    land.add_to(page)
    IncidentLayer(tables, name=names["incidents"]).add_to(page)
    if tables.tallies:
        TallyLayer(tables, name=names["tallies"]).add_to(page)
    if places is not None:
        PlaceLayer(places, name=names["places"]).add_to(page)
    BorderLayer(detail(box), near=tables.lon_lat, name=names["borders"]).add_to(page)
    GraticuleLayer(name=names["graticule"]).add_to(page)
    for number, overlay in enumerate(overlays):
        layer = VectorLayer(
            overlay.features,
            name=overlay.name,
            colour=LAYER_COLOURS[number % len(LAYER_COLOURS)],
            box=detail(box),
        )
        layer.add_to(page)
        page.notices += [*overlay.notices, *layer.notices]
    for provider in TILE_MAPS if tiles else ():
        TileMap(provider).add_to(page)
    Locator(land).add_to(page)
    Header(tables, title).add_to(page)
    if len(incidents):
        FilterPanel(tables).add_to(page)
    IncidentList(tables).add_to(page)
    credits = place_credits(places["place_id"]) if places is not None and "place_id" in places.columns else []
    if credits:
        Credits(credits).add_to(page)
    LayerControl().add_to(page)
    ShareCard(tables).add_to(page)
    Legend(tables, places=places is not None).add_to(page)
    if len(incidents):
        Timeline(tables).add_to(page)
    HomeView(box).add_to(page)
    UrlState(tables).add_to(page)
    _number(page)
    return page


def write_map(map: folium.Map, path: str | PathLike[str], *, overwrite: bool = True) -> None:
    """Write a map as one HTML file, which appears whole or not at all.

    Raises
    ------
    OutputError
        Where the file cannot be written, or is there and not to be replaced.
    """
    html = map.get_root().render().encode("utf-8")
    with replacing(Path(path), overwrite=overwrite) as file:
        file.write_bytes(html)


Frame = TypeVar("Frame", bound=pd.DataFrame)

COUNTRIES = ("country", "border_with")
OWN_NAMES = ("place", "name")
"""Columns of countries; and those where the country stands once more if no more than that is known."""


def _in_language(frame: Frame, language: str) -> Frame:
    """Give the countries of a table their names in a language; the tables themselves have the English ones."""
    if language == "en":
        return frame
    with Gazetteer.open() as gazetteer:
        names = {country.name: country.name_fr for country in gazetteer.countries.values()}
    columns = {name: frame[name].map(lambda value: names.get(value, value)) for name in COUNTRIES if name in frame}
    for name in OWN_NAMES:
        if name in frame and "country" in frame:
            # A town may bear the name of another country: Lebanon in Tennessee.
            columns[name] = frame[name].where(frame[name] != frame["country"], columns["country"])
    return frame.assign(**columns)


def _where_prec(incidents: gpd.GeoDataFrame) -> np.ndarray:
    if "where_prec" not in incidents.columns:
        return np.full(len(incidents), np.nan)
    return np.asarray(pd.to_numeric(incidents["where_prec"]).astype("Float64").to_numpy(dtype=float, na_value=np.nan))


def _number(element: Element, count: int = 0) -> int:
    """Name elements by their number: folium names them at random, and the page would differ from run to run."""
    element._id = str(count)
    for child in element._children.values():
        count = _number(child, count + 1)
    return count
