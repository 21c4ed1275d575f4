"""Ages of people: numbers that count years, not people ("a 34-year-old", "Smith, 34, of Dover", "ages 17 and 19")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.incidents.words import Listing
from dateline.language.document import Token
from dateline.language.numbers import Number

__all__ = ["find_ages"]

OLDEST = 115
"""Larger numbers are no age."""


def find_ages(tokens: Sequence[Token], numbers: Sequence[Number], phrases: Listing) -> Mapping[int, int]:
    """Find the ages in a sentence: the index of each one's first token, and the years.

    An age has a word for it before or behind ("aged 34", "34-year-old", "34 ans"), stands between commas behind a
    person ("Smith, 34, of Dover"), or goes on with a list of ages.

    Parameters
    ----------
    numbers
        The sentence's, in figures and words.
    """
    digits = [index for index, token in enumerate(tokens) if token.text[0].isdecimal()]
    found = {index: (index + 1, int(tokens[index].lower)) for index in digits if _is_short(tokens[index])}
    found |= {
        one.first: (one.last, int(one.best)) for one in numbers if one.best is not None and 0 < one.best <= OLDEST
    }
    if not found:
        return {}
    lexicon = phrases.lexicon
    before = {last for _, last in phrases("people", "age_before")}
    behind = {first for first, _ in phrases("people", "age_behind")}
    months = {first for first, _ in phrases("people", "age_months")}
    ends = lexicon.words("people", "group_end") | lexicon.words("events", "before_verb")
    joins = lexicon.words("people", "and") | {","}
    persons = lexicon.words("people", "singular")
    nouns = lexicon.words("people", "neutral") | lexicon.words("people", "civilian")
    ages: dict[int, int] = {}
    closing: set[int] = set()
    for first, (last, years) in sorted(found.items()):
        following = tokens[last].lower if last < len(tokens) else "."
        # "a man was killed, two were wounded"
        enclosed = not following[0].isalnum()
        # "30 were shot in Djibo, four of whom died"
        them = last + 1 < len(tokens) and tokens[last + 1].lower in lexicon.words("people", "of_them")
        closed = enclosed or (following in ends and not them)
        # "another teen, also 15, was"
        also = first > 2 and tokens[first - 1].lower in lexicon.words("people", "besides")
        comma = first > 1 + also and tokens[first - 1 - also].lower == ","
        listed = first > 1 and tokens[first - 1].lower in joins
        after_age = listed and (first - 1 in closing or (tokens[first - 2].lower == "," and first - 2 in closing))
        # "Bennett Jr., 13, was"
        stop = first > 2 and tokens[first - 2].lower == "."
        after_name = comma and tokens[first - 2 - stop - also].capitalized
        after_noun = comma and tokens[first - 2 - also].lower in persons
        # "the other two men, 27 and 32, were"
        opens = comma and following in joins and tokens[first - 2].lower in nouns and last + 1 in found
        # "two boys, 16 and 17 years old"
        pair = following in joins - {","} and last + 1 in found and found[last + 1][0] in behind
        listed_age = opens or (closed and (after_age or after_name)) or (enclosed and after_noun)
        if first in before or last in behind or pair or listed_age:
            ages[first] = years // 12 if last in months else years
            closing.add(last)
    return ages


def _is_short(token: Token) -> bool:
    return len(token.lower) < 4 and token.lower.isdecimal() and int(token.lower) <= OLDEST
