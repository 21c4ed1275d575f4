"""Tables of articles: one row an article, as JSON lines or CSV."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterator

from dateline.articles.encoding import decode, refuse_binary
from dateline.articles.fields import make_article
from dateline.errors import ArticleError
from dateline.model import Article

__all__ = ["read_csv", "read_jsonl"]

TEXT_COLUMN = "text"
DELIMITERS = ",;\t|"

WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
"""The byte order marks of encodings in which a newline is more than one byte; UTF-32's other begins like UTF-16's."""

FILE_HEAD_BYTES = 1024
"""A NUL in here means a binary file; one further down, a broken line."""

MAX_CELL_CHARS = 10_000_000
"""A longer CSV cell is a quote that was never closed; the csv module's own limit, 131,072, is short for a report."""


def read_jsonl(data: bytes, name: str, declared: str | None = None) -> Iterator[Article | ArticleError]:
    r"""Read JSON lines: rows of id, title, text, published, source, url, language, of which only text must be there.

    Text and id come through unchanged, down to ``\r\n``, so that offsets into the text given hold. Yields each row's
    article, or what is wrong with the row.

    Raises
    ------
    ArticleError
        The file is binary.
    """
    if data.startswith(WIDE_MARKS):
        data = decode(data, name).encode()
    refuse_binary(data[:FILE_HEAD_BYTES], name)
    # Split at the newline alone: a JSON string may hold Unicode's other line ends as they are. Each line is decoded by
    # itself, so that one in an older encoding does not spoil the rest.
    for number, line in enumerate(data.split(b"\n"), start=1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            row = json.loads(decode(line, where, declared=declared))
        except ArticleError as error:
            yield error
            continue
        except (ValueError, RecursionError):
            yield ArticleError(f"{where} is no JSON, so the row is left out")
            continue
        if not isinstance(row, dict) or not isinstance(row.get(TEXT_COLUMN), str):
            yield ArticleError(f'{where} has no text; a row looks like {{"id": "a1", "text": "..."}}')
            continue
        yield from make_article(row[TEXT_COLUMN], row, where)


def read_csv(data: bytes, name: str, declared: str | None = None) -> Iterator[Article | ArticleError]:
    """Read a CSV (comma, semicolon, tab or bar) with a ``text`` column and, if it likes, the others of JSON lines.

    Yields as `read_jsonl` does; the line named is the one where the row ends.

    Raises
    ------
    ArticleError
        The file is binary, in no encoding that can be told, or has no text column.
    """
    rows, error = _parse_csv(decode(data, name, declared=declared), name)
    columns = [column.strip().lower() for column in rows[0][1]] if rows else []
    if TEXT_COLUMN not in columns:
        raise ArticleError(f"{name} has no column named {TEXT_COLUMN!r}; its first line must name the columns")
    for number, cells in rows[1:]:
        row = dict(zip(columns, cells, strict=False))
        if any(cells):
            yield from make_article(row.get(TEXT_COLUMN, ""), row, f"{name}, line {number}")
    if error:
        yield error


def _parse_csv(text: str, name: str) -> tuple[list[tuple[int, list[str]]], ArticleError | None]:
    """Return the rows with their line numbers, up to what cannot be parsed, and what that is."""
    header = text.partition("\n")[0]
    parser = csv.reader(io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=header.count))
    rows: list[tuple[int, list[str]]] = []
    limit = csv.field_size_limit(MAX_CELL_CHARS)
    try:
        rows.extend((parser.line_num, cells) for cells in parser)
    except csv.Error as error:
        return rows, ArticleError(f"{name} cannot be read from line {parser.line_num} on: {error}")
    finally:
        csv.field_size_limit(limit)
    return rows, None
