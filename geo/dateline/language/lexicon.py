"""What Dateline knows of a language: one TOML file a language, read once.

``README.md`` beside this file says what each key means, and how a language is added: its file lies in the package or in
the folder ``languages`` of the user's data folder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from dateline.data import data_dir
from dateline.language.checking import check, read_sections

__all__ = ["OWN_FOLDER", "PACKAGED", "Lexicon", "languages", "lexicon"]

OWN_FOLDER = "languages"
"""In the user's data folder: where lexicons of his own lie."""

PACKAGED = Path(__file__).resolve().parent
"""Where those that come with Dateline lie."""

LANGUAGE = re.compile("[a-z]{2}")
"""Lexicons are called by ISO 639-1 codes; other files beside them are none."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The word lists of one language, by section and key; sections are owned by the modules that read them."""

    language: str
    """ISO 639-1."""
    sections: Mapping[str, Mapping[str, Any]]
    _sets: dict[str, _Sets] = field(default_factory=dict)

    def words(self, section: str, key: str) -> frozenset[str]:
        """Return the list ``[section] key`` as a set; empty where the language has none."""
        try:
            return self._sets[section][key]
        except KeyError:
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


def languages() -> tuple[str, ...]:
    """Return the languages there is a lexicon for, as ISO 639-1 codes, sorted."""
    return _codes(data_dir())


def lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language (ISO 639-1): the user's own, or the one in the package.

    Raises
    ------
    KeyError
        There is no lexicon for this language.
    LexiconError
        The user's own is broken or not complete.
    """
    return _read(_files(data_dir())[language])


@cache
def _codes(data: Path) -> tuple[str, ...]:
    return tuple(sorted(_files(data)))


@cache
def _files(data: Path) -> Mapping[str, Path]:
    """Return the lexicon files by language; one in the user's own folder goes before the package's."""
    found = {path.stem: path for folder in (PACKAGED, data / OWN_FOLDER) for path in sorted(folder.glob("*.toml"))}
    return {code: path for code, path in found.items() if LANGUAGE.fullmatch(code)}


@cache
def _read(path: Path) -> Lexicon:
    sections = read_sections(path)
    if path.parent != PACKAGED:
        check(path, sections, [read_sections(model) for model in sorted(PACKAGED.glob("??.toml"))])
    return Lexicon(path.stem, sections)


class _Sets(dict[str, frozenset[str]]):
    """The lists of a section as sets, each made when it is first asked for."""

    def __init__(self, section: Mapping[str, Any]) -> None:
        super().__init__()
        self._section = section

    def __missing__(self, key: str) -> frozenset[str]:
        found = self[key] = frozenset(self._section.get(key, ()))
        return found
