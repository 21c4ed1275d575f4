"""Places said by their distance from another: "30 km north of Obo", "12 km from Bria on the road to Ippy"."""

from __future__ import annotations

from geopy.distance import geodesic
from pyproj import Geod

from dateline.language.numerals import numeral_before
from dateline.model import Location, Place
from dateline.places.neighbours import is_country
from dateline.places.surroundings import AREA, HYPHENS, NEAR, NEAR_KM, POSSESSIVES, Around

__all__ = ["along", "distance", "road_from"]

_ROUNDING = 0.15
"""Distances in news are rounded: "about 12 km" is 10 to 14; and a direction of eight or sixteen is as rough."""
_LEAST_KM = 1.0
"""So far off is the point of any town."""
_CIRCUITY = 1.15
"""Distances between towns are told by road, which is so much longer than the way as the crow flies: the median of 36
such distances in UCDP GED's place phrases of the Central African Republic is 1.14."""
_BEND = 0.3
"""How far off its straight line a road runs, as a part of the distance."""
_TRAVEL = 0.5
"""How far a journey that is told by its hours takes one may be off by so much of it."""
_FARTHEST_ON_ROAD = 2.0
"""A distance so many times that to the next town is not measured on the road to it."""
_SAME_WAY_DEG = 60.0
"""A road to a town that is seen within so much of "west" runs west."""
_LEADING = frozenset({",", "(", "-", "–", "located", "situated", "situé", "située", "about"})
_GEOD = Geod(ellps="WGS84")


def distance(around: Around) -> Location | None:
    """Read a distance from the name, with a direction, a road or neither.

    "30 km north of X", "30 km from X", "30 km from X on the road to Y", "30 km outside X", "within 20 km of X",
    "an hour's drive from X", "south of X, at 45 km", and as tables have it "X (35 km east of)".
    """
    if is_country(around.place):
        return None
    return _before(around) or _behind(around)


def along(around: Around, km: float, target: Place, start: int, end: int) -> Location | None:
    """Return the point so many kilometres from the name on the road to another place; None if it lies far beyond."""
    place = around.place
    azimuth, _, apart_m = _GEOD.inv(place.lon, place.lat, target.lon, target.lat)
    if km * 1000.0 > apart_m * _FARTHEST_ON_ROAD:
        return None
    point = geodesic(kilometers=km / _CIRCUITY).destination((place.lat, place.lon), azimuth)
    off = max(place.uncertainty_km, _LEAST_KM) + _BEND * km
    return around.location(point.latitude, point.longitude, NEAR if off <= NEAR_KM else AREA, off, start, end)


def road_from(around: Around, index: int) -> tuple[int, Place] | None:
    """Return the end of a phrase at a token that says a road, and the place that the road leads to.

    "on the road to Y", "on the Y axis", "on the X-Y road" (of the two, the one that is not the name itself),
    "towards Y".
    """
    words = around.words
    determiners = words.cues.determiners
    index = around.skip(index, _LEADING)
    found = words.towards.at(around.tokens, index)
    if found is not None:
        return around.name_after(around.skip(found[0], determiners))
    if around.lower(index) not in words.along:
        return None
    index = around.skip(index + 1, determiners | words.qualifiers)
    if around.lower(index) in words.roads:
        index += 1
        if around.lower(index) in words.destinations | words.joining:
            return around.name_after(around.skip(index + 1, determiners))
        return _other_end(around, index)
    found_end = _other_end(around, index)
    if found_end is None or around.lower(found_end[0]) not in words.roads:
        return None
    return found_end[0] + 1, found_end[1]


def _other_end(around: Around, index: int) -> tuple[int, Place] | None:
    """Return the end of "Y" or "X-Y" at a token, and of the places the last that is not the name's own."""
    first = around.name_after(index)
    if first is None:
        return None
    linked = around.lower(first[0]) in HYPHENS | around.words.destinations
    second = around.name_after(first[0] + 1) if linked else None
    if second is None:
        return first
    return second[0], second[1] if second[1].id != around.place.id else first[1]


def _before(around: Around) -> Location | None:
    """Read what stands before the name."""
    words = around.words
    for head in around.starts:
        found = words.away.before(around.tokens, head)
        if found is not None and (measure := around.measure_before(found[0])) is not None:
            return _radius(around, measure.first, measure.km)
        if around.lower(head - 1) not in words.joining and around.lower(head) not in words.joining:
            continue
        index = head - 1 if around.lower(head - 1) in words.joining else head
        measure = around.measure_before(around.skip_back(index, words.radius))
        if measure is None and (faced := around.bearing_before(index, measured=True)) is not None:
            start = around.skip_aside(around.skip_back(faced[0], words.cues.determiners | words.aside))
            measure = around.measure_before(start)
            if measure is not None:
                return _point(around, measure.first, measure.km, faced[1], road=True)
            if (hours := _travelled(around, start)) is not None:
                return _point(around, hours[0], hours[1], faced[1], _TRAVEL)
            if (told := _told_after(around)) is not None:
                return _point(around, faced[0], told[1], faced[1], end=told[0])
        start = around.skip_aside(around.skip_back(index, words.aside))
        measure = measure or around.measure_before(start)
        if measure is not None:
            return _radius(around, measure.first, measure.km)
        if (hours := _travelled(around, start)) is not None:
            return _radius(around, *hours)
    return None


def _told_after(around: Around) -> tuple[int, float] | None:
    """Return the end and the kilometres of ", 45 km away" behind the name; nothing that goes on "from" another."""
    if around.lower(around.last) != ",":
        return None
    measure = around.measure_at(around.last + 1)
    if measure is None:
        return None
    end = measure.last
    goes_on = around.lower(end) in around.words.joining or around.bearing_at(around.skip(end, around.words.aside))
    return None if goes_on else (end, measure.km)


def _behind(around: Around) -> Location | None:
    """Read "X (35 km east of)", "X (14 km from, on the road to Y)"."""
    words = around.words
    index = around.skip(around.last, words.kinds)
    if around.lower(index) != "(":
        return None
    measure = around.measure_at(index + 1, within=0)
    if measure is None:
        return None
    faced = around.bearing_at(around.skip(measure.last, words.aside))
    end = faced[0] if faced is not None else measure.last
    if around.lower(end) not in words.joining or around.lower(end + 1) not in {")", ","}:
        return None
    if faced is not None:
        return _point(around, around.first, measure.km, faced[1], end=end + 2)
    road = road_from(around, end + 1)
    found = along(around, measure.km, road[1], around.first, road[0]) if road is not None else None
    return found or _radius(around, around.first, measure.km, end + 2)


def _point(
    around: Around,
    start: int,
    km: float,
    bearing: float,
    share: float = _ROUNDING,
    end: int | None = None,
    *,
    road: bool = False,
) -> Location:
    """Return the point at a distance and in a direction; its error is a share of the distance.

    A ``road`` that is named behind the name and runs that way tells the direction better.
    """
    place = around.place
    way = road_from(around, around.last) if road else None
    if way is not None:
        end = way[0]
        azimuth = _GEOD.inv(place.lon, place.lat, way[1].lon, way[1].lat)[0]
        if abs((azimuth - bearing + 180.0) % 360.0 - 180.0) <= _SAME_WAY_DEG:
            found = along(around, km, way[1], start, end)
            if found is not None:
                return found
    point = geodesic(kilometers=km).destination((place.lat, place.lon), bearing)
    off = max(place.uncertainty_km, _LEAST_KM) + share * km
    return around.location(point.latitude, point.longitude, NEAR if off <= NEAR_KM else AREA, off, start, end)


def _radius(around: Around, start: int, km: float, end: int | None = None) -> Location:
    """Return the circle at a distance, or where a road is named behind the name, the point on it."""
    place = around.place
    road = (road_from(around, around.last) or _road_before(around, start)) if end is None else None
    if road is not None and road[1].id != place.id and not is_country(road[1]):
        found = along(around, km, road[1], start, road[0])
        if found is not None:
            return found
    return around.location(place.lat, place.lon, NEAR if km <= NEAR_KM else AREA, km + place.uncertainty_km, start, end)


def _road_before(around: Around, index: int) -> tuple[int, Place] | None:
    """Return the end of the name and the place at the other end of "on the X-Y road, (30 km from X)"."""
    words = around.words
    index = around.skip_back(index, words.along | _LEADING)
    end = around.skip_back(index, words.roads)
    found = around.name_before(end)
    if found is None:
        return None
    other = found
    if around.lower(found[0] - 1) in HYPHENS:
        other = around.name_before(found[0] - 1) or found
    told = end < index or around.lower(around.skip_back(other[0], words.cues.determiners) - 1) in words.roads
    place = found[1] if found[1].id != around.place.id else other[1]
    return (around.last, place) if told else None


def _travelled(around: Around, index: int) -> tuple[int, float] | None:
    """Return the start and the kilometres of "two hours", "an hour's drive", "a 15-minute walk" before a token."""
    words = around.words
    speed = words.travel.get(around.lower(index - 1))
    unit = index - 1
    if speed is not None:
        unit = around.skip_back(unit, POSSESSIVES | words.joining | frozenset({"by"})) - 1
    hours = words.hours.get(around.lower(unit))
    if hours is None:
        return None
    end = around.skip_back(unit, frozenset({"-"}))
    numeral = numeral_before(around.tokens, end, around.document.lexicon)
    if numeral is None and around.lower(end - 1) not in words.cues.indefinite:
        return None
    start, count = (numeral.first, numeral.value) if numeral is not None else (end - 1, 1.0)
    return start, count * float(hours) * float(speed or next(iter(words.travel.values())))
