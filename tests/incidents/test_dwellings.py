"""Homes that were lost, told for those who lived in them: the least that it can be, and never in place of people."""

import pytest


@pytest.mark.parametrize(
    ("text", "language", "displaced", "party"),
    [
        ("Floods hit Nuristan on Monday and at least 60 homes were destroyed.", "en", (60, 60, None), "homes"),
        ("An earthquake near Herat on Monday destroyed 1,200 mud-brick homes.", "en", (1200, 1200, None), "homes"),
        ("A landslide near Mbale on Monday swept away 77 houses.", "en", (77, 77, None), "houses"),
        ("The storm led to the destruction of 2,000 houses in Sofala on Monday.", "en", (2000, 2000, None), "houses"),
        ("Eighty homes were evacuated in Walcott on Friday.", "en", (80, 80, None), "homes"),
        ("Les inondations ont détruit 60 maisons lundi à Maradi.", "fr", (60, 60, None), "maisons"),
        ("Quelque 300 cases se sont effondrées lundi à Zinder sous les pluies torrentielles.", "fr", (300, 300, None),
         "cases"),
    ],
)  # fmt: skip
def test_a_home_is_one_person_or_more(read, tolls, text, language, displaced, party):
    assert tolls(text, language) == {"displaced": displaced}
    (report,) = read(text, language=language)
    (figure,) = report.figures
    assert figure.party == party
    assert figure.approximate


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Floods in Bahia on Monday destroyed 70 homes and displaced 200 people.", {"displaced": 200}),
        ("Floods in Bahia on Monday displaced 200 people. Some 70 homes were destroyed.", {"displaced": 200}),
        ("Gunmen killed 12 people in Koro on Monday and burned 40 houses.", {"killed": 12}),
        ("Gunmen killed 12 people in Koro on Monday. Some 40 houses were destroyed.", {"killed": 12}),
        ("The army destroyed 40 houses in Koro on Monday; 12 people were killed.", {"killed": 12}),
        ("The quake in Herat on Monday killed 12 people and damaged 900 homes.", {"killed": 12}),
    ],
)
def test_homes_yield_to_people_and_are_none_that_fighters_burn(tolls, text, stated):
    assert {kind: best for kind, (_, best, _) in tolls(text).items()} == stated
