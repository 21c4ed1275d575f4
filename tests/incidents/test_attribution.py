"""Whose word: who says a figure, rival figures side by side, and claims about the place."""

import pytest

from dateline.incidents.totals import is_disputed, totals
from dateline.model import Kind, Use


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("The army said 12 soldiers were killed in Gao on Monday.", "en", "The army"),
        ("Twelve soldiers were killed in Gao on Monday, the army said.", "en", "the army"),
        ("Twelve soldiers were killed in Gao on Monday, according to the governor.", "en", "the governor"),
        ("According to Human Rights Watch, 12 men were killed in Gao on Monday.", "en", "Human Rights Watch"),
        ("Selon le gouverneur, douze soldats ont été tués lundi à Gao.", "fr", "le gouverneur"),
        ("Douze soldats ont été tués lundi à Gao, selon des habitants.", "fr", "des habitants"),
        ("Douze soldats ont été tués lundi à Gao, selon des sources locales.", "fr", "des sources locales"),
        ("Twelve soldiers were killed in Gao on Monday.", "en", None),
        ("They said 12 soldiers were killed in Gao on Monday.", "en", None),
        ("Douze soldats ont été tués lundi à Gao.", "fr", None),
        ("Douze soldats ont été tués lundi à Gao, a annoncé l'armée.", "fr", "l'armée"),
        ("Twelve soldiers were killed in Gao on Monday, said the army.", "en", "the army"),
        ("A shipwreck off Nouadhibou on Monday claimed the lives of 12 migrants.", "en", None),
    ],
)  # fmt: skip
def test_a_figure_carries_who_says_so(read, text, language, speaker):
    (report,) = read(text, language=language)
    assert {figure.said_by for figure in report.figures} == {speaker}


@pytest.mark.parametrize(
    ("text", "language", "bounds"),
    [
        ("The army said 10 soldiers were killed in Gao on Monday. The rebels said 15 soldiers were killed.", "en",
         (10, 15)),
        ("The army said 15 soldiers were killed in Gao on Monday. The rebels said 10 soldiers were killed.", "en",
         (10, 15)),
        ("Selon l'armée, dix soldats ont été tués lundi à Gao. Selon les rebelles, quinze soldats ont été tués.", "fr",
         (10, 15)),
        ("The army said ten soldiers were killed in Gao on Monday, while the rebels said 15 were killed.",
         "en", (10, 15)),
        ("Twelve people were killed on Monday in Gao, the governor said. A doctor told Reuters he counted 15 bodies.",
         "en", (12, 15)),
        ("At least 12 people were killed in Gao on Monday, the governor said. The army put the toll at nine.",
         "en", (9, None)),
    ],
)  # fmt: skip
def test_rival_figures_make_a_range_and_a_dispute(read, text, language, bounds):
    (report,) = read(text, language=language)
    (total,) = totals([report])
    assert (total.low, total.high) == bounds
    assert is_disputed([report])
    assert sum(figure.use is Use.RIVAL for figure in report.figures) == 1


def test_what_sources_agree_on_is_not_disputed(read):
    text = "The army said 10 soldiers were killed in Gao on Monday. The rebels also said 10 soldiers were killed."
    assert not is_disputed(read(text))


def test_a_rival_of_another_kind_is_none(read):
    text = "The army said 10 soldiers were killed in Gao on Monday. The rebels said 15 soldiers were wounded."
    (report,) = read(text)
    assert {total.kind: total.best for total in totals([report])} == {Kind.KILLED: 10, Kind.WOUNDED: 15}
    assert not is_disputed([report])


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        ("Algeria said its army shot down a drone on Monday after it entered its airspace by two kilometres. "
         "Mali's government said that the wreck lay 9.5 km inside its territory.", "en",
         {"2 km inside Algeria", "9.5 km inside Mali"}),
        ("Algiers said a drone was shot down on Monday two kilometres inside Algeria's airspace.", "en",
         {"2 km inside Algeria"}),
        ("Three drones were shot down on Monday near Gao.", "en", set()),
        ("Algiers said a drone was shot down on Monday 2 km inside Algeria.", "en", {"2 km inside Algeria"}),
        ("L'armée a abattu lundi un drone qui avait violé l'espace aérien algérien sur deux kilomètres.",
         "fr", {"2 km inside Algeria"}),
        ("Une épave de drone abattu lundi a été retrouvée à 9,5 km à l'intérieur du territoire malien.",
         "fr", {"9.5 km inside Mali"}),
    ],
)  # fmt: skip
def test_claims_about_the_place_are_kept(read, text, language, claims):
    reports = read(text, language=language)
    assert {claim.value for report in reports for claim in report.claims} == claims
    assert is_disputed(reports) == (len(claims) > 1)


def test_a_claim_names_its_side(read):
    (report,) = read(
        "Algeria said its army shot down a drone on Monday after it entered its airspace by two kilometres. "
        "Mali said that the wreck lay 9.5 km inside its territory."
    )
    assert {claim.said_by: claim.value for claim in report.claims} == {
        "Algeria": "2 km inside Algeria",
        "Mali": "9.5 km inside Mali",
    }


def test_a_group_that_opens_the_sentence_says_so(read):
    (report,) = read(
        "Twelve soldiers were killed in Gao on Sunday. JNIM, an al Qaeda affiliate, claimed to have killed 20."
    )
    assert [(figure.best, figure.said_by) for figure in report.figures] == [(12, None), (20, "JNIM")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Twelve soldiers were killed in Gao on Sunday, a doctor said. JNIM claimed the raid and said it had killed"
         " 20 soldiers.", "en"),
        ("Douze soldats ont été tués dimanche à Gao, selon un médecin. Le GSIM a revendiqué l'attaque et affirmé avoir"
         " tué 20 soldats.", "fr"),
    ],
)  # fmt: skip
def test_two_verbs_share_a_speaker(read, text, language):
    (report,) = read(text, language=language)
    assert [(figure.best, figure.use.value) for figure in report.figures] == [(12, "counted"), (20, "rival")]
