"""Where an event happened: the place that its word belongs to, by the structure of the sentence."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.incidents.scan import PlaceName, Scan
from dateline.incidents.words import EventWord, Form
from dateline.model import Kind, Place, Role

__all__ = ["find_site", "is_within", "stands_as_site"]

PREPOSITION = 3.0
"""For a place behind "in", "at", "near": that is how a site is named."""

AFTER_EVENT = 1.5
"""For one whose preposition stands right behind an event's word: "the attack on Gao", "a blast in Kano"."""

PRECISE = 0.2
"""For each step that a place is more precise than a country."""

ORIGIN = 2.0
"""For one behind "from", where people were driven from it."""

DESTINATION = 1.5
"""For one behind "to", where people were expelled there and nothing more precise is said of where from."""

WITNESS = 2.5
"""For one that "saw" or "witnessed" the event."""

FOLLOWS = 0.5
"""For one behind the event word, where English and French put it."""

DISTANCE = 0.12
"""Taken off for each word between."""

OTHER_EVENT = 1.0
"""Taken off for each event word of another sense between."""

OFFICE = 4.0
"""Taken off where the place belongs to an office: "the governor of the Mopti region"."""

POSSESSIVE = 2.0
"""Taken off for "Algeria's embassy" and "the U.S. Consulate": what a country owns may lie elsewhere."""

MINIMUM = 0.0
"""What a place must score to be a site at all."""

COUNTRY = 6
"""UCDP GED ``where_prec`` of a country."""

UNPLACED = 9
"""Sorts names without a place behind all others."""

SITES = (Role.LITERAL, Role.SITE)
"""Roles of names that mean the place itself."""

BORDER_REACH = 4
"""Tokens from a country's name to "border": "the Algerian-Malian border"."""

LINKING = frozenset({",", "(", ")", "'s", "’s", "-"})
"""Marks between the links of a nested naming."""

LINK = 6
"""Words between the links of a nested naming: "Tessit, in the Gao region of Mali"."""

PREPOSITION_REACH = 7
"""Words between a preposition and its place: "in the central market of the northern town of Gao"."""


def find_site(scan: Scan, words: Sequence[EventWord]) -> PlaceName | None:
    """Return the place name of the sentence that the words of an event belong to; None where there is none.

    Names that stand for governments or peoples, and those inside other names, are never sites. Of a nested naming the
    most precise place is returned.
    """
    best: tuple[float, PlaceName] | None = None
    offices = scan.phrases("places_of_events", "offices")
    for name in scan.places:
        sited = name.mention.role in SITES or _at_border(scan, name) or _of_event(scan, name)
        if name.mention.place is None or not sited:
            continue
        score = max(_score(scan, word, words, name, offices) for word in words)
        if score > MINIMUM and (best is None or score > best[0]):
            best = (score, name)
    return None if best is None else _innermost(scan, best[1])


def stands_as_site(scan: Scan, name: PlaceName) -> bool:
    """Tell whether something may have happened at a place by the way it is named: not "recalled from Gao"."""
    offices = scan.phrases("places_of_events", "offices")
    return name.mention.role in SITES and _standing(scan, name, offices) >= MINIMUM


def is_within(inner: Place, outer: Place) -> bool:
    """Tell whether a place lies in a country or first-order division, as the gazetteer has it."""
    if outer.feature_code.startswith("PCL"):
        return inner.country == outer.country
    if outer.feature_code == "ADM1":
        return inner.country == outer.country and inner.admin1 in (outer.admin1, outer.name)
    return False


def _of_event(scan: Scan, name: PlaceName) -> bool:
    """Tell whether a place belongs to an event's noun, whatever it is to the verb: "the attack on Gao was ..."."""
    at = scan.lower[name.first - 1] if name.first else ""
    sited = at in scan.lexicon.words("places_of_events", "at") and name.mention.role is not Role.NESTED
    return sited and any(word.last == name.first - 1 for word in scan.words)


def _at_border(scan: Scan, name: PlaceName) -> bool:
    """Tell whether a name is one of "the Algerian-Malian border", which is a place whatever its role."""
    behind = scan.lower[name.last : name.last + BORDER_REACH]
    return not scan.lexicon.words("places_of_events", "borders").isdisjoint(behind)


def _score(
    scan: Scan,
    word: EventWord,
    words: Sequence[EventWord],
    name: PlaceName,
    offices: Sequence[tuple[int, int]],
) -> float:
    if name.first >= word.last:
        between, score = range(word.last, name.first), FOLLOWS
    else:
        between, score = range(name.last, word.first), 0.0
    precision = name.mention.place.precision if name.mention.place else COUNTRY
    score += PRECISE * max(0, COUNTRY - precision) - DISTANCE * len(between)
    score -= OTHER_EVENT * sum(other.first in between and other not in words for other in scan.words)
    displaced = word.sense.kind is Kind.DISPLACED
    if displaced and Form.SUBJECT in word.forms and name.first == word.last:
        # "fled Gao"
        score += ORIGIN
    return score + _standing(scan, name, offices, displaced=displaced, expelled=displaced and word.sense.rank > 0)


def _standing(
    scan: Scan,
    name: PlaceName,
    offices: Sequence[tuple[int, int]],
    *,
    displaced: bool = False,
    expelled: bool = False,
) -> float:
    """Score how a place stands in its sentence, whatever the event: behind "in", behind "from", in an office's name."""
    score = 0.0
    start = max(0, name.first - PREPOSITION_REACH)
    if any(start <= last <= name.first and name.first - last <= 3 for _, last in offices):
        score -= OFFICE
    at = _preposition(scan, name)
    preposition = None if at is None else scan.lower[at]
    if at and scan.lower[at - 1] in scan.lexicon.words("places_of_events", "elsewhere"):
        # "Mahmoud Dicko, now in Algeria", "a network based in Rabat"
        score -= OFFICE
    elif preposition in scan.lexicon.words("places_of_events", "among") and _is_country(name):
        # "relations between Algeria and Mali"
        score -= ORIGIN
    elif expelled and preposition in scan.lexicon.words("places_of_events", "towards"):
        score += DESTINATION
    elif preposition in scan.lexicon.words("places_of_events", "at"):
        score += PREPOSITION + (AFTER_EVENT if any(word.last == at for word in scan.words) else 0.0)
    elif preposition in scan.lexicon.words("places_of_events", "from"):
        score += ORIGIN if displaced else -ORIGIN
    elif preposition in scan.lexicon.words("places_of_events", "to"):
        score -= ORIGIN
    elif _witnesses(scan, name):
        score += WITNESS
    if _possesses(scan, name) or _names_institution(scan, name):
        score -= POSSESSIVE
    # "Mali: soldiers arrested"
    if name.first == 0 and scan.lower[name.last : name.last + 1] == (":",):
        score += PREPOSITION
    return score


def _possesses(scan: Scan, name: PlaceName) -> bool:
    """Tell "Algeria's embassy", which may stand anywhere, from "Algeria's north" and "Mali's Gao region"."""
    behind = scan.lower[name.last : name.last + 2]
    if len(behind) < 2 or behind[0] not in ("'s", "’s", "'"):
        return False
    placed = any(other.first == name.last + 1 for other in scan.places)
    return not placed and behind[1] not in scan.lexicon.words("places_of_events", "links")


def _names_institution(scan: Scan, name: PlaceName) -> bool:
    """Tell "the U.S. Consulate in Peshawar" from "the U.S."."""
    return bool(
        scan.lexicon.words("places_of_events", "institutions").intersection(scan.lower[name.last : name.last + 1])
    )


def _witnesses(scan: Scan, name: PlaceName) -> bool:
    """Tell whether a place is the subject of "saw", "witnessed" or "was hit by"."""
    verbs = scan.phrases("places_of_events", "witness")
    return any(name.last <= first for first, _ in verbs)


def _is_country(name: PlaceName) -> bool:
    return name.mention.place is not None and name.mention.place.feature_code.startswith("PCL")


def _preposition(scan: Scan, name: PlaceName) -> int | None:
    """Return the index of the preposition that governs a place name, past articles, adjectives and "town of"."""
    prepositions = (
        scan.lexicon.words("places_of_events", "at")
        | scan.lexicon.words("places_of_events", "from")
        | scan.lexicon.words("places_of_events", "to")
    )
    for index in range(name.first - 1, max(-1, name.first - 1 - PREPOSITION_REACH), -1):
        token = scan.lower[index]
        if token in prepositions:
            return index
        passable = token[0].isalpha() or token in "-," or any(index in range(p.first, p.last) for p in scan.places)
        if not passable or any(other.first <= index < other.last for other in scan.words):
            return None
    return None


def _innermost(scan: Scan, name: PlaceName) -> PlaceName:
    """Return the most precise place of the nested naming that a name belongs to."""
    chain = [name]
    position = scan.places.index(name)
    for step in (1, -1):
        index = position + step
        while 0 <= index < len(scan.places):
            other = scan.places[index]
            left, right = (chain[-1], other) if step == 1 else (other, chain[0])
            if other.mention.place is None or not _linked(scan, left, right):
                break
            chain.insert(len(chain) if step == 1 else 0, other)
            index += step
    return min(chain, key=lambda link: (link.mention.place.precision if link.mention.place else UNPLACED, link != name))


def _linked(scan: Scan, left: PlaceName, right: PlaceName) -> bool:
    """Tell whether the left place is said to lie in the right one, or the right one is the left one's "'s" part."""
    inner, outer = left.mention.place, right.mention.place
    if inner is None or outer is None or right.first - left.last > LINK:
        return False
    if Role.DEMONYM in (left.mention.role, right.mention.role):
        # "a Malian drone near the Mali-Algeria border"
        return False
    between = scan.lower[left.last : right.first]
    if any(other.first >= left.last and other.last <= right.first for other in scan.words):
        return False
    parting = scan.lexicon.words("events", "clause_start") - {","}
    linked = all((token[0].isalpha() and token not in parting) or token in LINKING for token in between)
    return linked and (is_within(inner, outer) or is_within(outer, inner))
