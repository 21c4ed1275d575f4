"""What the commands print: tables for people, JSON for scripts, and sentences on standard error."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["console", "json_option", "print_json", "print_table", "printable", "reading_progress", "say"]

PIPED_COLUMNS = 120
"""Width of a table that goes to a file or another program."""

PROGRESS_ARTICLES = 50
"""From so many articles on, reading takes longer than a second and shows how far it is."""

_SPACE = re.compile("[\t\v\f\r\x85]")
_LINE = re.compile("[\u2028\u2029]")
_UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal obeys instead of showing it (ISO 6429), what turns a line round (Unicode's bidirectional controls),
and halves of characters, which no output can encode."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print a summary for scripts, as one JSON object.")


def printable(text: str) -> str:
    """Return a text of which nothing but what it shows reaches a terminal, character for character."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", _LINE.sub("\n", _SPACE.sub(" ", text)))


def console() -> Console:
    """Return what prints on standard output: as wide as the terminal, or as COLUMNS says; plain where NO_COLOR says."""
    from rich.console import Console

    found = Console()
    if found.no_color or not found.is_terminal or found.is_dumb_terminal:
        found = Console(color_system=None)
    if not found.is_terminal and "COLUMNS" not in os.environ:
        found.width = PIPED_COLUMNS
    return found


def print_table(rows: list[dict[str, Any]]) -> None:
    """Print rows that have the same keys."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading, value in rows[0].items():
        table.add_column(heading, justify="right" if isinstance(value, int | float) else "left")
    for row in rows:
        # Text, not str: what looks like rich's markup in an article is printed as it is.
        table.add_row(
            *(Text(f"{value:,}" if isinstance(value, int) else printable(str(value))) for value in row.values())
        )
    console().print(table)


def print_json(value: object) -> None:
    """Print a value as JSON; what a terminal would obey in its strings is escaped."""
    written = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    click.echo(_UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", written))


@contextmanager
def reading_progress(*, slow: bool = False) -> Iterator[Callable[[int, int], None]]:
    """Show a bar on standard error where there is a terminal and enough to read.

    Yields what is called with the number of articles done and their total.
    """
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Reading articles", total=None, visible=slow)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=slow or total >= PROGRESS_ARTICLES)

        yield advance


def say(sentence: str) -> None:
    """Print a sentence for people on standard error."""
    click.echo(f"dateline: {printable(sentence).removesuffix('.')}.", err=True)
