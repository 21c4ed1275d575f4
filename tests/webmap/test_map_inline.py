import json
import re

import pytest

from dateline.webmap.elements import SCRIPTS
from dateline.webmap.inline import asset, leaflet_css, leaflet_js, to_json

HOSTILE = "</script><!-- & \u2028\u2029 \ud800 \\ ` ${x} {{7*7}}"


def test_json_cannot_end_its_element_and_reads_back():
    text = to_json({"a": HOSTILE})
    assert not re.search("[<>&\u2028\u2029\ud800]", text)
    assert json.loads(text) == {"a": HOSTILE}
    text.encode("utf-8")


def test_json_refuses_what_json_has_not():
    with pytest.raises(ValueError, match="JSON"):
        to_json(float("nan"))


def test_leaflet_comes_with_its_licence_and_asks_for_no_picture():
    assert "Vladimir Agafonkin" in leaflet_js()
    assert "BSD-2-Clause" in leaflet_js()
    assert "</script" not in leaflet_js().lower()
    assert not re.search(r"url\((?!['\"]?(data:|#))", leaflet_css())


@pytest.mark.parametrize("name", SCRIPTS)
def test_our_scripts_write_no_markup_and_evaluate_nothing(name):
    code = asset(name)
    assert "'use strict';" in code
    assert "</script" not in code.lower()
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|setAttribute\('on", code
    )
    assert not re.search(r"\bfetch\(|XMLHttpRequest|\bimport\(", code)


def test_our_stylesheet_asks_for_nothing():
    assert not re.search(r"url\(|@import", asset("dateline.css"))
