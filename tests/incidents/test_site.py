"""Where: the place that the event's word belongs to, not the nearest name and not the dateline."""

from datetime import date

import pytest

from dateline.model import Article, Role


def gap(*values, reason):
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("text", "language", "place", "precision"),
    [
        ("Gunmen killed eight villagers in Koro on Sunday, officials in Bamako said.", "en", "Koro", 1),
        ("Mali's foreign minister said in Geneva that 12 soldiers were killed in Tessit on Sunday.", "en", "Tessit", 1),
        ("Survivors of Monday's attack in Djibo, which killed 40 people, were taken to Ouagadougou.", "en", "Djibo", 1),
        ("The mayor of Djibo was abducted on Monday in Ouagadougou.", "en", "Ouagadougou", 1),
        ("BAMAKO, Mali (AP) — Gunmen killed eight villagers in Koro on Sunday.", "en", "Koro", 1),
        ("BAMAKO, 12 mars (AFP) - Des hommes armés ont tué huit villageois dimanche à Koro.", "fr", "Koro", 1),
        ("Bamako said its troops killed 30 jihadists in Tessit on Sunday.", "en", "Tessit", 1),
        ("Bamako said its troops killed 30 jihadists in Tessit, in the Gao region of Mali.", "en", "Tessit", 1),
        ("Une attaque a visé lundi le village de Diallassagou, dans le centre du Mali, faisant 12 morts.", "fr",
         "Diallassagou", 1),
        ("Timbuktu saw heavy fighting on Monday.", "en", "Timbuktu", 1),
        ("Thousands of people have fled Gao to Niamey since January.", "en", "Gao", 1),
        ("14 dead in Gao market blast", "en", "Gao", 1),
        ("Gunmen attacked a village near Mopti on Monday.", "en", "Mopti", 2),
        ("Rebels killed four herders 30 km north of Obo, in the Central African Republic.", "en", "Obo", 2),
        ("Un gendarme a été tué mercredi à 30 km au nord de Tillabéri.", "fr", "Tillabéri", 2),
        ("Three teachers were abducted in Zamfara state on Sunday.", "en", "Zamfara", 4),
        ("Two soldiers were killed between Gao and Ansongo on Sunday.", "en", "Gao", 5),
        ("Un accident de la route a fait 16 morts dimanche entre Bamako et Ségou.", "fr", "Bamako", 5),
        ("Douze civils ont péri dimanche entre Gao et Ansongo.", "fr", "Gao", 5),
        ("Clashes on the Gao-Kidal road killed six soldiers on Monday.", "en", "Gao", 5),
        ("A Spanish tourist was kidnapped in southern Algeria in mid-January.", "en", "Algeria", 5),
        ("Un touriste espagnol a été enlevé mi-janvier dans le sud de l'Algérie.", "fr", "Algeria", 5),
        ("Three aid workers were abducted in Mali on Monday.", "en", "Mali", 6),
        ("The attack on Gao was condemned in Washington, where officials said 12 people had died.", "en", "Gao", 1),
        ("The drone was shot down 2 km inside Algeria near Tinzaouaten on 1 April.", "en", "Tinzaouaten", 2),
    ],
)  # fmt: skip
def test_an_event_is_where_its_word_says(read, text, language, place, precision):
    (report,) = read(text, language=language)
    assert report.where is not None
    assert (report.where.place.name, report.where.where_prec) == (place, precision)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Bamako said its troops had killed 30 jihadists on Sunday.", "en"),
        ("Algiers accused the rebels; on Sunday they had killed 30 soldiers.", "en"),
        ("Bamako a annoncé que ses troupes avaient tué 30 jihadistes dimanche.", "fr"),
        ("On Sunday rebels who had signed the Algiers Accords killed 30 soldiers.", "en"),
        ("A graduate of the University of Niamey was killed on Sunday.", "en"),
    ],
)
def test_a_government_or_a_name_in_a_name_is_no_site(read, text, language):
    for report in read(text, language=language):
        assert report.where is None or report.where.place.feature_code.startswith("PCL")


def test_a_country_is_drawn_with_its_size(read):
    (report,) = read("Three aid workers were abducted in Mali on Monday.")
    assert report.where is not None
    assert report.where.where_prec == 6
    assert report.where.uncertainty_km > 300


def test_thirty_kilometres_north_is_thirty_kilometres_north(read):
    (report,) = read("Rebels killed four herders 30 km north of Kidal on Sunday.")
    assert report.where is not None
    assert report.where.lat - report.where.place.lat == pytest.approx(30 / 111, abs=0.02)
    assert report.where.lon == pytest.approx(report.where.place.lon, abs=0.01)
    assert report.where.phrase == "30 km north of Kidal"


def test_a_sentence_without_a_place_takes_that_of_its_story(read):
    (report,) = read("Fighting broke out in Kidal on Monday.\n\nTwelve soldiers were killed in the fighting.")
    assert report.where is not None
    assert report.where.place.name == "Kidal"
    assert [figure.best for figure in report.figures] == [12]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The German hostage was freed on Monday.", "en"),
        ("Gunmen kidnapped a German tourist on Monday.", "en"),
        ("L'otage allemand a été libéré lundi.", "fr"),
    ],
)
def test_a_hostage_is_not_held_in_the_country_of_his_passport(read, text, language):
    for report in read(text, language=language):
        assert report.where is None or report.where.place.country != "DE"


def test_soldiers_strike_in_their_own_country(read):
    (report,) = read("Malian soldiers killed twelve villagers on Monday.")
    assert report.where is not None
    assert (report.where.place.name, report.where.where_prec) == ("Mali", 6)


def test_the_names_of_places_where_something_happened_are_sites(read_article):
    text = (
        "Thousands protested in Niamey, Agadez and Zinder on Friday, police in Dosso said.\n\n"
        "In Tahoua the streets were empty. Gunmen killed three people on Saturday."
    )
    _, mentions = read_article(Article("a", "", text, date(2025, 3, 12), language="en"))
    sites = [mention.surface for mention in mentions if mention.role is Role.SITE]
    assert sites == ["Niamey", "Agadez", "Zinder", "Tahoua"]


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("PESHAWAR, Pakistan (Wire) - Gunmen killed six people in Quetta on Monday, police said.", "en", "Quetta"),
        ("ALGER - Six soldats ont été tués lundi à Tébessa.", "fr", "Tébessa"),
        ("KANO - Gunmen killed six people at a market on Monday.", "en", "Kano"),
    ],
)
def test_where_it_was_written_is_no_site_beside_another(read, text, language, place):
    (report,) = read(text, language=language)
    assert report.where.place.name == place
