"""The map that somebody who knows folium well makes of the same incidents: FastMarkerCluster, no link to the network.

Popups are built by textContent, markers are drawn on a canvas, and of what folium links to only Leaflet and its cluster
plugin are kept, which are read from files, so that the network has no part in what is measured.
"""

from __future__ import annotations

import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

import folium
import geopandas as gpd
from folium.plugins import FastMarkerCluster

__all__ = ["peer_assets", "write_peer"]

CACHE = Path(tempfile.gettempdir()) / "dateline-benchmark"

PACKAGES = {
    "leaflet@1.9.3": ["leaflet.js", "leaflet.css"],
    "leaflet.markercluster@1.5.3": ["leaflet.markercluster.js", "MarkerCluster.css", "MarkerCluster.Default.css"],
}
"""From the npm registry, with what pages ask of them."""

CALLBACK = """
function (row) {
    const marker = L.circleMarker([row[0], row[1]], {radius: 6});
    marker.bindPopup(() => {
        const box = document.createElement("div");
        box.textContent = row[2] + " (" + row[3] + "), killed: " + (row[4] === null ? "not stated" : row[4]);
        return box;
    });
    return marker;
}
"""


def peer_assets() -> dict[str, Path]:
    """Fetch Leaflet and its cluster plugin by npm, once; gives files by their names."""
    assets = {}
    for package, names in PACKAGES.items():
        folder = CACHE / package
        if not folder.is_dir():
            CACHE.mkdir(exist_ok=True)
            pack = ["npm", "pack", "--silent", package]
            archive = subprocess.run(pack, cwd=CACHE, check=True, capture_output=True, text=True).stdout.strip()
            with tarfile.open(CACHE / archive) as files:
                files.extractall(folder, filter="data")
        assets |= {name: next(folder.rglob(f"dist/{name}")) for name in names}
    return assets


def write_peer(incidents: gpd.GeoDataFrame, assets: dict[str, Path], path: Path) -> None:
    """Write the map; incidents without a place are not on it."""
    placed = incidents[incidents.geometry.notna()]
    columns = [
        placed.geometry.y,
        placed.geometry.x,
        placed["title"],
        placed["date_start"].astype(str),
        placed["killed"],
    ]
    rows = list(zip(*(column.astype(object).where(column.notna(), None).tolist() for column in columns), strict=True))
    west, south, east, north = placed.total_bounds
    page = folium.Map(tiles=None, prefer_canvas=True)
    # Without tiles folium does not say it, and the plugin does not start.
    page.options["maxZoom"] = 14
    page.default_js = [link for link in page.default_js if link[0] == "leaflet"]
    page.default_css = [link for link in page.default_css if link[0] == "leaflet_css"]
    FastMarkerCluster(rows, callback=CALLBACK).add_to(page)
    page.fit_bounds([[south, west], [north, east]])
    path.write_text(_local(page.get_root().render(), assets), encoding="utf-8")


def _local(html: str, assets: dict[str, Path]) -> str:
    """Point links at files, and drop those to what the page does not use."""
    for name, file in assets.items():
        html = re.sub(rf'"https://[^"]*/{re.escape(name)}"', f'"{file.as_uri()}"', html)
    return re.sub(r'<link[^>]*"https://[^>]*/>|<script src="https://[^>]*></script>', "", html)
