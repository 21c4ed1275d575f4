"""UCDP GED: official columns, types of violence, sides, deaths that add up, and what is no event."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from dateline.codebooks import LeftOut, apply, recode
from dateline.codebooks.ucdp import priogrid_gid
from dateline.model import EventType, Kind, Use, When
from dateline.schema import check

# The 49 columns of GEDEvent_v25_1.csv.
OFFICIAL = str.split("""
    id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
    dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
    source_article source_office source_date source_headline source_original where_prec where_coordinates
    where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity
    date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
""")

NEVER_NULL = str.split("""
    id relid year type_of_violence dyad_name side_a side_b number_of_sources source_article where_prec where_coordinates
    where_description latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec
    date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low
""")

PARTS = ["deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"]


@pytest.fixture
def coded(scene):
    """Add one incident, and return it as an event; a `LeftOut` where it is none."""

    def found(*told, **more):
        scene.add(*told, **more)
        recoded = apply(scene.tables(), "ucdp")
        check(recoded.frame, recoded.table)
        return recoded.frame.iloc[0] if len(recoded.frame) else next(iter(recoded.left_out))

    return found


def parts(event: pd.Series) -> tuple[int, ...]:
    assert sum(event[PARTS]) == event["best"]
    return tuple(event[PARTS])


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [
        (34.53, 69.17, 179779),  # Kabul
        (-89.9, -179.9, 1),
        (-89.9, 179.9, 720),
        (-89.4, -179.9, 721),
        (90, 180, 259200),
    ],
)
def test_cells_are_priogrids(lat, lon, cell):
    assert priogrid_gid(lat, lon) == cell


def test_state_based(scene, coded):
    army = scene.actor("Malian Armed Forces", "state", "perpetrator", "ML")
    group = scene.actor("JNIM", "non-state", "target", "ML")
    killed = [scene.dead(20, "jihadists", "non-state"), scene.dead(3, "soldiers", "state")]
    event = coded(EventType.BATTLE, ([army, group], [*killed, scene.dead(2, "villagers", "civilians")]))
    assert list(event.index) == [*OFFICIAL, "geometry"]
    assert event["type_of_violence"] == 1
    assert event["side_a"] == "Government of Mali"
    assert event["side_b"] == "JNIM"
    assert event["dyad_name"] == "Government of Mali - JNIM"
    assert event["conflict_name"] is None
    assert parts(event) == (3, 20, 2, 0)
    assert event["gwnoa"] == 432
    assert event["gwnob"] is pd.NA
    assert (event["country"], event["country_id"], event["region"]) == ("Mali", 432, "Africa")
    assert event["geom_wkt"] == "POINT (2.8575 19.9625)"
    assert (event["latitude"], event["longitude"], event["priogrid_gid"]) == (19.9625, 2.8575, 158046)
    assert (event["date_start"], event["date_end"], event["year"]) == (date(2024, 7, 25), date(2024, 7, 25), 2024)
    assert event["source_article"] == "Agency 0,2024-07-29,Fighting, as told by 0"


def test_the_government_is_side_a_also_where_rebels_struck(scene, coded):
    group = scene.actor("rebels", "non-state", "perpetrator")
    killed = [scene.dead(47, "Malian soldiers", "state"), scene.dead(84, "Russian mercenaries", "foreign")]
    soldiers = scene.actor("soldiers", "state", "target")
    hired = scene.actor("Russian mercenaries", "foreign", "target")
    event = coded(EventType.BATTLE, ([group, soldiers, hired], killed))
    assert (event["side_a"], event["side_b"]) == ("Government of Mali", "rebels")
    assert parts(event) == (131, 0, 0, 0)


def test_non_state(scene, coded):
    one, other = (scene.actor(name, "non-state", None, "ML") for name in ("JNIM", "Islamic State Sahel Province"))
    event = coded(EventType.BATTLE, ([one, other], [scene.dead(12, "fighters", "non-state")]))
    assert (event["type_of_violence"], event["side_a"], event["side_b"]) == (2, "JNIM", "Islamic State Sahel Province")
    assert event["conflict_name"] == event["dyad_name"] == "JNIM - Islamic State Sahel Province"
    assert parts(event) == (0, 0, 0, 12)


def test_two_governments(scene, coded):
    struck = scene.actor("Malian Armed Forces", "state", "target", "ML")
    by = scene.actor("Algerian Armed Forces", "foreign", "perpetrator", "DZ")
    event = coded(EventType.EXPLOSION, ([by, struck], [scene.dead(2, "soldiers", "state")]), sub="air_drone_strike")
    assert (event["type_of_violence"], event["dyad_name"]) == (1, "Government of Mali - Government of Algeria")
    assert (event["gwnoa"], event["gwnob"]) == (432, 615)
    assert parts(event) == (2, 0, 0, 0)


def test_mercenaries_are_no_government(scene, coded):
    company = scene.actor("Wagner Group", "foreign", "perpetrator", "RU")
    event = coded(EventType.BATTLE, ([company, scene.actor("JNIM", "non-state", "target", "ML")], [scene.dead(5)]))
    assert (event["type_of_violence"], event["side_a"]) == (1, "Wagner Group")
    assert event["gwnoa"] is pd.NA
    assert parts(event) == (0, 0, 0, 5)


def test_one_sided(scene, coded):
    gunmen = scene.actor("gunmen", "non-state", "perpetrator")
    killed = [scene.dead(11, "farmers", "civilians"), scene.dead(1, "gunman", "non-state", assailant=True)]
    event = coded(EventType.VIOLENCE, ([gunmen], killed), sub="attack")
    assert (event["type_of_violence"], event["side_a"], event["side_b"]) == (3, "gunmen", "Civilians")
    assert parts(event) == (1, 0, 11, 0)


def test_people_struck_by_violence_against_civilians_are_civilians(scene, coded):
    event = coded(
        EventType.VIOLENCE, ([scene.actor("JNIM", "non-state", "perpetrator", "ML")], [scene.dead(9, "people")])
    )
    assert parts(event) == (0, 0, 9, 0)


def test_officials_who_bear_no_arms_are_civilians(scene, coded):
    gunmen = scene.actor("gunmen", "non-state", "perpetrator")
    mayor = scene.actor("mayor", "state", "target")
    event = coded(EventType.VIOLENCE, ([gunmen, mayor], [scene.dead(1, "mayor", "state")]), sub="attack")
    assert (event["type_of_violence"], event["side_b"]) == (3, "Civilians")
    assert parts(event) == (0, 0, 1, 0)


def test_no_government_is_accused_by_a_noun(scene, coded):
    soldiers = scene.actor("soldiers", "state", "perpetrator")
    event = coded(EventType.VIOLENCE, ([soldiers], [scene.dead(4, "villagers", "civilians")]), sub="attack")
    assert event["side_a"] == "soldiers"
    assert event["gwnoa"] is pd.NA


def test_nobody_is_accused_where_both_are_said_to_have_done_it(scene, coded):
    both = [
        scene.actor("Malian Armed Forces", "state", "perpetrator", "ML"),
        scene.actor("JNIM", "non-state", "perpetrator", "ML"),
    ]
    left_out = coded(EventType.VIOLENCE, (both, [scene.dead(4, "villagers", "civilians")]), sub="attack")
    assert left_out is LeftOut.AUTHOR


def test_nobody_is_accused_who_only_took_part(scene, coded):
    dead = [scene.dead(24, "women", "civilians")]
    took_part = scene.actor("Bantu", "non-state", None, "CD")
    assert coded(EventType.VIOLENCE, ([took_part], dead), sub="attack") is LeftOut.AUTHOR


def test_what_spans_the_world_has_a_name(scene, coded):
    groups = [scene.actor(name, "non-state", "perpetrator") for name in ("militants", "Al-Qaeda")]
    event = coded(EventType.VIOLENCE, (groups, [scene.dead(4, "villagers", "civilians")]), sub="attack")
    assert event["side_a"] == "Al-Qaeda"


def test_a_group_that_rules_a_state_in_some_years_is_no_government(scene, coded):
    both = [
        scene.actor("Taliban", None, "perpetrator", "AF"),
        scene.actor("Malian Armed Forces", "state", "target", "ML"),
    ]
    event = coded(EventType.BATTLE, (both, [scene.dead(4, "soldiers", "state")]))
    assert (event["side_a"], event["side_b"]) == ("Government of Mali", "Taliban")


def test_who_is_only_told_of_among_the_dead_is_a_side(scene, coded):
    rebels = scene.actor("rebels", "non-state", "perpetrator")
    event = coded(EventType.BATTLE, ([rebels], [scene.dead(6, "policemen", "state")]))
    assert (event["type_of_violence"], event["side_a"], event["side_b"]) == (1, "Government of Mali", "rebels")
    assert parts(event) == (6, 0, 0, 0)


def test_the_article_that_makes_the_toll_parts_it(scene, coded):
    both = [
        scene.actor("Malian Armed Forces", "state", "perpetrator", "ML"),
        scene.actor("JNIM", "non-state", "target", "ML"),
    ]
    vague = ([], [scene.dead(12, "people")])
    fine = (both, [scene.dead(10, "jihadists", "non-state"), scene.dead(2, "soldiers", "state")])
    other = (both, [scene.dead(30, "jihadists", "non-state")])
    event = coded(EventType.BATTLE, vague, fine, other)
    assert event["best"] == 12
    assert parts(event) == (2, 10, 0, 0)
    assert (event["low"], event["high"], event["number_of_sources"]) == (12, 30, 3)


def test_what_is_told_twice_in_an_article_is_counted_once(scene, coded):
    both = [
        scene.actor("Malian Armed Forces", "state", "perpetrator", "ML"),
        scene.actor("JNIM", "non-state", "target", "ML"),
    ]
    told = (both, [scene.dead(10, "jihadists", "non-state", high=None)])
    event = coded(EventType.BATTLE, told, told, twice=True)
    assert parts(event) == (0, 10, 0, 0)
    assert event["high"] == 10


@pytest.mark.parametrize(
    ("numbers", "best_low_high"),
    [
        ([{"best": 12, "low": 12, "high": None}], (12, 12, 12)),  # "at least 12"
        ([{"best": 12, "low": 12, "high": None}, {"best": 15, "high": 15, "use": Use.RIVAL}], (12, 12, 15)),
        ([{"best": 20, "low": 20, "high": 30}], (20, 20, 30)),
        ([{"best": None, "low": 24, "high": None}], (24, 24, 24)),
        ([{"best": None, "low": None, "high": 12}], None),  # "up to 12" is no counted toll of its own
        ([{"best": 3}, {"best": 2, "kind": Kind.WOUNDED}], (3, 3, 3)),
        ([{"best": 3}, {"best": 2, "use": Use.PART}, {"best": 8, "use": Use.SUPERSEDED}], (3, 3, 3)),
    ],
)
def test_tolls_are_never_open(scene, coded, numbers, best_low_high):
    both = [scene.actor("army", "state", None, "ML"), scene.actor("JNIM", "non-state", None, "ML")]
    event = coded(EventType.BATTLE, (both, [scene.dead(**number) for number in numbers]))
    if best_low_high is None:
        assert parts(event) == (0, 0, 0, 0)
        assert event["high"] == 12
    else:
        assert (event["best"], event["low"], event["high"]) == best_low_high
        assert parts(event) == (0, 0, 0, best_low_high[0])


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"tally": True}, LeftOut.TALLY),
        ({"when": When()}, LeftOut.UNDATED),
        ({"where_prec": None}, LeftOut.UNPLACED),
        ({"country": None}, LeftOut.UNPLACED),
        ({"country": "AQ"}, LeftOut.UNPLACED),
    ],
)
def test_what_ged_leaves_no_room_for(scene, coded, more, reason):
    both = [scene.actor("army", "state", None, "ML"), scene.actor("JNIM", "non-state", None, "ML")]
    assert coded(EventType.BATTLE, (both, [scene.dead(5)]), **more) is reason


@pytest.mark.parametrize("event_type", [EventType.DISASTER, EventType.ACCIDENT, EventType.DISPLACEMENT])
def test_what_is_no_violence(scene, coded, event_type):
    assert coded(event_type, ([], [scene.dead(5)]), sub="accident") is LeftOut.OTHER_KIND


def test_a_protest_without_dead_is_none(scene, coded):
    assert coded(EventType.PROTEST, ([], []), sub="peaceful_protest") is LeftOut.NO_DEATHS


def test_a_stated_zero_is_no_death(scene, coded):
    assert coded(EventType.BATTLE, ([], [scene.dead(0)])) is LeftOut.NO_DEATHS


def test_protesters_shot_by_a_force_that_is_named(scene, coded):
    police = scene.actor("Malian Police", "state", "perpetrator", "ML")
    event = coded(
        EventType.PROTEST, ([police], [scene.dead(7, "protesters")]), sub="excessive_force_against_protesters"
    )
    assert (event["type_of_violence"], event["side_a"]) == (3, "Government of Mali")
    assert parts(event) == (0, 0, 7, 0)


def test_murder_by_nobody_known(scene, coded):
    assert coded(EventType.VIOLENCE, ([], [scene.dead(1, "teacher", "civilians")]), sub="attack") is LeftOut.NO_ACTOR


def test_a_battle_against_nobody_known(scene, coded):
    army = scene.actor("Malian Armed Forces", "state", "perpetrator", "ML")
    assert coded(EventType.BATTLE, ([army], [scene.dead(5, "people")])) is LeftOut.ONE_SIDE


def test_a_bomb_by_nobody_known_under_soldiers(scene, coded):
    killed = [scene.dead(5, "soldiers", "state")]
    assert coded(EventType.EXPLOSION, ([], killed), sub="remote_explosive_landmine_ied") is LeftOut.ONE_SIDE


def test_soldiers_and_rebels_of_whom_only_the_dead_are_told(scene, coded):
    event = coded(EventType.BATTLE, ([], [scene.dead(5, "soldiers", "state"), scene.dead(30, "rebels", "non-state")]))
    assert (event["side_a"], event["side_b"]) == ("Government of Mali", "rebels")
    assert parts(event) == (5, 30, 0, 0)


@pytest.mark.parametrize(("date_prec", "clarity"), [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2)])
def test_dates_keep_their_precision(scene, coded, date_prec, clarity):
    both = [scene.actor("army", "state", None, "ML"), scene.actor("JNIM", "non-state", None, "ML")]
    when = When(date(2024, 7, 1), date(2024, 7, 31), date_prec)
    event = coded(EventType.BATTLE, (both, [scene.dead(5)]), when=when)
    assert (event["date_prec"], event["event_clarity"]) == (date_prec, clarity)


def test_a_country_is_a_place(scene, coded):
    both = [scene.actor("army", "state", None, "ML"), scene.actor("JNIM", "non-state", None, "ML")]
    assert coded(EventType.BATTLE, (both, [scene.dead(5)]), where_prec=6)["where_prec"] == 6


def test_palestine_stands_where_ucdp_puts_it(scene, coded):
    both = [scene.actor("Israel Defense Forces", "foreign", None, "IL"), scene.actor("Hamas", "non-state", None, "PS")]
    event = coded(EventType.BATTLE, (both, [scene.dead(5)]), country="PS")
    assert (event["country"], event["country_id"], event["region"]) == ("Israel", 666, "Middle East")
    assert event["side_a"] == "Government of Israel"


def test_ids_are_numbers_that_stay(scene, coded):
    both = [scene.actor("army", "state", None, "ML"), scene.actor("JNIM", "non-state", None, "ML")]
    event = coded(EventType.BATTLE, (both, [scene.dead(5)]))
    assert event["relid"] == "dl-1"
    assert event["id"] == 261341525233266


def test_nothing_found_has_the_columns_all_the_same(scene):
    frame = recode(scene.tables(), "ucdp")
    assert list(frame.columns) == [*OFFICIAL, "geometry"]
    assert len(frame) == 0


def test_the_seeds_have_no_null_where_ged_has_none(seeds):
    recoded = apply(seeds, "ucdp")
    frame = recoded.frame
    check(frame, recoded.table)
    assert len(frame) + sum(recoded.left_out.values()) == len(seeds.incidents)
    assert len(frame) > 0
    assert not frame[NEVER_NULL].isna().any().any()
    assert (frame[PARTS].sum(axis=1) == frame["best"]).all()
    assert (frame["low"] <= frame["best"]).all()
    assert (frame["best"] <= frame["high"]).all()
    (battle,) = frame[frame["where_coordinates"] == "Tinzaouaten"].to_dict("records")
    assert (battle["side_a"], battle["deaths_a"], battle["best"]) == ("Government of Mali", 131, 131)
