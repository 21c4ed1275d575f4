"""How many: a stated zero, and silence, which is none."""

import pytest


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Nobody was hurt when a bomb exploded in Gao on Monday.", "wounded 0"),
        ("No one was killed when a bomb exploded in Gao on Monday.", "killed 0"),
        ("No one was killed or wounded when a bomb exploded in Gao on Monday.", "killed 0, wounded 0"),
        ("No one was killed but four people were injured when a bomb exploded in Gao on Monday.",
         "killed 0, wounded 4"),
        ("A bomb exploded in Gao on Monday without causing casualties.", "killed 0, wounded 0"),
        ("A bomb exploded in Gao on Monday, causing no casualties.", "killed 0, wounded 0"),
        ("A bomb exploded in Gao on Monday. There were no casualties.", "killed 0, wounded 0"),
        ("A bomb exploded in Gao on Monday but no casualties were reported.", "killed 0, wounded 0"),
        ("There were no immediate reports of casualties after a bomb exploded in Gao on Monday.", ""),
        ("The rocket attack on Gao airport on Monday caused no casualties.", "killed 0, wounded 0"),
        ("A drone strike hit a depot in Gao on Monday, but no casualties were reported.", "killed 0, wounded 0"),
        ("No injuries were reported after a bomb exploded in Gao on Monday.", "wounded 0"),
        ("No deaths were reported after a bomb exploded in Gao on Monday.", "killed 0"),
        ("A bomb exploded in Gao on Monday. No deaths or injuries were reported.", "killed 0, wounded 0"),
        ("A bomb exploded in Gao on Monday, but there were no fatalities.", "killed 0"),
        ("None of the passengers was hurt when a bomb exploded in Gao on Monday.", "wounded 0"),
        ("A bomb exploded in Gao on Monday, injuring three people but killing no one.", "killed 0, wounded 3"),
        ("Zero people were killed when a bomb exploded in Gao on Monday.", "killed 0"),
        ("A bomb exploded in Gao on Monday. 0 killed, 3 wounded.", "killed 0, wounded 3"),
        ("Gunmen attacked a village near Mopti on Monday.", ""),
        ("A bomb exploded in Gao on Monday. It was not clear whether anyone had been hurt.", ""),
        ("A bomb exploded in Gao on Monday. The number of casualties is not known.", ""),
        ("A bomb exploded in Gao on Monday, causing heavy casualties.", ""),
        ("A bomb exploded in Gao on Monday, causing 14 casualties.", ""),
        ("A bomb exploded in Gao on Monday. The 14 victims were taken to hospital.", "wounded 14"),
    ],
)  # fmt: skip
def test_a_stated_zero_in_english(line, text, toll):
    assert line(text) == toll


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Personne n'a été tué lundi dans l'explosion d'une bombe à Gao.", "killed 0"),
        ("Personne n'a été blessé lundi dans l'explosion d'une bombe à Gao.", "wounded 0"),
        ("Aucun mort n'est à déplorer après l'explosion d'une bombe lundi à Gao.", "killed 0"),
        ("Aucun blessé n'est à déplorer après l'explosion d'une bombe lundi à Gao.", "wounded 0"),
        ("Aucune victime n'est à déplorer après l'explosion d'une bombe lundi à Gao.", "killed 0, wounded 0"),
        ("Aucun soldat n'a été tué lundi dans l'attaque de Gao.", "killed 0"),
        ("L'attaque de lundi à Gao n'a fait ni mort ni blessé.", "killed 0, wounded 0"),
        ("L'attaque de lundi à Gao n'a fait ni morts ni blessés.", "killed 0, wounded 0"),
        ("L'attaque de lundi à Gao n'a fait aucun mort.", "killed 0"),
        ("L'attaque de lundi à Gao n'a fait aucune victime.", "killed 0, wounded 0"),
        ("L'attaque de lundi à Gao n'a pas fait de victimes.", "killed 0, wounded 0"),
        ("L'attaque de lundi à Gao n'a pas fait de mort.", "killed 0"),
        ("Une bombe a explosé lundi à Gao sans faire de victime.", "killed 0, wounded 0"),
        ("Une bombe a explosé lundi à Gao sans faire de victimes.", "killed 0, wounded 0"),
        ("Une bombe a explosé lundi à Gao, sans faire ni mort ni blessé.", "killed 0, wounded 0"),
        ("Une bombe a explosé lundi à Gao, sans faire de mort.", "killed 0"),
        ("Une bombe a explosé lundi à Gao. Il n'y a pas eu de victimes.", "killed 0, wounded 0"),
        ("Une bombe a explosé lundi à Gao. Il n'y a eu aucun blessé.", "wounded 0"),
        ("Une bombe a explosé lundi à Gao, faisant trois blessés mais aucun mort.", "killed 0, wounded 3"),
        ("Nul n'a été blessé lundi dans l'explosion d'une bombe à Gao.", "wounded 0"),
        ("Des hommes armés ont attaqué un village lundi près de Mopti.", ""),
        ("Une bombe a explosé lundi à Gao. On ignore s'il y a des victimes.", ""),
        ("Une bombe a explosé lundi à Gao, faisant de nombreuses victimes.", ""),
        ("Une bombe a explosé lundi à Gao, faisant 14 victimes.", ""),
    ],
)  # fmt: skip
def test_a_stated_zero_in_french(line, text, toll):
    assert line(text, "fr") == toll
