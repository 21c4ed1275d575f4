"""What Dateline knows of a language: one TOML file a language, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

__all__ = ["Lexicon", "languages", "lexicon"]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The word lists of one language, by section and key; sections are owned by the modules that read them."""

    language: str
    """ISO 639-1."""
    sections: Mapping[str, Mapping[str, Any]]
    _sets: dict[str, _Sets] = field(default_factory=dict)

    def words(self, section: str, key: str) -> frozenset[str]:
        """Return the list ``[section] key`` as a set; empty where the language has none."""
        return self.sets(section)[key]

    def sets(self, section: str) -> Mapping[str, frozenset[str]]:
        """Return the lists of a section as sets, by key; empty ones for keys that the language has not."""
        found = self._sets.get(section)
        if found is None:
            found = self._sets[section] = _Sets(self.sections.get(section, {}))
        return found

    def table(self, section: str, key: str) -> Mapping[str, Any]:
        """Return the table ``[section.key]``; empty where the language has none."""
        found: Mapping[str, Any] = self.sections.get(section, {}).get(key, {})
        return found


@cache
def languages() -> tuple[str, ...]:
    """Return the languages there is a lexicon for, as ISO 639-1 codes, sorted."""
    folder = resources.files(__package__)
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")))


@cache
def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language (ISO 639-1).

    Raises
    ------
    KeyError
        There is no lexicon for this language.
    """
    if language not in languages():
        raise KeyError(language)
    text = (resources.files(__package__) / f"{language}.toml").read_text(encoding="utf-8")
    return Lexicon(language, tomllib.loads(text))


class _Sets(dict[str, frozenset[str]]):
    """The lists of a section as sets, each made when it is first asked for."""

    def __init__(self, section: Mapping[str, Any]) -> None:
        super().__init__()
        self._section = section

    def __missing__(self, key: str) -> frozenset[str]:
        found = self[key] = frozenset(self._section.get(key, ()))
        return found
