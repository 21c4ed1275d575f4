"""What it was: event types by their words and by whom they fell on."""

import pytest


@pytest.mark.parametrize(
    ("text", "language", "event_type", "sub_event_type"),
    [
        ("Clashes broke out in Kidal on Monday.", "en", "battle", "armed_clash"),
        ("Rebels killed six soldiers in Kidal on Monday.", "en", "battle", "armed_clash"),
        ("Rebels killed six villagers in Koro on Monday.", "en", "violence_against_civilians", "attack"),
        ("Six nurses were abducted in Koro on Monday.", "en", "violence_against_civilians",
         "abduction_forced_disappearance"),
        ("A drone strike killed six people in Kidal on Monday.", "en", "explosion_remote_violence",
         "air_drone_strike"),
        ("Shelling killed six people in El Fasher on Monday.", "en", "explosion_remote_violence",
         "shelling_artillery_missile_attack"),
        ("Six people were killed when a car hit a roadside bomb near Kidal on Monday.", "en",
         "explosion_remote_violence", "remote_explosive_landmine_ied"),
        ("A suicide bomber killed six people in Kano on Monday.", "en", "explosion_remote_violence", "suicide_bomb"),
        ("Residents protested in Bamako on Monday.", "en", "protest", "peaceful_protest"),
        ("Riots broke out in Conakry on Monday.", "en", "riot", "violent_demonstration"),
        ("About 50 officers were arrested in Bamako on Monday.", "en", "strategic_development", "arrests"),
        ("A drone was shot down near Tinzaouaten on Monday.", "en", "strategic_development", "disrupted_weapons_use"),
        ("A military coup toppled the president in Bamako on 18 August 2020.", "en", "strategic_development", "other"),
        ("Thousands of people were expelled to Assamaka on Monday.", "en", "displacement", "expulsion"),
        ("Floods killed six people in Maiduguri on Monday.", "en", "disaster", "natural_disaster"),
        ("A bus overturned near Agadez on Monday, killing six people.", "en", "accident", "accident"),
        ("Des combats ont éclaté lundi à Kidal.", "fr", "battle", "armed_clash"),
        ("Une frappe de drone a tué six civils lundi à Kidal.", "fr", "explosion_remote_violence", "air_drone_strike"),
        ("Six civils ont péri lundi quand leur camion a sauté sur une mine près de Kidal.", "fr",
         "explosion_remote_violence", "remote_explosive_landmine_ied"),
        ("Un coup d'État a renversé le président le 18 août 2020 à Bamako.", "fr", "strategic_development", "other"),
        ("Des habitants ont manifesté lundi à Bamako.", "fr", "protest", "peaceful_protest"),
        ("Un camion s'est renversé lundi près d'Agadez, tuant six passagers.", "fr", "accident", "accident"),
        ("Des inondations ont fait six morts lundi à Maiduguri.", "fr", "disaster", "natural_disaster"),
        ("A fire in a market in Kano on Monday killed two traders.", "en", "accident", "accident"),
        ("Protesters marched in Conakry on Monday; police opened fire and killed three of them.", "en", "protest",
         "excessive_force_against_protesters"),
        ("Police killed three protesters in Conakry on Monday.", "en", "protest", "excessive_force_against_protesters"),
    ],
)  # fmt: skip
def test_the_type_is_that_of_the_strongest_word(read, text, language, event_type, sub_event_type):
    (report,) = read(text, language=language)
    assert (report.event_type.value, report.sub_event_type) == (event_type, sub_event_type)
