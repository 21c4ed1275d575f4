"""Who is named in a sentence that may act or be struck: listed groups, the forces of a state, mere nouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from dateline.armed_groups import find_armed_groups, forces, state_force
from dateline.incidents.nouns import sides
from dateline.incidents.scan import PlaceName, Scan
from dateline.language.lexicon import Lexicon
from dateline.language.phrases import Phrases
from dateline.model import Role, Side

__all__ = ["Party", "find_parties"]

T = TypeVar("T")

FORCE_REACH = 4
"""Words between a country and its forces: "Niger's elite national guard"."""

COUNTRY = "PCL"
"""GeoNames' codes of countries begin so."""

STRIKE = "military"
"""The kind of forces that bomb: "an Israeli air strike" names them without a word for them."""

REMOTE = frozenset({"air_drone_strike", "shelling_artillery_missile_attack"})
"""ACLED's sub-events that take aircraft or guns."""

PLACED = (Role.SITE, Role.LITERAL)
"""Roles of a name that means the place, and not its people."""


class Party(NamedTuple):
    """A stretch of tokens that names people who may act or be struck."""

    first: int
    last: int
    """Exclusive."""
    name: str
    side: Side | None
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2; empty for a mere noun ("gunmen")."""
    people: bool = False
    """It is a people, of whom some act and others are struck."""
    kind: str | None = None
    """Of a state's forces: ``military``, ``police`` ..."""
    noun: bool = False
    """It is a mere noun: "gunmen", "mercenaries"."""


def find_parties(scan: Scan) -> tuple[Party, ...]:
    """Return the parties of a sentence in reading order; none overlap.

    A listed name goes before a state's forces, and both before a noun; the name of a place is none.
    """
    taken = [False] * len(scan.lower)
    kept: list[Party] = []
    for party in (*_groups(scan), *_state_forces(scan), *_strikers(scan), *_nouns(scan)):
        if not any(taken[party.first : party.last]):
            kept.append(party)
            taken[party.first : party.last] = [True] * (party.last - party.first)
    return tuple(_joined(scan, sorted(kept, key=lambda party: party.first)))


def _joined(scan: Scan, parties: Sequence[Party]) -> Iterator[Party]:
    """Put a name and a noun of its people together: "JNIM fighters", "combattants du JNIM"."""
    of = scan.lexicon.words("actors", "after_force")
    lead = scan.lexicon.words("actors", "lead")
    before: Party | None = None
    for party in parties:
        if before is not None:
            between = scan.lower[before.last : party.first]
            if _is_name(before) and not _is_name(party) and not between:
                party = before._replace(last=party.last)
            elif _is_name(party) and not _is_name(before) and between and between[0] in of and of.issuperset(between):
                party = party._replace(first=before.first)
            elif (
                _is_name(party)
                and before.side in (Side.NON_STATE, Side.FOREIGN)
                and not _is_name(before)
                and lead.issuperset(between)
            ):
                # "the militant al-Shabaab", "the militant group Lashkar-e-Jhangvi"
                party = party._replace(first=before.first)
            elif party.people and not _is_name(before) and not between:
                # "éleveurs peuls"
                party = party._replace(first=before.first)
            else:
                yield before
        before = party
    if before is not None:
        yield before


def _is_name(party: Party) -> bool:
    return bool(party.countries) or (party.side is Side.FOREIGN and not party.noun)


def _groups(scan: Scan) -> Iterator[Party]:
    """Yield the names on the list, without those that are a place here."""
    places = [name for name in scan.places if name.mention.role in PLACED]
    for group in find_armed_groups(scan.sentence.tokens):
        if not any(name.first <= group.first and group.last <= name.last for name in places):
            yield Party(group.first, group.last, group.name, group.side, group.countries, group.people)


def _state_forces(scan: Scan) -> Iterator[Party]:
    """Yield the forces that are named by their country: "Malian army", "l'armée malienne", "troops from Chad"."""
    phrases = _force_words(scan.lexicon)
    end = 0
    for index in phrases.starts(scan.sentence.tokens):
        found = phrases.at(scan.sentence.tokens, index)
        if found is None or index < end:
            continue
        end, kind = found
        for country in (*_countries_before(scan, index), *_countries_after(scan, end)):
            place = country.mention.place
            name = place and place.country and state_force(kind, place.country)
            if place and place.country and name:
                first, last = min(country.first, index), max(country.last, end)
                if country.last < index and any(c.first > country.first for c in _countries_before(scan, index)):
                    # "Malian and Russian soldiers": two names, and only the second with the noun.
                    last = country.last
                yield Party(first, last, name, Side.STATE, (place.country,), kind=kind)


def _countries_before(scan: Scan, index: int) -> list[PlaceName]:
    """Return the countries whose forces a word before which they stand names, the nearest first."""
    between = scan.lexicon.words("actors", "before_force")
    joins = scan.lexicon.words("people", "and") | {","}
    found: list[PlaceName] = []
    floor = max(0, index - FORCE_REACH)
    while index > floor:
        country = next((name for name in scan.places if name.last == index and _is_country(name)), None)
        if country is not None:
            found.append(country)
            index = country.first
            floor = max(0, index - 1)
            if index and scan.lower[index - 1] in joins:
                index -= 1
                floor = max(0, index - FORCE_REACH)
        elif scan.lower[index - 1] in between and not found:
            index -= 1
        else:
            break
    return found


def _countries_after(scan: Scan, index: int) -> list[PlaceName]:
    """Return the country behind a word for forces that says whose they are: "maliens", "of Chad"."""
    between = scan.lexicon.words("actors", "after_force")
    for at in range(index, min(len(scan.lower), index + FORCE_REACH)):
        country = next((name for name in scan.places if name.first == at and _is_country(name)), None)
        if country is not None:
            # A noun behind a bare country is another's: "soldiers Mali has lost".
            return [country] if at > index or country.mention.role is Role.DEMONYM else []
        if scan.lower[at] not in between:
            break
    return []


def _is_country(name: PlaceName) -> bool:
    return name.mention.place is not None and name.mention.place.feature_code.startswith(COUNTRY)


def _strikers(scan: Scan) -> Iterator[Party]:
    """Yield the forces of "an Israeli air strike", "une frappe israélienne"."""
    for word in scan.words:
        if word.sense.sub_event_type not in REMOTE:
            continue
        for name in scan.places:
            beside = name.last == word.first or (name.first == word.last and name.mention.role is Role.DEMONYM)
            if beside and _is_country(name) and name.mention.place and name.mention.place.country:
                force = state_force(STRIKE, name.mention.place.country)
                if force:
                    yield Party(name.first, name.last, force, Side.STATE, (name.mention.place.country,), kind=STRIKE)


def _nouns(scan: Scan) -> Iterator[Party]:
    """Yield those who are named by a mere noun, on the side that it tells."""
    nouns = sides(scan.lexicon)
    counted = [False] * len(scan.lower)
    for group in scan.groups:
        if group.side is not None and group.party is not None:
            counted[group.first : group.last] = [True] * (group.last - group.first)
            kinds = (kind for _, _, kind in _phrases(scan, _force_words(scan.lexicon), group.first, group.last))
            yield _noun(group.first, group.last, group.party, group.side, next(kinds, None))
    vague = scan.lexicon.words("actors", "vague_forces")
    phrases = (*_phrases(scan, _force_words(scan.lexicon)), *_phrases(scan, _armed(scan.lexicon)))
    for first, last, kind in phrases:
        name = " ".join(scan.lower[first:last])
        if not any(counted[first:last]) and name not in vague:
            counted[first:last] = [True] * (last - first)
            yield _noun(first, last, name, Side.STATE if kind else Side.NON_STATE, kind)
    for index, word in enumerate(scan.lower):
        told = nouns.get(word)
        if told is not None and not counted[index]:
            yield _noun(index, index + 1, word, told)


def _noun(first: int, last: int, name: str, side: Side, kind: str | None = None) -> Party:
    name = Side.CIVILIANS.value if side is Side.CIVILIANS else name
    return Party(first, last, name, side, (), kind=kind if side is Side.STATE else None, noun=True)


def _phrases(scan: Scan, phrases: Phrases[T], first: int = 0, last: int | None = None) -> Iterator[tuple[int, int, T]]:
    tokens = scan.sentence.tokens[first:last]
    for index in phrases.starts(tokens):
        if (found := phrases.at(tokens, index)) is not None:
            yield first + index, first + found[0], found[1]


@cache
def _force_words(lexicon: Lexicon) -> Phrases[str]:
    return Phrases({word: kind for kind in forces() for word in lexicon.words("actors", kind)})


@cache
def _armed(lexicon: Lexicon) -> Phrases[None]:
    return Phrases(dict.fromkeys(lexicon.words("actors", "armed")))
