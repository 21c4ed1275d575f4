"""Where the data files lie: the layers, what the build compiled, and what is kept between runs.

In a wheel both lie inside the package (``dateline/layers``, ``dateline/_built``). In a checkout or an unpacked source
archive ``layers/`` lies beside ``geo/``, and ``_built`` is there once the project has been installed editable.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from dateline.errors import GazetteerError, LayerError

__all__ = ["built", "cache_dir", "data_dir", "layers_dir"]

_PACKAGE = Path(__file__).resolve().parent


def layers_dir() -> Path:
    """Find the folder of the border layers and gazetteer sources.

    Raises
    ------
    LayerError
        It is neither in the package nor beside ``geo/``.
    """
    inside = _PACKAGE / "layers"
    if inside.is_dir():
        return inside
    root = _PACKAGE.parents[1]
    beside = root / "layers"
    # A folder of that name beside somebody's site-packages is none of ours.
    if beside.is_dir() and (root / "pyproject.toml").is_file():
        return beside
    raise LayerError(f"{inside} is missing: this copy of Dateline is incomplete; install it again with `pip install`")


def built(name: str) -> Path:
    """Find a file that is compiled when the package is built: ``gazetteer.sqlite``, ``leaflet.js``, ``leaflet.css``.

    Raises
    ------
    GazetteerError
        It has not been compiled.
    """
    path = _PACKAGE / "_built" / name
    if not path.is_file():
        raise GazetteerError(
            f"{path} is missing: it is compiled when Dateline is installed; run `pip install -e .` in the checkout"
        )
    return path


def cache_dir() -> Path:
    """Find the folder of what may be lost: ``DATELINE_CACHE``, or else the user's cache folder. It may not exist."""
    from platformdirs import user_cache_path

    given = os.environ.get("DATELINE_CACHE")
    return Path(given) if given else user_cache_path("dateline", appauthor=False)


def data_dir() -> Path:
    """Find the folder of installed files: ``DATELINE_DATA``, or else the user's data folder. It may not exist yet."""
    return _data_dir(os.environ.get("DATELINE_DATA"))


@cache
def _data_dir(given: str | None) -> Path:
    from platformdirs import user_data_path

    return Path(given) if given else user_data_path("dateline", appauthor=False)
