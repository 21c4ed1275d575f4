"""Every table that Dateline writes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dateline.model import Kind
from dateline.schema.table import Shape, Table, columns

__all__ = ["TABLES"]

_OF_ARTICLE = {"article": "articles"}
_OF_INCIDENT = {"incident_id": "incidents"}

_TABLES = [
    Table(
        "incidents",
        columns(
            f"""
            text     id title event_type sub_event_type
            date     date_start date_end
            count    date_prec
            text     place admin1 country iso_a3
            count    where_prec
            measure  uncertainty_km
            count    {" ".join(f"{kind} {kind}_low {kind}_high" for kind in Kind)}
            text     casualties actors
            flag     disputed approximate tally
            measure  confidence border_km
            text     border_with quote article articles
            count    n_articles
            text     sources
            date     published
            """
        ),
        Shape.POINT,
        key="id",
        references=_OF_ARTICLE,
    ),
    Table(
        "areas",
        columns(
            """
            text     incident_id title event_type
            date     date_start date_end
            count    where_prec
            measure  uncertainty_km
            """
        ),
        Shape.POLYGONS,
        references=_OF_INCIDENT,
    ),
    Table(
        "mentions",
        columns(
            """
            text     article
            count    start end
            text     text role place_id name feature_class country
            measure  confidence
            """
        ),
        Shape.POINT,
        references={**_OF_ARTICLE, "place_id": "places"},
    ),
    Table(
        "places",
        columns(
            """
            text     place_id name feature_class country
            count    mentions articles incidents
            """
        ),
        Shape.POINT,
        key="place_id",
    ),
    Table(
        "borders",
        columns("text kind name between"),
        Shape.LINES,
    ),
    Table(
        "reports",
        columns(
            """
            text     incident_id article title source url
            date     published
            text     event_type sub_event_type
            date     date_start date_end
            count    date_prec
            text     date_text place
            count    where_prec
            measure  uncertainty_km
            text     where_text quote
            count    start end
            flag     tally
            measure  confidence
            """
        ),
        references={**_OF_INCIDENT, **_OF_ARTICLE},
    ),
    Table(
        "actors",
        columns(
            """
            text     incident_id name side part countries
            count    start end
            text     article
            """
        ),
        references={**_OF_INCIDENT, **_OF_ARTICLE},
    ),
    Table(
        "figures",
        columns(
            """
            text     incident_id kind
            count    low best high
            text     party side said_by use
            flag     approximate assailant
            text     quote
            count    quote_start start end
            text     article
            """
        ),
        references={**_OF_INCIDENT, **_OF_ARTICLE},
    ),
    Table(
        "claims",
        columns(
            """
            text     incident_id about value said_by quote
            count    quote_start start end
            text     article
            """
        ),
        references={**_OF_INCIDENT, **_OF_ARTICLE},
    ),
    Table(
        "articles",
        columns(
            """
            text     id title
            date     published
            text     source url language file
            """
        ),
        key="id",
    ),
]

TABLES: Mapping[str, Table] = MappingProxyType({table.name: table for table in _TABLES})
"""By name, in the order in which they are written."""
