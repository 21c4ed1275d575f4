"""The records that pass from stage to stage.

Every record is frozen: a stage makes new ones (``dataclasses.replace``) and never changes what it was given. Spans are
character offsets into ``Article.text``, end exclusive. Coordinates are WGS 84 degrees. Dates are ``datetime.date``.
``None`` always means "not stated" or "not known", never zero.

::

    Article --language--> Document --places--> Mention --incidents--> Report --> Incident
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

__all__ = [
    "Actor",
    "Article",
    "Claim",
    "EventType",
    "Figure",
    "Incident",
    "Kind",
    "Location",
    "Mention",
    "Part",
    "Place",
    "Report",
    "Role",
    "Side",
    "Span",
    "Total",
    "Use",
    "When",
]


class Span(NamedTuple):
    """A stretch of an article's text: character offsets, end exclusive."""

    start: int
    end: int


class Role(StrEnum):
    """What a place name does in its sentence."""

    SITE = "site"
    """Something happened there."""
    LITERAL = "literal"
    """The place itself is meant."""
    METONYM = "metonym"
    """The name stands for a government or a people ("Bamako accused ...")."""
    DEMONYM = "demonym"
    """An adjective or noun of origin ("Malian soldiers")."""
    NESTED = "nested"
    """Inside another name ("Algiers Accords", "University of Niamey")."""


class EventType(StrEnum):
    """ACLED's six event types, and three that ACLED does not code.

    Source: ACLED Codebook (2023), "Event types"; disaster, accident and displacement are Dateline's own.
    """

    BATTLE = "battle"
    EXPLOSION = "explosion_remote_violence"
    VIOLENCE = "violence_against_civilians"
    PROTEST = "protest"
    RIOT = "riot"
    STRATEGIC = "strategic_development"
    DISASTER = "disaster"
    ACCIDENT = "accident"
    DISPLACEMENT = "displacement"


class Kind(StrEnum):
    """What happened to the people that a figure counts."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    FREED = "freed"


class Use(StrEnum):
    """What a figure is to the total of its report."""

    COUNTED = "counted"
    """It is the total, or one of the parties that make it up."""
    PART = "part"
    """A part of a counted figure ("including five children"); never added."""
    REPEATED = "repeated"
    """The same thing told again, or a part of it told later."""
    SUPERSEDED = "superseded"
    """An earlier toll that the article itself replaces ("up from 10")."""
    RIVAL = "rival"
    """Another source's number for the same thing; it widens the range."""
    IMPOSSIBLE = "impossible"
    """More people than live there, or than are alive; counted in nothing. Of the latter no number is kept."""


class Side(StrEnum):
    """On which side people are who act or are struck; as ACLED has it, other states' forces are a side of their own."""

    STATE = "state"
    """Forces of the state in which it happened, and their auxiliaries."""
    NON_STATE = "non-state"
    """Rebels, jihadists, militias, gangs and whoever else bears arms for no state."""
    CIVILIANS = "civilians"
    FOREIGN = "foreign"
    """Forces of other states, international missions and their like, mercenaries."""


class Part(StrEnum):
    """What an actor has to do with an event."""

    PERPETRATOR = "perpetrator"
    """It acted: attacked, killed, arrested ..."""
    TARGET = "target"
    """It was struck: attacked, killed, arrested ..."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article, as it was read.

    ``text`` is the source's text unchanged, so that spans can be shown to its author; ``clutter`` are the spans of it
    (menus, share buttons, image links, hashtags) that no stage reads.
    """

    id: str
    title: str
    text: str
    published: date | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    """ISO 639-1; None until it is detected."""
    path: str | None = None
    clutter: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the gazetteer."""

    id: str
    """Where it comes from and its number there: ``geonames:2453348``, ``extra:tinzaouaten``, ``region:sahel``."""
    name: str
    lat: float
    lon: float
    feature_class: str
    """GeoNames' class: A administrative, P populated, L area, T relief, H water, S spot, R road, V vegetation."""
    feature_code: str
    """GeoNames' code: PCLI, ADM1, PPLC, PPL, RGN, CONT ..."""
    country: str | None = None
    """ISO 3166-1 alpha-2; None for what spans countries."""
    admin1: str | None = None
    """Name of the first-order division."""
    population: int = 0
    precision: int = 1
    """UCDP ``where_prec`` of something known only to have happened "in" this place: 1 exact ... 7."""
    uncertainty_km: float = 0.0
    """Radius within which the point may be wrong when only the place's name is known."""

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        """A GeoJSON feature, as shapely, geopandas and folium take it (Sean Gillies, "A Python Protocol for GIS")."""
        return _feature(self.id, (self.lon, self.lat), {item.name: getattr(self, item.name) for item in fields(self)})


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in an article. ``place`` is None where the name is recognised but no gazetteer holds it."""

    article: str
    start: int
    end: int
    surface: str
    role: Role
    place: Place | None
    confidence: float
    """Between 0 and 1: how sure it is that this name means this place."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where something happened: a point or, with its radius, an area round it."""

    place: Place
    """The named place that the location is reckoned from."""
    lat: float
    lon: float
    where_prec: int
    """UCDP GED ``where_prec``: 1 exact, 2 near, 3 district, 4 first-order division, 5 region, 6 country, 7 beyond."""
    uncertainty_km: float
    phrase: str = ""
    """As the article says it: "30 km north of Obo"."""


@dataclass(frozen=True, slots=True)
class When:
    """When something happened. Both dates None, precision 5: not known."""

    start: date | None = None
    end: date | None = None
    date_prec: int = 5
    """UCDP GED ``date_prec``: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 more than a month or unknown."""
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people that a sentence states."""

    kind: Kind
    low: int | None
    best: int | None
    high: int | None
    """None: open upwards ("at least 12")."""
    party: str | None
    """Whom it fell on, as named: "Malian soldiers"."""
    said_by: str | None
    """Who says so, as named; None where the article itself says it."""
    approximate: bool
    quote: str
    start: int
    end: int
    """Span of the figure's own words in the text."""
    assailant: bool = False
    """It fell on those who attacked ("the suicide bomber")."""
    use: Use = Use.COUNTED
    side: Side | None = None
    """Of those on whom it fell, where their name tells."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who took part in an event."""

    name: str
    """The usual name of a group, force or people; of others the noun ("gunmen"), and "civilians" for all civilians."""
    side: Side | None
    part: Part | None
    """None: it took part, as one of two sides or as both."""
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2: where it is from, or at home."""
    start: int
    end: int
    """Span of its first naming in the text."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What one side says of an incident that is not a number of people: where a wreck fell, who did it."""

    about: str
    """The column that it bears on: ``place``, ``actors``, ``event_type``."""
    value: str
    said_by: str | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of one incident."""

    article: str
    event_type: EventType
    sub_event_type: str
    label: str
    """What it is called in a title: "armed clash", "coup"."""
    when: When
    where: Location | None
    actors: tuple[Actor, ...]
    """In the order in which they are named, each once."""
    figures: tuple[Figure, ...]
    claims: tuple[Claim, ...]
    quote: str
    start: int
    end: int
    """Span of the sentence that tells it first."""
    tally: bool = False
    """A running total over a time or a country, no incident of its own."""
    confidence: float = 0.5
    """Between 0 and 1: the chance that its figures, its place and its day are right (`incidents.confidence`)."""


@dataclass(frozen=True, slots=True)
class Total:
    """All that is claimed of one kind of casualty, drawn together by the rule in ``incidents.totals``."""

    kind: Kind
    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Incident:
    """One or more reports of the same thing, with every claim kept in them."""

    id: str
    title: str
    event_type: EventType
    sub_event_type: str
    when: When
    where: Location | None
    totals: tuple[Total, ...]
    casualties: str
    """The readable breakdown by party: "killed: 47 Malian soldiers, 84 Russian mercenaries"."""
    actors: tuple[str, ...]
    """Names of its reports' actors."""
    disputed: bool
    approximate: bool
    tally: bool
    confidence: float
    reports: tuple[Report, ...] = field(default=())
    """In the order in which they were read; the first gives the quote."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    admin1: str | None = None
    border_km: float | None = None
    """Distance to the nearest land border, where within ``borders.NEAR_BORDER_KM``."""
    border_with: str | None = None
    """English name of the neighbour across that border."""

    @property
    def __geo_interface__(self) -> dict[str, Any]:
        """A GeoJSON feature as `Place` gives it, with the columns of the incidents table that the incident knows.

        Country and division are codes and names as here; its geometry is None where the place is not known.
        """
        where, when = self.where, self.when
        return _feature(
            self.id,
            (where.lon, where.lat) if where else None,
            {
                "id": self.id,
                "title": self.title,
                "event_type": str(self.event_type),
                "sub_event_type": self.sub_event_type,
                "date_start": when.start and when.start.isoformat(),
                "date_end": when.end and when.end.isoformat(),
                "date_prec": when.date_prec,
                "place": where and where.place.name,
                "admin1": self.admin1,
                "country": self.country,
                "where_prec": where and where.where_prec,
                "uncertainty_km": where and where.uncertainty_km,
                **{str(total.kind): total.best for total in self.totals},
                "casualties": self.casualties,
                "actors": "; ".join(self.actors),
                "disputed": self.disputed,
                "approximate": self.approximate,
                "tally": self.tally,
                "confidence": self.confidence,
            },
        )


def _feature(id: str, lon_lat: tuple[float, float] | None, properties: dict[str, Any]) -> dict[str, Any]:
    geometry = lon_lat and {"type": "Point", "coordinates": lon_lat}
    return {"type": "Feature", "id": id, "geometry": geometry, "properties": properties}
