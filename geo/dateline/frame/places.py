"""The places that the articles name: one row a mention, and one row a place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

import geopandas as gpd

from dateline.frame.names import CountryNames, country, points
from dateline.model import Incident, Mention, Place
from dateline.schema import TABLES, build

__all__ = ["mention_table", "place_table"]


def mention_table(mentions: Sequence[Mention], countries: Mapping[str, CountryNames]) -> gpd.GeoDataFrame:
    """Return one row a mention; its place's point, or None."""
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
    return cast(gpd.GeoDataFrame, build(TABLES["mentions"], columns, points(places)))


def place_table(
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
    return cast(gpd.GeoDataFrame, build(TABLES["places"], columns, points(list(places.values()))))


def _place_columns(
    places: Sequence[Place | None], countries: Mapping[str, CountryNames]
) -> dict[str, Sequence[object]]:
    return {
        "place_id": [place and place.id for place in places],
        "name": [place and place.name for place in places],
        "feature_class": [place and place.feature_class for place in places],
        "country": [place and country(place.country, countries) for place in places],
    }
