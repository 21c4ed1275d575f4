"""Rows of gold: a file of JSON lines with an article and what somebody has said of it in each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from dateline.articles import read_articles
from dateline.errors import GoldError
from dateline.model import Article

__all__ = ["GoldRow", "is_degrees", "read_rows"]

_SUFFIXES = (".jsonl", ".ndjson")


class GoldRow(NamedTuple):
    """One row."""

    where: str
    """What to call it in an error: its file and line."""
    fields: dict[str, Any]
    """The row as it stands there."""
    article: Article


def read_rows(path: Path, example: str) -> list[GoldRow]:
    """Read the rows of a file, and the article in each as any source is read.

    Parameters
    ----------
    example
        A row as it should be, for the errors.

    Raises
    ------
    GoldError
        The file cannot be read, is not JSON lines, or a row has no text.
    """
    rows = list(_rows(path, example))
    reading = read_articles([path])
    if reading.problems:
        raise GoldError(f"{path} cannot be measured against: {reading.problems[0]}")
    return [GoldRow(*row, article) for row, article in zip(rows, reading.articles, strict=True)]


def is_degrees(value: object, most: int) -> bool:
    """Tell whether a value is a number of degrees, of which there are at most so many."""
    # NaN, which JSON does not have but Python reads, is in no range.
    return isinstance(value, int | float) and not isinstance(value, bool) and -most <= value <= most


def _rows(path: Path, example: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if path.suffix.lower() not in _SUFFIXES:
        raise GoldError(f"{path} is no file of JSON lines; gold is a .jsonl file of rows like {example}")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GoldError(f"{path} cannot be opened: {error.strerror}") from error
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise GoldError(f"{where} is no JSON; a row of gold looks like {example}") from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise GoldError(f"{where} has no text; a row of gold looks like {example}")
        yield where, row
