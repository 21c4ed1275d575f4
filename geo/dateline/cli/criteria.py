"""The options of ``dateline map`` and ``extract`` that choose among the incidents read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import wraps
from typing import TYPE_CHECKING

import click

from dateline.errors import CriteriaError

if TYPE_CHECKING:
    from dateline.criteria import LeftOut

__all__ = ["criteria_options", "left_out_line"]

DAY = click.DateTime(["%Y-%m-%d"])


class Box(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.3
    """Four numbers with commas between them."""

    name = "W,S,E,N"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[float, float, float, float]:
        """Read the numbers; what they mean is checked with the other criteria."""
        try:
            west, south, east, north = (float(part) for part in str(value).split(","))
        except ValueError:
            self.fail(f"expected west,south,east,north in degrees, such as -12,10,12,38; got {value!r}", param, ctx)
        return west, south, east, north


def criteria_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options, and what they ask as its argument ``criteria``."""

    @click.option("--since", type=DAY, metavar="YYYY-MM-DD", help="Only incidents of this day or later.")
    @click.option("--until", type=DAY, metavar="YYYY-MM-DD", help="Only incidents of this day or earlier.")
    @click.option("--bbox", type=Box(), help="Only incidents in this box, in degrees (-12,10,12,38).")
    @click.option(
        "--country",
        "names",
        metavar="COUNTRY",
        multiple=True,
        help="Only incidents in this country: an ISO code or a name. May be given several times.",
    )
    @click.option(
        "--min-killed", type=click.IntRange(min=0), help="Only incidents with at least so many deaths stated."
    )
    @wraps(command)
    def with_criteria(
        *args: object,
        since: datetime | None,
        until: datetime | None,
        bbox: tuple[float, float, float, float] | None,
        names: tuple[str, ...],
        min_killed: int | None,
        **others: object,
    ) -> None:
        from dateline.criteria import Criteria

        try:
            criteria = Criteria(since and since.date(), until and until.date(), bbox, _codes(names), min_killed)
        except CriteriaError as error:
            raise click.UsageError(f"{error}.") from error
        command(*args, criteria=criteria, **others)

    return with_criteria


def left_out_line(left_out: Mapping[LeftOut, int]) -> str | None:
    """Return how many incidents are left out and why, as a sentence; None where none are."""
    if not left_out:
        return None
    count = sum(left_out.values())
    reasons = ", ".join(f"{number:,} {reason.value}" for reason, number in left_out.items())
    return f"{count:,} {'incident is' if count == 1 else 'incidents are'} left out: {reasons}"


def _codes(names: tuple[str, ...]) -> frozenset[str]:
    from dateline.criteria import find_country
    from dateline.gazetteer import Gazetteer

    if not names:
        return frozenset()
    with Gazetteer.open() as gazetteer:
        return frozenset(find_country(name, gazetteer.countries) for name in names)
