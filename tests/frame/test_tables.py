"""Records laid out as tables: the columns of the contract, and nothing lost or invented on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

import pandas as pd
import pytest
from shapely import Point

from dateline.errors import TableError
from dateline.frame import to_tables, validate_incidents
from dateline.model import (
    Actor,
    Article,
    Claim,
    EventType,
    Figure,
    Incident,
    Kind,
    Location,
    Mention,
    Part,
    Place,
    Report,
    Role,
    Side,
    Total,
    Use,
    When,
)

CONTRACT = (
    "id title event_type sub_event_type date_start date_end date_prec "
    "place admin1 country iso_a3 where_prec uncertainty_km "
    "killed killed_low killed_high wounded wounded_low wounded_high missing missing_low missing_high "
    "captured captured_low captured_high abducted abducted_low abducted_high arrested arrested_low arrested_high "
    "displaced displaced_low displaced_high freed freed_low freed_high "
    "casualties actors disputed approximate tally confidence "
    "border_km border_with quote article articles n_articles sources published geometry"
)


class Names(NamedTuple):
    name: str
    iso3: str


COUNTRIES = {"ML": Names("Mali", "MLI"), "DZ": Names("Algeria", "DZA")}
TOWN = Place("extra:tinzaouaten", "Tinzaouaten", 19.95, 2.97, "P", "PPL", "ML", "Kidal")
DESERT = Place("region:sahara", "Sahara", 23.0, 5.0, "L", "RGN")
HERE = Location(TOWN, 19.95, 2.97, 2, 2.004, "near Tinzaouaten")
DAY = When(date(2024, 7, 25), date(2024, 7, 27), 2, "late July")
FIRST = Article("a1", "Ambush", "...", date(2024, 7, 29), "Radio North", path="/home/someone/a1.txt")
SECOND = Article("a2", "Toll rises", "...", date(2024, 7, 28), url="https://news.example:8443/x?y")


def figure(best: int, quote: str, **changes: object) -> Figure:
    return replace(Figure(Kind.KILLED, best, best, None, "soldiers", None, False, quote, 3, 9), **changes)


def report(article: str, quote: str, *figures: Figure, claims: tuple[Claim, ...] = ()) -> Report:
    return Report(article, EventType.BATTLE, "armed_clash", "armed clash", DAY, HERE, (), figures, claims, quote, 0, 20)


def incident(*reports: Report, **changes: object) -> Incident:
    made = Incident(
        id="i1",
        title="Battle at Tinzaouaten",
        event_type=EventType.BATTLE,
        sub_event_type="armed_clash",
        when=DAY,
        where=HERE,
        totals=(Total(Kind.KILLED, 131, 131, None),),
        casualties="killed: 47 soldiers, 84 mercenaries",
        actors=("Army", "Rebels"),
        disputed=False,
        approximate=False,
        tally=False,
        confidence=0.876,
        reports=reports,
        country="ML",
        admin1="Kidal",
    )
    return replace(made, **changes)


def tables(*incidents: Incident, mentions: tuple[Mention, ...] = ()):
    return to_tables(incidents, [FIRST, SECOND], mentions, COUNTRIES)


def test_incidents_have_the_columns_of_the_contract():
    found = tables(incident(report("a1", "They fought."))).incidents
    assert " ".join(found.columns) == CONTRACT
    assert found.crs.to_epsg() == 4326
    validate_incidents(found)


def test_an_incident_becomes_one_row():
    row = tables(incident(report("a1", "They fought."), report("a2", "More fell."))).incidents.iloc[0]
    assert row["event_type"] == "battle"
    assert (row["date_start"], row["date_end"], row["date_prec"]) == (date(2024, 7, 25), date(2024, 7, 27), 2)
    assert (row["place"], row["admin1"], row["country"], row["iso_a3"]) == ("Tinzaouaten", "Kidal", "Mali", "MLI")
    assert (row["where_prec"], row["uncertainty_km"], row["confidence"]) == (2, 2.0, 0.88)
    assert (row["killed"], row["killed_low"]) == (131, 131)
    assert row["killed_high"] is pd.NA
    assert row["wounded"] is pd.NA
    assert row["actors"] == "Army; Rebels"
    assert (row["article"], row["articles"], row["n_articles"]) == ("a1", "a1; a2", 2)
    assert row["sources"] == "Radio North; news.example"
    assert row["published"] == date(2024, 7, 28)
    assert row["quote"] == "They fought."
    assert row["geometry"].equals(Point(2.97, 19.95))


def test_what_is_not_known_stays_open():
    row = tables(
        incident(report("a1", "It happened."), where=None, when=When(), totals=(), casualties="", country=None)
    ).incidents.iloc[0]
    for column in ("place", "country", "iso_a3", "date_start", "casualties", "border_with", "geometry"):
        assert row[column] is None, column
    assert row["where_prec"] is pd.NA
    assert pd.isna(row["uncertainty_km"])
    assert row["date_prec"] == 5


def test_a_stated_zero_is_no_null():
    found = tables(incident(report("a1", "No one was hurt."), totals=(Total(Kind.WOUNDED, 0, 0, 0),))).incidents
    assert found["wounded"].tolist() == [0]
    assert found["killed"].isna().all()


def test_a_disputed_incident_quotes_every_differing_sentence_once():
    claim = Claim("place", "2 km inside Algeria", "Algiers", "It fell 2 km inside.", 0, 5)
    reports = (
        report(
            "a1", "Ten died.", figure(10, "Ten died."), figure(3, "Three were children.", use=Use.PART), claims=(claim,)
        ),
        report("a2", "Twelve died.", figure(12, "Twelve died."), figure(10, "Ten had died, they said.")),
    )
    quote = tables(incident(*reports, disputed=True)).incidents["quote"].item()
    assert quote == "Ten died. […] It fell 2 km inside. […] Twelve died."
    assert tables(incident(*reports)).incidents["quote"].item() == "Ten died."


def test_reports_figures_and_claims_lead_back_to_incident_and_article():
    claim = Claim("actors", "rebels", "the army", "Rebels did it.", 7, 12)
    found = tables(incident(report("a1", "Ten died.", figure(10, "Ten died.", said_by="a medic"), claims=(claim,))))
    only = found.reports.iloc[0]
    assert (only["incident_id"], only["article"], only["title"], only["source"]) == (
        "i1",
        "a1",
        "Ambush",
        "Radio North",
    )
    assert (only["where_text"], only["date_text"]) == ("near Tinzaouaten", "late July")
    assert found.figures.iloc[0][["incident_id", "kind", "best", "said_by", "start", "article"]].tolist() == [
        "i1", "killed", 10, "a medic", 3, "a1",
    ]  # fmt: skip
    assert found.figures["high"].isna().all()
    assert found.claims.iloc[0][["incident_id", "about", "value", "said_by"]].tolist() == [
        "i1", "actors", "rebels", "the army",
    ]  # fmt: skip


def test_figures_and_claims_know_where_their_sentence_begins():
    told = "Ten died. The army said: Ten died. Ten died."
    article = replace(FIRST, text=told)
    second = figure(10, "Ten died.", start=25, end=28)
    claim = Claim("actors", "The army", None, "The army said: Ten died.", 10, 18)
    found = to_tables([incident(report("a1", "Ten died.", second, claims=(claim,)))], [article], (), COUNTRIES)
    assert found.figures["quote_start"].tolist() == [25]
    assert found.claims["quote_start"].tolist() == [10]
    unknown = tables(incident(report("a1", "Ten died.", second)))
    assert unknown.figures["quote_start"].isna().all()


def test_actors_lead_back_to_incident_and_article():
    actor = Actor("JNIM", Side.NON_STATE, Part.PERPETRATOR, ("ML", "BF"), 4, 8)
    found = tables(incident(replace(report("a1", "The GSIM did it."), actors=(actor,)))).actors
    assert found.iloc[0].tolist() == ["i1", "JNIM", "non-state", "perpetrator", "ML; BF", 4, 8, "a1"]


def test_mentions_and_places_are_counted():
    mentions = (
        Mention("a1", 0, 11, "Tinzaouaten", Role.SITE, TOWN, 0.9),
        Mention("a2", 4, 14, "Tinzawaten", Role.LITERAL, TOWN, 0.8),
        Mention("a2", 20, 26, "Sahara", Role.LITERAL, DESERT, 0.7),
        Mention("a2", 30, 36, "Nowhere", Role.LITERAL, None, 0.2),
    )
    found = tables(incident(report("a1", "They fought.")), mentions=mentions)
    assert found.mentions["text"].tolist() == ["Tinzaouaten", "Tinzawaten", "Sahara", "Nowhere"]
    assert found.mentions["country"].tolist() == ["Mali", "Mali", None, None]
    assert found.mentions.geometry.isna().tolist() == [False, False, False, True]
    assert found.places.drop(columns="geometry").to_numpy().tolist() == [
        ["extra:tinzaouaten", "Tinzaouaten", "P", "Mali", 2, 2, 1],
        ["region:sahara", "Sahara", "L", None, 1, 1, 0],
    ]


def test_articles_do_not_tell_the_folders_that_they_lay_in():
    found = tables().articles
    assert found["file"].tolist() == ["a1.txt", None]
    assert not found.astype(str).apply(lambda column: column.str.contains("someone")).any(axis=None)


def test_nothing_read_gives_valid_empty_tables():
    found = to_tables([], [], [], COUNTRIES)
    validate_incidents(found.incidents)
    assert " ".join(found.incidents.columns) == CONTRACT
    assert all(len(getattr(found, name)) == 0 for name in found.__dataclass_fields__)


def test_a_country_without_a_name_keeps_its_code():
    row = tables(incident(report("a1", "x"), country="XX")).incidents.iloc[0]
    assert (row["country"], row["iso_a3"]) == ("XX", None)


def test_text_that_no_file_can_hold_is_replaced():
    assert (
        tables(incident(report("a1", "x"), title="a\ud800b\x00c\nd")).incidents["title"].item() == "a\ufffdb\ufffdc\nd"
    )


@pytest.mark.parametrize("reports", [(), (report("a9", "x"),)], ids=["no report", "unknown article"])
def test_an_incident_must_lead_back_to_an_article(reports: tuple[Report, ...]):
    with pytest.raises(TableError, match="'i1'"):
        tables(incident(*reports))
