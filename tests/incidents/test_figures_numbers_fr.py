"""How many, in French: every way to write a number of people, in five kinds of sentence each."""

import pytest

TEMPLATES = (
    "{} personnes ont été tuées lundi à Djibo.",
    "Des hommes armés ont tué {} personnes lundi à Djibo.",
    "Une attaque menée lundi à Djibo a fait {} morts.",
    "Des hommes armés ont attaqué Djibo lundi, tuant {} villageois.",
    "{} civils ont trouvé la mort lundi à Djibo.",
)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(
    ("phrase", "killed"),
    [
        ("12", "12"),
        ("deux", "2"),
        ("vingt et un", "21"),
        ("quarante-neuf", "49"),
        ("soixante et onze", "71"),
        ("soixante-dix", "70"),
        ("quatre-vingts", "80"),
        ("quatre-vingt-dix-sept", "97"),
        ("cent vingt", "120"),
        ("deux cents", "200"),
        ("deux cent sept", "207"),
        ("mille deux cents", "1200"),
        ("deux mille", "2000"),
        ("1 400", "1400"),
        ("1.400", "1400"),
        ("1\u202f400", "1400"),
        ("1\u00a0400", "1400"),
        ("douze (12)", "12"),
        ("20 à 30", "20-30"),
        ("de 20 à 30", "20-30"),
        ("entre 20 et 30", "20-30"),
        ("entre vingt et trente", "20-30"),
        ("deux ou trois", "2-3"),
        ("au moins 12", "12+"),
        ("au moins douze", "12+"),
        ("plus de 100", "100+"),
        ("pas moins de 12", "12+"),
        ("jusqu'à 30", "..30"),
        ("moins de 10", "..10"),
        ("environ 50", "50"),
        ("une cinquantaine de", "50"),
        ("une quarantaine de", "40"),
        ("une dizaine de", "10"),
        ("au moins une dizaine de", "10+"),
        ("plus d'une centaine de", "100+"),
        ("près de 300", "300"),
        ("quelque 300", "300"),
        ("à peu près 50", "50"),
        ("des dizaines de", "20+"),
        ("plusieurs dizaines de", "20+"),
        ("des centaines de", "200+"),
        ("plusieurs centaines de", "200+"),
        ("quelques centaines de", "200+"),
        ("des milliers de", "2000+"),
        ("des dizaines de milliers de", "20000+"),
        ("plusieurs", "2+"),
        ("quelques", "2+"),
        ("une demi-douzaine de", "6"),
    ],
)  # fmt: skip
def test_a_number_of_the_killed(line, template, phrase, killed):
    text = template.format(phrase)
    assert line(text[0].upper() + text[1:], "fr") == f"killed {killed}"


@pytest.mark.parametrize(
    ("phrase", "approximate"),
    [
        ("12", False),
        ("au moins 12", False),
        ("environ 12", True),
        ("près de 300", True),
        ("20 à 30", False),
        ("des dizaines de", True),
        ("plusieurs", True),
        ("une dizaine de", True),
    ],
)
def test_what_no_number_says_exactly_is_approximate(read, phrase, approximate):
    (report,) = read(f"Des hommes armés ont tué {phrase} personnes lundi à Djibo.", language="fr")
    assert [figure.approximate for figure in report.figures] == [approximate]
