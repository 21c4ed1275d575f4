"""How many, in English: what a sentence counts, whom it fell on, and what is no number of people."""

import pytest

from dateline.model import Use


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Rebels killed six soldiers near Menaka on Monday.", (6, 6, 6)),
        ("Six soldiers were killed near Menaka on Monday.", (6, 6, 6)),
        ("Six soldiers, on patrol near Menaka, were ambushed and killed on Monday.", (6, 6, 6)),
        ("A blast in Kano on Monday left six people dead.", (6, 6, 6)),
        ("A truck overturned near Agadez on Monday, killing six passengers.", (6, 6, 6)),
        ("A shipwreck off Nouadhibou on Monday claimed the lives of six migrants.", (6, 6, 6)),
        ("The death of six miners in Kayes on Monday shocked the town.", (6, 6, 6)),
        ("Six people died when a wall collapsed in Kayes on Monday.", (6, 6, 6)),
        ("The death toll from Monday's blast in Kano rose to six.", (6, 6, 6)),
        ("Six dead in Gao market blast", (6, 6, 6)),
        ("Rebels who attacked a camp near Menaka on Monday killed six.", (6, 6, 6)),
        ("Forty-nine people were killed in Djibo on Monday.", (49, 49, 49)),
        ("1,400 people were killed by an earthquake near Herat on Monday.", (1400, 1400, 1400)),
        ("A dozen farmers were killed near Maiduguri on Monday.", (12, 12, 12)),
        ("A policeman was killed in Gao on Sunday.", (1, 1, 1)),
        ("A 34-year-old teacher was shot dead in Jos on Monday.", (1, 1, 1)),
        ("The bodies of 12 men were found near Gao on Monday.", (12, 12, 12)),
        ("At least 12 villagers were killed in Bankass on Sunday.", (12, 12, None)),
        ("More than 100 villagers were killed in Bankass on Sunday.", (100, 100, None)),
        ("Between 20 and 30 soldiers were killed near Djibo on Monday.", (20, 20, 30)),
        ("20 to 30 soldiers were killed near Djibo on Monday.", (20, 20, 30)),
        ("Dozens of civilians were killed in Barsalogho on Saturday.", (24, 24, None)),
        ("Scores of civilians were killed in Barsalogho on Saturday.", (40, 40, None)),
        ("Hundreds died when floods hit Maiduguri on Tuesday.", (200, 200, None)),
        ("Nobody was killed in the attack on Gao on Monday.", (0, 0, 0)),
        ("No one was killed in the blast in Bamako on Monday.", (0, 0, 0)),
        ("Both attackers were shot dead in Tunis on Sunday.", (2, 2, 2)),
        ("One of the two pilots was killed in a crash near Gao on Sunday.", (1, 1, 1)),
        ('The army killed "several dozen" fighters in Kidal on Sunday.', (24, 24, None)),
        ("The army lost 12 men in fighting near Kidal on Sunday.", (12, 12, 12)),
        ("Gunmen shot down two policemen in Gao on Monday.", (2, 2, 2)),
    ],
)  # fmt: skip
def test_a_toll_has_its_bounds(tolls, text, killed):
    assert tolls(text)["killed"] == killed


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("47 Malian soldiers and 84 Russian mercenaries were killed near Tinzaouaten in late July 2024.",
         {"Malian soldiers": 47, "Russian mercenaries": 84}),
        ("Eleven soldiers, four policemen and a child were killed in Djibo on Monday.",
         {"soldiers": 11, "policemen": 4, "child": 1}),
        ("A 12-year-old boy and a woman were killed in Gao on Monday.", {"12-year-old boy": 1, "woman": 1}),
        ("Twelve soldiers as well as three drivers were killed in Djibo on Monday.", {"soldiers": 12, "drivers": 3}),
        ("A man and his two sons were shot dead in Jos on Monday.", {"man": 1, "sons": 2}),
        ("Gunmen killed the mayor of Djibo, Oumarou Dicko, and his driver on Sunday.", {"mayor": 1, "driver": 1}),
        ("A couple and their four children were killed in Jos on Sunday.", {"couple": 2, "children": 4}),
        ("Clashes on the Gao-Kidal road left six soldiers dead on Monday.", {"soldiers": 6}),
        ("Three of the five abducted teachers were killed in Zamfara on Sunday.", {"abducted teachers": 3}),
        ("Twenty-two (22) people were killed in Gao on Monday.", {"people": 22}),
    ],
)  # fmt: skip
def test_parties_are_told_apart_and_added(read, tolls, text, parties):
    (report,) = read(text)
    assert {figure.party: figure.best for figure in report.figures} == parties
    assert tolls(text)["killed"][1] == sum(parties.values())


@pytest.mark.parametrize(
    "text",
    [
        "Twelve people, including five children, were killed in an air strike on Gao on Monday.",
        "An air strike on Gao on Monday killed twelve people, among them five children.",
        "Twelve people were killed in an air strike on Gao on Monday. Five of the dead were children.",
        "Ten soldiers and two drivers, including five recruits, were killed near Gao on Monday.",
        "Twelve people, five of them children, were killed in an air strike on Gao on Monday.",
        "An air strike on Gao on Monday killed twelve people, five of them children.",
    ],
)  # fmt: skip
def test_a_part_is_never_added(tolls, text):
    assert tolls(text)["killed"] == (12, 12, 12)


def test_a_part_is_kept_as_one(read):
    (report,) = read("Twelve people, including five children, were killed in an air strike on Gao on Monday.")
    assert [(figure.best, figure.use) for figure in report.figures] == [(12, Use.COUNTED), (5, Use.PART)]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("The blast in Kano on Monday killed nine people and wounded 22 others.",
         {"killed": (9, 9, 9), "wounded": (22, 22, 22)}),
        ("The attack in Gao on Monday left 12 dead and 30 wounded.",
         {"killed": (12, 12, 12), "wounded": (30, 30, 30)}),
        ("A landslide near Kayes on Wednesday left 15 people dead and 113 missing.",
         {"killed": (15, 15, 15), "missing": (113, 113, 113)}),
        ("Malian troops captured 12 rebels and killed 30 in Kidal on Monday.",
         {"captured": (12, 12, 12), "killed": (30, 30, 30)}),
        ("Gunmen attacked a village near Mopti on Monday.", {}),
        ("Hundreds of people demonstrated in Bamako on 10 January 2025.", {}),
        ("The rocket attack on Gao airport on Monday caused no casualties.",
         {"killed": (0, 0, 0), "wounded": (0, 0, 0)}),
    ],
)  # fmt: skip
def test_each_kind_has_its_own_toll_and_silence_has_none(tolls, text, stated):
    assert tolls(text) == stated


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Twelve soldiers and 30 attackers were killed in Inates on Monday.", 42),
        ("A suicide bomber killed nine worshippers in Maroua on Friday.", 9),
        ("Seven soldiers were killed in Inates on Monday, and 15 attackers were also killed.", 22),
        ("The attackers killed 12 soldiers in Inates on Monday. Fifteen attackers were killed in the response.", 27),
    ],
)  # fmt: skip
def test_assailants_count_and_are_told_apart(read, tolls, text, killed):
    assert tolls(text)["killed"][1] == killed
    (report,) = read(text)
    assert all(figure.assailant == (figure.party == "attackers") for figure in report.figures)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Ten people were killed in an attack on Timbuktu on Monday. On Tuesday officials raised the toll to 12.", 12),
        ("The death toll from Monday's attack in Gao rose to 12 from nine.", 12),
        ("The Gao attack on Monday left 15 people dead, up from 10.", 15),
        ("The attack on Gao on Monday killed 12 people, earlier put at 17.", 12),
        ("The attack on Gao on Monday killed 12 people. The toll had earlier been put at 17.", 12),
        ("Ten people were killed in Gao on Monday. The ten were buried on Tuesday.", 10),
    ],
)
def test_the_newer_toll_is_kept(tolls, text, killed):
    assert tolls(text)["killed"][1] == killed


@pytest.mark.parametrize(
    ("text", "kind", "best"),
    [
        ("Since 2015, 1,400 people have been killed in Burkina Faso.", "killed", 1400),
        ("More than 30,000 migrants were expelled from Algeria to Niger in 2024.", "displaced", 30000),
        ("Thousands of people have fled Gao since January.", "displaced", 2000),
    ],
)
def test_a_running_total_is_a_tally(read, tolls, text, kind, best):
    assert [report.tally for report in read(text)] == [True]
    assert tolls(text)[kind][1] == best


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("In 2012 rebels killed 80 soldiers in Aguelhok.", "2012-01-01"),
        ("About 50 soldiers were arrested in Mali in recent days.", None),
        ("About 50 soldiers were arrested in Bamako since Sunday.", "2025-03-09"),
    ],
)  # fmt: skip
def test_one_event_is_no_tally(read, text, date):
    (report,) = read(text)
    assert not report.tally
    assert report.when.start is None if date is None else str(report.when.start) == date


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("The kidnappers asked for 500,000 euros after abducting three traders near Gao on Monday.",
         {"abducted": (3, 3, 3)}),
        ("Police in Lagos seized 40 rifles and 3,000 rounds and arrested six suspects on Monday.",
         {"arrested": (6, 6, 6)}),
        ("Two bombs exploded 500 metres apart in Kabul on Monday, killing four people.", {"killed": (4, 4, 4)}),
        ("The attackers killed ten people and burned 40 houses in Koro on Monday.", {"killed": (10, 10, 10)}),
        ("Seven children under the age of 12 were killed in Gao on Monday.", {"killed": (7, 7, 7)}),
        ("An earthquake of magnitude 6.8 killed 2,900 people in Morocco in September 2023.",
         {"killed": (2900, 2900, 2900)}),
        ("A 15-member patrol was attacked near Gao on Monday; nine soldiers were killed.", {"killed": (9, 9, 9)}),
        ("The two million people of Niamey woke up to an attack in Tera that killed ten soldiers on Monday.",
         {"killed": (10, 10, 10)}),
    ],
)  # fmt: skip
def test_money_ages_distances_and_weapons_are_no_people(tolls, text, stated):
    assert tolls(text) == stated


@pytest.mark.parametrize("word", ["Dozens of", "Nearly 300", "About 50", "Several"])
def test_what_is_not_exact_is_approximate(read, word):
    (report,) = read(f"{word} people were killed in Djibo on Monday.")
    assert [figure.approximate for figure in report.figures] == [True]


def test_a_toll_may_rise_far_behind_its_noun(tolls):
    text = "The death toll from Sunday's attack on an army camp in Djibo, in the north of Burkina Faso near the border"
    assert tolls(text + " with Mali, has risen to 41, up from 30.")["killed"] == (41, 41, 41)
