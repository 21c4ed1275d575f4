"""ACLED: official columns, its words for every type that we can emit, precisions, actors, one figure."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from dateline.codebooks import LeftOut, apply
from dateline.codebooks.acled import GEO_PRECISION, TIME_PRECISION, vocabulary
from dateline.language.lexicon import languages, lexicon
from dateline.model import EventType, Use, When
from dateline.schema import check

# As in the export tool's files since March 2023.
OFFICIAL = str.split("""
    event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1
    actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude
    longitude geo_precision source source_scale notes fatalities tags timestamp
""")

NEVER_NULL = str.split("""
    event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 iso region country
    location latitude longitude geo_precision source notes fatalities
""")

# ACLED Codebook, table 2.
TYPES = {
    "Battles": {"Government regains territory", "Non-state actor overtakes territory", "Armed clash"},
    "Protests": {"Excessive force against protesters", "Protest with intervention", "Peaceful protest"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}


@pytest.fixture
def coded(scene):
    """Add one incident, and return it as an event; a `LeftOut` where it is none."""

    def found(*told, **more):
        scene.add(*told, **more)
        recoded = apply(scene.tables(), "acled")
        check(recoded.frame, recoded.table)
        return recoded.frame.iloc[0] if len(recoded.frame) else next(iter(recoded.left_out))

    return found


def emitted() -> set[tuple[str, str]]:
    """The types that the lexicons' event words have, and those that `incidents.kinds` decides itself."""
    senses = [sense for code in languages() for sense in lexicon(code).table("events", "words").values()]
    decided = {
        ("protest", "excessive_force_against_protesters"),
        ("riot", "violent_demonstration"),
        ("battle", "armed_clash"),
    }
    return {(sense["type"], sense["sub"]) for sense in senses} | decided


def test_every_type_that_we_can_emit_has_acleds_words():
    words = vocabulary()
    for event_type, sub_event_type in emitted():
        if event_type in ("disaster", "accident", "displacement"):
            assert event_type not in words["event_types"]
        else:
            assert words["sub_event_types"][sub_event_type] in TYPES[words["event_types"][event_type]]
            assert words["disorder_types"][event_type]


def test_every_word_is_acleds():
    words = vocabulary()
    assert set(words["event_types"].values()) == set(TYPES)
    assert set(words["sub_event_types"].values()) <= set().union(*TYPES.values())


def test_a_battle(scene, coded):
    actors = [
        scene.actor("Malian Armed Forces", "state", "perpetrator", "ML"),
        scene.actor("Wagner Group", "foreign", "perpetrator", "RU"),
        scene.actor("JNIM", "non-state", "target", "ML"),
    ]
    event = coded(EventType.BATTLE, (actors, [scene.dead(20, "jihadists", "non-state")]))
    assert list(event.index) == [*OFFICIAL, "geometry"]
    assert (event["event_type"], event["sub_event_type"]) == ("Battles", "Armed clash")
    assert event["disorder_type"] == "Political violence"
    assert (event["actor1"], event["assoc_actor_1"], event["inter1"]) == (
        "Malian Armed Forces",
        "Wagner Group",
        "State forces",
    )
    # Whether JNIM are rebels or a militia no article says.
    assert (event["actor2"], event["inter2"], event["interaction"]) == ("JNIM", None, None)
    assert event["civilian_targeting"] is None
    assert (event["iso"], event["country"], event["region"]) == (466, "Mali", "Western Africa")
    assert (event["event_date"], event["year"], event["fatalities"]) == (date(2024, 7, 25), 2024, 20)


def test_violence_by_nobody_known(scene, coded):
    event = coded(EventType.VIOLENCE, ([], [scene.dead(3, "farmers", "civilians")]), sub="attack")
    assert (event["actor1"], event["inter1"]) == ("Unidentified Armed Group (Mali)", "Political militia")
    assert (event["actor2"], event["inter2"]) == ("Civilians (Mali)", "Civilians")
    assert event["interaction"] == "Political militia-Civilians"
    assert event["civilian_targeting"] == "Civilian targeting"


def test_interactions_name_the_types_in_acleds_order(scene, coded):
    actors = [
        scene.actor("Algerian Armed Forces", "foreign", "perpetrator", "DZ"),
        scene.actor("Malian Armed Forces", "state", "target", "ML"),
    ]
    event = coded(EventType.STRATEGIC, (actors, []), sub="disrupted_weapons_use")
    assert (event["actor1"], event["interaction"]) == ("Algerian Armed Forces", "State forces-External/Other forces")
    assert event["disorder_type"] == "Strategic developments"


def test_a_peaceful_protest(scene, coded):
    event = coded(EventType.PROTEST, ([], []), sub="peaceful_protest")
    assert (event["actor1"], event["inter1"], event["actor2"]) == ("Protesters (Mali)", "Protesters", None)
    assert (event["interaction"], event["disorder_type"]) == ("Protesters only", "Demonstrations")


def test_protesters_shot(scene, coded):
    police = scene.actor("Malian Police", "state", "perpetrator", "ML")
    event = coded(EventType.PROTEST, ([police], [scene.dead(7)]), sub="excessive_force_against_protesters")
    assert (event["actor1"], event["actor2"]) == ("Protesters (Mali)", "Malian Police")
    assert event["interaction"] == "State forces-Protesters"
    assert event["disorder_type"] == "Political violence; Demonstrations"
    assert event["civilian_targeting"] == "Civilian targeting"


@pytest.mark.parametrize(
    ("sub", "disorder"), [("violent_demonstration", "Demonstrations"), ("mob_violence", "Political violence")]
)
def test_riots(scene, coded, sub, disorder):
    thief = scene.actor("civilians", "civilians", "target")
    event = coded(EventType.RIOT, ([thief], [scene.dead(1, "thief", "civilians")]), sub=sub)
    assert (event["actor1"], event["actor2"]) == ("Rioters (Mali)", "Civilians (Mali)")
    assert event["disorder_type"] == disorder


def test_a_bomb_among_people(scene, coded):
    event = coded(EventType.EXPLOSION, ([], [scene.dead(22, "people")]), sub="suicide_bomb")
    assert (event["actor2"], event["civilian_targeting"]) == ("Civilians (Mali)", "Civilian targeting")


def test_a_bomb_under_soldiers(scene, coded):
    event = coded(EventType.EXPLOSION, ([], [scene.dead(5, "soldiers", "state")]), sub="remote_explosive_landmine_ied")
    assert (event["actor1"], event["actor2"]) == ("Unidentified Armed Group (Mali)", "soldiers")
    assert (event["inter2"], event["civilian_targeting"]) == ("State forces", None)


@pytest.mark.parametrize("noun", ["gunmen", "suicide bomber", "rebels"])
@pytest.mark.parametrize("event_type", [EventType.VIOLENCE, EventType.EXPLOSION, EventType.BATTLE])
def test_armed_people_without_a_name_are_an_unidentified_group(scene, coded, event_type, noun):
    event = coded(
        event_type, ([scene.actor(noun, "non-state", "perpetrator")], [scene.dead(3, "farmers", "civilians")])
    )
    assert (event["actor1"], event["inter1"]) == ("Unidentified Armed Group (Mali)", "Political militia")


def test_a_group_that_spans_the_world_has_a_name(scene, coded):
    actors = [
        scene.actor("gunmen", "non-state", "perpetrator"),
        scene.actor("Al-Qaeda", "non-state", "perpetrator"),
        scene.actor("French Armed Forces", "foreign", "target", "FR"),
        scene.actor("MINUSMA", "foreign", "target"),
    ]
    event = coded(EventType.BATTLE, (actors, [scene.dead(3)]))
    assert (event["actor1"], event["assoc_actor_1"], event["inter1"]) == ("Al-Qaeda", None, None)
    assert (event["actor2"], event["assoc_actor_2"]) == ("French Armed Forces", "MINUSMA")


def test_who_only_took_part_is_not_accused(scene, coded):
    dead = [scene.dead(24, "women", "civilians")]
    event = coded(EventType.VIOLENCE, ([scene.actor("Bantu", "non-state", None, "CD")], dead), sub="attack")
    assert (event["actor1"], event["actor2"]) == ("Unidentified Armed Group (Mali)", "Civilians (Mali)")


def test_of_two_who_shell_each_other_none_is_accused_of_the_civilians(scene, coded):
    both = [scene.actor("Malian Armed Forces", "state", None, "ML"), scene.actor("JNIM", "non-state", None, "ML")]
    event = coded(
        EventType.EXPLOSION,
        (both, [scene.dead(4, "villagers", "civilians")]),
        sub="shelling_artillery_missile_attack",
    )
    assert (event["actor1"], event["actor2"], event["civilian_targeting"]) == ("Malian Armed Forces", "JNIM", None)


@pytest.mark.parametrize(
    ("numbers", "fatalities"),
    [
        ([], 0),
        ([{"best": 0}], 0),
        ([{"best": 12, "low": 12, "high": None}], 12),
        ([{"best": 20, "low": 20, "high": 30}], 20),
        ([{"best": 15}, {"best": 12, "use": Use.RIVAL}], 12),
    ],
)
def test_of_differing_tolls_the_lowest(scene, coded, numbers, fatalities):
    event = coded(EventType.VIOLENCE, ([], [scene.dead(**number) for number in numbers]), sub="attack")
    assert event["fatalities"] == fatalities


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (When(date(2024, 7, 25), date(2024, 7, 25), 1), (date(2024, 7, 25), 1)),
        (When(date(2024, 7, 24), date(2024, 7, 25), 2), (date(2024, 7, 24), 2)),
        (When(date(2024, 7, 15), date(2024, 7, 21), 3), (date(2024, 7, 18), 2)),
        (When(date(2024, 7, 1), date(2024, 7, 31), 4), (date(2024, 7, 16), 3)),
        (When(date(2024, 1, 1), date(2024, 12, 31), 5), LeftOut.VAGUE_DATE),
        (When(), LeftOut.UNDATED),
    ],
)
def test_days(scene, coded, when, expected):
    event = coded(EventType.VIOLENCE, ([], []), sub="attack", when=when)
    assert event is expected or (event["event_date"], event["time_precision"]) == expected


@pytest.mark.parametrize(("where_prec", "precision"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (7, 3)])
def test_places(scene, coded, where_prec, precision):
    assert coded(EventType.VIOLENCE, ([], []), sub="attack", where_prec=where_prec)["geo_precision"] == precision


def test_what_is_known_only_to_the_country(scene, coded):
    assert coded(EventType.VIOLENCE, ([], []), sub="attack", where_prec=6) is LeftOut.COUNTRY_ONLY


def test_but_for_strategic_developments(scene, coded):
    soldiers = scene.actor("soldiers", "state", "target")
    event = coded(EventType.STRATEGIC, ([soldiers], []), sub="arrests", where_prec=6)
    assert (event["geo_precision"], event["actor1"]) == (3, "soldiers")


@pytest.mark.parametrize(
    ("event_type", "more", "reason"),
    [
        (EventType.BATTLE, {"tally": True}, LeftOut.TALLY),
        (EventType.DISPLACEMENT, {"sub": "expulsion"}, LeftOut.OTHER_KIND),
        (EventType.BATTLE, {"where_prec": None}, LeftOut.UNPLACED),
        (EventType.BATTLE, {"country": None}, LeftOut.UNPLACED),
        (EventType.STRATEGIC, {"sub": "other"}, LeftOut.NO_ACTOR),
    ],
)
def test_what_acled_leaves_no_room_for(coded, event_type, more, reason):
    assert coded(event_type, ([], []), **more) is reason


def test_scales_are_whole():
    assert set(TIME_PRECISION) == {1, 2, 3, 4}
    assert set(GEO_PRECISION) == set(range(1, 8))


def test_the_seeds_have_no_null_where_acled_has_none(seeds):
    recoded = apply(seeds, "acled")
    frame = recoded.frame
    check(frame, recoded.table)
    assert len(frame) + sum(recoded.left_out.values()) == len(seeds.incidents)
    assert len(frame) >= 4
    assert not frame[NEVER_NULL].isna().any().any()
    assert all(sub in TYPES[kind] for kind, sub in zip(frame["event_type"], frame["sub_event_type"], strict=True))
    assert frame["iso"].dtype == pd.Int64Dtype()
