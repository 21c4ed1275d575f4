"""What each article says: its reports, and their actors, figures and claims, each with its place in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import TypeVar

import pandas as pd

from dateline.frame.names import SEPARATOR, source
from dateline.model import Article, Claim, Figure, Incident, Report
from dateline.schema import TABLES, build

__all__ = ["actor_table", "article_table", "claim_table", "figure_table", "report_table"]

Record = TypeVar("Record")


def report_table(incidents: Sequence[Incident], articles: Mapping[str, Article]) -> pd.DataFrame:
    """Return one row a report: what one article says of one incident."""
    rows = _within(incidents, lambda report: [report])
    reports = [report for _, report, _ in rows]
    where = [report.where for report in reports]
    sources = [articles[report.article] for report in reports]
    return build(
        TABLES["reports"],
        {
            "incident_id": [incident.id for incident, _, _ in rows],
            "article": [report.article for report in reports],
            "title": [article.title for article in sources],
            "source": [source(article) for article in sources],
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


def actor_table(incidents: Sequence[Incident]) -> pd.DataFrame:
    """Return one row an actor of a report."""
    rows = _within(incidents, lambda report: report.actors)
    actors = [actor for _, _, actor in rows]
    return build(
        TABLES["actors"],
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


def figure_table(incidents: Sequence[Incident], articles: Mapping[str, Article]) -> pd.DataFrame:
    """Return one row a number of people, as one sentence states it."""
    rows = _within(incidents, lambda report: report.figures)
    figures = [figure for _, _, figure in rows]
    return build(
        TABLES["figures"],
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


def claim_table(incidents: Sequence[Incident], articles: Mapping[str, Article]) -> pd.DataFrame:
    """Return one row a claim that is no number of people."""
    rows = _within(incidents, lambda report: report.claims)
    claims = [claim for _, _, claim in rows]
    return build(
        TABLES["claims"],
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


def article_table(articles: Sequence[Article]) -> pd.DataFrame:
    """Return one row an article."""
    return build(
        TABLES["articles"],
        {
            "id": [article.id for article in articles],
            "title": [article.title for article in articles],
            "published": [article.published for article in articles],
            "source": [source(article) for article in articles],
            "url": [article.url for article in articles],
            "language": [article.language for article in articles],
            # The name alone: a table that is passed on must not tell how its author's folders are called.
            "file": [article.path and PurePath(article.path).name for article in articles],
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
