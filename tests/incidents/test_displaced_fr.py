"""How many were driven out, from where, in French: expulsion, flight, disaster and shelter."""

import pytest

FLIGHT, EXPULSION = "forced_displacement", "expulsion"
DISASTER, ACCIDENT, ATTACK = "natural_disaster", "accident", "attack"


@pytest.mark.parametrize(
    ("text", "displaced", "place", "sub_event_type"),
    [
        ("Plus de 1 000 personnes ont été abandonnées vendredi à Assamaka.", (1000, 1000, None), "Assamaka", EXPULSION),
        ("L'Algérie a expulsé vendredi 1 141 migrants vers le Niger.", (1141, 1141, 1141), "Niger", EXPULSION),
        ("Quelque 800 migrants ont été refoulés vendredi vers Assamaka.", (800, 800, 800), "Assamaka", EXPULSION),
        ("Environ 250 migrants subsahariens ont été refoulés samedi près de Tinzaouaten.",
         (250, 250, 250), "Tinzaouaten", EXPULSION),
        ("La Libye a expulsé 160 Nigérians lundi.", (160, 160, 160), "Libya", EXPULSION),
        ("Six cents Maliens ont été reconduits à la frontière mardi à Gogui.", (600, 600, 600), "Gogui", EXPULSION),
        ("Un convoi de 625 personnes expulsées d'Algérie est arrivé jeudi à Assamaka.",
         (625, 625, 625), "Assamaka", EXPULSION),
        ("Le Pakistan a renvoyé 3 200 Afghans lundi.", (3200, 3200, 3200), "Pakistan", EXPULSION),
        ("Quarante familles ont été expulsées de leurs maisons mercredi à Abuja.", (40, 40, 40), "Abuja", EXPULSION),
        ("L'expulsion de 450 migrants vendredi vers Assamaka a été confirmée.", (450, 450, 450), "Assamaka", EXPULSION),
        ("Entre 700 et 900 migrants ont été refoulés samedi à Assamaka.", (700, 700, 900), "Assamaka", EXPULSION),
        ("Quelque 1 200 personnes, dont 90 femmes, ont été expulsées vendredi vers Assamaka.",
         (1200, 1200, 1200), "Assamaka", EXPULSION),
        ("Cinq cents Maliens et 300 Guinéens ont été refoulés vendredi à Assamaka.",
         (800, 800, 800), "Assamaka", EXPULSION),
        ("Des centaines de commerçants ont été déguerpis mardi à Abidjan.", (200, 200, None), "Abidjan", EXPULSION),
        ("Les autorités ont rapatrié de force 130 migrants mardi à Nouadhibou.",
         (130, 130, 130), "Nouadhibou", EXPULSION),
        ("Une journaliste camerounaise a été expulsée lundi de Malabo.", (1, 1, 1), "Malabo", EXPULSION),
        ("Plusieurs dizaines de migrants ont été abandonnés dans le désert dimanche près de Ras Jedir.",
         (20, 20, None), "Ras Ajdir", EXPULSION),
        ("Les forces tunisiennes ont chassé 90 migrants de Sfax lundi.", (90, 90, 90), "Sfax", FLIGHT),
        ("Près de 2 000 migrants refoulés d'Algérie sont arrivés lundi à Assamaka.",
         (2000, 2000, 2000), "Assamaka", EXPULSION),
        ("Quelque 3 000 personnes ont fui Gao lundi après des combats.", (3000, 3000, 3000), "Gao", FLIGHT),
        ("Plus de 4 000 villageois se sont réfugiés mardi à Dori.", (4000, 4000, None), "Dori", FLIGHT),
        ("Les combats ont forcé 12 000 personnes à fuir leurs maisons lundi à Goma.",
         (12000, 12000, 12000), "Goma", FLIGHT),
        ("Des centaines de familles ont fui Barsalogho dimanche.", (200, 200, None), "Barsalogho", FLIGHT),
        ("Environ 900 ménages ont quitté leurs villages lundi près de Djibo.", (900, 900, 900), "Djibo", FLIGHT),
        ("Quelque 20 000 personnes ont été déplacées la semaine dernière à Sake.",
         (20000, 20000, 20000), "Sake", FLIGHT),
        ("Autour de Bambari, 6 500 personnes ont trouvé refuge en brousse depuis samedi.",
         (6500, 6500, 6500), "Bambari", FLIGHT),
        ("Environ 2 500 civils ont trouvé refuge lundi à la base de l'ONU à Bor.", (2500, 2500, 2500), "Bor", FLIGHT),
        ("Au moins 1 300 réfugiés ont traversé la frontière lundi en Ouganda.", (1300, 1300, None), "Uganda", FLIGHT),
        ("Les affrontements ont provoqué le déplacement de 7 000 personnes lundi à Ménaka.",
         (7000, 7000, 7000), "Ménaka", FLIGHT),
        ("L'attaque de Solhan a jeté 3 300 personnes sur les routes samedi.", (3300, 3300, 3300), "Solhan", FLIGHT),
        ("Les bombardements ont chassé 400 familles de leurs maisons lundi à Idlib.", (400, 400, 400), "Idlib", FLIGHT),
        ("Près de 1 500 habitants ont abandonné leurs maisons lundi à Djibo.", (1500, 1500, 1500), "Djibo", FLIGHT),
        ("L'assaut sur Palma en mars 2021 a fait fuir 30 000 personnes.", (30000, 30000, 30000), "Palma", FLIGHT),
        ("Des dizaines de milliers de personnes ont fui El Fasher dimanche.",
         (20000, 20000, None), "El Fasher", FLIGHT),
        ("Un millier de personnes ont dû quitter leur domicile lundi à Bria.", (1000, 1000, 1000), "Bria", FLIGHT),
        ("L'attaque de lundi à Solhan a fait 12 morts et 3 000 déplacés.", (3000, 3000, 3000), "Solhan", ATTACK),
        ("Une centaine de familles déplacées sont arrivées lundi à Kaya.", (100, 100, 100), "Kaya", FLIGHT),
        ("Plus de 5 000 personnes ont pris la fuite lundi à Kaya.", (5000, 5000, None), "Kaya", FLIGHT),
        ("Jusqu'à 2 000 personnes ont fui Tessit lundi.", (None, 2000, 2000), "Tessit", FLIGHT),
        ("Les inondations ont fait 11 000 sans-abri lundi à Maradi.", (11000, 11000, 11000), "Maradi", DISASTER),
        ("Le cyclone a laissé 9 000 personnes sans abri dimanche à Quelimane.",
         (9000, 9000, 9000), "Quelimane", DISASTER),
        ("Environ 2 000 habitants ont été évacués samedi de Goma.", (2000, 2000, 2000), "Goma", FLIGHT),
        ("Les autorités ont évacué 15 000 personnes lundi à Marseille.", (15000, 15000, 15000), "Marseille", FLIGHT),
        ("Un séisme a fait 40 000 sans-abri à Hérat samedi.", (40000, 40000, 40000), "Herāt", DISASTER),
        ("De fortes pluies ont fait huit morts et 1 200 déplacés mardi à N'Djamena.",
         (1200, 1200, 1200), "N'Djamena", DISASTER),
        ("Un incendie de forêt a entraîné l'évacuation de 700 personnes lundi près de Nice.",
         (700, 700, 700), "Nice", DISASTER),
        ("Trois cents sinistrés ont été relogés lundi à Mopti après les inondations.",
         (300, 300, 300), "Mopti", DISASTER),
        ("À Freetown, des glissements de terrain ont laissé lundi au moins 3 000 personnes sans abri.",
         (3000, 3000, None), "Freetown", DISASTER),
        ("Quelque 4 500 personnes ont perdu leur maison dans un incendie lundi à Maiduguri.",
         (4500, 4500, 4500), "Maiduguri", ACCIDENT),
        ("Environ 1 900 personnes sont hébergées dans des écoles lundi à Niamey.",
         (1900, 1900, 1900), "Niamey", FLIGHT),
        ("Quelque 1 000 personnes s'entassent dans un camp à Ménaka.", (1000, 1000, 1000), "Ménaka", FLIGHT),
        ("Le site de Kaya accueille 8 200 déplacés internes.", (8200, 8200, 8200), "Kaya", FLIGHT),
        ("Près de 6 000 personnes vivent sous des tentes à Bria.", (6000, 6000, 6000), "Bria", FLIGHT),
    ],
)  # fmt: skip
def test_displaced_people_are_counted_where_they_were_driven_out(read, tolls, text, displaced, place, sub_event_type):
    assert tolls(text, "fr")["displaced"] == displaced
    (report,) = read(text, language="fr")
    assert (report.where and report.where.place.name) == place
    assert report.sub_event_type == sub_event_type
    assert not report.tally


@pytest.mark.parametrize(
    "text",
    [
        "La police a arrêté 300 migrants dimanche à Sfax.",
        "Les inondations ont touché 52 000 personnes lundi à Maradi.",
        "Quelque 4 000 réfugiés sont rentrés chez eux lundi à Gao.",
        "Des rebelles ont tué six déplacés lundi à Djibo.",
        "L'offensive pourrait déplacer 250 000 personnes à Mossoul.",
        "Le gouvernement prévoit de reloger 9 000 personnes à Niamey.",
        "Le Mali a expulsé lundi l'ambassadeur de France.",
        "Environ 60 % des déplacés de Bria sont des enfants.",
        "L'Algérie a démenti avoir expulsé 1 000 migrants vendredi.",
        "L'armée affirme que 300 combattants ont fui Kidal lundi.",
        "Les voleurs ont pris la fuite lundi à Gao.",
    ],
)
def test_nobody_is_displaced_who_is_not_said_to_be(tolls, text):
    assert "displaced" not in tolls(text, "fr")
