"""Where an event happened: the place that its word belongs to, by the structure of the sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf

from dateline.incidents.scan import PlaceName, Scan
from dateline.incidents.setting import Setting, is_listed, place_candidates, read_setting
from dateline.incidents.site_model import SiteModel
from dateline.incidents.words import EventWord, Form
from dateline.model import Kind, Place, Role

__all__ = [
    "DASHES",
    "DATELINE_TOKENS",
    "find_listed",
    "find_possible_site",
    "find_site",
    "is_within",
    "opens_story",
    "stands_as_site",
]

PREPOSITION = 3.0
"""For a place behind "in", "at", "near": that is how a site is named."""

AFTER_EVENT = 1.5
"""For one whose preposition stands right behind an event's word: "the attack on Gao", "a blast in Kano"."""

ORIGIN = 2.0
"""For one behind "from" or "in", where people were driven out."""

DESTINATION = 1.5
"""For one behind "to", where people were expelled there and nothing more precise is said of where from."""

WITNESS = 2.5
"""For one that "saw" or "witnessed" the event."""

OFFICE = 4.0
"""Taken off where the place belongs to an office: "the governor of the Mopti region"."""

OFFICE_REACH = 3
"""Tokens from an office to its place: "governor of the northern region of"."""

POSSESSIVE = 2.0
"""Taken off for "Algeria's embassy" and "the U.S. Consulate": what a country owns may lie elsewhere."""

POSSIBLE = -3.0
"""Log-odds from which a name may be the site where none is likelier and nothing else tells."""

LIKELY = -0.5
"""Log-odds from which a name is taken for the site: what is no site of an event is mostly not beside its word."""

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

MOST_PLACES = 12
MOST_WORDS = 10
"""A sentence with more places, or more words of one event, is a table or a list: only what is near is weighed, so that
the work stays linear."""

DATELINE_TOKENS = 8
"""A dateline has no more tokens on either side of a name in it: "MAIDUGURI, Nigeria (Reuters, July 29) —"."""

DASHES = frozenset({"-", "–", "—", "--"})

PREPOSITION_REACH = 7
"""Words between a preposition and its place: "in the central market of the northern town of Gao"."""


def find_site(scan: Scan, words: Sequence[EventWord]) -> PlaceName | None:
    """Return the place name of the sentence that the words of an event belong to; None where there is none.

    Of a nested naming the most precise place is returned, of a list the first.
    """
    return _likeliest(scan, words, LIKELY)


def find_possible_site(scan: Scan, words: Sequence[EventWord]) -> PlaceName | None:
    """Return the place name of the sentence that is the site of an event if any of them is: all else says less."""
    return _likeliest(scan, words, POSSIBLE)


def find_listed(scan: Scan, site: PlaceName) -> tuple[PlaceName, ...]:
    """Return the names of the list that a site opens, itself the first: "in Gao, Ansongo and Bourem"."""
    setting = read_setting(scan, place_candidates(scan))
    index = scan.places.index(site)
    last = index
    while last + 1 < len(scan.places) and is_listed(setting, last, last + 1):
        last += 1
    return scan.places[index : last + 1]


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


def opens_story(scan: Scan, name: PlaceName) -> bool:
    """Tell whether a name belongs to a dateline: "BAMAKO, Mali (AP) —", "Rabat —"."""
    tokens = scan.sentence.tokens
    if name.first > DATELINE_TOKENS:
        return False
    for index in range(name.last, min(len(tokens), name.last + DATELINE_TOKENS)):
        token = tokens[index]
        if token.text in DASHES:
            return tokens[index - 1].end < token.start
        month = tokens[index - 1].text[0].isdigit()
        if not (token.capitalized or month or token.text in "(),./" or token.text[0].isdigit()):
            return False
    return False


def _likeliest(scan: Scan, words: Sequence[EventWord], least: float) -> PlaceName | None:
    """Return the likeliest site that scores so much at least; that of a state must be likely in any case."""
    if not any(name.mention.place is not None for name in scan.places):
        return None
    if len(scan.places) > MOST_PLACES or len(words) > MOST_WORDS:
        scan, words = _nearest(scan, words[:MOST_WORDS]), words[:MOST_WORDS]
    setting = read_setting(scan, place_candidates(scan))
    model = SiteModel.shipped()
    offices = scan.phrases("places_of_events", "offices")
    standing = [_known(setting, index, offices) for index in range(len(scan.places))]
    scores, bare = [-inf] * len(scan.places), model.standing(setting)
    destinations: set[int] = set()
    for word in words:
        for index, score in enumerate(model.scores(setting, word.first, word.last, bare)):
            scores[index] = max(scores[index], score + standing[index] + _known_of(setting, index, word))
            if _is_destination(setting, index, word):
                destinations.add(index)
    best: tuple[float, int] | None = None
    for index, (score, name) in enumerate(zip(scores, scan.places, strict=True)):
        if index in destinations:
            continue
        enough = score > (least if name.mention.role in SITES or not _governs(name) else LIKELY)
        if enough and name.mention.place is not None and (best is None or score > best[0]):
            best = score, index
    if best is None:
        return None
    if opens_story(scan, scan.places[best[1]]):
        # "ALGIERS (Wire) - Gunmen killed six in Tébessa": where it was written says less than any place behind it.
        behind = [i for i in range(best[1] + 1, len(scores)) if i not in destinations and scores[i] > POSSIBLE]
        finer = [i for i in behind if _is_as_precise(scan.places[i], scan.places[best[1]])]
        best = max(((scores[i], i) for i in finer), default=best)
    first = best[1]
    while first and scan.places[first - 1].mention.place and is_listed(setting, first, first - 1):
        first -= 1
    return _innermost(scan, scan.places[first])


def _is_as_precise(name: PlaceName, other: PlaceName) -> bool:
    """Tell whether a name means a place of the country of another that is known as precisely."""
    one, two = name.mention.place, other.mention.place
    if one is None or two is None or name.mention.role not in SITES:
        return False
    return one.country == two.country and one.precision <= two.precision


def _nearest(scan: Scan, words: Sequence[EventWord]) -> Scan:
    """Return a sentence with the places alone that are nearest to an event's words."""

    def gap(name: PlaceName) -> int:
        return min(max(word.first - name.last, name.first - word.last) for word in words)

    return replace(scan, places=tuple(sorted(sorted(scan.places, key=gap)[:MOST_PLACES], key=lambda name: name.first)))


def _known(setting: Setting, index: int, offices: Sequence[tuple[int, int]]) -> float:
    """Return what is known of a name beside what was learned, whatever the event."""
    scan, name, at = setting.scan, setting.scan.places[index], setting.governors[index]
    if _in_office(name, offices) or (at and _is_elsewhere(scan, at)):
        return -OFFICE
    return PREPOSITION if setting.cases[index] == "at" and _at_border(scan, name) else 0.0


def _known_of(setting: Setting, index: int, word: EventWord) -> float:
    """Return the same for an event."""
    case, at = setting.cases[index], setting.governors[index]
    if word.sense.kind is not Kind.DISPLACED:
        return AFTER_EVENT if case == "at" and word.last == at else 0.0
    if Form.SUBJECT in word.forms and setting.candidates[index].first == word.last:
        # "fled Gao"
        return ORIGIN
    if _is_expelled_to(setting, at, word):
        return DESTINATION
    return ORIGIN if case in ("from", "at") else 0.0


def _is_destination(setting: Setting, index: int, word: EventWord) -> bool:
    """Tell whether people fled to a place, whatever else is told of it: "fled to Niamey"."""
    at = setting.governors[index]
    return word.sense.kind is Kind.DISPLACED and setting.cases[index] == "to" and not _is_expelled_to(setting, at, word)


def _is_expelled_to(setting: Setting, at: int | None, word: EventWord) -> bool:
    return at is not None and word.sense.rank > 0 and "towards" in setting.lists[at]


def _governs(name: PlaceName) -> bool:
    """Tell whether a name may stand for a state: "Bamako said", but "Baltimore police said"."""
    place = name.mention.place
    return place is None or name.mention.role is Role.DEMONYM or place.feature_code.startswith(("PCL", "PPLC"))


def _at_border(scan: Scan, name: PlaceName) -> bool:
    """Tell whether a name is one of "the Algerian-Malian border", which is a place whatever its role."""
    behind = scan.lower[name.last : name.last + BORDER_REACH]
    return not scan.lexicon.words("places_of_events", "borders").isdisjoint(behind)


def _standing(scan: Scan, name: PlaceName, offices: Sequence[tuple[int, int]]) -> float:
    """Score how a place stands in its sentence, whatever the event: behind "in", behind "from", in an office's name."""
    score = 0.0
    if _in_office(name, offices):
        score -= OFFICE
    at = _preposition(scan, name)
    preposition = None if at is None else scan.lower[at]
    if at and _is_elsewhere(scan, at):
        score -= OFFICE
    elif preposition in scan.lexicon.words("places_of_events", "among") and _is_country(name):
        # "relations between Algeria and Mali"
        score -= ORIGIN
    elif preposition in scan.lexicon.words("places_of_events", "at"):
        score += PREPOSITION + (AFTER_EVENT if any(word.last == at for word in scan.words) else 0.0)
    elif preposition is not None:
        score -= ORIGIN
    elif _witnesses(scan, name):
        score += WITNESS
    if _possesses(scan, name) or _names_institution(scan, name):
        score -= POSSESSIVE
    # "Mali: soldiers arrested"
    if name.first == 0 and scan.lower[name.last : name.last + 1] == (":",):
        score += PREPOSITION
    return score


def _in_office(name: PlaceName, offices: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a name is part of an office's, given where these are: "the former governor of the Mopti region"."""
    return any(last <= name.first <= last + OFFICE_REACH for _, last in offices)


def _is_elsewhere(scan: Scan, at: int) -> bool:
    """Tell whether a preposition says where somebody is now: "Mahmoud Dicko, now in Algeria", "based in Rabat"."""
    return scan.lower[at - 1] in scan.lexicon.words("places_of_events", "elsewhere")


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
