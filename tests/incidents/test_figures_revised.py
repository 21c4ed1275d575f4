"""How many: tolls that are revised, restated and contested, within a sentence and from one to the next."""

import pytest

from dateline.incidents.totals import is_disputed
from dateline.model import Use


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Two more people died in Gao on Tuesday, raising the toll of Monday's blast to 12.", "killed 12"),
        ("Two more people died of wounds, bringing to 12 the death toll from Monday's blast in Gao.", "killed 12"),
        ("The blast in Gao on Monday killed 12 people, up from 10.", "killed 12"),
        ("The blast in Gao on Monday killed 12 people, up from an earlier toll of 10.", "killed 12"),
        ("The death toll from Monday's blast in Gao has risen from 10 to 12.", "killed 12"),
        ("The death toll from Monday's blast in Gao rose from 10 to 12 on Tuesday.", "killed 12"),
        ("The death toll from Monday's blast in Gao rose to 12, from 10.", "killed 12"),
        ("The death toll from Monday's blast in Gao was revised down to 12 from 17.", "killed 12"),
        ("The blast in Gao on Monday killed 12 people, not 17 as first reported.", "killed 12"),
        ("The blast in Gao on Monday killed 12 people, officials said, lowering an earlier toll of 17.", "killed 12"),
        ("A blast in Gao on Monday killed 10 people. The death toll has since climbed to 12.", "killed 12"),
        ("A blast in Gao on Monday killed 10 people. Two of the wounded later died, raising the toll to 12.",
         "killed 12"),
        ("A blast in Gao on Monday killed 10 people. The toll was later revised to 9.", "killed 9"),
        ("A blast in Gao on Monday killed 12 people. An earlier toll had put the number of dead at 10.", "killed 12"),
        ("A blast in Gao on Monday killed 12 people. The blast also wounded 30. The 12 dead were buried on Tuesday.",
         "killed 12, wounded 30"),
        ("A blast in Gao on Monday killed 12 people. Five of those killed were children.", "killed 12"),
        ("A blast in Gao on Monday killed 12 people. Seven men and five women were killed.", "killed 12"),
        ("A blast in Gao on Monday killed 12 people. Among the dead were seven men and five women.", "killed 12"),
    ],
)  # fmt: skip
def test_the_newer_toll_is_kept_in_english(line, text, toll):
    assert line(text) == toll


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Deux blessés ont succombé mardi, ce qui porte le bilan de l'explosion de lundi à Gao à 12 morts.",
         "killed 12"),
        ("Deux autres personnes sont mortes mardi, portant à 12 le nombre de morts de l'explosion de lundi à Gao.",
         "killed 12"),
        ("L'explosion de lundi à Gao a fait 12 morts, contre 10 auparavant.", "killed 12"),
        ("L'explosion de lundi à Gao a fait 12 morts, contre un précédent bilan de 10.", "killed 12"),
        ("Le bilan de l'explosion de lundi à Gao est passé de 10 à 12 morts.", "killed 12"),
        ("Le bilan de l'explosion de lundi à Gao passe à 12 morts.", "killed 12"),
        ("Le bilan de l'explosion de lundi à Gao s'est alourdi à 12 morts.", "killed 12"),
        ("Le bilan de l'explosion de lundi à Gao s'alourdit à 12 morts.", "killed 12"),
        ("Le bilan de l'explosion de lundi à Gao a été revu à la hausse, à 12 morts.", "killed 12"),
        ("Le bilan de l'explosion de lundi à Gao a été revu à la baisse, à 12 morts contre 17 initialement.",
         "killed 12"),
        ("Une explosion a fait 10 morts lundi à Gao. Le bilan a été revu à la hausse, à 12 morts.", "killed 12"),
        ("Une explosion a fait 17 morts lundi à Gao. Le bilan a été ramené à 12 morts.", "killed 12"),
        ("Une explosion a fait 10 morts lundi à Gao. Le dernier bilan fait état de 12 morts.", "killed 12"),
        ("Une explosion a fait 12 morts lundi à Gao. Un précédent bilan faisait état de 10 morts.", "killed 12"),
        ("Une explosion a fait 12 morts lundi à Gao. Cinq des morts sont des enfants.", "killed 12"),
        ("Une explosion a fait 12 morts lundi à Gao. Les 12 victimes ont été enterrées mardi.", "killed 12"),
    ],
)  # fmt: skip
def test_the_newer_toll_is_kept_in_french(line, text, toll):
    assert line(text, "fr") == toll


@pytest.mark.parametrize(
    ("text", "language", "toll"),
    [
        ("The army said 10 soldiers died in Gao on Monday, but the rebels claimed to have killed 15.", "en",
         "killed 10-15"),
        ("The army said 10 soldiers were killed in Gao on Monday. A rebel spokesman put the toll at 15.", "en",
         "killed 10-15"),
        ("Ten people were killed in Gao on Monday, according to the governor, while doctors spoke of 15 dead.", "en",
         "killed 10-15"),
        ("Ten people were killed in Gao on Monday, the governor said. A doctor told Reuters he counted 15 bodies.",
         "en", "killed 10-15"),
        ("The government says 10 people died in Gao on Monday; the opposition says 15.", "en", "killed 10-15"),
        ("Ten people were killed in Gao on Monday according to the army, 15 according to residents.", "en",
         "killed 10-15"),
        ("L'armée a annoncé que dix soldats avaient été tués lundi à Gao, mais les rebelles affirment en avoir tué "
         "quinze.", "fr", "killed 10-15"),
        ("Dix personnes ont été tuées lundi à Gao selon l'armée, quinze selon des habitants.", "fr", "killed 10-15"),
        ("L'explosion de lundi à Gao a fait dix morts selon la police, quinze selon l'hôpital.", "fr",
         "killed 10-15"),
        ("Selon le gouverneur, dix personnes ont été tuées lundi à Gao. Un médecin évoque quinze morts.", "fr",
         "killed 10-15"),
    ],
)  # fmt: skip
def test_rival_claims_stand_side_by_side(read, line, text, language, toll):
    assert line(text, language) == toll
    (report,) = read(text, language=language)
    assert is_disputed([report])
    assert [figure.use for figure in report.figures].count(Use.RIVAL) == 1
