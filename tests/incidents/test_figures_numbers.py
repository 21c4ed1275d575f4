"""How many, in English: every way to write a number of people, in three kinds of sentence each."""

import pytest

TEMPLATES = (
    "{} people were killed in Djibo on Monday.",
    "An attack on Djibo on Monday killed {} people.",
    "An attack on Djibo on Monday left {} people dead.",
    "Gunmen attacked Djibo on Monday, killing {} villagers.",
    "The death of {} civilians in Djibo on Monday was confirmed by the governor.",
)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(
    ("phrase", "killed"),
    [
        ("12", "12"),
        ("two", "2"),
        ("forty-nine", "49"),
        ("forty nine", "49"),
        ("one hundred and twenty", "120"),
        ("a hundred", "100"),
        ("two hundred and seven", "207"),
        ("1,400", "1400"),
        ("1 400", "1400"),
        ("1.4 million", "1400000"),
        ("two thousand", "2000"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("half a dozen", "6"),
        ("twelve (12)", "12"),
        ("20 to 30", "20-30"),
        ("20-30", "20-30"),
        ("between 20 and 30", "20-30"),
        ("between twenty and thirty", "20-30"),
        ("two or three", "2-3"),
        ("at least 12", "12+"),
        ("at least a dozen", "12+"),
        ("more than 100", "100+"),
        ("over 100", "100+"),
        ("no fewer than 12", "12+"),
        ("not less than 12", "12+"),
        ("upwards of 40", "40+"),
        ("12 or more", "12+"),
        ("up to 30", "..30"),
        ("as many as 30", "..30"),
        ("fewer than 10", "..10"),
        ("no more than 10", "..10"),
        ("about 50", "50"),
        ("some 50", "50"),
        ("nearly 300", "300"),
        ("around fifty", "50"),
        ("an estimated 400", "400"),
        ("50 or so", "50"),
        ("dozens of", "24+"),
        ("scores of", "40+"),
        ("hundreds of", "200+"),
        ("thousands of", "2000+"),
        ("tens of thousands of", "20000+"),
        ("several", "3+"),
        ("several dozen", "24+"),
        ("several hundred", "200+"),
        ("a few", "2+"),
        ("a few dozen", "24+"),
        ("a handful of", "2+"),
    ],
)  # fmt: skip
def test_a_number_of_the_killed(line, template, phrase, killed):
    text = template.format(phrase)
    assert line(text[0].upper() + text[1:]) == f"killed {killed}"


@pytest.mark.parametrize(
    ("phrase", "approximate"),
    [
        ("12", False),
        ("at least 12", False),
        ("about 12", True),
        ("nearly 300", True),
        ("up to 300", True),
        ("20 to 30", False),
        ("dozens of", True),
        ("several", True),
        ("scores of", True),
        ("a dozen", True),
    ],
)
def test_what_no_number_says_exactly_is_approximate(read, phrase, approximate):
    (report,) = read(f"An attack on Djibo on Monday killed {phrase} people.")
    assert [figure.approximate for figure in report.figures] == [approximate]
