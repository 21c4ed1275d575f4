"""The command ``dateline`` itself, which the other modules of this room hang their commands on."""

from __future__ import annotations

import gc
from typing import Any

import click

from dateline.cli.output import say
from dateline.errors import DatelineError

__all__ = ["COLLECTION", "UNREADABLE", "main"]

UNREADABLE = 1
"""Exit code where an input could not be read or an output not written; the rest is done all the same."""

COLLECTION = (50_000, 20, 100)
"""Of `gc.set_threshold`: reading makes hundreds of small records a sentence, hardly any of them in circles; to look for
these as often as Python does by default takes a third of the time."""


class _Program(click.Group):
    """Turns the library's errors into one sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        gc.set_threshold(*COLLECTION)
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            say(str(error))
            ctx.exit(UNREADABLE)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline")
def main() -> None:
    """Read news articles and put the incidents in them on a map.

    A SOURCE is a file, a folder, a glob, - for standard input, or an http(s) address.
    """
