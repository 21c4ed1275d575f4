"""Code and data as they are written into a page: each verbatim, never through a template."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from branca.element import Element, Figure

from dateline.data import built

__all__ = ["DataBlock", "Script", "Style", "asset", "figure_of", "leaflet_css", "leaflet_js", "to_json"]

ASSETS = Path(__file__).parent / "assets"
UNSAFE = "<>&\u2028\u2029"
"""Ends a script element, an HTML comment or a line of JavaScript."""

LEAFLET_LICENCE = "/*! Leaflet, BSD-2-Clause licence: https://github.com/Leaflet/Leaflet/blob/main/LICENSE */\n"

IMAGE_URL = re.compile(r"url\(\s*['\"]?images/[^)]*\)")
"""Leaflet's pictures (marker, layers button) lie beside its stylesheet; a page alone in its file has none of them."""


def to_json(value: object) -> str:
    """JSON that can stand inside a script element: whatever text it holds, nothing in it ends that element."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character in UNSAFE:
        text = text.replace(character, f"\\u{ord(character):04x}")
    # Half a surrogate pair cannot be written as UTF-8; Python and JSON escape it alike.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


@cache
def asset(name: str) -> str:
    """Read one of our own scripts or stylesheets."""
    return (ASSETS / name).read_text(encoding="utf-8")


def leaflet_js() -> str:
    """Leaflet's code, with its copyright and licence lines.

    Raises
    ------
    GazetteerError
        Where the package was not built.
    """
    return LEAFLET_LICENCE + built("leaflet.js").read_text(encoding="utf-8")


def leaflet_css() -> str:
    """Leaflet's stylesheet, with no picture to fetch.

    Raises
    ------
    GazetteerError
        Where the package was not built.
    """
    return LEAFLET_LICENCE + IMAGE_URL.sub("none", built("leaflet.css").read_text(encoding="utf-8"))


def figure_of(element: Element) -> Figure:
    """Find the page that an element stands on.

    Raises
    ------
    ValueError
        Where it is on none.
    """
    root = element.get_root()
    if not isinstance(root, Figure):
        raise ValueError(f"{type(element).__name__} is on no page; add it to a folium.Map before it is rendered")
    return root


class Verbatim(Element):
    """Text that goes into the page as it is: branca's own elements compile theirs as a template."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.markup = markup

    def render(self, **kwargs: object) -> str:
        """Return the text."""
        return self.markup


class Script(Verbatim):
    """Code of ours, or Leaflet's, inside the page."""

    def __init__(self, code: str) -> None:
        super().__init__(f"<script>{code}</script>\n")


class Style(Verbatim):
    """A stylesheet of ours, or Leaflet's, inside the page."""

    def __init__(self, code: str) -> None:
        super().__init__(f"<style>{code}</style>\n")


class DataBlock(Verbatim):
    """Data inside the page, as `to_json` writes it; scripts read it by the block's id, and nothing runs it."""

    def __init__(self, block_id: str, json_text: str) -> None:
        super().__init__(f'<script type="application/json" id="{block_id}">{json_text}</script>\n')
