"""Signs: what speaks for or against a span's being the name of a place.

Each group of signs is a function of a small key: the words before the name, how it is written, what the gazetteer makes
of it. So the weights of a group are added up once a key and remembered, and the same functions tell the training what
there is to weigh. A sign is a string; a name on a list of the lexicon has the sign of the list, so that what is learned
in one language holds in another.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from math import log10
from typing import NamedTuple

from dateline.armed_groups import is_armed_group
from dateline.gazetteer import Candidate, MatchKind
from dateline.gazetteer.names import is_initialism
from dateline.language.document import Token
from dateline.places.casing import Case, is_name_token
from dateline.places.cues import Cues
from dateline.places.persons import Persons, is_aged, surname_key
from dateline.places.spans import Name, is_apposition, lead

__all__ = ["GROUPS", "Article", "Key", "Own", "keys", "standing"]

_METROPOLIS = 1_000_000
_CITY = 100_000
_TOWN = 15_000
_VILLAGE = 1_000
_POSTAL_CHARS = 2
"""OR, IN and ME are states after a town's name only."""
_MANY_WORDS = 4
_MANY_RUN = 5
_SUFFIX_CHARS = (2, 3, 4)
"""Endings of place names: "-ville", "-stan", "-abad", "-ou"."""
_CLOSE_DEG = 3.0
"""About 330 km: Gao and Kidal are as far apart."""
_CURRENCIES = frozenset("$€£")
_LIST_MARKS = frozenset({",", "and", "or", "et", "ou", "-", "/", "–", "(", "&", ";"})
_OWN_LISTS = frozenset({"never", "common", "not_places"})
"""Lists that say something of a name that is such a word, and little of the names beside it."""
_DATELINE_MARKS = frozenset({"—", "–", "-", "("})
_NATIVE = 3
_TOWNS = frozenset({"metropolis", "city", "town", "village", "hamlet", "uncounted"})
_CONTAINED = 10
"""So many readings of a name are tried for whether the next name contains it."""


@dataclass(frozen=True, slots=True)
class Article:
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
    last: bool
    """Whether the last word is that designator."""


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
    """The word of the run before it, and the run's first one; "" where there is none."""
    goes_on: str
    run_words: int
    opens: bool
    """Whether it opens its sentence."""
    common: bool
    """Whether it is a word that is seldom a name."""
    person: str
    seen_small: bool


class Company(NamedTuple):
    """The names beside it."""

    standing: str
    listed_before: str
    """Standing of the name before it in a list, "" where there is none."""
    listed_after: str
    mark_before: str
    """The mark or word of the list."""
    mark_after: str
    opening: str
    """The word before that name, which leads up to both."""
    closing: str
    """The word after that name."""
    close_before: bool
    """Whether that name and this one may mean places that are close to each other."""
    close_after: bool
    contained: bool
    kind: bool
    """A phrase in apposition says that it is a place: ", a border town"."""
    aged: bool
    dateline: bool
    road: bool


Key = tuple[Own, Before, After, Setting, Company]


def keys(name: Name, earlier: Name | None, later: Name | None, article: Article, cues: Cues) -> Key:
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
        return "division" if code.startswith("ADM") else "region"
    if code == "PPLC":
        return "capital"
    population = place.population
    if not population:
        return "uncounted"
    if population >= _CITY:
        return "metropolis" if population >= _METROPOLIS else "city"
    return "town" if population >= _TOWN else "village" if population >= _VILLAGE else "hamlet"


# --- the keys --------------------------------------------------------------------------------------------------------


def _own(name: Name, rank: str, cues: Cues) -> Own:
    tokens = name.sentence.tokens[name.first : name.last]
    words = tuple(token.lower for token in tokens)
    surface = tokens[0].text if len(tokens) == 1 else " ".join(token.text for token in tokens)
    designator = name.designator or ""
    if not name.candidates:
        return Own(rank, "", "", -1, 0, False, words, surface, name.case, designator, False)
    best = name.candidates[0]
    place = best.place
    power = int(log10(place.population)) if place.population else -1
    readings = len(name.candidates)
    native = any(candidate.place.country in cues.native_countries for candidate in name.candidates[:_NATIVE])
    several = 0 if readings == 1 else 1 if readings < 5 else 2 if readings < 20 else 3
    return Own(
        rank, best.match.value, place.feature_code, power, several, native, words, surface, name.case, designator, False
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


def _setting(name: Name, tokens: tuple[Token, ...], article: Article, rank: str, cues: Cues) -> Setting:
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
    seen_small = len(words) == 1 and words[0].text != words[0].lower and words[0].lower in article.words
    person = ""
    persons = article.persons
    if words:
        if any((name.sentence.index, index) in persons.tokens for index in range(name.first, name.last)):
            person = "within"
        else:
            key = surname_key(words[-1])
            if key in persons.surnames:
                person = "surname"
            elif len(words) == 1 and key in persons.doubtful:
                person = "perhaps"
    return Setting(
        rank,
        name.case,
        first,
        last,
        came_from,
        goes_on,
        min(run_last - run_first, _MANY_RUN),
        name.first == 0,
        len(words) == 1 and words[0].lower in cues.common,
        person,
        seen_small,
    )


def _company(name: Name, earlier: Name | None, later: Name | None, rank: str, cues: Cues) -> Company:
    tokens = name.sentence.tokens
    listed_before = listed_after = mark_before = mark_after = opening = closing = ""
    close_before = close_after = contained = kind = aged = dateline = road = False
    index = name.first - 1
    if earlier is not None and earlier.candidates and earlier.last == index and tokens[index].text in _LIST_MARKS:
        listed_before, mark_before = standing(earlier.candidates[0]), tokens[index].lower
        close_before = _are_close(earlier, name)
        opening = tokens[earlier.first - 1].lower if earlier.first else ""
    index = name.last
    if index < len(tokens):
        token = tokens[index]
        follows = later is not None and later.candidates and later.first == index + 1
        if follows and token.text in _LIST_MARKS:
            assert later is not None
            listed_after, mark_after = standing(later.candidates[0]), token.lower
            close_after = _are_close(name, later)
            closing = tokens[later.last].lower if later.last < len(tokens) else ""
            contained = token.text in (",", "(") and _contains(later, name)
        if token.text == "," and index + 1 < len(tokens):
            aged = is_aged(tokens, index)
            kind = not aged and not follows and is_apposition(tokens, index + 1, cues)
        if token.text in _DATELINE_MARKS and token.start > tokens[index - 1].end:
            dateline = name.first == 0 or tokens[name.first].text.isupper()
        road = rank in ("abbreviation", "postal") and any(
            t.text.isdecimal() for t in tokens[index : index + 1 + (token.text == "-")]
        )
    return Company(
        rank,
        listed_before,
        listed_after,
        mark_before,
        mark_after,
        opening,
        closing,
        close_before,
        close_after,
        contained,
        kind,
        aged,
        dateline,
        road,
    )


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


# --- the signs -------------------------------------------------------------------------------------------------------


def _own_signs(key: Own, cues: Cues) -> Iterator[str]:
    words = key.words
    yield f"known={key.standing}"
    if key.match:
        yield f"match={key.match}"
        yield f"match={key.match} {key.standing}"
        yield f"code={key.code}"
        yield f"power={key.power}"
        yield f"readings={key.readings}"
        yield f"readings={key.readings} {key.match}"
        if key.standing in _TOWNS:
            native = "native" if key.native else "foreign"
            yield native
            yield f"{native} {key.standing}"
            yield f"{native} {key.match}"
            yield f"{native} readings={key.readings}"
    letters = [word for word in words if word[0].isalpha()]
    if not letters:
        yield "own:mark"
        return
    yield f"words={min(len(letters), _MANY_WORDS)} {'known' if key.match else 'nothing'}"
    yield f"case={key.case.value}"
    yield f"name={' '.join(words)}"
    if len(letters) > 1:
        yield f"first={letters[0]}"
    yield f"last={letters[-1]}"
    for count in _SUFFIX_CHARS:
        if len(letters[-1]) > count:
            yield f"ends={letters[-1][-count:]}"
            if not key.match:
                yield f"ends={letters[-1][-count:]} nothing"
    if "-" in words:
        yield "own:hyphen"
    if key.designator:
        yield f"designator={key.designator}"
        yield f"designator={key.standing}"
    if letters[0] in cues.generics:
        yield "own:generic"
    if key.surface.isupper():
        yield "own:upper"
        if is_initialism(key.surface):
            yield f"own:initialism {key.standing}"
    elif key.surface[0].islower():
        yield "own:lower"
    if len(letters) == 1:
        yield f"chars={min(len(letters[0]), 8)} {'known' if key.match else 'nothing'}"
        if key.match != MatchKind.ABBREVIATION.value:  # "US" is no "us"
            for sign in cues.lists(letters[0]):
                yield f"own:{sign}"
                yield f"own:{sign} {key.standing}"
        if letters[0].rpartition("'")[2] in cues.contractions:
            yield "own:contraction"
    else:
        if " ".join(words) in cues.not_places:
            yield "own:never"
        for place, word in (("first", letters[0]), ("last", letters[-1])):
            for sign in cues.lists(word):
                yield f"own {place}:{sign}"
        if all("common" in cues.lists(word) or "never" in cues.lists(word) for word in letters):
            yield "own:common"
    if is_armed_group([Token(text, 0, 0, text.lower()) for text in key.surface.split(" ")]):
        yield "own:group"


def _word_signs(word: str, cues: Cues) -> Iterator[str]:
    """Yield what a word beside a name is: itself, the lists it is on, its shape."""
    if not word:
        yield "edge"
        return
    lower = word.lower()
    if word.isdecimal():
        yield f"digits {min(len(word), 5)}"
    elif word[0].isalpha():
        yield f"word {lower}"
        shape = "capital" if word[0].isupper() else "small"
        yield shape
        listed = [sign for sign in cues.lists(lower) if sign not in _OWN_LISTS]
        for sign in listed:
            yield sign
            if shape == "capital":
                yield f"{sign} capital"
        if not listed:
            yield f"unlisted {shape}"
    else:
        yield "currency" if word in _CURRENCIES else f"mark {word[:3]}"


def _before_signs(key: Before, cues: Cues) -> Iterator[str]:
    first, second = list(_word_signs(key.word, cues)), list(_word_signs(key.second, cues))
    for sign in first:
        yield f"before:{sign}"
        if not sign.startswith("word"):
            yield f"before:{sign} {key.standing}"
    for sign in second:
        yield f"before2:{sign}"
    if key.word and key.second:
        yield f"before2:{key.second.lower()} {key.word.lower()}"
        for sign in second:
            for other in first:
                if not sign.startswith("word") and not other.startswith("word"):
                    yield f"before2:{sign}, {other}"
    if key.joined:
        yield "before:hyphen"
    if key.lead:
        yield f"lead={key.lead}"
        yield f"lead={key.lead} {key.standing}"


def _after_signs(key: After, cues: Cues) -> Iterator[str]:
    first, second = list(_word_signs(key.word, cues)), list(_word_signs(key.second, cues))
    for sign in first:
        yield f"after:{sign}"
        if not sign.startswith("word"):
            yield f"after:{sign} {key.standing}"
    for sign in second:
        yield f"after2:{sign}"
    if key.word and key.second:
        yield f"after2:{key.word.lower()} {key.second.lower()}"
        for sign in first:
            for other in second:
                if not sign.startswith("word") and not other.startswith("word"):
                    yield f"after2:{sign}, {other}"
    if key.joined:
        yield "after:hyphen"


def _setting_signs(key: Setting, cues: Cues) -> Iterator[str]:
    run = "whole" if key.first and key.last else "first" if key.first else "last" if key.last else "inner"
    if key.case is Case.SENTENCE:
        yield f"run:{run}"
        yield f"run:{run} {key.standing}"
        yield f"run={key.run_words} {run}"
    else:
        yield f"case={key.case.value} {key.standing}"
    for side, word in (("came from", key.came_from), ("goes on", key.goes_on)):
        if word:
            yield f"{side}:any {key.case.value}"
            yield f"{side}={word}"
            for sign in cues.lists(word) or ("unlisted",):
                yield f"{side}:{sign}"
                yield f"{side}:{sign} {key.standing}"
    if key.opens:
        yield f"opens {key.standing}"
        if key.common and key.standing != "abbreviation":
            yield "opens common"
    if key.person:
        yield f"person:{key.person}"
        yield f"person:{key.person} {key.standing}"
    if key.seen_small:
        yield "seen small"
        yield f"seen small {key.standing}"


def _company_signs(key: Company, cues: Cues) -> Iterator[str]:
    sides = (
        ("before", key.listed_before, key.mark_before, key.close_before, key.opening),
        ("after", key.listed_after, key.mark_after, key.close_after, key.closing),
    )
    for side, other, mark, close, word in sides:
        if other:
            for sign in cues.lists(word):
                if sign not in _OWN_LISTS:
                    yield f"listed {side}:{sign}"
                    yield f"listed {side}:{sign} {key.standing}"
            yield f"close {side}={close} {key.standing}"
            yield f"close={close} {mark}"
            yield f"listed {side} {mark}"
            yield f"listed {side}"
            yield f"listed {side} {key.standing}"
            yield f"listed {side} {key.standing} {other}"
    if key.contained:
        yield "contained"
        yield f"contained {key.standing}"
    for sign, there in (("kind", key.kind), ("aged", key.aged), ("dateline", key.dateline), ("road", key.road)):
        if there:
            yield sign
            yield f"{sign} {key.standing}"


GROUPS: tuple[Callable[..., Iterator[str]], ...] = (
    _own_signs,
    _before_signs,
    _after_signs,
    _setting_signs,
    _company_signs,
)
"""For each part of a key, what yields its signs."""
