"""Keys: what an article shows of one name, as small tuples that many names share.

What the gazetteer makes of the name, the words on either side, how it stands among capitals, the names beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from math import log10
from typing import NamedTuple

from dateline.gazetteer import Candidate, MatchKind
from dateline.gazetteer.features import is_minor
from dateline.language.document import Token
from dateline.places.casing import Case, is_name_token
from dateline.places.cues import Cues
from dateline.places.persons import Persons, is_aged, surname_key
from dateline.places.spans import Name, is_apposition, lead

__all__ = ["After", "Before", "Company", "Evidence", "Key", "Own", "Setting", "keys", "standing"]

_METROPOLIS = 1_000_000
_CITY = 100_000
_TOWN = 15_000
_VILLAGE = 1_000
_POSTAL_CHARS = 2
"""OR, IN and ME are states after a town's name only."""
_MANY_RUN = 5
_CLOSE_DEG = 3.0
"""About 330 km: Gao and Kidal are as far apart."""
_LIST_MARKS = frozenset({",", "and", "or", "et", "ou", "-", "/", "–", "(", "&", ";"})
_OPENING_MARKS = frozenset({",", "("})
_DATELINE_MARKS = frozenset({"—", "–", "-", "("})
_SHORT = frozenset({"abbreviation", "postal"})
_NATIVE = 3
"""Of a name's readings, so many of the likeliest say whether it is of the article's language."""
_CONTAINED = 10
"""So many readings of a name are tried for whether the next name contains it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the whole article says of its words."""

    words: Collection[str]
    """Words as it writes them, headlines aside."""
    persons: Persons


class Own(NamedTuple):
    """The name itself."""

    standing: str
    match: str
    code: str
    power: int
    """Of ten, of the population; -1 where none is known."""
    readings: int
    native: bool
    """Whether one of the likeliest lies where the article's language gave the towns their names."""
    words: tuple[str, ...]
    surface: str
    case: Case
    designator: str


class Before(NamedTuple):
    """The two words before it."""

    standing: str
    second: str
    word: str
    joined: bool
    """By a hyphen, to a word that is no name."""
    lead: str
    """How these and the words before them lead up to a place, as `spans.lead` says."""


class After(NamedTuple):
    """The two words after it."""

    standing: str
    word: str
    second: str
    joined: bool


class Setting(NamedTuple):
    """How it stands among the capitals of its sentence, and what the article says of its words elsewhere."""

    standing: str
    case: Case
    first: bool
    """Whether it opens its run of capitalised words."""
    last: bool
    came_from: str
    """The word of its run before it; "" where there is none."""
    goes_on: str
    """The word of its run after it, or the one further on that makes a body of it ("Accords"); "" where none is."""
    run_words: int
    opens: bool
    """Whether it opens its sentence."""
    common: bool
    """Whether it is a word that is seldom a name."""
    person: str
    seen_small: bool


class Company(NamedTuple):
    """The names beside it, and what stands between."""

    standing: str
    listed_before: str = ""
    """Standing of the name before it in a list, "" where there is none."""
    listed_after: str = ""
    mark_before: str = ""
    """The mark or word of the list."""
    mark_after: str = ""
    opening: str = ""
    """The word before that name, which leads up to both."""
    closing: str = ""
    """The word after that name."""
    close_before: bool = False
    """Whether that name and this one may mean places that are close to each other."""
    close_after: bool = False
    contained: bool = False
    """Whether the name after it may mean what it lies in."""
    kind: bool = False
    """A phrase in apposition says that it is a place: ", a border town"."""
    aged: bool = False
    dateline: bool = False
    road: bool = False


Key = tuple[Own, Before, After, Setting, Company]


def keys(name: Name, earlier: Name | None, later: Name | None, article: Evidence, cues: Cues) -> Key:
    """Return what the signs of a name are read from.

    Parameters
    ----------
    earlier, later
        The names before and after it in its sentence.
    """
    tokens = name.sentence.tokens
    rank = standing(name.candidates[0]) if name.candidates else "nothing"
    return (
        _own(name, rank, cues),
        _before(name, earlier, rank, cues),
        _after(name, later, rank),
        _setting(name, tokens, article, rank, cues),
        _company(name, earlier, later, rank, cues),
    )


def standing(candidate: Candidate) -> str:
    """Return what sort of place the likeliest reading is, in one word."""
    place, match = candidate.place, candidate.match
    if match is MatchKind.DEMONYM:
        return "demonym"
    if match is MatchKind.ABBREVIATION:
        postal = place.feature_code == "ADM1" and len(candidate.name) == _POSTAL_CHARS
        return "postal" if postal else "abbreviation"
    code = place.feature_code
    if code.startswith("PCL"):
        return "country"
    if code == "ADM1":
        return "admin1"
    if place.feature_class != "P":
        return "division" if code.startswith("ADM") else "uncounted" if is_minor(place) else "region"
    if code == "PPLC":
        return "capital"
    population = place.population
    if not population:
        return "uncounted"
    if population >= _CITY:
        return "metropolis" if population >= _METROPOLIS else "city"
    return "town" if population >= _TOWN else "village" if population >= _VILLAGE else "hamlet"


def _own(name: Name, rank: str, cues: Cues) -> Own:
    tokens = name.sentence.tokens[name.first : name.last]
    if len(tokens) == 1:
        surface, _, _, lower = tokens[0]
        words: tuple[str, ...] = (lower,)
    else:
        surface = " ".join([token.text for token in tokens])
        words = tuple([token.lower for token in tokens])
    designator = name.designator or ""
    if not name.candidates:
        return Own(rank, "", "", -1, 0, False, words, surface, name.case, designator)
    best = name.candidates[0]
    place = best.place
    power = int(log10(place.population)) if place.population else -1
    readings = len(name.candidates)
    native = not cues.native_countries.isdisjoint([each.place.country for each in name.candidates[:_NATIVE]])
    several = 0 if readings == 1 else 1 if readings < 5 else 2 if readings < 20 else 3
    return Own(
        rank, best.match.value, place.feature_code, power, several, native, words, surface, name.case, designator
    )


def _before(name: Name, earlier: Name | None, rank: str, cues: Cues) -> Before:
    tokens = name.sentence.tokens
    index = name.first - 1
    if index < 0:
        return Before(rank, "", "", False, "")
    token = tokens[index]
    second = tokens[index - 1].text if index else ""
    joined = (
        token.text == "-"
        and token.end == tokens[name.first].start
        and len(second) > 1
        and (earlier is None or earlier.last != index)
    )
    return Before(rank, second, token.text, joined, lead(tokens, name.first, cues))


def _after(name: Name, later: Name | None, rank: str) -> After:
    tokens = name.sentence.tokens
    index = name.last
    if index >= len(tokens):
        return After(rank, "", "", False)
    token = tokens[index]
    if index + 1 >= len(tokens):
        return After(rank, token.text, "", False)
    second = tokens[index + 1]
    joined = (
        token.text == "-"
        and token.start == tokens[index - 1].end
        and second.start == token.end
        and not second.text[0].islower()
        and (later is None or later.first != index + 1)
    )
    return After(rank, token.text, second.text, joined)


def _setting(name: Name, tokens: tuple[Token, ...], article: Evidence, rank: str, cues: Cues) -> Setting:
    run_first, run_last = name.run
    first, last = name.first <= run_first, name.last >= run_last
    came_from = goes_on = ""
    if not first and is_name_token(tokens[name.first - 1]):
        came_from = tokens[name.first - 1].lower
    if not last and is_name_token(tokens[name.last]):
        goes_on = tokens[name.last].lower
        if name.last + 1 < run_last and goes_on not in cues.organisations_after:
            goes_on = next(
                (t.lower for t in tokens[name.last + 1 : run_last] if t.lower in cues.organisations_after), goes_on
            )
    words = [token for token in tokens[name.first : name.last] if token.text[0].isalpha()]
    single = words[0].lower if len(words) == 1 else ""
    return Setting(
        rank,
        name.case,
        first,
        last,
        came_from,
        goes_on,
        min(run_last - run_first, _MANY_RUN),
        name.first == 0,
        single in cues.common,
        _person(name, words, article.persons) if words else "",
        bool(single) and words[0].text != single and single in article.words,
    )


def _person(name: Name, words: Sequence[Token], persons: Persons) -> str:
    """Tell whether a name is part of a person's, or what a person is called by further down."""
    if persons.tokens and not persons.tokens.isdisjoint(
        [(name.sentence.index, index) for index in range(name.first, name.last)]
    ):
        return "within"
    key = surname_key(words[-1])
    if key in persons.surnames:
        return "surname"
    return "perhaps" if len(words) == 1 and key in persons.doubtful else ""


def _company(name: Name, earlier: Name | None, later: Name | None, rank: str, cues: Cues) -> Company:
    tokens = name.sentence.tokens
    told: dict[str, str | bool] = {}
    index = name.first - 1
    if earlier is not None and earlier.candidates and earlier.last == index and tokens[index].text in _LIST_MARKS:
        told.update(listed_before=standing(earlier.candidates[0]), mark_before=tokens[index].lower)
        told.update(
            close_before=_are_close(earlier, name), opening=tokens[earlier.first - 1].lower if earlier.first else ""
        )
    index = name.last
    if index < len(tokens):
        token = tokens[index]
        text = token.text
        if text in _LIST_MARKS and later is not None and later.candidates and later.first == index + 1:
            told.update(listed_after=standing(later.candidates[0]), mark_after=token.lower)
            told.update(
                close_after=_are_close(name, later),
                closing=tokens[later.last].lower if later.last < len(tokens) else "",
                contained=text in _OPENING_MARKS and _contains(later, name),
                aged=text == "," and is_aged(tokens, index),
            )
        elif text == "," and index + 1 < len(tokens):
            aged = is_aged(tokens, index)
            told.update(aged=aged, kind=not aged and is_apposition(tokens, index + 1, cues))
        if text in _DATELINE_MARKS and token.start > tokens[index - 1].end:
            told["dateline"] = name.first == 0 or tokens[name.first].text.isupper()
        if rank in _SHORT:
            told["road"] = any(t.text.isdecimal() for t in tokens[index : index + 1 + (text == "-")])
    return Company(rank, **told) if told else _alone(rank)  # type: ignore[arg-type]


@cache
def _alone(rank: str) -> Company:
    return Company(rank)


def _are_close(one: Name, other: Name) -> bool:
    """Tell whether two names may mean two places that are close to each other."""
    ones, others = (
        [c.place for c in name.candidates[:_CONTAINED] if c.place.feature_class in "PS"] for name in (one, other)
    )
    return any(
        abs(a.lat - b.lat) < _CLOSE_DEG and abs(a.lon - b.lon) < _CLOSE_DEG and a.id != b.id
        for a in ones
        for b in others
    )


def _contains(outer: Name, inner: Name) -> bool:
    """Tell whether one name may mean a country or division that a reading of the other lies in."""
    areas = [c.place for c in outer.candidates[:3] if c.place.feature_class == "A"]
    return any(
        area.country == c.place.country and (area.feature_code != "ADM1" or c.place.admin1 in (area.admin1, area.name))
        for area in areas
        for c in inner.candidates[:_CONTAINED]
    )
