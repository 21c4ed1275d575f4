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
        "The woman wasn't kidnapped in Harlem on Friday.",
        "Soldiers didn’t kill 12 villagers in Koro on Monday.",
        "The rebels won't attack Kidal on Friday.",
        "The envoy said in Mogadishu on Monday that no Somali prisoners had been killed.",
        "The commission released its official count in La Paz on Tuesday.",
        "The death toll in Gao could rise to 40, officials said on Monday.",
        "Kinshasa accused Kigali of looting mines, of killing villagers and of shelling Goma on Monday.",
        "He read letters from the families of soldiers killed in Iraq.",
        "The minister visited a hospital for wounded troops in San Antonio.",
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
        (1998, "The tribunal convicted him over the 1998 bombing in Nairobi."),
        (1998, "On Monday the town marked the anniversary of the bombing in Nairobi on 7 August 1998."),
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


@pytest.mark.parametrize(
    "text",
    [
        "Mali fought back to beat Ghana 2-1 in Abidjan on Tuesday.",
        "The champions stormed into the final in Cairo on Saturday.",
        "Sundowns attacked from the first minute in Pretoria on Saturday.",
        "The defender was released by the club in Madrid on Monday.",
        "The Kenyan ran a great race in Boston on Monday and captured the title.",
        "Salah fired Liverpool to victory in Manchester on Sunday.",
        "The striker exploded with joy in Casablanca on Sunday.",
        "The boxer knocked out his rival in Las Vegas on Saturday.",
        "The two candidates clashed over taxes in a debate in Monrovia on Monday.",
        "The mayor attacked the government's budget in Accra on Tuesday.",
        "The opposition stormed out of parliament in Nairobi on Tuesday.",
        "The central bank fired its governor in Ankara on Friday.",
        "The prime minister held a campaign rally in Lilongwe on Saturday.",
        "The market rallied in Tokyo on Friday.",
        "The airline's shares crashed in Hong Kong on Monday.",
        "The bank collapsed in Zurich in March 2023.",
        "The talks collapsed in Geneva on Monday.",
        "The company released a new phone in Seoul on Monday.",
        "The ministry released figures in Kampala on Monday.",
        "The museum displays weapons captured in Ethiopia in 1941.",
        "The company's mine in Obuasi produced 200 kilos of gold in May.",
        "Tourists flooded Zanzibar in July.",
        "A storm of criticism broke over the minister in Pretoria on Monday.",
        "The actor was nominated in Cannes on Monday for The Killing Fields.",
        "Her debut album was released in Lagos on Friday.",
        "The health ministry launched a campaign against measles in Niamey on Monday.",
        "The vaccine protects against the virus, the ministry said in Dakar on Monday.",
        "Police seized two tonnes of cocaine in Bissau on Saturday.",
        "The king was crowned in London on Saturday.",
        "The film festival opened in Ouagadougou on Saturday.",
        "A drought is expected in Namibia next year.",
        "A minister was killed off in the final episode of the series, filmed in Cape Town.",
        "The army bought 12 attack helicopters in Ankara on Monday.",
        "The battle for the governorship of Lagos began on Monday.",
        "Kenya's runner broke the record in Berlin on Sunday.",
        "The bombing of Guernica inspired Picasso.",
        "The university demonstrated a new drone in Kigali on Monday.",
        "The team marched on to the semi-finals in Doha on Friday.",
    ],
)  # fmt: skip
def test_games_debates_and_markets_are_no_incidents_in_english(read, text):
    assert read(text, language="en") == ()
