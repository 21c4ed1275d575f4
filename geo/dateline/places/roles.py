"""Roles: what a place name does in its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.gazetteer import MatchKind
from dateline.language.document import Token
from dateline.model import Role
from dateline.places.casing import Case
from dateline.places.cues import Cues
from dateline.places.spans import Name

__all__ = ["find_roles"]

_LIST_REACH = 3
"""Tokens between two names of a list: ", and the"."""
_REACH = 5
"""From a subject to the end of its verb, with auxiliaries and adverbs: "Alger n'a pas encore répondu"."""
_HEAD_REACH = 8
"""Words from an organisation's head to a place in its name: "Movement for the Self-Determination of Kabylie"."""


def find_roles(names: Sequence[Name], cues: Cues) -> list[Role]:
    """Return the role of each of an article's names, which are in reading order.

    1. What the words beside a name say for certain.
    2. In a list ("Niger and Burkina Faso") a name of which nothing is known shares the role of its neighbour.
    3. Countries, capitals and divisions that some other word follows: it is their verb, or a noun that they qualify.

    Never `Role.SITE`, which depends on what happened there.
    """
    # 1
    roles = [_told(name, cues) for name in names]
    # 2
    listed = [one.sentence is other.sentence and _is_listed(one, other) for one, other in pairwise(names)]
    _share(roles, listed)
    # 3
    for index, name in enumerate(names):
        if roles[index] is None and _governs(name) and _is_subject(name, cues):
            roles[index] = Role.METONYM
    _share(roles, listed)
    return [role or Role.LITERAL for role in roles]


def _share(roles: list[Role | None], listed: Sequence[bool]) -> None:
    """Pass roles on along lists, forwards and then backwards."""
    for index in range(1, len(roles)):
        if listed[index - 1] and roles[index] is None and roles[index - 1] in _SHARED:
            roles[index] = roles[index - 1]
    for index in range(len(roles) - 1, 0, -1):
        if listed[index - 1] and roles[index - 1] is None and roles[index] in _SHARED:
            roles[index - 1] = roles[index]


_SHARED = frozenset({Role.METONYM, Role.LITERAL})


def _told(name: Name, cues: Cues) -> Role | None:
    """Return the role that the words beside a name give it for certain; None where they do not."""
    tokens = name.sentence.tokens
    demonym = bool(name.candidates) and name.candidates[0].match is MatchKind.DEMONYM
    if _is_nested(tokens, name, cues):
        return Role.NESTED
    if demonym:
        return Role.DEMONYM
    before, governor = _words_before(tokens, name.first, cues)
    if before in cues.locative or cues.nouns_before & {before, governor} or before in cues.compass:
        return Role.LITERAL
    if name.case is Case.SENTENCE and _has_neighbour(tokens, name, cues):
        return Role.NESTED
    if _acts(tokens, name, cues):
        return Role.METONYM
    if before in cues.between:
        return Role.METONYM if _is_country(name) or governor in cues.dealings else None
    if before in cues.metonym_before | cues.metonym_nouns and _governs(name):
        return Role.METONYM
    return None


def _words_before(tokens: Sequence[Token], first: int, cues: Cues) -> tuple[str, str]:
    """Return the word before a name, determiners and "of" aside, and the one before that: "with", "border"."""
    index = first - 1
    while index >= 0 and (tokens[index].lower in cues.determiners or tokens[index].lower in _OF):
        index -= 1
    return tokens[index].lower if index >= 0 else "", tokens[index - 1].lower if index > 0 else ""


_OF = frozenset({"of", "de", "d'", "du", "des"})


def _is_nested(tokens: Sequence[Token], name: Name, cues: Cues) -> bool:
    """Tell whether a name is part of a body's: "Algiers Accords", "University of Niamey"."""
    run = name.run
    tail = tokens[name.last : min(run.last, name.last + _HEAD_REACH)]
    if any(token.lower in cues.organisations_after for token in tail):
        return True
    if name.first > run.first and tokens[name.first - 1].lower not in cues.compass:
        head = tokens[max(run.first, name.first - _HEAD_REACH) : name.first]
        if any(token.lower in cues.organisations_before for token in head):
            return True
    if name.first > 0 and tokens[name.first - 1].lower in _OF | _FOR:
        links = cues.organisations_before | _OF | _FOR
        for token in reversed(tokens[max(0, name.first - _HEAD_REACH) : name.first]):
            if token.capitalized and token.lower in cues.organisations_before:
                return True
            if not token.capitalized and token.lower not in links:
                return False
    return False


_FOR = frozenset({"for", "the", "of", "and", "-", "pour", "l'", "d'", "et", "to", "la", "le"})


def _has_neighbour(tokens: Sequence[Token], name: Name, cues: Cues) -> bool:
    """Tell whether a capitalised word that is no title stands right before or after: "Cambridge Analytica"."""
    sides = [index for index in (name.first - 1, name.last) if name.run.first <= index < name.run.last]
    return any(
        tokens[index].lower.isalpha()
        and tokens[index].lower not in cues.titles
        and tokens[index].lower not in cues.compass
        and tokens[index].lower not in cues.metonym_nouns
        and tokens[index].lower not in cues.openers
        and tokens[index].lower not in cues.not_places
        for index in sides
    )


def _acts(tokens: Sequence[Token], name: Name, cues: Cues) -> bool:
    """Tell whether a government, an army or a people speaks or acts under the name, or owns what is named after it."""
    index = name.last
    if index >= len(tokens):
        return False
    token = tokens[index]
    governs = _governs(name)
    if token.lower in _POSSESSIVES:
        owned = [word.lower for word in tokens[index + 1 : index + 3]]
        if not owned or owned[0] in cues.literal_nouns:
            return False
        return _is_country(name) or not cues.metonym_nouns.isdisjoint(owned)
    if token.text == "-":
        limit = min(len(tokens) - 1, index + _HEAD_REACH)
        while index < limit and (tokens[index].text == "-" or tokens[index].capitalized):
            index += 1
        return tokens[index].lower in cues.metonym_nouns
    if governs and token.capitalized and (token.lower in cues.titles or token.lower in cues.metonym_nouns):
        return True
    for word in tokens[index : index + _REACH]:
        if word.lower in cues.metonym_verbs:
            return True
        if word.lower not in cues.auxiliaries:
            break
    return token.lower in cues.metonym_nouns


def _is_subject(name: Name, cues: Cues) -> bool:
    """Tell whether a small word follows that is no link: "Oklahoma teachers", "Russia always places"."""
    tokens = name.sentence.tokens
    if name.first > 0 and tokens[name.first - 1].lower in cues.weak_prepositions:
        return False
    for word in tokens[name.last : name.last + _REACH]:
        if word.lower not in cues.auxiliaries:
            other = word.lower in cues.linking or word.lower in cues.literal_nouns or word.lower in cues.nouns_after
            return (
                bool(cues.linking)
                and word.lower.isalpha()
                and word.text.islower()
                and not (other or word.lower in cues.literal_verbs)
            )
    return False


_POSSESSIVES = frozenset({"'s", "'"})


def _governs(name: Name) -> bool:
    """Tell whether a name may stand for a government: a country's, a capital's, a first-order division's."""
    return any(c.place.feature_code.startswith(_SEATS) for c in name.candidates[:1])


_SEATS = ("PCL", "PPLC", "ADM1", "CONT", "RGN")


def _is_country(name: Name) -> bool:
    return any(c.place.feature_code.startswith("PCL") for c in name.candidates[:1])


def _is_listed(one: Name, other: Name) -> bool:
    """Tell whether two names of a sentence stand in one list: "Niger and Burkina Faso"."""
    between = one.sentence.tokens[one.last : other.first]
    return 0 < len(between) <= _LIST_REACH and all(token.lower in _LIST_WORDS for token in between)


_LIST_WORDS = frozenset({",", "and", "or", "et", "ou", "-", "&", "the", "le", "la", "l'", "with"})
