"""How many, in French: the people of an event word wherever the sentence has them."""

import pytest


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        # Verbs and their objects.
        ("Des hommes armés ont tué 14 personnes lundi à Gao.", "killed 14"),
        ("Des hommes armés ont abattu 14 personnes lundi à Gao.", "killed 14"),
        ("Des djihadistes ont égorgé trois bergers lundi près de Gao.", "killed 3"),
        ("L'armée dit avoir neutralisé 14 terroristes lundi près de Kidal.", "killed 14"),
        ("Le raid de lundi sur Bankass a coûté la vie à 14 villageois.", "killed 14"),
        ("Le raid de lundi sur Bankass a couté la vie à 14 villageois.", "killed 14"),
        ("Le raid de lundi sur Bankass a causé la mort de 14 villageois.", "killed 14"),
        ("Le raid de lundi sur Bankass a entraîné la mort de 14 villageois.", "killed 14"),
        ("Le raid de lundi sur Bankass s'est soldé par la mort de 14 villageois.", "killed 14"),
        ("Le raid de lundi sur Bankass s'est soldé par 14 morts et 30 blessés.", "killed 14, wounded 30"),
        ("Le raid de lundi sur Bankass a fait 14 morts.", "killed 14"),
        ("Le raid de lundi sur Bankass a fait 14 morts et 30 blessés.", "killed 14, wounded 30"),
        ("Le raid de lundi sur Bankass a fait 14 tués.", "killed 14"),
        ("Un raid a visé Bankass lundi, faisant 14 morts et une trentaine de blessés.", "killed 14, wounded 30"),
        ("Un raid a visé Bankass lundi, causant la mort de 14 personnes.", "killed 14"),
        ("Un raid a visé Bankass lundi, provoquant la mort de 14 personnes.", "killed 14"),
        ("Un raid a visé Bankass lundi, laissant 14 morts.", "killed 14"),
        # Passives and participles.
        ("Quatorze personnes ont été tuées lundi à Gao.", "killed 14"),
        ("Quatorze personnes furent tuées lundi à Gao.", "killed 14"),
        ("Lundi à Gao, 14 personnes ont été tuées par des hommes armés.", "killed 14"),
        ("Les 14 personnes tuées lundi à Gao étaient des commerçants.", "killed 14"),
        ("Quatorze commerçants, venus de Ménaka, ont été tués lundi à Gao.", "killed 14"),
        ("Quatorze commerçants qui se rendaient à Gao ont été tués lundi.", "killed 14"),
        ("L'attaque, qui a tué 14 personnes, a eu lieu lundi à Gao.", "killed 14"),
        ("Une attaque qui a fait 14 morts a frappé Gao lundi.", "killed 14"),
        ("Une attaque dans laquelle 14 personnes ont péri a frappé Gao lundi.", "killed 14"),
        ("Une attaque au cours de laquelle 14 personnes ont été tuées a frappé Gao lundi.", "killed 14"),
        # Subjects that die.
        ("Quatorze personnes sont mortes lundi à Gao dans l'explosion d'une bombe.", "killed 14"),
        ("Quatorze personnes ont trouvé la mort lundi à Gao.", "killed 14"),
        ("Quatorze personnes ont perdu la vie lundi à Gao.", "killed 14"),
        ("Quatorze personnes ont péri lundi dans un incendie à Gao.", "killed 14"),
        ("Quatorze personnes sont décédées lundi à Gao.", "killed 14"),
        ("Quatorze passagers se sont noyés lundi dans un naufrage près de Mopti.", "killed 14"),
        ("Deux des blessés ont succombé à leurs blessures lundi à Gao.", "killed 2"),
        ("Lundi à Gao, 14 personnes y ont laissé la vie.", "killed 14"),
        # Nouns.
        ("La mort de 14 commerçants lundi à Gao a ému la ville.", "killed 14"),
        ("L'assassinat de trois religieuses lundi à Gao a ému la ville.", "killed 3"),
        ("On compte 14 morts après l'attaque de lundi à Gao.", "killed 14"),
        ("On déplore 14 morts et 30 blessés après l'attaque de lundi à Gao.", "killed 14, wounded 30"),
        ("L'attaque de lundi à Gao a fait un bilan de 14 morts.", "killed 14"),
        ("Le bilan de l'attaque de lundi à Gao est de 14 morts.", "killed 14"),
        ("Le bilan de l'attaque de lundi à Gao est de 14 morts et 30 blessés.", "killed 14, wounded 30"),
        ("Le bilan de l'attaque de lundi à Gao s'élève à 14 morts.", "killed 14"),
        ("Le bilan de l'attaque de lundi à Gao s'élève à au moins 14 morts.", "killed 14+"),
        ("L'attaque de lundi à Gao a fait 14 morts, selon un bilan provisoire.", "killed 14"),
        ("Bilan de l'attaque de lundi à Gao : 14 morts et 30 blessés.", "killed 14, wounded 30"),
        ("Il y a eu 14 morts lundi à Gao dans l'explosion d'une bombe.", "killed 14"),
        ("Quatorze décès ont été enregistrés lundi à Gao après l'attaque.", "killed 14"),
        # Headlines.
        ("Mali : 14 morts dans une attaque à Gao", "killed 14"),
        ("Mali: 14 morts et 30 blessés dans une attaque à Gao", "killed 14, wounded 30"),
        ("Au moins 14 morts dans une attaque à Gao", "killed 14+"),
        ("Une attaque fait 14 morts à Gao", "killed 14"),
        ("Attaque à Gao : 14 morts", "killed 14"),
        ("Quatorze soldats tués, sept portés disparus après une embuscade à Gao", "killed 14, missing 7"),
        ("Gao : une femme abattue par des hommes armés", "killed 1"),
        ("Deux infirmiers en mission près de Gao tués par des hommes armés", "killed 2"),
        ("Un commerçant a été dévalisé et tué lundi à Gao.", "killed 1"),
        # Ellipsis.
        ("Une bombe a tué 14 personnes lundi à Gao et blessé 22 autres.", "killed 14, wounded 22"),
        ("Une bombe a tué 14 personnes lundi à Gao et en a blessé 22 autres.", "killed 14, wounded 22"),
        ("Une bombe a tué 14 personnes lundi à Gao, blessant 22 passants.", "killed 14, wounded 22"),
        ("Quatorze personnes ont été tuées et 22 blessées lundi à Gao.", "killed 14, wounded 22"),
        ("Quatorze personnes ont été tuées et 22 autres blessées lundi à Gao.", "killed 14, wounded 22"),
        ("Quatorze personnes ont été tuées, 22 blessées et sept enlevées lundi à Gao.",
         "killed 14, wounded 22, abducted 7"),
        ("L'attaque a fait 14 morts et 22 blessés lundi à Gao.", "killed 14, wounded 22"),
        ("Un policier a été tué et un autre blessé lundi à Gao.", "killed 1, wounded 1"),
        ("Deux policiers ont été tués et un troisième a été blessé lundi à Gao.", "killed 2, wounded 1"),
        ("Sur les 20 passagers, 14 ont été tués et six blessés lundi par une mine près de Gao.",
         "killed 14, wounded 6"),
    ],
)  # fmt: skip
def test_a_toll_by_the_structure_of_its_sentence(line, text, toll):
    assert line(text, "fr") == toll


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Un berger a été abattu lundi près de Gao.", "killed 1"),
        ("Un adolescent de 14 ans a été poignardé à mort lundi à Gao.", "killed 1"),
        ("Le maire de Djibo a été assassiné lundi.", "killed 1"),
        ("Le maire et son chauffeur ont été assassinés lundi à Djibo.", "killed 2"),
        ("La journaliste Awa Sow a été assassinée lundi à Bamako.", "killed 1"),
        ("Un homme, sa femme et leurs trois enfants ont été tués lundi à Djibo.", "killed 5"),
        ("Le kamikaze est mort dans l'explosion lundi à Maroua.", "killed 1"),
        ("Un kamikaze s'est fait exploser lundi à Maroua, tuant neuf fidèles.", "killed 9"),
        ("Neuf fidèles et le kamikaze ont été tués lundi à Maroua.", "killed 10"),
        ("Le corps d'une femme a été retrouvé lundi à Gao.", "killed 1"),
        ("Les corps de 12 hommes ont été retrouvés lundi près de Gao.", "killed 12"),
        ("Douze corps ont été retrouvés lundi près de Gao.", "killed 12"),
        ("Un soldat a été tué et un autre porté disparu lundi près de Gao.", "killed 1, missing 1"),
        ("Un Espagnol a été enlevé lundi près de Gao.", "abducted 1"),
        ("Deux Allemands et un Malien ont été enlevés lundi près de Gao.", "abducted 3"),
        ("Les deux pilotes ont été tués lundi dans un accident près de Gao.", "killed 2"),
        ("Les 14 passagers ont tous été tués lundi dans le crash d'un avion près de Gao.", "killed 14"),
        ("L'un des deux pilotes a été tué lundi dans un accident près de Gao.", "killed 1"),
    ],
)  # fmt: skip
def test_singulars_names_and_wholes(line, text, toll):
    assert line(text, "fr") == toll


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Onze soldats, quatre policiers et un enfant ont été tués lundi à Djibo.", "killed 16"),
        ("Des hommes armés ont tué onze soldats, quatre policiers et un enfant lundi à Djibo.", "killed 16"),
        ("L'attaque de lundi à Djibo a fait 16 morts : onze soldats, quatre policiers et un enfant.", "killed 16"),
        ("L'attaque de lundi à Djibo a fait 16 morts, onze soldats, quatre policiers et un enfant.", "killed 16"),
        ("Au moins onze soldats et quatre policiers ont été tués lundi à Djibo.", "killed 15+"),
        ("Onze soldats ainsi que quatre policiers ont été tués lundi à Djibo.", "killed 15"),
        ("Onze soldats ont été tués lundi à Djibo, ainsi que quatre policiers.", "killed 15"),
        ("Douze personnes, toutes civiles, ont été tuées lundi à Djibo.", "killed 12"),
        ("Douze personnes, en majorité des femmes, ont été tuées lundi à Djibo.", "killed 12"),
        ("Douze personnes, sept hommes et cinq femmes, ont été tuées lundi à Djibo.", "killed 12"),
        ("Douze personnes ont été tuées lundi à Djibo, dont deux femmes et cinq enfants.", "killed 12"),
        ("Douze personnes, dont deux femmes et cinq enfants, ont été tuées lundi à Djibo.", "killed 12"),
        ("Deux femmes et cinq enfants figurent parmi les 12 personnes tuées lundi à Djibo.", "killed 12"),
        ("Parmi les 12 personnes tuées lundi à Djibo figurent deux femmes et cinq enfants.", "killed 12"),
        ("Douze personnes ont été tuées lundi à Djibo, parmi lesquelles cinq enfants.", "killed 12"),
        ("L'attaque de lundi à Djibo a fait douze morts, parmi lesquels cinq enfants.", "killed 12"),
        ("L'attaque de lundi à Djibo a fait douze morts dont cinq enfants, et 30 blessés.", "killed 12, wounded 30"),
        ("L'attaque de lundi à Djibo a fait douze morts et trente blessés, dont cinq graves.",
         "killed 12, wounded 30"),
        ("L'attaque de lundi à Djibo a fait douze morts et trente blessés, dont dix dans un état grave.",
         "killed 12, wounded 30"),
        ("L'attaque de lundi à Djibo a tué douze personnes, y compris cinq enfants.", "killed 12"),
        ("Cinq membres d'une même famille, une mère et quatre enfants, ont été tués lundi à Djibo.", "killed 5"),
        ("Cinq personnes (dix selon des habitants) ont été tuées lundi à Djibo.", "killed 5"),
    ],
)  # fmt: skip
def test_lists_add_up_and_parts_do_not(line, text, toll):
    assert line(text, "fr") == toll
