"""Armed groups and forces by their names: actors of incidents, and no places even where a town is called so."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from dateline.language.document import Token, tokenize

__all__ = ["ArmedGroup", "find_armed_groups", "is_armed_group"]


class ArmedGroup(NamedTuple):
    """A stretch of tokens that names an armed group or force."""

    name: str
    """Its usual name, whichever one the text has."""
    first: int
    last: int
    """Token indices, the last exclusive."""


def find_armed_groups(tokens: Sequence[Token]) -> Iterator[ArmedGroup]:
    """Yield the armed groups that a sentence names, in reading order, of two that begin alike the longer."""
    reached = 0
    aliases = _aliases()
    for index, token in enumerate(tokens):
        if index >= reached and token.lower in aliases:
            for alias in aliases[token.lower]:
                last = index + len(alias.words)
                if _matches(alias, tokens[index:last]):
                    yield ArmedGroup(alias.name, index, last)
                    reached = last
                    break


def is_armed_group(tokens: Sequence[Token]) -> bool:
    """Tell whether tokens are a group's name, whole."""
    return any(_matches(alias, tokens) for alias in _aliases().get(tokens[0].lower, ()))


class _Alias(NamedTuple):
    words: tuple[str, ...]
    name: str
    cased: bool
    """Acronyms are names only in capitals."""


def _matches(alias: _Alias, tokens: Sequence[Token]) -> bool:
    if alias.words != tuple(token.lower for token in tokens):
        return False
    return not alias.cased or tokens[0].text.isupper()


@cache
def _aliases() -> Mapping[str, tuple[_Alias, ...]]:
    """Return the groups' names by first token, the longest first."""
    text = (resources.files(__package__) / "armed_groups.toml").read_text(encoding="utf-8")
    table: dict[str, list[_Alias]] = {}
    for name, others in tomllib.loads(text)["groups"].items():
        for alias in (name, *others):
            words = tuple(token.lower for token in tokenize(alias))
            table.setdefault(words[0], []).append(_Alias(words, name, alias.isupper()))
    return {word: tuple(sorted(aliases, key=lambda alias: -len(alias.words))) for word, aliases in table.items()}
