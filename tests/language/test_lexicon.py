"""The lexicons have what the code asks of them: a key in the wrong section would be silently empty."""

import re
from pathlib import Path

import pytest

import dateline
from dateline.incidents.words import seldom_labels
from dateline.language.lexicon import languages, lexicon
from dateline.model import EventType, Kind

PACKAGE = Path(dateline.__file__).parent
ASKED = {
    tuple(found)
    for path in PACKAGE.rglob("*.py")
    for found in re.findall(r'lexicon, "(\w+)", "(\w+)"|words\(\s*"(\w+)", "(\w+)"', path.read_text(encoding="utf-8"))
}
SECTIONS = {"people", "events", "attribution", "places_of_events", "claims"}
KEYS = sorted({(a or c, b or d) for a, b, c, d in ASKED if (a or c) in SECTIONS})


def test_the_code_asks_for_something():
    assert ("events", "be") in KEYS
    assert ("attribution", "stops") in KEYS


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("section", "key"), KEYS)
def test_every_key_that_the_code_asks_for_is_there(language, section, key):
    assert key in lexicon(language).sections.get(section, {}), f"[{section}] {key} is missing in {language}.toml"


@pytest.mark.parametrize("language", languages())
def test_event_words_have_known_types_and_kinds(language):
    for name, sense in lexicon(language).table("events", "words").items():
        EventType(sense["type"])
        Kind(sense.get("kind", "killed"))
        assert sense["sub"] == sense["sub"].lower().replace(" ", "_"), name
        assert isinstance(sense["rank"], int), name


@pytest.mark.parametrize("language", languages())
def test_merging_knows_the_labels_of_what_is_seldom(language):
    senses = lexicon(language).table("events", "words").values()
    assert {sense["label"] for sense in senses if sense.get("seldom")} == seldom_labels()
    assert seldom_labels()


@pytest.mark.parametrize("language", languages())
def test_single_nouns_and_assailants_are_nouns_of_people(language):
    words = lexicon(language).words
    nouns = set().union(*(words("people", key) for key in ("neutral", "civilian", "state", "armed")))
    assert words("people", "assailants") <= nouns
