"""Mentions -> mentions: names without a place, asked of an online geocoder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geopy.distance import great_circle

from dateline.gazetteer.names import fold
from dateline.model import Mention, Place, Role

if TYPE_CHECKING:
    from dateline.geocoding.geocoder import Geocoder
    from dateline.geocoding.matching import Match

__all__ = ["geocode"]

LEAST_CONFIDENCE = 0.5
"""A name is asked for where it is more likely a place's than not. On development data half of the names that no
gazetteer holds are places at this bound, and no more at higher ones; below, people and firms would be asked for."""

_ROLES = frozenset({Role.SITE, Role.LITERAL, Role.METONYM})
"""Demonyms are words of a language; what is inside another name is mostly a firm's or a unit's (neither of the two on
development data was a place)."""

COUNTRY_SHARE = 0.1
"""An article speaks of the countries where so much of it lies. One of twenty names is a passing word of Paris."""
MOST_COUNTRIES = 5
"""A report on the Sahel names as many; on more, it is about none of them."""

_SURE_EXACT = 0.9
_SURE_ALIKE = 0.6
"""How sure a place is that is the only one of its name, or of one spelled alike, in a country that the article speaks
of. By judgement: there is no labelled data on names that no gazetteer holds."""

LEAST_SURE = 0.4
"""Of two places that bear a name the likelier is taken, of three none: what happened there then stands at the district
or country that the article names beside it, which is vaguer and true."""

_LOCAL_PREC = 4
"""Places up to a first-order division (UCDP) say where an article's other places are; a country's point does not."""


def geocode(mentions: Sequence[Mention], geocoder: Geocoder) -> tuple[Mention, ...]:
    """Return the mentions of one article, with places for names that had none, as far as the service knows them.

    1. See which countries the article speaks of.
    2. Ask for each name that may be a place's once, in those countries.
    3. Of several places that bear it, take one in the country that the article speaks of most; there, the nearest to
       its other places; none where too many bear it.

    The confidence of a mention that gets a place is multiplied by how sure the place is: by name, and by its share
    among all that bear it, each counted as much as its country is spoken of.
    """
    # 1
    countries = _countries(mentions)
    landmarks = _landmarks(mentions)
    # 2
    answers = {
        fold(mention.surface): geocoder.matches(mention.surface, tuple(countries))
        for mention in {fold(mention.surface): mention for mention in mentions if _is_wanted(mention)}.values()
    }
    # 3
    return tuple(
        _placed(mention, matches, countries, landmarks)
        if _is_wanted(mention) and (matches := answers[fold(mention.surface)])
        else mention
        for mention in mentions
    )


def _is_wanted(mention: Mention) -> bool:
    return mention.place is None and mention.role in _ROLES and mention.confidence >= LEAST_CONFIDENCE


def _countries(mentions: Iterable[Mention]) -> dict[str, float]:
    """Return the countries that an article speaks of, and how much it does; the most named first."""
    weights: dict[str, float] = defaultdict(float)
    for mention in mentions:
        if mention.place is not None and mention.place.country is not None:
            weights[mention.place.country] += mention.confidence
    least = COUNTRY_SHARE * sum(weights.values())
    ranked = sorted(weights, key=lambda country: (-weights[country], country))
    return {country: weights[country] for country in ranked[:MOST_COUNTRIES] if weights[country] >= least}


def _landmarks(mentions: Iterable[Mention]) -> list[tuple[float, float]]:
    """Return ``(lat, lon)`` of the places that are not too wide to be near anything."""
    places = {mention.place.id: mention.place for mention in mentions if mention.place is not None}
    return [(place.lat, place.lon) for place in places.values() if place.precision <= _LOCAL_PREC]


def _placed(
    mention: Mention,
    matches: Sequence[Match],
    countries: Mapping[str, float],
    landmarks: Sequence[tuple[float, float]],
) -> Mention:
    weights = [countries.get(found.place.country or "", 1.0) for found in matches]
    likely = [found for found, weight in zip(matches, weights, strict=True) if weight == max(weights)]
    chosen = min(likely, key=lambda found: _away_km(found.place, landmarks))
    sure = (_SURE_EXACT if chosen.exact else _SURE_ALIKE) * max(weights) / sum(weights)
    if sure < LEAST_SURE:
        return mention
    return replace(mention, place=chosen.place, confidence=round(mention.confidence * sure, 3))


def _away_km(place: Place, landmarks: Sequence[tuple[float, float]]) -> float:
    return min((float(great_circle((place.lat, place.lon), landmark).km) for landmark in landmarks), default=0.0)
