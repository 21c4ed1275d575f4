"""Places said by an edge of a country: "the Mali-Algeria border", "the tri-border area", "off the coast of Libya"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from dateline.language.document import Token
from dateline.model import Location, Place
from dateline.places.casing import is_name_token
from dateline.places.extents import border, coast, is_coastal, three_borders
from dateline.places.neighbours import is_country, last_country, name_after
from dateline.places.surroundings import AREA, HYPHENS, POSSESSIVES, Around
from dateline.places.ways import first_of_two, linked_after, linked_before

__all__ = ["at_border", "at_coast", "at_three_borders"]

_OFFSHORE_KM = 50.0
"""Boats that news speaks of as "off" a town are in sight of it, or within a day's rowing."""
_JOINED_TOKENS = 5
"""Tokens from a name to the word "border": "Mali - Burkina Faso border"."""
_BORDER_TOKENS = 3
"""Tokens from the word "border" to "between": "the border region between"."""
_THREE_TOKENS = 14
"""Tokens between a word for the three-border area and the last of its countries, and to spare."""
_EARLIER_SENTENCES = 3
"""So far back a country is still the one that is spoken of; and so many sentences lead an article."""
_HOME_TOKENS = 100
"""A sentence is longer only where a text has no stops."""


def at_border(around: Around) -> Location | None:
    """Read "the Mali-Algeria border", "the border with Niger", "the Malian side of the border", "2 km inside Mali"."""
    place = around.place
    if place.country is None or not is_country(place):
        return None
    found = _border_before(around)
    start, end = around.head if found is None else found, _border_after(around)
    if found is not None:
        end = end or around.last
    two = first_of_two(around, around.words.between)
    if two is not None and not _border_near(around, two[0]):
        two = None
    if end is None and two is None:
        return None
    words = around.words
    other = linked_after(around, HYPHENS | words.conjunctions) or linked_before(around) or two or _with(around, end)
    country = _home(around, start) if other is None else other[1].country
    area = None if country is None else border(place.country, country)
    if area is None:
        return None
    start = min(start, around.first if other is None else other[0])
    return around.location(area.lat, area.lon, AREA, area.radius_km, start, end)


def at_three_borders(around: Around) -> Location | None:
    """Read "the tri-border area of Mali, Niger and Burkina Faso", as each of the countries sees it."""
    own = around.gazetteer.countries.get(around.place.country or "")
    phrase = _three_borders(around) if own is not None and is_country(around.place) else None
    if own is None or phrase is None:
        return None
    near = around.tokens[max(0, phrase - _THREE_TOKENS) : phrase + _THREE_TOKENS]
    others: list[str] = []
    # The countries beside the phrase; where they are too few, those told before too.
    for told in ([near], [around.tokens[: around.first][-_HOME_TOKENS:]], _told(around)):
        for tokens in told:
            others += [iso for iso in _countries(around, tokens) if iso in own.neighbours and iso not in others]
        meeting = [area for pair in combinations(others, 2) if (area := three_borders(own.iso2, *pair)) is not None]
        if len(meeting) == 1:
            area = meeting[0]
            return around.location(area.lat, area.lon, AREA, area.radius_km, min(phrase, around.first), phrase + 1)
    return None


def at_coast(around: Around) -> Location | None:
    """Read "off the coast of Libya", "Libya's coast", "off the Libyan coast", "off Lampedusa"."""
    place, words = around.place, around.words
    start = next((f[0] for head in around.starts if (f := words.offshore.before(around.tokens, head))), None)
    end = around.last + (around.lower(around.last) in POSSESSIVES) + 1
    if around.lower(end - 1) not in words.coasts:
        end = around.last
    elif start is None and around.lower(around.head - 1) in words.off:
        start = around.head - 1
    if start is None:
        return None
    if is_country(place):
        area = None if place.country is None else coast(place.country)
        return None if area is None else around.location(area.lat, area.lon, AREA, area.radius_km, start, end)
    if place.feature_class == "A" or not is_coastal(place):
        return None
    return around.location(place.lat, place.lon, AREA, place.uncertainty_km + _OFFSHORE_KM, start, end)


def _border_before(around: Around) -> int | None:
    """Return the start of "border with X", of "20 km from X" or of "2 km inside X"."""
    words = around.words
    for index in around.starts:
        if (found := words.border_with.before(around.tokens, index)) is not None:
            return found[0]
        if around.lower(index - 1) in words.borders and around.place.country is not None:
            return index - 1  # "la frontière malienne"
        inside = words.inside.before(around.tokens, index)
        joint = inside[0] if inside is not None else index - 1 if around.lower(index - 1) in words.joining else None
        measure = around.measure_before(joint) if joint is not None else None
        if measure is not None:
            return measure.first
    return None


def _border_after(around: Around) -> int | None:
    """Return the end of "(X)-Y border", "'s border" or "side of the border" after the name."""
    words = around.words
    found = words.border_side.at(around.tokens, around.last)
    if found is not None:
        return found[0]
    for index in range(around.last, min(len(around.tokens), around.last + _JOINED_TOKENS)):
        token = around.tokens[index]
        if token.lower in words.borders:
            return None if around.lower(index + 1) in words.guards else index + 1
        if not (token.text in HYPHENS or token.lower in POSSESSIVES or is_name_token(token)):
            return None
    return None


def _border_near(around: Around, index: int) -> bool:
    """Tell whether the word "border" stands just before a token, or behind the name."""
    near = around.tokens[max(0, index - _BORDER_TOKENS) : index]
    return any(token.lower in around.words.borders for token in near) or _border_after(around) is not None


def _with(around: Around, end: int | None) -> tuple[int, Place] | None:
    """Return the start and the country of "with X" behind "the X border" or "the X side of the border"."""
    if end is None or around.words.border_with.at(around.tokens, end - 1) is None:
        return None
    found = around.name_after(around.skip(end + 1, around.words.cues.determiners))
    return None if found is None or not is_country(found[1]) else (around.first, found[1])


def _home(around: Around, index: int) -> str | None:
    """Return the country from whose side a border is spoken of: the last of the neighbours named before a token.

    Where the sentence names none, an earlier one may, or the article's lead.
    """
    country = around.gazetteer.countries.get(around.place.country or "")
    if country is None:
        return None
    told = [
        around.tokens[max(0, index - _HOME_TOKENS) : index],
        around.tokens[index : index + _HOME_TOKENS],
        *_told(around),
    ]
    text = around.document.text
    endings = around.words.cues.demonym_endings
    named = (last_country(tokens, text, country.neighbours, around.gazetteer, endings) for tokens in told)
    return next((found for found in named if found is not None), None)


def _told(around: Around) -> Iterator[Sequence[Token]]:
    """Yield the sentences before this one, the last first, and those that lead the article."""
    sentences, number = around.document.sentences, around.sentence.index
    for sentence in reversed(sentences[max(0, number - _EARLIER_SENTENCES) : number]):
        yield sentence.tokens[-_HOME_TOKENS:]
    for sentence in sentences[:_EARLIER_SENTENCES]:
        yield sentence.tokens[:_HOME_TOKENS]


def _three_borders(around: Around) -> int | None:
    """Return the token at which a phrase for the three-border area starts, near the name."""
    tokens, last = around.tokens, around.last
    for index in range(max(0, around.first - _THREE_TOKENS), min(len(tokens), last + _JOINED_TOKENS)):
        if around.words.three_borders.at(tokens, index) is not None:
            return index
    return None


def _countries(around: Around, tokens: Sequence[Token]) -> list[str]:
    """Return the other countries that tokens name, each once."""
    found: list[str] = []
    index = 0
    while index < len(tokens):
        named = name_after(tokens, index, around.document.text, around.place, around.gazetteer)
        if named is not None and is_country(named[1]) and named[1].country != around.place.country:
            found.append(named[1].country or "")
        index = named[0] if named is not None else index + 1
    return list(dict.fromkeys(found))
