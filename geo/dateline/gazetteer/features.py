"""What a GeoNames feature code means for a place: how precise it is, and how far off its point may be."""

from __future__ import annotations

from math import log10, pi, sqrt

from dateline.model import Place

__all__ = ["importance", "is_minor", "precision", "uncertainty_km"]

_PRECISION_OF_CODE = {
    "ADM1": 4,
    "ADM1H": 4,
    "ADM2": 3,
    "ADM2H": 3,
    "ADM3": 3,
    "ADM4": 3,
    "ADM5": 3,
    "ADMD": 3,
    "CONT": 7,
    "OCN": 7,
    "SEA": 7,
    "DPCL": 6,
    "TERR": 6,
    "ZN": 5,
}
_SITE_CODES = frozenset(
    {"LCTY", "OAS", "MILB", "NVB", "BTL", "INDS", "MNA", "PRT", "HLL", "MT", "PK", "PASS", "FORD", "VLC", "WLL", "WLLS"}
    | {"SPNG", "WTRH", "PND", "PNDI", "FLLS", "ISLET"}
)
"""Of the classes that are areas as a rule, what is a point to all intents: a well, a pass, a hill."""
_PRECISION_OF_CLASS = {"A": 5, "P": 1, "S": 1, "R": 5, "L": 5, "T": 5, "H": 5, "V": 5, "U": 7}

_TOWN_DENSITY_PER_KM2 = 4000
"""Inhabitants to a square kilometre of built-up area; Demographia World Urban Areas (2023) puts most between 2,500
(Europe, North America) and 8,000 (Africa, South Asia)."""
_LEAST_TOWN_KM = 1.0
"""GeoNames gives many villages to the minute of arc, which is off by up to 1.3 km."""
_UNKNOWN_TOWN_KM = 2.0
"""Where the population is not known, a town of fifty thousand at most."""
_AREA_KM = {"A": 25.0, "L": 50.0, "T": 20.0, "H": 20.0, "V": 20.0, "R": 20.0, "U": 500.0}
"""Where no area is known. By class; a spot (S) counts as a town does."""

_RANK = {"CONT": 4.0, "PCLI": 8.5, "PCLD": 7.5, "PCLS": 7.5, "TERR": 7.5, "PPLC": 1.0}
_RANK |= dict.fromkeys(("ADM1", "ADM2", "ADM3", "ADM4"), -1.5)
"""What is added to the powers of ten of population, so that a country outranks the towns of its name; a division, which
is counted with all the people in its towns, comes after its chief town (New York, Gao, Mopti)."""
_AREA_RANK = 1.0
"""The same for the powers of ten of area of places without inhabitants, by which the Sahara (nine million square
kilometres) outranks any town of the name."""
_MINOR_CLASSES = "THLVS"
_LEAST_AREA_KM = 20.0
_SMALL_AREA_RANK = -0.5
"""Of what is no wider, or of unknown extent: hills, streams and wells come after the hamlets of their name."""


def precision(feature_class: str, feature_code: str) -> int:
    """Return the UCDP GED ``where_prec`` of an event that is only known to lie in such a place.

    1 a town or spot, 3 second-order divisions and below, 4 first-order, 5 regions and linear features, 6 countries,
    7 continents and seas. Source: UCDP GED Codebook (version 23.1), "where_prec".
    """
    if feature_code.startswith("PCL"):
        return 6
    if feature_code in _SITE_CODES:
        return 1
    return _PRECISION_OF_CODE.get(feature_code, _PRECISION_OF_CLASS.get(feature_class, 5))


def uncertainty_km(feature_class: str, population: int = 0, area_km2: float | None = None) -> float:
    """Return the radius round a place's point within which something "in" it lies.

    With an area, the radius of a circle as large. For a town without one, its area is taken as its population over
    4,000 to the square kilometre; never under 1 km.
    """
    if area_km2:
        return round(max(sqrt(area_km2 / pi), _LEAST_TOWN_KM), 1)
    if feature_class in _AREA_KM:
        return _AREA_KM[feature_class]
    if not population:
        return _UNKNOWN_TOWN_KM
    return round(max(sqrt(population / _TOWN_DENSITY_PER_KM2 / pi), _LEAST_TOWN_KM), 1)


def is_minor(place: Place) -> bool:
    """Tell whether a place is a hill, a well, a wood or a spot: no settlement, no division, and not wide.

    A country dump holds thousands of them, and many bear names that mean something else in a text.
    """
    if place.feature_class not in _MINOR_CLASSES:
        return False
    return place.uncertainty_km <= _LEAST_AREA_KM or place.feature_code in _SITE_CODES


def importance(place: Place) -> float:
    """Return how likely a bare name is to mean this place, as a score to sort by; about 0 (a hamlet) to 18 (China)."""
    rank = _RANK.get(place.feature_code, 0.0)
    if place.feature_class in ("A", "P", "S"):
        return log10(place.population + 1) + rank
    if place.uncertainty_km <= _LEAST_AREA_KM:
        return _SMALL_AREA_RANK + rank
    return 2 * log10(place.uncertainty_km) + _AREA_RANK + rank
