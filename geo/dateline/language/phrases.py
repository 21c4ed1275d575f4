"""Phrases of one or more tokens, found where they start or where they end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, Generic, TypeVar

from dateline.language.document import Token, tokenize

__all__ = ["Phrases"]

T = TypeVar("T")

_LOWER = itemgetter(Token._fields.index("lower"))

END = None
"""In the tree of words, the key under which a phrase that ends there has its value."""


class Phrases(Generic[T]):
    """A table of phrases, each with a value; where several fit, the longest does.

    Parameters
    ----------
    values
        Phrases in lower case and what each stands for. They are cut into tokens as articles are.
    """

    def __init__(self, values: Mapping[str, T]) -> None:
        self._forward: dict[Any, Any] = {}
        self._backward: dict[Any, Any] = {}
        for phrase, value in values.items():
            words = _cut(phrase)
            _plant(self._forward, words, value)
            _plant(self._backward, words[::-1], value)
        self._first = frozenset(self._forward)

    @property
    def first_words(self) -> frozenset[str]:
        """The words that a phrase begins with."""
        return self._first

    @property
    def words(self) -> frozenset[str]:
        """Every word of every phrase."""
        return frozenset(_words(self._forward))

    def starts(self, tokens: Sequence[Token]) -> list[int]:
        """Return the indices of the tokens at which a phrase may start: in most sentences there is none."""
        first = self._first
        if first.isdisjoint(map(_LOWER, tokens)):
            return []
        return [index for index, token in enumerate(tokens) if token.lower in first]

    def at(self, tokens: Sequence[Token], index: int) -> tuple[int, T] | None:
        """Return the end, exclusive, and the value of the phrase that starts at a token; None where there is none."""
        if index >= len(tokens) or (node := self._forward.get(tokens[index].lower)) is None:
            return None
        found = None
        while node:
            index += 1
            if END in node:
                found = index, node[END]
            node = node.get(tokens[index].lower) if index < len(tokens) else None
        return found

    def every(self, tokens: Sequence[Token], index: int) -> list[tuple[int, T]]:
        """Return the end, exclusive, and the value of each phrase that starts at a token, the longest first."""
        found: list[tuple[int, T]] = []
        node: Any = self._forward
        while index < len(tokens) and (node := node.get(tokens[index].lower)):
            index += 1
            if END in node:
                found.append((index, node[END]))
        return found[::-1]

    def before(self, tokens: Sequence[Token], index: int, floor: int = 0) -> tuple[int, T] | None:
        """Return the start and the value of the phrase that ends just before a token, from ``floor`` on."""
        found = None
        node: Any = self._backward
        while index > floor and (node := node.get(tokens[index - 1].lower)):
            index -= 1
            if END in node:
                found = index, node[END]
        return found


def _cut(phrase: str) -> tuple[str, ...]:
    """Cut a phrase into words; an elision at its end is one only before a letter, so it is lent one."""
    if phrase.endswith("'"):
        return tuple(token.lower for token in tokenize(phrase + "x"))[:-1]
    return tuple(token.lower for token in tokenize(phrase))


def _plant(tree: dict[Any, Any], words: tuple[str, ...], value: object) -> None:
    for word in words:
        tree = tree.setdefault(word, {})
    tree[END] = value


def _words(tree: dict[Any, Any]) -> Iterator[str]:
    for word, branch in tree.items():
        if word is not END:
            yield word
            yield from _words(branch)
