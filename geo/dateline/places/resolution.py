"""Resolution: which place each name means.

A name keeps one sense through an article. Candidates are ranked by features weighed in ``weights.toml``: how the name
matches, how important the place is, what kind of place the name itself says, what contains it in the text, and how many
of the article's other names lie in the same country, the same division, or close by. The confidence is the softmax of
the scores.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log10

from dateline.gazetteer import Candidate, Gazetteer, MatchKind
from dateline.model import Place
from dateline.places.spans import Name, has_class
from dateline.places.weights import weights

__all__ = ["resolve"]

_MOST_CANDIDATES = 60
"""Of a name like San Antonio the gazetteer has hundreds; nothing but the name speaks for one so far down."""
_ROUNDS = 2
"""The first round ranks without the rest of the article, each later one with the senses found before."""
_CELL_DEG = 1.0
"""Places in the same or in touching cells are near: within 110 to 220 km, a day's reach of a local newspaper."""
_LEAST_SHARE = 0.02
"""A reading less likely than this says nothing of what the article is about."""
_NAMED = 0.5
"""An article speaks of a country where so much of a name is expected to lie in it."""
_WELL_KNOWN = 100_000
"""Towns of so many are named in articles on other countries; on development data, what names a smaller one there is a
namesake or no place three times in four."""
_NAMING = ("PCL", "ADM1")
"""Codes of places that name a country."""
_SECOND_SHARE = 0.1
"""A reading less likely than this does not step in for one that is far-fetched."""
_CONTAINER_READINGS = 3
"""Of what a container may mean, so many are tried: Georgia the country and the state, Punjab twice."""


def resolve(names: Sequence[Name], gazetteer: Gazetteer) -> list[tuple[Place | None, float]]:
    """Return for each name its place and the probability that it means that one; None where no gazetteer holds it.

    1. Gather the occurrences of a name into one sense.
    2. Note what contains what: "Paris, Texas", "Pakistan's Sindh province".
    3. Rank by the name alone, then with what the whole article is about.
    4. Leave out what is far from all of it, unless it is well known.
    """
    # 1
    senses: dict[str, _Sense] = {}
    keys = [_key(name) for name in names]
    for key, name in zip(keys, names, strict=True):
        if key not in senses:
            senses[key] = _Sense(name.candidates[:_MOST_CANDIDATES], name.designator)
    # 2
    for inner, outer in _containments(names):
        if keys[inner] != keys[outer]:
            senses[keys[inner]].containers.add(keys[outer])
    # 3
    table = weights("resolution")
    for sense in senses.values():
        sense.divisions = frozenset(
            (c.place.country, c.place.admin1)
            for c in sense.candidates
            if c.place.feature_code == "ADM1" and c.match is MatchKind.EXACT
        )
        sense.base = [_alone(candidate, sense, number, table) for number, candidate in enumerate(sense.candidates)]
        sense.rank(sense.base)
    for _ in range(_ROUNDS):
        about = _About(senses.values())
        # Where there is no choice, nothing has to be weighed.
        open_senses = [sense for sense in senses.values() if len(sense.candidates) > 1]
        ranked = [
            [
                base + _in_context(candidate.place, sense, senses, about, table)
                for candidate, base in zip(sense.candidates, sense.base, strict=True)
            ]
            for sense in open_senses
        ]
        for sense, scores in zip(open_senses, ranked, strict=True):
            sense.rank(scores)
    # 4
    about = _About(senses.values())
    answers = {key: _answer(sense, about, gazetteer) for key, sense in senses.items()}
    return [answers[key] for key in keys]


@dataclass(slots=True)
class _Sense:
    """What one name means in one article, as far as it is known."""

    candidates: tuple[Candidate, ...]
    designator: str | None
    containers: set[str] = field(default_factory=set)
    """Keys of the names that it is said to lie in."""
    divisions: frozenset[tuple[str | None, str | None]] = frozenset()
    """Country and name of the first-order divisions that are called exactly so."""
    base: list[float] = field(default_factory=list)
    """Score of each candidate without the rest of the article."""
    shares: list[float] = field(default_factory=list)
    """Probability of each candidate."""
    areas: dict[Hashable, float] = field(default_factory=dict)
    """Probability that it lies in a country, a division, or in or beside a cell of the globe."""

    def rank(self, scores: list[float]) -> None:
        """Turn scores into probabilities."""
        top = max(scores, default=0.0)
        powers = [exp(value - top) for value in scores]
        total = sum(powers)
        self.shares = [power / total for power in powers]
        areas: dict[Hashable, float] = defaultdict(float)
        for share, candidate in zip(self.shares, self.candidates, strict=True):
            if share >= _LEAST_SHARE:
                for area in _areas(candidate.place):
                    areas[area] += share
        self.areas = areas

    def best(self) -> tuple[Place | None, float]:
        """Return the likeliest place and its probability."""
        if not self.candidates:
            return None, 0.0
        index = max(range(len(self.shares)), key=self.shares.__getitem__)
        return self.candidates[index].place, self.shares[index]


class _About:
    """What an article is about: every name counted once, shared out among its readings."""

    def __init__(self, senses: Iterable[_Sense]) -> None:
        self._weight: dict[Hashable, float] = defaultdict(float)
        self._countries: dict[str, float] = defaultdict(float)
        names = 0
        self.named: set[str] = set()
        """Countries that are named, by a demonym or a division too."""
        self.has_ground = False
        """Whether one of them is named otherwise than by a demonym: soldiers and drones are away from home."""
        for sense in senses:
            names += bool(sense.candidates)
            for area, share in sense.areas.items():
                self._weight[area] += share
                if isinstance(area, str):
                    self._countries[area] += share
            best, _ = sense.best()
            if best is not None and best.country is not None and best.feature_code.startswith(_NAMING):
                self.named.add(best.country)
                self.has_ground |= sense.candidates[0].match is not MatchKind.DEMONYM
        self.others = max(1, names - 1)
        """How many names there are beside any one."""

    def elsewhere(self, sense: _Sense) -> float:
        """Return the part of the other names that lies in other countries than any reading of this one."""
        own = {candidate.place.country for candidate in sense.candidates}
        others = sum(weight for area, weight in self._countries.items() if area not in own)
        return others / self.others

    def count(self, area: Hashable, sense: _Sense) -> float:
        """Return how many other names may be expected in an area."""
        weight = self._weight.get(area)
        return 0.0 if weight is None else max(0.0, weight - sense.areas.get(area, 0.0))


def _answer(sense: _Sense, about: _About, gazetteer: Gazetteer) -> tuple[Place | None, float]:
    """Return the place of a sense; instead of one that is far-fetched, the likeliest in a country that is spoken of."""
    unfit = sense.designator is not None and not any(has_class(c, sense.designator) for c in sense.candidates)
    readings = sorted(zip(sense.shares, sense.candidates, strict=True), key=lambda reading: -reading[0])
    for number, (share, candidate) in enumerate(readings):
        place, similar = candidate.place, candidate.match is MatchKind.SIMILAR
        if share < _SECOND_SHARE and number:
            break
        if place.country is not None and about.count(place.country, sense) >= _NAMED:
            if not (similar and unfit):
                return place, share
        elif not number and not similar and not _is_far(candidate, about, gazetteer):
            return place, share
    return None, 0.0


def _is_far(candidate: Candidate, about: _About, gazetteer: Gazetteer) -> bool:
    """Tell whether a place is little known and its country neither named nor beside one that is."""
    place, named = candidate.place, about.named
    if not about.has_ground or place.country is None or place.feature_class != "P" or place.country in named:
        return False
    if candidate.match is not MatchKind.FOLDED and (place.population >= _WELL_KNOWN or place.feature_code == "PPLC"):
        return False
    country = gazetteer.countries.get(place.country)
    return country is None or named.isdisjoint(country.neighbours)


def _key(name: Name) -> str:
    return " ".join(token.lower for token in name.sentence.tokens[name.first : name.last])


def _division(place: Place) -> str | None:
    return place.admin1 or (place.name if place.feature_code == "ADM1" else None)


def _cell(place: Place) -> tuple[int, int]:
    return int(place.lat // _CELL_DEG), int(place.lon // _CELL_DEG)


def _areas(place: Place) -> Iterator[Hashable]:
    """Yield the country and the division of a place and, of a town or spot, its cell and those round it."""
    if place.country is not None:
        yield place.country
        division = _division(place)
        if division is not None:
            yield place.country, division
    if place.feature_class in "PS":
        row, column = _cell(place)
        for north in (-1, 0, 1):
            for east in (-1, 0, 1):
                yield row + north, column + east


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
        ("of",),
        ("du",),
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
    match = candidate.match
    if place.feature_class == "P" and match is MatchKind.ALTERNATE and (place.country, place.admin1) in sense.divisions:
        # The gazetteer calls the city New York City; in a text it goes by the state's name.
        match = MatchKind.EXACT
    score = table[f"match:{match.value}"]
    score += table["size"] * _size(place) + table.get(f"class:{_rank(place)}", 0.0)
    if number == 0:
        score += table["first"]
    if sense.designator is None:
        score += table["wide:bare"] if place.country is None else 0.0
    else:
        score += table["designator:same" if has_class(candidate, sense.designator) else "designator:other"]
    return score


def _size(place: Place) -> float:
    """Return the power of ten of a place's population or, where none is known, of its area in square kilometres."""
    if place.population or place.feature_class in "PS":
        return log10(place.population + 1)
    return 2 * log10(max(place.uncertainty_km, 1.0))


def _rank(place: Place) -> str:
    code = place.feature_code
    return "country" if code.startswith("PCL") else {"PPLC": "capital", "ADM1": "admin1", "RGN": "region"}.get(code, "")


def _in_context(
    place: Place, sense: _Sense, senses: Mapping[str, _Sense], about: _About, table: Mapping[str, float]
) -> float:
    """Score a place by the rest of the article."""
    score = 0.0
    if place.country is None:
        # The whole Sahel, or the region of Burkina Faso: it is the one that lies in what the rest is about.
        if not sense.containers:
            score += table["country:share"] * about.elsewhere(sense)
    else:
        score += table["country:share"] * about.count(place.country, sense) / about.others
        division = _division(place)
        if division is not None:
            count = about.count((place.country, division), sense)
            score += table["admin1:share"] * count / about.others + table["admin1:count"] * min(1.0, count)
        if place.feature_class in "PS":
            count = about.count(_cell(place), sense)
            score += table["near:share"] * count / about.others + table["near:count"] * min(1.0, count)
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
