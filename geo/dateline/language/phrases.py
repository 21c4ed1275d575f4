"""Phrases of one or more tokens, found where they start or where they end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from dateline.language.document import Token, tokenize

__all__ = ["Phrases"]

T = TypeVar("T")


class Phrases(Generic[T]):
    """A table of phrases, each with a value; where several fit, the longest does.

    Parameters
    ----------
    values
        Phrases in lower case and what each stands for. They are cut into tokens as articles are.
    """

    def __init__(self, values: Mapping[str, T]) -> None:
        self._starting: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        self._ending: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in sorted(values.items(), key=lambda item: -len(item[0])):
            words = _cut(phrase)
            self._starting.setdefault(words[0], []).append((words[1:], value))
            self._ending.setdefault(words[-1], []).append((words[:-1], value))
        for table in (self._starting, self._ending):
            for entries in table.values():
                entries.sort(key=lambda entry: -len(entry[0]))

    @property
    def first_words(self) -> Iterable[str]:
        """The words that a phrase begins with."""
        return self._starting.keys()

    @property
    def words(self) -> frozenset[str]:
        """Every word of every phrase."""
        rests = (word for entries in self._starting.values() for rest, _ in entries for word in rest)
        return frozenset(self._starting).union(rests)

    def at(self, tokens: Sequence[Token], index: int) -> tuple[int, T] | None:
        """Return the end, exclusive, and the value of the phrase that starts at a token; None where there is none."""
        if not 0 <= index < len(tokens):
            return None
        for rest, value in self._starting.get(tokens[index].lower, ()):
            end = index + 1 + len(rest)
            if not rest or (end <= len(tokens) and _same(tokens, index + 1, rest)):
                return end, value
        return None

    def before(self, tokens: Sequence[Token], index: int, floor: int = 0) -> tuple[int, T] | None:
        """Return the start and the value of the phrase that ends just before a token, from ``floor`` on."""
        if not floor < index <= len(tokens):
            return None
        for rest, value in self._ending.get(tokens[index - 1].lower, ()):
            start = index - 1 - len(rest)
            if start >= floor and _same(tokens, start, rest):
                return start, value
        return None


def _cut(phrase: str) -> tuple[str, ...]:
    """Cut a phrase into words; an elision at its end is one only before a letter, so it is lent one."""
    if phrase.endswith("'"):
        return tuple(token.lower for token in tokenize(phrase + "x"))[:-1]
    return tuple(token.lower for token in tokenize(phrase))


def _same(tokens: Sequence[Token], start: int, words: tuple[str, ...]) -> bool:
    return all(tokens[start + offset].lower == word for offset, word in enumerate(words))
