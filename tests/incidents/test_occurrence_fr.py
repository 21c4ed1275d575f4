"""Incident or not, in French: what happened however it sounds, and what did not however it sounds."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Le président a déclaré qu'il n'attaquerait pas Goma.",
        "Si les pourparlers échouent, les rebelles attaqueront Goma.",
        "Kigali a démenti que ses troupes aient attaqué Goma lundi.",
        "L'armée a rejeté les informations selon lesquelles 30 personnes avaient été tuées lundi à Goma.",
        "L'armée a-t-elle tué 30 civils à Moura lundi ?",
        "Qui est derrière les attaques de Goma ?",
        "Le roman raconte un coup d'État à Niamey en 1974.",
        "Un film sur le massacre de 300 personnes à Thiaroye sort vendredi à Dakar.",
        "Kinshasa a accusé Kigali d'avoir bombardé Goma lundi.",
        "Deux officiers sont inculpés pour avoir tué un commerçant à Goma.",
        "Les soldats sont accusés d'avoir exécuté 12 villageois lundi à Djibo.",
        "Le groupe a juré d'enlever des étrangers à Agadez.",
        "Les analystes craignent que les rebelles ne prennent Bukavu.",
        "La police a déjoué un attentat lundi à Kampala.",
        "L'exercice a simulé une attaque lundi à Gao.",
        "Les agriculteurs sont souvent attaqués près de Jos.",
        "Des milliers de personnes sont tuées chaque année sur les routes du Nigeria.",
        "Le ministre a réclamé lundi la libération de 12 otages à Gao.",
        "Le syndicat appelle à une manifestation samedi à Lagos.",
        "L'ancien ministre est mort lundi à Dakar à l'âge de 84 ans.",
        "Le chanteur a été victime d'une crise cardiaque lundi à Lagos.",
        "L'équipe de Bamako a battu Gao vendredi.",
        "La bourse a chuté lundi à Johannesburg.",
        "L'émissaire a affirmé lundi à Mogadiscio qu'aucun prisonnier somalien n'avait été tué.",
        "Le bilan à Gao pourrait passer à 40, a dit la police lundi.",
        "Kinshasa a accusé Kigali d'avoir pillé des mines, d'avoir tué des villageois et d'avoir bombardé Goma lundi.",
        "La peine de mort a été abolie à Harare en décembre.",
        "Le film a été tourné à Marrakech en 2022.",
        "Le gouvernement mène la lutte contre la corruption à Monrovia.",
        "Le risque de famine en Somalie augmente, a averti lundi l'agence.",
        "Les militaires ont reçu l'ordre de tirer sur les pillards à Durban.",
        "Des hommes armés ont tenté d'enlever un prêtre lundi à Jos.",
        "Rien ne prouve que 40 personnes aient été tuées à Gao.",
        "L'alerte à la bombe lundi à l'aéroport de Nairobi était fausse.",
        "L'armée aurait pu tuer des centaines de civils à Gao.",
        "Aucune attaque n'a été signalée lundi à Gao.",
        "L'opposition prévoit une manifestation samedi à Kampala.",
        "Des combats éclateront à Kidal le 20 décembre 2031.",
        "Les électeurs de Bamako ont voté dimanche.",
        "Les deux présidents se sont rencontrés lundi à Luanda pour évoquer la guerre dans l'est du Congo.",
        "Le marché de Bamako a rouvert lundi.",
        "La marche à suivre a été fixée lundi à Niamey.",
        "Le maire de Gao a reçu lundi l'ambassadeur à Bamako.",
        "Une attaque contre Goma entraînerait la région dans la guerre.",
        "La société a dressé lundi son bilan annuel à Abidjan.",
    ],
)  # fmt: skip
def test_nothing_happened_in_french(read, text):
    assert read(text, language="fr") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Pas moins de 12 personnes ont été tuées par une bombe lundi à Kano.",
        "L'armée aurait tué 12 villageois lundi à Koro.",
        "Douze villageois auraient été tués lundi à Koro.",
        "Une quarantaine de civils seraient morts dans l'attaque de Djibo lundi.",
        "La tentative de braquage a fait trois morts lundi à Lagos.",
        "L'ONU a condamné l'attaque de lundi à Gao, qui a fait 12 morts.",
        "Des hommes armés ont fait descendre les passagers d'un car avant de tuer six d'entre eux "
        "dimanche près de Kaya.",
        "L'attaque d'un marché lundi à Ghazni a suscité l'indignation.",
        "Le gouverneur du Borno a échappé à un attentat à la bombe lundi à Maiduguri.",
        "Les assaillants ont réussi à tuer trois marchands lundi à Goma.",
        "L'armée a démenti toute implication, mais 12 personnes ont été tuées lundi à Gao.",
        "Le séisme qui a frappé le Maroc en septembre 2023 a fait 2 900 morts.",
        "Que devient la Guinée depuis le coup d'État du 5 septembre 2021 à Conakry ?",
        "Même si la trêve tient, 12 villageois ont été tués lundi à Koro.",
    ],
)  # fmt: skip
def test_it_happened_however_it_sounds_in_french(read, text):
    assert len(read(text, language="fr")) == 1


@pytest.mark.parametrize(
    ("year", "text"),
    [
        (1998, "Il a été condamné à la prison à vie pour l'attentat de 1998 à Nairobi."),
        (1998, "La ville a commémoré lundi l'attentat du 7 août 1998 à Nairobi."),
        (2019,
         "Un tribunal de Niamey a condamné lundi deux hommes à la prison à vie pour avoir tué 12 "
         "personnes à Tillabéri en 2019."),
        (2019, "La ville a commémoré lundi le massacre qui a fait 160 morts à Ogossagou en mars 2019."),
    ],
)  # fmt: skip
def test_what_a_verdict_or_an_anniversary_recalls_has_its_own_date_in_french(read, year, text):
    (report,) = read(text, language="fr")
    assert report.when.start.year == year


@pytest.mark.parametrize(
    "text",
    [
        "L'équipe a attaqué dès la première minute samedi à Abidjan.",
        "Le défenseur a été libéré par son club lundi à Madrid.",
        "Les deux candidats se sont affrontés lors d'un débat lundi à Monrovia.",
        "Le Sénégal et l'Égypte se sont affrontés en finale dimanche à Dakar.",
        "Le ministre a attaqué le budget de l'opposition mardi à Accra.",
        "La banque s'est effondrée à Zurich en mars 2023.",
        "Le cours du cacao s'est effondré lundi à Londres.",
        "Son album est sorti vendredi à Lagos.",
        "Le chanteur a explosé les ventes lundi à Paris.",
        "L'entreprise a libéré des fonds lundi à Dakar.",
        "La campagne de vaccination contre la rougeole a été lancée lundi à Niamey.",
        "Le gouvernement a arrêté le calendrier électoral lundi à Bamako.",
        "Le conseil des ministres a arrêté la date du scrutin mardi à Conakry.",
        "La police a saisi deux tonnes de cocaïne samedi à Bissau.",
        "Le festival a été lancé samedi à Ouagadougou.",
        "Le président a tiré sur l'opposition dans un discours lundi à Dakar.",
        "Le parti a manifesté son soutien au président lundi à Lomé.",
        "Le pays a enregistré une manifestation d'intérêt lundi à Kigali.",
        "Le meeting électoral a rassemblé des milliers de militants samedi à Lilongwe.",
        "Le marché aux bestiaux de Mopti a repris lundi.",
        "Le corps électoral est convoqué dimanche à Bamako.",
        "Le bilan du quinquennat a été présenté lundi à Niamey.",
        "L'avion présidentiel s'est posé lundi à Alger.",
        "La marche du marathon a été remportée par un Kényan dimanche à Paris.",
    ],
)  # fmt: skip
def test_games_debates_and_markets_are_no_incidents_in_french(read, text):
    assert read(text, language="fr") == ()
