"""Persons' names in a sentence: two or more capitalized words that are nothing else, and surnames told before."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dateline.language.document import Token
from dateline.language.lexicon import Lexicon

__all__ = ["POSSESSIVES", "find_names"]

NAME_LENGTH = 5
"""A person's name has at most so many words."""

HEADLINE_WORDS = 5
"""So many words, all but the small ones in capitals, are a headline; its capitals tell no names."""

SMALL = 4
"""Words of fewer letters are written small in a headline, or not."""

POSSESSIVES = frozenset({"'s", "'"})


def find_names(
    tokens: Sequence[Token], taken: Sequence[bool], lexicon: Lexicon, surnames: Collection[str]
) -> list[tuple[int, int]]:
    """Find the persons' names in a sentence: token ranges, last exclusive, in reading order.

    Parameters
    ----------
    taken
        Which tokens are something else: a place, a number, a date.
    surnames
        In lower case; of people whom the article has named in full, and may name by them alone.
    """
    organisations = lexicon.words("people", "organisations")
    common = lexicon.words("language", "common")
    names: list[tuple[int, int]] = []
    headline: bool | None = None
    end = 0
    for index in [index for index, token in enumerate(tokens) if token.text[0].isupper() and not taken[index]]:
        if index < end or not _is_name_word(tokens[index]):
            continue
        last, words = _end(tokens, taken, index)
        end = last
        plain = organisations.isdisjoint(token.lower for token in tokens[index:last])
        # A sentence's first word is capitalized whatever it is.
        plain = plain and words <= NAME_LENGTH and not (index == 0 and tokens[0].lower in common)
        if not plain:
            continue
        headline = _is_headline(tokens) if headline is None else headline
        known = (
            words == 1
            and len(tokens[index].text) >= SMALL - 1
            and (tokens[index].lower in surnames or (index > 0 and _is_subject(tokens, last, lexicon) and not headline))
        )
        if known or (words > 1 and not headline):
            names.append((index, last))
    return names


def _end(tokens: Sequence[Token], taken: Sequence[bool], first: int) -> tuple[int, int]:
    """Return where the capitalized words that start at a token end, and how many they are.

    A hyphen joins two ("Gonzalez-Delgado"), a full stop follows an initial ("Michael C. Strickland").
    """
    last, words = first + 1, 1
    while last < len(tokens):
        joined = tokens[last].text == "-" and tokens[last - 1].end == tokens[last].start
        initial = tokens[last].text == "." and len(tokens[last - 1].text) == 1
        start = last + (joined or initial)
        if start >= len(tokens) or taken[start] or not _is_name_word(tokens[start]):
            break
        if joined and tokens[start].start != tokens[last].end:
            break
        last, words = start + 1, words + (not joined)
    return last, words


def _is_subject(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> bool:
    """Tell whether the verb of one person follows a name: "Wilkes was shot"."""
    words = lexicon.words
    said = tokens[last - 1].lower
    plain = all(said not in words("people", key) for key in ("pronouns", "group_end", "singular", "things", "lone"))
    follows = last < len(tokens) and tokens[last].lower in words("people", "was")
    return follows and plain and said not in words("language", "common")


def _is_name_word(token: Token) -> bool:
    return token.text[0].isupper() and token.lower.replace("'", "").isalpha()


def _is_headline(tokens: Sequence[Token]) -> bool:
    long = [token for token in tokens if len(token.text) >= SMALL and token.text[0].isalpha()]
    return len(long) >= HEADLINE_WORDS and all(token.text[0].isupper() for token in long)
