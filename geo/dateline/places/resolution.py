"""Resolution: which place each name means.

A name keeps one sense through an article. Candidates are ranked by features weighed in ``weights.toml``: how the name
matches, how important the place is, what kind of place the name itself says, what contains it in the text, and which
countries and divisions the rest of the article is about. The confidence is the softmax of the scores.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import asin, cos, exp, log10, radians, sin, sqrt

from dateline.language.document import Document
from dateline.model import Place
from dateline.places.gazetteer import Candidate, Gazetteer
from dateline.places.spans import Name, has_class
from dateline.places.weights import weights

__all__ = ["resolve"]

_MOST_CANDIDATES = 60
"""Of a name like San Antonio the gazetteer has hundreds; nothing but the name speaks for one so far down."""
_ROUNDS = 2
"""The first round ranks without the rest of the article, each later one with the senses found before."""
_NEAR_KM = 150.0
"""About a day's reach of a local newspaper; the field's usual bound for "the right place" is 161 km (100 miles)."""
_EARTH_RADIUS_KM = 6371.0
_CONTAINER_READINGS = 3
"""Of what a container may mean, so many are tried: Georgia the country and the state, Punjab twice."""


def resolve(names: Sequence[Name], document: Document, gazetteer: Gazetteer) -> list[tuple[Place | None, float]]:
    """Return for each name its place and the probability that it means that one; None where no gazetteer holds it.

    1. Gather the occurrences of a name into one sense.
    2. Note what contains what: "Paris, Texas", "Pakistan's Sindh province".
    3. Rank by the name alone, then with what the whole article is about.
    """
    # 1
    senses: dict[str, _Sense] = {}
    keys = [_key(name) for name in names]
    for key, name in zip(keys, names, strict=True):
        if key not in senses:
            candidates = name.candidates or gazetteer.similar(document.text[name.start : name.end])
            senses[key] = _Sense(candidates[:_MOST_CANDIDATES], name.designator)
    # 2
    for inner, outer in _containments(names):
        if keys[inner] != keys[outer]:
            senses[keys[inner]].containers.add(keys[outer])
    # 3
    table = weights("resolution")
    for sense in senses.values():
        sense.base = [_alone(candidate, sense, number, table) for number, candidate in enumerate(sense.candidates)]
        sense.rank(sense.base)
    for _ in range(_ROUNDS):
        about = _About(senses)
        ranked = [
            [
                base + _in_context(candidate, key, sense, senses, about, table)
                for candidate, base in zip(sense.candidates, sense.base, strict=True)
            ]
            for key, sense in senses.items()
        ]
        for sense, scores in zip(senses.values(), ranked, strict=True):
            sense.rank(scores)
    return [senses[key].best() for key in keys]


@dataclass(slots=True)
class _Sense:
    """What one name means in one article, as far as it is known."""

    candidates: tuple[Candidate, ...]
    designator: str | None
    containers: set[str] = field(default_factory=set)
    """Keys of the names that it is said to lie in."""
    base: list[float] = field(default_factory=list)
    """Score of each candidate without the rest of the article."""
    shares: list[float] = field(default_factory=list)
    """Probability of each candidate."""

    def rank(self, scores: list[float]) -> None:
        """Turn scores into probabilities."""
        top = max(scores, default=0.0)
        powers = [exp(value - top) for value in scores]
        total = sum(powers)
        self.shares = [power / total for power in powers]

    def best(self) -> tuple[Place | None, float]:
        """Return the likeliest place and its probability."""
        if not self.candidates:
            return None, 0.0
        index = max(range(len(self.shares)), key=self.shares.__getitem__)
        return self.candidates[index].place, self.shares[index]


class _About:
    """What an article is about: the senses found so far, each name counted once, by its probability."""

    def __init__(self, senses: Mapping[str, _Sense]) -> None:
        self.weight: dict[Hashable, float] = defaultdict(float)
        """By country, and by country and division."""
        self.own: dict[str, tuple[Place, float]] = {}
        self.names = 0
        for key, sense in senses.items():
            place, share = sense.best()
            if place is not None and place.country is not None:
                self.names += 1
                self.own[key] = place, share
                self.weight[place.country] += share
                self.weight[place.country, _division(place)] += share

    def share(self, place: Place, key: str, *, division: bool) -> float:
        """Return the part of the other names that lies in a place's country or division, from 0 to nearly 1."""
        area: Hashable = (place.country, _division(place)) if division else place.country
        weight = self.weight.get(area, 0.0)
        own = self.own.get(key)
        if own is not None and area == ((own[0].country, _division(own[0])) if division else own[0].country):
            weight -= own[1]
        return weight / (self.names + (own is None))

    def has_near(self, place: Place, key: str) -> bool:
        """Tell whether another name means a town or spot nearby."""
        return any(
            other.feature_class in "PS" and _km(place, other) <= _NEAR_KM
            for name, (other, _) in self.own.items()
            if name != key and other.country == place.country and other.id != place.id
        )


def _key(name: Name) -> str:
    return " ".join(token.lower for token in name.sentence.tokens[name.first : name.last])


def _division(place: Place) -> str | None:
    return place.admin1 or (place.name if place.feature_code == "ADM1" else None)


def _containments(names: Sequence[Name]) -> Iterator[tuple[int, int]]:
    """Yield pairs of inner and outer names: "Paris, Texas", "Gao (Mali)", "Gao in Mali", "Mali's Gao region"."""
    for number in range(len(names) - 1):
        one, other = names[number], names[number + 1]
        if one.sentence is not other.sentence:
            continue
        between = tuple(token.lower for token in one.sentence.tokens[one.last : other.first])
        if between in _INNER_FIRST:
            yield number, number + 1
        elif between in _OUTER_FIRST:
            yield number + 1, number


_INNER_FIRST = frozenset(
    {
        (",",),
        ("(",),
        (",", "in"),
        ("in",),
        (",", "in", "the"),
        ("in", "the"),
        (".", ","),
        (),
        (",", "en"),
        ("au",),
        (",", "au"),
    }
)
_OUTER_FIRST = frozenset({("'s",), ("'",)})


def _alone(candidate: Candidate, sense: _Sense, number: int, table: Mapping[str, float]) -> float:
    """Score a candidate by the name and the gazetteer only."""
    place = candidate.place
    score = table[f"match:{candidate.match.value}"]
    score += table["size"] * _size(place) + table.get(f"class:{_rank(place)}", 0.0)
    if number == 0:
        score += table["first"]
    if sense.designator is not None:
        score += table["designator:same" if has_class(candidate, sense.designator) else "designator:other"]
    return score


def _size(place: Place) -> float:
    """Return the power of ten of a place's population or, where none is known, of its area in square kilometres."""
    if place.population or place.feature_class in "PS":
        return log10(place.population + 1)
    return 2 * log10(max(place.uncertainty_km, 1.0))


def _rank(place: Place) -> str:
    code = place.feature_code
    return "country" if code.startswith("PCL") else {"PPLC": "capital", "ADM1": "admin1"}.get(code, "other")


def _in_context(
    candidate: Candidate,
    key: str,
    sense: _Sense,
    senses: Mapping[str, _Sense],
    about: _About,
    table: Mapping[str, float],
) -> float:
    """Score a candidate by the rest of the article."""
    place = candidate.place
    score = 0.0
    if place.country is not None:
        score += table["country:share"] * about.share(place, key, division=False)
        if place.feature_class != "A" or place.feature_code == "ADM1":
            score += table["admin1:share"] * about.share(place, key, division=True)
        if place.feature_class in "PS" and about.has_near(place, key):
            score += table["near:place"]
    return score + max((_contained(place, senses[outer], table) for outer in sense.containers), default=0.0)


def _contained(place: Place, outer: _Sense, table: Mapping[str, float]) -> float:
    """Score a place by whether it lies in what the text says it does; the likelier the container, the more."""
    best = 0.0
    readings = sorted(zip(outer.shares, outer.candidates, strict=True), key=lambda reading: -reading[0])
    for share, candidate in readings[:_CONTAINER_READINGS]:
        area = candidate.place
        if area.id == place.id or area.country != place.country or area.country is None:
            continue
        if area.feature_code.startswith("PCL"):
            best = max(best, share * table["container:country"])
        elif area.feature_code == "ADM1" and place.admin1 in (area.admin1, area.name):
            best = max(best, share * table["container:admin1"])
    return best


def _km(one: Place, other: Place) -> float:
    """Return the great-circle distance (haversine formula), good to half a percent, which is enough for "near"."""
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))
