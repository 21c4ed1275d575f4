"""``dateline serve``: a folder of maps and tables in the browser, and in QGIS."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from dateline.cli.output import printable, say
from dateline.cli.program import main
from dateline.server import DEFAULT_HOST, DEFAULT_PORT, Server

__all__ = ["serve"]


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--host",
    default=DEFAULT_HOST,
    show_default=True,
    metavar="NAME",
    help="Name or address to listen at; any but this machine's own lets others read the folder.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="Port to listen at; 0 takes any that is free.",
)
@click.option("--open", "open_page", is_flag=True, help="Open the map in the browser.")
def serve(folder: Path, host: str, port: int, open_page: bool) -> None:
    """Show the newest map and tables in DIR, and what comes to be there later, until Ctrl+C.

    DIR is a folder into which dateline map or extract write, or one of such folders. Browsers see the map at the
    address that is printed; QGIS, GDAL and others read the tables there by OGC API - Features.
    """
    server = Server(folder, host, port, say)
    if not server.local:
        say(f"Anybody on the network who reaches {server.url} can read what Dateline writes to {folder}")
    click.echo(f"serving {printable(str(folder))} at {server.url}, Ctrl+C ends it")
    if open_page:
        webbrowser.open(server.url)
    server.run()
