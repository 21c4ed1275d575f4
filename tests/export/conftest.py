"""Tables with what is hard to write: nulls, scripts, formulas, days before 1970, ids that look like numbers."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.frame import Tables, to_tables
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
    Role,
    Total,
    When,
)

TOWN = Place("extra:tinzaouaten", "Tinzaouaten", 19.9512345678, 2.97, "P", "PPL", None, "Kidal")


@pytest.fixture(scope="session")
def tables() -> Tables:
    """Three incidents: a battle with a point, a tally without one, and one in 1945; nothing changes them."""
    article = Article("007", "[1, 2]", "...", date(2024, 7, 29), "Radio ‘Nord’", "https://news.example/é", "fr")
    here = Location(TOWN, 19.9512345678, -2.97, 1, 2.0, "à Tinzaouaten")
    figure = Figure(Kind.KILLED, 131, 131, None, "soldiers", "=HYPERLINK(1)", False, "131 died.", 0, 3)
    claim = Claim("place", "-2 km", "Algiers", "It fell inside.", 0, 9)

    def incident(name: str, event: EventType, when: When, where: Location | None, *totals: Total, tally: bool = False):
        report = Report(
            "007",
            event,
            "armed_clash",
            "armed clash",
            when,
            where,
            (),
            (figure,),
            (claim,),
            "131 died.",
            0,
            9,
            tally=tally,
        )
        return Incident(
            id=name,
            title='=cmd|"/C calc"!A1',
            event_type=event,
            sub_event_type="armed_clash",
            when=when,
            where=where,
            totals=totals,
            casualties='<script>alert("1")</script>',
            actors=("Armée", "反政府"),
            disputed=False,
            approximate=True,
            tally=tally,
            confidence=0.5,
            reports=(report,),
        )

    return to_tables(
        [
            incident(
                "1e5", EventType.BATTLE, When(date(2024, 7, 25), None, 1), here, Total(Kind.KILLED, 131, 131, None)
            ),
            incident(
                "0042", EventType.DISPLACEMENT, When(), None, Total(Kind.DISPLACED, 30_000, None, None), tally=True
            ),
            incident("2024-01-01", EventType.PROTEST, When(date(1945, 5, 8), date(1945, 5, 9), 2), here),
        ],
        [article],
        [
            Mention("007", 0, 11, "Tinzaouaten", Role.SITE, TOWN, 0.9),
            Mention("007", 20, 27, "Nowhere", Role.LITERAL, None, 0.2),
        ],
        {},
    )


@pytest.fixture
def empty() -> Tables:
    return to_tables([], [], [], {})
