"""Who took part: by which name, on which side, as what; and who is only named."""

import pytest

P, T = "perpetrator", "target"


@pytest.fixture
def actors(read):
    """Read a text that tells of one incident: its actors, each with side and part."""

    def found(text, language="en"):
        (report,) = read(text, language=language)
        for actor in report.actors:
            assert text[actor.start : actor.end].strip()
        return {(actor.name, actor.side, actor.part) for actor in report.actors}

    return found


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("JNIM fighters killed six soldiers in Kidal on Monday.", "en",
         {("JNIM", "non-state", P), ("soldiers", "state", T)}),
        ("GSIM attacked a village near Mopti on Monday.", "en", {("JNIM", "non-state", P)}),
        ("Clashes broke out in Kidal between the FLA and the Malian army on Monday.", "en",
         {("Azawad Liberation Front", "non-state", None), ("Malian Armed Forces", "state", None)}),
        ("Des combats entre l'armée malienne et le Front de libération de l'Azawad ont éclaté lundi à Kidal.", "fr",
         {("Azawad Liberation Front", "non-state", None), ("Malian Armed Forces", "state", None)}),
        ("Six villagers were killed in Koro on Monday.", "en", {("civilians", "civilians", T)}),
        ("Six people were killed in Isis, a village near Gao, on Monday.", "en", set()),
        ("Gunmen killed twelve farmers in Barkin Ladi on Sunday.", "en",
         {("gunmen", "non-state", P), ("civilians", "civilians", T)}),
        ("Des hommes armés ont tué douze villageois lundi à Bankass.", "fr",
         {("hommes armés", "non-state", P), ("civilians", "civilians", T)}),
        ("Fulani herders attacked Bokkos on Monday, killing 12 Berom villagers.", "en",
         {("Fulani", "non-state", P), ("Berom", "civilians", T)}),
        ("Des affrontements entre éleveurs peuls et agriculteurs ont fait 12 morts lundi à Bankass.", "fr",
         {("Fulani", "non-state", None), ("civilians", "civilians", None)}),
    ],
)  # fmt: skip
def test_actors_go_by_their_usual_names(actors, text, language, expected):
    assert actors(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Mali's army killed 20 jihadists near Gao on Monday.", "en",
         {("Malian Armed Forces", "state", P), ("jihadists", "non-state", T)}),
        ("Troops from Chad attacked Boko Haram fighters near Diffa on Monday.", "en",
         {("Chadian Armed Forces", "foreign", P), ("Boko Haram", "non-state", T)}),
        ("Des soldats tchadiens ont attaqué un camp de Boko Haram près de Diffa lundi.", "fr",
         {("Chadian Armed Forces", "foreign", P), ("Boko Haram", "non-state", T)}),
        ("Malian and Russian troops attacked Tinzaouaten on Monday.", "en",
         {("Malian Armed Forces", "state", P), ("Russian Armed Forces", "foreign", P)}),
        ("Malian soldiers and Wagner mercenaries killed 30 Fulani herders in Moura on Monday.", "en",
         {("Malian Armed Forces", "state", P), ("Wagner Group", "foreign", P), ("Fulani", "civilians", T)}),
        ("Rebels killed 47 soldiers and 84 Russian mercenaries near Tinzaouaten on Monday.", "en",
         {("rebels", "non-state", P), ("soldiers", "state", T), ("Russian mercenaries", "foreign", T)}),
        ("Des rebelles ont tué 84 mercenaires russes lundi près de Tinzaouaten.", "fr",
         {("rebelles", "non-state", P), ("mercenaires russes", "foreign", T)}),
        ("Nigerian police arrested 20 members of IPOB in Enugu on Monday.", "en",
         {("Nigerian Police", "state", P), ("Indigenous People of Biafra", "non-state", T)}),
        ("L'aviation nigériane a bombardé un village lundi près de Kaduna, tuant 85 civils.", "fr",
         {("Nigerian Armed Forces", "state", P), ("civilians", "civilians", T)}),
        ("An Israeli air strike killed five people in Rafah on Monday.", "en",
         {("Israeli Armed Forces", "foreign", P)}),
        ("Burkina Faso's army said on Monday that its soldiers had killed 40 jihadists near Djibo.", "en",
         {("Burkinabe Armed Forces", "state", P), ("jihadists", "non-state", T)}),
    ],
)  # fmt: skip
def test_the_forces_of_a_state_are_named_by_its_country_and_foreign_abroad(actors, text, language, expected):
    assert actors(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("A drone strike by the Sudanese army killed 20 people in Nyala on Monday.", "en",
         {("Sudanese Armed Forces", "state", P)}),
        ("RSF shelling killed 20 people in El Fasher on Monday.", "en", {("Rapid Support Forces", "non-state", P)}),
        ("Boko Haram militants killed in Nigerian army raid in Sambisa on Monday.", "en",
         {("Boko Haram", "non-state", T), ("Nigerian Armed Forces", "state", P)}),
        ("French forces killed a leader of AQIM near Tessalit on Monday.", "en",
         {("French Armed Forces", "foreign", P), ("AQIM", "non-state", T)}),
        ("Six gendarmes ont été tués lundi près de Djibo dans une attaque attribuée au GSIM.", "fr",
         {("gendarmes", "state", T), ("JNIM", "non-state", P)}),
        ("Le groupe État islamique a revendiqué lundi l'attaque qui a fait 12 morts à Niamey.", "fr",
         {("Islamic State", "non-state", P)}),
        ("L'armée malienne a annoncé avoir tué 20 terroristes près de Gao lundi.", "fr",
         {("Malian Armed Forces", "state", P), ("terroristes", "non-state", T)}),
        ("Six people were killed near Damaturu on Monday in an attack claimed by banned militant group Ansaru.", "en",
         {("Ansaru", "non-state", P)}),
        ("Clashes between residents and fighters from the FLA killed 20 people in Kidal on Monday.", "en",
         {("civilians", "civilians", None), ("Azawad Liberation Front", "non-state", None)}),
        ("Fifteen people were killed in Maiduguri on Monday when two suicide bombers struck a mosque.", "en",
         {("suicide bombers", "non-state", P)}),
        ("An attack on Malian army positions near Tessit on Monday left 42 people dead.", "en",
         {("Malian Armed Forces", "state", T)}),
        ("Two UN peacekeepers were killed in Bangui on Monday when their convoy was attacked by 3R rebels.", "en",
         {("UN peacekeepers", "foreign", T), ("3R", "non-state", P)}),
    ],
)  # fmt: skip
def test_the_sentence_tells_who_struck_whom(actors, text, language, expected):
    assert actors(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "absent"),
    [
        ("Gunmen killed twelve farmers in Barkin Ladi on Sunday, Nigerian police said.", "en", "Nigerian Police"),
        ("A suicide bomber killed nine people in Kabul on Tuesday; the Taliban condemned the attack.", "en", "Taliban"),
        ("Six people were killed in Kidal on Monday, a stronghold of JNIM.", "en", "JNIM"),
        ("M23 rebels, backed by Rwandan troops, attacked Goma on Monday.", "en", "Rwandan Armed Forces"),
        ("Al-Qaeda-linked militants killed 12 people in Djibo on Monday.", "en", "Al-Qaeda"),
        ("Jihadists linked to al-Qaeda killed 12 people in Djibo on Monday.", "en", "Al-Qaeda"),
        ("Residents protested against Wagner in Bamako on Monday.", "en", "Wagner Group"),
        ("Douze policiers ont été tués dans l'explosion d'une mine près de Djibo lundi, selon l'armée burkinabè.", "fr",
         "Burkinabe Armed Forces"),
        ("Des rebelles soutenus par l'armée rwandaise ont attaqué Goma lundi.", "fr", "Rwandan Armed Forces"),
    ],
)  # fmt: skip
def test_who_comments_or_is_background_took_no_part(actors, text, language, absent):
    assert absent not in {name for name, _, _ in actors(text, language)}
