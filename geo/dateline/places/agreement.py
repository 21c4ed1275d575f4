"""Agreement: what the rest of an article says for or against a name, once every name has been looked at by itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.gazetteer import Country, MatchKind
from dateline.model import Place
from dateline.places.casing import Case
from dateline.places.cues import Cues
from dateline.places.keys import standing
from dateline.places.senses import cell, cells
from dateline.places.spans import Name, lead

__all__ = ["Agreement", "Rest", "name_key", "signs"]

_SURE = 1.5
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


class Agreement:
    """What an article as a whole says of its names.

    Parameters
    ----------
    scores
        Of each name by itself: the log of its odds of being a place's.
    """

    def __init__(
        self, names: Sequence[Name], scores: Sequence[float], cues: Cues, countries: Mapping[str, Country]
    ) -> None:
        self._names = names
        self._scores = scores
        self._cues = cues
        self._countries = countries
        self._keys = [name_key(name) for name in names]
        self._times = Counter(self._keys)
        self._best_two = defaultdict[str, list[float]](list)
        self._spellings = defaultdict[str, set[str]](set)
        """Keys by the place that they are sure to mean."""
        self._homes = defaultdict[str, Counter[str]](Counter)
        """How often each key is named, by the country that it lies in."""
        self._named: set[str] = set()
        self._cells = defaultdict[tuple[int, int], set[str]](set)
        """Keys of towns by the cells in and beside which they lie."""
        self._sure: set[str] = set()
        for name, key, score in zip(names, self._keys, scores, strict=True):
            top = self._best_two[key]
            top.append(score)
            if len(top) > 1:
                top.sort(reverse=True)
                del top[2:]
            if score > 0.0 and name.candidates:
                self._note(name.candidates[0].place, key, sure=score >= _SURE)
        self._counts = {country: keys.total() for country, keys in self._homes.items()}

    def rest(self, index: int) -> Rest:
        """Return what the rest of the article says of the name of this number."""
        name, key, score = self._names[index], self._keys[index], self._scores[index]
        candidates = name.candidates
        rank, otherwise, spelled = "nothing", False, False
        if candidates:
            rank, otherwise = standing(candidates[0]), candidates[0].match in _OTHERWISE
            others = self._spellings.get(candidates[0].place.id)
            spelled = others is not None and len(others) > (key in others)
        top = self._best_two[key]
        again = _class(top[top[0] == score]) if len(top) > 1 else ""
        home, count, near, placed, told, native = "", 0, False, False, False, False
        if otherwise or rank in _SMALL:
            readings = [candidate.place for candidate in candidates[:_READINGS]]
            lies_in = {place.country or "" for place in readings}
            count = len(self._sure) - (key in self._sure)
            if count >= _LEAST_SURE:
                home = self._home(key, lies_in)
            told = not self._named.isdisjoint(lies_in)
            native = not self._cues.native_countries.isdisjoint(lies_in)
            placed = lead(name.sentence.tokens, name.first, self._cues) in _PLACING
            near = self._is_near(key, readings)
        return Rest(
            rank,
            otherwise,
            len(candidates) <= _FEW,
            again,
            min(self._times[key], _MANY),
            spelled,
            home,
            told,
            native,
            min(count, _MANY),
            near,
            placed,
            self._side(name, index - 1),
            self._side(name, index + 1),
        )

    def _note(self, place: Place, key: str, *, sure: bool) -> None:
        self._spellings[place.id].add(key)
        if not sure:
            return
        if place.country is not None:
            self._homes[place.country][key] += 1
            if place.feature_code.startswith("PCL"):
                self._named.add(place.country)
        if place.feature_class == "P" and key not in self._sure:
            for each in cells(place):
                self._cells[each].add(key)
        self._sure.add(key)

    def _home(self, key: str, lies_in: set[str]) -> str:
        counts = self._counts
        own = {country: keys[key] for country, keys in self._homes.items() if key in keys}
        every = sum(counts.values()) - sum(own.values())
        if not every:
            return ""
        most = max((counts.get(country, 0) - own.get(country, 0) for country in lies_in), default=0)
        if most == 0:
            countries = [self._countries[country] for country in lies_in if country in self._countries]
            beside = {other for country in countries for other in country.neighbours}
            if any(counts[country] > own.get(country, 0) for country in beside.intersection(counts)):
                return "beside"
        return str(sum(most / every > share for share in _SHARES))

    def _is_near(self, key: str, readings: Sequence[Place]) -> bool:
        """Tell whether one of some places lies near a town that another name surely means."""
        if not self._cells:
            return False
        for place in readings:
            if place.feature_class == "P":
                found = self._cells.get(cell(place))
                if found is not None and len(found) > (key in found):
                    return True
        return False

    def _side(self, name: Name, other: int) -> str:
        """Return the class of the score of a neighbour, "" where it does not stand right beside the name."""
        if not 0 <= other < len(self._names) or name.case is Case.UPPER:
            return ""
        beside = self._names[other]
        if beside.sentence is not name.sentence:
            return ""
        gap = max(name.first - beside.last, beside.first - name.last)
        return _class(self._scores[other]) if gap <= 1 else ""


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
