"""Relations: the point or the area that the phrase round a place name means.

"30 km north of Obo" is a point reckoned from Obo, "southern Algeria" a part of Algeria, "the Mali-Algeria border" a
line. Distances are geodesic (Karney's algorithm, by geopy). Precision is UCDP GED's ``where_prec``.
"""

from __future__ import annotations

from typing import NamedTuple

from geopy.distance import geodesic

from dateline.gazetteer import Gazetteer
from dateline.language.document import Document, Sentence
from dateline.model import Location, Mention, Role
from dateline.places.distances import distance
from dateline.places.extents import middle, part, towards_side
from dateline.places.frontiers import at_border, at_coast, at_three_borders
from dateline.places.neighbours import is_country
from dateline.places.surroundings import AREA, HYPHENS, NEAR, NEAR_KM, POSSESSIVES, Around, around
from dateline.places.ways import between, half_way, on_road_from

__all__ = ["locate"]

_OUTSKIRTS_KM = 5.0
"""Outskirts begin where the town's own radius ends."""
_THAT_WAY_KM = 15.0
_REACH = 3.0
"""How far "north of Gao" is from Gao, and how far off that may be, in radii of the town. Of 68 such phrases in news on
attacks whose place is known, more lie within 25 km of a point 15 km that way than of the town or of one farther off;
half of those that name a city lie over 50 km away, and three quarters within 100 km: Baghdad's radius is 24 km."""
_PREC_DIVISION = {"A.ADM1": 4, "A.ADM2": 3, "A.ADM": 3, "A.ADM|L": 4}
_PREC_SMALL_DIVISION = 3
_DIVISION_KM = 50.0
"""Radius of a division of which only its chief town is known; a typical second-order division has 8,000 km2."""
_CLOSERS = frozenset({")", ";"})
_EDGES = (at_three_borders, at_border, at_coast)
_READERS = (*_EDGES, distance, on_road_from, between)


def locate(sentence: Sentence, mention: Mention, document: Document, gazetteer: Gazetteer) -> Location | None:
    """Return where the phrase round a mention points; None where the mention has no place.

    Tried in this order:

    1. a country's edge: "the tri-border area of Mali, Niger and Burkina Faso", "the Mali-Algeria border", "near the
       border with Niger", "2 km inside Algeria", "off the coast of Libya";
    2. a distance, with a direction, a road or neither: "30 km north of Obo", "12 km from Bria on the road to Ippy";
    3. two places: "between Gao and Kidal", "on the Gao-Kidal road"; where one of them is not known, half of that;
    4. a part of an area: "southern Algeria", "the far north of Mali", "central Mali"; a direction from a town:
       "north of Gao";
    5. nearness: "near Obo", "on the outskirts of Bamako", "the Kidal area";
    6. the place itself, with the precision that it has.
    """
    if mention.place is None:
        return None
    words = around(sentence, mention, mention.place, document, gazetteer)
    for read in _EDGES if words.possessed() else _READERS:
        location = read(words)
        if location is not None:
            return location
    if mention.role is not Role.METONYM and (location := half_way(words)) is not None:
        return location
    return side(words) or nearness(words) or itself(words)


class _Side(NamedTuple):
    """A side of an area: the tokens that say it, and its bearing; None for the middle."""

    start: int
    end: int
    bearing: float | None
    far: bool
    outside: bool
    """Said of what lies on that side of a town ("north of Gao"), not of a part of it ("northern Gao")."""


def side(around: Around) -> Location | None:
    """Read "southern Algeria", "the far north of Mali", "Mali's north", "central Mali"; for a town "north of Gao".

    Of a division, "the northern Kidal region" says on which side of its country it lies, if it does.
    """
    place = around.place
    found = _side_before(around) or _side_behind(around)
    if found is None:
        return None
    if place.feature_class == "P":
        if not found.outside or found.bearing is None:
            return None
        point = geodesic(kilometers=_THAT_WAY_KM).destination((place.lat, place.lon), found.bearing)
        off = NEAR_KM + _REACH * place.uncertainty_km
        precision = NEAR if off <= 2 * NEAR_KM else AREA
        return around.location(point.latitude, point.longitude, precision, off, found.start)
    if found.bearing is None:
        area = middle(place)
    elif _describes(around, found) and towards_side(place, found.bearing):
        return None
    else:
        area = part(place, found.bearing, far=found.far)
    return around.location(area.lat, area.lon, AREA, area.radius_km, found.start, found.end)


def nearness(around: Around) -> Location | None:
    """Read "near X", "on the outskirts of X", "the X area", "X (near)"."""
    place, words = around.place, around.words
    if place.feature_class == "A":
        return None
    behind = around.skip(around.last, words.kinds)
    bracket = around.lower(behind) == "("
    for phrases, after, radius in (
        (words.outskirts, words.outskirts_after, _OUTSKIRTS_KM),
        (words.near, words.near_after, NEAR_KM),
    ):
        precision, off = NEAR if place.feature_class in "PS" else AREA, place.uncertainty_km + radius
        for index in around.starts:
            if (found := phrases.before(around.tokens, index)) is not None:
                return around.location(place.lat, place.lon, precision, off, found[0])
        found = after.at(around.tokens, around.last)
        if found is None and bracket:
            found = phrases.at(around.tokens, behind + 1)
            found = (found[0] + 1, True) if found is not None and around.lower(found[0]) in _CLOSERS else None
        if found is not None:
            return around.location(place.lat, place.lon, precision, off, around.first, found[0])
    return None


def itself(around: Around) -> Location:
    """Return the place, with its own precision; of "X district", at least a division's."""
    place, words = around.place, around.words
    precision, off = place.precision, place.uncertainty_km
    if place.feature_class == "P":
        kinds = [around.lower(around.last - 1), *map(around.lower, range(around.head, around.first))]
        designators = words.cues.designators
        kind = next((designators[word] for word in kinds if word in designators), "")
        if kind in _PREC_DIVISION:
            precision, off = _PREC_DIVISION[kind], max(off, _DIVISION_KM)
        elif words.divisions_after.at(around.tokens, around.last) or words.divisions_before.before(
            around.tokens, around.first
        ):
            precision, off = _PREC_SMALL_DIVISION, max(off, _DIVISION_KM)
    return around.location(place.lat, place.lon, precision, off)


def _side_before(around: Around) -> _Side | None:
    """Find "northern" before the name, or "the north of" and "the northern part of"."""
    words = around.words
    pieces = words.parts if is_country(around.place) else words.pieces
    for index in around.starts[::-1]:
        joined = around.lower(index - 1) in words.joining
        if (not joined and index != around.first) or (joined and around.possessed()):
            continue
        end = around.skip_back(index - 1, pieces) if joined else index
        found = around.bearing_before(end)
        if found is not None:
            far = _far(around, found[0])
            start = found[0] if far is None else far
            return _Side(start, around.last, found[1], far is not None, joined and end == index - 1)
        if around.lower(end - 1) in words.middle:
            return _Side(end - 1, around.last, None, False, False)
    return None


def _side_behind(around: Around) -> _Side | None:
    """Find "'s north", "'s far north" or "'s restive northern part" behind the name."""
    words = around.words
    if around.lower(around.last) not in POSSESSIVES:
        return None
    index = around.skip(around.last + 1, words.qualifiers)
    end = around.skip(index, words.far)
    found = around.bearing_at(end)
    if found is not None:
        return _Side(around.first, around.skip(found[0], words.parts), found[1], end > index, False)
    if around.lower(index) in words.middle:
        return _Side(around.first, around.skip(index + 1, words.parts), None, False, False)
    return None


def _far(around: Around, index: int) -> int | None:
    """Return the token of "far" before a compass word, hyphen or none between; None where there is none."""
    if around.lower(index - 1) in HYPHENS:
        index -= 1
    return index - 1 if around.lower(index - 1) in around.words.far else None


def _describes(around: Around, found: _Side) -> bool:
    """Tell whether an adjective of direction belongs to "region" behind a division's name, and not to the name."""
    behind = {around.lower(around.last - 1), around.lower(around.last)}
    division = around.place.feature_code == "ADM1" and not found.outside and found.start < around.first
    return division and not behind.isdisjoint(around.words.cues.designators.keys() | around.words.kinds)
