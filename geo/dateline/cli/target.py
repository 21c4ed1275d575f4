"""Where ``dateline map``, ``extract`` and ``places`` write to."""

from __future__ import annotations

import io
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

import click

from dateline.cli.output import say
from dateline.errors import OutputWarning

if TYPE_CHECKING:
    import pandas as pd

    from dateline.codebooks import Recoded
    from dateline.frame import Tables

__all__ = ["Target", "overwrite_option", "saying_warnings", "target_options"]

LINES = ".geojsonl"
"""The format that is written line by line."""

STREAMED = (".geojson", ".json", LINES)
"""What a file of it may be called."""

SUFFIXES = (*STREAMED, ".gpkg", ".fgb", ".parquet", ".kml", ".kmz", ".shp", ".csv", ".xlsx")
"""Those of `dateline.export.known_suffixes`, which is not loaded for the help alone."""

overwrite_option = click.option("--overwrite", is_flag=True, help="Replace files that are there already.")


class Target(NamedTuple):
    """The file that is asked for."""

    path: Path | None
    """None: standard output."""
    stream: bool
    """Whether features are written line by line."""
    overwrite: bool

    @property
    def files(self) -> list[Path]:
        """The file, standard output aside."""
        return [self.path] if self.path else []

    def check(self, schema: str | None = None) -> None:
        """Say at once what writing would say of the path, so that no long work is done for nothing.

        Raises
        ------
        OutputError
            Where it cannot be written.
        """
        from dateline.export.writers import check_target

        if self.path is not None:
            check_target(self.path, schema=schema, overwrite=self.overwrite)

    def write(self, tables: Tables | pd.DataFrame, layer: str) -> list[Path]:
        """Write a table, or all where the format holds them; raises as `check` does.

        Returns
        -------
        list of Path
            The files written; none where it went to standard output.
        """
        from dateline.export import write, write_lines

        if self.path is not None and not self.stream:
            with saying_warnings():
                return write(tables, self.path, layer=layer, overwrite=self.overwrite)
        with self._lines() as file:
            write_lines(tables, file, layer=layer)
        return self.files

    def write_recoded(self, recoded: Recoded) -> list[Path]:
        """Write incidents in a codebook's schema; returns and raises as `write` does."""
        from dateline.export import write_table
        from dateline.export.geojson import write_features

        if self.path is not None and not self.stream:
            with saying_warnings():
                write_table(recoded.frame, recoded.table, self.path, overwrite=self.overwrite)
        else:
            with self._lines() as file:
                write_features(recoded.frame, recoded.table, file)
        return self.files

    @contextmanager
    def _lines(self) -> Iterator[IO[str]]:
        """Give what features are written to line by line, in UTF-8 whatever the terminal's encoding."""
        from dateline.export.target import replacing

        if self.path is None:
            lines = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="\n")
            yield lines
            lines.detach()
        else:
            with (
                replacing(self.path, overwrite=self.overwrite) as path,
                path.open("w", encoding="utf-8", newline="\n") as file,
            ):
                yield file


def target_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options, and what they ask as its argument ``target``."""

    @click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, readable=False),
        help=f"File; its suffix is the format: {', '.join(SUFFIXES)}.",
    )
    @click.option(
        "--stream",
        is_flag=True,
        help="Write newline-delimited GeoJSON features; without --output on standard output.",
    )
    @overwrite_option
    @wraps(command)
    def with_target(
        *args: object, output: Path | None, stream: bool, overwrite: bool, as_json: bool, **others: object
    ) -> None:
        if output is None and not stream:
            raise click.UsageError("Name a file by -o FILE, or use --stream for standard output.")
        if output is None and as_json:
            raise click.UsageError("--stream and --json would both print on standard output; name a file by -o FILE.")
        if stream and output is not None and output.suffix.lower() not in STREAMED:
            raise click.UsageError(f"--stream writes GeoJSON; name a file that ends in {', '.join(STREAMED)}.")
        command(*args, target=Target(output, stream, overwrite), as_json=as_json, **others)

    return with_target


@contextmanager
def saying_warnings() -> Iterator[None]:
    """Say in a sentence each what a format could not hold."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", OutputWarning)
        yield
    for warning in caught:
        if issubclass(warning.category, OutputWarning):
            say(str(warning.message))
        else:
            warnings.warn_explicit(warning.message, warning.category, warning.filename, warning.lineno)
