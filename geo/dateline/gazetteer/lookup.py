"""The gazetteer: what places a name may mean.

It says what is possible and in which order of likelihood without context; which one an article means is for the
resolver. A `Gazetteer` reads the built-in file and any number of installed ones as if they were one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from functools import cached_property, lru_cache
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from dateline.data import built
from dateline.errors import GazetteerError
from dateline.gazetteer.features import importance
from dateline.gazetteer.file import Country, GazetteerFile, NamedPlace, NameKind
from dateline.gazetteer.installed import open_installed
from dateline.gazetteer.merged import MergedFiles
from dateline.gazetteer.names import MIN_SKELETON_CHARS, fold, is_initialism, plain, skeleton
from dateline.gazetteer.spelling import MIN_CHARS, near, with_other_article
from dateline.model import Place

__all__ = ["Candidate", "Country", "Gazetteer", "GazetteerInfo", "MatchKind"]

_CACHED_NAMES = 50_000
"""A news corpus of a million words has about as many different capitalised names."""

_MAX_SIMILAR = 10
_MAX_BEGINNING = 500
"""Names that begin like a searched one are looked through no further; "San" has thousands."""


class MatchKind(StrEnum):
    """How a name in a text agrees with a name in the gazetteer; case, accents and punctuation never count."""

    EXACT = "exact"
    """The place's own name."""
    ALTERNATE = "alternate"
    """Another of its names."""
    FOLDED = "folded"
    """One of its names, spelled otherwise (Tinzawaten for Tinzaouaten)."""
    ABBREVIATION = "abbreviation"
    """Letter by letter, capitals included."""
    DEMONYM = "demonym"
    """An adjective or noun of origin."""
    SIMILAR = "similar"
    """Only near one of its names."""


_PENALTY = {
    MatchKind.EXACT: 0.0,
    MatchKind.ABBREVIATION: 0.0,
    MatchKind.ALTERNATE: 0.5,
    MatchKind.DEMONYM: 1.0,
    MatchKind.FOLDED: 2.0,
    MatchKind.SIMILAR: 4.0,
}
"""Taken off `features.importance`, which counts powers of ten of population: a place whose name is only another
spelling of the one asked for must be a hundred times as large to come first."""


class Candidate(NamedTuple):
    """A place that a name may mean."""

    place: Place
    name: str
    """As the gazetteer has it."""
    match: MatchKind


class GazetteerInfo(NamedTuple):
    """What one gazetteer file holds."""

    path: Path
    bytes: int
    meta: Mapping[str, str]
    """What its writer says of it: title, version, sources, license, counts."""


class Gazetteer:
    """Places by name, read from one or more gazetteer files. Use as a context manager, or `close` it."""

    def __init__(self, files: Iterable[GazetteerFile]) -> None:
        self._files = tuple(files)
        self._merged = self._files[0] if len(self._files) == 1 else MergedFiles(self._files)
        self._lookup = lru_cache(_CACHED_NAMES)(self._look_up)
        self._similar = lru_cache(_CACHED_NAMES)(self._find_similar)
        self._prefix = lru_cache(_CACHED_NAMES)(self._find_prefix)

    @classmethod
    def open(cls, path: Path | None = None, installed: Iterable[Path] | None = None) -> Self:
        """Open the built-in gazetteer, or another in its place, with the installed ones beside it.

        Parameters
        ----------
        path
            The built-in gazetteer by default.
        installed
            What lies beside it, in the order of its say; () for nothing. By default all that is installed (see
            `dateline.gazetteer.installed`), or nothing where a ``path`` is given.

        Raises
        ------
        GazetteerError
            A file is missing, is no gazetteer, or is of another version.
        """
        files: list[GazetteerFile] = []
        try:
            files.append(GazetteerFile(path or built("gazetteer.sqlite")))
            if installed is None and path is None:
                files.extend(open_installed())
            files.extend(GazetteerFile(each) for each in installed or ())
        except GazetteerError:
            for file in files:
                file.close()
            raise
        return cls(files)

    def close(self) -> None:
        """Close the files."""
        for file in self._files:
            file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Return every place of which a name has the same `fold` key, the likeliest without context first.

        A place comes once, by its best match. Abbreviations match only as they are written: "US" and "U.S." are the
        United States, "us" is not.
        """
        return self._lookup(name)

    def similar(self, name: str) -> tuple[Candidate, ...]:
        """Return places with a name near this one, nearest first; () where `lookup` finds any.

        Near: the same but for the article (al-, el-), or of the same `skeleton` and no farther from it than
        `spelling.tolerance`. At most ten.
        """
        return self._similar(name)

    def search(self, text: str, limit: int = 20) -> list[Candidate]:
        """Return what a person who types this may be after: `lookup`, else `similar`; then longer names."""
        found = list(self.lookup(text) or self.similar(text))
        key = fold(text)
        if key and len(found) < limit:
            longer = _ranked(
                [
                    Candidate(named.place, named.name, MatchKind.SIMILAR)
                    for named in self._merged.beginning(key, _MAX_BEGINNING)
                ]
            )
            seen = {candidate.place.id for candidate in found}
            found += [candidate for candidate in longer if candidate.place.id not in seen]
        return found[:limit]

    def place(self, id: str) -> Place | None:
        """Return the place with this id, or None."""
        return self._merged.place(id)

    def country(self, iso2: str) -> Place | None:
        """Return the place of a country by its ISO 3166-1 alpha-2 code, or None."""
        country = self.countries.get(iso2)
        return self.place(country.place) if country is not None and country.place is not None else None

    def starts(self, name: str) -> bool:
        """Whether any name begins with this one, spelling folded as in `lookup`; for matching the longest name."""
        return self._prefix(name)

    @cached_property
    def countries(self) -> Mapping[str, Country]:
        """The countries by ISO 3166-1 alpha-2 code, in its order."""
        return {country.iso2: country for file in reversed(self._files) for country in file.countries()}

    def info(self) -> list[GazetteerInfo]:
        """Return what each file says of itself, the built-in one first."""
        return [GazetteerInfo(file.path, file.path.stat().st_size, dict(file.meta)) for file in self._files]

    def _look_up(self, name: str) -> tuple[Candidate, ...]:
        key = fold(name)
        every = self._merged.named(key) if key else ()
        if not every:
            return ()
        wanted = plain(name)
        found = [
            Candidate(named.place, named.name, match)
            for named in every
            if (match := _match(name, wanted, named)) is not None
        ]
        return tuple(_ranked(found))

    def _find_similar(self, name: str) -> tuple[Candidate, ...]:
        key = fold(name)
        if len(key) < MIN_CHARS or self.lookup(name):
            return ()
        coarse = skeleton(key)
        distances = dict.fromkeys(with_other_article(key), 0.0)
        if len(coarse) >= MIN_SKELETON_CHARS:
            distances |= near(key, self._merged.spellings(coarse))
        found: list[Candidate] = []
        for distance in sorted(set(distances.values())):
            keys = [other for other, edits in distances.items() if edits == distance]
            found += _ranked(
                [
                    Candidate(named.place, named.name, MatchKind.SIMILAR)
                    for other in keys
                    for named in self._merged.named(other)
                    if named.kind in (NameKind.NAME, NameKind.ALTERNATE)
                ]
            )
            if len(found) >= _MAX_SIMILAR:
                break
        return tuple({c.place.id: c for c in reversed(found)}.values())[::-1][:_MAX_SIMILAR]

    def _find_prefix(self, name: str) -> bool:
        key = fold(name)
        return bool(key) and self._merged.has_prefix(key)


def _match(name: str, wanted: str, named: NamedPlace) -> MatchKind | None:
    """Say how the name agrees with the gazetteer's, of which the `fold` key is known to be the same."""
    if named.kind is NameKind.ABBREVIATION:
        return MatchKind.ABBREVIATION if _same_abbreviation(name, named.name) else None
    own = plain(named.name)
    if named.kind is NameKind.DEMONYM:
        # They are words of a language, with one spelling, hyphens aside: "fin" is no Finn.
        return MatchKind.DEMONYM if wanted.replace(" ", "") == own.replace(" ", "") else None
    if wanted == own:
        return MatchKind.EXACT if named.kind is NameKind.NAME else MatchKind.ALTERNATE
    return MatchKind.FOLDED


def _same_abbreviation(name: str, other: str) -> bool:
    if name == other:
        return True
    return is_initialism(name) and is_initialism(other) and _letters(name) == _letters(other)


def _letters(name: str) -> str:
    return name.replace(".", "").replace(" ", "")


def _ranked(candidates: Collection[Candidate]) -> list[Candidate]:
    """Sort by likelihood, best first, and keep one candidate a place."""
    if len(candidates) < 2:
        return list(candidates)
    best: dict[str, Candidate] = {}
    for candidate in sorted(candidates, key=_order):
        best.setdefault(candidate.place.id, candidate)
    return list(best.values())


def _order(candidate: Candidate) -> tuple[float, str]:
    return _PENALTY[candidate.match] - importance(candidate.place), candidate.place.id
