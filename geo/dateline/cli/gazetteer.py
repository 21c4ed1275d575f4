"""``dateline gazetteer``: look places up."""

from __future__ import annotations

import click

from dateline.cli.output import json_option, print_json, print_table, say
from dateline.cli.program import main

__all__ = ["gazetteer"]

SHOWN_OF_PLACE = ("name", "matched", "feature", "admin1", "country", "population", "lat", "lon")
"""What the table of a search has room for; --json gives the rest."""


@main.group()
def gazetteer() -> None:
    """Look places up in the gazetteer."""


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
    """Show what the gazetteer holds, where it comes from and under which licence."""
    from dateline.gazetteer import Gazetteer

    with Gazetteer.open() as open_gazetteer:
        files = [{"file": each.path.name, "bytes": each.bytes, **each.meta} for each in open_gazetteer.info()]
    if as_json:
        print_json(files)
        return
    for each in files:
        print_table([{"": key, "value": value} for key, value in each.items()])
