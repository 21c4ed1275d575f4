"""What OpenStreetMap's tags mean in GeoNames' terms.

Sources: https://wiki.openstreetmap.org/wiki/Map_features, https://www.geonames.org/export/codes.html. Only what a
news report may call a place by its name is here. Shops, hotels, offices, streets and the like are not: they are called
after places, and would be found in their stead.
"""

from __future__ import annotations

__all__ = ["feature"]

_SETTLED = {
    "country": ("A", "PCLI"),
    "state": ("A", "ADM1"),
    "province": ("A", "ADM1"),
    "region": ("A", "ADM1"),
    "state_district": ("A", "ADM2"),
    "county": ("A", "ADM2"),
    "district": ("A", "ADM2"),
    "municipality": ("A", "ADM3"),
    "city": ("P", "PPL"),
    "town": ("P", "PPL"),
    "village": ("P", "PPL"),
    "hamlet": ("P", "PPL"),
    "isolated_dwelling": ("P", "PPL"),
    "farm": ("S", "FRM"),
    "city_district": ("P", "PPLX"),
    "borough": ("P", "PPLX"),
    "suburb": ("P", "PPLX"),
    "quarter": ("P", "PPLX"),
    "neighbourhood": ("P", "PPLX"),
    "locality": ("L", "LCTY"),
    "square": ("S", "SQR"),
}
"""By ``place=*``, which is also what Nominatim's ``addresstype`` and Photon's ``type`` call a boundary."""

_FEATURES: dict[str, dict[str, tuple[str, str]]] = {
    "place": _SETTLED
    | {
        "region": ("L", "RGN"),
        "island": ("T", "ISL"),
        "islet": ("T", "ISL"),
        "archipelago": ("T", "ISLS"),
        "sea": ("H", "SEA"),
        "ocean": ("H", "OCN"),
        "continent": ("L", "CONT"),
    },
    "boundary": {
        "national_park": ("L", "PRK"),
        "protected_area": ("L", "RESN"),
        "aboriginal_lands": ("L", "RESV"),
    },
    "natural": {
        "peak": ("T", "PK"),
        "hill": ("T", "HLL"),
        "mountain_range": ("T", "MTS"),
        "volcano": ("T", "VLC"),
        "ridge": ("T", "RDGE"),
        "valley": ("T", "VAL"),
        "plateau": ("T", "PLAT"),
        "desert": ("T", "DSRT"),
        "sand": ("T", "DUNE"),
        "dune": ("T", "DUNE"),
        "cliff": ("T", "CLF"),
        "cape": ("T", "CAPE"),
        "peninsula": ("T", "PEN"),
        "saddle": ("T", "PASS"),
        "water": ("H", "LK"),
        "bay": ("H", "BAY"),
        "strait": ("H", "STRT"),
        "wetland": ("H", "WTLD"),
        "spring": ("H", "SPNG"),
        "beach": ("T", "BCH"),
        "wood": ("V", "FRST"),
        "scrub": ("V", "SCRB"),
        "cave_entrance": ("S", "CAVE"),
    },
    "waterway": {
        "river": ("H", "STM"),
        "stream": ("H", "STM"),
        "wadi": ("H", "WAD"),
        "canal": ("H", "CNL"),
        "dam": ("S", "DAM"),
        "waterfall": ("H", "FLLS"),
    },
    "landuse": {
        "forest": ("V", "FRST"),
        "military": ("L", "MILB"),
        "quarry": ("S", "MNQR"),
        "reservoir": ("H", "RSV"),
        "residential": ("P", "PPLX"),
    },
    "military": {"base": ("L", "MILB"), "airfield": ("S", "AIRB"), "barracks": ("S", "INSM")},
    "aeroway": {"aerodrome": ("S", "AIRP"), "airstrip": ("S", "AIRF")},
    "mountain_pass": {"yes": ("T", "PASS")},
    "railway": {"station": ("S", "RSTN")},
    "man_made": {"mineshaft": ("S", "MN")},
    "amenity": {"refugee_site": ("S", "CMPRF")},
    "leisure": {"nature_reserve": ("L", "RESN")},
}


def feature(key: str, value: str, kind: str) -> tuple[str, str] | None:
    """Return GeoNames' feature class and code of a tagged object; None for what is not called a place.

    Parameters
    ----------
    key, value
        The main tag: ``place=village``, ``boundary=administrative``.
    kind
        What the service makes of it: Nominatim's ``addresstype``, Photon's ``type``; it tells boundaries apart.
    """
    if key == "boundary" and value == "administrative":
        return _SETTLED.get(kind)
    return _FEATURES.get(key, {}).get(value)
