"""The border layers: countries, first-order divisions and disputed lines.

FlatGeobuf in EPSG:4326, derived from Natural Earth; ``layers/SOURCES.md`` says how. Country and division lines coincide
vertex for vertex. Countries are those of ISO 3166-1, which does not say who holds the ground; the disputed lines do.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

import geopandas as gpd
import pyogrio
from pyogrio.errors import DataSourceError

from dateline.data import layers_dir
from dateline.errors import LayerError

__all__ = ["Layer", "LayerName", "list_layers", "read_layer"]

LayerName: TypeAlias = Literal["adm0", "adm1", "disputed"]

_SOURCE = "Natural Earth 4.1, 1:10m"
_LICENCE = "public domain"

# The columns that other stages count on.
_COLUMNS = {
    "adm0": {"iso_a2", "iso_a3", "name", "disputed", "label_lat", "label_lon"},
    "adm1": {"iso_a2", "country", "name", "code", "disputed", "label_lat", "label_lon"},
    "disputed": {"name", "between"},
}


class Layer(NamedTuple):
    """One layer, as ``dateline layers list`` shows it."""

    name: str
    features: int
    size_bytes: int
    source: str
    licence: str
    path: Path


def list_layers() -> tuple[Layer, ...]:
    """Describe the layers at hand.

    Raises
    ------
    LayerError
        A layer is missing or unreadable.
    """
    found = []
    for name in get_args(LayerName):
        path = _path(name)
        features = _info(path)["features"]
        found.append(Layer(name, features, path.stat().st_size, _SOURCE, _LICENCE, path))
    return tuple(found)


def read_layer(name: LayerName, bbox: tuple[float, float, float, float] | None = None) -> gpd.GeoDataFrame:
    """Read a layer, whole or what touches a box.

    Parameters
    ----------
    name
        ``adm0``: iso_a2, iso_a3 (null where ISO counts the ground to nobody; shared by a country and a part drawn apart
        from it, as Somalia and Somaliland), name (English), disputed, label_lat, label_lon (a point well inside the
        largest part).
        ``adm1``: iso_a2, country (English), name, code (FIPS 10-4 or null), disputed, label_lat, label_lon.
        ``disputed``: name (what the line is), between (the parties, joined by ", ").
    bbox
        ``(lon_min, lat_min, lon_max, lat_max)``, degrees.

    Returns
    -------
    gpd.GeoDataFrame
        In EPSG:4326; the caller's own to change.

    Raises
    ------
    LayerError
        The name is unknown, or the layer is missing or lacks columns.
    """
    if name not in _COLUMNS:
        raise LayerError(f"there is no layer {name!r}: expected one of {', '.join(_COLUMNS)}")
    return _read(_path(name), bbox).copy()


def _path(name: str) -> Path:
    return layers_dir() / f"{name}.fgb"


def _info(path: Path) -> dict[str, Any]:
    try:
        info: dict[str, Any] = pyogrio.read_info(path)
    except DataSourceError as error:
        raise LayerError(f"{path} is missing or no FlatGeobuf; install Dateline again with `pip install`") from error
    return info


@cache
def _read(path: Path, bbox: tuple[float, float, float, float] | None) -> gpd.GeoDataFrame:
    lacking = _COLUMNS[path.stem] - set(_info(path)["fields"])
    if lacking:
        raise LayerError(f"{path} lacks the columns {', '.join(sorted(lacking))}; install Dateline again")
    table: gpd.GeoDataFrame = pyogrio.read_dataframe(path, bbox=bbox)
    return table
