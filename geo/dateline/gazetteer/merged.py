"""Several gazetteer files read as if they were one.

The first file is the built-in one, whose entries stand. What a later file says of a place that an earlier one holds,
under the same id or as a namesake of the same kind at the same spot, adds other names to that entry and nothing else,
so that no place is its own rival. Nor is what is called after a town: under the town's bare name, the wadi, the well,
the airstrip or the commune of a later file is not found, only under a name of its own ("Oued Tin Zaouaten", "Cercle de
Ménaka").
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from dateline.gazetteer.file import GazetteerFile, NamedPlace, NameKind
from dateline.model import Place

__all__ = ["SAME_KM", "MergedFiles", "distance_km", "is_same"]

SAME_KM = 5.0
"""Namesakes of one kind so near each other are one place: two sources, each to the minute of arc (1.9 km) and each with
its own idea of a village's middle, lie up to this far apart; villages of one name seldom lie nearer than ten."""

_CALLED_AFTER_KM = 50.0
"""From a town to what is called after it: a point of Oued Tin Zaouaten lies 43 km from Tinzaouaten."""
_OUTDONE_KM = 500.0
"""A town of the first file, which is larger or was chosen because news names it, outdoes streams and hills so far away:
those of the same country and the next, which what else an article names does not tell apart."""
_CALLED_AFTER = "THLVS"
_DIVISIONS = ("ADM2", "ADM3", "ADM4")
_DIVISION_KM = 200.0
"""From a division's point to the chief town that it is called after; the cercle of Ménaka's lies 88 km off."""
_AREAS = ("RGN", "AREA")
"""Regions stand for themselves: the Gourma is no village."""

_EARTH_RADIUS_KM = 6371.0088
_CACHED_PLACES = 50_000


class MergedFiles:
    """Files, in the order of their say."""

    def __init__(self, files: Sequence[GazetteerFile]) -> None:
        self._files = tuple(files)
        self._standing = lru_cache(_CACHED_PLACES)(self._find_standing)

    def named(self, key: str) -> Sequence[NamedPlace]:
        """Return the places that have a name with this `fold` key, each as the first file that holds it has it."""
        found = [file.named(key) for file in self._files]
        first = len(found[0])
        return _without_called_after(self._merged(found), first)

    def beginning(self, key: str, limit: int) -> Sequence[NamedPlace]:
        """Return places that have a name of which a longer `fold` key begins with this one."""
        return self._merged([file.beginning(key, limit) for file in self._files])

    def has_prefix(self, key: str) -> bool:
        """Whether any name's `fold` key begins with this one."""
        return any(file.has_prefix(key) for file in self._files)

    def spellings(self, coarse: str) -> list[str]:
        """Return the `fold` keys that have this skeleton."""
        return [key for file in self._files for key in file.spellings(coarse)]

    def place(self, id: str) -> Place | None:
        """Return the place of an id, as the first file that holds it has it, or None."""
        return next((place for file in self._files if (place := file.place(id)) is not None), None)

    def _merged(self, found: Sequence[list[NamedPlace]]) -> list[NamedPlace]:
        kept = found[0]
        for number, more in enumerate(found[1:], start=1):
            seen = {named.place.id for named in kept}
            for named in more:
                standing = self._standing(number, named.place)
                if standing is None:
                    kept.append(named)
                elif standing.id not in seen:
                    seen.add(standing.id)
                    kind = NameKind.ALTERNATE if named.kind is NameKind.NAME else named.kind
                    kept.append(NamedPlace(standing, named.name, kind))
        return kept

    def _find_standing(self, number: int, place: Place) -> Place | None:
        """Return what an earlier file than this one calls the place; None where none holds it."""
        earlier = self._files[:number]
        for file in earlier:
            same = file.place(place.id)
            if same is not None:
                return same
        keys = self._files[number].keys(place.id)
        for before, file in enumerate(earlier):
            namesakes = [named.place for named in file.named(*keys) if named.kind <= NameKind.ALTERNATE]
            near = [each for each in namesakes if is_same(each, place)]
            if near:
                nearest = min(near, key=lambda each: (_km(each, place), each.id))
                return self._standing(before, nearest) or nearest
        return None


def is_same(standing: Place, other: Place) -> bool:
    """Whether a namesake is the same place: of the same class, and within `SAME_KM` or within the place's own extent.

    Divisions are the same only where they are of one level and one country: the region of Gao and its district are two.
    """
    if standing.feature_class != other.feature_class:
        return False
    if standing.feature_class == "A" and (standing.feature_code, standing.country) != (
        other.feature_code,
        other.country,
    ):
        return False
    return _km(standing, other) <= max(SAME_KM, standing.uncertainty_km)


def _without_called_after(named: list[NamedPlace], first: int) -> list[NamedPlace]:
    """Leave out what is called after a town, but for the entries of the first file, which are the first so many."""
    towns = [each.place for each in named if each.place.feature_class == "P"]
    known = [each.place for each in named[:first] if each.place.feature_class == "P"]
    return named[:first] + [each for each in named[first:] if not _is_called_after(each.place, towns, known)]


def _is_called_after(place: Place, towns: list[Place], known: list[Place]) -> bool:
    if place.feature_code in _DIVISIONS:
        return any(town.country == place.country and _km(place, town) <= _DIVISION_KM for town in towns)
    if place.feature_class not in _CALLED_AFTER or place.feature_code in _AREAS:
        return False
    return any(_km(place, town) <= _OUTDONE_KM for town in known) or any(
        _km(place, town) <= _CALLED_AFTER_KM for town in towns
    )


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the great-circle distance of two points, each (lat, lon): the haversine formula.

    Not geopy's: the build compiles the gazetteer with this room where nothing but the standard library is there.
    """
    lat_1, lat_2 = radians(one[0]), radians(other[0])
    half_lat, half_lon = (lat_2 - lat_1) / 2, radians(other[1] - one[1]) / 2
    square = sin(half_lat) ** 2 + cos(lat_1) * cos(lat_2) * sin(half_lon) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(min(1.0, sqrt(square)))


def _km(one: Place, other: Place) -> float:
    return distance_km((one.lat, one.lon), (other.lat, other.lon))
