"""What the commands print: tables for people, JSON for scripts, and sentences on standard error."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

__all__ = ["json_option", "print_json", "print_table", "reading_progress", "say"]

PIPED_COLUMNS = 120
"""Width of a table that goes to a file or another program."""

PROGRESS_ARTICLES = 50
"""From so many articles on, reading takes longer than a second and shows how far it is."""

json_option = click.option("--json", "as_json", is_flag=True, help="Print a summary for scripts, as one JSON object.")


def print_table(rows: list[dict[str, Any]]) -> None:
    """Print rows that have the same keys."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for heading, value in rows[0].items():
        table.add_column(heading, justify="right" if isinstance(value, int | float) else "left")
    for row in rows:
        # Text, not str: what looks like rich's markup in an article is printed as it is.
        table.add_row(*(Text(f"{value:,}" if isinstance(value, int) else str(value)) for value in row.values()))
    console = Console()
    if not console.is_terminal:
        console.width = PIPED_COLUMNS
    console.print(table)


def print_json(value: object) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


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
    click.echo(f"dateline: {sentence.removesuffix('.')}.", err=True)
