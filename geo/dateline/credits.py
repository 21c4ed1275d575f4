"""Whose data the places are, beside the built-in gazetteer's: what has to be said wherever they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing

from dateline.gazetteer import installed
from dateline.geocoding.policy import policy

__all__ = ["place_credits"]

_BUILT_IN = frozenset({"geonames", "admin1", "admin2", "extra", "region"})
"""How ids begin in the built-in gazetteer and in GeoNames' dumps, which are owed the same; every map names GeoNames."""
_OWN = "own"


def place_credits(ids: Iterable[str | None]) -> list[str]:
    """Return what is owed for places, by their ids: one line of text a source, sorted, none for GeoNames.

    For a gazetteer of the user's own it is the file and the licence that were given when it was installed, for an
    online geocoder what its policy asks for.

    Raises
    ------
    GazetteerError
        An installed gazetteer cannot be read.
    """
    sources = {_source(id) for id in ids if id is not None and ":" in id}
    gazetteers = {path.stem: path for path in installed.paths()}
    credits: set[str] = set()
    for kind, name in sources:
        if kind == _OWN and name in gazetteers:
            with closing(installed.open_one(gazetteers[name])) as file:
                credits.add(f"{file.meta['sources']}, licence: {file.meta['license']}")
        elif kind == _OWN:
            credits.add(f"{name}, licence: not known, as it is no longer installed")
        elif kind not in _BUILT_IN:
            credits.add(policy(kind, public=True).attribution)
    return sorted(credits)


def _source(id: str) -> tuple[str, str]:
    """Return the first part of an id, and of the user's own places the gazetteer's name too: "own:camps:row-1"."""
    kind, _, rest = id.partition(":")
    return kind, rest.partition(":")[0] if kind == _OWN else ""
