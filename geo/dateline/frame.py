"""Incidents, articles and mentions as the flat tables that every output is written from.

`dateline.schema` holds the columns and their types; this module fills them. A table leads back to the article's own
words: each incident to its first sentence (to every differing one where the claims contradict each other), each report,
figure and claim to the sentence that says it and its place in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Protocol, TypeVar, cast
from urllib.parse import urlsplit

import geopandas as gpd
import pandas as pd

from dateline.errors import TableError
from dateline.model import (
    Article,
    Claim,
    EventType,
    Figure,
    Incident,
    Kind,
    Location,
    Mention,
    Place,
    Report,
    Total,
    Use,
)
from dateline.schema import build, check

__all__ = ["CountryNames", "Tables", "to_tables", "validate_incidents"]

SEPARATOR = "; "
"""Between actors, articles and sources in one cell."""

ELLIPSIS = " […] "
"""Between sentences that do not follow each other."""

NO_TOTAL = Total(Kind.KILLED, None, None, None)
"""Stands for any kind that no report gives a figure of."""

Record = TypeVar("Record")


class CountryNames(Protocol):
    """What the tables need to know of a country."""

    @property
    def name(self) -> str:
        """English name."""

    @property
    def iso3(self) -> str:
        """ISO 3166-1 alpha-3."""


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """All that one run found. Columns and types are those of `dateline.schema.TABLES`, under the same names."""

    incidents: gpd.GeoDataFrame
    """One row an incident; its point, or None where the place is not known."""
    mentions: gpd.GeoDataFrame
    """One row a place name in an article; the place's point, or None."""
    places: gpd.GeoDataFrame
    """One row a place, with its mentions, articles and incidents counted."""
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


def to_tables(
    incidents: Sequence[Incident],
    articles: Sequence[Article],
    mentions: Sequence[Mention],
    countries: Mapping[str, CountryNames],
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
        By ISO 3166-1 alpha-2; a code that is not in it stands in the tables as it is.

    Raises
    ------
    TableError
        Where an incident has no report, or a report's article is not among the articles.
    """
    by_id = {article.id: article for article in articles}
    for incident in incidents:
        if not incident.reports:
            raise TableError(f"The incident {incident.id!r} has no report; every incident comes from at least one.")
        for report in incident.reports:
            if report.article not in by_id:
                raise TableError(
                    f"The incident {incident.id!r} cites the article {report.article!r}, which is not given."
                )
    return Tables(
        incidents=_incidents(incidents, by_id, countries),
        mentions=_mentions(mentions, countries),
        places=_places(incidents, mentions, countries),
        reports=_reports(incidents, by_id),
        actors=_actors(incidents),
        figures=_figures(incidents, by_id),
        claims=_claims(incidents, by_id),
        articles=_articles(articles),
    )


def validate_incidents(frame: pd.DataFrame) -> None:
    """Check that a frame is the incident table: columns, types, CRS, points, unique ids, known event types.

    Raises
    ------
    TableError
        At the first thing that is not as it must be.
    """
    check(frame, "incidents")
    if frame["id"].isna().any() or frame["id"].duplicated().any():
        raise TableError("The incidents table must have a unique id in every row.")
    unknown = set(frame["event_type"]) - set(EventType)
    if unknown:
        raise TableError(
            f"The incidents table has the unknown event type {unknown.pop()!r}; use {', '.join(EventType)}."
        )


def _incidents(
    incidents: Sequence[Incident], articles: Mapping[str, Article], countries: Mapping[str, CountryNames]
) -> gpd.GeoDataFrame:
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
        "country": [_country(incident.country, countries) for incident in incidents],
        "iso_a3": [_iso_a3(incident.country, countries) for incident in incidents],
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
        "sources": [_joined(_source(article) for article in read) for read in sources],
        "published": [_earliest(article.published for article in read) for read in sources],
    }
    return cast(gpd.GeoDataFrame, build("incidents", columns, _points(where)))


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


def _mentions(mentions: Sequence[Mention], countries: Mapping[str, CountryNames]) -> gpd.GeoDataFrame:
    places = [mention.place for mention in mentions]
    columns: dict[str, Sequence[object]] = {
        "article": [mention.article for mention in mentions],
        "start": [mention.start for mention in mentions],
        "end": [mention.end for mention in mentions],
        "text": [mention.surface for mention in mentions],
        "role": [mention.role for mention in mentions],
        **_place_columns(places, countries),
        "confidence": [mention.confidence for mention in mentions],
    }
    return cast(gpd.GeoDataFrame, build("mentions", columns, _points(places)))


def _places(
    incidents: Sequence[Incident], mentions: Sequence[Mention], countries: Mapping[str, CountryNames]
) -> gpd.GeoDataFrame:
    """Count each place that is mentioned or that an incident is reckoned from, in the order in which they are met."""
    sites = [incident.where.place for incident in incidents if incident.where]
    named = [(mention.place, mention.article) for mention in mentions if mention.place]
    places = {place.id: place for place in [*(place for place, _ in named), *sites]}
    n_mentions = dict.fromkeys(places, 0)
    n_incidents = dict.fromkeys(places, 0)
    articles: dict[str, set[str]] = {name: set() for name in places}
    for place, article in named:
        n_mentions[place.id] += 1
        articles[place.id].add(article)
    for site in sites:
        n_incidents[site.id] += 1
    columns: dict[str, Sequence[object]] = {
        **_place_columns(list(places.values()), countries),
        "mentions": list(n_mentions.values()),
        "articles": [len(found) for found in articles.values()],
        "incidents": list(n_incidents.values()),
    }
    return cast(gpd.GeoDataFrame, build("places", columns, _points(list(places.values()))))


def _place_columns(
    places: Sequence[Place | None], countries: Mapping[str, CountryNames]
) -> dict[str, Sequence[object]]:
    return {
        "place_id": [place and place.id for place in places],
        "name": [place and place.name for place in places],
        "feature_class": [place and place.feature_class for place in places],
        "country": [place and _country(place.country, countries) for place in places],
    }


def _reports(incidents: Sequence[Incident], articles: Mapping[str, Article]) -> pd.DataFrame:
    rows = _within(incidents, lambda report: [report])
    reports = [report for _, report, _ in rows]
    where = [report.where for report in reports]
    sources = [articles[report.article] for report in reports]
    return build(
        "reports",
        {
            "incident_id": [incident.id for incident, _, _ in rows],
            "article": [report.article for report in reports],
            "title": [article.title for article in sources],
            "source": [_source(article) for article in sources],
            "url": [article.url for article in sources],
            "published": [article.published for article in sources],
            "event_type": [report.event_type for report in reports],
            "sub_event_type": [report.sub_event_type for report in reports],
            "date_start": [report.when.start for report in reports],
            "date_end": [report.when.end for report in reports],
            "date_prec": [report.when.date_prec for report in reports],
            "date_text": [report.when.phrase for report in reports],
            "place": [location and location.place.name for location in where],
            "where_prec": [location and location.where_prec for location in where],
            "uncertainty_km": [location and location.uncertainty_km for location in where],
            "where_text": [location and location.phrase for location in where],
            "quote": [report.quote for report in reports],
            "start": [report.start for report in reports],
            "end": [report.end for report in reports],
            "tally": [report.tally for report in reports],
            "confidence": [report.confidence for report in reports],
        },
    )


def _actors(incidents: Sequence[Incident]) -> pd.DataFrame:
    rows = _within(incidents, lambda report: report.actors)
    actors = [actor for _, _, actor in rows]
    return build(
        "actors",
        {
            "incident_id": [incident.id for incident, _, _ in rows],
            "name": [actor.name for actor in actors],
            "side": [actor.side for actor in actors],
            "part": [actor.part for actor in actors],
            "countries": [SEPARATOR.join(actor.countries) for actor in actors],
            "start": [actor.start for actor in actors],
            "end": [actor.end for actor in actors],
            "article": [report.article for _, report, _ in rows],
        },
    )


def _figures(incidents: Sequence[Incident], articles: Mapping[str, Article]) -> pd.DataFrame:
    rows = _within(incidents, lambda report: report.figures)
    figures = [figure for _, _, figure in rows]
    return build(
        "figures",
        {
            "incident_id": [incident.id for incident, _, _ in rows],
            "kind": [figure.kind for figure in figures],
            "low": [figure.low for figure in figures],
            "best": [figure.best for figure in figures],
            "high": [figure.high for figure in figures],
            "party": [figure.party for figure in figures],
            "side": [figure.side for figure in figures],
            "said_by": [figure.said_by for figure in figures],
            "approximate": [figure.approximate for figure in figures],
            "assailant": [figure.assailant for figure in figures],
            "use": [figure.use.value for figure in figures],
            "quote": [figure.quote for figure in figures],
            "quote_start": [_quote_start(figure, articles[report.article]) for _, report, figure in rows],
            "start": [figure.start for figure in figures],
            "end": [figure.end for figure in figures],
            "article": [report.article for _, report, _ in rows],
        },
    )


def _claims(incidents: Sequence[Incident], articles: Mapping[str, Article]) -> pd.DataFrame:
    rows = _within(incidents, lambda report: report.claims)
    claims = [claim for _, _, claim in rows]
    return build(
        "claims",
        {
            "incident_id": [incident.id for incident, _, _ in rows],
            "about": [claim.about for claim in claims],
            "value": [claim.value for claim in claims],
            "said_by": [claim.said_by for claim in claims],
            "quote": [claim.quote for claim in claims],
            "quote_start": [_quote_start(claim, articles[report.article]) for _, report, claim in rows],
            "start": [claim.start for claim in claims],
            "end": [claim.end for claim in claims],
            "article": [report.article for _, report, _ in rows],
        },
    )


def _quote_start(said: Figure | Claim, article: Article) -> int | None:
    """Where the sentence round a figure's or claim's own words begins; None where the article's text lacks it."""
    found = article.text.find(said.quote, max(0, said.end - len(said.quote)), said.start + len(said.quote))
    return None if found < 0 else found


def _within(
    incidents: Sequence[Incident], parts: Callable[[Report], Iterable[Record]]
) -> list[tuple[Incident, Report, Record]]:
    """Flatten the reports' parts, each with the report and the incident that it belongs to."""
    return [(incident, report, part) for incident in incidents for report in incident.reports for part in parts(report)]


def _articles(articles: Sequence[Article]) -> pd.DataFrame:
    return build(
        "articles",
        {
            "id": [article.id for article in articles],
            "title": [article.title for article in articles],
            "published": [article.published for article in articles],
            "source": [_source(article) for article in articles],
            "url": [article.url for article in articles],
            "language": [article.language for article in articles],
            # The name alone: a table that is passed on must not tell how its author's folders are called.
            "file": [article.path and PurePath(article.path).name for article in articles],
        },
    )


def _source(article: Article) -> str | None:
    """Return who published it: as the article says, else the host that it was found on."""
    if article.source or not article.url:
        return article.source
    try:
        return urlsplit(article.url).hostname
    except ValueError:  # an article may carry anything as its URL; a broken one has no host
        return None


def _country(code: str | None, countries: Mapping[str, CountryNames]) -> str | None:
    return countries[code].name if code and code in countries else code


def _iso_a3(code: str | None, countries: Mapping[str, CountryNames]) -> str | None:
    return countries[code].iso3 if code and code in countries else None


def _points(where: Sequence[Location | Place | None]) -> list[tuple[float, float] | None]:
    """``(lon, lat)``, the order of GIS files."""
    return [(found.lon, found.lat) if found else None for found in where]


def _joined(names: Iterable[str | None]) -> str:
    return SEPARATOR.join(dict.fromkeys(name for name in names if name))


def _earliest(dates: Iterable[date | None]) -> date | None:
    return min((day for day in dates if day), default=None)
