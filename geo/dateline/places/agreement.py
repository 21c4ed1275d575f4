"""Agreement: what the rest of an article says for or against a name, once every name has been looked at by itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.gazetteer import Country, MatchKind
from dateline.model import Place
from dateline.places.casing import Case
from dateline.places.cues import Cues
from dateline.places.signs import standing
from dateline.places.spans import Name, lead

__all__ = ["Rest", "name_key", "rests", "signs"]

SURE = 1.5
"""A name with so high a score by itself, odds of four and a half to one, speaks for others."""
_BOUNDS = (-3.0, -1.0, 0.0, 1.0, 3.0)
"""Where the scores of other names are cut into classes."""
_SHARES = (0.0, 0.15, 0.4)
"""The same for the share of an article's sure names in a country."""
_LEAST_SURE = 2
"""One other name says little of where an article is at home: it may be the capital from which somebody speaks."""
_MANY = 4
_FEW = 3
"""A name that so few places bear is hardly that of a street or a family too."""
_READINGS = 20
"""So many readings of a name are looked at, the likeliest first."""
_OTHERWISE = frozenset({MatchKind.FOLDED, MatchKind.SIMILAR})
_PLACING = frozenset({"locative", "noun", "verb"})
_SMALL = frozenset({"city", "town", "village", "hamlet", "uncounted", "nothing"})
_CELL_DEG = 1.0
"""Places in the same or in touching cells are near: within 110 to 220 km, a day's reach of a local newspaper."""


class Rest(NamedTuple):
    """What the rest of the article says of one occurrence of a name."""

    standing: str
    otherwise: bool
    """Whether the gazetteer spells it otherwise."""
    few: bool
    """Whether few places bear the name."""
    again: str
    """Class of the best score that the same words have elsewhere."""
    times: int
    spelled: bool
    """Whether the place is sure under another spelling."""
    home: str
    """Class of the share of what is surely named in the country, of those it may lie in, that has most; "beside" where
    nothing is in any of them, but in a neighbour of one; "" where fewer than two other names are sure."""
    named: bool
    """Whether one of these countries is named."""
    native: bool
    """Whether one of these countries got its towns' names from the article's language."""
    sure: int
    """How many other names are sure."""
    near: bool
    """Whether it may lie near a sure town."""
    placed: bool
    """Whether the words before it lead up to a place."""
    before: str
    after: str
    """Classes of the scores of the names before and after it in its sentence."""


def name_key(name: Name) -> str:
    """Return a name's words in small letters: occurrences of one key are taken to mean one place."""
    if name.last - name.first == 1:
        return name.sentence.tokens[name.first].lower
    return " ".join([token.lower for token in name.sentence.tokens[name.first : name.last]])


def rests(
    names: Sequence[Name], scores: Sequence[float], cues: Cues, countries: Mapping[str, Country]
) -> Iterator[Rest]:
    """Yield what the rest of the article says of each name.

    Parameters
    ----------
    scores
        Of each name by itself: the log of its odds of being a place's.
    """
    keys = [name_key(name) for name in names]
    best_two = defaultdict[str, list[float]](list)
    times = Counter(keys)
    spellings = defaultdict[str, set[str]](set)
    homes = defaultdict[str, Counter[str]](Counter)
    named: set[str] = set()
    cells = defaultdict[tuple[int, int], set[str]](set)
    sure: set[str] = set()
    for name, key, score in zip(names, keys, scores, strict=True):
        top = best_two[key]
        top.append(score)
        top.sort(reverse=True)
        del top[2:]
        if score > 0.0 and name.candidates:
            best = name.candidates[0].place
            spellings[best.id].add(key)
            if score >= SURE:
                sure.add(key)
                if best.country is not None:
                    homes[best.country][key] += 1
                    if best.feature_code.startswith("PCL"):
                        named.add(best.country)
                if best.feature_class == "P":
                    cells[_cell(best)].add(key)
    for index, (name, key, score) in enumerate(zip(names, keys, scores, strict=True)):
        best_candidate = name.candidates[0] if name.candidates else None
        rank = standing(best_candidate) if best_candidate is not None else "nothing"
        top = best_two[key]
        again = _class(top[top[0] == score]) if len(top) > 1 else ""
        otherwise = best_candidate is not None and best_candidate.match in _OTHERWISE
        spelled = best_candidate is not None and len(spellings[best_candidate.place.id] - {key}) > 0
        home, count, near, placed, told, native = "", 0, False, False, False, False
        if rank in _SMALL or otherwise:
            readings = [candidate.place for candidate in name.candidates[:_READINGS]]
            count = len(sure) - (key in sure)
            lies_in = {place.country or "" for place in readings}
            if count >= _LEAST_SURE:
                home = _home(key, lies_in, homes, countries)
            told = not named.isdisjoint(lies_in)
            native = not cues.native_countries.isdisjoint(lies_in)
            placed = lead(name.sentence.tokens, name.first, cues) in _PLACING
            near = any(_near(place, key, cells) for place in readings if place.feature_class == "P")
        sides = [
            _class(scores[other])
            if 0 <= other < len(names)
            and name.case is not Case.UPPER
            and names[other].sentence is name.sentence
            and _beside(names, min(index, other))
            else ""
            for other in (index - 1, index + 1)
        ]
        few = len(name.candidates) <= _FEW
        yield Rest(
            rank,
            otherwise,
            few,
            again,
            min(times[key], _MANY),
            spelled,
            home,
            told,
            native,
            min(count, _MANY),
            near,
            placed,
            *sides,
        )


def signs(rest: Rest) -> Iterator[str]:
    """Yield the signs of what the rest of an article says."""
    rank = rest.standing
    if rest.again:
        yield f"again={rest.again}"
        yield f"again={rest.again} {rank}"
        yield f"times={rest.times} {rest.again}"
    if rest.otherwise:
        yield f"otherwise spelled={rest.spelled}"
    elif rest.spelled:
        yield "spelled"
    if rest.home:
        yield f"home={rest.home}"
        yield f"home={rest.home} {rank}"
        yield f"home={rest.home} few={rest.few}"
        yield f"home={rest.home} sure={rest.sure}"
        yield f"home={rest.home} named={rest.named} native={rest.native}"
        yield f"home={rest.home} native={rest.native} {rank}"
        if rest.otherwise:
            yield f"home={rest.home} otherwise"
        if rest.placed:
            yield f"home={rest.home} placed few={rest.few}"
            yield f"home={rest.home} placed {'otherwise' if rest.otherwise else rank}"
    if rest.named:
        yield "named"
        yield f"named {rank}"
        yield f"named few={rest.few} native={rest.native}"
        yield f"named native={rest.native} {rank}"
    if rest.near:
        yield "near"
        yield f"near {rank}"
        yield f"near few={rest.few}"
    for side, score in (("before", rest.before), ("after", rest.after)):
        if score:
            yield f"{side}={score}"
            yield f"{side}={score} {rank}"


def _class(score: float) -> str:
    return str(sum(score >= bound for bound in _BOUNDS))


def _home(key: str, lies_in: set[str], homes: Mapping[str, Counter[str]], countries: Mapping[str, Country]) -> str:
    counts = {country: names.total() - names[key] for country, names in homes.items()}
    every = sum(counts.values())
    if not every:
        return ""
    most = max((counts.get(country, 0) for country in lies_in), default=0)
    if most == 0:
        beside = {other for country in lies_in if country in countries for other in countries[country].neighbours}
        if any(counts[country] for country in beside.intersection(counts)):
            return "beside"
    return str(sum(most / every > share for share in _SHARES))


def _cell(place: Place) -> tuple[int, int]:
    return int(place.lat // _CELL_DEG), int(place.lon // _CELL_DEG)


def _near(place: Place, key: str, cells: dict[tuple[int, int], set[str]]) -> bool:
    row, column = _cell(place)
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            found = cells.get((row + north, column + east))
            if found is not None and (len(found) > 1 or key not in found):
                return True
    return False


def _beside(names: Sequence[Name], index: int) -> bool:
    """Tell whether no more than a mark or a word stands between a name and the next."""
    return names[index + 1].first - names[index].last <= 1
