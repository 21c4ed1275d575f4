"""Whole articles in our own words: the toll told many times over, the persons one by one, what is no part of it."""

import pytest

from dateline.incidents.totals import totals

SHOOTING = """One dead, three hurt in Brookville party shooting

BROOKVILLE - A 20-year-old man was killed and three other people were wounded when gunfire broke out at a party on
Saturday night, police said.

Four people were shot at a house on Chestnut Street shortly after 11 p.m., Lt. Carla Munoz said.

The man, identified as Devon Ellery, was taken to Mercy Hospital, where he was pronounced dead. Ellery had finished
school in May.

A 17-year-old girl was shot in the leg and is in stable condition. The two other victims, ages 19 and 24, were treated
for graze wounds and released.

"We heard maybe twelve shots," said a neighbor.

No arrests have been made. Anyone with information may call the department."""

FUSILLADE = """Fusillade à Marseille : un mort et trois blessés

Un homme de 24 ans a été tué et trois autres personnes ont été blessées samedi soir dans une fusillade à Marseille, a
indiqué le parquet.

Les victimes se trouvaient devant un snack lorsque deux hommes à moto ont ouvert le feu vers 23 heures.

La victime, âgée de 24 ans, est décédée sur place. Les trois blessés ont été transportés à l'hôpital.

Selon une source policière, l'enquête a été confiée à la police judiciaire."""

MEURTRE = """Lille : une femme et son fils tués par balles

Une femme de 41 ans et son fils de 12 ans ont été tués mardi à Lille. La mère et l'enfant ont été retrouvés morts dans
leur appartement.

L'homme, 45 ans, s'est suicidé peu après, selon la police."""

MURDER = """Couple found dead in Fairmont home

A man shot and killed his wife in their Fairmont home on Tuesday before turning the gun on himself, the sheriff said.

Deputies found Helen Draper, 52, and her husband on Tuesday morning. Helen Draper had been shot twice.

Nobody else was hurt.

In 2009, two deputies were killed in a shooting in the same county."""


@pytest.mark.parametrize(
    ("text", "language", "killed", "wounded"),
    [(SHOOTING, "en", 1, 3), (FUSILLADE, "fr", 1, 3), (MEURTRE, "fr", 3, None), (MURDER, "en", 2, 0)],
    ids=["shooting", "fusillade", "meurtre", "murder"],
)
def test_a_whole_article_comes_to_its_toll(read, text, language, killed, wounded):
    reports = read(text, language=language)
    stated = {total.kind.value: total.best for total in totals(reports[:1])}
    assert (stated.get("killed"), stated.get("wounded")) == (killed, wounded)
