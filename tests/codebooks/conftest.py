"""Incidents by hand: one line tells who struck whom, and whom the dead were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import NamedTuple

import pytest

from dateline.frame import Tables, to_tables
from dateline.incidents.totals import totals
from dateline.model import (
    Actor,
    Article,
    EventType,
    Figure,
    Incident,
    Kind,
    Location,
    Part,
    Place,
    Report,
    Side,
    Use,
    When,
)


class Country(NamedTuple):
    name: str
    iso3: str


COUNTRIES = {
    "ML": Country("Mali", "MLI"),
    "DZ": Country("Algeria", "DZA"),
    "PS": Country("Palestinian Territory", "PSE"),
    "AQ": Country("Antarctica", "ATA"),
}

DAY = When(date(2024, 7, 25), date(2024, 7, 25), 1)


class Scene:
    """Gathers incidents, and lays them out as tables."""

    def __init__(self) -> None:
        self.incidents: list[Incident] = []
        self.articles: list[Article] = []
        self.numbers = count(1)

    @staticmethod
    def actor(name: str, side: str | None, part: str | None = None, *countries: str) -> Actor:
        return Actor(name, side and Side(side), part and Part(part), countries, 0, 5)

    @staticmethod
    def dead(
        best: int | None,
        party: str | None = None,
        side: str | None = None,
        *,
        low: int | None = None,
        high: int | None = -1,
        use: Use = Use.COUNTED,
        kind: Kind = Kind.KILLED,
        assailant: bool = False,
        said_by: str | None = None,
    ) -> Figure:
        low = best if low is None else low
        high = best if high == -1 else high
        side = side and Side(side)
        return Figure(kind, low, best, high, party, said_by, False, "They died.", 0, 4, assailant, use, side)

    def add(
        self,
        event: EventType = EventType.BATTLE,
        *told: tuple[Sequence[Actor], Sequence[Figure]],
        sub: str = "armed_clash",
        when: When = DAY,
        where_prec: int | None = 1,
        country: str | None = "ML",
        tally: bool = False,
        twice: bool = False,
    ) -> str:
        number = next(self.numbers)
        place = Place("geonames:1", "Tinzaouaten", 19.9625, 2.8575, "P", "PPL", country, "Kidal")
        where = where_prec and Location(place, 19.9625, 2.8575, where_prec, 1.0, "at Tinzaouaten")
        reports = []
        for article, (actors, figures) in enumerate(told or [((), ())]):
            name = f"a{number}" if twice else f"a{number}-{article}"
            if name not in [known.id for known in self.articles]:
                headline = f"Fighting, as told by {article}"
                self.articles.append(Article(name, headline, "They died.", date(2024, 7, 29), f"Agency {article}"))
            reports.append(
                Report(
                    name,
                    event,
                    sub,
                    "label",
                    when,
                    where or None,
                    tuple(actors),
                    tuple(figures),
                    (),
                    "They died.",
                    0,
                    4,
                )
            )
        self.incidents.append(
            Incident(
                id=f"dl-{number}",
                title="Title",
                event_type=event,
                sub_event_type=sub,
                when=when,
                where=where or None,
                totals=totals(reports),
                casualties="",
                actors=(),
                disputed=False,
                approximate=False,
                tally=tally,
                confidence=0.5,
                reports=tuple(reports),
                country=country,
                admin1="Kidal",
            )
        )
        return f"dl-{number}"

    def tables(self) -> Tables:
        return to_tables(self.incidents, self.articles, [], COUNTRIES)


@pytest.fixture
def scene() -> Scene:
    return Scene()


@pytest.fixture(scope="session")
def seeds() -> Tables:
    from pathlib import Path

    from dateline.pipeline import extract

    return extract([Path(__file__).resolve().parents[2] / "seeds"]).tables()
