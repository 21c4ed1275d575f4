"""``dateline gazetteer``: look places up; install more of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.output import json_option, print_json, print_table, say
from dateline.cli.program import UNREADABLE, main
from dateline.errors import GazetteerError

if TYPE_CHECKING:
    from dateline.gazetteer.installing import Installation

__all__ = ["gazetteer"]

SHOWN_OF_PLACE = ("name", "matched", "feature", "admin1", "country", "population", "lat", "lon")
"""What the table of a search has room for; --json gives the rest."""

SHOWN_OF_FILE = ("gazetteer", "places", "bytes", "date", "license", "sources", "sha256")
"""The same for the list of gazetteers."""

SHOWN_DIGITS = 12
"""Of a checksum: enough to compare by eye."""


@main.group()
def gazetteer() -> None:
    """Look places up in the gazetteer, and install more of them."""


@gazetteer.command()
@click.argument("name")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Places to show at most.")
@json_option
def search(name: str, limit: int, as_json: bool) -> None:
    """Show the places that NAME may mean, the likeliest first; other spellings find them too."""
    from dateline.gazetteer import Gazetteer

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
        print_json(rows)
    elif rows:
        print_table([{key: row[key] for key in SHOWN_OF_PLACE} for row in rows])
    else:
        say(f"No place is called {name!r}, nor anything that sounds like it.")


@gazetteer.command()
@json_option
def info(as_json: bool) -> None:
    """Show the gazetteers: what they hold, where it comes from and under which licence."""
    from dateline.data import built
    from dateline.gazetteer import installed
    from dateline.gazetteer.file import GazetteerFile

    files: list[dict[str, Any]] = []
    problems: list[GazetteerError] = []
    for path in (built("gazetteer.sqlite"), *installed.paths()):
        try:
            file = installed.open_one(path) if files else GazetteerFile(path)
        except GazetteerError as error:
            problems.append(error)
            continue
        files.append({"file": str(path), "bytes": path.stat().st_size, **file.meta})
        file.close()
    if as_json:
        print_json(files)
    else:
        rows = [
            {
                **file,
                "gazetteer": file["title"],
                "places": int(file["places"]),
                "sha256": file.get("sha256", "")[:SHOWN_DIGITS],
            }
            for file in files
        ]
        print_table([{key: row.get(key, "") for key in SHOWN_OF_FILE} for row in rows])
    _end(problems)


@gazetteer.command()
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option(
    "--from",
    "given",
    type=click.Path(exists=True, path_type=Path),
    help="XX.zip, XX.txt or a folder of them, not downloaded; or a table of your own: .csv or what GDAL reads.",
)
@click.option("--name", help="What to call a table of your own; its file's name by default.")
@click.option("--licence", help="Licence of a table of your own, which `info` shows.")
@click.option("--offline", is_flag=True, help="Use what was downloaded before; never the network.")
@click.option("--url", help="Address of a mirror, the folder that XX.zip lies in; GeoNames' own server by default.")
@json_option
def install(
    codes: tuple[str, ...],
    given: Path | None,
    name: str | None,
    licence: str | None,
    offline: bool,
    url: str | None,
    as_json: bool,
) -> None:
    """Install more places: GeoNames' of the countries with these CODEs, or your own.

    A CODE is a country's of ISO 3166-1, such as ML or NE. What is installed already is brought up to date.
    """
    from dateline.gazetteer import Gazetteer
    from dateline.gazetteer.installing import dump_countries, install_own

    wanted = list(dict.fromkeys(code.upper() for code in codes))
    if given is None and not wanted:
        raise click.UsageError("Name countries (dateline gazetteer install ML NE), or a file with --from.")
    if given is not None and not wanted and name is None:
        with Gazetteer.open(installed=()) as built_in:
            wanted = dump_countries(given, built_in.countries)
    if wanted and (name is not None or licence is not None):
        raise click.UsageError("--name and --licence are for a table of your own: leave them out, or the countries.")
    if given is not None and (offline or url is not None):
        raise click.UsageError("--offline and --url are for a download: leave them out, or --from.")
    if given is not None and len(wanted) > 1 and not given.is_dir():
        raise click.UsageError("One file is one country's dump: name one country, or a folder of dumps with --from.")
    problems: list[GazetteerError] = []
    done: list[Installation] = []
    if wanted:
        for code in wanted:
            try:
                done.append(_install_dump(code, given, offline, url))
            except GazetteerError as error:
                problems.append(error)
    elif given is not None:
        with _progress("Reading"):
            done.append(install_own(given, name, licence))
    _report(done, as_json)
    _end(problems)


@gazetteer.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
def remove(names: tuple[str, ...]) -> None:
    """Take installed gazetteers away, by the names that `info` shows."""
    from dateline.gazetteer import installed

    problems: list[GazetteerError] = []
    for name in names:
        try:
            installed.remove(name)
        except GazetteerError as error:
            problems.append(error)
    _end(problems)


def _install_dump(code: str, given: Path | None, offline: bool, url: str | None) -> Installation:
    """Install one country's dump from where it is."""
    from dateline.gazetteer.installing import find_dump, install_downloaded, install_dump

    with _progress(f"Installing {code}") as progress:
        if given is not None:
            return install_dump(find_dump(given, code), code)
        return install_downloaded(code, url=url, offline=offline, progress=progress)


@contextmanager
def _progress(title: str) -> Iterator[Any]:
    """Show a bar on standard error where there is a terminal; it moves while bytes come."""
    from rich import progress
    from rich.console import Console

    console = Console(stderr=True)
    columns = (
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.DownloadColumn(),
        progress.TimeElapsedColumn(),
    )
    with progress.Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(title, total=None)

        def advance(done: int, total: int | None) -> None:
            bar.update(task, completed=done, total=total)

        yield advance


def _report(done: Sequence[Installation], as_json: bool) -> None:
    rows = [
        {"gazetteer": each.name, "places": each.places, "bytes": each.path.stat().st_size, "left_out": each.left_out}
        for each in done
    ]
    if as_json:
        print_json(rows)
        return
    if rows:
        print_table([{key: row[key] for key in ("gazetteer", "places", "bytes")} for row in rows])
    for each in done:
        if each.left_out:
            reasons = "; ".join(f"{count:,} {why}" for why, count in each.left_out.items())
            click.echo(f"{each.name}: rows left out: {reasons}")


def _end(problems: Sequence[GazetteerError]) -> None:
    """Say what went wrong; exit 1 where something did."""
    for problem in problems:
        say(str(problem))
    if problems:
        sys.exit(UNREADABLE)
