"""The command ``dateline``: thin; it reads the arguments, calls the library and says what came of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.frame import Tables
    from dateline.pipeline import Extraction, Progress

__all__ = ["main"]

UNREADABLE = 1
"""Exit code where an input could not be read or an output not written; the rest is done all the same."""

PROGRESS_ARTICLES = 50
"""From so many articles on, reading takes longer than a second and shows how far it is."""

SUMMARY_ROWS = 25
"""Incidents that the summary shows: a screenful."""

SHOWN_OF_PLACE = ("name", "matched", "feature", "admin1", "country", "population", "lat", "lon")
"""What the table of a search has room for; --json gives the rest."""

PIPED_COLUMNS = 120
"""Width of a table that goes to a file or another program."""

_sources = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
_json = click.option("--json", "as_json", is_flag=True, help="Print a summary for scripts, as one JSON object.")


class _Program(click.Group):
    """Turns the library's errors into one sentence and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's own signature
        try:
            return super().invoke(ctx)
        except DatelineError as error:
            _say(str(error))
            ctx.exit(UNREADABLE)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline")
def main() -> None:
    """Read news articles and put the incidents in them on a map.

    A SOURCE is a file, a folder, a glob, - for standard input, or an http(s) address.
    """


@main.command("map")
@_sources
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("maps"),
    show_default=True,
    help="Folder for the map and the tables; it is made where it does not exist.",
)
@click.option("--title", default="Incidents in the news", show_default=True, help="Title of the map.")
@_json
def map_command(sources: tuple[str, ...], output: Path, title: str, as_json: bool) -> None:
    """Write a map of SOURCES, and their tables for GIS.

    Writes map.html, incidents.geojson, places.geojson, incidents.gpkg and incidents.csv.
    """
    from dateline.export import write_incidents, write_mentions
    from dateline.export.target import make_folder
    from dateline.webmap import incident_map, write_map

    make_folder(output)
    found = _extract(sources, merged=True)
    tables = found.tables()
    page = incident_map(
        tables.incidents,
        places=tables.places,
        reports=tables.reports,
        figures=tables.figures,
        claims=tables.claims,
        title=title,
    )
    files = [output / name for name in ("map.html", "incidents.geojson", "places.geojson", "incidents.gpkg")]
    files.append(output / "incidents.csv")
    write_map(page, files[0])
    write_incidents(tables, files[1])
    write_mentions(tables.mentions, files[2])
    write_incidents(tables, files[3])
    write_incidents(tables, files[4])
    _finish(found, tables, files, as_json)


@main.command()
@_sources
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="File; its suffix is the format.")
@click.option("--no-merge", is_flag=True, help="Keep every report as an incident of its own.")
@_json
def extract(sources: tuple[str, ...], output: Path, no_merge: bool, as_json: bool) -> None:
    """Write the incidents in SOURCES to a file."""
    from dateline.export import write_incidents
    from dateline.export.writers import check_target

    check_target(output)
    found = _extract(sources, merged=not no_merge)
    tables = found.tables()
    write_incidents(tables, output)
    _finish(found, tables, [output], as_json)


@main.command()
@_sources
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="File; its suffix is the format.")
@_json
def places(sources: tuple[str, ...], output: Path, as_json: bool) -> None:
    """Write the places that SOURCES mention to a file, one row a mention."""
    from dateline.export import write_mentions
    from dateline.export.writers import check_target

    check_target(output)
    found = _extract(sources, merged=True)
    tables = found.tables()
    write_mentions(tables.mentions, output)
    _finish(found, tables, [output], as_json)


@main.group()
def gazetteer() -> None:
    """Look places up in the gazetteer."""


@gazetteer.command()
@click.argument("name")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Places to show at most.")
@_json
def search(name: str, limit: int, as_json: bool) -> None:
    """Show the places that NAME may mean, the likeliest first; other spellings find them too."""
    from dateline.places.gazetteer import Gazetteer

    with Gazetteer.open() as open_gazetteer:
        found = open_gazetteer.search(name, limit)
        countries = open_gazetteer.countries
    rows = [
        {
            "name": candidate.place.name,
            "matched": candidate.name,
            "match": candidate.match.value,
            "feature": candidate.place.feature_code,
            "admin1": candidate.place.admin1 or "",
            "country": countries[code].name if (code := candidate.place.country or "") in countries else "",
            "population": candidate.place.population,
            "lat": round(candidate.place.lat, 5),
            "lon": round(candidate.place.lon, 5),
            "id": candidate.place.id,
        }
        for candidate in found
    ]
    if as_json:
        _print_json(rows)
    elif rows:
        _print_table([{key: row[key] for key in SHOWN_OF_PLACE} for row in rows])
    else:
        _say(f"No place is called {name!r}, nor anything that sounds like it.")


@gazetteer.command()
@_json
def info(as_json: bool) -> None:
    """Show what the gazetteer holds, where it comes from and under which licence."""
    from dateline.places.gazetteer import Gazetteer

    with Gazetteer.open() as open_gazetteer:
        files = [{"file": each.path.name, "bytes": each.bytes, **each.meta} for each in open_gazetteer.info()]
    if as_json:
        _print_json(files)
        return
    for each in files:
        _print_table([{"": key, "value": value} for key, value in each.items()])


@main.group()
def layers() -> None:
    """Look at the border layers."""


@layers.command("list")
@_json
def list_command(as_json: bool) -> None:
    """Show the border layers with their size, source and licence."""
    from dateline.atlas import list_layers

    rows = [
        {
            "layer": layer.name,
            "features": layer.features,
            "bytes": layer.size_bytes,
            "source": layer.source,
            "licence": layer.licence,
        }
        for layer in list_layers()
    ]
    if as_json:
        _print_json(rows)
    else:
        _print_table(rows)


def _extract(sources: tuple[str, ...], *, merged: bool) -> Extraction:
    from dateline.pipeline import extract

    with _progress() as progress:
        found = extract(sources, merged=merged, stdin=sys.stdin.buffer, progress=progress)
    for problem in found.problems:
        _say(str(problem))
    return found


@contextmanager
def _progress() -> Iterator[Progress]:
    """Show a bar on standard error where there is a terminal and enough to read."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Reading articles", total=None, visible=False)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=total >= PROGRESS_ARTICLES)

        yield advance


def _finish(found: Extraction, tables: Tables, files: list[Path], as_json: bool) -> None:
    """Say what was read and written; exit 1 where something could not be read."""
    if as_json:
        _print_json(
            {
                "articles": len(found.articles),
                "mentions": len(tables.mentions),
                "places": len(tables.places),
                "incidents": int((~tables.incidents["tally"]).sum()),
                "tallies": int(tables.incidents["tally"].sum()),
                "files": [str(file) for file in files],
                "problems": [str(problem) for problem in found.problems],
            }
        )
    else:
        _summary(found, tables, files)
    if found.problems:
        sys.exit(UNREADABLE)


def _summary(found: Extraction, tables: Tables, files: list[Path]) -> None:
    incidents = tables.incidents
    rows = [
        {"date": _short_date(row), "title": row["title"], "where": row["country"] or "", "articles": row["n_articles"]}
        for _, row in incidents.head(SUMMARY_ROWS).iterrows()
    ]
    if rows:
        _print_table(rows)
    if len(incidents) > SUMMARY_ROWS:
        click.echo(f"... and {len(incidents) - SUMMARY_ROWS:,} more")
    tallies = int(incidents["tally"].sum())
    click.echo(
        f"{len(found.articles):,} articles, {len(tables.places):,} places, {len(incidents) - tallies:,} incidents, "
        f"{tallies:,} tallies"
    )
    for file in files:
        click.echo(f"wrote {file}")


def _short_date(row: Any) -> str:  # noqa: ANN401 - a row of pandas
    """Return the first day of an incident, empty where it is not known."""
    return "" if row["date_start"] is None else f"{row['date_start']:%Y-%m-%d}"


def _print_table(rows: list[dict[str, Any]]) -> None:
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


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def _say(sentence: str) -> None:
    click.echo(f"dateline: {sentence.removesuffix('.')}.", err=True)
