"""How many: the other kinds of casualty, and figures that are no people."""

import pytest


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Gunmen abducted 12 schoolgirls near Jos on Monday.", "abducted 12"),
        ("Twelve schoolgirls were kidnapped near Jos on Monday.", "abducted 12"),
        ("Gunmen took 12 aid workers hostage near Djibo on Monday.", "abducted 12"),
        ("The abduction of 12 traders near Gao on Monday was reported by police.", "abducted 12"),
        ("Two priests were seized by gunmen near Jos on Monday.", "abducted 2"),
        ("Gunmen killed ten people and kidnapped at least seven near Jos on Monday.", "killed 10, abducted 7+"),
        ("Police arrested 23 demonstrators in Conakry on Monday.", "arrested 23"),
        ("Twenty-three demonstrators were detained in Conakry on Monday.", "arrested 23"),
        ("The arrest of 23 students in Conakry on Monday was denounced by their union.", "arrested 23"),
        ("Three suspects were taken into custody in Kano on Monday.", "arrested 3"),
        ("The kidnappers freed 12 hostages near Gao on Monday.", "freed 12"),
        ("Twelve hostages were released near Gao on Monday.", "freed 12"),
        ("The release of 12 hostages was announced in Bamako on Monday.", "freed 12"),
        ("Troops rescued 40 women in Sambisa on Monday.", "freed 40"),
        ("The rebels captured 14 soldiers in Kidal on Monday.", "captured 14"),
        ("Fourteen soldiers were taken prisoner in Kidal on Monday.", "captured 14"),
        ("Fourteen soldiers went missing after an ambush near Menaka on Monday.", "missing 14"),
        ("Fourteen soldiers are missing after an ambush near Menaka on Monday.", "missing 14"),
        ("An ambush near Menaka on Monday left 14 soldiers missing.", "missing 14"),
        ("Floods in Gao on Monday displaced 1,200 people.", "displaced 1200"),
        ("Floods in Gao on Monday forced 1,200 families from their homes.", "displaced 1200"),
        ("Thirty people were injured in a crash near Gao on Monday, four of them seriously.", "wounded 30"),
        ("Thirty people were taken to hospital after a blast in Gao on Monday.", "wounded 30"),
        ("Thirty people sustained injuries in a blast in Gao on Monday.", "wounded 30"),
    ],
)  # fmt: skip
def test_the_other_kinds_in_english(line, text, toll):
    assert line(text) == toll


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Des hommes armés ont enlevé 12 écolières lundi près de Jos.", "abducted 12"),
        ("Douze écolières ont été enlevées lundi près de Jos.", "abducted 12"),
        ("Douze humanitaires ont été pris en otage lundi près de Djibo.", "abducted 12"),
        ("L'enlèvement de 12 commerçants lundi près de Gao a été confirmé.", "abducted 12"),
        ("Des hommes armés ont tué dix personnes et en ont enlevé au moins sept lundi près de Jos.",
         "killed 10, abducted 7+"),
        ("La police a arrêté 23 manifestants lundi à Conakry.", "arrested 23"),
        ("Vingt-trois manifestants ont été interpellés lundi à Conakry.", "arrested 23"),
        ("L'arrestation de 23 étudiants lundi à Conakry a été dénoncée par leur syndicat.", "arrested 23"),
        ("Trois suspects ont été placés en garde à vue lundi à Conakry.", "arrested 3"),
        ("Les ravisseurs ont libéré 12 otages lundi près de Gao.", "freed 12"),
        ("Douze otages ont été libérés lundi près de Gao.", "freed 12"),
        ("La libération de 12 otages a été annoncée lundi à Bamako.", "freed 12"),
        ("Les rebelles ont capturé 14 soldats lundi à Kidal.", "captured 14"),
        ("Quatorze soldats ont été faits prisonniers lundi à Kidal.", "captured 14"),
        ("Quatorze soldats ont été capturés lundi à Kidal.", "captured 14"),
        ("Quatorze soldats sont portés disparus après une embuscade lundi près de Ménaka.", "missing 14"),
        ("Quatorze soldats ont disparu après une embuscade lundi près de Ménaka.", "missing 14"),
        ("Les inondations de lundi à Gao ont déplacé 1 200 personnes.", "displaced 1200"),
        ("Trente personnes ont été blessées lundi dans un accident près de Gao, dont quatre grièvement.",
         "wounded 30"),
        ("L'accident de lundi près de Gao a fait trente blessés, dont quatre graves.", "wounded 30"),
        ("Trente personnes ont été hospitalisées après une explosion lundi à Gao.", "wounded 30"),
    ],
)  # fmt: skip
def test_the_other_kinds_in_french(line, text, toll):
    assert line(text, "fr") == toll


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("A 72-year-old farmer was killed near Gao on Monday.", "killed 1"),
        ("Moussa Keita, 34, was killed near Gao on Monday.", "killed 1"),
        ("A farmer aged 72 was killed near Gao on Monday.", "killed 1"),
        ("Two brothers aged 14 and 17 were killed near Gao on Monday.", "killed 2"),
        ("A bomb that cost $2,000 killed three people in Gao on Monday.", "killed 3"),
        ("Three people were killed 40 km from Gao on Monday.", "killed 3"),
        ("Three people were killed at 1145 on Monday in Gao.", "killed 3"),
        ("Three people were killed in Gao on 10 March 2025.", "killed 3"),
        ("Three people were killed with AK-47 rifles in Gao on Monday.", "killed 3"),
        ("The raiders killed three herders and 200 cattle near Gao on Monday.", "killed 3"),
        ("The raiders killed three herders and stole 200 cows near Gao on Monday.", "killed 3"),
        ("The raiders killed 40 camels near Gao on Monday.", ""),
        ("The raiders destroyed 14 vehicles and killed three people near Gao on Monday.", "killed 3"),
        ("Three people were killed at 14 Liberty Street in Gao on Monday.", "killed 3"),
        ("Three people were killed on Highway 6 near Gao on Monday.", "killed 3"),
        ("Some 40 percent of the village was burned and three people were killed near Gao on Monday.", "killed 3"),
        ("Three people were killed in Gao on Monday as Mali beat Niger 2-1.", "killed 3"),
        ("The 5th Battalion killed three people in Gao on Monday.", "killed 3"),
        ("Two bombs killed three people in Gao on Monday.", "killed 3"),
        ("Four attacks killed three people in Gao on Monday.", "killed 3"),
        ("Three people were killed when 12 gunmen attacked Gao on Monday.", "killed 3"),
        ("A convoy of 30 soldiers was attacked near Gao on Monday and three were killed.", "killed 3"),
        ("Three people were shot 14 times and killed in Gao on Monday.", "killed 3"),
        ("Three people were killed in Gao on Monday, the fourth attack in 12 days.", "killed 3"),
        ("Three people were killed in Gao, a town of 80,000 people, on Monday.", "killed 3"),
        ("A town of 80,000 people, Gao was attacked on Monday and three people were killed.", "killed 3"),
    ],
)  # fmt: skip
def test_what_is_no_people_in_english(line, text, toll):
    assert line(text) == toll


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Un berger de 72 ans a été tué lundi près de Gao.", "killed 1"),
        ("Moussa Keita, 34 ans, a été tué lundi près de Gao.", "killed 1"),
        ("Un berger âgé de 72 ans a été tué lundi près de Gao.", "killed 1"),
        ("Deux frères de 14 et 17 ans ont été tués lundi près de Gao.", "killed 2"),
        ("Trois personnes ont été tuées lundi à 40 km de Gao.", "killed 3"),
        ("Trois personnes ont été tuées lundi à 11h45 à Gao.", "killed 3"),
        ("Trois personnes ont été tuées à Gao le 10 mars 2025.", "killed 3"),
        ("Les assaillants ont tué trois bergers et 200 bœufs lundi près de Gao.", "killed 3"),
        ("Les assaillants ont tué trois bergers et volé 200 moutons lundi près de Gao.", "killed 3"),
        ("Les assaillants ont tué 40 chameaux lundi près de Gao.", ""),
        ("Les assaillants ont détruit 14 véhicules et tué trois personnes lundi près de Gao.", "killed 3"),
        ("Trois personnes ont été tuées lundi au 14, rue de la Liberté à Gao.", "killed 3"),
        ("Trois personnes ont été tuées sur la RN16 lundi près de Gao.", "killed 3"),
        ("Environ 40 % du village a été brûlé et trois personnes ont été tuées lundi près de Gao.", "killed 3"),
        ("Deux bombes ont tué trois personnes lundi à Gao.", "killed 3"),
        ("Quatre attaques ont fait trois morts lundi à Gao.", "killed 3"),
        ("Un convoi de 30 soldats a été attaqué lundi près de Gao et trois ont été tués.", "killed 3"),
        ("Trois personnes ont été tuées lundi à Gao, une ville de 80 000 habitants.", "killed 3"),
        ("Une rançon de 2 millions de francs CFA a été exigée après l'enlèvement de trois personnes lundi à Gao.",
         "abducted 3"),
    ],
)  # fmt: skip
def test_what_is_no_people_in_french(line, text, toll):
    assert line(text, "fr") == toll
