"""All that one run found, as flat tables; `dateline.schema` holds their columns and types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import geopandas as gpd
import pandas as pd

from dateline.errors import TableError
from dateline.frame.areas import area_table
from dateline.frame.borders import border_table
from dateline.frame.incidents import incident_table
from dateline.frame.names import CountryNames
from dateline.frame.places import mention_table, place_table
from dateline.frame.reports import actor_table, article_table, claim_table, figure_table, report_table
from dateline.gazetteer import Gazetteer
from dateline.model import Article, EventType, Incident, Mention
from dateline.schema import TABLES, check

__all__ = ["Tables", "to_tables", "validate_incidents"]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Tables:
    """All that one run found. Columns and types are those of `dateline.schema.TABLES`, under the same names."""

    incidents: gpd.GeoDataFrame
    """One row an incident; its point, or None where the place is not known."""
    areas: gpd.GeoDataFrame
    """One row an incident whose point is only the middle of an area; the area."""
    mentions: gpd.GeoDataFrame
    """One row a place name in an article; the place's point, or None."""
    places: gpd.GeoDataFrame
    """One row a place, with its mentions, articles and incidents counted."""
    borders: gpd.GeoDataFrame
    """One row a land border, a coast or a disputed line near the incidents."""
    reports: pd.DataFrame
    """One row a report: what one article says of one incident."""
    actors: pd.DataFrame
    """One row an actor of a report: who took part, on which side, as what."""
    figures: pd.DataFrame
    """One row a number of people, as one sentence states it."""
    claims: pd.DataFrame
    """One row a claim that is no number of people."""
    articles: pd.DataFrame
    """One row an article."""

    def __repr__(self) -> str:
        """Say how many rows there are; the tables themselves would fill pages."""
        rows = ", ".join(f"{name}={len(getattr(self, name)):,}" for name in TABLES)
        return f"<Tables, rows: {rows}>"

    def only(self, incidents: gpd.GeoDataFrame) -> Tables:
        """Return what belongs to some incidents: their areas, reports, actors, figures and claims.

        Articles, mentions, places and borders stay as they are; ``places`` still counts the incidents of the whole run.

        Parameters
        ----------
        incidents
            Rows of the incidents table, changed or not.
        """
        kept: dict[str, Any] = {"incidents": incidents}
        for name, table in TABLES.items():
            if table.references.get("incident_id") == "incidents":
                frame: pd.DataFrame = getattr(self, name)
                kept[name] = frame[frame["incident_id"].isin(incidents["id"])].reset_index(drop=True)
        return replace(self, **kept)


def to_tables(
    incidents: Sequence[Incident],
    articles: Sequence[Article],
    mentions: Sequence[Mention] = (),
    countries: Mapping[str, CountryNames] | None = None,
) -> Tables:
    """Lay the records out as tables.

    Parameters
    ----------
    incidents
        Each with at least one report; ``id`` unique.
    articles
        All that were read, also those without an incident.
    mentions
        Of those articles.
    countries
        By ISO 3166-1 alpha-2; a code that is not in it stands in the tables as it is. By default the gazetteer's.

    Raises
    ------
    TableError
        Where an incident has no report, or a report's article is not among the articles.
    """
    if countries is None:
        with Gazetteer.open() as gazetteer:
            countries = gazetteer.countries
    by_id = {article.id: article for article in articles}
    for incident in incidents:
        if not incident.reports:
            raise TableError(f"The incident {incident.id!r} has no report; every incident comes from at least one.")
        for report in incident.reports:
            if report.article not in by_id:
                raise TableError(
                    f"The incident {incident.id!r} cites the article {report.article!r}, which is not given."
                )
    table = incident_table(incidents, by_id, countries)
    return Tables(
        incidents=table,
        areas=area_table(table),
        mentions=mention_table(mentions, countries),
        places=place_table(incidents, mentions, countries),
        borders=border_table(table),
        reports=report_table(incidents, by_id),
        actors=actor_table(incidents),
        figures=figure_table(incidents, by_id),
        claims=claim_table(incidents, by_id),
        articles=article_table(articles),
    )


def validate_incidents(frame: pd.DataFrame) -> None:
    """Check that a frame is the incident table: columns, types, CRS, points, unique ids, known event types.

    Raises
    ------
    TableError
        At the first thing that is not as it must be.
    """
    check(frame, TABLES["incidents"])
    if frame["id"].isna().any() or frame["id"].duplicated().any():
        raise TableError("The incidents table must have a unique id in every row.")
    unknown = set(frame["event_type"]) - set(EventType)
    if unknown:
        raise TableError(
            f"The incidents table has the unknown event type {unknown.pop()!r}; use {', '.join(EventType)}."
        )
