"""Round-ups: tolls over several incidents ("15 wounded in shootings citywide", "10 people shot in three shootings")."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.incidents.figures import Count
from dateline.incidents.scan import Scan
from dateline.model import Kind

__all__ = ["is_roundup"]

NUMBER_GAP = 3
"""Words between a number and what it counts incidents with: "four separate weekend shootings"."""

STRUCK = frozenset({Kind.KILLED, Kind.WOUNDED})


def is_roundup(scan: Scan, counts: Sequence[Count]) -> bool:
    """Tell whether a sentence sums up the killed or wounded of several incidents, each told by itself.

    Parameters
    ----------
    counts
        Those of one event of the sentence.
    """
    numbers = [count for count in counts if not count.implied and (count.figure.best or 0) > 1]
    if not any(count.figure.kind in STRUCK for count in numbers):
        return False
    if scan.phrases("events", "roundup"):
        return True
    incidents = scan.phrases("events", "incidents")
    return any(
        0 <= first - number.last <= NUMBER_GAP and (number.best or 0) > 1
        for number in scan.numbers
        for first, _ in incidents
    )
