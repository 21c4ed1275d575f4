"""What a service answers, read with care: whatever comes from the net may be missing, mistyped, absurd or hostile."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from math import isfinite
from typing import Any, NamedTuple

from geopy.distance import geodesic

from dateline.gazetteer.names import MAX_NAME_CHARS
from dateline.geocoding.ground import country_at
from dateline.geocoding.osm import feature
from dateline.geocoding.service import Answer

__all__ = ["Result", "clean", "read_results"]

MOST_NAMES = 300
"""Paris goes by some 250 in OpenStreetMap."""

MOST_SERIAL = 10**15
"""OpenStreetMap has ten thousand million nodes."""

_LANGUAGES = ("name:en", "int_name", "name:fr")
"""Under which of its names a place is listed, before its local one, which may be in a script that few readers know."""

_CODE = re.compile(r"[A-Z][A-Z0-9]{0,9}")
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_OSM_TYPES = {"node": "node", "way": "way", "relation": "relation", "N": "node", "W": "way", "R": "relation"}
_GEONAMES_CLASSES = frozenset("APLTHSV")
"""All but roads (R) and undersea features (U)."""


class Result(NamedTuple):
    """A place as a service describes it, in Dateline's terms. Text is one line, without control characters."""

    id: str
    """``nominatim:relation/123``, ``geonames:2453348``."""
    names: tuple[str, ...]
    """The first is the one to show."""
    lat: float
    lon: float
    feature_class: str
    feature_code: str
    country: str | None
    """ISO 3166-1 alpha-2, as the service says; else by the point; None at sea."""
    admin1: str | None
    population: int
    radius_km: float | None
    """Of the circle round its bounding box; None where there is no box, or no sensible one."""


def read_results(service: str, answer: Answer) -> tuple[Result, ...]:
    """Return what can be used of an answer, in its order; what cannot is left out."""
    return tuple(_read(service, answer))


def clean(text: object) -> str:
    """Return text as one line without control, format and private characters; "" for anything else."""
    if not isinstance(text, str):
        return ""
    visible = (" " if unicodedata.category(char)[0] in "CZ" else char for char in text[: 10 * MAX_NAME_CHARS])
    return unicodedata.normalize("NFC", " ".join("".join(visible).split()))[:MAX_NAME_CHARS].strip()


def _read(service: str, answer: Answer) -> Iterator[Result]:
    reader = _READERS.get(service, _read_other)
    for each in answer:
        found = _table(each)
        lat, lon = _number(found.get("lat")), _number(found.get("lon"))
        # Of a result without coordinates geopy makes 0, 0, where nobody lives.
        if lat is None or lon is None or (lat, lon) == (0.0, 0.0) or abs(lat) > 90 or abs(lon) > 180:
            continue
        result = reader(service, found, lat, lon)
        if result is not None and result.names:
            yield result if result.country else result._replace(country=country_at(lat, lon))


def _read_nominatim(service: str, found: Mapping[str, Any], lat: float, lon: float) -> Result | None:
    """Source: https://nominatim.org/release-docs/latest/api/Output/."""
    raw = _table(found.get("raw"))
    key = _word(raw.get("class") or raw.get("category"))
    kind = feature(key, _word(raw.get("type")), _word(raw.get("addresstype")))
    if kind is None:
        return None
    details, address = _table(raw.get("namedetails")), _table(raw.get("address"))
    shown = [details.get(language) for language in _LANGUAGES]
    first = _word(raw.get("display_name")).partition(",")[0]
    south, north, west, east = _numbers(raw.get("boundingbox"))
    return Result(
        id=_osm_id(service, raw.get("osm_type"), raw.get("osm_id"), lat, lon),
        names=_names([*shown, raw.get("name"), first, *details.values()]),
        lat=lat,
        lon=lon,
        feature_class=kind[0],
        feature_code=kind[1],
        country=_country(address.get("country_code")),
        admin1=clean(address.get("state") or address.get("region")) or None,
        population=_count(_table(raw.get("extratags")).get("population")),
        radius_km=_radius_km(lat, lon, south, north, west, east),
    )


def _read_photon(service: str, found: Mapping[str, Any], lat: float, lon: float) -> Result | None:
    """Source: https://github.com/komoot/photon, "Results as GeoJSON"; ``extent`` is west, north, east, south."""
    raw = _table(_table(found.get("raw")).get("properties"))
    kind = feature(_word(raw.get("osm_key")), _word(raw.get("osm_value")), _word(raw.get("type")))
    if kind is None:
        return None
    west, north, east, south = _numbers(raw.get("extent"))
    return Result(
        id=_osm_id(service, raw.get("osm_type"), raw.get("osm_id"), lat, lon),
        names=_names([raw.get("name")]),
        lat=lat,
        lon=lon,
        feature_class=kind[0],
        feature_code=kind[1],
        country=_country(raw.get("countrycode")),
        admin1=clean(raw.get("state")) or None,
        population=0,
        radius_km=_radius_km(lat, lon, south, north, west, east),
    )


def _read_geonames(service: str, found: Mapping[str, Any], lat: float, lon: float) -> Result | None:
    """Source: https://www.geonames.org/export/geonames-search.html; its numbers are those of the gazetteer."""
    raw = _table(found.get("raw"))
    feature_class, code, number = raw.get("fcl"), raw.get("fcode"), raw.get("geonameId")
    if feature_class not in _GEONAMES_CLASSES or not _CODE.fullmatch(str(code)):
        return None
    return Result(
        id=f"{service}:{number}" if _is_serial(number) else _point_id(service, lat, lon),
        names=_names([raw.get("name"), raw.get("toponymName")]),
        lat=lat,
        lon=lon,
        feature_class=str(feature_class),
        feature_code=str(code),
        country=_country(raw.get("countryCode")),
        admin1=clean(raw.get("adminName1")) or None,
        population=_count(raw.get("population")),
        radius_km=None,
    )


def _read_other(service: str, found: Mapping[str, Any], lat: float, lon: float) -> Result | None:
    """Read what geopy gives of every service: an address and a point. Of what kind it is, it does not say."""
    return Result(
        id=_point_id(service, lat, lon),
        names=_names([_word(found.get("address")).partition(",")[0]]),
        lat=lat,
        lon=lon,
        # GeoNames' code for land "without homogeneous character or boundaries": it may be a village or a province.
        feature_class="L",
        feature_code="AREA",
        country=None,
        admin1=None,
        population=0,
        radius_km=None,
    )


_READERS: dict[str, Callable[[str, Mapping[str, Any], float, float], Result | None]] = {
    "nominatim": _read_nominatim,
    "pickpoint": _read_nominatim,
    "openmapquest": _read_nominatim,
    "photon": _read_photon,
    "geonames": _read_geonames,
}


def _names(values: Iterable[object]) -> tuple[str, ...]:
    names = dict.fromkeys(name for value in values if (name := clean(value)))
    return tuple(names)[:MOST_NAMES]


def _osm_id(service: str, kind: object, number: object, lat: float, lon: float) -> str:
    if _word(kind) in _OSM_TYPES and _is_serial(number):
        return f"{service}:{_OSM_TYPES[_word(kind)]}/{number}"
    return _point_id(service, lat, lon)


def _is_serial(number: object) -> bool:
    return type(number) is int and 0 < number < MOST_SERIAL


def _point_id(service: str, lat: float, lon: float) -> str:
    return f"{service}:{lat:.5f},{lon:.5f}"


def _radius_km(
    lat: float, lon: float, south: float | None, north: float | None, west: float | None, east: float | None
) -> float | None:
    """Return half the diagonal of a box that holds the point; of any other, None."""
    if south is None or north is None or west is None or east is None:
        return None
    if not (-90 <= south <= lat <= north <= 90 and -180 <= west <= lon <= east <= 180):
        return None
    return float(geodesic((south, west), (north, east)).km) / 2


def _country(value: object) -> str | None:
    return value.upper() if isinstance(value, str) and value.isascii() and _COUNTRY.fullmatch(value) else None


def _word(value: object) -> str:
    return value if isinstance(value, str) else ""


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _number(value: object) -> float | None:
    try:
        number = float(value) if isinstance(value, str | int | float) else float("nan")
    except (ValueError, OverflowError):
        return None
    return number if isfinite(number) else None


def _numbers(value: object) -> tuple[float | None, float | None, float | None, float | None]:
    if not isinstance(value, list) or len(value) != 4:
        return None, None, None, None
    one, two, three, four = (_number(each) for each in value)
    return one, two, three, four


def _count(value: object) -> int:
    number = _number(value)
    return int(number) if number is not None and 0 <= number < 1e11 else 0
