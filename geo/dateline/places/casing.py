"""How sentences use capitals, and the runs of capitalised words in them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import Enum
from typing import NamedTuple

from dateline.language.document import Sentence, Token
from dateline.places.cues import Cues

__all__ = ["Case", "Run", "Writing", "is_initial", "is_name_token", "write_up"]

_CAPS_SHARE = 0.7
"""A dateline or an agency name in capitals makes no sentence of capitals, a headline with figures does."""
_TITLE_SHARE = 0.6
_TITLE_WORDS = 4
"""Under so many longer words, a share of capitals says nothing."""
_SHORT_CHARS = 3
"""Words of up to so many letters stay small in a title-case headline ("of", "the")."""
_LAST_ASCII = "\x7f"
"""What sorts behind it begins with another character: perhaps one of a script without capitals."""


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


class Writing(NamedTuple):
    """How a sentence uses capitals."""

    sentence: Sentence
    case: Case
    marked: Sequence[int]
    """Indices of the tokens that are anything else than small words and marks: names begin at one of them."""
    runs: Sequence[Run]


def write_up(sentence: Sentence, cues: Cues) -> Writing:
    """See how a sentence is written."""
    tokens = sentence.tokens
    articles, endings = cues.articles, cues.demonym_endings
    marked = [
        index
        for index, token in enumerate(tokens)
        if (text := token.text) != (lower := token.lower)
        or text > _LAST_ASCII
        or lower in articles
        or (endings and lower.endswith(endings))
    ]
    return Writing(sentence, _case(tokens, marked), marked, _runs(tokens, marked, cues.openers))


def is_name_token(token: Token) -> bool:
    """Tell whether a token may be a word of a name: it starts with a capital, or with a letter of a caseless script."""
    first = token.text[0]
    return first.isupper() or (first > _LAST_ASCII and first.isalpha() and not first.islower() and len(token.text) > 1)


def is_initial(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a token is an initial with its stop: "F." in "John F. Kennedy"."""
    token = tokens[index]
    return (
        len(token.lower) == 1
        and token.text.isupper()
        and index + 1 < len(tokens)
        and tokens[index + 1].text == "."
        and tokens[index + 1].start == token.end
    )


def _case(tokens: Sequence[Token], marked: Sequence[int]) -> Case:
    """Tell how a sentence is written."""
    capitals = upper = 0
    for index in marked:
        text = tokens[index].text
        if len(text) > _SHORT_CHARS and text[0].isupper():
            capitals += 1
            upper += text.isupper()
    words = 0
    for token in tokens:
        if len(token.text) > _SHORT_CHARS and token.text[0].isalpha():
            words += 1
            if words >= _TITLE_WORDS and capitals < _TITLE_SHARE * words:
                return Case.SENTENCE  # whatever follows: most sentences, after a few words
    if words < _TITLE_WORDS:
        letters = [token.text for token in tokens if len(token.text) > 1 and token.lower.isalpha()]
        return Case.UPPER if len(letters) > 1 and all(text.isupper() for text in letters) else Case.SENTENCE
    if upper >= _CAPS_SHARE * words:
        return Case.UPPER
    # Headlines have no full stop; a sentence of names ("President Ibrahim Boubacar Keïta fell.") has one.
    return Case.TITLE if tokens[-1].text != "." else Case.SENTENCE


def _runs(tokens: Sequence[Token], marked: Sequence[int], breaks: Collection[str]) -> list[Run]:
    """Return the runs of a sentence; hyphens and the stops of initials and abbreviations belong to them.

    Words of a script without capitals are in none: their neighbours say nothing of where a name begins and ends.
    ``breaks`` are words in small letters that belong to no run where they open the sentence ("In", "The").
    """
    starts: list[int] = []
    ends: list[int] = []
    opener = tokens[0].lower in breaks
    for index in marked:
        if (index == 0 and opener) or not tokens[index].text[0].isupper():
            continue
        if ends and (index == ends[-1] or (index == ends[-1] + 1 and _joins(tokens, ends[-1]))):
            ends[-1] = index + 1
        else:
            starts.append(index)
            ends.append(index + 1)
    return list(map(Run, starts, ends))


def _joins(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a mark stands inside a name: a hyphen, or the stop of an initial or of a short abbreviation."""
    mark, before, after = tokens[index], tokens[index - 1], tokens[index + 1]
    if mark.text == "-":
        return before.end == mark.start and mark.end == after.start
    return mark.text == "." and before.end == mark.start and len(before.text) <= _SHORT_CHARS and mark.end < after.start
