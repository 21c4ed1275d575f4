"""Ages of people: numbers that count years, not people ("a 34-year-old", "Smith, 34, of Dover", "ages 17 and 19")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.incidents.words import find_phrases
from dateline.language.document import Token
from dateline.language.lexicon import Lexicon

__all__ = ["find_ages"]

OLDEST = 115
"""Larger numbers are no age."""


def find_ages(tokens: Sequence[Token], lexicon: Lexicon) -> Mapping[int, int]:
    """Find the ages in a sentence: the index of each one's token, and the years.

    An age has a word for it before or behind ("aged 34", "34-year-old", "34 ans"), stands between commas behind a name,
    or goes on with a list of ages.
    """
    numbers = {index: int(token.lower) for index, token in enumerate(tokens) if _is_number(token)}
    if not numbers:
        return {}
    before = {last for _, last in find_phrases(tokens, lexicon, "people", "age_before")}
    behind = {first for first, _ in find_phrases(tokens, lexicon, "people", "age_behind")}
    ends = lexicon.words("people", "group_end")
    joins = lexicon.words("people", "and")
    ages: dict[int, int] = {}
    for index, years in numbers.items():
        following = tokens[index + 1].lower if index + 1 < len(tokens) else "."
        closed = following in ends or not following[0].isalnum()
        listed = index > 1 and (tokens[index - 1].lower in joins or tokens[index - 1].lower == ",")
        after_age = listed and (index - 2 in ages or (tokens[index - 2].lower == "," and index - 3 in ages))
        after_name = index > 1 and tokens[index - 1].lower == "," and tokens[index - 2].capitalized
        if index in before or index + 1 in behind or (closed and (after_age or after_name)):
            ages[index] = years
    return ages


def _is_number(token: Token) -> bool:
    return len(token.lower) < 4 and token.lower.isdecimal() and int(token.lower) <= OLDEST
