"""The page at ``/``: the newest map in a frame, a line with the files and the address for QGIS, and new by itself."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from html import escape
from urllib.parse import quote

from dateline.server.folder import Version

__all__ = ["MAP_POLICY", "PAGE_POLICY", "page", "page_tag"]

MAP = "map.html"

STYLE = """
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; font: 14px/1.4 system-ui, sans-serif; color: #1c1c1c; background: #fff; }
header { display: flex; flex-wrap: wrap; gap: 0 1.5em; padding: .35em .8em; border-bottom: 1px solid #ccc; }
header p { margin: 0; }
iframe { flex: 1; border: 0; width: 100%; }
main { padding: 2em; max-width: 45em; }
code { user-select: all; }
a { color: #0b57d0; }
@media (prefers-color-scheme: dark) {
body { color: #e8e8e8; background: #16181c; }
header { border-color: #444; }
a { color: #8ab4f8; }
}
@media print { header { display: none; } }
"""

SCRIPT = """
"use strict";
const frame = document.querySelector("iframe");
// The map keeps its view and filters behind the # of its address: they are handed through, and outlast a reload.
if (frame) { frame.src = "map.html" + location.hash; }
setInterval(async () => {
    if (document.hidden) { return; }
    try {
        const answer = await fetch("/?f=html", {method: "HEAD", cache: "no-store"});
        if (!answer.ok || answer.headers.get("ETag") === document.body.dataset.version) { return; }
        if (frame) { history.replaceState(null, "", location.pathname + frame.contentWindow.location.hash); }
        location.reload();
    } catch { /* The server is not there for now. */ }
}, 3000);
"""

MAP_POLICY = "; ".join(
    [
        # A map brings a narrower policy of its own. This is for the maps that it was drawn in by hand: whatever an HTML
        # file in the folder contains, its scripts may not read the other files.
        "default-src 'none'",
        "script-src 'unsafe-inline' https:",
        "style-src 'unsafe-inline' https:",
        "img-src data: blob: https:",
        "font-src data: https:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    ]
)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


PAGE_POLICY = "; ".join(
    [
        "default-src 'none'",
        f"script-src {_hash(SCRIPT)}",
        f"style-src {_hash(STYLE)}",
        "img-src data:",
        "connect-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
)


def page_tag(base: str, files: Sequence[Version]) -> str:
    """Name what the page shows: another map or another list of files is another page."""
    found = _map(files)
    shown = [base, found.tag if found else "", *sorted(version.name for version in files)]
    return hashlib.sha256("\n".join(shown).encode()).hexdigest()[:32]


def page(base: str, files: Sequence[Version], folder: str) -> str:
    """Return the page as HTML.

    Parameters
    ----------
    base
        The address of the server, for QGIS.
    files
        The newest file of each name, the newest first; `MAP` among them is shown.
    folder
        The name of what is served, for people to know where to write; not its path, which is nobody else's business.
    """
    found = _map(files)
    links = " ".join(
        f'<a href="{escape(_href(version.name))}" title="{_written(version)}, {version.size:,} bytes">'
        f"{escape(version.name)}</a>"
        for version in sorted(files, key=lambda version: version.name)
    )
    lines = [
        f"Map of {_written(found)}" if found else "",
        f"Files: {links}" if files else "",
        f"QGIS, as WFS / OGC API - Features: <code>{escape(base)}</code>",
    ]
    header = "".join(f"<p>{line}</p>" for line in lines if line)
    if found:
        body = '<iframe title="The newest map"></iframe>'
    elif files:
        body = "<main><h1>No map yet</h1><p><code>dateline map</code> writes one; it appears here by itself.</p></main>"
    else:
        body = (
            "<main><h1>Nothing has been written yet</h1>"
            f"<p>What <code>dateline map SOURCE... -o {escape(folder)}</code> writes appears here by itself.</p></main>"
        )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Dateline</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<link rel="icon" href="data:,">\n'
        f"<style>{STYLE}</style>\n</head>\n"
        f'<body data-version="&quot;{page_tag(base, files)}&quot;">\n<header>{header}</header>\n{body}\n'
        f"<script>{SCRIPT}</script>\n</body>\n</html>\n"
    )


def _map(files: Sequence[Version]) -> Version | None:
    return next((version for version in files if version.name == MAP), None)


def _href(name: str) -> str:
    return f"/{quote(name)}"


def _written(version: Version) -> str:
    return f"{version.modified.astimezone():%Y-%m-%d %H:%M}"
