"""Whether a lexicon is complete and well formed: held against those that come with Dateline."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dateline.errors import LexiconError
from dateline.model import EventType, Kind

__all__ = ["check", "read_sections"]

Table = Mapping[str, Any]

FIXED = frozenset({(), ("places", "relations")})
"""Besides the sections, the tables whose keys the code knows; all others have words of the language for keys."""

SENSES = ("events", "words")
"""The event words: one table a sense, whose name is free and whose keys are not."""

SENSE_NEEDS = ("type", "sub", "rank")

CODED = frozenset({"units", "shifts_before", "shifts_after", "spans"})
"""Tables of ``[dates]`` whose values are words of the code, not of the language."""


def read_sections(path: Path) -> Table:
    """Read a lexicon file as it is.

    Raises
    ------
    LexiconError
        It cannot be opened, or is no TOML in UTF-8.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LexiconError(f"{path} cannot be opened: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path} is no TOML file in UTF-8: {error}") from error


def check(path: Path, sections: Table, models: Sequence[Table]) -> None:
    """Check that a lexicon has what every model has, nothing that no model has, and values of the same kinds.

    Raises
    ------
    LexiconError
        With all that is wrong, a line each.
    """
    wrong = list(_compare((), sections, models))
    if wrong:
        raise LexiconError(f"{path} is no lexicon that can be used:\n" + "\n".join(f"  {line}" for line in wrong))


def _compare(at: tuple[str, ...], table: Table, models: Sequence[Table]) -> Iterator[str]:
    known = {key: value for model in models for key, value in model.items()}
    for key in known:
        if key not in table and all(key in model for model in models):
            yield f"{_name(at, key)} is missing; where the language has no such words it is {_empty(known[key])}"
    for key, value in table.items():
        if key not in known:
            near = get_close_matches(key, known, 1)
            yield f"{_name(at, key)} is read by nothing" + (f"; is it {near[0]!r}?" if near else "")
            continue
        own = (*at, key)
        values = [model[key] for model in models if key in model]
        if not isinstance(value, _kind(values[0])):
            yield f"{_name(at, key)} must be {_described(values[0])}, got {value!r:.60}"
        elif isinstance(value, dict) and own == SENSES:
            yield from _senses(value, values)
        elif isinstance(value, dict):
            fixed = len(own) == 1 or own in FIXED
            yield from _compare(own, value, values) if fixed else _words(own, value, values)
        elif isinstance(value, list):
            yield from _list(at, key, value, values)


def _senses(senses: Table, models: Sequence[Table]) -> Iterator[str]:
    """Check the event words: each has a type, a sub-event and a rank, and forms that the code knows."""
    known = {key for model in models for sense in model.values() for key in sense}
    samples = [sense for model in models for sense in model.values()]
    for name, sense in senses.items():
        at = (*SENSES, name)
        if not isinstance(sense, dict):
            yield f"{_name(SENSES, name)} must be a table, got {sense!r:.60}"
            continue
        for key in SENSE_NEEDS:
            if key not in sense:
                yield f"{_name(at, key)} is missing"
        for key, value in sense.items():
            if key not in known:
                yield f"{_name(at, key)} is read by nothing; known are {', '.join(sorted(known))}"
                continue
            values = [sample[key] for sample in samples if key in sample]
            if not isinstance(value, _kind(values[0])):
                yield f"{_name(at, key)} must be {_described(values[0])}, got {value!r:.60}"
            elif isinstance(value, list):
                yield from _list(at, key, value, values)
        for key, codes in (("type", EventType), ("kind", Kind)):
            if key in sense and sense[key] not in set(codes):
                yield f"{_name(at, key)} must be one of {', '.join(codes)}, got {sense[key]!r:.60}"


def _words(at: tuple[str, ...], table: Table, models: Sequence[Table]) -> Iterator[str]:
    """Check a table from words of the language to values."""
    samples = [value for model in models for value in model.values()]
    codes = {value for value in samples if isinstance(value, str)} if at[-1] in CODED else set()
    for word, value in table.items():
        if not any(isinstance(value, _kind(sample)) for sample in samples):
            yield f"{_name(at, word)} must be {_described(samples[0])}, got {value!r:.60}"
        elif codes and value not in codes:
            yield f"{_name(at, word)} must be one of {', '.join(sorted(codes))}, got {value!r:.60}"
        elif word != word.lower():
            yield f"{_name(at, word)} must be in small letters, as all words are looked up"


def _list(at: tuple[str, ...], key: str, values: Sequence[object], models: Sequence[Sequence[object]]) -> Iterator[str]:
    samples = [sample for model in models for sample in model]
    kinds = tuple({_kind(sample) for sample in samples})
    small = all(sample == sample.lower() for sample in samples if isinstance(sample, str))
    for value in values:
        if samples and not isinstance(value, kinds):
            yield f"{_name(at, key)} must hold only {_described(samples[0])}, got {value!r:.60}"
        elif small and isinstance(value, str) and value != value.lower():
            yield f"{_name(at, key)} must be in small letters, as all words are looked up: {value!r:.60}"


def _kind(sample: object) -> type | tuple[type, ...]:
    if isinstance(sample, bool):
        return bool
    return (int, float) if isinstance(sample, int | float) else type(sample)


def _described(sample: object) -> str:
    match sample:
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "text in quotes"
        case list():
            return "a list"
    return "a table"


def _empty(sample: object) -> str:
    match sample:
        case list():
            return "[]"
        case dict():
            return "an empty table"
    return f"needed all the same, as {sample!r} in another language"


def _name(at: Sequence[str], key: str) -> str:
    return f"[{'.'.join(at)}] {key}" if at else f"the section [{key}]"
