"""One person told many times is one; several are several; who was shot may turn out dead."""

import pytest

from dateline.model import Kind, Use


def totals_of(report):
    """Sum up what a report counts of each kind."""
    counted = [figure for figure in report.figures if figure.use is Use.COUNTED]
    return {kind.value: sum(f.best for f in counted if f.kind is kind) for kind in {f.kind for f in counted}}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        # told as shot, then as dead: by a definite word, a pronoun, a surname, an age
        ("A 31-year-old man was shot in Dover on Monday. The victim died at a hospital.", {"killed": 1}),
        ("A woman was shot in Dover on Monday. She died an hour later.", {"killed": 1}),
        ("Ann Walker, 40, was shot in Dover on Monday. Walker was pronounced dead at the scene.", {"killed": 1}),
        ("A 31-year-old man was shot in Dover on Monday. The 31-year-old died.", {"killed": 1}),
        # two who are told apart by age and sex
        ("A 19-year-old woman was killed in Dover on Monday. A 25-year-old man was also killed.", {"killed": 2}),
        ("A man and a woman were found shot in Dover on Monday. The woman died.", {"killed": 1, "wounded": 1}),
        ("A 19-year-old was shot in Dover on Monday. Another man was also shot.", {"wounded": 2}),
        # a number states the toll; the persons who are told after it are of it
        ("Two people were killed in Dover on Monday. Ann Walker, 40, and Bob Ray, 33, died at the scene.",
         {"killed": 2}),
        ("Two victims, a 25-year-old man and a 26-year-old woman, died in Dover on Monday.", {"killed": 2}),
        # counted twice in a sentence
        ("Four others were shot and hospitalized in Dover on Monday.", {"wounded": 4}),
    ],
)  # fmt: skip
def test_persons_are_told_apart(read, text, stated):
    (report,) = read(text)
    assert totals_of(report) == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Five people were shot in Dover on Monday, one fatally.", {"killed": 1, "wounded": 4}),
        ("Five people were shot in Dover on Monday. One of them died.", {"killed": 1, "wounded": 4}),
        ("Five people were shot in Dover on Monday, one of whom died.", {"killed": 1, "wounded": 4}),
        ("One dead, four hurt in Dover shooting\n\nFive people were shot in Dover on Monday.",
         {"killed": 1, "wounded": 4}),
        # told besides the dead
        ("A man was killed and three people were shot in Dover on Monday.", {"killed": 1, "wounded": 3}),
        ("A man was killed in Dover on Monday. Three others were shot.", {"killed": 1, "wounded": 3}),
        # how it ended is said
        ("Two people were killed in Dover on Monday. Six were wounded.", {"killed": 2, "wounded": 6}),
        ("Gunmen shot 14 people dead in Dover on Monday.", {"killed": 14}),
    ],
)  # fmt: skip
def test_the_dead_are_taken_out_of_those_who_were_struck(read, text, stated):
    (report,) = read(text)
    assert totals_of(report) == stated


@pytest.mark.parametrize(
    ("text", "language", "killed"),
    [
        ("Suspect killed by police in Dover\n\nA man was killed by police in Dover on Monday.", "en", 1),
        ("A gunman was shot dead by police in Dover on Monday. The man died at the scene.", "en", 1),
        ("Un assaillant tué à Lyon\n\nUn homme a été tué par la police lundi à Lyon.", "fr", 1),
        ("A gunman was shot dead by police in Dover on Monday. The victim died at the scene.", "en", 2),
        ("A man was shot dead in Dover on Monday. The gunman was killed by police.", "en", 2),
        ("Un assaillant a été tué lundi à Lyon. Une femme a été tuée aussi.", "fr", 2),
    ],
)
def test_an_assailant_may_be_told_again_as_a_man(read, text, language, killed):
    (report,) = read(text, language=language)
    assert totals_of(report) == {"killed": killed}


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A man killed his wife and then himself in Dover on Monday.", 2),
        ("A man shot and killed two women in Dover on Monday before turning the gun on himself.", 3),
        ("A shooting in Dover on Monday left three people dead. The man took his own life, police said.", 3),
        ("A student who shot himself in Dover on Monday has died.", 1),
    ],
)
def test_who_kills_himself_is_counted_once(read, text, killed):
    report = max(read(text), key=lambda report: len(report.figures))
    assert totals_of(report)["killed"] == killed


@pytest.mark.parametrize(
    "text",
    [
        "Sheriff Tom Lane said Ann Walker was shot dead in Dover on Monday.",
        "According to Tom Lane, Ann Walker was shot dead in Dover on Monday.",
        "The father of Ann Walker, who was shot dead in Dover on Monday, wept.",
        "Ann Walker, a teacher, was shot dead in Dover on Monday.",
        "Ann Walker, his sister's friend, was shot dead in Dover on Monday.",
        "Tom Lane's cousin, Ann Walker, was shot dead in Dover on Monday.",
    ],
)
def test_who_is_only_named_beside_a_victim_is_none(read, text):
    (report,) = read(text)
    assert sum(figure.best for figure in report.figures if figure.kind is Kind.KILLED) == 1


def test_a_toll_over_several_shootings_is_no_event(read):
    text = "Nine people were shot in four shootings in Dover on Monday.\n\nA man was shot on Elm Street on Monday."
    reports = read(text)
    assert [(report.tally, totals_of(report)) for report in reports] == [
        (True, {"wounded": 9}),
        (False, {"wounded": 1}),
    ]
