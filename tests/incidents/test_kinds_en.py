"""What type of event it was, in English: one sentence for each verb and noun in use, with ACLED's sub-event type."""

import pytest


@pytest.mark.parametrize(
    ("sub_event_type", "text"),
    [
        ("armed_clash", "Soldiers exchanged fire with bandits near Birnin Gwari on Sunday."),
        ("armed_clash", "Rebels ambushed an army convoy near Menaka on Tuesday."),
        ("armed_clash", "A gun battle broke out between police and gunmen in Mogadishu on Monday."),
        ("armed_clash", "Heavy fighting raged around Sake on Saturday."),
        ("armed_clash", "Seven militiamen were killed in Bunia on Monday."),
        ("government_regains_territory", "The army recaptured the town of Bama on Friday."),
        ("non_state_actor_overtakes_territory", "M23 fighters seized control of Goma on Monday."),
        ("attack", "Gunmen raided a village near Jos on Thursday, killing nine farmers."),
        ("attack", "Assailants opened fire on worshippers in Bamenda on Sunday."),
        ("attack", "A shooting at a school in Kumba on Monday left six pupils dead."),
        ("attack", "Militants attacked a village near Dori on Tuesday."),
        ("attack", "Extremists executed eleven villagers in Seytenga on Saturday."),
        ("sexual_violence", "Gunmen raped several women in Bambari on Friday."),
        ("sexual_violence", "Rebels gang-raped villagers near Rutshuru on Sunday."),
        ("abduction_forced_disappearance", "Bandits kidnapped 30 schoolgirls in Kaduna on Monday."),
        ("abduction_forced_disappearance", "A French journalist was abducted in Gao on Thursday."),
        ("abduction_forced_disappearance", "Two engineers were taken hostage near Agadez on Sunday."),
        ("abduction_forced_disappearance", "Kidnappers seized a doctor in Port Harcourt on Thursday."),
        ("air_drone_strike", "Warplanes bombed a market in Alamata on Monday."),
        ("air_drone_strike", "An airstrike hit a hospital in Omdurman on Tuesday."),
        ("shelling_artillery_missile_attack",
         "Shells fell on a camp; the shelling wounded ten people in El Fasher on Monday."),
        ("shelling_artillery_missile_attack", "Insurgents fired rockets at Maiduguri on Saturday."),
        ("remote_explosive_landmine_ied", "A bus hit a landmine near Mondoro on Monday."),
        ("remote_explosive_landmine_ied", "A car bomb exploded in Mogadishu on Friday."),
        ("remote_explosive_landmine_ied", "Militants blew up a bridge near Ansongo on Sunday."),
        ("suicide_bomb", "A man blew himself up outside a mosque in Kunduz on Friday."),
        ("suicide_bomb", "Thursday's suicide bombing in Kabul killed 20 people."),
        ("grenade", "A grenade wounded eight people in a bar in Bujumbura on Monday."),
        ("chemical_weapon", "A chemical attack killed dozens of people in Douma on Saturday."),
        ("disrupted_weapons_use", "The air force shot down a drone over Kidal on Tuesday."),
        ("disrupted_weapons_use", "Troops defused a bomb in Jalalabad on Monday."),
        ("peaceful_protest", "Hundreds of people rallied in Tunis on Saturday."),
        ("peaceful_protest", "A demonstration took place in Lagos on Monday."),
        ("peaceful_protest", "Nurses staged a sit-in outside the ministry in Freetown on Monday."),
        ("peaceful_protest", "Tuesday's protest in Niamey drew thousands of people."),
        ("protest_with_intervention", "Police fired tear gas at protesters in Nairobi on Tuesday."),
        ("protest_with_intervention", "Security forces dispersed a demonstration in Dakar on Monday."),
        ("excessive_force_against_protesters", "Soldiers shot dead four demonstrators in Khartoum on Sunday."),
        ("excessive_force_against_protesters",
         "Five people were killed when police opened fire at a protest in Lomé on Monday."),
        ("violent_demonstration", "Riots erupted in Maputo on Monday."),
        ("violent_demonstration", "Protesters clashed with police in Dakar on Monday."),
        ("violent_demonstration", "Youths burned tyres and erected barricades in Conakry on Tuesday."),
        ("mob_violence", "An angry mob lynched a suspected thief in Kampala on Monday."),
        ("mob_violence", "A mob attacked a police post in Sokoto on Thursday."),
        ("looting_property_destruction", "Gunmen burned down a school near Djibo on Monday."),
        ("looting_property_destruction", "Crowds looted aid warehouses in Wad Madani on Friday."),
        ("arrests", "Police arrested 12 suspects in Nairobi on Monday."),
        ("arrests", "The opposition leader was detained in N'Djamena on Saturday."),
        ("other", "The kidnappers released 16 students in Zamfara on Sunday."),
        ("other", "Soldiers seized power in Niamey on 26 July 2023."),
        ("other", "Soldiers toppled the president in Libreville on 30 August 2023."),
        ("other", "Troops mutinied in Bouaké on Friday."),
        ("agreement", "The government and the rebels signed a ceasefire in Nairobi on Monday."),
        ("agreement", "Rival factions signed a peace deal in Juba on Sunday."),
        ("forced_displacement", "Two thousand families fled their homes in Tillabéri on Monday."),
        ("natural_disaster", "A strong earthquake struck Herat on Saturday."),
        ("natural_disaster", "A landslide buried a village near Mbale on Monday, killing 15 people."),
        ("natural_disaster", "Cyclone Freddy killed 100 people in Blantyre on Monday."),
        ("natural_disaster", "Lightning killed five children in Gulu on Sunday."),
        ("epidemic", "A cholera outbreak has killed 30 people in Lusaka."),
        ("accident", "A ferry capsized near Mbandaka on Tuesday, leaving 40 dead."),
        ("accident", "A gold mine collapsed in Kayes on Saturday, killing 20 miners."),
        ("accident", "Two buses collided near Kumasi on Monday."),
        ("accident", "A stampede at a stadium in Yaoundé on Monday killed eight people."),
        ("accident", "A blaze in a hostel in Johannesburg on Thursday killed 70 people."),
        ("accident", "A helicopter crashed near Lilongwe on Monday."),
        ("accident", "A gas explosion killed 12 miners near Tangshan on Wednesday."),
        ("accident", "Three children drowned in Bamako on Sunday."),
    ],
)  # fmt: skip
def test_a_sentence_has_its_type_in_english(read, sub_event_type, text):
    (report,) = read(text, language="en")
    assert report.sub_event_type == sub_event_type


@pytest.mark.parametrize(
    ("sub_event_types", "text"),
    [
        (["attack",
         "abduction_forced_disappearance"], "Gunmen killed three people in Gao and kidnapped two in Kidal on Monday."),
        (["abduction_forced_disappearance"], "Gunmen killed ten people and kidnapped seven in Gao on Monday."),
        (["abduction_forced_disappearance",
         "other"], "A trader was abducted in Gao on Monday and freed in Ansongo on Tuesday."),
        (["armed_clash", "arrests"], "Police killed two militants and arrested 11 in Mombasa on Monday."),
        (["peaceful_protest",
         "attack"], "Residents protested in Bamako on Monday after gunmen killed 12 people in Koro."),
    ],
)  # fmt: skip
def test_events_of_one_sentence_are_told_apart_in_english(read, sub_event_types, text):
    assert [report.sub_event_type for report in read(text, language="en")] == sub_event_types


def test_police_who_fire_on_a_protest_use_excessive_force(read):
    (report,) = read("Police opened fire on demonstrators in Nairobi on Monday, killing ten people.")
    assert (report.event_type.value, report.sub_event_type) == ("protest", "excessive_force_against_protesters")
