"""How a sentence uses capitals, and the runs of capitalised words in it."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum
from typing import NamedTuple

from dateline.language.document import Sentence, Token

__all__ = ["Case", "Run", "case_of", "is_initial", "is_name_token", "runs"]

_CAPS_SHARE = 0.7
"""A dateline or an agency name in capitals makes no sentence of capitals, a headline with figures does."""
_TITLE_SHARE = 0.6
_TITLE_WORDS = 4
"""Under so many longer words, a share of capitals says nothing."""
_SHORT_CHARS = 3
"""Words of up to so many letters stay small in a title-case headline ("of", "the")."""


class Case(Enum):
    """How a sentence is written."""

    SENTENCE = "sentence"
    """Names have capitals, other words have none."""
    TITLE = "title"
    """Most words have a capital, as in headlines."""
    UPPER = "upper"
    """All letters are capitals, as on a wire."""


class Run(NamedTuple):
    """Tokens of one sentence, capitalised and next to each other: first index, and the index after the last."""

    first: int
    last: int


def case_of(sentence: Sentence) -> Case:
    """Tell how a sentence is written."""
    capitals = upper = words = 0
    for text, _, _, lower in sentence.tokens:
        if len(text) > _SHORT_CHARS and text[0].isalpha():
            words += 1
            if text[0] != lower[0]:
                capitals += 1
                upper += text.isupper()
    if words < _TITLE_WORDS:
        letters = [token.text for token in sentence.tokens if len(token.text) > 1 and token.text.isalpha()]
        return Case.UPPER if len(letters) > 1 and all(text.isupper() for text in letters) else Case.SENTENCE
    if upper >= _CAPS_SHARE * words:
        return Case.UPPER
    # Headlines have no full stop; a sentence of names ("President Ibrahim Boubacar Keïta fell.") has one.
    return Case.TITLE if capitals >= _TITLE_SHARE * words and sentence.tokens[-1].text != "." else Case.SENTENCE


def is_name_token(token: Token) -> bool:
    """Tell whether a token may be a word of a name: it starts with a capital, or with a letter of a caseless script."""
    first = token.text[0]
    return first.isupper() or (first.isalpha() and not first.islower() and len(token.text) > 1)


def is_initial(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a token is an initial with its stop: "F." in "John F. Kennedy"."""
    token = tokens[index]
    return (
        len(token.text) == 1
        and token.text.isupper()
        and index + 1 < len(tokens)
        and tokens[index + 1].text == "."
        and tokens[index + 1].start == token.end
    )


def runs(sentence: Sentence, breaks: Collection[str]) -> list[Run]:
    """Return the runs of a sentence; hyphens and the stops of initials and abbreviations belong to them.

    ``breaks`` are words in small letters that belong to no run where they open the sentence ("In", "The").
    """
    tokens = sentence.tokens
    found: list[Run] = []
    count = len(tokens)
    index = 1 if tokens[0].lower in breaks else 0
    while index < count:
        token = tokens[index]
        if (token.text == token.lower and token.text.isascii()) or not is_name_token(token):
            index += 1
            continue
        last = index + 1
        while last < count:
            if is_name_token(tokens[last]):
                last += 1
            elif last + 1 < count and _joins(tokens, last) and is_name_token(tokens[last + 1]):
                last += 2
            else:
                break
        found.append(Run(index, last))
        index = last
    return found


def _joins(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a mark stands inside a name: a hyphen, or the stop of an initial or of a short abbreviation."""
    mark, before, after = tokens[index], tokens[index - 1], tokens[index + 1]
    if mark.text == "-":
        return before.end == mark.start and mark.end == after.start
    return mark.text == "." and before.end == mark.start and len(before.text) <= _SHORT_CHARS and mark.end < after.start
