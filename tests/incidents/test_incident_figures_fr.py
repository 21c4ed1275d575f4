"""How many, in French: the same rules, with the order of words and the forms that agencies use."""

import pytest

from dateline.model import Use


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Six soldats ont été tués lundi près de Ménaka.", {"killed": (6, 6, 6)}),
        ("Des rebelles ont tué six soldats lundi près de Ménaka.", {"killed": (6, 6, 6)}),
        ("L'attaque menée lundi à Gao a fait six morts et une dizaine de blessés.",
         {"killed": (6, 6, 6), "wounded": (10, 10, 10)}),
        ("Soixante et onze militaires ont trouvé la mort à Inates le 10 décembre 2019.", {"killed": (71, 71, 71)}),
        ("Une explosion à Kangaba a coûté la vie lundi à une quarantaine de personnes.", {}),
        ("Une explosion survenue lundi à Kangaba a coûté la vie à une quarantaine de personnes.",
         {"killed": (40, 40, 40)}),
        ("Un kamikaze s'est fait exploser lundi à Maroua, tuant neuf fidèles et en blessant 22 autres.",
         {"killed": (9, 9, 9), "wounded": (22, 22, 22)}),
        ("Au moins 19 soldats ont été tués mardi à Ménaka.", {"killed": (19, 19, None)}),
        ("Plus de 100 villageois ont été tués mardi à Bankass.", {"killed": (100, 100, None)}),
        ("Entre 20 et 30 personnes ont été tuées mardi à Barsalogho.", {"killed": (20, 20, 30)}),
        ("Des dizaines de civils ont été tués mardi à Barsalogho.", {"killed": (20, 20, None)}),
        ("Des centaines de personnes ont péri mardi dans des inondations à Maiduguri.", {"killed": (200, 200, None)}),
        ("Un séisme a fait 2.901 morts au Maroc en septembre 2023.", {"killed": (2901, 2901, 2901)}),
        ("Un séisme a fait 2 901 morts au Maroc en septembre 2023.", {"killed": (2901, 2901, 2901)}),
        ("Un gendarme a été tué et trois autres blessés mercredi à Tillabéri.",
         {"killed": (1, 1, 1), "wounded": (3, 3, 3)}),
        ("L'assaillant a été abattu et deux policiers ont été blessés lundi à Tunis.",
         {"killed": (1, 1, 1), "wounded": (2, 2, 2)}),
        ("Aucun mort n'est à déplorer après l'explosion d'une bombe lundi à Djibo, mais quatre passants ont été "
         "blessés.", {"killed": (0, 0, 0), "wounded": (4, 4, 4)}),
        ("Les forces de l'ordre ont interpellé 23 manifestants mardi à Conakry.", {"arrested": (23, 23, 23)}),
        ("Des hommes armés ont enlevé cinq commerçants jeudi à Téra.", {"abducted": (5, 5, 5)}),
        ("Une trentaine de migrants ont été refoulés samedi vers Assamaka.", {"displaced": (30, 30, 30)}),
        ("Les assaillants ont incendié des greniers avant de tuer 14 villageois lundi à Koro.",
         {"killed": (14, 14, 14)}),
        ("Le village a été attaqué lundi à Koro ; 132 civils y ont été tués.", {"killed": (132, 132, 132)}),
        ("Des centaines de personnes ont manifesté vendredi à Bamako.", {}),
        ("Un enfant de huit ans a été tué lundi à El Fasher.", {"killed": (1, 1, 1)}),
        ("Dix soldats tués dans une embuscade près de Gao", {"killed": (10, 10, 10)}),
        ("Mali: deux attaques font 31 morts près de Gao", {"killed": (31, 31, 31)}),
        ("Personne n'a été blessé lundi dans l'attaque du marché de Gao.", {"wounded": (0, 0, 0)}),
        ("L'attaque menée lundi à Gao n'a pas fait de victimes.", {"killed": (0, 0, 0), "wounded": (0, 0, 0)}),
    ],
)  # fmt: skip
def test_a_toll_has_its_bounds(tolls, text, stated):
    assert tolls(text, "fr") == stated


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Onze soldats, quatre policiers et un enfant ont été tués lundi à Djibo.",
         {"soldats": 11, "policiers": 4, "enfant": 1}),
        ("47 soldats maliens et 84 mercenaires russes ont été tués fin juillet 2024 à Tinzaouaten.",
         {"soldats maliens": 47, "mercenaires russes": 84}),
        ("Une femme enceinte et ses trois enfants ont été tués lundi à El Fasher.",
         {"femme enceinte": 1, "enfants": 3}),
        ("Le chef du village et deux de ses fils ont été égorgés mercredi à Bandiagara.", {"chef": 1, "fils": 2}),
        ("Six humanitaires ont été assassinés, ainsi que leur guide et leur chauffeur, en août 2020 à Kouré.",
         {"humanitaires": 6, "guide": 1, "chauffeur": 1}),
    ],
)  # fmt: skip
def test_parties_are_told_apart_and_added(read, tolls, text, parties):
    (report,) = read(text, language="fr")
    assert {figure.party: figure.best for figure in report.figures} == parties
    assert tolls(text, "fr")["killed"][1] == sum(parties.values())


def test_a_part_is_never_added(read, tolls):
    text = "Douze civils, dont trois enfants, ont péri dimanche à Ansongo."
    assert tolls(text, "fr") == {"killed": (12, 12, 12)}
    (report,) = read(text, language="fr")
    assert [(figure.best, figure.use) for figure in report.figures] == [(12, Use.COUNTED), (3, Use.PART)]


@pytest.mark.parametrize(
    "text",
    [
        "Le bilan de l'attaque de Gao est passé de 132 à 160 morts.",
        "L'attaque de Gao a fait 132 morts. Le bilan est monté à 160 morts.",
        "L'attaque de Gao a fait 160 morts, contre 132 annoncés initialement.",
    ],
)
def test_the_newer_toll_is_kept(tolls, text):
    assert tolls(text, "fr")["killed"][1] == 160


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Plus de 16.000 migrants ont été refoulés d'Algérie vers le Niger depuis avril.", {"displaced"}),
        ("Depuis 2012, le conflit a fait des milliers de morts et des centaines de milliers de déplacés au Mali.",
         {"killed", "displaced"}),
    ],
)  # fmt: skip
def test_a_running_total_is_a_tally(read, text, kinds):
    reports = read(text, language="fr")
    assert all(report.tally for report in reports)
    assert {figure.kind.value for report in reports for figure in report.figures} == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Une cinquantaine de soldats ont été arrêtés à Bamako ces derniers jours.",
        "Une cinquantaine de soldats ont été arrêtés à Bamako depuis dimanche.",
    ],
)  # fmt: skip
def test_one_event_is_no_tally(read, text):
    (report,) = read(text, language="fr")
    assert not report.tally


@pytest.mark.parametrize(
    "text",
    [
        "Une rançon de 5 millions d'euros a été versée lundi à Gao.",
        "La police a saisi 40 fusils et 12 kg d'explosifs lundi à Gao.",
        "La caravane a parcouru 300 km et 12 villages lundi près de Gao.",
    ],
)
def test_money_weapons_and_distances_are_no_people(tolls, text):
    assert tolls(text, "fr") == {}


def test_a_standing_number_of_a_country_is_a_tally(read):
    (report,) = read("L'ONU recense 2,1 millions de déplacés internes au Burkina Faso.", language="fr")
    assert report.tally
