"""Tallies in English: what is counted over a long time is a row of its own, never an incident's figure."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "best", "start"),
    [
        ("More than 30,000 migrants were expelled to Niger in 2024.", "displaced", 30000, date(2024, 1, 1)),
        ("In 2024, 31,404 people were pushed back to Assamaka.", "displaced", 31404, date(2024, 1, 1)),
        ("Since 2015, 1,400 people have been killed in the province.", "killed", 1400, date(2015, 1, 1)),
        ("So far this year, 212 people have been killed in Mali.", "killed", 212, date(2025, 1, 1)),
        ("Some 212 people have been killed in Mali since the start of the year.", "killed", 212, date(2025, 1, 1)),
        ("Some 212 people have been killed in Mali since the beginning of 2025.", "killed", 212, date(2025, 1, 1)),
        ("In the past three months, 90 civilians were killed in Mopti.", "killed", 90, date(2024, 12, 12)),
        ("Between 1 January and 3 March, 920 families were displaced in Mopti.", "displaced", 920, date(2025, 1, 1)),
        ("Between 2015 and 2020, jihadists killed 4,000 people in Mali.", "killed", 4000, date(2015, 1, 1)),
        ("The war has killed 50,000 people in Sudan.", "killed", 50000, None),
        ("The rebellion, now in its fifth year, has killed more than 8,000 people.", "killed", 8000, None),
        ("Seven people have been killed in raids since it came into force.", "killed", 7, None),
        ("Some 6,000 people have been killed since the war began in April 2023.", "killed", 6000, date(2023, 4, 1)),
        ("Violence killed 3,000 people in Ituri in three years.", "killed", 3000, None),
        ("Seventy journalists were killed worldwide in 2023.", "killed", 70, date(2023, 1, 1)),
        ("There are 2.1 million internally displaced people in Burkina Faso.", "displaced", 2100000, None),
        ("As of 31 January, the UN counted 410,000 internally displaced persons in Mali.", "displaced", 410000, None),
        ("More than 300 people have been killed since rebels seized Goma in January 2025.", "killed", 300,
         date(2025, 1, 1)),
        ("Police arrested 340 smugglers in Libya over the past six months.", "arrested", 340, date(2024, 9, 12)),
    ],
)  # fmt: skip
def test_a_running_total_is_a_tally(read, text, kind, best, start):
    (report,) = read(text)
    assert report.tally
    assert [(figure.kind.value, figure.best) for figure in report.figures] == [(kind, best)]
    assert report.when.start == start


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Twelve people have been killed in fighting in Gao since Monday.", 12),
        ("Twelve people were killed in Jos over the weekend.", 12),
        ("Twelve people were killed in Jos in the past 24 hours.", 12),
        ("Twelve people were killed in Jos over the past two days.", 12),
        ("As of Monday, the blast in Kano had killed 12 people.", 12),
        ("By Monday, 12 people had died in the blast in Kano.", 12),
        ("Gunmen killed 12 people in Jos on Monday in one of the deadliest attacks this year.", 12),
        ("Gunmen killed 12 people in Jos on Monday, the third such attack since January.", 12),
        ("The attack, the worst in recent years, killed 12 people in Jos on Monday.", 12),
        ("An earthquake killed 2,901 people in Morocco in 2023.", 2901),
        ("In 2023, a ferry sank in Kwara state, killing 106.", 106),
        ("Fighting killed 12 people in Jos.", 12),
        ("An earthquake killed 20,000 people in Morocco.", 20000),
        ("A 2014 shooting in Jos left 12 people dead.", 12),
        ("Six firemen were killed there in an explosion in 1988.", 6),
        ("Twenty-six farmers were killed in Koro two years ago.", 26),
        ("Earlier this year, gunmen killed 26 farmers in Koro.", 26),
        ("In 2012, rebels killed 82 soldiers in Aguelhok.", 82),
    ],
)
def test_one_event_is_no_tally(read, text, killed):
    (report,) = read(text)
    assert not report.tally
    assert [figure.best for figure in report.figures if figure.kind.value == "killed"] == [killed]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gunmen killed 12 farmers in Koro on Monday, and more than 300 people have been killed there since January.",
         [(12, False), (300, True)]),
        ("Gunmen killed 12 farmers in Koro on Monday; since 2015, some 1,400 people have been killed in the region.",
         [(12, False), (1400, True)]),
        ("Nine more bodies were found in Bangui on Monday, bringing to 1,240 the number of dead since December.",
         [(9, False), (1240, True)]),
        ("Twelve people were killed in Gao on Monday, raising the number of dead in the north this year to 300.",
         [(12, False), (300, True)]),
        ("Sixty-seven officers have been killed this year, more than in the whole of last year, when 62 officers were "
         "killed.", [(67, True), (62, True)]),
        ("Some 30,000 people were expelled to Niger in 2024, up from 26,000 in 2023.", [(30000, True), (26000, True)]),
        ("Some 30,000 people were expelled to Niger in 2024, against 26,000 people the year before.",
         [(30000, True), (26000, True)]),
        ("Some 300 migrants were expelled to Assamaka on Friday, bringing the number of people expelled this year to "
         "12,000.", [(300, False), (12000, True)]),
    ],
)  # fmt: skip
def test_an_incident_and_a_tally_of_one_sentence_are_apart(read, text, told):
    assert [(report.figures[0].best, report.tally) for report in read(text)] == told
    assert all(len(report.figures) == 1 for report in read(text))


def test_a_tally_told_later_is_no_toll_of_the_incident(read):
    reports = read("Rebels killed six soldiers in Gao on Monday. Some 400 soldiers have been killed there since 2022.")
    assert [(report.tally, [figure.best for figure in report.figures]) for report in reports] == [
        (False, [6]), (True, [400]),
    ]  # fmt: skip


def test_what_a_span_begins_with_has_its_own_date(read):
    (report,) = read("Relations have soured since the coup of 18 August 2020 in Bamako.")
    assert report.when.start == report.when.end == date(2020, 8, 18)
    (report,) = read("The worst battle since then was fought in July 2024 at Tinzaouaten.")
    assert (report.when.start, report.when.end) == (date(2024, 7, 1), date(2024, 7, 31))
