"""Places said by two others or by a road: "between X and Y", "the X-Y road", "30 km from Bria on the Ippy axis"."""

from __future__ import annotations

from dataclasses import replace

from geopy.distance import geodesic
from pyproj import Geod

from dateline.model import Location, Place
from dateline.places.casing import is_name_token
from dateline.places.distances import along, distance
from dateline.places.neighbours import is_country
from dateline.places.surroundings import AREA, HYPHENS, NEAR, NEAR_KM, Around

__all__ = ["between", "first_of_two", "half_way", "linked_after", "linked_before", "on_road_from"]

_HALFWAY = 0.15
"""Halfway is the middle, give or take so much of the whole."""
_UNKNOWN_END_KM = 50.0
"""From a town on a road whose other end is not known; of the roads that reports on Africa and western Asia name by both
ends, half are under 100 km long."""
_ROAD_TOKENS = 6
"""Tokens from a name to the word "road", on either side: "the road that links Gao and Kidal"."""
_UNKNOWN_TOKENS = 8
"""Tokens of a name that no gazetteer holds, with its kind."""
_GEOD = Geod(ellps="WGS84")


def between(around: Around) -> Location | None:
    """Read "between X and Y", "the X-Y road", "the road from X to Y": the middle, and half the way as radius."""
    if is_country(around.place):
        return None
    words, before = around.words, _before(around)
    other: tuple[int, Place] | None = None
    if before in words.between:
        other = linked_after(around, words.conjunctions)
    elif before in words.conjunctions:
        other = first_of_two(around, words.between)
    told = other is not None
    if other is None and _on_road(around):
        other = (
            linked_after(around, HYPHENS | words.destinations)
            or linked_before(around)
            or first_of_two(around, words.origins | words.between)
        )
    if other is None or other[1].id == around.place.id or is_country(other[1]):
        return None
    edge, end = other
    place = around.place
    [(lon, lat)] = _GEOD.npts(place.lon, place.lat, end.lon, end.lat, 1)
    off = float(geodesic((place.lat, place.lon), (end.lat, end.lon)).km) / 2
    start = min(edge, around.head - 1 if before in words.between and told else around.first)
    if (halfway := words.halfway.before(around.tokens, start)) is not None:
        start, off = halfway[0], max(2 * off * _HALFWAY, place.uncertainty_km)
    last = around.skip(max(edge, around.last), words.roads) if not told else max(edge, around.last)
    return around.location(lat, lon, NEAR if off <= NEAR_KM else AREA, off, start, last)


def on_road_from(around: Around) -> Location | None:
    """Read "30 km from X on the road to Y" where the name is Y: it is reckoned from X."""
    start = _road_start(around)
    if start is None or is_country(around.place):
        return None
    words = around.words
    measure = around.measure_before(around.skip_back(start, frozenset({","})))
    if measure is not None and around.lower(start) in words.along:
        # "40 km on the X-Y road" is reckoned from X.
        other = linked_after(around, HYPHENS | words.destinations)
        return along(around, measure.km, other[1], measure.first, other[0]) if other is not None else None
    index = around.skip_back(start, frozenset({",", "("}))
    found = around.name_before(index)
    if found is None or found[1].id == around.place.id:
        return None
    origin = replace(around, first=max(found[0], _name_start(around, index)), last=index, place=found[1])
    where = distance(origin)
    return where if where is not None and around.tokens[around.first].text in where.phrase else None


def half_way(around: Around) -> Location | None:
    """Read a road or a stretch of which the name is the only end that is known: it reaches so far from there."""
    words = around.words
    if is_country(around.place) or around.place.feature_class == "A":
        return None
    start: int | None = None
    end = around.last
    if _before(around) in words.between and around.lower(end) in words.conjunctions and _named(around, end + 1):
        start, end = around.head - 1, end + 2
    elif _before(around) in words.conjunctions:
        start = _opener_before(around, around.head - 1)
    elif _before(around) in words.origins and around.lower(end) in words.destinations and _named(around, end + 1):
        start = around.head - 1 if around.lower(around.head - 2) in words.roads else None
    elif _compound(around) != (around.first, around.last) and _on_road(around):
        start, end = _compound(around)
    if start is None:
        start = _road_start(around)
        if start is None or around.lower(start) in words.conjunctions:
            return None
    off = _UNKNOWN_END_KM + around.place.uncertainty_km
    return around.location(around.place.lat, around.place.lon, AREA, off, start, around.skip(end, words.roads))


def linked_after(around: Around, links: frozenset[str]) -> tuple[int, Place] | None:
    """Return the end and the place of the name that a hyphen or a word such as "and" joins on from behind."""
    behind = around.skip(around.last, around.words.kinds) if links & around.words.conjunctions else around.last
    for joint in dict.fromkeys((around.last, behind)):
        if around.lower(joint) in links and (found := around.name_after(joint + 1)) is not None:
            return found
    return None


def linked_before(around: Around) -> tuple[int, Place] | None:
    """Return the start and the place of the name that a hyphen joins on from before."""
    if around.first == 0 or around.tokens[around.first - 1].text not in HYPHENS:
        return None
    return around.name_before(around.first - 1)


def first_of_two(around: Around, openers: frozenset[str]) -> tuple[int, Place] | None:
    """Return the start and the place of X in "between X and" this name, "from X to" this name."""
    index = around.head - 1
    if index < 1 or around.lower(index) not in around.words.conjunctions | around.words.destinations:
        return None
    for last in dict.fromkeys((index, around.skip_back(index, around.words.kinds))):
        found = around.name_before(last)
        if found is not None:
            start = around.skip_back(found[0], around.words.cues.determiners) - 1
            if around.lower(start) in openers:
                return start, found[1]
    return None


def _before(around: Around) -> str:
    return around.lower(around.head - 1)


def _on_road(around: Around) -> bool:
    """Tell whether a word for a road stands before the name, or behind it and what hyphens and "to" join on to it."""
    roads = around.words.roads
    first, last = _compound(around)
    if around.lower(around.skip_back(first, around.words.cues.determiners) - 1) in roads:
        return True
    joined = (first, last) != (around.first, around.last)
    if any(around.lower(index) in (roads | around.words.stretches if joined else roads) for index in (last, last + 1)):
        return True
    return not joined and any(
        around.lower(index) in roads for index in range(around.head - _ROAD_TOKENS, around.last + _ROAD_TOKENS)
    )


def _compound(around: Around) -> tuple[int, int]:
    """Return the bounds of the name with the capitalised words that hyphens join on to it: "Kalemie - Nyunzu"."""
    tokens, first, last = around.tokens, around.first, around.last
    while first > 1 and tokens[first - 1].text in HYPHENS and is_name_token(tokens[first - 2]):
        first -= 2
        while first > 0 and is_name_token(tokens[first - 1]):
            first -= 1
    while around.lower(last) in HYPHENS and last + 1 < len(tokens) and is_name_token(tokens[last + 1]):
        last += 2
        while last < len(tokens) and is_name_token(tokens[last]) and around.lower(last) not in around.words.roads:
            last += 1
    return first, last


def _named(around: Around, index: int) -> bool:
    """Tell whether a name, known or not, starts at a token."""
    words = around.words
    index = around.skip(index, words.cues.determiners | words.kinds | words.joining | words.qualifiers)
    return index < len(around.tokens) and is_name_token(around.tokens[index])


def _opener_before(around: Around, index: int) -> int | None:
    """Return the token of "between" in "between", a name that is not known, "and"."""
    for start in range(index - 1, max(-1, index - 1 - _UNKNOWN_TOKENS), -1):
        if around.lower(start) in around.words.between:
            return start if _named(around, start + 1) else None
    return None


def _road_start(around: Around) -> int | None:
    """Return the start of "on the road to" this name, "on the" (X-)name "road", "towards" this name; None elsewhere."""
    words = around.words
    for index in around.starts:
        found = words.towards.before(around.tokens, index)
        if found is not None:
            return found[0] if around.lower(found[0]) in words.along or _measured(around, found[0]) else None
    index = around.head
    if around.lower(index - 1) in words.destinations | words.joining and around.lower(index - 2) in words.roads:
        return _with_preposition(around, index - 2)
    first, end = _compound(around)
    if around.lower(end) not in words.roads or around.tokens[end].capitalized:
        return None
    return _with_preposition(around, first)


def _with_preposition(around: Around, index: int) -> int | None:
    """Return the token of "on" in "on the main" before a token."""
    index = around.skip_back(index, around.words.cues.determiners | around.words.qualifiers)
    return index - 1 if around.lower(index - 1) in around.words.along else None


def _measured(around: Around, index: int) -> bool:
    """Tell whether a name with a distance before it ends before a token: "30 km from X" towards."""
    found = around.name_before(around.skip_back(index, frozenset({",", "("})))
    if found is None:
        return False
    joint = found[0] - 1
    return around.lower(joint) in around.words.joining and around.measure_before(joint) is not None


def _name_start(around: Around, index: int) -> int:
    """Return the first token of the capitalised name that ends before a token."""
    first = index
    while first > 0 and (is_name_token(around.tokens[first - 1]) or around.tokens[first - 1].text in HYPHENS):
        first -= 1
    return first
