"""An incident in words: the line that says what it was, and its toll by party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.incidents.wording import Wording, wording
from dateline.model import Figure, Incident, Kind, Report, Use, When

__all__ = ["entitle"]

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

MANY = 2
"""So many people take a language's form for more than one."""


def entitle(incident: Incident, language: str = "en") -> Incident:
    """Return an incident with its title and its casualties put into words.

    The title is one line such as "Armed clash, Tinzaouaten, July 2024: 131 killed". The casualties are such as "killed:
    47 Malian soldiers, 84 Russian mercenaries; wounded: 12", by the first report whose figures make the toll. Places,
    open dates and parties stand as the article words them.

    Parameters
    ----------
    language
        One that `dateline.incidents.wording` has.
    """
    words = wording(language)
    return replace(incident, title=_title(incident, words), casualties=_casualties(incident, words))


def _title(incident: Incident, words: Wording) -> str:
    label = words.label(
        max(incident.reports, key=lambda report: report.sub_event_type == incident.sub_event_type).label
    )
    name = f"{words.tally}{words.colon}{label}" if incident.tally else label[:1].upper() + label[1:]
    where = f", {incident.where.phrase or incident.where.place.name}" if incident.where else ""
    when = _date(incident.when, words)
    return f"{name}{where}{f', {when}' if when else ''}{_toll(incident, words)}"


def _date(when: When, words: Wording) -> str:
    """Write a date as precisely as it is known; as the article says it where that is open."""
    return when.phrase if when.start is None else words.span(when.start, when.end or when.start)


def _toll(incident: Incident, words: Wording) -> str:
    totals = {total.kind: total for total in incident.totals}
    for kind in SHOWN:
        total = totals.get(kind)
        value = total and (total.best if total.best is not None else total.low)
        if total is not None and value:
            more = "+" if total.high is None else ""
            return f"{words.colon}{words.number(value)}{more} {words.kind(kind, value)}"
    return ""


def _casualties(incident: Incident, words: Wording) -> str:
    lines: list[str] = []
    totals = {total.kind: total for total in incident.totals}
    for kind in Kind:
        told = [own for report in incident.reports if (own := _own(report, kind))]
        if told:
            total = totals.get(kind)
            figures = next((own for own in told if total and _sum(own) == total.best), told[-1])
            parties = ", ".join(_party(figure, words) for figure in figures)
            lines.append(f"{words.kind(kind, MANY)}{words.colon}{parties}")
    return "; ".join(lines)


def _own(report: Report, kind: Kind) -> list[Figure]:
    return [figure for figure in report.figures if figure.kind is kind and figure.use in (Use.COUNTED, Use.PART)]


def _sum(figures: Sequence[Figure]) -> int | None:
    bests = [figure.best for figure in figures if figure.use is Use.COUNTED]
    return None if None in bests else sum(best for best in bests if best is not None)


def _party(figure: Figure, words: Wording) -> str:
    part = words.of_them if figure.use is Use.PART else ""
    return f"{part}{_number(figure, words)} {figure.party or ''}".rstrip()


def _number(figure: Figure, words: Wording) -> str:
    """Write a figure with its bounds: "12", "20–30", "at least 12" as "12+", "about 50" as "~50"."""
    best = figure.best if figure.best is not None else figure.low
    if figure.low is not None and figure.high is not None and figure.low != figure.high:
        return f"{words.number(figure.low)}–{words.number(figure.high)}"
    if best is None:
        return f"≤{words.number(figure.high)}" if figure.high is not None else "?"
    about = "~" if figure.approximate else ""
    return f"{about}{words.number(best)}{'+' if figure.high is None else ''}"
