"""Resolution: which place each name means.

A name keeps one sense through an article. A linear model weighs how a place's name matches, how important the place is,
what kind of place the name itself says, what contains it in the text, and how many of the article's other names lie in
the same country, the same division, or close by; and whether none of the places that the gazetteer has is meant. The
confidence is the softmax of the scores.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from math import log10
from operator import mul
from weakref import WeakKeyDictionary

from dateline.gazetteer import Candidate, Gazetteer, MatchKind
from dateline.gazetteer.features import is_minor
from dateline.model import Place
from dateline.places.agreement import name_key
from dateline.places.keys import standing
from dateline.places.model import Model, total
from dateline.places.senses import About, Sense, areas, division
from dateline.places.spans import Name, has_class

__all__ = [
    "CONTEXT",
    "MOST_CANDIDATES",
    "alone_signs",
    "context",
    "none_signs",
    "rank",
    "resolve",
    "seats",
    "senses_of",
]

MOST_CANDIDATES = 60
"""Of a name like San Antonio the gazetteer has hundreds; nothing but the name speaks for one so far down."""
_ROUNDS = 2
"""After a first ranking of names by themselves, so many with the senses found before, and a last one beside none."""
_WELL_KNOWN = 100_000
"""Towns of so many are named in articles on other countries; on development data, what names a smaller one there is a
namesake or no place three times in four."""
_NAMED = 0.5
"""An article speaks of a country where so much of a name is expected to lie in it."""
_SETTLED = 0.995
"""A reading so likely by itself is overruled by nothing but what the text says that it lies in."""
_NONE = 0.6
"""A place is given up where none is so likely."""
_CONTAINER_READINGS = 3
"""Of what a container may mean, so many are tried: Georgia the country and the state, Punjab twice."""

CONTEXT = (
    "country share", "country any", "division share", "division any", "near share", "near any", "in country",
    "in division", "elsewhere",
)  # fmt: skip
"""What the rest of the article says for a place: the part of the other names that lies in its country, its first-order
division, or near it, and whether any does; whether the text says that it lies in a country or division that it does lie
in; and of a world region, the part of the other names that lies where no other reading does."""


def resolve(
    names: Sequence[Name], gazetteer: Gazetteer, model: Model, home: str | None = None
) -> list[tuple[Place | None, float]]:
    """Return for each name its place and the probability that it means that one; None where no gazetteer holds it.

    1. Gather the occurrences of a name into one sense, and note what contains what.
    2. Rank by the name alone, then with what the whole article is about.
    3. Ask whether it is none of them.

    Parameters
    ----------
    home
        Country of the publisher (ISO 3166-1 alpha-2), where it is known.
    """
    # 1
    senses = senses_of(names, gazetteer, model)
    # 2
    about = rank(senses, model, home)
    # 3
    table = model.resolution
    weights = [table.get(sign, 0.0) for sign in CONTEXT]
    answers: dict[str, tuple[Place | None, float]] = {}
    for key, sense in senses.items():
        if not sense.candidates:
            answers[key] = None, 0.0
            continue
        sense.rank(_scores(sense, senses, about, weights), total(none_signs(sense, about, gazetteer), table))
        best = max(range(len(sense.shares)), key=sense.shares.__getitem__)
        share = sense.shares[best]
        answers[key] = (sense.candidates[best].place, share) if sense.none < _NONE else (None, sense.none)
    return [answers[name_key(name)] for name in names]


def rank(senses: Mapping[str, Sense], model: Model, home: str | None = None, rounds: int = _ROUNDS) -> About:
    """Rank the readings of senses by themselves and then, so many times, by the rest; return what it is about."""
    weights = [model.resolution.get(sign, 0.0) for sign in CONTEXT]
    for sense in senses.values():
        sense.rank(sense.base)
    about = About(senses.values(), home)
    for _ in range(rounds):
        # Where there is no choice, nothing has to be weighed.
        ranked = [
            (sense, _scores(sense, senses, about, weights))
            for sense in senses.values()
            if len(sense.candidates) > 1 and (sense.containers or max(sense.shares) < _SETTLED)
        ]
        for sense, scores in ranked:
            sense.rank(scores)
        about = About(senses.values(), home)
    return about


def senses_of(names: Sequence[Name], gazetteer: Gazetteer, model: Model) -> dict[str, Sense]:
    """Gather names into senses by key, scored by themselves."""
    memo = _READ.get(gazetteer)
    if memo is None or len(memo) > _REMEMBERED:
        memo = _READ[gazetteer] = {}
    senses: dict[str, Sense] = {}
    for name in names:
        key = name_key(name)
        if key not in senses:
            first = name.candidates[0].match if name.candidates else None
            remembered = model, key, name.designator, first, len(name.candidates)
            if remembered not in memo:
                memo[remembered] = _read(name, model)
            senses[key] = Sense(name.candidates[:MOST_CANDIDATES], name.designator, *memo[remembered])
    for inner, outer in _containments(names):
        if inner != outer:
            senses[inner].containers.add(outer)
    return senses


_Read = tuple[Sequence[float], Sequence[Sequence[Hashable]]]
_READ: WeakKeyDictionary[Gazetteer, dict[tuple[object, ...], _Read]] = WeakKeyDictionary()
_REMEMBERED = 50_000
"""Names of which the scores by themselves are kept."""


def _read(name: Name, model: Model) -> _Read:
    """Return the scores of a name's candidates by themselves, and the areas that each lies in."""
    candidates = name.candidates[:MOST_CANDIDATES]
    divisions = seats(candidates)
    base = [
        _weighed(alone_signs(candidate, name.designator, number, divisions), model.resolution)
        for number, candidate in enumerate(candidates)
    ]
    return base, [tuple(areas(candidate.place)) for candidate in candidates]


def seats(candidates: Sequence[Candidate]) -> set[tuple[str | None, str | None]]:
    """Return the country and the name of the first-order divisions that one of the towns may share its name with."""
    towns = {(c.place.country, c.place.admin1) for c in candidates if c.place.feature_class == "P"}
    return {
        (c.place.country, c.place.admin1)
        for c in candidates
        if c.place.feature_code == "ADM1" and (c.place.country, c.place.admin1) in towns
    }


def _weighed(signs: Iterator[tuple[str, float]], table: Mapping[str, float]) -> float:
    return sum(table.get(sign, 0.0) * value for sign, value in signs)


def alone_signs(
    candidate: Candidate, designator: str | None, number: int, divisions: set[tuple[str | None, str | None]]
) -> Iterator[tuple[str, float]]:
    """Yield what speaks for a place by the name and the gazetteer only, with how much of it there is.

    Parameters
    ----------
    number
        Its place among the candidates, from 0.
    divisions
        Country and name of the first-order divisions that go by this name, as a town in them does.
    """
    place = candidate.place
    match = candidate.match
    code = place.feature_code
    if (place.country, place.admin1) in divisions:
        if code == "ADM1":
            yield "division beside its town", 1.0
        elif place.feature_class == "P":
            yield "town beside its division", 1.0
            # The gazetteer calls the city New York City; in a text it goes by the state's name.
            match = MatchKind.EXACT
    yield f"match={match.value}", 1.0
    kind = "country" if code.startswith("PCL") else code if code in _CODES else place.feature_class
    yield f"kind={kind}", 1.0
    if place.feature_class in "PS":
        yield "people", log10(place.population + 1)
        if not place.population:
            yield "uncounted", 1.0
    elif place.population:
        yield "area people", log10(place.population + 1)
    else:
        # Counties and regions of which nobody counts the people.
        yield f"km {place.feature_class}", 2 * log10(max(place.uncertainty_km, 1.0))
    yield f"number={min(number, 3)}", 1.0
    if designator is None:
        if place.country is None:
            yield "wide", 1.0
    else:
        fits = has_class(candidate, designator)
        yield "designator fits" if fits else "designator differs", 1.0
        if fits:
            yield f"designator fits {kind}", 1.0


_CODES = frozenset({"PPLC", "PPLA", "PPLX", "ADM1", "ADM2", "ADM3", "RGN", "CONT"})


def context(
    place: Place, own: Sequence[Hashable], sense: Sense, senses: Mapping[str, Sense], about: About
) -> list[float]:
    """Return what the rest of the article says for a place, in the order of `CONTEXT`."""
    found = [0.0] * len(CONTEXT)
    others, weight, mine = about.others, about.weight, sense.weight
    if place.country is None:
        # The whole Sahel, or the region of Burkina Faso: it is the one that lies in what the rest is about.
        if not sense.containers:
            found[8] = about.elsewhere(sense)
        return found
    count = weight.get(place.country, 0.0) - mine.get(place.country, 0.0)
    found[0], found[1] = count / others, min(1.0, count)
    cell = 1
    if division(place) is not None:
        cell = 2
        count = weight.get(own[1], 0.0) - mine.get(own[1], 0.0)
        found[2], found[3] = count / others, min(1.0, count)
    if len(own) > cell:
        count = weight.get(own[cell], 0.0) - mine.get(own[cell], 0.0)
        found[4], found[5] = count / others, min(1.0, count)
    for outer in sense.containers:
        country, inner = _contained(place, senses[outer])
        found[6], found[7] = max(found[6], country), max(found[7], inner)
    return found


def none_signs(sense: Sense, about: About, gazetteer: Gazetteer) -> Iterator[str]:
    """Yield what speaks for a name's meaning none of the places that the gazetteer has."""
    best = sense.best()
    if best is None:
        return
    place, match = best.place, best.match
    rank = standing(best)
    yield "none"
    yield f"none match={match.value}"
    yield f"none known={rank}"
    yield f"none readings={min(len(sense.candidates), 4)}"
    if sense.designator is not None:
        yield "none unfit" if not has_class(best, sense.designator) else "none fit"
    if place.country is None:
        return
    if about.count(place.country, sense) >= _NAMED:
        yield "none home"
        yield f"none home {rank}"
        yield f"none home match={match.value}"
        yield f"none home readings={min(len(sense.candidates), 4)}"
    else:
        yield "none away"
        yield f"none away {rank}"
        yield f"none away match={match.value}"
        if _is_far(best, about, gazetteer):
            yield "none far"
            yield f"none far {rank}"


def _scores(sense: Sense, senses: Mapping[str, Sense], about: About, weights: Sequence[float]) -> list[float]:
    scores = list(sense.base)
    weight, mine, candidates = about.weight, sense.weight, sense.candidates
    for number, own in enumerate(sense.areas):
        if not own or weight.get(own[0], 0.0) > mine.get(own[0], 0.0):
            told = context(candidates[number].place, own, sense, senses, about)
            scores[number] += sum(map(mul, told, weights))
    return scores


def _is_far(candidate: Candidate, about: About, gazetteer: Gazetteer) -> bool:
    """Tell whether a place is little known and its country neither named nor beside one that is."""
    place, named = candidate.place, about.named
    little = place.feature_class == "P" or is_minor(place)
    if not about.has_ground or place.country is None or not little or place.country in named:
        return False
    if candidate.match is not MatchKind.FOLDED and (place.population >= _WELL_KNOWN or place.feature_code == "PPLC"):
        return False
    country = gazetteer.countries.get(place.country)
    return country is None or named.isdisjoint(country.neighbours)


def _contained(place: Place, outer: Sense) -> tuple[float, float]:
    """Return the probability that what the text says a place lies in is its country, and its division."""
    country = inner = 0.0
    readings = sorted(zip(outer.shares, outer.candidates, strict=True), key=lambda reading: -reading[0])
    for share, candidate in readings[:_CONTAINER_READINGS]:
        area = candidate.place
        if area.id == place.id or area.country != place.country or area.country is None:
            continue
        if area.feature_code.startswith("PCL"):
            country = max(country, share)
        elif area.feature_code == "ADM1" and place.admin1 in (area.admin1, area.name):
            inner = max(inner, share)
    return country, inner


def _containments(names: Sequence[Name]) -> Iterator[tuple[str, str]]:
    """Yield keys of inner and outer names: "Paris, Texas", "Gao (Mali)", "Gao in Mali", "Mali's Gao region"."""
    for number in range(len(names) - 1):
        one, other = names[number], names[number + 1]
        if one.sentence is not other.sentence or other.first - one.last > _MOST_BETWEEN:
            continue
        between = tuple([token.lower for token in one.sentence.tokens[one.last : other.first]])
        if between in _INNER_FIRST:
            yield name_key(one), name_key(other)
        elif between in _OUTER_FIRST:
            yield name_key(other), name_key(one)


_MOST_BETWEEN = 3
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
