"""Tallies in French: the same rule with the words that agencies count on with."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "kind", "best", "start"),
    [
        ("L'Algérie a expulsé 30 000 migrants vers le Niger en 2024.", "displaced", 30000, date(2024, 1, 1)),
        ("En 2024, 31 404 personnes ont été refoulées vers Assamaka.", "displaced", 31404, date(2024, 1, 1)),
        ("Depuis 2015, 1 400 personnes ont été tuées dans la province.", "killed", 1400, date(2015, 1, 1)),
        ("Depuis le début de l'année, 212 personnes ont été tuées au Mali.", "killed", 212, date(2025, 1, 1)),
        ("Au Mali, 212 personnes ont été tuées cette année.", "killed", 212, date(2025, 1, 1)),
        ("Ces trois derniers mois, 90 civils ont été tués à Mopti.", "killed", 90, date(2024, 12, 12)),
        ("Entre le 1er janvier et le 3 mars, 920 familles ont été déplacées à Mopti.", "displaced", 920,
         date(2025, 1, 1)),
        ("Entre 2015 et 2020, les djihadistes ont tué 4 000 personnes au Mali.", "killed", 4000, date(2015, 1, 1)),
        ("La guerre a fait 50 000 morts au Soudan.", "killed", 50000, None),
        ("L'insurrection, dans sa cinquième année, a fait plus de 8 000 morts.", "killed", 8000, None),
        ("Sept personnes ont été tuées depuis la trêve.", "killed", 7, None),
        ("Plus de 6 000 personnes ont été tuées depuis le début du conflit en avril 2023.", "killed", 6000,
         date(2023, 4, 1)),
        ("Les violences ont fait 3 000 morts en Ituri en trois ans.", "killed", 3000, None),
        ("Soixante-dix journalistes ont été tués dans le monde en 2023.", "killed", 70, date(2023, 1, 1)),
        ("Le pays compte 3,5 millions de personnes déplacées internes.", "displaced", 3500000, None),
        ("L'ONU recense 410 000 déplacés internes au Mali.", "displaced", 410000, None),
        ("Plus de 300 personnes ont été tuées depuis que les rebelles ont pris Goma en janvier 2025.", "killed", 300,
         date(2025, 1, 1)),
        ("La police a interpellé 340 passeurs en Libye ces six derniers mois.", "arrested", 340, date(2024, 9, 12)),
    ],
)  # fmt: skip
def test_a_running_total_is_a_tally(read, text, kind, best, start):
    (report,) = read(text, language="fr")
    assert report.tally
    assert [(figure.kind.value, figure.best) for figure in report.figures] == [(kind, best)]
    assert report.when.start == start


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Douze personnes ont été tuées dans des combats à Gao depuis lundi.", 12),
        ("Douze personnes ont été tuées à Mopti ce week-end.", 12),
        ("Douze personnes ont été tuées à Mopti ces dernières 24 heures.", 12),
        ("Douze personnes ont été tuées à Mopti ces deux derniers jours.", 12),
        ("Des hommes armés ont tué 12 personnes lundi à Mopti, l'une des attaques les plus meurtrières cette année.",
         12),
        ("Des hommes armés ont tué 12 personnes lundi à Mopti, la troisième attaque depuis janvier.", 12),
        ("Un séisme a fait 2 901 morts au Maroc en 2023.", 2901),
        ("Six pompiers y ont été tués dans une explosion en 1988.", 6),
        ("Vingt-six paysans ont été tués à Koro il y a deux ans.", 26),
        ("En 2012, des rebelles ont tué 82 soldats à Aguelhok.", 82),
    ],
)  # fmt: skip
def test_one_event_is_no_tally(read, text, killed):
    (report,) = read(text, language="fr")
    assert not report.tally
    assert [figure.best for figure in report.figures if figure.kind.value == "killed"] == [killed]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Douze paysans ont été tués lundi à Koro, et plus de 300 personnes y ont été tuées depuis janvier.",
         [(12, False), (300, True)]),
        ("Douze paysans ont été tués lundi à Koro ; depuis 2015, 1 400 personnes ont été tuées dans la région.",
         [(12, False), (1400, True)]),
        ("Quatre soldats ont été tués lundi à Gao, portant à 240 le nombre de morts depuis janvier.",
         [(4, False), (240, True)]),
        ("L'Algérie a expulsé 30 000 migrants vers le Niger en 2024, contre 26 000 en 2023.",
         [(30000, True), (26000, True)]),
        ("L'Algérie a expulsé 30 000 migrants en 2024, contre 26 000 personnes en 2023.",
         [(30000, True), (26000, True)]),
    ],
)  # fmt: skip
def test_an_incident_and_a_tally_of_one_sentence_are_apart(read, text, told):
    reports = read(text, language="fr")
    assert [(report.figures[0].best, report.tally) for report in reports] == told
    assert all(len(report.figures) == 1 for report in reports)
