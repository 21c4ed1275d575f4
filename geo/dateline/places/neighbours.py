"""Other places that a phrase names beside the one in question: "between X and Y", "the X-Y road"."""

from __future__ import annotations

from collections.abc import Sequence

from geopy.distance import geodesic

from dateline.gazetteer import Gazetteer, MatchKind
from dateline.language.document import Token
from dateline.model import Place
from dateline.places.casing import is_name_token

__all__ = ["is_country", "last_country", "name_after", "name_before"]

_MOST_TOKENS = 4
"""Of a town's name: "Saint - Louis"."""
_FARTHEST_KM = 1000.0
"""What is named in one breath with a town, as the other end of a road, does not lie farther off; Douala and Bangui,
1,000 km apart, do."""
_SIMILAR_KM = 200.0
"""A name that is only near another's spelling means that place if it lies within a day's drive."""


def is_country(place: Place) -> bool:
    """Tell whether a place is a country or a dependent territory."""
    return place.feature_code.startswith("PCL")


def name_after(
    tokens: Sequence[Token], index: int, text: str, origin: Place, gazetteer: Gazetteer
) -> tuple[int, Place] | None:
    """Return the end and the place of the name that begins at a token, of several the one most like ``origin``."""
    if index >= len(tokens) or not is_name_token(tokens[index]):
        return None
    for last in range(min(len(tokens), index + _MOST_TOKENS), index, -1):
        if is_name_token(tokens[last - 1]):
            found = _nearest(text[tokens[index].start : tokens[last - 1].end], origin, gazetteer)
            if found is not None:
                return last, found
    return None


def name_before(
    tokens: Sequence[Token], index: int, text: str, origin: Place, gazetteer: Gazetteer
) -> tuple[int, Place] | None:
    """Return the first token and the place of the name that ends before a token."""
    if index <= 0 or not is_name_token(tokens[index - 1]):
        return None
    for first in range(max(0, index - _MOST_TOKENS), index):
        if is_name_token(tokens[first]):
            found = _nearest(text[tokens[first].start : tokens[index - 1].end], origin, gazetteer)
            if found is not None:
                return first, found
    return None


def last_country(
    tokens: Sequence[Token],
    text: str,
    countries: Sequence[str],
    gazetteer: Gazetteer,
    demonym_endings: tuple[str, ...] = (),
) -> str | None:
    """Return the last of some countries that is named among tokens, itself or by a place in it.

    Parameters
    ----------
    countries
        ISO 3166-1 alpha-2 codes.
    demonym_endings
        Of words in small letters that may be demonyms.
    """
    for last in range(len(tokens), 0, -1):
        lower = tokens[last - 1].lower
        if demonym_endings and lower.endswith(demonym_endings) and tokens[last - 1].text == lower:
            found = gazetteer.lookup(lower)
            if found and found[0].match is MatchKind.DEMONYM and found[0].place.country in countries:
                return found[0].place.country
            continue
        for first in range(max(0, last - 2), last):
            if is_name_token(tokens[first]) and is_name_token(tokens[last - 1]):
                found = gazetteer.lookup(text[tokens[first].start : tokens[last - 1].end])
                if found and found[0].place.country in countries:
                    return found[0].place.country
    return None


def _nearest(surface: str, origin: Place, gazetteer: Gazetteer) -> Place | None:
    """Return the place of a name that is of the same kind as another and nearest to it.

    Beside a country, a demonym is its country ("the Malian-Algerian border"). A place whose name is only similar has to
    be close by.
    """
    found = [
        candidate
        for candidate in gazetteer.lookup(surface)
        if candidate.match is not MatchKind.DEMONYM or is_country(origin)
    ]
    places = [candidate.place for candidate in found]
    if not found:
        places = [c.place for c in gazetteer.similar(surface) if _km(c.place, origin) <= _SIMILAR_KM]
    if any(is_country(place) for place in places[:1]):
        return places[0]
    if not is_country(origin):
        places = [place for place in places if _km(place, origin) <= _FARTHEST_KM]
    return min(
        places, key=lambda place: (place.feature_class != origin.feature_class, _km(place, origin)), default=None
    )


def _km(one: Place, other: Place) -> float:
    return float(geodesic((one.lat, one.lon), (other.lat, other.lon)).km)
