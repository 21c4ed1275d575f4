import json
import re

import pytest

from dateline.webmap.elements.part import SCRIPTS, STYLES, messages
from dateline.webmap.inline import asset, to_json

HOSTILE = "</script><!-- & \u2028\u2029 \ud800 \\ ` ${x} {{7*7}}"


def test_json_cannot_end_its_element_and_reads_back():
    text = to_json({"a": HOSTILE})
    assert not re.search("[<>&\u2028\u2029\ud800]", text)
    assert json.loads(text) == {"a": HOSTILE}
    text.encode("utf-8")


def test_json_refuses_what_json_has_not():
    with pytest.raises(ValueError, match="JSON"):
        to_json(float("nan"))


@pytest.mark.parametrize("name", SCRIPTS)
def test_our_scripts_write_no_markup_and_evaluate_nothing(name):
    code = asset(name)
    assert "'use strict';" in code
    assert "</script" not in code.lower()
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|setAttribute\('on", code
    )
    assert not re.search(r"\bfetch\(|XMLHttpRequest|\bimport\(", code)


@pytest.mark.parametrize("name", STYLES)
def test_our_stylesheets_ask_for_nothing(name):
    assert not re.search(r"url\(|@import", asset(name))


@pytest.mark.parametrize("name", STYLES)
def test_colours_stand_in_the_theme_alone(name):
    assert name == "styles/theme.css" or not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(", asset(name))


def test_every_language_says_the_same_things():
    english, french = messages("en"), messages("fr")
    assert english.keys() == french.keys()
    for section, words in english.items():
        assert words.keys() == french[section].keys(), section
        for key, text in words.items():
            assert holes(text) == holes(french[section][key]), (section, key)


def test_no_message_is_missing_and_none_is_left_over():
    code = "".join(asset(name) for name in SCRIPTS)
    known = {f"{section}.{key}" for section, words in messages("en").items() for key in words}
    said = set(re.findall(r"'([a-z]+\.[A-Za-z0-9]+)'", code)) & known | set(re.findall(r"\bt\('([^']+)'", code))
    by_code = {"page", "layer"}  # which Python writes
    by_code |= set(re.findall(r"term\('(\w+)'", code)) | set(re.findall(r"t\(`(\w+)\.\$", code))
    assert said <= known
    assert {key for key in known - said if key.split(".")[0] not in by_code} == set()


def holes(text):
    forms = text.values() if isinstance(text, dict) else [text]
    return set(re.findall(r"{(\w+)}", "".join(forms)))
