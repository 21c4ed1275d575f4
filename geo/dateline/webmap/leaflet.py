"""Leaflet as a page has it: inside it, or linked from where npm's packages are mirrored."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dateline.data import built
from dateline.webmap.inline import Linked, Script, Style, Verbatim

__all__ = ["INTEGRITY", "inlined", "linked", "version"]

LICENCE = "/*! Leaflet, BSD-2-Clause licence: https://github.com/Leaflet/Leaflet/blob/main/LICENSE */\n"

IMAGE_URL = re.compile(r"url\(\s*['\"]?images/[^)]*\)")
"""Leaflet's pictures (marker, layers button) lie beside its stylesheet; a page alone in its file has none of them."""

CDN = "https://cdn.jsdelivr.net/npm/leaflet@{version}/dist/"
"""jsDelivr mirrors npm; a file under a version never changes."""

INTEGRITY: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "1.9.3": {
            "leaflet.css": "sha384-o/2yZuJZWGJ4s/adjxVW71R+EO/LyCwdQfP5UWSgX/w87iiTXuvDZaejd3TsN7mf",
            "leaflet.js": "sha384-okbbMvvx/qfQkmiQKfd5VifbKZ/W8p1qIsWvE1ROPUfHWsDcC8/BnHohF7vPg2T6",
        },
        "1.9.4": {
            "leaflet.css": "sha384-sHL9NAb7lN7rfvG5lfHpm643Xkcjzp4jFvuavGOndn6pjVqS6ny56CAt3nsEVT4H",
            "leaflet.js": "sha384-cxOPjt7s7Iz04uaHJceBmS+qpjv2JkIHNVcuOrM+YHwZOmJGBXI00mdUXEq65HTH",
        },
    }
)
"""Digests of the files in npm's packages of the versions that django-leaflet carries, whose files are the same."""


def inlined() -> dict[str, Verbatim]:
    """Leaflet's stylesheet and code with their copyright and licence, by name; they ask for nothing.

    Raises
    ------
    GazetteerError
        Where the package was not built.
    """
    return {
        "leaflet_css": Style(LICENCE + IMAGE_URL.sub("none", _built("leaflet.css"))),
        "leaflet_js": Script(LICENCE + _built("leaflet.js")),
    }


def linked() -> dict[str, Verbatim]:
    """Links to the same files of the same version, which a browser takes only if they are byte for byte as expected.

    Raises
    ------
    GazetteerError
        Where the package was not built.
    """
    base, digests = CDN.format(version=version()), INTEGRITY[version()]
    return {
        name.replace(".", "_"): Linked(base + name, digests[name], stylesheet=name.endswith(".css"))
        for name in ("leaflet.css", "leaflet.js")
    }


def version() -> str:
    """Return which Leaflet was built in.

    Raises
    ------
    GazetteerError
        Where the package was not built.
    """
    (found,) = re.findall(r"^ \* Leaflet (\d+\.\d+\.\d+),", _built("leaflet.js"), re.MULTILINE)
    return str(found)


@cache
def _built(name: str) -> str:
    return built(name).read_text(encoding="utf-8")
