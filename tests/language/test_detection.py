"""Which language a text is in, and that no other is taken for one of ours."""

import pytest

from dateline.language.detection import detect_language, why_unread
from dateline.language.document import parse, tokenize
from dateline.language.lexicon import languages
from dateline.model import Article

TEXTS = {
    "en": [
        "Gunmen kill 12 in Kaduna",
        "Six soldiers killed in Mali ambush",
        "CLASHES ERUPT NEAR GOAL AS TROOPS ADVANCE",
        "Nigeria: Bandits abduct 30 students",
        "Two dead.",
        "A car bomb killed 5 outside a market in Nasiriyah.",
    ],
    "fr": [
        "Explosion à Bamako",
        "Six soldats tués dans une embuscade",
        "DES COMBATS ONT ÉCLATÉ PRÈS DE KIDAL",
        "Mali : attaque contre un convoi militaire",
        "Des hommes armés enlèvent 30 élèves",
        "Au moins trente personnes sont mortes dans un accident.",
    ],
    "es": ["El ejército mató a seis guerrilleros en Arauca, según el gobierno.", "Un atentado deja doce muertos."],
    "pt": ["O exército matou seis insurgentes em Cabo Delgado, segundo o governo.", "A polícia prendeu 40 em Maputo."],
    "it": ["Almeno 30 morti in un incidente in Perù", "L'esercito ha ucciso sei ribelli, secondo il governo."],
    "de": ["Die Armee tötete nach Angaben der Regierung sechs Rebellen.", "Mindestens 30 Tote bei einem Unglück"],
    "nl": ["Het leger heeft zes rebellen gedood, zegt de regering."],
    "tr": ["Ordu, altı kişinin öldürüldüğünü açıkladı ve bölge için uyardı."],
    "sw": ["Jeshi limesema kuwa waasi sita waliuawa katika mapigano ya Jumatatu."],
    "ha": ["Yan bindiga sun kashe mutane 12 a Kaduna"],
    "id": ["Sedikitnya 30 orang tewas dalam kecelakaan bus di Peru"],
    "ar": ["مقتل ستة جنود في هجوم قرب غاو"],
    "ru": ["Не менее 30 человек погибли в результате аварии"],
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in TEXTS.items() for text in texts])
def test_small_words_tell_the_language_of_headlines_too(language, text):
    assert detect_language(token.lower for token in tokenize(text)) == language


@pytest.mark.parametrize("text", ["", "1,400", "Gao, Kidal, Mopti, Ségou", "尼日利亚北部袭击造成至少30人死亡", "xx yy"])
def test_what_tells_nothing_is_no_language(text):
    assert detect_language(token.lower for token in tokenize(text)) is None


def test_a_few_foreign_words_in_a_long_text_change_nothing():
    english = "The army said on Monday that it had taken the town after two days of fighting in the north. " * 3
    spanish = "El ejército tomó la ciudad después de dos días de combates en el norte del país. "
    assert parse(Article("a", "", english + spanish)).language == "en"
    assert parse(Article("a", "", english + spanish * 20)).language == "es"


def test_the_article_is_believed_where_there_is_a_lexicon():
    french = "Le village a été attaqué par des hommes armés, selon la police."
    for said, language in (("en", "en"), ("fr", "fr"), ("de", "fr"), (None, "fr")):
        document = parse(Article("a", "", french, language=said))
        assert document.language == language
        assert document.understood


def test_without_a_lexicon_a_text_is_not_understood():
    document = parse(Article("a", "", "Die Armee hat das Dorf in der Nacht zum Montag angegriffen."))
    assert document.language == "de"
    assert not document.understood
    assert document.lexicon.language in languages()
    assert "German" in why_unread("de")
    assert "language" in why_unread(None)
