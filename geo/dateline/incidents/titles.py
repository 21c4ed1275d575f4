"""One line that says what an incident was: "Armed clash at Tinzaouaten, July 2024: 131 killed"."""

from __future__ import annotations

from dateline.model import Incident, Kind, When

__all__ = ["title"]

SHOWN = (
    Kind.KILLED,
    Kind.WOUNDED,
    Kind.ABDUCTED,
    Kind.ARRESTED,
    Kind.DISPLACED,
    Kind.FREED,
    Kind.CAPTURED,
    Kind.MISSING,
)
"""Kinds in the order of their weight; the title gives the first that is stated."""

MONTH_DAYS, YEAR_DAYS = 27, 360
"""Spans of so many days are written as months and as a year."""


def title(incident: Incident) -> str:
    """Return an incident's title, in English."""
    label = max(incident.reports, key=lambda report: report.sub_event_type == incident.sub_event_type).label
    name = label[:1].upper() + label[1:]
    if incident.tally:
        name = f"Tally: {label}"
    where = f", {incident.where.phrase or incident.where.place.name}" if incident.where else ""
    when = _date(incident.when)
    return f"{name}{where}{f', {when}' if when else ''}{_toll(incident)}"


def _date(when: When) -> str:
    """Write a date as precisely as it is known; as the article says it where that is open."""
    if when.start is None:
        return when.phrase
    start, end = when.start, when.end or when.start
    days = (end - start).days
    if days == 0:
        return f"{start.day} {start:%B %Y}"
    if days >= YEAR_DAYS and start.year == end.year:
        return f"{start.year}"
    if days >= MONTH_DAYS:
        first = f"{start:%B}" if start.year == end.year else f"{start:%B %Y}"
        return f"{start:%B %Y}" if (start.year, start.month) == (end.year, end.month) else f"{first} – {end:%B %Y}"
    if start.month == end.month:
        return f"{start.day}–{end.day} {end:%B %Y}"
    return f"{start.day} {start:%B} – {end.day} {end:%B %Y}"


def _toll(incident: Incident) -> str:
    totals = {total.kind: total for total in incident.totals}
    for kind in SHOWN:
        total = totals.get(kind)
        value = total and (total.best if total.best is not None else total.low)
        if total is not None and value:
            return f": {value:,}{'+' if total.high is None else ''} {kind.value}"
    return ""
