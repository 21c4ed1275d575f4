"""Code and data as they are written into a page: each verbatim, never through a template."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from branca.element import Element, Figure

__all__ = ["DataBlock", "Linked", "Script", "Style", "Verbatim", "asset", "figure_of", "to_json"]

ASSETS = Path(__file__).parent / "assets"
UNSAFE = "<>&\u2028\u2029"
"""Ends a script element, an HTML comment or a line of JavaScript."""


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


class Linked(Verbatim):
    """A script or stylesheet elsewhere, which is taken only if it has the digest that is expected of it."""

    def __init__(self, url: str, integrity: str, *, stylesheet: bool) -> None:
        same = f'integrity="{integrity}" crossorigin="anonymous"'
        super().__init__(
            f'<link rel="stylesheet" href="{url}" {same}>\n'
            if stylesheet
            else f'<script src="{url}" {same}></script>\n'
        )
        self.url = url
        self.stylesheet = stylesheet


class DataBlock(Verbatim):
    """Data inside the page, as `to_json` writes it; scripts read it by the block's id, and nothing runs it."""

    def __init__(self, block_id: str, json_text: str) -> None:
        super().__init__(f'<script type="application/json" id="{block_id}">{json_text}</script>\n')
