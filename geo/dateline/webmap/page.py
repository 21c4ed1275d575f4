"""The page round a map: a folium map and a branca figure that bring everything with them and let nothing else in."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import ClassVar, Literal, TypeAlias
from urllib.parse import urljoin, urlsplit

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink
from folium.raster_layers import TileLayer
from jinja2 import Template

from dateline.webmap import leaflet
from dateline.webmap.elements.overlays import TileMap
from dateline.webmap.elements.part import messages
from dateline.webmap.inline import Linked, Script, figure_of

__all__ = ["OfflineMap", "Page", "Theme"]

Theme: TypeAlias = Literal["auto", "light", "dark"]

ELEMENT_TEXT = "<{}>(.*?)</{}>"
"""Our scripts and styles have no attributes; data blocks have, are not run, and need no hash."""


LOST = "dateline-lost"
FIND_LOST = f"if (!window.L) {{ document.getElementById('{LOST}').hidden = false; }}"
"""Says that what the page links to did not come, where there would only be an empty page."""


class Page(Figure):
    """A page with a title, a language, a description and a content security policy.

    The policy allows the scripts and styles that stand in the head, by their hashes, and nothing from elsewhere, unless
    somebody added to the map a folium element that links to it or a tile layer.

    Parameters
    ----------
    title
        For the window; any text.
    language
        ISO 639-1.
    description
        A sentence for search engines, link previews, and readers without JavaScript; any text.
    """

    def __init__(self, title: str, language: str = "en", description: str = "") -> None:
        super().__init__()
        # Figure's own title is not escaped.
        self.page_title = title
        self.language = language
        self.description = description
        self.header._children.pop("meta_http")

    def render(self, **kwargs: object) -> str:
        """Return the whole page as HTML."""
        sections = (self.header, self.html, self.script)
        before = [section._children.copy() for section in sections]
        for child in self._children.values():
            child.render(**kwargs)
        html = self._html(**kwargs)
        # As they were: folium's layers would put themselves on the map once more at the next rendering.
        for section, children in zip(sections, before, strict=True):
            section._children = children
        return html

    def _html(self, **kwargs: object) -> str:
        head = self.header.render(**kwargs)
        body = self.html.render(**kwargs)
        script = Script(self.script.render(**kwargs)).render()
        words = messages(self.language)["page"]
        title, description = escape(self.page_title), escape(self.description)
        if self._linked():
            body = (
                f'<p id="{LOST}" hidden>{escape(words["lost"].format(host=_host(self._linked()[0].url)))}</p>\n' + body
            )
            script = Script(FIND_LOST).render() + script
        return (
            "<!DOCTYPE html>\n"
            f'<html lang="{escape(self.language)}">\n'
            "<head>\n"
            '<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{self._policy(head + script)}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">\n'
            '<meta name="generator" content="Dateline">\n'
            + (f'<meta name="description" content="{description}">\n' if description else "")
            + '<link rel="icon" href="data:,">\n'
            f"<title>{title}</title>\n"
            f"{head}</head>\n"
            f"<body>\n<noscript><h1>{title}</h1><p>{description}</p><p>{escape(words['noscript'])}</p></noscript>\n"
            f"{body}{script}</body>\n"
            "</html>\n"
        )

    def _linked(self) -> list[Linked]:
        return [child for child in self.header._children.values() if isinstance(child, Linked)]

    def _policy(self, code: str) -> str:
        links = [child for child in self.header._children.values() if isinstance(child, JavascriptLink | CssLink)]
        own = self._linked()
        scripts = [link.url for link in links if isinstance(link, JavascriptLink)]
        scripts += [link.url for link in own if not link.stylesheet]
        styles = [link.url for link in links if isinstance(link, CssLink)]
        styles += [link.url for link in own if link.stylesheet]
        images = [_tile_host(layer.tiles) for layer in _descendants(self) if isinstance(layer, TileLayer | TileMap)]
        # What a stylesheet elsewhere shows lies beside it.
        images += [urljoin(link.url, "images/") for link in own if link.stylesheet]
        return "; ".join(
            [
                "default-src 'none'",
                " ".join(["script-src", *_hashes("script", code), *scripts]),
                " ".join(["style-src", *_hashes("style", code), *styles]),
                " ".join(["img-src data:", *images]),
                "base-uri 'none'",
                "form-action 'none'",
            ]
        )


class OfflineMap(folium.Map):
    """A ``folium.Map`` that fills its page, with Leaflet inside it and without tiles or links.

    Parameters
    ----------
    title, language, description
        As `Page` takes them.
    theme
        "light", "dark", or "auto": as the reader's system is set.
    online_assets
        Whether Leaflet is linked instead, so that the page is smaller and asks the network for it.
    """

    _template = Template(
        """
        {% macro html(this, kwargs) %}
        <main class="dateline-map" aria-label="{{ this.label|e }}" id="{{ this.get_name() }}"></main>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        const {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {{ this.leaflet_options|tojson }});
        {{ this.get_name() }}.attributionControl.setPrefix(
            '<a href="https://leafletjs.com" target="_blank" rel="noopener noreferrer">Leaflet</a>');
        dateline.useTheme({{ this.get_name() }}, {{ this.theme|tojson }});
        dateline.guide({{ this.get_name() }});
        L.control.zoom({
            position: "bottomleft", zoomInTitle: dateline.t("page.nearer"), zoomOutTitle: dateline.t("page.farther"),
        }).addTo({{ this.get_name() }});
        L.control.scale({position: "bottomleft", imperial: false}).addTo({{ this.get_name() }});
        {% endmacro %}
        """
    )

    leaflet_options: ClassVar[Mapping[str, object]] = {
        "center": [0, 0],
        "zoom": 2,
        "minZoom": 1.5,
        "maxZoom": 14,
        # Between whole levels, so that the first view fits the incidents rather than the next smaller power of two.
        "zoomSnap": 0.25,
        "zoomDelta": 0.75,
        "wheelPxPerZoomLevel": 90,
        "zoomControl": False,
        # A closed popup is gone at once, also for what reads the page aloud.
        "fadeAnimation": False,
        # The world goes round, up to a whole turn either way; it ends where the projection does.
        "maxBounds": [[-85.06, -540], [85.06, 540]],
        "maxBoundsViscosity": 0.8,
    }

    def __init__(
        self,
        title: str,
        language: str = "en",
        theme: Theme = "auto",
        *,
        description: str = "",
        online_assets: bool = False,
    ) -> None:
        super().__init__(tiles=None)
        self.theme = theme
        self.notices: list[str] = []
        self.label = messages(language)["page"]["map"]
        self.leaflet = leaflet.linked if online_assets else leaflet.inlined
        self.default_js = []
        self.default_css = []
        Page(title, language, description).add_child(self, name="map")

    def render(self, **kwargs: object) -> None:  # type: ignore[override]  # as every MacroElement does
        """Write the map, with Leaflet, into its figure."""
        figure = figure_of(self)
        for name, part in self.leaflet().items():
            figure.header.add_child(part, name=name)
        super().render(**kwargs)  # type: ignore[no-untyped-call]


def _hashes(tag: str, code: str) -> list[str]:
    texts = re.findall(ELEMENT_TEXT.format(tag, tag), code, re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return [f"'sha256-{digest}'" for digest in dict.fromkeys(digests)]


def _host(url: str) -> str:
    return urlsplit(url).netloc


def _tile_host(url: str) -> str:
    """Return what a policy allows for a tile address: its scheme and host, any subdomain where that varies."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"


def _descendants(element: Element) -> Iterator[Element]:
    for child in element._children.values():
        yield child
        yield from _descendants(child)
