"""Which results of a service are the place that a name means, as far as name and country tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from geopy.distance import great_circle

from dateline.gazetteer.features import precision, uncertainty_km
from dateline.gazetteer.names import MIN_SKELETON_CHARS, fold, skeleton
from dateline.geocoding.result import Result
from dateline.model import Place

__all__ = ["Match", "match"]

LEAST_LIKENESS = 0.75
"""Of two spellings with the same consonants, so much must agree: one letter in four may differ, as in the gazetteer's
own look-up."""

SAME_PLACE_KM = 10.0
"""OpenStreetMap often has a village twice, as a point and as the area round it. What lies closer is one place."""

POINT_KM = 25.0
"""UCDP's bound of "near" (``where_prec`` 2): what is called a village and is wider is the district of that name."""
_DISTRICT_PREC = 3
_LEAST_KM = 1.0
"""As in `gazetteer.features`: no village's point is better known."""


class Match(NamedTuple):
    """A place that bears the name."""

    place: Place
    exact: bool
    """Whether one of its names has the same `fold` key; otherwise it is only spelled alike."""


def match(name: str, results: Sequence[Result], countries: Sequence[str]) -> tuple[Match, ...]:
    """Return the places among some results that a name may mean, each once, by the order of countries and results.

    1. It lies in one of the countries.
    2. One of its names is the name, spelling folded; else, where there is none such, is like it.
    3. Where no country is given, nothing but the name speaks for a result. It counts only if it is the only place
       of exactly that name, anywhere, that the service knows.
    """
    named = [(result, exact) for result in results if (exact := _is_named(result, name)) is not None]
    if not countries:
        distinct = tuple(_distinct(named))
        return distinct if len(distinct) == 1 and distinct[0].exact else ()
    there = [pair for country in countries for pair in named if pair[0].country == country]
    return tuple(_distinct([pair for pair in there if pair[1]] or there))


def _is_named(result: Result, name: str) -> bool | None:
    """Tell whether a result bears the name (True), or one spelled alike (False), or neither (None)."""
    key = fold(name)
    others = {fold(other) for other in result.names} - {""}
    if not key:
        return None
    if key in others:
        return True
    return False if _is_like(key, others) else None


def _is_like(key: str, others: Collection[str]) -> bool:
    coarse = skeleton(key)
    if len(coarse) < MIN_SKELETON_CHARS:
        return False
    return any(
        skeleton(other) == coarse and SequenceMatcher(None, key, other, autojunk=False).ratio() >= LEAST_LIKENESS
        for other in others
    )


def _distinct(named: Iterable[tuple[Result, bool]]) -> Iterator[Match]:
    kept: list[Place] = []
    for result, exact in named:
        place = _place(result)
        if all(_distance_km(place, other) > max(SAME_PLACE_KM, other.uncertainty_km) for other in kept):
            kept.append(place)
            yield Match(place, exact)


def _place(result: Result) -> Place:
    prec = precision(result.feature_class, result.feature_code)
    radius_km = result.radius_km
    if radius_km is None:
        radius_km = uncertainty_km(result.feature_class, result.population)
    if prec == 1 and radius_km > POINT_KM:
        prec = _DISTRICT_PREC
    return Place(
        id=result.id,
        name=result.names[0],
        lat=result.lat,
        lon=result.lon,
        feature_class=result.feature_class,
        feature_code=result.feature_code,
        country=result.country,
        admin1=result.admin1,
        population=result.population,
        precision=prec,
        uncertainty_km=round(max(radius_km, _LEAST_KM), 1),
    )


def _distance_km(one: Place, other: Place) -> float:
    return float(great_circle((one.lat, one.lon), (other.lat, other.lon)).km)
