import pytest

METONYMS = [
    ("Bamako accused Algiers of meddling.", "Bamako"),
    ("Bamako has repeatedly accused its neighbour.", "Bamako"),
    ("The Rabat-Bamako axis worries it.", "Rabat"),
    ("The Rabat-Bamako axis worries it.", "Bamako"),
    ("It restored its relations with Moscow.", "Moscow"),
    ("Mali's foreign ministry issued a statement.", "Mali"),
    ("Boston police searched the house.", "Boston"),
    ("Moscow said it would not yield.", "Moscow"),
]
NESTED = [
    ("They signed the Algiers Accords.", "Algiers"),
    ("The 2015 Algiers Peace Agreement is dead.", "Algiers"),
    ("A student of the University of Niamey spoke.", "Niamey"),
    ("The Movement for the Self-Determination of Kabylie (MAK) protested.", "Kabylie"),
    ("The Boston Globe reported it.", "Boston"),
    ("The National Movement for the Liberation of Kabylie met.", "Kabylie"),
]
LITERALS = [
    ("Ten people died in Bamako.", "Bamako"),
    ("Bamako, 3 May — Ten people died.", "Bamako"),
    ("He flew from Moscow to Bamako.", "Moscow"),
    ("He flew from Moscow to Bamako.", "Bamako"),
    ("Fighting went on in northern Mali.", "Mali"),
    ("Mali's capital was calm.", "Mali"),
    ("A Bamako blast killed ten.", "Bamako"),
    ("Algiers protests went on.", "Algiers"),
    ("He crossed the border with Niger.", "Niger"),
    ("Shots were fired between Gao and Kidal.", "Gao"),
    ("Shots were fired between Gao and Kidal.", "Kidal"),
]


def role(mentions, text, surface, language="en"):
    return next(role for name, role, _ in mentions(text, language) if name == surface)


@pytest.mark.parametrize(("text", "surface"), METONYMS)
def test_metonyms(mentions, text, surface):
    assert role(mentions, text, surface) == "metonym"


@pytest.mark.parametrize(("text", "surface"), NESTED)
def test_nested(mentions, text, surface):
    assert role(mentions, text, surface) == "nested"


@pytest.mark.parametrize(("text", "surface"), LITERALS)
def test_literals(mentions, text, surface):
    assert role(mentions, text, surface) == "literal"


def test_demonyms(mentions):
    assert mentions("Malian soldiers and an American died.") == [
        ("Malian", "demonym", "ml"),
        ("American", "demonym", "us"),
    ]


def test_a_list_shares_a_role(mentions):
    found = mentions("Mali, Niger and Burkina Faso accused France.")
    assert [role for _, role, _ in found[:3]] == ["metonym"] * 3


@pytest.mark.parametrize(
    ("text", "surface", "expected"),
    [
        ("Bamako accuse Alger d'ingérence.", "Bamako", "metonym"),
        ("Ses relations avec Alger et l'Algérie changent.", "Algérie", "metonym"),
        ("Dix personnes sont mortes à Bamako.", "Bamako", "literal"),
        ("Le Mouvement pour l'autodétermination de la Kabylie a défilé.", "Kabylie", "nested"),
        ("Les Accords d'Alger sont morts.", "Alger", "nested"),
    ],
)
def test_french(mentions, text, surface, expected):
    assert role(mentions, text, surface, "fr") == expected
