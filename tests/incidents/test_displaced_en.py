"""How many were driven out, from where, in English: expulsion, flight, disaster and shelter."""

import pytest

FLIGHT, EXPULSION = "forced_displacement", "expulsion"
DISASTER, ACCIDENT = "natural_disaster", "accident"


@pytest.mark.parametrize(
    ("text", "displaced", "place", "sub_event_type"),
    [
        ("More than 1,000 people were dumped at Assamaka on Friday.", (1000, 1000, None), "Assamaka", EXPULSION),
        ("Algeria expelled 1,141 migrants to Niger on Friday.", (1141, 1141, 1141), "Niger", EXPULSION),
        ("Algerian police expelled some 800 migrants to Assamaka on Friday.", (800, 800, 800), "Assamaka", EXPULSION),
        ("Some 250 sub-Saharan migrants were pushed back into the desert near Tinzaouaten on Saturday.",
         (250, 250, 250), "Tinzaouaten", EXPULSION),
        ("Libya deported 160 Nigerians from Tripoli on Monday.", (160, 160, 160), "Tripoli", EXPULSION),
        ("About 600 Malians were deported from Mauritania to Gogui on Tuesday.", (600, 600, 600), "Gogui", EXPULSION),
        ("Tunisian security forces rounded up and expelled 300 migrants from Sfax on Sunday.",
         (300, 300, 300), "Sfax", EXPULSION),
        ("A convoy carrying 625 people who had been expelled from Algeria reached Assamaka on Thursday.",
         (625, 625, 625), "Assamaka", EXPULSION),
        ("Pakistan deported 3,200 Afghans through Chaman on Monday.", (3200, 3200, 3200), "Chaman", EXPULSION),
        ("Forty families were evicted from their homes in Abuja on Wednesday.", (40, 40, 40), "Abuja", EXPULSION),
        ("The expulsion of 450 migrants to Assamaka on Friday was confirmed by the police.",
         (450, 450, 450), "Assamaka", EXPULSION),
        ("Police in Nouadhibou sent back 130 migrants to Senegal on Tuesday.",
         (130, 130, 130), "Nouadhibou", EXPULSION),
        ("A Cameroonian journalist was deported from Malabo on Monday.", (1, 1, 1), "Malabo", EXPULSION),
        ("Between 700 and 900 migrants were expelled to Assamaka on Saturday.", (700, 700, 900), "Assamaka", EXPULSION),
        ("At least 90 women and 40 children were among 1,200 people expelled to Assamaka on Friday.",
         (1200, 1200, 1200), "Assamaka", EXPULSION),
        ("Some 3,000 people fled Gao on Monday after clashes.", (3000, 3000, 3000), "Gao", FLIGHT),
        ("More than 4,000 villagers fled to Dori on Tuesday.", (4000, 4000, None), None, FLIGHT),
        ("Fighting in Goma forced 12,000 people to flee their homes on Monday.", (12000, 12000, 12000), "Goma", FLIGHT),
        ("Hundreds of families fled Barsalogho on Sunday.", (200, 200, None), "Barsalogho", FLIGHT),
        ("About 900 households were uprooted in Juba on Monday by cattle raids.", (900, 900, 900), "Juba", FLIGHT),
        ("An estimated 20,000 people were displaced in Sake last week.", (20000, 20000, 20000), "Sake", FLIGHT),
        ("Around 6,500 people have sought refuge in Bambari since Saturday.", (6500, 6500, 6500), "Bambari", FLIGHT),
        ("Some 2,500 people took refuge in the UN base in Bor on Monday.", (2500, 2500, 2500), "Bor", FLIGHT),
        ("At least 1,300 refugees crossed into Uganda on Monday.", (1300, 1300, None), "Uganda", FLIGHT),
        ("Clashes displaced nearly 7,000 people in Jonglei last week.", (7000, 7000, 7000), "Jonglei", FLIGHT),
        ("The attack on Solhan on Saturday displaced 3,300 people.", (3300, 3300, 3300), "Solhan", FLIGHT),
        ("Shelling drove 400 families from their homes in Idlib on Monday.", (400, 400, 400), "Idlib", FLIGHT),
        ("Nearly 1,500 residents abandoned their homes in Djibo on Monday.", (1500, 1500, 1500), "Djibo", FLIGHT),
        ("The assault on Palma in March 2021 sent 30,000 people fleeing.", (30000, 30000, 30000), "Palma", FLIGHT),
        ("Tens of thousands fled El Fasher on Sunday.", (20000, 20000, None), "El Fasher", FLIGHT),
        ("A thousand people were forced to leave their homes in Bria on Monday.", (1000, 1000, 1000), "Bria", FLIGHT),
        ("Over 5,000 civilians escaped to Kaya on Monday, fleeing the violence.", (5000, 5000, None), None, FLIGHT),
        ("Floods displaced 11,000 people in Beledweyne on Monday.", (11000, 11000, 11000), "Beledweyne", DISASTER),
        ("Cyclone Freddy left 9,000 people homeless in Quelimane on Sunday.",
         (9000, 9000, 9000), "Quelimane", DISASTER),
        ("About 2,000 residents were evacuated from Nyiragongo's slopes near Goma on Saturday.",
         (2000, 2000, 2000), "Goma", FLIGHT),
        ("Authorities evacuated 15,000 people from Miyazaki on Monday as a typhoon approached.",
         (15000, 15000, 15000), "Miyazaki", DISASTER),
        ("An earthquake made 40,000 people homeless in Herat on Saturday.", (40000, 40000, 40000), "Herāt", DISASTER),
        ("Heavy rains on Tuesday killed eight people and displaced 1,200 families in N'Djamena.",
         (1200, 1200, 1200), "N'Djamena", DISASTER),
        ("A wildfire near Athens on Monday forced the evacuation of 700 people.", (700, 700, 700), "Athens", DISASTER),
        ("Three hundred people were moved to temporary shelters in Mopti on Monday after floods.",
         (300, 300, 300), "Mopti", DISASTER),
        ("Landslides in Freetown on Monday left at least 3,000 people homeless.",
         (3000, 3000, None), "Freetown", DISASTER),
        ("A fire in a camp near Maiduguri on Monday left 4,500 people without shelter.",
         (4500, 4500, 4500), "Maiduguri", ACCIDENT),
        ("About 1,900 people were still in nine evacuation centres in Surigao on Monday.",
         (1900, 1900, 1900), "Surigao", FLIGHT),
        ("Some 1,000 people are staying with host families in Menaka.", (1000, 1000, 1000), "Ménaka", FLIGHT),
        ("The site near Kaya hosts 8,200 internally displaced people.", (8200, 8200, 8200), "Kaya", FLIGHT),
        ("Around 6,000 people were staying in a camp in Bria on Monday.", (6000, 6000, 6000), "Bria", FLIGHT),
        ("Of the 1,200 people expelled to Assamaka on Friday, 90 were women.",
         (1200, 1200, 1200), "Assamaka", EXPULSION),
        ("Some 1,200 people, including 90 women, were expelled to Assamaka on Friday.",
         (1200, 1200, 1200), "Assamaka", EXPULSION),
        ("Some 500 Malians and 300 Guineans were expelled to Assamaka on Friday.",
         (800, 800, 800), "Assamaka", EXPULSION),
        ("Up to 2,000 people fled Tessit on Monday.", (None, 2000, 2000), "Tessit", FLIGHT),
        ("More than 1.2 million people fled their homes in Sindh in August 2022.",
         (1200000, 1200000, None), "Sindh", FLIGHT),
    ],
)  # fmt: skip
def test_displaced_people_are_counted_where_they_were_driven_out(read, tolls, text, displaced, place, sub_event_type):
    assert tolls(text)["displaced"] == displaced
    (report,) = read(text)
    assert (report.where and report.where.place.name) == place
    assert report.sub_event_type == sub_event_type
    assert not report.tally


@pytest.mark.parametrize(
    "text",
    [
        "Some 800 people slept in schools after a storm destroyed their homes in Beira on Monday.",
        "The floods affected 52,000 people in Maradi on Monday.",
        "Some 4,000 refugees returned home to Gao on Monday.",
        "Rebels killed six displaced people in Djibo on Monday.",
        "The offensive could displace 250,000 people in Mosul.",
        "The government plans to relocate 9,000 people from Pingtang.",
        "Mali expelled the French ambassador on Monday.",
        "About 60 percent of the displaced in Bria are children.",
        "Algeria denied that it had expelled 1,000 migrants on Friday.",
        "Aid workers handed food to 25 people in Djibo on Monday.",
        "Police evacuated the building in Lyon on Monday.",
        "The thieves fled towards Gao on Monday.",
        "The army said 300 fighters fled Kidal on Monday.",
    ],
)
def test_nobody_is_displaced_who_is_not_said_to_be(tolls, text):
    assert "displaced" not in tolls(text)
