"""Incident -> one row: the table that every output is written from.

A row leads back to the article's own words: to its first sentence, and to every differing one where the claims
contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import cast

import geopandas as gpd

from dateline.frame.names import SEPARATOR, CountryNames, country, iso_a3, joined, points, source
from dateline.model import Article, Incident, Kind, Total, Use
from dateline.schema import TABLES, build

__all__ = ["incident_table"]

ELLIPSIS = " […] "
"""Between sentences that do not follow each other."""

NO_TOTAL = Total(Kind.KILLED, None, None, None)
"""Stands for any kind that no report gives a figure of."""


def incident_table(
    incidents: Sequence[Incident], articles: Mapping[str, Article], countries: Mapping[str, CountryNames]
) -> gpd.GeoDataFrame:
    """Return one row an incident, each with at least one report."""
    where = [incident.where for incident in incidents]
    sources = [_articles_of(incident, articles) for incident in incidents]
    columns: dict[str, Sequence[object]] = {
        "id": [incident.id for incident in incidents],
        "title": [incident.title for incident in incidents],
        "event_type": [incident.event_type for incident in incidents],
        "sub_event_type": [incident.sub_event_type for incident in incidents],
        "date_start": [incident.when.start for incident in incidents],
        "date_end": [incident.when.end for incident in incidents],
        "date_prec": [incident.when.date_prec for incident in incidents],
        "place": [location and location.place.name for location in where],
        "admin1": [incident.admin1 for incident in incidents],
        "country": [country(incident.country, countries) for incident in incidents],
        "iso_a3": [iso_a3(incident.country, countries) for incident in incidents],
        "where_prec": [location and location.where_prec for location in where],
        "uncertainty_km": [location and location.uncertainty_km for location in where],
        **_counts(incidents),
        "casualties": [incident.casualties for incident in incidents],
        "actors": [SEPARATOR.join(incident.actors) for incident in incidents],
        "disputed": [incident.disputed for incident in incidents],
        "approximate": [incident.approximate for incident in incidents],
        "tally": [incident.tally for incident in incidents],
        "confidence": [incident.confidence for incident in incidents],
        "border_km": [incident.border_km for incident in incidents],
        "border_with": [incident.border_with for incident in incidents],
        "quote": [_quote(incident) for incident in incidents],
        "article": [incident.reports[0].article for incident in incidents],
        "articles": [SEPARATOR.join(article.id for article in read) for read in sources],
        "n_articles": [len(read) for read in sources],
        "sources": [joined(source(article) for article in read) for read in sources],
        "published": [_earliest(article.published for article in read) for read in sources],
    }
    return cast(gpd.GeoDataFrame, build(TABLES["incidents"], columns, points(where)))


def _articles_of(incident: Incident, articles: Mapping[str, Article]) -> list[Article]:
    """Each article once, in the order in which they were read."""
    return [articles[name] for name in dict.fromkeys(report.article for report in incident.reports)]


def _counts(incidents: Sequence[Incident]) -> dict[str, Sequence[object]]:
    columns: dict[str, Sequence[object]] = {}
    totals = [{total.kind: total for total in incident.totals} for incident in incidents]
    for kind in Kind:
        found = [of.get(kind, NO_TOTAL) for of in totals]
        columns[f"{kind}"] = [total.best for total in found]
        columns[f"{kind}_low"] = [total.low for total in found]
        columns[f"{kind}_high"] = [total.high for total in found]
    return columns


def _quote(incident: Incident) -> str:
    """Take the first report's sentence and, where the incident is disputed, the first sentence of every other claim."""
    sentences = {incident.reports[0].quote: None}
    if incident.disputed:
        said: dict[object, str] = {}
        for report in incident.reports:
            for figure in report.figures:
                if figure.use in (Use.COUNTED, Use.RIVAL):
                    said.setdefault((figure.kind, figure.low, figure.best, figure.high), figure.quote)
            for claim in report.claims:
                said.setdefault((claim.about, claim.value), claim.quote)
        sentences.update(dict.fromkeys(said.values()))
    return ELLIPSIS.join(sentence for sentence in sentences if sentence)


def _earliest(dates: Iterable[date | None]) -> date | None:
    return min((day for day in dates if day), default=None)
