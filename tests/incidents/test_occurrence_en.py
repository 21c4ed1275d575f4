"""Incident or not, in English: what happened however it sounds, and what did not however it sounds."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "The president said he would not attack Goma.",
        "Unless the talks succeed, the rebels will attack Goma.",
        "Kigali denied that its troops had attacked Goma on Monday.",
        "The army rejected media reports that 30 people had been killed in Goma on Monday.",
        "Did the army kill 30 civilians in Moura on Monday?",
        "Who is behind the attacks in Goma?",
        "The novel tells the story of a coup in Niamey in 1974.",
        "A film about the massacre of 300 people in Thiaroye opens in Dakar on Friday.",
        "Kinshasa accused Kigali of bombing Goma on Monday.",
        "Two officers are charged with murdering a trader in Goma.",
        "Rights groups allege that soldiers executed 12 villagers in Djibo on Monday.",
        "The group vowed to kidnap foreigners in Agadez.",
        "Analysts fear that the rebels may seize Bukavu.",
        "Police averted a bombing in Kampala on Monday.",
        "The army says its exercise simulated an attack on Gao on Monday.",
        "Farmers are often attacked near Jos.",
        "Thousands of people are killed on the roads of Nigeria every year.",
        "The minister called for the release of 12 hostages in Gao on Monday.",
        "The union called for a protest in Lagos on Saturday.",
        "The former minister died in Dakar on Monday aged 84.",
        "The singer suffered a heart attack in Lagos on Monday.",
        "The party won a landslide victory in Gaborone on Monday.",
        "Zamalek beat Al Ahly in Cairo on Friday.",
        "The striker took a shot at goal in Accra on Sunday.",
        "Shares crashed in Johannesburg on Monday.",
        "The film was shot in Marrakesh in 2022.",
        "The firm released its results in Lagos on Monday.",
        "The government is fighting corruption in Monrovia.",
        "The risk of famine in Somalia is growing, the agency said on Monday.",
        "The hurricane season begins in Haiti in June.",
        "A new virus could kill millions in Asia, the study says.",
        "Soldiers were ordered to shoot looters in Durban.",
        "Militants attempted to kidnap a priest in Jos on Monday.",
        "The minister said on Monday that the fight against terrorism in Mali must go on.",
        "The country would be plunged into war if Addis Ababa attacked Asmara.",
        "There is no evidence that 40 people were killed in Gao.",
        "The bomb threat at the airport in Nairobi on Monday was a hoax.",
        "The suspect pleaded not guilty in Nairobi on Monday to killing a tourist.",
        "The court in Arusha issued an arrest warrant on Monday.",
        "The opposition plans a demonstration in Kampala on Saturday.",
        "Voters in Accra went to the polls on Saturday.",
        "Fighting broke out in Kidal on 20 December 2031.",
        "The two presidents met in Luanda on Monday to discuss the war in eastern Congo.",
        "Nigeria's central bank raised its rate on Tuesday in Abuja.",
        "The death penalty was abolished in Harare in December.",
        "A security forces spokesman gave a press conference in Jos on Monday.",
    ],
)  # fmt: skip
def test_nothing_happened_in_english(read, text):
    assert read(text, language="en") == ()


@pytest.mark.parametrize(
    "text",
    [
        "No fewer than 12 people were killed by a bomb in Kano on Monday.",
        "Gunmen without warning opened fire on traders in Jos on Monday.",
        "An attack in May killed 12 people in Gao.",
        "Twelve villagers were reportedly killed in Koro on Monday.",
        "A coup attempt in Ouagadougou failed on Monday after soldiers seized power for some hours.",
        "The attempted robbery left three people dead in Lagos on Monday.",
        "The United Nations condemned the attack in Gao on Monday, which killed 12 people.",
        "The army denied involvement, but 12 people were killed in Gao on Monday.",
        "Gunmen forced passengers off a bus and killed six of them near Kaya on Sunday.",
        "Ten villagers are believed to have been killed in Koro on Monday.",
        "The governor of Borno survived a bomb attack in Maiduguri on Monday.",
        "Police say a soldier allegedly shot a trader dead in Goma on Monday.",
        "Rebels attacked Gao on Monday because the truce had not been kept.",
        "A student was shot dead in Durban on Monday.",
        "The attack on a market in Ghazni on Monday drew outrage.",
        "The quake that struck Morocco in September 2023 killed 2,900 people.",
        "What has become of Guinea since the coup of 5 September 2021 in Conakry?",
    ],
)  # fmt: skip
def test_it_happened_however_it_sounds_in_english(read, text):
    assert len(read(text, language="en")) == 1


@pytest.mark.parametrize(
    ("year", "text"),
    [
        (2019,
         "A court in Niamey sentenced two men to life in prison on Monday for killing 12 people in "
         "Tillabéri in 2019."),
        (2019,
         "On Monday the town marked the anniversary of the massacre that killed 160 people in Ogossagou "
         "in March 2019."),
    ],
)  # fmt: skip
def test_what_a_verdict_or_an_anniversary_recalls_has_its_own_date_in_english(read, year, text):
    (report,) = read(text, language="en")
    assert report.when.start.year == year
