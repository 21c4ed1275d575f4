"""How many, in English: the people of an event word wherever the sentence has them."""

import pytest


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        # Verbs and their objects.
        ("Gunmen killed 14 people in Gao on Monday.", "killed 14"),
        ("Gunmen shot dead 14 people in Gao on Monday.", "killed 14"),
        ("Gunmen shot 14 people dead in Gao on Monday.", "killed 14"),
        ("Rebels massacred 14 villagers near Bankass on Monday.", "killed 14"),
        ("The army says it neutralised 14 militants near Kidal on Monday.", "killed 14"),
        ("Jihadists beheaded three farmers near Maiduguri on Monday.", "killed 3"),
        ("A landslide near Kayes on Monday killed and injured dozens of people.", "killed 24+, wounded 24+"),
        ("Monday's raid on Bankass cost 14 villagers their lives.", "killed 14"),
        ("Monday's raid on Bankass cost the lives of 14 villagers.", "killed 14"),
        ("Monday's raid on Bankass claimed 14 lives.", "killed 14"),
        ("Monday's raid on Bankass took the lives of 14 people.", "killed 14"),
        ("Monday's raid on Bankass resulted in the deaths of 14 people.", "killed 14"),
        ("Monday's raid on Bankass resulted in 14 deaths and 30 injuries.", "killed 14, wounded 30"),
        ("Monday's raid on Bankass caused 14 deaths.", "killed 14"),
        # Passives, the auxiliary near and far.
        ("Fourteen people were killed in Gao on Monday.", "killed 14"),
        ("Fourteen people have been killed in an attack on Gao.", "killed 14"),
        ("Fourteen people were on Monday shot dead in Gao.", "killed 14"),
        ("Fourteen people were reportedly killed in Gao on Monday.", "killed 14"),
        ("Fourteen people are confirmed to have been killed in Gao on Monday.", "killed 14"),
        ("Fourteen people got killed in Gao on Monday.", "killed 14"),
        ("Fourteen people are feared dead after a boat sank off Nouadhibou on Monday.", "killed 14"),
        ("In Gao on Monday, 14 people were killed by gunmen.", "killed 14"),
        ("It was in Gao on Monday that 14 people were killed.", "killed 14"),
        # Participles and relative clauses.
        ("Fourteen people killed in Gao on Monday were buried.", "killed 14"),
        ("The 14 people killed in Gao on Monday were traders.", "killed 14"),
        ("Fourteen people who were travelling to Gao were killed by a bomb on Monday.", "killed 14"),
        ("Fourteen traders, who had come from Menaka, were killed in Gao on Monday.", "killed 14"),
        ("The attack, which killed 14 people, took place in Gao on Monday.", "killed 14"),
        ("An attack that left 14 people dead hit Gao on Monday.", "killed 14"),
        ("An attack in which 14 people died hit Gao on Monday.", "killed 14"),
        ("A bomb in Gao on Monday, in which 14 people were killed, was claimed by nobody.", "killed 14"),
        # Subjects that die.
        ("Fourteen people died in Gao on Monday when a bomb exploded.", "killed 14"),
        ("Fourteen people lost their lives in an attack on Gao on Monday.", "killed 14"),
        ("Fourteen people perished in a fire in Gao on Monday.", "killed 14"),
        ("Fourteen passengers drowned when a boat capsized near Mopti on Monday.", "killed 14"),
        ("Two of the wounded died of their injuries in Gao on Monday.", "killed 2"),
        # Nouns.
        ("The killing of 14 traders in Gao on Monday was condemned by the governor.", "killed 14"),
        ("Monday's attack in Gao led to the death of 14 people.", "killed 14"),
        ("The murder of three nuns in Gao on Monday shocked the town.", "killed 3"),
        ("There were 14 deaths in Monday's attack on Gao.", "killed 14"),
        ("Monday's attack on Gao has a death toll of 14.", "killed 14"),
        ("The death toll in Monday's attack on Gao stands at 14.", "killed 14"),
        ("The death toll in Monday's attack on Gao has reached at least 14.", "killed 14+"),
        ("Fourteen fatalities were recorded in Gao after Monday's attack.", "killed 14"),
        ("Monday's attack in Gao left 14 dead.", "killed 14"),
        ("Monday's attack in Gao left at least 14 dead and more than 30 wounded.", "killed 14+, wounded 30+"),
        ("Monday's attack in Gao left 14 people dead and another 30 injured.", "killed 14, wounded 30"),
        # Headlines.
        ("14 dead in Gao attack", "killed 14"),
        ("Mali: 14 dead in attack on Gao", "killed 14"),
        ("At least 14 killed, 30 hurt in Gao blast", "killed 14+, wounded 30"),
        ("Gao attack kills 14", "killed 14"),
        ("Gao blast kills 14, injures 30", "killed 14, wounded 30"),
        ("Gunmen kill 14 in Gao market", "killed 14"),
        ("Suicide bomber kills nine in Maroua", "killed 9"),
        ("Dozens feared dead in Gao blast", "killed 24+"),
        ("Woman shot dead in Gao", "killed 1"),
        ("Fourteen soldiers killed, seven missing after Gao ambush", "killed 14, missing 7"),
        ("Two nurses running a clinic near Gao killed by gunmen", "killed 2"),
        ("Two nurses (a man and a woman) shot dead in Gao", "killed 2"),
        ("Two hospital staff health workers killed in Gao", "killed 2"),
        # Verbs joined, verbs behind what only seems their auxiliary.
        ("A trader was robbed and killed in Gao on Monday.", "killed 1"),
        ("Two traders were blindfolded and shot dead in Gao on Monday.", "killed 2"),
        ("Gunmen, suspected to be bandits, on Monday killed 14 people in Gao.", "killed 14"),
        ("Raids in the country's north on Monday killed 14 people near Gao.", "killed 14"),
        ("Gunmen captured nine farmers near Gao on Monday and shot them dead.", "killed 9, captured 9"),
        ("A mob hacked eight herders to death near Gao on Monday.", "killed 8"),
        # Ellipsis.
        ("A bomb killed 14 people in Gao on Monday and wounded 22 others.", "killed 14, wounded 22"),
        ("A bomb killed 14 people in Gao on Monday, wounding 22.", "killed 14, wounded 22"),
        ("Fourteen people were killed and 22 wounded in Gao on Monday.", "killed 14, wounded 22"),
        ("Fourteen people were killed and 22 others were injured in Gao on Monday.", "killed 14, wounded 22"),
        ("Fourteen people were killed, 22 wounded and seven abducted in Gao on Monday.",
         "killed 14, wounded 22, abducted 7"),
        ("Fourteen people were killed in Gao on Monday, with 22 more wounded.", "killed 14, wounded 22"),
        ("A policeman was killed and another wounded in Gao on Monday.", "killed 1, wounded 1"),
        ("Two policemen were killed and a third was wounded in Gao on Monday.", "killed 2, wounded 1"),
        ("Of the 20 passengers, 14 were killed and six injured when a bus hit a mine near Gao on Monday.",
         "killed 14, wounded 6"),
    ],
)  # fmt: skip
def test_a_toll_by_the_structure_of_its_sentence(line, text, toll):
    assert line(text) == toll


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("A farmer was shot dead near Jos on Monday.", "killed 1"),
        ("A 14-year-old was stabbed to death in Jos on Monday.", "killed 1"),
        ("The mayor of Djibo was assassinated on Monday.", "killed 1"),
        ("The mayor and his driver were assassinated in Djibo on Monday.", "killed 2"),
        ("Journalist Awa Sow was murdered in Bamako on Monday.", "killed 1"),
        ("A man, his wife and their three children were killed in Jos on Monday.", "killed 5"),
        ("The suicide bomber died in the blast in Maroua on Monday.", "killed 1"),
        ("A suicide bomber blew himself up in Maroua on Monday, killing nine worshippers.", "killed 9"),
        ("Nine worshippers and the bomber were killed in Maroua on Monday.", "killed 10"),
        ("An unidentified woman was found dead in Gao on Monday.", "killed 1"),
        ("One soldier was killed and one wounded near Gao on Monday.", "killed 1, wounded 1"),
        ("A Spaniard was kidnapped near Gao on Monday.", "abducted 1"),
        ("Two Germans and a Malian were kidnapped near Gao on Monday.", "abducted 3"),
        ("Gunmen stormed a house in Jos on Monday and killed a couple.", "killed 2"),
        ("Both drivers were killed in a crash near Gao on Monday.", "killed 2"),
        ("All 14 passengers were killed when a plane crashed near Gao on Monday.", "killed 14"),
        ("All six crew members died when a helicopter crashed near Gao on Monday.", "killed 6"),
        ("Every one of the 14 passengers was killed in a crash near Gao on Monday.", "killed 14"),
    ],
)  # fmt: skip
def test_singulars_names_and_wholes(line, text, toll):
    assert line(text) == toll


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Eleven soldiers, four policemen and a child were killed in Djibo on Monday.", "killed 16"),
        ("Gunmen killed 11 soldiers, four policemen and a child in Djibo on Monday.", "killed 16"),
        ("In Monday's attack on Djibo the dead were 11 soldiers, four policemen and a child.", "killed 16"),
        ("Eleven soldiers and four policemen were killed and nine civilians wounded in Djibo on Monday.",
         "killed 15, wounded 9"),
        ("At least 11 soldiers and four policemen were killed in Djibo on Monday.", "killed 15+"),
        ("Eleven soldiers, as well as four policemen, were killed in Djibo on Monday.", "killed 15"),
        ("Eleven soldiers were killed along with four policemen in Djibo on Monday.", "killed 15"),
        ("Twelve people, all civilians, were killed in Djibo on Monday.", "killed 12"),
        ("Twelve people, mostly women, were killed in Djibo on Monday.", "killed 12"),
        ("Twelve people — seven men and five women — were killed in Djibo on Monday.", "killed 12"),
        ("Twelve people, seven men and five women, were killed in Djibo on Monday.", "killed 12"),
        ("Twelve people were killed in Djibo on Monday: seven men and five women.", "killed 12"),
        ("Twelve people were killed in Djibo on Monday, two of them women.", "killed 12"),
        ("Twelve people were killed in Djibo on Monday, including two women and five children.", "killed 12"),
        ("Twelve people including two women and five children were killed in Djibo on Monday.", "killed 12"),
        ("Two women and five children were among the 12 people killed in Djibo on Monday.", "killed 12"),
        ("Among the 12 people killed in Djibo on Monday were two women and five children.", "killed 12"),
        ("Twelve people were killed in Djibo on Monday, five of whom were children.", "killed 12"),
        ("Twelve people were killed in Djibo on Monday, among whom were five children.", "killed 12"),
        ("An attack on Djibo on Monday killed 12 people, most of them women and children.", "killed 12"),
        ("An attack on Djibo on Monday killed 12 people and wounded 30, including five children.",
         "killed 12, wounded 30"),
        ("Twelve people, at least five of them children, were killed in Djibo on Monday.", "killed 12"),
        ("Five children were killed along with seven adults in Djibo on Monday.", "killed 12"),
        ("Five members of one family, a mother and four children, were killed in Djibo on Monday.", "killed 5"),
        ("Five people (residents say ten) were killed in Djibo on Monday.", "killed 5"),
        ("Two brothers, both members of a union, were killed in Djibo on Monday.", "killed 2"),
        ("Thirty people were shot in Djibo on Monday, four of whom died.", "killed 4, wounded 26"),
    ],
)  # fmt: skip
def test_lists_add_up_and_parts_do_not(line, text, toll):
    assert line(text) == toll
