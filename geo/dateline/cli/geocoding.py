"""The options of ``dateline map``, ``extract`` and ``places`` by which an online geocoder is asked."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING

import click

from dateline.errors import GeocoderError

if TYPE_CHECKING:
    from dateline.geocoding.geocoder import Geocoder

__all__ = ["geocoder_options", "geocoding_lines", "geocoding_summary"]


def geocoder_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options, and the geocoder that they make as its argument ``geocoder``; None without them."""

    @click.option(
        "--geocoder",
        "service",
        metavar="NAME",
        help="Ask an online geocoder (nominatim, photon, geonames, any of geopy's) for names that no gazetteer holds. "
        "It is sent those names and the countries they are sought in, nothing else. Off by default.",
    )
    @click.option(
        "--geocoder-option",
        "options",
        metavar="KEY=VALUE",
        multiple=True,
        help="An option of the geocoder, as geopy calls it: user_agent, username, api_key, domain, scheme, timeout ... "
        "May be given several times.",
    )
    @wraps(command)
    def with_geocoder(*args: object, service: str | None, options: tuple[str, ...], **others: object) -> None:
        geocoder = None
        if service is not None:
            geocoder = click.get_current_context().with_resource(_open(service, options))
        elif options:
            raise click.UsageError("--geocoder-option needs --geocoder.")
        command(*args, geocoder=geocoder, **others)

    return with_geocoder


def geocoding_summary(geocoder: Geocoder) -> dict[str, object]:
    """Return what a geocoder did in a run, for scripts."""
    return {
        "service": geocoder.service,
        "requested": geocoder.requested,
        "cached": geocoder.cached,
        "found": geocoder.found,
        "unanswered": geocoder.unanswered,
        "problem": geocoder.problem,
        "attribution": geocoder.attribution if geocoder.found else None,
    }


def geocoding_lines(geocoder: Geocoder) -> list[str]:
    """Return what a geocoder did in a run, for people, and what is owed to it."""
    line = f"{geocoder.service}: names asked for {geocoder.requested:,}, known from the cache {geocoder.cached:,}, "
    line += f"found {geocoder.found:,}"
    if geocoder.unanswered:
        line += f", without an answer {geocoder.unanswered:,}"
    return [line, f"places from {geocoder.service}: {geocoder.attribution}"] if geocoder.found else [line]


def _open(service: str, options: tuple[str, ...]) -> Geocoder:
    from dateline.geocoding.geocoder import Geocoder

    given = {}
    for option in options:
        key, equals, value = option.partition("=")
        if not equals:
            raise click.UsageError(f"--geocoder-option is KEY=VALUE, not {option!r}.")
        given[key] = value
    try:
        return Geocoder(service, given)
    except GeocoderError as error:
        raise click.UsageError(str(error)) from error
