"""Incident or not: what happened, as against what is feared, planned, threatened, denied or held against someone."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Bamako accused Algiers of supporting armed groups in Kidal.",
        "The rebels threatened to kill 30 hostages in Kidal.",
        "The army plans to attack Kidal next week.",
        "Residents fear that militants will attack Djibo.",
        "The UN warned that up to 500,000 people could be displaced in Sudan.",
        "If the army attacks Kidal, hundreds could be killed.",
        "Police foiled a plot to bomb the market in Kano on Monday.",
        "Algeria denied killing anyone near Tinzaouaten.",
        "The ministry said that it would arrest anyone who attacks the police in Bamako.",
        "The Algiers Agreement was signed in 2015.",
        "Analysts say that the risk of attacks in northern Mali is growing.",
        "The minister travelled from Bamako to Moscow on Monday.",
        "Mali marked the anniversary of the attack on Gao on Monday.",
        "Bamako accused Algiers of killing 12 soldiers.",
        "The ministry denied that 20 soldiers had been killed in Gao.",
        "The government denied reports that 40 people were killed in Gao.",
        "Ibrahim Boubacar Keita died in Bamako on 16 January 2022.",
        "The 84-year-old singer died of a heart attack in Dakar on Monday.",
        "Oil prices crashed in London on Monday.",
        "There is no truth in claims that 40 people were killed in Gao.",
        "The film tells of a massacre in which 300 people were killed in Dakar.",
        "A famine could kill thousands of people in Sudan, the agency warned.",
    ],
)  # fmt: skip
def test_what_did_not_happen_is_no_incident(read, text):
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Bamako accuse Alger de soutenir des groupes armés.",
        "La junte a démenti avoir tué 40 civils à Moura.",
        "Les rebelles ont menacé de tuer 30 otages à Kidal.",
        "L'armée prévoit d'attaquer Kidal la semaine prochaine.",
        "Un attentat a été déjoué lundi à Bamako.",
        "Le ministre s'est rendu lundi de Bamako à Moscou.",
        "Si l'armée attaque Kidal, des centaines de civils pourraient être tués.",
        "Une attaque pourrait faire des milliers de morts à Ouagadougou, avertit un rapport.",
        "La ministre a démenti que 40 civils aient été tués à Moura.",
    ],
)  # fmt: skip
def test_what_did_not_happen_is_none_in_french_either(read, text):
    assert read(text, language="fr") == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen attacked a village near Mopti on Monday.", "en"),
        ("The army said it had repelled an attack on Kidal on Monday.", "en"),
        ("Rebels claimed to have killed 12 soldiers in Gao on Sunday.", "en"),
        ("Villagers were forced to flee Tessit on Sunday.", "en"),
        ("No group has claimed responsibility for the attack, which killed 12 people in Gao on Monday.", "en"),
        ("Survivors of Monday's attack in Djibo, which killed 40 people, were taken to Ouagadougou.", "en"),
        ("The funeral of eight soldiers killed in Inates on Monday was held in Niamey.", "en"),
        ("L'armée a affirmé avoir tué 17 terroristes mercredi à Kidal.", "fr"),
        ("Les combats entre l'armée et les rebelles ont fait rage samedi à Kidal.", "fr"),
        ("Fighters loyal to Haftar attacked Sirte on Monday.", "en"),
    ],
)  # fmt: skip
def test_what_happened_is_one_incident(read, text, language):
    assert len(read(text, language=language)) == 1


def test_an_accusation_is_less_sure_than_a_report(read):
    told = read("On Monday soldiers killed 12 villagers in Koro.")
    alleged = read("On Monday soldiers allegedly killed 12 villagers in Koro.")
    assert all(report.confidence <= told[0].confidence for report in alleged)


def test_who_is_criticised_comes_under_no_fire(read):
    assert not read("The minister came under fire in parliament in Algiers on Monday over his remarks.")
    assert read("A convoy came under fire near Gao on Monday.")
