"""The whole road: on articles of our own, and on five real ones where they lie beside the project."""

import re
from datetime import date
from pathlib import Path

import pytest

from dateline.model import Article, EventType, Kind, Role
from dateline.pipeline import extract, extract_from

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
CAPITALS = {"Algiers", "Rabat", "Geneva", "Panama", "Panama City", "Moscow", "Washington", "Washington, D.C."}
BODILY = {Kind.KILLED, Kind.WOUNDED, Kind.MISSING, Kind.CAPTURED}


def test_articles_become_incidents_mentions_and_tables():
    articles = [
        Article("a", "", "Rebels killed six soldiers in Kidal on Monday.", date(2025, 3, 12)),
        Article("b", "", "Six soldats ont été tués lundi à Kidal.", date(2025, 3, 12), language="fr"),
    ]
    found = extract_from(articles)
    (incident,) = found.incidents
    assert [report.article for report in incident.reports] == ["a", "b"]
    assert incident.country == "ML"
    assert [(mention.article, mention.role) for mention in found.mentions] == [("a", Role.SITE), ("b", Role.SITE)]
    assert found.tables().incidents["killed"].tolist() == [6]
    assert len(extract_from(articles, merged=False).incidents) == 2


def test_a_place_on_a_border_is_tagged_with_its_neighbour():
    text = "Rebels killed six soldiers in Tinzaouaten on 3 March 2025."
    (incident,) = extract_from([Article("a", "", text)]).incidents
    assert incident.country == "ML"
    assert incident.border_with == "Algeria"
    assert incident.border_km is not None
    assert incident.border_km <= 5


def test_nothing_comes_of_nothing():
    found = extract_from([])
    assert (found.incidents, found.mentions) == ((), ())
    assert len(found.tables().incidents) == 0


def test_progress_is_told_article_by_article():
    told = []
    extract_from([Article(str(n), "", "Calm.") for n in range(3)], progress=lambda *step: told.append(step))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_our_own_seeds_are_read_whole():
    found = extract([Path(__file__).parents[1] / "seeds"])
    assert found.problems == ()
    assert len(found.articles) == 6
    killed = [t.best for i in found.incidents for t in i.totals if t.kind is Kind.KILLED and not i.tally]
    assert killed == [131]


@pytest.fixture(scope="module")
def real():
    if not SEEDS.is_dir():
        pytest.skip("the five real articles are not here")
    return extract([SEEDS])


@pytest.fixture
def incidents(real):
    """Find the incidents that have such a toll: kind, best figure."""

    def with_toll(kind, best, *, tally=False):
        return [
            incident
            for incident in real.incidents
            if incident.tally is tally and any(t.kind is kind and t.best == best for t in incident.totals)
        ]

    return with_toll


def test_the_fighting_at_tinzaouaten_has_131_dead_in_two_parties(incidents):
    (incident,) = incidents(Kind.KILLED, 131)
    assert incident.where.place.name == "Tinzaouaten"
    assert (incident.when.start, incident.when.end) == (date(2024, 7, 1), date(2024, 7, 31))
    (report,) = incident.reports
    parties = {figure.party: figure.best for figure in report.figures}
    assert parties == {"Malian soldiers": 47, "Russian mercenaries": 84}
    assert incident.event_type is EventType.BATTLE


def test_the_spellings_of_the_town_are_one_place(real):
    spelt = {m.surface: m.place.id for m in real.mentions if m.place and m.surface.lower().startswith("tinz")}
    assert len(spelt) >= 2
    assert len(set(spelt.values())) == 1


def test_the_drone_near_the_border_has_both_claims(real):
    (incident,) = [i for i in real.incidents if i.sub_event_type == "disrupted_weapons_use"]
    claims = {claim.said_by: claim.value for report in incident.reports for claim in report.claims}
    assert claims == {"Algeria": "2 km inside Algeria", "Mali": "9.5 km inside Mali"}
    assert incident.disputed
    assert incident.totals == ()
    assert incident.where.where_prec > 1


@pytest.mark.parametrize("kind", [Kind.ABDUCTED, Kind.FREED])
def test_the_spaniard_was_abducted_and_freed(incidents, kind):
    (incident,) = incidents(kind, 1)
    assert incident.where.place.country == "DZ"
    assert incident.where.where_prec >= 5
    assert incident.where.phrase == "southern Algeria"
    assert incident.when.phrase == "mid-January"


def test_the_four_drivers_were_freed(incidents):
    (incident,) = incidents(Kind.FREED, 4)
    assert incident.where.place.name == "Sahel"
    assert "Moroccan" in incident.casualties


def test_about_fifty_soldiers_were_arrested_in_mali(incidents):
    (incident,) = incidents(Kind.ARRESTED, 50)
    assert incident.where.place.name == "Mali"
    assert incident.where.where_prec == 6
    assert incident.approximate


def test_the_demonstration_in_bamako_has_no_casualties(real):
    (incident,) = [i for i in real.incidents if i.event_type is EventType.PROTEST]
    assert incident.where.place.name == "Bamako"
    assert (incident.when.start, incident.when.date_prec) == (date(2025, 1, 1), 4)
    assert incident.totals == ()


@pytest.mark.parametrize("best", [30_000, 16_000])
def test_the_expulsions_are_tallies(incidents, best):
    (incident,) = incidents(Kind.DISPLACED, best, tally=True)
    assert incidents(Kind.DISPLACED, best) == []
    assert incident.where.place.name in ("Algeria", "Niger")


def test_the_coup_of_august_2020_is_history_of_its_own(real):
    (incident,) = [i for i in real.incidents if i.reports[0].label == "coup" and i.when.date_prec == 1]
    assert incident.when.start == date(2020, 8, 18)
    assert incident.totals == ()


def test_the_coup_of_august_2020_was_in_mali(real):
    (incident,) = [i for i in real.incidents if i.when.start == date(2020, 8, 18)]
    assert incident.where is None or incident.where.place.country == "ML"


def test_nobody_was_hurt_where_governments_sit(real):
    for incident in real.incidents:
        if any(total.kind in BODILY for total in incident.totals):
            assert incident.where.place.name not in CAPITALS
    assert not any(i.where and i.where.place.name in CAPITALS for i in real.incidents)


@pytest.mark.parametrize(
    ("phrase", "surface", "role"),
    [
        ("Bamako accusing", "Bamako", Role.METONYM),
        ("accusing Algiers", "Algiers", Role.METONYM),
        ("Rabat-Bamako axis", "Rabat", Role.METONYM),
        ("Rabat-Bamako axis", "Bamako", Role.METONYM),
        ("Algiers Accords", "Algiers", Role.NESTED),
        ("Algiers Agreement", "Algiers", Role.NESTED),
        ("Algiers Peace Agreement", "Algiers", Role.NESTED),
        ("Movement for the Self-Determination of Kabylie", "Kabylie", Role.NESTED),
    ],
)
def test_governments_and_names_in_names_are_no_sites(real, phrase, surface, role):
    found = set()
    for article in real.articles:
        for match in re.finditer(re.escape(phrase), article.text):
            start = match.start() + phrase.index(surface)
            found |= {m.role for m in real.mentions if (m.article, m.start) == (article.id, start)}
    assert found == {role}


def test_persons_are_no_places(real):
    assert not {m.surface for m in real.mentions} & {"Keita", "Keïta", "Dicko", "Dembele", "Attaf", "Tebboune"}


@pytest.mark.parametrize("name", ["Kabylie", "Bamako", "Tindouf", "Laâyoune", "Sahel", "Béchar", "Panama City"])
def test_every_place_stands_in_the_places_layer(real, name):
    assert any(mention.surface == name and mention.place is not None for mention in real.mentions)
    assert any(name in (row or "") for row in real.tables().places["name"]) or name in ("Kabylie", "Laâyoune")


def test_clutter_is_neither_incident_nor_place(real):
    clutter = re.compile(r"Leave a Comment|Related Articles|hours ago|days ago|!\[\]|Share This|CATEGORIES|Hashtags")
    for incident in real.incidents:
        for report in incident.reports:
            assert not clutter.search(report.quote)
    surfaces = {mention.surface for mention in real.mentions}
    assert not surfaces & {"Comment", "Share", "Hashtags", "Link", "Keywords", "Ya Biladi", "Daily8", "Try"}


def test_every_figure_leads_back_to_its_sentence(real):
    texts = {article.id: article.text for article in real.articles}
    for report in (report for incident in real.incidents for report in incident.reports):
        text = texts[report.article]
        assert text[report.start : report.end] == report.quote
        for stated in (*report.figures, *report.claims):
            assert stated.quote in text
            assert 0 <= stated.start < stated.end <= len(text)


def test_an_article_in_a_language_without_a_lexicon_is_mapped_and_said_once():
    texts = [
        "Die Armee hat Gao in der Nacht zum Montag angegriffen.",
        "In Timbuktu sind am Montag 12 Soldaten getötet worden.",
    ]
    articles = [Article(f"a{number}", "", text) for number, text in enumerate(texts)]
    found = extract_from([*articles, Article("b", "", "Rebels killed six soldiers in Kidal on Monday.")])
    assert {mention.surface for mention in found.mentions} >= {"Gao", "Timbuktu", "Kidal"}
    assert [incident.reports[0].article for incident in found.incidents] == ["b"]
    (notice,) = found.notices
    assert notice.startswith("a0, a1: places are mapped")
    assert "German" in notice
    assert [article.language for article in found.articles] == ["de", "de", "en"]
    assert found.problems == ()
