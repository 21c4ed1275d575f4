"""``dateline map``, ``extract`` and ``places``: from sources to files."""

from __future__ import annotations

import sys
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.criteria import criteria_options, left_out_line
from dateline.cli.geocoding import geocoder_options, geocoding_lines, geocoding_summary
from dateline.cli.output import json_option, print_json, print_table, reading_progress, say
from dateline.cli.program import UNREADABLE, main
from dateline.cli.target import Target, overwrite_option, saying_warnings, target_options
from dateline.errors import LayerError, OutputError
from dateline.palette import EVENT_LABELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.codebooks import Recoded
    from dateline.criteria import Criteria
    from dateline.frame import Tables
    from dateline.gazetteer.unresolved import Unresolved
    from dateline.geocoding.geocoder import Geocoder
    from dateline.pipeline import Extraction
    from dateline.webmap import Overlay
    from dateline.webmap.page import Theme

__all__ = ["extract", "map_command", "places"]

TABLE_FILES = {
    "incidents.geojson": "incidents",
    "places.geojson": "mentions",
    "incidents.csv": "incidents",
    "incidents.gpkg": "incidents",
}
"""The files of tables beside a map, and the table in each. The GeoPackage, which holds all, is written last: a server
that goes by the newest file then has them all from one."""

SUMMARY_ROWS = 25
"""Incidents that the summary shows: a screenful."""

SCHEMAS = ["ucdp", "acled", "hxl"]
"""Names of `dateline.codebooks.CODEBOOKS`, which is not loaded for them alone."""

_sources = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
_language = click.option(
    "--language",
    type=click.Choice(list(EVENT_LABELS)),
    default="en",
    show_default=True,
    help="Language of titles and tolls, and of the map; the articles may be in any.",
)


@main.command("map")
@_sources
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, readable=False),
    default=Path("maps"),
    show_default=True,
    help="Folder for the map and the tables; it is made where it does not exist.",
)
@click.option("--title", help="Title of the map; by default it says that it shows incidents in the news.")
@_language
@click.option(
    "--theme",
    type=click.Choice(["auto", "light", "dark"]),
    default="auto",
    show_default=True,
    help="Colours of the map; auto is as the reader's system is set.",
)
@click.option(
    "--layer",
    "layers",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Layer of your own to show on the map: any file that GDAL reads; may be given more than once.",
)
@click.option("--no-places", is_flag=True, help="Leave the places named in the articles off the map.")
@click.option("--online-assets", is_flag=True, help="Link to Leaflet instead of putting it into the map.")
@click.option("--open", "open_map", is_flag=True, help="Open the map in the browser when it is written.")
@overwrite_option
@criteria_options
@geocoder_options
@json_option
def map_command(
    sources: tuple[str, ...],
    output: Path,
    title: str | None,
    language: str,
    theme: Theme,
    layers: tuple[Path, ...],
    no_places: bool,
    online_assets: bool,
    open_map: bool,
    overwrite: bool,
    criteria: Criteria,
    geocoder: Geocoder | None,
    as_json: bool,
) -> None:
    """Write a map of SOURCES, and their tables for GIS.

    Writes map.html, incidents.geojson, places.geojson, incidents.gpkg, incidents.qgs and incidents.csv.
    """
    from dateline.export.target import check_writable, make_folder
    from dateline.export.writers import write
    from dateline.webmap import incident_map, write_map

    make_folder(output)
    page_file = output / "map.html"
    targets = {output / name: layer for name, layer in TABLE_FILES.items()}
    for file in (page_file, *targets):
        check_writable(file, overwrite=overwrite)
    found = _extract(sources, geocoder, merged=True, targets=(page_file, *targets)).select(criteria).entitle(language)
    tables = found.tables()
    overlays, unread = _overlays(layers)
    page = incident_map(
        tables.incidents,
        places=None if no_places else tables.places,
        reports=tables.reports,
        figures=tables.figures,
        claims=tables.claims,
        title=title,
        language=language,
        theme=theme,
        online_assets=online_assets,
        overlays=overlays,
    )
    for notice in page.notices:
        say(notice)
    write_map(page, page_file, overwrite=overwrite)
    files = [page_file]
    with saying_warnings():
        for file, layer in targets.items():
            files += write(tables, file, layer=layer, overwrite=overwrite)
    if open_map:
        webbrowser.open(page_file.resolve().as_uri())
    _finish(found, tables, files, geocoder, as_json, unread)


@main.command()
@_sources
@target_options
@click.option("--no-merge", is_flag=True, help="Keep every report as an incident of its own.")
@_language
@criteria_options
@geocoder_options
@click.option(
    "--schema",
    type=click.Choice(SCHEMAS),
    help="Columns of a codebook instead of our own: UCDP GED's, ACLED's, or ours with a row of HXL's hashtags.",
)
@json_option
def extract(
    sources: tuple[str, ...],
    target: Target,
    schema: str | None,
    no_merge: bool,
    language: str,
    criteria: Criteria,
    geocoder: Geocoder | None,
    as_json: bool,
) -> None:
    """Write the incidents in SOURCES to a file."""
    if schema == "hxl" and target.stream:
        raise click.UsageError("HXL's hashtags are a row of a spreadsheet; name a file that ends in .csv or .xlsx.")
    target.check(schema)
    found = _extract(sources, geocoder, merged=not no_merge, targets=target.files).select(criteria).entitle(language)
    tables = found.tables()
    recoded = _recoded(tables, schema)
    files = target.write(tables, "incidents") if recoded is None else target.write_recoded(recoded)
    _finish(found, tables, files, geocoder, as_json, recoded=recoded)


@main.command()
@_sources
@target_options
@geocoder_options
@json_option
def places(sources: tuple[str, ...], target: Target, geocoder: Geocoder | None, as_json: bool) -> None:
    """Write the places that SOURCES mention to a file, one row a mention."""
    target.check()
    found = _extract(sources, geocoder, merged=True, targets=target.files)
    tables = found.tables()
    files = target.write(tables.mentions, "mentions")
    _finish(found, tables, files, geocoder, as_json)


def _extract(
    sources: tuple[str, ...], geocoder: Geocoder | None, *, merged: bool, targets: Sequence[Path]
) -> Extraction:
    """Read the sources, and say what could not be.

    Raises
    ------
    OutputError
        Where nothing could be read, and one of the targets is there: a full file is not given for an empty one.
    """
    from dateline.pipeline import extract

    with reading_progress(slow=geocoder is not None) as progress:
        found = extract(sources, merged=merged, geocoder=geocoder, stdin=sys.stdin.buffer, progress=progress)
    for problem in found.problems:
        say(str(problem))
    for notice in found.notices:
        say(notice)
    if geocoder is not None and geocoder.problem is not None:
        say(geocoder.problem)
    there = [file for file in targets if file.exists()]
    if found.problems and not found.articles and there:
        raise OutputError(f"Nothing could be read; {there[0]} is left as it was.")
    return found


def _overlays(paths: Sequence[Path]) -> tuple[list[Overlay], list[LayerError]]:
    """Read layers of the user's own; those that cannot be read are said and left out."""
    from dateline.webmap import read_overlay

    overlays: list[Overlay] = []
    unread: list[LayerError] = []
    for path in paths:
        try:
            overlays += read_overlay(path)
        except LayerError as error:
            say(str(error))
            unread.append(error)
    return overlays, unread


def _finish(
    found: Extraction,
    tables: Tables,
    files: list[Path],
    geocoder: Geocoder | None,
    as_json: bool,
    unread: Sequence[LayerError] = (),
    recoded: Recoded | None = None,
) -> None:
    """Say what was read and written; exit 1 where something could not be read.

    Without a file the tables themselves are on standard output: then nothing is added to them.
    """
    problems = [*found.problems, *unread]
    if not files:
        pass
    elif as_json:
        print_json(
            {
                "articles": len(found.articles),
                "mentions": len(tables.mentions),
                "places": len(tables.places),
                "incidents": int((~tables.incidents["tally"]).sum()),
                "tallies": int(tables.incidents["tally"].sum()),
                "files": [str(file) for file in files],
                "problems": [str(problem) for problem in problems],
                "notices": list(found.notices),
                "left_out": {reason.name.lower(): count for reason, count in found.left_out.items()},
                **({} if recoded is None else {"schema": _schema_summary(recoded)}),
                **_unresolved(found)._asdict(),
                **({} if geocoder is None else {"geocoder": geocoding_summary(geocoder)}),
            }
        )
    else:
        _summary(found, tables, files)
        if line := left_out_line(found.left_out):
            click.echo(line)
        if recoded is not None and (line := recoded.left_out_line):
            click.echo(f"--schema {recoded.table.name}: {line}")
        _hint(_unresolved(found))
        for line in geocoding_lines(geocoder) if geocoder is not None else ():
            click.echo(line)
    if problems:
        sys.exit(UNREADABLE)


def _recoded(tables: Tables, schema: str | None) -> Recoded | None:
    from dateline.codebooks import apply

    return apply(tables, schema) if schema else None


def _schema_summary(recoded: Recoded) -> dict[str, object]:
    left_out = {reason.name.lower(): count for reason, count in recoded.left_out.items()}
    return {"events": len(recoded.frame), "left_out": left_out}


def _summary(found: Extraction, tables: Tables, files: list[Path]) -> None:
    incidents = tables.incidents
    rows = [
        {"date": _short_date(row), "title": row["title"], "where": row["country"] or "", "articles": row["n_articles"]}
        for _, row in incidents.head(SUMMARY_ROWS).iterrows()
    ]
    if rows:
        print_table(rows)
    if len(incidents) > SUMMARY_ROWS:
        click.echo(f"... and {len(incidents) - SUMMARY_ROWS:,} more")
    tallies = int(incidents["tally"].sum())
    counts = (
        (len(found.articles), "article", "articles"),
        (len(tables.places), "place", "places"),
        (len(incidents) - tallies, "incident", "incidents"),
        (tallies, "tally", "tallies"),
    )
    click.echo(", ".join(f"{count:,} {one if count == 1 else several}" for count, one, several in counts))
    for file in files:
        click.echo(f"wrote {file}")


def _unresolved(found: Extraction) -> Unresolved:
    """Count the names that no gazetteer holds, and find the dumps that may."""
    from dateline.gazetteer import installed
    from dateline.gazetteer.unresolved import find_unresolved

    return find_unresolved(found.mentions, [path.stem for path in installed.paths()])


def _hint(found: Unresolved) -> None:
    """Say how many names have no place, and what to install."""
    if found.unresolved:
        lacking = "1 name is" if found.unresolved == 1 else f"{found.unresolved:,} names are"
        command = f"dateline gazetteer install {' '.join(found.suggested)}"
        click.echo(f"{lacking} in no gazetteer" + (f"; `{command}` may help" if found.suggested else ""))


def _short_date(row: Any) -> str:  # noqa: ANN401 - a row of pandas
    """Return the first day of an incident, empty where it is not known."""
    return "" if row["date_start"] is None else f"{row['date_start']:%Y-%m-%d}"
